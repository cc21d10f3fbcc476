package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// writeObject writes a struct as package json does with an indent of two spaces,
// but each element of a list by itself: a long article's marks are megabytes,
// and whoever takes them may have other things to do in between. A field may be
// a sequence, too.
func writeObject(w io.Writer, object any) error {
	b := bufio.NewWriter(w)
	between := "{\n"
	if err := writeFields(b, reflect.ValueOf(object), &between); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	return b.Flush()
}

func writeFields(b *bufio.Writer, object reflect.Value, between *string) error {
	for i := range object.NumField() {
		name, options, _ := strings.Cut(object.Type().Field(i).Tag.Get("json"), ",")
		field := object.Field(i)
		if name == "" { // embedded
			if err := writeFields(b, field, between); err != nil {
				return err
			}
			continue
		}
		if options == "omitempty" && field.IsZero() {
			continue
		}
		b.WriteString(*between + `  "` + name + `": `)
		*between = ",\n"
		var err error
		if k := field.Kind(); k == reflect.Slice || k == reflect.Func {
			err = writeList(b, field)
		} else {
			err = writeValue(b, field, "  ")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func writeList(b *bufio.Writer, list reflect.Value) error {
	before, after := "[\n    ", "[]"
	write := func(item reflect.Value) error {
		b.WriteString(before)
		before, after = ",\n    ", "\n  ]"
		return writeValue(b, item, "    ")
	}
	if list.Kind() == reflect.Slice {
		for i := range list.Len() {
			if err := write(list.Index(i)); err != nil {
				return err
			}
		}
	} else {
		for item := range list.Seq() {
			if err := write(item); err != nil {
				return err
			}
		}
	}
	_, err := b.WriteString(after)
	return err
}

func writeValue(b *bufio.Writer, v reflect.Value, prefix string) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(v.Interface()); err != nil {
		return err
	}
	_, err := b.Write(bytes.TrimSuffix(buf.Bytes(), []byte("\n")))
	return err
}

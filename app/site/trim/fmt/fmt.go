// Package fmt stands in for the standard library's in the engine's build. That
// one prints any value in any form, for which it brings along reflection,
// floating point and the files of the operating system: a thirtieth of the
// download. The engine fills words and whole numbers into sentences, and that is
// what is here: %s, %d, %v and %w print a value, %q puts it in quotes, %02d
// fills it up with zeros.
package fmt

import (
	"errors"
	"reflect"
	"strconv"
)

// Sprintf returns format with its verbs replaced by args, in order.
func Sprintf(format string, args ...any) string {
	var b []byte
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b = append(b, format[i])
			continue
		}
		width := 0
		for i++; i < len(format) && '0' <= format[i] && format[i] <= '9'; i++ {
			width = 10*width + int(format[i]-'0')
		}
		if i == len(format) || format[i] == '%' || len(args) == 0 {
			b = append(b, '%')
			continue
		}
		text := Sprint(args[0])
		args = args[1:]
		if format[i] == 'q' {
			text = strconv.Quote(text)
		}
		for range width - len(text) {
			b = append(b, '0')
		}
		b = append(b, text...)
	}
	return string(b)
}

// Errorf returns an error that says what Sprintf returns and wraps the error
// among args, if there is one.
func Errorf(format string, args ...any) error {
	text := Sprintf(format, args...)
	for _, a := range args {
		if cause, ok := a.(error); ok {
			return &wrapped{text, cause}
		}
	}
	return errors.New(text)
}

type wrapped struct {
	text  string
	cause error
}

func (w *wrapped) Error() string { return w.text }
func (w *wrapped) Unwrap() error { return w.cause }

// Sprint returns what a value says of itself: text, a whole number, or what its
// Error or String method returns. Of anything else it names the kind.
func Sprint(value any) string {
	switch v := value.(type) {
	case nil:
		return "<nil>"
	case string:
		return v
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	switch v := reflect.ValueOf(value); {
	case v.Kind() == reflect.String:
		return v.String()
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	default:
		return v.Kind().String()
	}
}

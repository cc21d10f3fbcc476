package export

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
	"testing"

	"lede/app/doc"
	"lede/app/offset"
)

// TestWriteObject writes what package json writes.
func TestWriteObject(t *testing.T) {
	type head struct {
		A string  `json:"a"`
		B *string `json:"b"`
		C string  `json:"c,omitempty"`
	}
	type list struct {
		head
		D []any `json:"d"`
	}
	empty := &doc.Document{}
	full := &doc.Document{Text: "<a> & b", Blocks: []doc.Block{{Span: doc.Span{End: 1}, DuplicateOf: doc.NoBlock}, {Span: doc.Span{Start: 2, End: 7}}}}
	for _, object := range []any{toJSON(empty, offset.Byte), toJSON(full, offset.UTF16), list{D: []any{}}, list{head{A: "<&>\u2028"}, []any{1, "x", map[string]int{"y": 2}, []int{}}}} {
		var got, want bytes.Buffer
		if err := writeObject(&got, object); err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		enc.Encode(object)
		if got.String() != want.String() {
			t.Errorf("%+v\n got %s\nwant %s", object, &got, &want)
		}
	}
	var got bytes.Buffer
	writeObject(&got, struct {
		E iter.Seq[int] `json:"e"`
		F iter.Seq[int] `json:"f"`
	}{slices.Values([]int{1, 2}), slices.Values([]int(nil))})
	if want := "{\n  \"e\": [\n    1,\n    2\n  ],\n  \"f\": []\n}\n"; got.String() != want {
		t.Errorf("sequences\n got %s\nwant %s", &got, want)
	}
}

package intake

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

var jsonCases = []string{
	`{"@graph": [{"headline": "A \"quoted\" title", "n": -1.5e+3, "author": [{"name": "Ine Dahl"}, null]}]}`,
	`"\u00e6\ud83c\udf88 \ud83c x \udf88\ud83c\ud83c\udf88 \/\b\f\n\r\t"`,
	` [ ] `, `{}`, `[1, 2.0, 0, -0, 1E9, true, false]`, `{"a": {"b": {"c": "d"}}, "a": "again"}`,
	"", " ", `{`, `[1,]`, `{"a"}`, `{"a": 1,}`, `{a: 1}`, `01`, `1.`, `-`, `1e`, `.5`, `tru`, `nul`, `"`, `"\x"`, `"\u12g4"`, `"\u+123"`, `"a` + "\n" + `b"`, `[] []`, `"a" "b"`,
	"\"\xff\"", `"\`, `"\u12`, `{"a": "b"`, "\u00a0[]", `[[[[[[[[["deep"]]]]]]]]]`,
}

// TestParseJSON holds our reader against the standard library's.
func TestParseJSON(t *testing.T) {
	for _, src := range jsonCases {
		sameJSON(t, src)
	}
}

func FuzzParseJSON(f *testing.F) {
	for _, src := range jsonCases {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { sameJSON(t, src) })
}

func sameJSON(t *testing.T, src string) {
	t.Helper()
	got, err := parseJSON(src)
	var want any
	decoder := json.NewDecoder(strings.NewReader(src))
	decoder.UseNumber() // those too great for a float64 are JSON
	wantErr := decoder.Decode(&want)
	if _, err := decoder.Token(); wantErr == nil && err != io.EOF {
		wantErr = errors.New("more than one value")
	}
	if (err == nil) != (wantErr == nil) {
		if wantErr == nil && nests(want) > deepest {
			return
		}
		t.Fatalf("%q: error %v, want %v", src, err, wantErr)
	}
	if want = stringsOnly(want); err == nil && !reflect.DeepEqual(got, want) {
		t.Fatalf("%q:\n got %#v\nwant %#v", src, got, want)
	}
}

// stringsOnly makes nil of numbers and truth values.
func stringsOnly(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = stringsOnly(v[k])
		}
		return v
	case []any:
		for i := range v {
			v[i] = stringsOnly(v[i])
		}
		return v
	case string:
		return v
	}
	return nil
}

func nests(v any) int {
	deepest := 0
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			deepest = max(deepest, nests(e))
		}
	case []any:
		for _, e := range v {
			deepest = max(deepest, nests(e))
		}
	default:
		return 0
	}
	return deepest + 1
}

package store

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzCard reads any text as a card: where scanCard says that it could, it has
// read what package json reads. Text has no control characters here: json
// writes none, and refuses them.
func FuzzCard(f *testing.F) {
	for _, c := range []Card{{}, example().Card, {Title: "a \"b\" \\ <c> \u2028", Actors: []string{"x\ny", "", "é"}, Tags: []string{"t"}, Revision: 1 << 40, Saved: noon}} {
		f.Add(c.encode())
	}
	for _, s := range []string{"", "{}", `{"title":"a"`, `{"title":"a"}x`, `{"revision":1,"revision":2}`, `{"revision": 1}`, `{"actors":[]}`, `{"actors":["a",]}`,
		`{"title":null}`, `{"title":"\`, `{"title":"\"`, `{"title":"\ud83c"}`, `{"Title":"a"}`, `{"saved":1.5}`, `{"saved":"1"}`, `{"tags":["a"],}`, `{"length":+1}`, `{"length":01}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := scanCard(s)
		if !ok || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			return
		}
		var want cardRecord
		if err := json.Unmarshal([]byte(s), &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: error of json: %v\n got %+v\nwant %+v", s, err, got, want)
		}
	})
}

// TestScanCard reads what encode has written, all but what has a backslash
// without package json.
func TestScanCard(t *testing.T) {
	for _, c := range []struct {
		card Card
		fast bool
	}{
		{example().Card, true},
		{Card{Saved: noon, Opened: noon}, true},
		{Card{Title: "A & B <c> ü \u007f", Actors: []string{"x", ""}, Saved: noon, Opened: noon}, true},
		{Card{Title: "“a” \"b\" \\ \u2028", Actors: []string{"x\ny", ""}, Saved: noon, Opened: noon}, false},
	} {
		if _, ok := scanCard(c.card.encode()); ok != c.fast {
			t.Errorf("%s: read %v, want %v", c.card.encode(), ok, c.fast)
		}
		if got, err := decodeCard(c.card.ID, c.card.encode()); err != nil || !reflect.DeepEqual(got, c.card) {
			t.Errorf("error %v\n got %+v\nwant %+v", err, got, c.card)
		}
	}
}

func BenchmarkDecodeCard(b *testing.B) {
	c := example().Card
	for range 24 {
		c.Actors = append(c.Actors, "Ministry of the Interior")
	}
	record := c.encode()
	b.SetBytes(int64(len(record)))
	for b.Loop() {
		decodeCard(1, record)
	}
}

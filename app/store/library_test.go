package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

func ids(cards []Card) []ID {
	var out []ID
	for _, c := range cards {
		out = append(out, c.ID)
	}
	return out
}

func library() []Card {
	day := func(n int) time.Time { return time.Date(2025, 1, n, 0, 0, 0, 0, time.UTC) }
	return []Card{
		{ID: 1, Title: "beta", Date: "2025-03-01", Saved: day(3), Opened: day(4), Actors: []string{"Ine Dahl"}},
		{ID: 2, Title: "Alpha", Date: "", Saved: day(2), Opened: day(6)},
		{ID: 3, Title: "Gamma", Date: "2025-04-01", Saved: day(1), Opened: day(5), Source: "The Paper"},
	}
}

func TestSort(t *testing.T) {
	for _, c := range []struct {
		by   Order
		want []ID
	}{
		{ByOpened, []ID{2, 3, 1}},
		{BySaved, []ID{1, 2, 3}},
		{ByDate, []ID{3, 1, 2}},
		{ByTitle, []ID{2, 1, 3}},
	} {
		cards := library()
		Sort(cards, c.by)
		if got := ids(cards); !reflect.DeepEqual(got, c.want) {
			t.Errorf("by %s: got %v, want %v", c.by, got, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	x := NewIndex(library(), map[ID]string{1: "The harbour burned.", 2: "Nothing of the SORT.", 3: ""})
	for _, c := range []struct {
		query string
		want  []ID
	}{
		{"", []ID{1, 2, 3}},
		{"HARBOUR", []ID{1}},
		{"sort", []ID{2}},
		{"ine dahl", []ID{1}},
		{"dahl paper", nil},
		{"paper gam", []ID{3}},
		{"zebra", nil},
	} {
		if got := ids(x.Find(c.query)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %v, want %v", c.query, got, c.want)
		}
	}
}

// BenchmarkFind searches a library of a thousand articles of 4 kB.
func BenchmarkFind(b *testing.B) {
	var cards []Card
	texts := make(map[ID]string)
	for i := range 1000 {
		id := ID(i + 1)
		cards = append(cards, Card{ID: id, Title: fmt.Sprint("Article ", i)})
		texts[id] = strings.Repeat("The minister said that the harbour was closed. ", 90) + fmt.Sprint(i)
	}
	x := NewIndex(cards, texts)
	for b.Loop() {
		x.Find("harbour 999")
	}
}

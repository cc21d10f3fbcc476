package store

import (
	"fmt"
	"reflect"
	"slices"
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
		{ID: 2, Title: "Alpha", Date: "", Saved: day(2), Opened: day(6), Tags: []string{"Ports"}},
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
	x := NewIndex()
	for id, text := range map[ID]string{1: "The harbour burned.", 2: "Nothing of the SORT.", 3: ""} {
		x.add(id, 1, text)
	}
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
		{"dahl burned", []ID{1}},
		{"ports", []ID{2}},
		{"zebra", nil},
	} {
		if got := ids(x.Find(library(), c.query)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %v, want %v", c.query, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("words and words ", 10)
	for _, c := range []struct{ text, query, want string }{
		{"The harbour burned.", "HARBOUR", "The |harbour| burned."},
		{"The harbour burned.", "burned the", "|The| harbour burned."},
		{"The harbour burned.", "zebra", "||"},
		{"The harbour burned.", "", "||"},
		{long + "harbour " + long, "harbour", "…and words words and words words and words words and words |harbour| words and words words and words words and words words and…"},
		{"İ harbour", "harbour", "||"}, // İ is longer in lower case
		{"ééé harbour", "harbour", "ééé |harbour|"},
	} {
		x := NewIndex()
		x.add(1, 1, c.text)
		before, hit, after := x.Excerpt(1, c.query)
		if got := before + "|" + hit + "|" + after; got != c.want {
			t.Errorf("%q in %q:\n got %s\nwant %s", c.query, c.text, got, c.want)
		}
	}
}

func TestTags(t *testing.T) {
	for typed, want := range map[string][]string{
		"": nil, " , ,": nil, "a": {"a"}, " big  ports , Oslo,OSLO, a,": {"big ports", "Oslo", "a"},
	} {
		if got := ParseTags(typed); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
	tags, uses := Tags([]Card{{Tags: []string{"b", "c"}}, {Tags: []string{"c", "a"}}})
	if !reflect.DeepEqual(tags, []string{"c", "a", "b"}) || uses["c"] != 2 {
		t.Errorf("got %q, used %v", tags, uses)
	}
}

// TestIndex brings an index up to what has been changed, added and deleted since.
func TestIndex(t *testing.T) {
	s := newStore(t, new(Memory))
	index := func(earlier *Index) (*Index, string) {
		t.Helper()
		list, err := s.List()
		x, err2 := s.Index(list, earlier)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		var all []string
		for id := range ID(100) {
			if text := x.Text(id); text != "" {
				all = append(all, text)
			}
		}
		return x, strings.Join(all, " ")
	}
	keep := func(text string) Card {
		t.Helper()
		c, err := s.Save(Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	x, _ := index(NewIndex())
	a, b := keep("one"), keep("two")
	x, got := index(x)
	if want := "one two"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.Save(Article{Card: a, Text: "changed"})
	s.Delete(b.ID)
	keep("three")
	if x, got = index(x); got != "changed three" {
		t.Errorf("got %q, want %q", got, "changed three")
	}
	want := "changed three"
	for i := range 3 * few {
		want += fmt.Sprint(" ", i)
		keep(fmt.Sprint(i))
	}
	if _, got = index(x); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestReads counts what is read: a list needs the cards alone, an index the
// texts alone, and the last article no other.
func TestReads(t *testing.T) {
	m := new(Memory)
	s := newStore(t, m)
	for range 100 {
		if _, err := s.Save(example()); err != nil {
			t.Fatal(err)
		}
	}
	newStore(t, m) // takes note of the version
	list, _ := s.List()
	indexed, _ := s.Index(list, NewIndex())
	changed := slices.Clone(list)
	changed[7].Revision++
	for _, c := range []struct {
		what string
		do   func()
		want map[string]int
	}{
		{"List", func() { s.List() }, map[string]int{cards: 100}},
		{"Index", func() { s.Index(list, NewIndex()) }, map[string]int{texts: 100}},
		{"Index again", func() { s.Index(list, indexed) }, map[string]int{}},
		{"Index, one changed", func() { s.Index(changed, indexed) }, map[string]int{texts: 1}},
		{"Last", func() { s.Last() }, map[string]int{values: 1, cards: 1, texts: 1, origins: 1, annotations: 1, edits: 1}},
		{"New", func() { New(m) }, map[string]int{values: 1}},
	} {
		before := m.Reads()
		c.do()
		got := m.Reads()
		for table, n := range before {
			if got[table] -= n; got[table] == 0 {
				delete(got, table)
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s reads %v, want %v", c.what, got, c.want)
		}
	}
}

// TestLast follows what was read last, through a deletion and a library that has
// not noted it.
func TestLast(t *testing.T) {
	s := newStore(t, new(Memory))
	if _, found, err := s.Last(); found || err != nil {
		t.Fatalf("an empty library: found %v, error %v", found, err)
	}
	var kept []ID
	for i := range 3 {
		a := example()
		a.Opened = noon.Add(time.Duration(i) * time.Hour)
		c, _ := s.Save(a)
		kept = append(kept, c.ID)
	}
	last := func(what string, want ID) {
		t.Helper()
		if a, found, err := s.Last(); !found || err != nil || a.ID != want {
			t.Errorf("%s: article %d, found %v, error %v; want article %d", what, a.ID, found, err, want)
		}
	}
	last("just saved", kept[2])
	s.Open(kept[0], noon.Add(5*time.Hour))
	last("opened", kept[0])
	s.Delete(kept[0])
	last("deleted", kept[2])
	s.Put(lastValue, nil)
	last("not noted", kept[2])
}

// BenchmarkFind searches a library of a thousand articles of 4 kB.
func BenchmarkFind(b *testing.B) {
	var cards []Card
	x := NewIndex()
	for i := range 1000 {
		id := ID(i + 1)
		cards = append(cards, Card{ID: id, Title: fmt.Sprint("Article ", i)})
		x.add(id, 1, strings.Repeat("The minister said that the harbour was closed. ", 90)+fmt.Sprint(i))
	}
	for b.Loop() {
		x.Find(cards, "harbour 999")
	}
}

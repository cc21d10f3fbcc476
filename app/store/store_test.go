package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

// newStore returns a library in memory, as a second tab would open it.
func newStore(t *testing.T, m *Memory) *Store {
	t.Helper()
	s, err := New(m)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var noon = time.UnixMilli(1747656000000)

func example() Article {
	return Article{
		Card:       Card{Title: "Tïtle", Source: "The Paper", Date: "2025-05-19", Actors: []string{"Ine Dahl"}, Tags: []string{"ports"}, Saved: noon, Opened: noon},
		Text:       "A 🎈 b",
		HTML:       "<p>A",
		Annotation: []byte{0, 255, 7},
		Edits:      []byte("{}"),
	}
}

func TestSave(t *testing.T) {
	s := newStore(t, new(Memory))
	a := example()
	card, err := s.Save(a)
	if err != nil || card.ID == 0 || card.Revision != 1 || card.Length != len(a.Text) {
		t.Fatalf("a new article is kept as %+v, error %v", card, err)
	}
	a.Card = card
	got, err := s.Load(card.ID)
	if err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("loaded, error %v\n got %+v\nwant %+v", err, got, a)
	}
	a.Edits, a.HTML, a.Annotation = nil, "", nil
	if a.Card, err = s.Save(a); err != nil || a.Revision != 2 || a.ID != card.ID {
		t.Fatalf("saved again as %+v, error %v", a.Card, err)
	}
	if got, err = s.Load(card.ID); err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("loaded again, error %v\n got %+v\nwant %+v", err, got, a)
	}
}

// TestTabs lets two tabs change the same article: the second to save is told,
// and can keep either, or both.
func TestTabs(t *testing.T) {
	m := new(Memory)
	one, two := newStore(t, m), newStore(t, m)
	card, err := one.Save(example())
	if err != nil {
		t.Fatal(err)
	}
	mine, _ := one.Load(card.ID)
	theirs, _ := two.Load(card.ID)
	theirs.Edits = []byte("theirs")
	if theirs.Card, err = two.Save(theirs); err != nil {
		t.Fatal(err)
	}
	mine.Edits = []byte("mine")
	if _, err := one.Save(mine); !errors.Is(err, ErrChanged) {
		t.Fatalf("saving what another tab has changed: error %v, want %v", err, ErrChanged)
	}
	if got, _ := one.Load(card.ID); string(got.Edits) != "theirs" {
		t.Errorf("the other tab's edits are now %q", got.Edits)
	}

	both := mine
	both.Card = Card{Title: mine.Title}
	if both.Card, err = one.Save(both); err != nil || both.ID == card.ID {
		t.Errorf("keeping both: %+v, error %v", both.Card, err)
	}
	mine.Revision = theirs.Revision
	if mine.Card, err = one.Save(mine); err != nil || mine.Revision != 3 {
		t.Errorf("keeping mine: %+v, error %v", mine.Card, err)
	}

	if _, err := two.Delete(card.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Save(mine); !errors.Is(err, ErrGone) {
		t.Errorf("saving what another tab has deleted: error %v, want %v", err, ErrGone)
	}
}

// TestNotes reads, opens and tags an article in one tab while another has it:
// that is no change of it, and its saving takes none of that back.
func TestNotes(t *testing.T) {
	m := new(Memory)
	one, two := newStore(t, m), newStore(t, m)
	card, _ := one.Save(example())
	mine, _ := one.Load(card.ID)
	later := noon.Add(time.Hour)
	if err := errors.Join(two.Tag(card.ID, []string{"a", "b"}), two.Open(card.ID, later)); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Save(mine); err != nil {
		t.Errorf("saving what another tab has tagged: %v", err)
	}
	if got, _ := one.Load(card.ID); !reflect.DeepEqual(got.Tags, []string{"a", "b"}) || !got.Opened.Equal(later) {
		t.Errorf("tags %q, last read %v; want a and b, and %v", got.Tags, got.Opened, later)
	}
	if err := one.Tag(99, nil); !errors.Is(err, ErrGone) {
		t.Errorf("tagging nothing: error %v", err)
	}
}

func TestDelete(t *testing.T) {
	s := newStore(t, new(Memory))
	card, _ := s.Save(example())
	want, _ := s.Load(card.ID)
	got, err := s.Delete(card.ID)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("deleted, error %v\n got %+v\nwant %+v", err, got, want)
	}
	if _, err := s.Load(card.ID); !errors.Is(err, ErrGone) {
		t.Errorf("loading it: error %v", err)
	}
	if _, err := s.Delete(card.ID); !errors.Is(err, ErrGone) {
		t.Errorf("deleting it again: error %v", err)
	}
	if err := s.Undelete(got); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Load(card.ID); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("put back, error %v\n got %+v\nwant %+v", err, got, want)
	}
	if err := s.Undelete(got); !errors.Is(err, ErrChanged) {
		t.Errorf("put back twice: error %v", err)
	}
	s.Delete(card.ID)
	if next, _ := s.Save(example()); next.ID == card.ID {
		t.Error("a new article has the id of a deleted one")
	}
}

// TestWritesFail breaks the k-th write of everything a store does: what was
// there is there, whole, and the error is told.
func TestWritesFail(t *testing.T) {
	broken := errors.New("no room")
	for _, c := range []struct {
		what string
		do   func(*Store, Article) error
	}{
		{"save a new one", func(s *Store, a Article) error { a.Card = Card{}; _, err := s.Save(a); return err }},
		{"save again", func(s *Store, a Article) error { a.Edits = []byte("more"); _, err := s.Save(a); return err }},
		{"delete", func(s *Store, a Article) error { _, err := s.Delete(a.ID); return err }},
		{"tag", func(s *Store, a Article) error { return s.Tag(a.ID, []string{"x"}) }},
		{"open", func(s *Store, a Article) error { return s.Open(a.ID, noon.Add(1)) }},
		{"put a value", func(s *Store, a Article) error { return s.Put(Draft, []byte("x")) }},
	} {
		for k := 1; ; k++ {
			m := new(Memory)
			s := newStore(t, m)
			card, _ := s.Save(example())
			want, _ := s.Load(card.ID)
			before := m.Writes()
			m.Fail = func(write int) error {
				if write == before+k {
					return broken
				}
				return nil
			}
			err := c.do(s, want)
			if m.Writes() < before+k {
				if err != nil || k == 1 {
					t.Errorf("%s: %d writes, error %v", c.what, k-1, err)
				}
				break
			}
			if !errors.Is(err, broken) {
				t.Errorf("%s, write %d broken: error %v", c.what, k, err)
			}
			again := newStore(t, m)
			list, _ := again.List()
			got, err := again.Load(card.ID)
			if len(list) != 1 || err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s, write %d broken: %d articles, error %v\n got %+v\nwant %+v", c.what, k, len(list), err, got, want)
			}
		}
	}
}

// TestInterleavings lets two tabs add to one article's edits in every mixture
// that chance finds, a failing write now and then among them. Whoever is told of
// a change loads and goes on from there; in the end no addition is lost, and
// none is there twice.
func TestInterleavings(t *testing.T) {
	for seed := range uint64(500) {
		chance := rand.New(rand.NewPCG(seed, 7))
		m := new(Memory)
		tabs := [2]*Store{newStore(t, m), newStore(t, m)}
		card, _ := tabs[0].Save(Article{Text: "x"})
		var at [2]Article
		var made [2]int
		for i := range tabs {
			at[i], _ = tabs[i].Load(card.ID)
		}
		m.Fail = func(int) error {
			if chance.IntN(12) == 0 {
				return ErrFull
			}
			return nil
		}
		asked := 0
		for made[0] < 10 || made[1] < 10 {
			i := chance.IntN(2)
			next := at[i]
			next.Edits = fmt.Appendf(next.Edits[:len(next.Edits):len(next.Edits)], "%d.%d ", i, made[i])
			saved, err := tabs[i].Save(next)
			switch {
			case err == nil:
				next.Card = saved
				at[i] = next
				made[i]++
			case errors.Is(err, ErrChanged):
				asked++
				at[i], _ = tabs[i].Load(card.ID)
			case !errors.Is(err, ErrFull):
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		got, _ := tabs[0].Load(card.ID)
		for i := range tabs {
			for n := range made[i] {
				if entry := fmt.Sprintf("%d.%d ", i, n); strings.Count(string(got.Edits), entry) != 1 {
					t.Fatalf("seed %d: %q stands %d times in %q", seed, entry, strings.Count(string(got.Edits), entry), got.Edits)
				}
			}
		}
		if got.Revision != 1+made[0]+made[1] || asked == 0 {
			t.Fatalf("seed %d: revision %d after %d and %d saves, asked %d times", seed, got.Revision, made[0], made[1], asked)
		}
	}
}

// version1 is a library as version 1 kept it.
func version1() *Memory {
	return &Memory{
		tables: map[string]map[any]any{
			cards: {
				1: `{"title":"Old","source":"The Paper","date":"2025-05-19","length":8,"actors":["Ine Dahl"],"saved":1747656000000,"opened":1747656000001}`,
				4: `{"title":"","source":"","date":"","length":2,"actors":[],"saved":1747656000002,"opened":1747656000003}`,
			},
			texts: {
				1: `{"text":"A 🎈 b","html":"<p>A","edits":"{\"Done\":[]}"}`,
				4: `{"text":"{}","html":"","edits":""}`,
			},
			annotations: {1: []byte{0, 255, 7}, 4: []byte{}},
			values:      {Draft: []byte("half")},
		},
		next: map[string]int{cards: 4},
	}
}

func TestVersion1(t *testing.T) {
	m := version1()
	want := []Article{
		{Card: Card{ID: 1, Revision: 1, Title: "Old", Source: "The Paper", Date: "2025-05-19", Length: 8, Actors: []string{"Ine Dahl"}, Saved: noon, Opened: noon.Add(time.Millisecond)},
			Text: "A 🎈 b", HTML: "<p>A", Annotation: []byte{0, 255, 7}, Edits: []byte(`{"Done":[]}`)},
		{Card: Card{ID: 4, Revision: 1, Length: 2, Saved: noon.Add(2 * time.Millisecond), Opened: noon.Add(3 * time.Millisecond)}, Text: "{}"},
	}
	for range 2 { // the second time nothing is left to do
		s := newStore(t, m)
		for _, w := range want {
			if got, err := s.Load(w.ID); err != nil || !reflect.DeepEqual(fold(got), fold(w)) {
				t.Errorf("article %d, error %v\n got %+v\nwant %+v", w.ID, err, got, w)
			}
		}
		if draft, _ := s.Get(Draft); string(draft) != "half" {
			t.Errorf("the draft is %q", draft)
		}
	}
	if card, err := newStore(t, m).Save(example()); err != nil || card.ID != 5 {
		t.Errorf("the next article is kept as %+v, error %v", card, err)
	}
}

// TestVersion1Fails breaks each write of the migration: the library is as it
// was, and the next attempt succeeds.
func TestVersion1Fails(t *testing.T) {
	m := version1()
	broken := errors.New("no room")
	for k := 1; ; k++ {
		before := m.Writes()
		m.Fail = func(write int) error {
			if write == before+k {
				return broken
			}
			return nil
		}
		_, err := New(m)
		if m.Writes() < before+k {
			if err != nil || k < 8 {
				t.Errorf("%d writes, error %v", k-1, err)
			}
			break
		}
		if !errors.Is(err, broken) {
			t.Errorf("write %d broken: error %v", k, err)
		}
		if !reflect.DeepEqual(m.tables, version1().tables) {
			t.Fatalf("write %d broken: the library has changed:\n%v", k, m.tables)
		}
	}
}

// TestRescue reads a library that could not be migrated: everything is there, in
// this version's form, and nothing changes.
func TestRescue(t *testing.T) {
	migrated := newStore(t, version1())
	m := version1()
	m.Fail = func(int) error { return ErrFull }
	_, err := New(m)
	s := Rescue(m, err)
	if !s.ReadOnly() || !errors.Is(s.Barred(), ErrOldForm) || !errors.Is(s.Barred(), ErrFull) {
		t.Errorf("barred by %v, want %v and %v", s.Barred(), ErrOldForm, ErrFull)
	}
	list, err := s.List()
	if err != nil || len(list) != 2 {
		t.Fatalf("%d articles, error %v", len(list), err)
	}
	for _, c := range list {
		got, err := s.Load(c.ID)
		want, _ := migrated.Load(c.ID)
		want.Revision = 0
		if err != nil || !reflect.DeepEqual(fold(got), fold(want)) {
			t.Errorf("article %d, error %v\n got %+v\nwant %+v", c.ID, err, got, want)
		}
	}
	if _, err := s.Delete(1); !errors.Is(err, ErrOldForm) {
		t.Errorf("deleting one: error %v", err)
	}
	if !reflect.DeepEqual(m.tables, version1().tables) {
		t.Errorf("the library has changed:\n%v", m.tables)
	}
}

// fold makes empty lists nil.
func fold(a Article) Article {
	if len(a.Actors) == 0 {
		a.Actors = nil
	}
	return a
}

func TestReadOnly(t *testing.T) {
	m := new(Memory)
	card, _ := newStore(t, m).Save(example())
	s := &Store{db: m, barred: ErrReadOnly}
	a, err := s.Load(card.ID)
	if err != nil || !s.ReadOnly() {
		t.Fatalf("read-only %v, error %v", s.ReadOnly(), err)
	}
	before := m.Writes()
	_, save := s.Save(a)
	_, remove := s.Delete(a.ID)
	for what, err := range map[string]error{"save": save, "delete": remove, "tag": s.Tag(a.ID, nil), "open": s.Open(a.ID, noon), "undelete": s.Undelete(a), "put": s.Put(Draft, nil)} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: error %v, want %v", what, err, ErrReadOnly)
		}
	}
	if m.Writes() != before {
		t.Errorf("%d writes to a library that is for reading", m.Writes()-before)
	}
}

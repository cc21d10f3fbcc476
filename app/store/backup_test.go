package store

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
	"time"
)

// backupOf is the file of a library of some articles.
func backupOf(t *testing.T, articles []Article, values map[string][]byte) ([]byte, error) {
	t.Helper()
	s := newStore(t, new(Memory))
	for _, a := range articles {
		if _, err := s.Save(a); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	_, err := s.Backup(&b, values)
	return b.Bytes(), err
}

func TestBackup(t *testing.T) {
	when := time.Date(2025, 5, 19, 14, 20, 0, 123e6, time.UTC)
	want := []Article{
		{Card: Card{Title: "Tïtle", Source: "The Paper", Date: "2025-05-19", Actors: []string{"Ine Dahl"}, Length: 8, Saved: when, Opened: when.Add(time.Hour)},
			Text: "A 🎈 b", HTML: "<p>A", Annotation: []byte{0, 255, 7}, Edits: []byte("{}")},
		{Card: Card{Saved: when, Opened: when, Length: 1}, Text: "x"},
	}
	values := map[string][]byte{Dictionary: []byte("[]")}
	file, err := backupOf(t, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := Restore(file); err != nil || got != nil {
		t.Errorf("an empty library comes back as %v, error %v", got, err)
	}
	file, err = backupOf(t, want, values)
	if err != nil {
		t.Fatal(err)
	}
	got, gotValues, err := Restore(file)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotValues, values) {
		t.Errorf("\n got %+v %q\nwant %+v %q", got, gotValues, want, values)
	}
}

func TestRestoreRefuses(t *testing.T) {
	for _, c := range []struct {
		file  string
		newer bool
	}{
		{"", false}, {"hello", false}, {"{}", false}, {"[]", false}, {`{"articles":[]}`, false},
		{`{"lede-backup":1,"articles":7}`, false},
		{`{"lede-backup":2,"articles":[]}`, true},
	} {
		_, _, err := Restore([]byte(c.file))
		if err == nil || errors.Is(err, ErrNewer) != c.newer {
			t.Errorf("%q: error %v, want one that is ErrNewer: %v", c.file, err, c.newer)
		}
	}
}

func FuzzRestore(f *testing.F) {
	f.Add([]byte(`{"lede-backup":1,"articles":[{"title":"x","text":"y","annotation":"AA=="}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		articles, values, err := Restore(file)
		if err != nil {
			return
		}
		again, err := backupOf(t, articles, values)
		if err != nil {
			return // a date that JSON can't hold
		}
		if _, _, err := Restore(again); err != nil {
			t.Errorf("%q: restored, backed up, and not restored again: %v", file, err)
		}
	})
}

package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// The tables of the database.
const (
	cards       = "cards"
	texts       = "texts"
	origins     = "origins"
	annotations = "annotations"
	edits       = "edits"
	values      = "values"
)

// whole are the tables that hold a part of an article.
var whole = []string{cards, texts, origins, annotations, edits}

// A version is a form the library has had, as a step from the one before it.
type version struct {
	tables  []string       // that are new in it
	migrate func(Tx) error // brings records into its form, and passes over those that are; or nil
}

// versions are all of them; the first is version 1. One that has been released
// is never changed; a new one is added, with a fixture of the one before it in
// the tests.
var versions = []version{
	{tables: []string{cards, texts, annotations, values}},
	{tables: []string{origins, edits}, migrate: splitTexts},
}

// schemaValue is the value that says which version the records have. The
// database's own number may be ahead of it for a moment: IndexedDB makes new
// tables in a transaction of its own.
const schemaValue = "schema"

// New returns the library in a database that has every table, after bringing
// its records to this version's form. An empty library is left alone.
func New(db Database) (*Store, error) {
	err := db.Update(append([]string{values}, whole...), func(t Tx) error {
		record, err := t.Get(values, schemaValue)
		if err != nil {
			return err
		}
		have := 1
		if s, ok := record.(string); ok {
			if have, err = strconv.Atoi(s); err != nil {
				return fmt.Errorf("store: version %q of the library", s)
			}
		} else if empty, err := isEmpty(t, cards); empty || err != nil {
			return err
		}
		if have >= len(versions) {
			return nil
		}
		for _, v := range versions[have:] {
			if v.migrate == nil {
				continue
			}
			if err := v.migrate(t); err != nil {
				return err
			}
		}
		return t.Put(values, schemaValue, strconv.Itoa(len(versions)))
	})
	if err != nil {
		return nil, err
	}
	return &Store{db: db}, nil
}

// Rescue returns the library in a database that New has failed on, for reading.
func Rescue(db Database, cause error) *Store {
	return &Store{db: db, barred: fmt.Errorf("%w: %w", ErrOldForm, cause)}
}

func isEmpty(t Tx, table string) (empty bool, err error) {
	found := errors.New("found")
	err = t.Each(table, func(_, _ any) error { return found })
	if err == found {
		return false, nil
	}
	return true, err
}

// splitTexts takes version 1 to version 2. Version 1 had no revisions, and kept
// text, HTML and edits in one record of texts.
func splitTexts(t Tx) error {
	var old []ID
	err := t.Each(cards, func(key, record any) error {
		id, _ := key.(int)
		c, err := decodeCard(ID(id), record)
		if c.Revision == 0 {
			old = append(old, c.ID)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range old {
		a, err := load(t, id)
		if err != nil {
			return err
		}
		a.Revision = 1
		if err := put(t, int(id), []entry{{cards, a.Card.encode()}, {texts, a.Text}, {origins, a.HTML}, {edits, string(a.Edits)}}); err != nil {
			return err
		}
	}
	return nil
}

// splitText takes the text of version 1 apart.
func (a *Article) splitText() error {
	var text struct{ Text, HTML, Edits string }
	if err := json.Unmarshal([]byte(a.Text), &text); err != nil {
		return fmt.Errorf("store: text %d of version 1: %w", a.ID, err)
	}
	a.Text, a.HTML, a.Edits = text.Text, text.HTML, nil
	if text.Edits != "" {
		a.Edits = []byte(text.Edits)
	}
	return nil
}

package store

import (
	"errors"
	"slices"
	"strconv"
	"time"
)

// Save keeps an article, and returns its card as it is kept now. One with an id
// is kept in place of the revision it was loaded as: if that is no longer the
// one that is kept the error is [ErrChanged] or [ErrGone], and nothing has
// changed. Tags and the time it was last read are taken from the article only
// when it is new; they have methods of their own.
func (s *Store) Save(a Article) (Card, error) {
	a.Length = len(a.Text)
	err := s.update(append([]string{values}, whole...), func(t Tx) (err error) {
		if a.ID == 0 {
			if a.ID, err = nextID(t); err != nil {
				return err
			}
			a.Revision = 0
			if a.Saved.IsZero() {
				a.Saved = time.Now()
			}
			if a.Opened.IsZero() {
				a.Opened = a.Saved
			}
			if err := noteLast(t, a.ID); err != nil {
				return err
			}
		} else {
			kept, err := card(t, a.ID)
			switch {
			case err != nil:
				return err
			case kept.Revision != a.Revision:
				return ErrChanged
			}
			a.Tags, a.Opened = kept.Tags, kept.Opened
		}
		a.Revision++
		return write(t, a)
	})
	if err != nil {
		return Card{}, err
	}
	return a.Card, nil
}

// nextID returns an id that no article ever had.
func nextID(t Tx) (ID, error) {
	n, err := t.Add(cards, "")
	return ID(n), err
}

// write writes every record of an article.
func write(t Tx, a Article) error {
	return put(t, int(a.ID), []entry{
		{cards, a.Card.encode()}, {texts, a.Text}, {origins, a.HTML}, {annotations, a.Annotation}, {edits, string(a.Edits)},
	})
}

// An entry is a record and its table.
type entry struct {
	table  string
	record any
}

// put writes records under one key. An empty one is left out: most articles have
// neither HTML nor edits.
func put(t Tx, key any, list []entry) error {
	for _, e := range list {
		var err error
		if e.record == "" {
			err = t.Delete(e.table, key)
		} else {
			err = t.Put(e.table, key, e.record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Load returns a kept article, or [ErrGone].
func (s *Store) Load(id ID) (a Article, err error) {
	err = s.db.View(whole, func(t Tx) error {
		a, err = load(t, id)
		return err
	})
	return a, err
}

func load(t Tx, id ID) (a Article, err error) {
	if a.Card, err = card(t, id); err != nil {
		return a, err
	}
	var record [4]any
	for i, table := range [...]string{texts, origins, annotations, edits} {
		if record[i], err = t.Get(table, int(id)); err != nil {
			return a, err
		}
	}
	a.Text, _ = record[0].(string)
	a.HTML, _ = record[1].(string)
	if b, _ := record[2].([]byte); len(b) > 0 {
		a.Annotation = b
	}
	if e, _ := record[3].(string); e != "" {
		a.Edits = []byte(e)
	}
	if a.Revision == 0 {
		err = a.splitText()
	}
	return a, err
}

// Delete removes an article, and returns what it was.
func (s *Store) Delete(id ID) (a Article, err error) {
	err = s.update(whole, func(t Tx) error {
		if a, err = load(t, id); err != nil {
			return err
		}
		for _, table := range whole {
			if err := t.Delete(table, int(id)); err != nil {
				return err
			}
		}
		return nil
	})
	return a, err
}

// Undelete puts back what Delete has returned, under its old id and as the
// revision it was.
func (s *Store) Undelete(a Article) error {
	return s.update(whole, func(t Tx) error {
		if _, err := card(t, a.ID); !errors.Is(err, ErrGone) {
			return errors.Join(ErrChanged, err)
		}
		return write(t, a)
	})
}

// Open notes that an article is being read.
func (s *Store) Open(id ID, at time.Time) error {
	return s.note(id, func(t Tx, c *Card) error {
		c.Opened = at
		return noteLast(t, id)
	})
}

// lastValue is the value that names the article that was read last, so that the
// page can open it without reading every card.
const lastValue = "last"

func noteLast(t Tx, id ID) error { return t.Put(values, lastValue, []byte(strconv.Itoa(int(id)))) }

// Tag gives an article its tags, in place of those it had.
func (s *Store) Tag(id ID, tags []string) error {
	return s.note(id, func(_ Tx, c *Card) error {
		c.Tags = slices.Clone(tags)
		return nil
	})
}

// note changes what a card says without changing the article.
func (s *Store) note(id ID, change func(Tx, *Card) error) error {
	return s.update([]string{cards, values}, func(t Tx) error {
		c, err := card(t, id)
		if err != nil {
			return err
		}
		if err := change(t, &c); err != nil {
			return err
		}
		return t.Put(cards, int(id), c.encode())
	})
}

// List returns the cards of all articles, the one kept first first.
func (s *Store) List() (list []Card, err error) {
	err = s.db.View([]string{cards}, func(t Tx) error {
		return t.Each(cards, func(key, record any) error {
			id, _ := key.(int)
			c, err := decodeCard(ID(id), record)
			list = append(list, c)
			return err
		})
	})
	return list, err
}

// Texts returns the text of every article.
func (s *Store) Texts() (map[ID]string, error) {
	all := make(map[ID]string)
	err := s.db.View([]string{texts}, func(t Tx) error {
		return t.Each(texts, func(key, record any) error {
			id, _ := key.(int)
			all[ID(id)], _ = record.(string)
			return nil
		})
	})
	return all, err
}

// Last returns the article that was read last, if any is kept.
func (s *Store) Last() (a Article, found bool, err error) {
	record, err := s.Get(lastValue)
	if err != nil {
		return a, false, err
	}
	if id, err := strconv.Atoi(string(record)); err == nil {
		if a, err = s.Load(ID(id)); err == nil {
			return a, true, nil
		}
	}
	list, err := s.List() // it was deleted, or an older version did not note it
	if err != nil || len(list) == 0 {
		return a, false, err
	}
	last := slices.MaxFunc(list, func(a, b Card) int { return a.Opened.Compare(b.Opened) })
	if a, err = s.Load(last.ID); errors.Is(err, ErrGone) {
		return a, false, nil
	}
	return a, err == nil, err
}

// Put keeps a value under a name, in place of what was.
func (s *Store) Put(name string, value []byte) error {
	return s.update([]string{values}, func(t Tx) error { return t.Put(values, name, value) })
}

// Get returns the value kept under a name, or nil.
func (s *Store) Get(name string) (value []byte, err error) {
	err = s.db.View([]string{values}, func(t Tx) error {
		record, err := t.Get(values, name)
		value, _ = record.([]byte)
		return err
	})
	return value, err
}

func (s *Store) update(tables []string, f func(Tx) error) error {
	if s.barred != nil {
		return s.barred
	}
	return s.db.Update(tables, f)
}

// card returns the card of a kept article, or [ErrGone].
func card(t Tx, id ID) (Card, error) {
	record, err := t.Get(cards, int(id))
	switch {
	case err != nil:
		return Card{}, err
	case record == nil:
		return Card{}, ErrGone
	}
	return decodeCard(id, record)
}

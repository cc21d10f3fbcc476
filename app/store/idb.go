//go:build js && wasm

package store

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"
)

// A Store is the open database. Its methods wait for the browser: call them
// from a goroutine of their own, never from an event handler.
type Store struct{ db *idb.Database }

// Open opens the database and brings it to this version's form.
func Open() (s *Store, err error) {
	defer caught(&err)
	if !js.Global().Get("indexedDB").Truthy() {
		return nil, ErrUnavailable
	}
	ctx := context.Background()
	request, err := idb.Global().Open(ctx, database, uint(len(migrations)), upgrade)
	if err != nil {
		return nil, err
	}
	db, err := request.Await(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return &Store{db}, nil
}

// caught turns a panic into an error. The library panics on what it takes for
// impossible, and a browser short of storage makes much possible.
func caught(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("store: %v", cause)
	}
}

// whole are the object stores that hold a part of an article.
var whole = []string{cards, texts, annotations}

// full turns the browser's complaint that there is no room into [ErrFull].
func full(err *error) {
	var thrown js.Error
	if errors.As(*err, &thrown) && text(thrown.Get("name")) == "QuotaExceededError" {
		*err = ErrFull
	}
}

// Save keeps an article, in place of the one with its id, and returns its id.
func (s *Store) Save(a Article) (id ID, err error) {
	defer full(&err)
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadWrite, cards, texts, annotations)
	if err != nil {
		return 0, err
	}
	if a.Saved.IsZero() {
		a.Saved = time.Now()
	}
	if a.Opened.IsZero() {
		a.Opened = a.Saved
	}
	a.Length = len(a.Text)
	if a.ID == 0 {
		key, err := put(ctx, t, cards, js.Undefined(), a.Card.js())
		if err != nil {
			return 0, err
		}
		a.ID = ID(key.Int())
	} else if _, err := put(ctx, t, cards, js.ValueOf(int(a.ID)), a.Card.js()); err != nil {
		return 0, err
	}
	key := js.ValueOf(int(a.ID))
	if _, err := put(ctx, t, texts, key, js.ValueOf(map[string]any{"text": a.Text, "html": a.HTML, "edits": string(a.Edits)})); err != nil {
		return 0, err
	}
	if _, err := put(ctx, t, annotations, key, bytesToJS(a.Annotation)); err != nil {
		return 0, err
	}
	return a.ID, t.Await(ctx)
}

// put writes one record; an undefined key lets the database choose one.
func put(ctx context.Context, t *idb.Transaction, name string, key, value js.Value) (js.Value, error) {
	o, err := t.ObjectStore(name)
	if err != nil {
		return js.Value{}, err
	}
	var r *idb.Request
	if key.IsUndefined() {
		r, err = o.Put(value)
	} else {
		r, err = o.PutKey(key, value)
	}
	if err != nil {
		return js.Value{}, err
	}
	return r.Await(ctx)
}

// get reads one record, which is undefined where there is none.
func get(ctx context.Context, t *idb.Transaction, name string, key js.Value) (js.Value, error) {
	o, err := t.ObjectStore(name)
	if err != nil {
		return js.Value{}, err
	}
	r, err := o.Get(key)
	if err != nil {
		return js.Value{}, err
	}
	return r.Await(ctx)
}

// Load returns a kept article.
func (s *Store) Load(id ID) (a Article, err error) {
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadOnly, cards, texts, annotations)
	if err != nil {
		return a, err
	}
	key := js.ValueOf(int(id))
	var records [3]js.Value
	for i, name := range whole {
		if records[i], err = get(ctx, t, name, key); err != nil {
			return a, err
		}
	}
	if records[0].IsUndefined() || records[1].IsUndefined() {
		return a, ErrGone
	}
	a.Card = cardOf(id, records[0])
	a.Text = text(records[1].Get("text"))
	a.HTML = text(records[1].Get("html"))
	a.Edits = []byte(text(records[1].Get("edits")))
	a.Annotation = bytesFromJS(records[2])
	return a, nil
}

// List returns the cards of all articles, in no order.
func (s *Store) List() (list []Card, err error) {
	err = s.each(cards, func(id ID, v js.Value) { list = append(list, cardOf(id, v)) })
	return list, err
}

// Texts returns the text of every article.
func (s *Store) Texts() (map[ID]string, error) {
	all := make(map[ID]string)
	err := s.each(texts, func(id ID, v js.Value) { all[id] = text(v.Get("text")) })
	return all, err
}

// each calls f with every record of an object store.
func (s *Store) each(name string, f func(ID, js.Value)) (err error) {
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadOnly, name)
	if err != nil {
		return err
	}
	o, err := t.ObjectStore(name)
	if err != nil {
		return err
	}
	r, err := o.OpenCursor(idb.CursorNext)
	if err != nil {
		return err
	}
	return r.Iter(ctx, func(c *idb.CursorWithValue) error {
		key, err := c.Key()
		if err != nil {
			return err
		}
		value, err := c.Value()
		if err != nil {
			return err
		}
		f(ID(key.Int()), value)
		return nil
	})
}

// Last returns the article that was read last, if any is kept.
func (s *Store) Last() (a Article, found bool, err error) {
	list, err := s.List()
	if err != nil || len(list) == 0 {
		return a, false, err
	}
	last := list[0]
	for _, c := range list[1:] {
		if c.Opened.After(last.Opened) {
			last = c
		}
	}
	if a, err = s.Load(last.ID); errors.Is(err, ErrGone) {
		return a, false, nil
	}
	return a, err == nil, err
}

// Delete removes an article.
func (s *Store) Delete(id ID) (err error) {
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadWrite, cards, texts, annotations)
	if err != nil {
		return err
	}
	for _, name := range whole {
		o, err := t.ObjectStore(name)
		if err != nil {
			return err
		}
		if _, err := o.Delete(js.ValueOf(int(id))); err != nil {
			return err
		}
	}
	return t.Await(ctx)
}

// Put keeps a value under a name, in place of what was.
func (s *Store) Put(name string, value []byte) (err error) {
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadWrite, values)
	if err != nil {
		return err
	}
	if _, err := put(ctx, t, values, js.ValueOf(name), bytesToJS(value)); err != nil {
		return err
	}
	return t.Await(ctx)
}

// Get returns the value kept under a name, or nil.
func (s *Store) Get(name string) (value []byte, err error) {
	defer caught(&err)
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadOnly, values)
	if err != nil {
		return nil, err
	}
	v, err := get(ctx, t, values, js.ValueOf(name))
	if err != nil {
		return nil, err
	}
	return bytesFromJS(v), nil
}

func bytesToJS(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

func bytesFromJS(v js.Value) []byte {
	if v.Type() != js.TypeObject {
		return nil
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b
}

func (c Card) js() js.Value {
	actors := make([]any, len(c.Actors))
	for i, name := range c.Actors {
		actors[i] = name
	}
	return js.ValueOf(map[string]any{
		"title":  c.Title,
		"source": c.Source,
		"date":   c.Date,
		"length": c.Length,
		"actors": actors,
		"saved":  float64(c.Saved.UnixMilli()),
		"opened": float64(c.Opened.UnixMilli()),
	})
}

func cardOf(id ID, v js.Value) Card {
	var actors []string
	if list := v.Get("actors"); list.Type() == js.TypeObject {
		for i := range list.Length() {
			actors = append(actors, text(list.Index(i)))
		}
	}
	return Card{
		ID:     id,
		Title:  text(v.Get("title")),
		Source: text(v.Get("source")),
		Date:   text(v.Get("date")),
		Length: int(number(v.Get("length"))),
		Actors: actors,
		Saved:  time.UnixMilli(int64(number(v.Get("saved")))),
		Opened: time.UnixMilli(int64(number(v.Get("opened")))),
	}
}

// text and number read a field that another version may have left out.
func text(v js.Value) string {
	if v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

func number(v js.Value) float64 {
	if v.Type() != js.TypeNumber {
		return 0
	}
	return v.Float()
}

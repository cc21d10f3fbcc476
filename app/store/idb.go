//go:build js && wasm

package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

const databaseName = "lede"

// Open opens the browser's library and brings it to this version's form. One
// that a newer version has written is opened for reading.
func Open() (s *Store, err error) {
	defer caught(&err)
	if !js.Global().Get("indexedDB").Truthy() {
		return nil, ErrUnavailable
	}
	db, err := open(uint(len(versions)))
	if is(err, "VersionError") {
		db, err = open(0) // whatever version it has
		return &Store{db: db, barred: ErrReadOnly}, err
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	s, err = New(db)
	if err == nil {
		return s, nil
	}
	if _, unreadable := Rescue(db, err).List(); unreadable != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return Rescue(db, err), nil
}

func open(version uint) (browser, error) {
	ctx := context.Background()
	request, err := idb.Global().Open(ctx, databaseName, version, upgrade)
	if err != nil {
		return browser{}, err
	}
	db, err := request.Await(ctx)
	return browser{db}, err
}

// upgrade makes the tables that are missing. The library would stop the program
// on an error; a table that can't be made is found missing when it is used.
func upgrade(db *idb.Database, from, _ uint) error {
	for _, v := range versions[from:] {
		for _, table := range v.tables {
			if _, err := db.CreateObjectStore(table, idb.ObjectStoreOptions{AutoIncrement: table == cards}); err != nil {
				js.Global().Get("console").Call("warn", "lede: the table "+table+" can't be made: "+err.Error())
			}
		}
	}
	return nil
}

// browser is the browser's database.
type browser struct{ db *idb.Database }

func (b browser) Update(tables []string, f func(Tx) error) error {
	return b.run(idb.TransactionReadWrite, tables, f)
}

func (b browser) View(tables []string, f func(Tx) error) error {
	return b.run(idb.TransactionReadOnly, tables, f)
}

// run gives f a transaction, and takes back what f has written unless all went
// well. The browser ends a transaction when no request of it is open, but never
// within the event that told of the last one; Go runs whatever waited for that
// event before it lets the event end. So f may wait for one request after the
// other, and for nothing else.
func (b browser) run(mode idb.TransactionMode, tables []string, f func(Tx) error) (err error) {
	defer explain(&err)
	defer caught(&err)
	t, err := b.db.Transaction(mode, tables[0], tables[1:]...)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			t.Abort()
		}
	}()
	tx := browserTx{context.Background(), t}
	if err := f(tx); err != nil {
		return err
	}
	done = true
	return t.Await(tx.ctx)
}

// caught turns a panic into an error. The library panics on what it takes for
// impossible, and a browser short of storage makes much possible.
func caught(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("store: %v", cause)
	}
}

// explain turns the browser's complaints into ours.
func explain(err *error) {
	switch {
	case is(*err, "QuotaExceededError"):
		*err = ErrFull
	case is(*err, "InvalidStateError"):
		*err = ErrClosed
	}
}

// is reports whether an error is the browser's exception of a name: as an event
// tells it, or as it is thrown.
func is(err error, name string) bool {
	var thrown js.Error
	return errors.Is(err, idb.NewDOMException(name)) ||
		errors.As(err, &thrown) && thrown.Value.Type() == js.TypeObject && thrown.Value.Get("name").String() == name
}

type browserTx struct {
	ctx context.Context
	t   *idb.Transaction
}

func (x browserTx) Get(table string, key any) (any, error) {
	o, err := x.t.ObjectStore(table)
	if err != nil {
		return nil, err
	}
	r, err := o.Get(js.ValueOf(key))
	if err != nil {
		return nil, err
	}
	v, err := r.Await(x.ctx)
	return recordOf(v), err
}

func (x browserTx) Put(table string, key, record any) error {
	o, err := x.t.ObjectStore(table)
	if err != nil {
		return err
	}
	r, err := o.PutKey(js.ValueOf(key), valueOf(record))
	if err != nil {
		return err
	}
	_, err = r.Await(x.ctx)
	return err
}

func (x browserTx) Add(table string, record any) (int, error) {
	o, err := x.t.ObjectStore(table)
	if err != nil {
		return 0, err
	}
	r, err := o.Put(valueOf(record))
	if err != nil {
		return 0, err
	}
	key, err := r.Await(x.ctx)
	if err != nil {
		return 0, err
	}
	return key.Int(), nil
}

func (x browserTx) Delete(table string, key any) error {
	o, err := x.t.ObjectStore(table)
	if err != nil {
		return err
	}
	r, err := o.Delete(js.ValueOf(key))
	if err != nil {
		return err
	}
	return r.Await(x.ctx)
}

// batchOf is how many records of a table Each asks for at a time. One at a time,
// as a cursor gives them, a thousand cards are a thousand events; all at once,
// the page stands still while it takes a thousand texts in.
func batchOf(table string) int {
	if table == cards {
		return 2000
	}
	return 200
}

func (x browserTx) Each(table string, f func(key, record any) error) error {
	o, err := x.t.ObjectStore(table)
	if err != nil {
		return err
	}
	r, err := o.OpenKeyCursor(idb.CursorNext)
	if err != nil {
		return err
	}
	first, err := r.Request.Await(x.ctx)
	if err != nil || !first.Truthy() {
		return err
	}
	source, batch := first.Get("source"), batchOf(table) // the library has no getAll
	ask := func(from js.Value) (keys, records func() (js.Value, error)) {
		return begin(source.Call("getAllKeys", from, batch)), begin(source.Call("getAll", from, batch))
	}
	for asked, got := ask(js.Null()); ; {
		keys, err := asked()
		records, err2 := got()
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		n := keys.Length()
		if n == batch { // what is next is read while this is taken in
			asked, got = ask(js.Global().Get("IDBKeyRange").Call("lowerBound", keys.Index(n-1), true))
		}
		for i, record := range recordsOf(records) {
			if err := f(keyOf(keys.Index(i)), record); err != nil {
				return err
			}
		}
		if n < batch {
			return nil
		}
	}
}

func keyOf(v js.Value) any {
	switch v.Type() {
	case js.TypeNumber:
		return v.Int()
	case js.TypeString:
		return v.String()
	}
	return v
}

// recordsOf is recordOf for an array. Each value that passes from JavaScript to
// Go costs more than the letters in it, so strings pass as one, joined with a
// character that hardly any of them holds.
func recordsOf(array js.Value) []any {
	const between = "\x00"
	records := make([]any, array.Length())
	if len(records) > 0 && array.Index(0).Type() == js.TypeString {
		if parts := strings.Split(array.Call("join", between).String(), between); len(parts) == len(records) {
			for i, part := range parts {
				records[i] = part
			}
			return records
		}
	}
	for i := range records {
		records[i] = recordOf(array.Index(i))
	}
	return records
}

// begin hears a request that was made past the library, and returns what waits
// for its result: to be called once, or never.
func begin(request js.Value) func() (js.Value, error) {
	done := make(chan error, 1)
	var succeed, fail js.Func
	hear := func(outcome func() error) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			done <- outcome()
			succeed.Release()
			fail.Release()
			return nil
		})
	}
	succeed = hear(func() error { return nil })
	fail = hear(func() error { return js.Error{Value: request.Get("error")} })
	request.Set("onsuccess", succeed)
	request.Set("onerror", fail)
	return func() (js.Value, error) {
		if err := <-done; err != nil {
			return js.Undefined(), err
		}
		return request.Get("result"), nil
	}
}

// valueOf makes a JavaScript value of a record: a string, or a Uint8Array.
func valueOf(record any) js.Value {
	b, ok := record.([]byte)
	if !ok {
		return js.ValueOf(record)
	}
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

// recordOf is the way back. Any other object, as version 1 had them, becomes
// its JSON.
func recordOf(v js.Value) any {
	switch {
	case v.Type() == js.TypeString:
		return v.String()
	case v.Type() != js.TypeObject:
		return nil
	case v.InstanceOf(js.Global().Get("Uint8Array")):
		b := make([]byte, v.Length())
		js.CopyBytesToGo(b, v)
		return b
	}
	return js.Global().Get("JSON").Call("stringify", v).String()
}

package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// A Memory is a [Database] that lasts as long as the program. It stands in for
// the browser's in tests: several stores on one Memory are several tabs.
type Memory struct {
	// Fail is asked before every write, with the number of the write counted
	// from 1 over the Memory's life. Its error is that of the write. At nil, no
	// write fails.
	Fail func(write int) error

	mu     sync.Mutex
	tables map[string]map[any]any
	next   map[string]int // the number last given out by Add
	writes int
	reads  map[string]int
}

// Update runs f alone, on a copy that takes the place of the tables if f
// returns nil.
func (m *Memory) Update(tables []string, f func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := memoryTx{m: m, writable: true, tables: make(map[string]map[any]any)}
	for _, name := range tables {
		t.tables[name] = maps.Clone(m.tables[name])
		if t.tables[name] == nil {
			t.tables[name] = make(map[any]any)
		}
	}
	if err := f(t); err != nil {
		return err
	}
	if m.tables == nil {
		m.tables = make(map[string]map[any]any)
	}
	maps.Copy(m.tables, t.tables)
	return nil
}

// View runs f alone.
func (m *Memory) View(tables []string, f func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := memoryTx{m: m, tables: make(map[string]map[any]any)}
	for _, name := range tables {
		t.tables[name] = m.tables[name]
	}
	return f(t)
}

// Writes returns how many writes have been asked for, those that failed too.
func (m *Memory) Writes() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.writes
}

// Reads returns how many records of each table have been read.
func (m *Memory) Reads() map[string]int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.reads)
}

func (m *Memory) read(table string) {
	if m.reads == nil {
		m.reads = make(map[string]int)
	}
	m.reads[table]++
}

type memoryTx struct {
	m        *Memory
	writable bool
	tables   map[string]map[any]any
}

func (t memoryTx) table(name string, write bool) (map[any]any, error) {
	table, ok := t.tables[name]
	if !ok || write && !t.writable {
		return nil, fmt.Errorf("memory: table %q is not open for this", name)
	}
	if write {
		if t.m.writes++; t.m.Fail != nil {
			return table, t.m.Fail(t.m.writes)
		}
	}
	return table, nil
}

func (t memoryTx) Get(name string, key any) (any, error) {
	table, err := t.table(name, false)
	t.m.read(name)
	return table[key], err
}

func (t memoryTx) Put(name string, key, record any) error {
	table, err := t.table(name, true)
	if err == nil {
		if b, ok := record.([]byte); ok {
			record = slices.Clone(b)
		}
		table[key] = record
	}
	return err
}

func (t memoryTx) Add(name string, record any) (int, error) {
	if t.m.next == nil {
		t.m.next = make(map[string]int)
	}
	t.m.next[name]++ // not taken back when the transaction fails; no harm in a gap
	return t.m.next[name], t.Put(name, t.m.next[name], record)
}

func (t memoryTx) Delete(name string, key any) error {
	table, err := t.table(name, true)
	if err == nil {
		delete(table, key)
	}
	return err
}

func (t memoryTx) Each(name string, f func(key, record any) error) error {
	table, err := t.table(name, false)
	if err != nil {
		return err
	}
	keys := slices.SortedFunc(maps.Keys(table), func(a, b any) int {
		if x, ok := a.(int); ok {
			if y, ok := b.(int); ok {
				return cmp.Compare(x, y)
			}
		}
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	for _, key := range keys {
		t.m.read(name)
		if err := f(key, table[key]); err != nil {
			return err
		}
	}
	return nil
}

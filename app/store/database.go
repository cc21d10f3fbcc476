package store

// A Database holds tables of records and changes them in transactions. It is
// the little that a [Store] needs of IndexedDB.
type Database interface {
	// Update runs f in a transaction that reads and writes the named tables.
	// When it returns nil everything f has written is kept; when f or the
	// database fails, nothing is. Of two transactions on the same table one
	// waits for the other.
	Update(tables []string, f func(Tx) error) error
	// View runs f in a transaction that reads the named tables.
	View(tables []string, f func(Tx) error) error
}

// A Tx is a transaction. A key is an int or a string, a record a string or a
// []byte. It is of no use once the function it was given to has returned, and
// that function waits for nothing else meanwhile: IndexedDB ends a transaction
// that is idle.
type Tx interface {
	// Get returns a record, or nil where there is none.
	Get(table string, key any) (record any, err error)
	// Put writes a record in place of what was.
	Put(table string, key, record any) error
	// Add writes a record under a number that no record of the table ever had.
	Add(table string, record any) (key int, err error)
	// Delete removes a record, if there is one.
	Delete(table string, key any) error
	// Each calls f with every record, in the order of their keys.
	Each(table string, f func(key, record any) error) error
}

//go:build js && wasm

package store

import "github.com/hack-pad/go-indexeddb/idb"

// The names of the database and its object stores.
const (
	database    = "lede"
	cards       = "cards"
	texts       = "texts"
	annotations = "annotations"
	values      = "values"
)

// migrations take the database from one version to the next: the first makes
// version 1 of an empty database. One that has been released is never changed;
// a new one is added.
var migrations = []func(*idb.Database) error{
	func(db *idb.Database) error {
		if _, err := db.CreateObjectStore(cards, idb.ObjectStoreOptions{AutoIncrement: true}); err != nil {
			return err
		}
		for _, name := range []string{texts, annotations, values} {
			if _, err := db.CreateObjectStore(name, idb.ObjectStoreOptions{}); err != nil {
				return err
			}
		}
		return nil
	},
}

func upgrade(db *idb.Database, from, _ uint) error {
	for _, migrate := range migrations[from:] {
		if err := migrate(db); err != nil {
			return err
		}
	}
	return nil
}

package model

import (
	"iter"
	"maps"
)

// Words say something of each of some words, which are asked for by a hash, such
// as [String] of a word in lower case and [Lower] of any. Nearly every word a text asks
// for is not among a few hundred or thousand; one bit of a sieve tells so, before
// any is looked up (Bloom 1970). The zero Words are none, ready to be set.
type Words[V any] struct {
	sieve  [1 << 9]uint64
	values map[Hash]V
}

// Set says v of a word.
func (w *Words[V]) Set(word Hash, v V) {
	if w.values == nil {
		w.values = make(map[Hash]V)
	}
	w.values[word] = v
	w.sieve[word>>55] |= 1 << (word >> 49 & 63)
}

// Of returns what was said of a word, and whether anything was.
func (w *Words[V]) Of(word Hash) (v V, ok bool) {
	if w.sieve[word>>55]&(1<<(word>>49&63)) == 0 {
		return v, false
	}
	v, ok = w.values[word]
	return v, ok
}

// All yields what was said of any word, in no order.
func (w *Words[V]) All() iter.Seq[V] { return maps.Values(w.values) }

package actor

import (
	"encoding/binary"
	"errors"
	"maps"
	"math/bits"
	"slices"

	"lede/app/model"
)

// A Class is a set of gazetteers a word or phrase stands in.
type Class uint16

const (
	ClassFirstName Class = 1 << iota
	ClassSurname
	ClassCity
	ClassState
	ClassPeople // nationalities, peoples, faiths
	ClassOrganization
	ClassCompany
	ClassGroup   // armed, criminal and hacker groups
	ClassTitle   // "minister", "Gen."
	ClassOrgWord // "ministry", "party", "university"
	ClassRegion  // "province", "river", "district"
	ClassProduct
	ClassFemale // first names, for pronouns; no features of the name model
	ClassMale
)

// wordHashBits is the width of the keys of a word table: wide enough that one
// in a hundred words nobody listed is taken for a listed one.
const wordHashBits = 23

// A WordEntry is what a word table knows of a word or phrase.
type WordEntry struct {
	Cluster uint16 // cluster of the word's GloVe vector, 0 where it has none
	Class   Class
}

// A WordTable maps hashes of words and phrases in lower case to the cluster of
// similar words they belong to and the gazetteers they stand in. It is
// immutable and safe for concurrent use.
//
// Clusters come in three resolutions: the centres of the fine ones are
// clustered again, so that a word carries one number and two small arrays give
// the others.
type WordTable struct {
	mid, coarse []uint8 // by fine cluster
	shift       uint
	slots       []wordSlot // open addressing
}

type wordSlot struct {
	key   uint32 // hash+1; 0 is empty
	entry WordEntry
}

// WordKey cuts a word hash to the width of the table's keys.
func WordKey(h model.Hash) uint32 { return uint32(h >> (64 - wordHashBits)) }

func (t *WordTable) put(key uint32, e WordEntry) {
	mask := uint32(len(t.slots) - 1)
	for i := key >> t.shift; ; i++ {
		if s := &t.slots[i&mask]; s.key == 0 {
			*s = wordSlot{key + 1, e}
			return
		}
	}
}

// Get returns the entry of a word or phrase hash, or a zero one.
func (t *WordTable) Get(h model.Hash) WordEntry {
	key := WordKey(h)
	mask := uint32(len(t.slots) - 1)
	for i := key >> t.shift; ; i++ {
		switch s := &t.slots[i&mask]; s.key {
		case key + 1:
			return s.entry
		case 0:
			return WordEntry{}
		}
	}
}

// Without returns a copy of the table in which the words and phrases of the given
// keys stand in none of the gazetteers c.
func (t *WordTable) Without(keys map[uint32]bool, c Class) *WordTable {
	out := *t
	out.slots = slices.Clone(t.slots)
	for i := range out.slots {
		if s := &out.slots[i]; s.key != 0 && keys[s.key-1] {
			s.entry.Class &^= c
		}
	}
	return &out
}

// The file, in varints (LEB128) and bytes: numbers of entries and fine clusters,
// the parents of the clusters, the distinct sets of classes, then each entry in
// the order of its key, one field of all entries after the other so that a
// general compressor finds like beside like:
//
//	keys       a varint each: distance from the last
//	clusters   high byte, 0 for none, then the low byte of those that have one;
//	           fine cluster c is 0x100 + c
//	classes    number of the set, commonest first

// clusterBase is what a cluster's number is raised by in the file.
const clusterBase = 0xFF // of number c+1

// AppendWordTable appends the file of the given entries to b. It panics where their
// sets of classes are more than a byte can tell apart.
func AppendWordTable(b []byte, entries map[uint32]WordEntry, mid, coarse []uint8) []byte {
	keys := slices.Sorted(maps.Keys(entries))
	sets, number := model.Commonest(func(yield func(Class) bool) {
		for _, e := range entries {
			if !yield(e.Class) {
				return
			}
		}
	})
	if len(sets) > 256 {
		panic("actor: more than 256 sets of classes")
	}
	b = binary.AppendUvarint(b, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(len(mid)))
	b = append(b, mid...)
	b = append(b, coarse...)
	b = binary.AppendUvarint(b, uint64(len(sets)))
	for _, c := range sets {
		b = binary.AppendUvarint(b, uint64(c))
	}
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	var low []byte
	for _, k := range keys {
		c := entries[k].Cluster
		if c != 0 {
			c += clusterBase
			low = append(low, byte(c))
		}
		b = append(b, byte(c>>8))
	}
	b = append(b, low...)
	for _, k := range keys {
		b = append(b, byte(number[entries[k].Class]))
	}
	return b
}

var errWordTable = errors.New("actor: word table is cut short")

// ReadWordTable returns the table in b, which it keeps.
func ReadWordTable(b []byte) (*WordTable, error) {
	short := false
	next := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			short = true
			return 0
		}
		b = b[n:]
		return int(v)
	}
	take := func(n int) []byte {
		if n > len(b) {
			short = true
			return make([]byte, n)
		}
		taken := b[:n]
		b = b[n:]
		return taken
	}
	n, fine := next(), next()
	if len(b) < 2*fine+n {
		return nil, errWordTable
	}
	t := &WordTable{mid: take(fine), coarse: take(fine)}
	sets := make([]Class, min(next(), 256))
	for i := range sets {
		sets[i] = Class(next())
	}
	size := uint(bits.Len(uint(n*3/2 + 1)))
	t.shift = wordHashBits - min(size, wordHashBits)
	t.slots = make([]wordSlot, 1<<size)
	keys := make([]uint32, n)
	last := 0
	for i := range keys {
		last += next()
		keys[i] = uint32(last)
	}
	high := take(n)
	clustered := 0
	for _, h := range high {
		if h != 0 {
			clustered++
		}
	}
	low, class := take(clustered), take(n)
	if short || len(b) != 0 {
		return nil, errWordTable
	}
	for i, k := range keys {
		e := WordEntry{}
		if high[i] != 0 {
			e.Cluster = uint16(high[i])<<8 + uint16(low[0]) - clusterBase
			low = low[1:]
		}
		if int(class[i]) >= len(sets) || int(e.Cluster) > fine {
			return nil, errWordTable
		}
		e.Class = sets[class[i]]
		t.put(k, e)
	}
	return t, nil
}

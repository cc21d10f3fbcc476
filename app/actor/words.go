package actor

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"sort"

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
// in two hundred words nobody listed is taken for a listed one.
const wordHashBits = 24

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
	n           int
}

type wordSlot struct {
	key   uint32 // hash+1; 0 is empty
	entry WordEntry
}

// NewWordTable returns the table of the given entries by word hash, cut to
// wordHashBits. mid and coarse give each fine cluster's parents.
func NewWordTable(entries map[uint32]WordEntry, mid, coarse []uint8) *WordTable {
	size := uint(bits.Len(uint(len(entries)*3/2 + 1)))
	t := &WordTable{mid: mid, coarse: coarse, shift: wordHashBits - min(size, wordHashBits), slots: make([]wordSlot, 1<<size)}
	for _, k := range sortedKeys(entries) {
		t.put(k, entries[k])
	}
	return t
}

func sortedKeys(entries map[uint32]WordEntry) []uint32 {
	keys := make([]uint32, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

// WordKey cuts a word hash to the width of the table's keys.
func WordKey(h model.Hash) uint32 { return uint32(h >> (64 - wordHashBits)) }

func (t *WordTable) put(key uint32, e WordEntry) {
	mask := uint32(len(t.slots) - 1)
	for i := key >> t.shift; ; i++ {
		if s := &t.slots[i&mask]; s.key == 0 {
			*s = wordSlot{key + 1, e}
			t.n++
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

// Len returns the number of entries.
func (t *WordTable) Len() int { return t.n }

// The file: numbers of entries and fine clusters, the parents of the clusters,
// then each entry in the order of its key, one field of all entries after the
// other so that a general compressor finds like beside like: key distances as
// varints, low and high bytes of clusters, low and high bytes of classes.

// AppendWordTable appends the file of the given entries to b.
func AppendWordTable(b []byte, entries map[uint32]WordEntry, mid, coarse []uint8) []byte {
	keys := sortedKeys(entries)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(len(mid)))
	b = append(b, mid...)
	b = append(b, coarse...)
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	for shift := 0; shift < 16; shift += 8 {
		for _, k := range keys {
			b = append(b, byte(entries[k].Cluster>>shift))
		}
	}
	for shift := 0; shift < 16; shift += 8 {
		for _, k := range keys {
			b = append(b, byte(entries[k].Class>>shift))
		}
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
	n, fine := next(), next()
	if short || len(b) < 2*fine+n {
		return nil, errWordTable
	}
	t := &WordTable{mid: b[:fine], coarse: b[fine : 2*fine]}
	b = b[2*fine:]
	size := uint(bits.Len(uint(n*3/2 + 1)))
	t.shift = wordHashBits - min(size, wordHashBits)
	t.slots = make([]wordSlot, 1<<size)
	keys := make([]uint32, n)
	last := 0
	for i := range keys {
		last += next()
		keys[i] = uint32(last)
	}
	if short || len(b) != 4*n {
		return nil, errWordTable
	}
	for i, k := range keys {
		t.put(k, WordEntry{
			Cluster: uint16(b[i]) | uint16(b[n+i])<<8,
			Class:   Class(b[2*n+i]) | Class(b[3*n+i])<<8,
		})
	}
	return t, nil
}

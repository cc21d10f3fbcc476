package model

import "math/bits"

// An index says where the row of a key is, if it has one: it is the map that
// [Table] describes. A word of it has 32 bits of the map above and, below, how
// many rows come before those of its bits.
type index struct {
	coarse uint // key >> coarse is its bit in the map
	words  []uint64
}

// newIndex returns an empty index for so many keys of a width.
func newIndex(keys int, width uint) index {
	first := uint(bits.Len(uint(keys+keys/2))) + mapBits
	coarse := width - min(first, width)
	return index{coarse, make([]uint64, max(1, 1<<(width-coarse)/32))}
}

// mapBits makes the map's bits at least eight times the keys and half: it lets
// one unknown key in twelve through.
const mapBits = 3

// add takes in a key. Keys come in ascending order; when the last is in, rank
// must be called. It reports whether the key is as wide as the index.
func (x *index) add(key uint32) bool {
	bit := key >> x.coarse
	if int(bit>>5) >= len(x.words) {
		return false
	}
	w := &x.words[bit>>5]
	*w |= 1 << (32 + bit&31)
	*w++ // for now the rows of this word itself
	return true
}

// rank counts the rows before each word.
func (x *index) rank() {
	before := uint64(0)
	for i, w := range x.words {
		x.words[i] = w>>32<<32 | before
		before += w & (1<<32 - 1)
	}
}

// find returns the first row that could be a key's, and whether there can be
// one, as 0 or 1.
func (x *index) find(key uint32) (at uint32, known int) { return find(x.words, key, x.coarse) }

func find(index []uint64, key uint32, coarse uint) (at uint32, known int) {
	bit := key >> (coarse & 31)
	w := index[bit>>5]
	set := uint32(w >> 32)
	return uint32(w) + uint32(bits.OnesCount32(set&(1<<(bit&31)-1))), int(set >> (bit & 31) & 1)
}

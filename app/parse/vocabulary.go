package parse

import (
	"math/bits"

	"lede/app/model"
)

// A vocabulary knows what words alone in their seats speak for. Most words of a
// text come again: it remembers the sums of those met last.
type vocabulary struct {
	moves *model.Table
	words []word
	shift int
}

func newVocabulary(moves *model.Table, tokens int) *vocabulary {
	size := bits.Len(uint(min(tokens, 1000)))
	return &vocabulary{moves, make([]word, 1<<size), 64 - size}
}

// fill fills in the sums of words.
func (v *vocabulary) fill(words []word) {
	var features [2]model.Hash
	for i := range words {
		w := &words[i]
		at := uint64(w.both) * 0x9E3779B97F4A7C15 >> (v.shift & 63) // Fibonacci hashing: Knuth 3, 6.4
		known := &v.words[at]
		if known.both != w.both {
			*known = *w
			for in := range known.sums {
				known.sums[in] = v.moves.Pair(w.alone(seat(in), features[:0]))
			}
		}
		w.sums = known.sums
	}
}

package parse

import "lede/app/model"

// A vocabulary knows what words alone in their seats speak for. Most words of a
// text come again: it remembers the sums of those met last.
type vocabulary [1 << vocabularyBits]struct {
	both model.Hash
	sums [numSeats]model.Pair
}

const vocabularyBits = 10

// fill fills in the sums of words.
func (v *vocabulary) fill(words []word, moves *model.Table) {
	var features [2]model.Hash
	for i := range words {
		w := &words[i]
		known := &v[uint64(w.both)*0x9E3779B97F4A7C15>>(64-vocabularyBits)] // Fibonacci hashing: Knuth 3, 6.4
		if known.both != w.both {
			known.both = w.both
			for in := range known.sums {
				known.sums[in] = moves.Pair(w.alone(seat(in), features[:0]))
			}
		}
		w.sums = known.sums
	}
}

package model

import "fmt"

// A Dense is a table whose rows have room for every class, to be asked for many
// features at a time. The weights of four classes share a word, so that one
// addition adds four:
//
//	bits   48…63     32…47     16…31      0…15
//	     class 3 │ class 2 │ class 1 │ class 0
//
// It takes some three times the memory of a [Table] and half its time.
type Dense struct {
	width uint
	index index
	keys  []uint32 // in ascending order; the last is a sentinel
	rows  []lanes  // by key
	start lanes    // sums of nothing
}

// DenseClasses is the greatest number of classes of a [Dense].
const DenseClasses = 40

// lanes are sums of weights, by class.
type lanes [DenseClasses / 4]uint64

// Dense returns the table as a dense one, to be asked for so many features at a
// time at most. It returns nil where their weights could overflow a sum, and panics
// where the table has more than [DenseClasses], or less than three.
func (t *Table) Dense(features int) *Dense {
	if len(t.classes) > DenseClasses || t.small != nil {
		panic(fmt.Sprintf("model: %s has %d classes", t.name, len(t.classes)))
	}
	d := &Dense{width: t.width, index: t.index, keys: make([]uint32, len(t.rows)), rows: make([]lanes, len(t.rows))}
	for class := range t.classes {
		d.start[class/4] |= zero << (16 * (class % 4)) // and nothing for a class that is none: it comes last
	}
	for i, r := range t.rows {
		d.keys[i] = r.key
		for _, w := range t.weights[r.run>>8:][:r.run&0xFF] {
			if int(max(w.value, -w.value))*features >= zero {
				return nil
			}
			d.rows[i][w.class/4] += uint64(int64(w.value)) << (16 * (w.class % 4))
		}
	}
	return d
}

// zero is what a sum of nothing is, so that no sum is negative and takes from
// its neighbour.
const zero = 1 << 15

// Best returns the class for which the features speak most; of equals, the
// lowest.
func (d *Dense) Best(features []Hash) int {
	index, coarse, width, keys, rows := d.index.words, d.index.coarse, d.width, d.keys, d.rows
	s := &d.start
	s0, s1, s2, s3, s4 := s[0], s[1], s[2], s[3], s[4]
	s5, s6, s7, s8, s9 := s[5], s[6], s[7], s[8], s[9]
	// First all places, then all rows: see [Table.Sum].
	var places [32]uint32
	for len(features) > 0 {
		n := 0
		now := features[:min(len(features), len(places))]
		features = features[len(now):]
		for _, f := range now {
			key := f.key(width)
			at, _ := find(index, key, coarse)
			for keys[at] < key {
				at++
			}
			places[n&31] = at
			if keys[at] == key {
				n++
			}
		}
		for _, at := range places[:n] {
			r := &rows[at]
			s0, s1, s2, s3, s4 = s0+r[0], s1+r[1], s2+r[2], s3+r[3], s4+r[4]
			s5, s6, s7, s8, s9 = s5+r[5], s6+r[6], s7+r[7], s8+r[8], s9+r[9]
		}
	}
	return best(&lanes{s0, s1, s2, s3, s4, s5, s6, s7, s8, s9})
}

// Best is [Dense.Best] of a table that is not dense.
func (t *Table) Best(features []Hash) int {
	var sums Scores
	t.Sum(features, &sums)
	return sums.Best(len(t.classes))
}

// best returns the class with the highest sum, as [Scores.Best] does.
func best(s *lanes) int {
	a, b, c, d := uint64(0), uint64(0), uint64(0), uint64(0)
	last := uint64(MaxClasses - 1)
	for _, w := range s {
		a = max(a, w&0xFFFF<<8|last)
		b = max(b, w>>16&0xFFFF<<8|(last-1))
		c = max(c, w>>32&0xFFFF<<8|(last-2))
		d = max(d, w>>48<<8|(last-3))
		last -= 4
	}
	return MaxClasses - 1 - int(max(a, b, c, d)&(MaxClasses-1))
}

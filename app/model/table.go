package model

// MaxClasses is the greatest number of classes a model can have.
const MaxClasses = 256

// Scores are the sums of weights, by class. Their unit is the model's own:
// compare them with each other, or multiply by [Table.Unit].
type Scores [MaxClasses]int32

// Best returns the class with the highest sum among the first n; of equals,
// the lowest.
func (s *Scores) Best(n int) int {
	best := 0
	for c := 1; c < n; c++ {
		if s[c] > s[best] {
			best = c
		}
	}
	return best
}

// A Scorer adds the weights of a feature to the sums. It does nothing for a
// feature it does not know.
type Scorer interface {
	Add(feature Hash, to *Scores)
}

var (
	_ Scorer = (*Table)(nil)
	_ Scorer = (*Trainer)(nil)
)

// A Table is a trained model, ready to be asked. It never changes and may be
// read by many at once.
//
// It is a hash table that never was shuffled: keys are hashes, so their high
// bits already say where a key belongs, and the file lists keys in ascending
// order. Each goes to its place or, where that is taken, to the next free one;
// so loading runs through memory once and a look-up touches one cache line:
//
//	place(key) = key >> shift
//
//	slots   . . 17 . 31 33 34 . .      33 belongs at 31's place and moved one on
//	              │
//	weights  (class 4, +90) (class 11, -25) …
//
// Most features a stage asks for are unknown. A filter of one bit for each of
// the first bits of a key turns nearly all of those away before they touch the
// slots: it is a Bloom filter with one hash (Bloom 1970), small enough to stay
// in the processor's nearest cache.
type Table struct {
	name    string
	classes []string
	unit    float64
	width   uint // bits of a key
	shift   uint // key >> shift is its place
	slots   []slot
	weights []weight
	filter  []uint64
	coarse  uint // key >> coarse is its bit in the filter
}

type slot struct {
	key uint32
	run uint32 // first weight << 8 | number of weights; 0 marks a free slot
}

type weight struct {
	class uint8
	value int16
}

// Name returns what the model's trainer called it, with the version of its
// features: "tag/1".
func (t *Table) Name() string { return t.name }

// Classes returns the names of the classes, in the order of [Scores].
func (t *Table) Classes() []string { return t.classes }

// Unit returns what a sum of 1 is worth in the units the model was trained in.
func (t *Table) Unit() float64 { return t.unit }

// Add adds the weights of a feature to the sums.
func (t *Table) Add(feature Hash, to *Scores) {
	if key := feature.key(t.width); t.maybe(key) {
		t.add(key, to)
	}
}

// Sum adds the weights of many features to the sums.
func (t *Table) Sum(features []Hash, to *Scores) {
	for _, f := range features {
		if key := f.key(t.width); t.maybe(key) {
			t.add(key, to)
		}
	}
}

// maybe reports whether the table can have a key.
func (t *Table) maybe(key uint32) bool {
	bit := key >> t.coarse
	return t.filter[bit>>6]&(1<<(bit&63)) != 0
}

func (t *Table) add(key uint32, to *Scores) {
	slots := t.slots
	for i := int(key >> t.shift); i < len(slots); i++ {
		s := slots[i]
		if s.key >= key || s.run == 0 {
			if s.key == key {
				from := s.run >> 8
				for _, w := range t.weights[from : from+s.run&0xFF] {
					to[w.class] += int32(w.value)
				}
			}
			return
		}
	}
}

// Has reports whether the table knows a feature.
func (t *Table) Has(feature Hash) bool {
	key := feature.key(t.width)
	for _, s := range t.slots[key>>t.shift:] {
		if s.key >= key || s.run == 0 {
			return s.key == key && s.run != 0
		}
	}
	return false
}

// Features and Len tell how large the model is: the features it knows, and the
// weights they have.
func (t *Table) Features() (n int) {
	for _, s := range t.slots {
		if s.run != 0 {
			n++
		}
	}
	return n
}

// Len returns the number of weights.
func (t *Table) Len() int { return len(t.weights) }

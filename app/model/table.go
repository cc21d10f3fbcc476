package model

import "math"

// MaxClasses is the greatest number of classes a model can have.
const MaxClasses = 256

// Scores are the sums of weights, by class. Their unit is the model's own:
// compare them with each other, or multiply by [Table.Unit].
type Scores [MaxClasses]int32

// Best returns the class with the highest sum among the first n; of equals,
// the lowest.
func (s *Scores) Best(n int) int {
	// Sum and class in one number: its maximum needs no branch, which nobody
	// could foretell. Four maxima at a time need not wait for each other.
	const least = math.MinInt64
	a, b, c, d := int64(least), int64(least), int64(least), int64(least)
	sums, last := s[:n], int64(MaxClasses-1)
	for ; len(sums) >= 4; sums = sums[4:] {
		a = max(a, int64(sums[0])<<8|last)
		b = max(b, int64(sums[1])<<8|(last-1))
		c = max(c, int64(sums[2])<<8|(last-2))
		d = max(d, int64(sums[3])<<8|(last-3))
		last -= 4
	}
	for _, sum := range sums {
		a = max(a, int64(sum)<<8|last)
		last--
	}
	return MaxClasses - 1 - int(max(a, b, c, d)&(MaxClasses-1))
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
// Keys are hashes: evenly spread, and listed in the file in ascending order. So
// a look-up needs no search. The first bits of a key name a bit in a map, set
// where a key begins so; as many bits as are set before it, so many keys come
// before its own (a rank index: Jacobson 1989), give or take a neighbour:
//
//	map     0 1 0 0 0 0 1 1 0 0 …     13 of 14 bits are 0
//	          │         │ │
//	rows     17        61 70 71 …     70 and 71 begin alike: two rows, one bit
//	          │
//	weights  (class 4, +90) (class 11, -25) …
//
// Where most features are unknown, the map turns nearly all of them away before
// they touch a row: it is also a Bloom filter with one hash (Bloom 1970), small
// enough to stay in the processor's near caches.
//
// Where there are weights for two classes at most, a row holds both: enough for
// a choice of three, since only differences count ([Weights.Relative]).
type Table struct {
	name    string
	classes []string
	unit    float64
	width   uint // bits of a key
	index   index
	rows    []row // in ascending order of keys; the last is a sentinel
	weights []weight
	size    int        // how many weights there are
	small   []smallRow // instead of rows and weights: of models with few classes
}

type row struct {
	key uint32
	run uint32 // first weight << 8 | number of weights
}

type weight struct {
	class uint8
	value int16
}

// few is how many classes a small row holds: with its key that makes 8 bytes.
const few = 2

type smallRow struct {
	key  uint32
	both uint32 // the weight for class 0 in the low half, that for class 1 above
}

// Name returns what the model's trainer called it, with the version of its
// features: "tag/1".
func (t *Table) Name() string { return t.name }

// Classes returns the names of the classes, in the order of [Scores].
func (t *Table) Classes() []string { return t.classes }

// Unit returns what a sum of 1 is worth in the units the model was trained in.
func (t *Table) Unit() float64 { return t.unit }

// Add adds the weights of a feature to the sums.
func (t *Table) Add(feature Hash, to *Scores) { t.Sum([]Hash{feature}, to) }

// A place is where the row of a key would be; later, its run.
type place struct{ key, at uint32 }

// Sum adds the weights of many features to the sums. It finds the places of
// all before it reads the first row, so that the processor can wait for them
// together.
func (t *Table) Sum(features []Hash, to *Scores) {
	if t.small != nil {
		p := t.Pair(features)
		to[0] += p.First()
		to[1] += p.Second()
		return
	}
	var places [16]place
	index, coarse, width := t.index.words, t.index.coarse, t.width // the compiler would load them again for each feature
	for len(features) > 0 {
		n := 0
		now := features[:min(len(features), len(places))]
		features = features[len(now):]
		for _, f := range now {
			key := f.key(width)
			at, known := find(index, key, coarse)
			places[n&15] = place{key, at}
			n += known // without a branch: nobody could foretell it
		}
		for i := range places[:n] {
			p := &places[i&15]
			p.at = t.run(p.key, p.at)
		}
		for _, p := range places[:n] {
			t.add(p.at, to)
		}
	}
}

// run returns the weights of a key, 0 if it has no row: the first weight << 8 |
// the number of weights.
func (t *Table) run(key, at uint32) uint32 {
	for t.rows[at].key < key {
		at++
	}
	if r := t.rows[at]; r.key == key {
		return r.run
	}
	return 0
}

// add adds a run of weights, as many at a time as runs are multiples of.
func (t *Table) add(run uint32, to *Scores) {
	from := run >> 8
	for ws := t.weights[from : from+run&0xFF]; len(ws) >= abreast; ws = ws[abreast:] {
		to[ws[0].class] += int32(ws[0].value)
		to[ws[1].class] += int32(ws[1].value)
		to[ws[2].class] += int32(ws[2].value)
		to[ws[3].class] += int32(ws[3].value)
	}
}

// abreast is what the lengths of runs are multiples of, filled up with weights
// of 0: a processor foretells one or two rounds better than one to eight.
const abreast = 4

// A Pair is the sums of two classes in one number, so that one addition adds
// both: the first counts 2^32, the second 1.
type Pair int64

// First returns the sum of class 0.
func (p Pair) First() int32 { return int32((p + 1<<31) >> 32) }

// Second returns the sum of class 1.
func (p Pair) Second() int32 { return int32(p) }

// Pair returns the sums of many features for the two classes of a small table.
func (t *Table) Pair(features []Hash) Pair {
	index, coarse, width, rows := t.index.words, t.index.coarse, t.width, t.small
	first, second := int64(0), int64(0)
	for _, f := range features {
		key := f.key(width)
		at, _ := find(index, key, coarse)
		for rows[at].key < key {
			at++
		}
		r := rows[at]
		both := r.both
		if r.key != key { // without a branch, again
			both = 0
		}
		first += int64(int16(both))
		second += int64(int16(both >> 16))
	}
	return Pair(first<<32 + second)
}

// Class returns the class a feature speaks for, where it speaks for one alone.
func (t *Table) Class(feature Hash) (class int, ok bool) {
	key := feature.key(t.width)
	if at, known := t.index.find(key); known != 0 && t.small == nil {
		if run := t.run(key, at); run != 0 {
			w := t.weights[run>>8:]
			return int(w[0].class), w[1].value == 0
		}
	}
	return 0, false
}

// Has reports whether the table knows a feature.
func (t *Table) Has(feature Hash) bool {
	key := feature.key(t.width)
	at, known := t.index.find(key)
	if known == 0 {
		return false
	}
	at = t.find(key, at)
	return t.key(at) == key && int(at) < t.Features()
}

// find returns the first row whose key is not before the given one, from row at on.
func (t *Table) find(key, at uint32) uint32 {
	for t.key(at) < key {
		at++
	}
	return at
}

func (t *Table) key(at uint32) uint32 {
	if t.small != nil {
		return t.small[at].key
	}
	return t.rows[at].key
}

// Features and Len tell how large the model is: the features it knows, and the
// weights they have.
func (t *Table) Features() int { return len(t.rows) + len(t.small) - 1 }

// Len returns the number of weights.
func (t *Table) Len() int { return t.size }

package model

// A Chain says how well one class follows another in a sequence.
type Chain struct {
	n     int
	start []int32 // by first class
	next  []int32 // by class before * n + class
	end   []int32 // by last class
}

// Forbidden is the score of a step that must never be taken. Sums of scores of
// a sentence must stay above it.
const Forbidden = -1 << 28

// Borders of a sequence, in the place of a class: see [Step].
const (
	AtStart = -1
	AtEnd   = -1
)

// transition is the template of the features [Step] returns.
var transition = String("model: transition")

// Step returns the feature of a class that follows from (or stands first, for
// [AtStart]). A trainer updates it for each class of a sequence; a [Chain]
// reads it. There is a weight for each class that may follow.
func Step(from int) Hash { return transition.With(Hash(from + 1)) }

// NewChain reads the transitions of a model with n classes: the weights of
// [Step]. Where allow is not nil, a step it refuses is [Forbidden]; it is asked
// with [AtStart] before the first class and [AtEnd] after the last.
func NewChain(s Scorer, n int, allow func(from, to int) bool) *Chain {
	c := &Chain{n: n, start: make([]int32, n), next: make([]int32, n*n), end: make([]int32, n)}
	fill := func(from int, row []int32) {
		var sums Scores
		s.Add(Step(from), &sums)
		for to := range n {
			row[to] = sums[to]
			if allow != nil && !allow(from, to) {
				row[to] = Forbidden
			}
		}
	}
	fill(AtStart, c.start)
	for from := range n {
		fill(from, c.next[from*n:(from+1)*n])
		if allow != nil && !allow(from, AtEnd) {
			c.end[from] = Forbidden
		}
	}
	return c
}

// A Decoder finds the best sequence of classes. It keeps its memory between
// sentences; the zero Decoder is ready. Not to be shared by goroutines.
type Decoder struct {
	best []int32
	back []uint8
	path []uint8
}

// Decode returns the sequence of classes with the highest sum of emissions and
// transitions (Viterbi 1967). Emissions hold n scores for each position, one
// position after the other. Of equal sequences the one with lower classes
// towards its end wins. The result is good until the next call.
//
// Time is positions × n².
func (d *Decoder) Decode(c *Chain, emissions []int32) []uint8 {
	n := c.n
	length := len(emissions) / n
	if length == 0 {
		return nil
	}
	d.best = grow(d.best, 2*n)
	d.back = grow(d.back, length*n)
	d.path = grow(d.path, length)
	now, before := d.best[:n], d.best[n:]
	for k := range n {
		now[k] = max(c.start[k]+emissions[k], 2*Forbidden)
	}
	for i := 1; i < length; i++ {
		now, before = before, now
		emit, back := emissions[i*n:(i+1)*n], d.back[i*n:(i+1)*n]
		copy(now, before)
		for to := range n {
			now[to] = before[0] + c.next[to]
			back[to] = 0
		}
		for from := 1; from < n; from++ {
			step := c.next[from*n : (from+1)*n]
			sum := before[from]
			for to, s := range step {
				if sum+s > now[to] {
					now[to] = sum + s
					back[to] = uint8(from)
				}
			}
		}
		for to := range n {
			// A floor keeps forbidden steps from adding up below what an
			// int32 holds.
			now[to] = max(now[to]+emit[to], 2*Forbidden)
		}
	}
	last := 0
	for k := range n {
		now[k] += c.end[k]
		if now[k] > now[last] {
			last = k
		}
	}
	for i := length - 1; i >= 0; i-- {
		d.path[i] = uint8(last)
		last = int(d.back[i*n+last])
	}
	return d.path
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

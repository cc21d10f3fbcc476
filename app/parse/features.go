package parse

import (
	"math/bits"
	"slices"

	"lede/app/model"
)

// The features of a move are of three kinds:
//
//   - A word alone in its seat: "the word on top of the stack is *said*". What a
//     word speaks for there stays the same while a sentence is read: it is summed
//     once.
//   - Two small things that cross, such as the tags of the word on top and of the
//     next: so few pairs are possible that a table holds what each speaks for.
//   - All others are mixed, and looked up one by one.
//
// A trainer sees no difference: to it, [State.Ahead] and [State.Around] list all
// of them.

// A seat is where a word is seen from the parser's place.
type seat int

const (
	topSeat     seat       = iota // on top of the stack
	secondSeat                    // below it
	thirdSeat                     // below that
	leftOfTop                     // the first left child of the word on top
	leftOfNext                    // and of the next
	aroundSeats                   // how many change with every move
	nextSeat    = iota - 1        // to be shifted
	afterNext                     // behind it
	afterThat                     // behind that
	numSeats
)

// alone appends the features of a word alone in its seat.
func (w *word) alone(in seat, f []model.Hash) []model.Hash {
	switch in {
	case topSeat:
		return append(f, of(1, w.word), of(3, w.both))
	case secondSeat:
		return append(f, of(4, w.word), of(6, w.both))
	case thirdSeat:
		return append(f, of(7, w.word))
	case leftOfTop:
		return append(f, of(8, w.word))
	case leftOfNext:
		return append(f, of(13, w.word))
	case nextSeat:
		return append(f, of(101, w.word), of(103, w.both))
	case afterNext:
		return append(f, of(104, w.word), of(106, w.both))
	case afterThat:
		return append(f, of(107, w.tag))
	}
	return f
}

// A crossing is two small things seen together: tags, by their codes, or
// numbers up to 7, of which one place holds two.
type crossing int

const (
	topNext         crossing   = iota // tags of the word on top and the next
	secondTop                         // tags
	secondNext                        // tags
	topKids                           // tag of the word on top; how many left and right children it has
	topGap                            // tag of the word on top; how far away the next is
	nextKids                          // tag of the next; how far away the one on top is, how many left children it has
	innerKids                         // tags of the second left child of the word on top, and of the last right one of the one below
	rightKids                         // tags of the last right children of the word on top
	leftKids                          // tags of the left children of the next
	aroundCrossings                   // how many change with every move
	nextAfter       = iota - 1        // tags of the next and the one behind it
	numCrossings
)

// cross makes one number of two small things.
func cross(a, b uint8) uint16 { return uint16(a)<<6 | uint16(b&63) }

// crossed appends the features of a crossing of two things.
func (c crossing) crossed(at uint16, f []model.Hash) []model.Hash {
	a, b := tagHash[at>>6], tagHash[min(uint8(at&63), noneCode)]
	high, low := digit[at>>3&7], digit[at&7]
	switch c {
	case topNext:
		return append(f, of(2, a), of2(18, a, b))
	case secondTop:
		return append(f, of(5, a), of2(19, a, b))
	case secondNext:
		return append(f, of2(21, a, b))
	case topKids:
		return append(f, of2(30, a, high), of2(29, a, low))
	case topGap:
		return append(f, of2(33, a, low))
	case nextKids:
		return append(f, of2(34, a, high), of2(32, a, low))
	case innerKids:
		return append(f, of(9, a), of(12, b))
	case rightKids:
		return append(f, of(10, a), of(11, b))
	case leftKids:
		return append(f, of(14, a), of(15, b))
	case nextAfter:
		return append(f, of(102, a), of(105, b), of2(108, a, b))
	}
	return f
}

// Ahead returns the features of the words to come. They stay the same until the
// next shift. The result is good until the next call of any of these methods.
func (s *State) Ahead() []model.Hash {
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	mixed := aheadMixed(b0, b1, b2)
	f := append(s.features[:0], mixed[:]...)
	f = b0.alone(nextSeat, f)
	f = b1.alone(afterNext, f)
	f = b2.alone(afterThat, f)
	f = crossing.crossed(nextAfter, cross(b0.code, b1.code), f)
	s.features = f
	return sorted(f, 101, []uint8{109, 110, 101, 103, 104, 106, 107, 102, 105, 108})
}

func aheadMixed(b0, b1, b2 *word) [2]model.Hash {
	return [...]model.Hash{of2(109, b0.tag, b1.word), of3(110, b0.tag, b1.tag, b2.tag)}
}

// Around returns the features of the words on the stack and how they stand to
// the next one. The result is good until the next call of any of these methods.
func (s *State) Around() []model.Hash {
	var v view
	s.look(&v)
	f := append(s.features[:0], v.mixed[:]...)
	for in, i := range v.seats {
		f = s.words[i].alone(seat(in), f)
	}
	for c, at := range v.crossed {
		f = crossing(c).crossed(at, f)
	}
	s.features = f
	return sorted(f, 1, []uint8{
		16, 17, 20, 22, 23, 24, 25, 26, 27, 28, 31, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
		1, 3, 4, 6, 7, 8, 13,
		2, 18, 5, 19, 21, 30, 29, 33, 34, 32, 9, 12, 10, 11, 14, 15,
	})
}

// sorted puts features in the order of their templates, given those and the
// first: the order in which the models learned them, and must learn them again.
func sorted(f []model.Hash, first uint8, templates []uint8) []model.Hash {
	for i, h := range slices.Clone(f) {
		f[templates[i]-first] = h
	}
	return f
}

// A view is what the features around are made of.
type view struct {
	seats   [aroundSeats]int32 // who sits there
	crossed [aroundCrossings]uint16
	mixed   [24]model.Hash
}

// look fills a view.
func (s *State) look(v *view) {
	none := s.none()
	i0, i1, i2 := none, none, none
	switch n := len(s.stack); {
	case n > 2:
		i2 = s.stack[n-3]
		fallthrough
	case n > 1:
		i1 = s.stack[n-2]
		fallthrough
	case n > 0:
		i0 = s.stack[n-1]
	}
	w := s.words
	s0, s1, s2 := &w[i0], &w[i1], &w[i2]
	b0, b1 := s.ahead(0), s.ahead(1)
	k0, k1, kb := &s.kids[i0], &s.kids[i1], &s.kids[s.next]
	l0, lb := &w[k0.first], &w[kb.first]
	gap := distance(i0, int32(s.next))
	right0, leftB := digit[k0.right&7], digit[kb.left&7]
	rel := s.rel(k0.last)

	v.seats = [...]int32{i0, i1, i2, k0.first, kb.first}
	v.crossed = [...]uint16{
		topNext:    cross(s0.code, b0.code),
		secondTop:  cross(s1.code, s0.code),
		secondNext: cross(s1.code, b0.code),
		topKids:    cross(s0.code, k0.left<<3|k0.right),
		topGap:     cross(s0.code, gap),
		nextKids:   cross(b0.code, gap<<3|kb.left),
		innerKids:  cross(w[k0.second].code, w[k1.last].code),
		rightKids:  cross(w[k0.last].code, w[k0.lastButOne].code),
		leftKids:   cross(lb.code, w[kb.second].code),
	}
	v.mixed = [...]model.Hash{
		of2(16, s0.both, b0.tag), of2(17, s0.tag, b0.both), of2(20, s1.tag, s0.word),

		of3(22, s0.tag, b0.tag, b1.tag), of3(23, s1.tag, s0.tag, b0.tag), of3(24, s2.tag, s1.tag, s0.tag),
		of3(25, s0.tag, l0.tag, b0.tag), of3(26, s0.tag, b0.tag, lb.tag), of3(27, s1.tag, s0.tag, l0.tag),

		of2(28, s0.word, right0), of2(31, b0.word, leftB),
		of3(35, s0.tag, b0.tag, digit[gap&7]), of3(36, s1.tag, s0.tag, digit[distance(i1, i0)&7]),

		// Where does a prepositional phrase belong? l0 is its preposition.
		of3(37, s1.tag, l0.word, s0.tag),

		// What the words have already.
		of3(38, s0.tag, k0.kindsHash, b0.tag), of3(39, b0.tag, kb.kindsHash, s0.tag), of3(40, s1.tag, k1.kindsHash, s0.tag),
		of2(41, s0.word, k0.kindsHash), of2(42, b0.word, kb.kindsHash), of3(43, s0.tag, k0.kindsHash, s1.tag),
		of3(44, k0.kindsHash, s0.tag, rel), of3(45, rel, s0.tag, b0.tag),
		of4(46, s1.tag, k1.kindsHash, s0.tag, b0.tag), of4(47, k0.kindsHash, kb.kindsHash, s0.tag, b0.tag),
	}
}

func (s *State) ahead(k int) *word {
	if i := s.next + k; i <= s.n {
		return &s.words[i]
	}
	return &s.words[s.n+1]
}

// distance counts words from i to j, coarsely, up to 7.
func distance(i, j int32) uint8 {
	switch d := j - i; {
	case d <= 0:
		return 0
	case d <= 4:
		return uint8(d)
	case d <= 7:
		return 5
	case d <= 12:
		return 6
	}
	return 7
}

// digit are the hashes of the numbers up to 7.
var digit = func() (h [8]model.Hash) {
	for n := range h {
		h[n] = small(model.Hash(n))
	}
	return h
}()

// A feature is a template and the hashes of one to four things. All of them are
// well spread over their bits, so each is turned by another amount and laid over
// the rest: no multiplication for any of them, unlike [model.Hash.With].

func of(template, a model.Hash) model.Hash { return small(template) ^ a }

func of2(template, a, b model.Hash) model.Hash { return of(template, a) ^ turn(b, 17) }

func of3(template, a, b, c model.Hash) model.Hash { return of2(template, a, b) ^ turn(c, 34) }

func of4(template, a, b, c, d model.Hash) model.Hash { return of3(template, a, b, c) ^ turn(d, 51) }

func turn(h model.Hash, by int) model.Hash { return model.Hash(bits.RotateLeft64(uint64(h), by)) }

// small spreads a small number over all bits, with two multipliers of SplitMix64
// (Steele, Lea and Flood 2014).
func small(n model.Hash) model.Hash {
	n = (n + 1) * 0x9E3779B97F4A7C15
	n = (n ^ n>>29) * 0xBF58476D1CE4E5B9
	return n ^ n>>32
}

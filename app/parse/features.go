package parse

import (
	"math/bits"

	"lede/app/model"
)

// Ahead returns the features of the words to come. They stay the same until the
// next shift. The result is good until the next call of any of these methods.
func (s *State) Ahead() []model.Hash {
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	f := append(s.features[:0],
		of(101, b0.word), of(102, b0.tag), of(103, b0.both),
		of(104, b1.word), of(105, b1.tag), of(106, b1.both), of(107, b2.tag),
		of2(108, b0.tag, b1.tag), of2(109, b0.tag, b1.word), of3(110, b0.tag, b1.tag, b2.tag),
	)
	s.features = f
	return f
}

// Around returns the features of the words on the stack and how they stand to
// the next one.
func (s *State) Around() []model.Hash {
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
	l0, l02, r0, r02 := &w[k0.first], &w[k0.second], &w[k0.last], &w[k0.lastButOne]
	r1, lb, lb2 := &w[k1.last], &w[kb.first], &w[kb.second]
	gap := distance(i0, int32(s.next))
	gap1 := distance(i1, i0)
	left0, right0, leftB := small(model.Hash(k0.left)), small(model.Hash(k0.right)), small(model.Hash(kb.left))

	kinds0, kinds1, kindsB := small(k0.kinds), small(k1.kinds), small(kb.kinds)

	f := append(s.features[:0],
		of(1, s0.word), of(2, s0.tag), of(3, s0.both),
		of(4, s1.word), of(5, s1.tag), of(6, s1.both), of(7, s2.word),
		of(8, l0.word), of(9, l02.tag), of(10, r0.tag), of(11, r02.tag), of(12, r1.tag),
		of(13, lb.word), of(14, lb.tag), of(15, lb2.tag),

		of2(16, s0.both, b0.tag), of2(17, s0.tag, b0.both), of2(18, s0.tag, b0.tag),
		of2(19, s1.tag, s0.tag), of2(20, s1.tag, s0.word), of2(21, s1.tag, b0.tag),

		of3(22, s0.tag, b0.tag, b1.tag), of3(23, s1.tag, s0.tag, b0.tag), of3(24, s2.tag, s1.tag, s0.tag),
		of3(25, s0.tag, l0.tag, b0.tag), of3(26, s0.tag, b0.tag, lb.tag), of3(27, s1.tag, s0.tag, l0.tag),

		of2(28, s0.word, right0), of2(29, s0.tag, right0), of2(30, s0.tag, left0),
		of2(31, b0.word, leftB), of2(32, b0.tag, leftB),
		of2(33, s0.tag, gap), of2(34, b0.tag, gap), of3(35, s0.tag, b0.tag, gap), of3(36, s1.tag, s0.tag, gap1),

		// Where does a prepositional phrase belong? l0 is its preposition.
		of3(37, s1.tag, l0.word, s0.tag),

		// What the words have already.
		of3(38, s0.tag, kinds0, b0.tag), of3(39, b0.tag, kindsB, s0.tag), of3(40, s1.tag, kinds1, s0.tag),
		of2(41, s0.word, kinds0), of2(42, b0.word, kindsB), of3(43, s0.tag, kinds0, s1.tag),
		of3(44, kinds0, s0.tag, s.rel(k0.last)), of3(45, s.rel(k0.last), s0.tag, b0.tag),
		of4(46, s1.tag, kinds1, s0.tag, b0.tag), of4(47, kinds0, kindsB, s0.tag, b0.tag),
	)
	s.features = f
	return f
}

func (s *State) ahead(k int) *word {
	if i := s.next + k; i <= s.n {
		return &s.words[i]
	}
	return &s.words[s.n+1]
}

// distance counts words from i to j, coarsely.
func distance(i, j int32) model.Hash {
	switch d := j - i; {
	case d <= 0:
		return small(0)
	case d <= 4:
		return small(model.Hash(d))
	case d <= 7:
		return small(5)
	case d <= 12:
		return small(6)
	}
	return small(7)
}

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

package parse

import "lede/app/model"

// Ahead returns the features of the words to come. They stay the same until the
// next shift. The result is good until the next call of any of these methods.
func (s *State) Ahead() []model.Hash {
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	f := s.features[:0]
	f = append(f,
		of(0x101, b0.word), of(0x102, b0.tag), of(0x103, b0.both),
		of(0x105, b1.word), of(0x106, b1.tag), of(0x107, b1.both),
		of(0x109, b2.word), of(0x10a, b2.tag),
		of2(0x10b, b0.tag, b1.tag), of2(0x10c, b0.word, b1.tag), of2(0x10d, b0.tag, b1.word),
		of3(0x10e, b0.tag, b1.tag, b2.tag),
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
	left0, right0, leftB := model.Hash(k0.left), model.Hash(k0.right), model.Hash(kb.left)

	f := s.features[:0]
	f = append(f,
		of(1, s0.word), of(2, s0.tag), of(3, s0.both),
		of(5, s1.word), of(6, s1.tag), of(7, s1.both),
		of(9, s2.word), of(10, s2.tag),
		of(11, l0.word), of(12, l0.tag), of(13, l02.tag), of(14, r0.word), of(15, r0.tag), of(16, r02.tag),
		of(17, r1.tag), of(18, lb.word), of(19, lb.tag), of(20, lb2.tag),

		of2(21, s0.both, b0.both), of2(22, s0.both, b0.tag), of2(23, s0.tag, b0.both),
		of2(24, s0.word, b0.word), of2(25, s0.tag, b0.tag),
		of2(29, s1.tag, s0.tag), of2(30, s1.word, s0.tag), of2(31, s1.tag, s0.word), of2(32, s1.word, s0.word),
		of2(34, s1.tag, b0.tag),

		of3(35, s0.tag, b0.tag, b1.tag), of3(36, s1.tag, s0.tag, b0.tag), of3(37, s2.tag, s1.tag, s0.tag),
		of3(38, s0.tag, r0.tag, b0.tag), of3(39, s0.tag, l0.tag, b0.tag), of3(40, s1.tag, r1.tag, s0.tag),
		of3(41, s0.tag, b0.tag, lb.tag), of3(42, s1.tag, s0.tag, l0.tag),
		of3(43, s2.tag, s1.tag, b0.tag),

		of2(44, s0.word, right0), of2(45, s0.tag, right0), of2(46, s0.word, left0), of2(47, s0.tag, left0),
		of2(48, b0.word, leftB), of2(49, b0.tag, leftB),
		of2(50, s0.tag, gap), of2(51, b0.tag, gap), of3(52, s0.tag, b0.tag, gap), of3(53, s1.tag, s0.tag, gap1),
		of2(54, s0.word, gap), of2(55, b0.word, gap),

		// Where does a prepositional phrase belong? l0 is its preposition.
		of2(56, s1.word, l0.word), of3(57, s1.tag, l0.word, s0.tag), of3(58, s2.tag, s1.tag, l0.word),

		// What the words have already.
		of3(64, s0.tag, k0.kinds, b0.tag), of3(65, b0.tag, kb.kinds, s0.tag), of3(66, s1.tag, k1.kinds, s0.tag),
		of2(67, s0.word, k0.kinds), of2(68, b0.word, kb.kinds), of2(69, s1.word, k1.kinds), of3(70, s0.tag, k0.kinds, s1.tag),
		of3(71, k0.kinds, s0.tag, s.rel(k0.last)), of3(72, s.rel(k0.last), s0.tag, b0.tag), of3(73, s.rel(k1.last), s1.tag, s0.tag),
		of3(74, s1.tag, k1.kinds, b0.tag).With(s0.tag), of3(75, k1.kinds, k0.kinds, s1.tag).With(s0.tag),
		of3(76, k0.kinds, kb.kinds, s0.tag).With(b0.tag),
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
		return 0
	case d <= 4:
		return model.Hash(d)
	case d <= 7:
		return 5
	case d <= 12:
		return 6
	}
	return 7
}

func of(template, a model.Hash) model.Hash { return template.With(a) }

func of2(template, a, b model.Hash) model.Hash { return template.With(a).With(b) }

func of3(template, a, b, c model.Hash) model.Hash { return template.With(a).With(b).With(c) }

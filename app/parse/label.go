package parse

import "lede/app/model"

// LabelFeatures returns the features of the dependency of word i on its head.
// It must have just found it. The result is good until the next call.
func (s *State) LabelFeatures(i int) []model.Hash {
	w := s.words
	none := s.none()
	h := s.heads[i]
	d, head := &w[i], &w[h]
	side := model.Hash(1)
	if int32(i) > h {
		side = 2
	}
	gap := distance(min(int32(i), h), max(int32(i), h)).With(side)
	kd, kh := &s.kids[i], &s.kids[h]
	ld, ld2, rd := &w[kd.first], &w[kd.second], &w[kd.last]
	lh, rh := &w[kh.first], &w[kh.last]
	before := kh.second
	if side == 2 {
		before = kh.lastButOne
	}
	pb := &w[before]
	beforeRel := s.rel(before)
	prev, next := &w[none], &w[none]
	if i > 0 {
		prev = &w[i-1]
	}
	if i+1 < s.n {
		next = &w[i+1]
	}
	aux := kh.aux

	f := s.features[:0]
	f = append(f,
		of2(1, d.word, side), of2(2, d.tag, side), of2(3, d.both, side),
		of2(5, head.word, side), of2(6, head.tag, side), of2(7, head.both, side),
		of3(9, d.tag, head.tag, gap), of3(10, d.word, head.tag, side), of3(11, d.tag, head.word, side),
		of3(12, d.word, head.word, side),
		of3(14, ld.word, d.tag, side), of3(15, ld.tag, d.tag, head.tag), of3(16, ld2.word, d.tag, side),
		of3(17, rd.word, d.tag, side), of3(18, rd.tag, d.tag, head.tag),
		of3(19, lh.word, d.tag, head.tag), of3(20, rh.tag, d.tag, head.tag),
		of3(21, kh.kinds, head.tag, d.tag), of3(33, kd.kinds, head.tag, d.tag), of3(34, kd.kinds, kh.kinds, d.tag).With(head.tag),
		of3(35, kh.kinds, d.word, side), of3(36, kd.kinds, head.word, side), of3(37, s.rel(kd.last), d.tag, side),
		of3(22, pb.tag, d.tag, head.tag), of3(23, beforeRel, d.tag, side),
		of3(24, beforeRel, d.tag, head.word),
		of3(25, prev.tag, d.tag, next.tag), of3(26, prev.word, d.tag, head.tag), of3(27, next.word, d.tag, head.tag),
		of3(28, aux, d.tag, head.tag).With(side), of3(29, aux, ld.word, d.tag).With(side),
		of3(30, head.word, ld.word, d.tag),
		of3(32, model.Hash(kh.left), model.Hash(kh.right), d.tag).With(side),
	)
	s.features = f
	return f
}

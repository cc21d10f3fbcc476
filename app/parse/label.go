package parse

import "lede/app/model"

// labelFeatures is how many there are.
const labelFeatures = 22

// LabelFeatures returns the features of the dependency of word i on its head.
// It must have just found it. The result is good until the next call.
func (s *State) LabelFeatures(i int) []model.Hash {
	w := s.words
	none := s.none()
	h := s.heads[i]
	d, head := &w[i], &w[h]
	side, gap := leftOf, digit[distance(int32(i), h)&7]
	if int32(i) > h {
		side, gap = rightOf, ^digit[distance(h, int32(i))&7]
	}
	kd, kh := &s.kids[i], &s.kids[h]
	ld, ld2, rd := &w[kd.first], &w[kd.second], &w[kd.last]
	rh := &w[kh.last]
	before := kh.second
	if side == rightOf {
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

	f := append(s.features[:0],
		of2(1, d.word, side), of2(2, d.tag, side), of2(3, d.both, side),
		of2(4, head.word, side), of2(5, head.tag, side), of2(6, head.both, side),
		of3(7, d.tag, head.tag, gap), of3(8, d.tag, head.word, side),
		of3(9, ld.word, d.tag, side), of3(10, ld.tag, d.tag, head.tag), of3(11, ld2.word, d.tag, side),
		of3(12, rd.tag, d.tag, head.tag), of3(13, rh.tag, d.tag, head.tag),
		of3(14, kh.kindsHash, head.tag, d.tag), of3(15, kd.kindsHash, head.tag, d.tag),
		of3(16, s.rel(kd.last), d.tag, side), of3(17, pb.tag, d.tag, head.tag), of3(18, beforeRel, d.tag, side),
		of3(19, prev.tag, d.tag, next.tag),
		of4(20, aux, d.tag, head.tag, side), of4(21, aux, ld.word, d.tag, side),
		of4(22, digit[kh.left&7], digit[kh.right&7], d.tag, side),
	)
	s.features = f
	return f
}

// Where a word stands, seen from its head.
var leftOf, rightOf = small(1), small(2)

package parse

import "lede/app/doc"

// What package train needs of a State beyond parsing.

// Len returns the number of words.
func (s *State) Len() int { return s.n }

// Next returns the place of the next word to be shifted, Len at the end.
func (s *State) Next() int { return s.next }

// Heads returns the heads found so far, Len for the root. It may be written to.
func (s *State) Heads() []int32 { return s.heads }

// Rels returns the labels given so far. It may be written to.
func (s *State) Rels() []doc.Rel { return s.rels }

// Attach gives a fresh sentence a whole tree, heads as in [State.Heads].
func (s *State) Attach(heads []int32) {
	copy(s.heads, heads)
	for c, h := range s.heads {
		k := &s.kids[h]
		if int32(c) < h { // from left to right
			if k.left == 0 {
				k.first = int32(c)
			} else if k.left == 1 {
				k.second = int32(c)
			}
			k.left = min(k.left+1, 7)
		} else {
			k.last, k.lastButOne = int32(c), k.last
			k.right = min(k.right+1, 7)
		}
	}
}

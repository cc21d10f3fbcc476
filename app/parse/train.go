package parse

// What package train needs of a State beyond parsing.

// Len returns the number of words.
func (s *State) Len() int { return s.n }

// Next returns the place of the next word to be shifted, Len at the end.
func (s *State) Next() int { return s.next }

// Head returns the head of a word that has one, Len for the root.
func (s *State) Head(i int) int { return int(s.heads[i]) }

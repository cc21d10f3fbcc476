package parse

// What package train needs of a State beyond parsing.

// Len returns the number of words.
func (s *State) Len() int { return s.n }

// Head returns the head of a word that has one, Len for the root.
func (s *State) Head(i int) int { return int(s.heads[i]) }

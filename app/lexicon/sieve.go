package lexicon

// A Sieve says of nearly all words that are in no list that they are in none, without
// a look-up: a Bloom filter (Bloom 1970) of one cheap hash, of a word's length and
// three of its letters. The zero Sieve is empty.
type Sieve [64]uint64

// Add lets word through.
func (s *Sieve) Add(word string) {
	at := sift(word)
	s[at/64] |= 1 << (at % 64)
}

// May reports whether word may have been added.
func (s *Sieve) May(word string) bool {
	at := sift(word)
	return s[at/64]>>(at%64)&1 != 0
}

func sift(word string) uint {
	n := uint(len(word))
	if n == 0 {
		return 0
	}
	return (uint(word[0])*7 ^ uint(word[n/2])<<4 ^ uint(word[n-1])<<7 ^ n) % (64 * 64)
}

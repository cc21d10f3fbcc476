package model

import "math/bits"

// A Hash names a feature or a piece of one. Templates are small constants of
// this type; everything else comes from the functions below.
type Hash uint64

// Multipliers with well spread bits: 2^64 divided by the golden ratio (Knuth,
// The Art of Computer Programming 3, 6.4) and the FNV-1a prime and offset.
const (
	golden    = 0x9E3779B97F4A7C15
	fnvPrime  = 0x100000001B3
	fnvOffset = 0xCBF29CE484222325
)

// String returns the hash of s.
func String(s string) Hash {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return Hash(h).spread()
}

// Lower returns the hash of s with its ASCII letters in lower case, without
// making that string: Lower("The") == String("the").
func Lower(s string) Hash {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return Hash(h).spread()
}

// Both returns String(s) and Lower(s), and whether s is made of ASCII letters alone.
func Both(s string) (exact, lower Hash, letters bool) {
	h, l := uint64(fnvOffset), uint64(fnvOffset)
	letters = true
	for i := 0; i < len(s); i++ {
		c := s[i]
		h = (h ^ uint64(c)) * fnvPrime
		if c-'A' < 26 {
			c += 'a' - 'A'
		} else if c-'a' >= 26 {
			letters = false
		}
		l = (l ^ uint64(c)) * fnvPrime
	}
	return Hash(h).spread(), Hash(l).spread(), letters
}

// With returns the hash of the pair (h, part). The order matters:
// a.With(b) is not b.With(a).
func (h Hash) With(part Hash) Hash {
	x := (uint64(h) ^ bits.RotateLeft64(uint64(part), 29)) * golden
	return Hash(x ^ x>>32)
}

// spread lets every bit of h reach the high ones, from which keys are taken.
func (h Hash) spread() Hash {
	x := uint64(h)
	x = (x ^ x>>32) * golden
	return Hash(x ^ x>>29)
}

// key cuts h to its highest bits, after spreading them once more.
func (h Hash) key(width uint) uint32 {
	return uint32(uint64(h) * golden >> (-width & 63))
}

package token

import (
	"unicode"
	"unicode/utf8"
)

// A class says what a character does to the token around it.
type class uint8

const (
	symbol   class = iota // a token of its own
	space                 // between tokens
	letter                // part of a word
	digit                 // part of a word or number
	joiner                // part of a word where its neighbours allow: - ' . , : / & @ + *
	ideogram              // a word of its own
)

// ascii holds the classes of the first 128 characters.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 0x7f:
			t[c] = space
		case '0' <= c && c <= '9':
			t[c] = digit
		case 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_':
			t[c] = letter
		}
	}
	for _, c := range "-'.,:/&@+*" {
		t[c] = joiner
	}
	return t
}()

// classOf returns the class of r.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case r < 0x250: // Latin-1 Supplement, Latin Extended-A and -B
		switch {
		case r == 0x85 || r == 0xa0 || r < 0xa0:
			return space
		case r == 0xad: // soft hyphen
			return letter
		case r < 0xc0 && r != 0xaa && r != 0xb5 && r != 0xba, r == 0xd7, r == 0xf7:
			return symbol
		}
		return letter
	case isApostrophe(r) || r == 0x2010 || r == 0x2011:
		return joiner
	case 0x2000 <= r && r < 0x2070: // General Punctuation
		if unicode.IsSpace(r) || 0x200b <= r && r <= 0x200f || 0x2028 <= r && r <= 0x202e || r >= 0x2060 {
			return space
		}
		return symbol
	case 0x2e80 <= r && r < 0x3040, 0x3400 <= r && r < 0xa000, 0xf900 <= r && r < 0xfb00, 0x20000 <= r && r < 0x33480:
		if unicode.Is(unicode.Han, r) {
			return ideogram
		}
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r) || r != utf8.RuneError && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs):
		return space
	}
	return symbol
}

// IsSpace reports whether r lies between tokens: white space, controls and
// characters without a shape.
func IsSpace(r rune) bool { return classOf(r) == space }

// isApostrophe reports whether r may be an apostrophe: straight, curly
// (either way round, for typing programs err) or the modifier letter.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', 'ʼ', '＇':
		return true
	}
	return false
}

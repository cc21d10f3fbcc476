package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word takes the word that starts at i. It runs over letters and digits, and
// over a joiner where joined says so.
func (s *Scanner) word(i int) bool {
	if end := s.url(i); end > i {
		return s.take(i, end)
	}
	end, apostrophe := s.wordEnd(i, i)
	if apostrophe {
		s.cut = end
		return s.take(i, s.stem(i, end))
	}
	return s.take(i, end)
}

// wordEnd returns the end of the word that starts at start, reading on from
// at, and whether it has an apostrophe inside.
func (s *Scanner) wordEnd(start, at int) (end int, apostrophe bool) {
	text := s.text
	i := at
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if k := ascii[c]; k == letter || k == digit {
				i++
				if i < len(text) && text[i] >= utf8.RuneSelf { // perhaps an accent
					i = s.cluster(i - 1)
				}
				continue
			} else if k != joiner {
				if c == '$' && i-start <= 3 && upper(text[start:i]) && s.cluster(i) == i+1 { // US$, A$
					return i + 1, apostrophe
				}
				return i, apostrophe
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch k := classOf(r); {
		case k == letter || k == digit:
			i = clusterEnd(text, i, r, size)
			continue
		case k != joiner:
			return i, apostrophe
		}
		next, stop := s.joined(start, i, r, size)
		if next == i {
			return i, apostrophe
		}
		if isApostrophe(r) {
			apostrophe = true
		}
		if i = next; stop {
			return i, apostrophe
		}
	}
	return i, apostrophe
}

// joined decides about the joiner r at i in the word that starts at start: it
// returns where the word goes on, or i where it ends before the joiner. stop
// says that the word ends at next for good.
func (s *Scanner) joined(start, i int, r rune, size int) (next int, stop bool) {
	next = i + size
	if clusterEnd(s.text, i, r, size) != next { // a joiner that bears an accent
		return i, true
	}
	switch r {
	case '.':
		return s.dot(start, i)
	case ',':
		if s.isDigit(i-1) && s.thousands(next) {
			return next, false
		}
	case ':':
		if s.isDigit(i-1) && s.isDigit(next) {
			return next, false
		}
	case '-', 0x2010, 0x2011:
		if s.isWord(next) {
			return next, false
		}
		if s.suspended(next) { // "two- and three-day"
			return next, true
		}
	case '/':
		if s.isWord(next) && !(title(s.text[start:i]) && unicode.IsUpper(s.rune(next))) {
			return next, false
		}
		if domain(s.text[start:i]) { // example.com/path
			return s.urlEnd(i), true
		}
	case '&':
		if unicode.IsUpper(s.before(i)) && unicode.IsUpper(s.rune(next)) { // AT&T
			return next, false
		}
	case '@':
		if s.isWord(next) {
			return next, false
		}
	case '+':
		for s.rune(next) == '+' && s.cluster(next) == next+1 {
			next++
		}
		if !s.isWord(next) { // Disney+, 18+, C++
			return next, true
		}
	case '*':
		for s.rune(next) == '*' && s.cluster(next) == next+1 {
			next++
		}
		if next-i > 1 { // a word with letters left out
			return next, false
		}
	default: // an apostrophe
		if s.isWord(next) {
			return next, false
		}
	}
	return i, true
}

// thousands reports whether groups of digits follow that a comma may part:
// "000" in 1,000; "00,000" in 1,00,000.
func (s *Scanner) thousands(i int) bool {
	n := 0
	for s.isDigit(i + n) {
		n++
	}
	return n == 3 || n == 2 && s.rune(i+2) == ',' && s.isDigit(i+3)
}

// suspended reports whether a hyphen that ends at i stands for the rest of a
// later word: "two- and three-day".
func (s *Scanner) suspended(i int) bool {
	rest := s.text[i:]
	for _, w := range [...]string{" and ", " or ", " to ", ", "} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// upper reports whether w is made of capitals A to Z alone.
func upper(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || 'Z' < w[i] {
			return false
		}
	}
	return w != ""
}

// title reports whether w is two letters or more, a capital first and small
// letters last.
func title(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	last, size := utf8.DecodeLastRuneInString(w)
	return size < len(w) && unicode.IsUpper(first) && unicode.IsLower(last)
}

package token

import (
	"unicode/utf8"

	"lede/app/doc"
)

// A Scanner yields the tokens of a stretch of text one by one.
type Scanner struct {
	text string // cut off at the end of the stretch
	from int    // start of the stretch
	pos  int    // where to look next
	cut  int    // end of the pending rest of a word whose clitics are cut, or 0

	span doc.Span
	prev doc.Span // the token before
}

// NewScanner returns a scanner of text[start:end]. Its spans count from the
// beginning of text. What lies outside the stretch has no influence.
func NewScanner(text string, start, end int) *Scanner {
	return &Scanner{text: text[:end], from: start, pos: start}
}

// Span returns the token found by the last call of Scan.
func (s *Scanner) Span() doc.Span { return s.span }

// Scan finds the next token. It reports false at the end.
func (s *Scanner) Scan() bool {
	s.prev = s.span
	if s.pos < s.cut {
		return s.take(s.pos, cliticEnd(s.text, s.pos, s.cut))
	}
	s.cut = 0
	for s.pos < len(s.text) {
		i := s.pos
		if c := s.text[i]; c < utf8.RuneSelf {
			switch ascii[c] {
			case space:
				if end := s.cluster(i); end > i+1 && c != '\r' { // a space that bears an accent
					return s.take(i, end)
				}
				s.pos++
				continue
			case letter, digit:
				return s.word(i)
			}
		} else if r, size := utf8.DecodeRuneInString(s.text[i:]); r != utf8.RuneError {
			switch classOf(r) {
			case space:
				if end := clusterEnd(s.text, i, r, size); end > i+size {
					return s.take(i, end)
				}
				s.pos += size
				continue
			case letter, digit:
				return s.word(i)
			}
		}
		return s.mark(i)
	}
	return false
}

func (s *Scanner) take(start, end int) bool {
	s.span = doc.Span{Start: start, End: end}
	s.pos = end
	return true
}

// rune returns the rune at i, or -1 at the end of the stretch.
func (s *Scanner) rune(i int) rune {
	if i >= len(s.text) {
		return -1
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

// before returns the rune that ends at i, or -1 at the start of the stretch.
func (s *Scanner) before(i int) rune {
	if i <= s.from {
		return -1
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[s.from:i])
	return r
}

// cluster returns the end of the grapheme cluster at i.
func (s *Scanner) cluster(i int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	return clusterEnd(s.text, i, r, size)
}

// isWord reports whether the rune at i is part of a word.
func (s *Scanner) isWord(i int) bool {
	if i >= len(s.text) {
		return false
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return ascii[c] == letter || ascii[c] == digit
	}
	c := classOf(s.rune(i))
	return c == letter || c == digit
}

func (s *Scanner) isDigit(i int) bool { return isDigit(s.rune(i)) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

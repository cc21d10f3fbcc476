package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dot decides about the dot at i after the word that starts at start: part of
// the word (U.S, 3.5, example.com), its last character (Mr., U.S.), or a token
// of its own. It returns values as joined does.
func (s *Scanner) dot(start, i int) (next int, stop bool) {
	word := s.text[start:i]
	next = i + 1
	after := s.rune(next)
	switch {
	case after == '.' || after == '…': // an ellipsis
		if dotted(word) {
			return next, true
		}
		return i, true
	case s.isWord(next):
		switch {
		case s.glued(word, next):
			if dotted(word) || abbreviation(word) != NoAbbrev {
				return next, true
			}
			return i, true
		default:
			return next, false
		}
	case after == '-' && s.isWord(next+1) && dotted(word): // U.S.-led
		return next, false
	case s.keepsDot(word, next):
		return next, true
	}
	return i, true
}

// glued reports whether the dot between word and the word at next ends word,
// a space having been lost: "said.The", "Mr.Smith", "No.10", "J.K.Rowling".
func (s *Scanner) glued(word string, next int) bool {
	if s.isDigit(next) {
		return abbreviation(word) == NumberAbbrev
	}
	if !unicode.IsUpper(s.rune(next)) {
		return false
	}
	end := next
	for end < len(s.text) && s.isWord(end) {
		end = s.cluster(end)
	}
	following := s.text[next:end]
	if !title(following) && following != "I" && following != "A" {
		return false
	}
	if abbreviation(word) == TitleAbbrev {
		return true
	}
	if len(following) == 1 && dotted(word) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(word)
	ended := unicode.IsLower(last) || isDigit(last) || dotted(word) && strings.Contains(word, ".")
	return ended && size < len(word) && !(len(following) < 6 && topLevel[strings.ToLower(following)])
}

// keepsDot reports whether word keeps the dot that ends at next.
func (s *Scanner) keepsDot(word string, next int) bool {
	if dotted(word) && strings.Contains(word, ".") { // U.S., a.m., J.K.
		return true
	}
	if len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' {
		return s.initial(word[0], next)
	}
	switch abbreviation(word) {
	case NoAbbrev:
		return false
	case NumberAbbrev: // No. 10
		return isDigit(s.rune(s.skipBlank(next)))
	case PlaceAbbrev: // Chicago, Ill.
		return s.span.Len() == 1 && s.text[s.span.Start] == ','
	}
	return true
}

// initial reports whether the capital c, whose dot ends at next, is the initial
// of a name: it stands before another initial or a capitalised word
// that does not look like the start of a sentence.
func (s *Scanner) initial(c byte, next int) bool {
	i := s.skipBlank(next)
	r := s.rune(i)
	if i == next { // at the end, or before punctuation
		return r == ','
	}
	if !unicode.IsUpper(r) {
		return false
	}
	end := i
	for end < len(s.text) && s.isWord(end) {
		end = s.cluster(end)
	}
	if end == i+1 && s.rune(end) == '.' { // J. K.
		return true
	}
	return c != 'I' && !Starts(s.text[i:end])
}

// skipBlank returns the first place from i on that holds no white space.
func (s *Scanner) skipBlank(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if classOf(r) != space {
			break
		}
		i += size
	}
	return i
}

// dotted reports whether w is single letters parted by dots: "U", "U.S",
// "a.m", "Ph.D". Two letters may open it.
func dotted(w string) bool {
	if len(w) > 16 {
		return false
	}
	n := 0
	for i := range len(w) {
		switch c := w[i]; {
		case c == '.':
			if n == 0 {
				return false
			}
			n = 0
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			n++
			if n > 1 && !(i == 1 && len(w) > 3 && w[2] == '.' && w[0] < 'a' && c >= 'a') {
				return false
			}
		default:
			return false
		}
	}
	return n == 1
}

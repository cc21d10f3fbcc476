package token

import (
	"strings"
	"unicode/utf8"
)

// url returns the end of the web address that starts at i, or i.
func (s *Scanner) url(i int) int {
	switch s.text[i] {
	case 'h', 'H', 'w', 'W', 'f':
	default:
		return i
	}
	rest := s.text[i:min(len(s.text), i+8)]
	for _, scheme := range [...]string{"http://", "https://", "ftp://", "www."} {
		if len(rest) >= len(scheme) && strings.EqualFold(rest[:len(scheme)], scheme) && s.isWord(i+len(scheme)) {
			return s.urlEnd(i)
		}
	}
	return i
}

// urlEnd returns the end of the web address of which i is in or at the start:
// up to white space, a quotation mark or angle bracket, closing punctuation
// left out.
func (s *Scanner) urlEnd(i int) int {
	open := 0 // round brackets opened in the address
	last := i // end of the last character that may close it
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if classOf(r) == space || strings.ContainsRune(`"<>“”«»`, r) || r == utf8.RuneError {
			break
		}
		i = clusterEnd(s.text, i, r, size)
		switch {
		case r == '(':
			open++
		case r == ')' && open > 0:
			open--
			last = i
		case strings.ContainsRune(`.,;:!?)]}'’‘…`, r):
		default:
			last = i
		}
	}
	return last
}

// domain reports whether w reads like "example.com".
func domain(w string) bool {
	dot := strings.LastIndexByte(w, '.')
	return dot > 0 && topLevel[strings.ToLower(w[dot+1:])]
}

package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark takes the token at i, which starts with neither letter nor digit: a
// punctuation mark or symbol, or a word that one opens ('90s, #tag, -5).
func (s *Scanner) mark(i int) bool {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	end := clusterEnd(s.text, i, r, size)
	if end != i+size {
		return s.take(i, end) // an emoji sequence, a mark with an accent
	}
	switch {
	case isApostrophe(r):
		return s.take(i, s.apostrophe(i, end))
	case r == '.' || r == '-' || r == '!' || r == '?' || r == '`' || r == '=' || r == '*' || r == '_':
		if before := s.before(i); r == '.' && s.isDigit(end) && before != '.' && classOf(max(before, 0)) != letter && classOf(max(before, 0)) != digit { // .5
			end, _ = s.wordEnd(i, end)
			return s.take(i, end)
		}
		if r == '-' && s.isDigit(end) && s.opens(i) { // -5
			end, _ = s.wordEnd(end, end)
			return s.take(i, end)
		}
		for end < len(s.text) && (s.text[end] == byte(r) || strings.ContainsRune("!?", r) && strings.IndexByte("!?", s.text[end]) >= 0) {
			if s.cluster(end) != end+1 {
				break
			}
			end++
		}
		return s.take(i, end)
	case r == '−' && s.isDigit(end) && s.opens(i):
		end, _ = s.wordEnd(end, end)
		return s.take(i, end)
	case r == '#' && unicode.IsLetter(s.rune(end)), r == '@' && s.isWord(end):
		for s.isWord(end) {
			end = s.cluster(end)
		}
		return s.take(i, end)
	case r == '°' && (s.rune(end) == 'C' || s.rune(end) == 'F') && s.cluster(end) == end+1 && !s.isWord(end+1):
		return s.take(i, end+1)
	}
	return s.take(i, end)
}

// opens reports whether a mark at i opens a word rather than closes one: it
// stands at the start, or after space, a bracket, a quotation mark or a dash.
func (s *Scanner) opens(i int) bool {
	r := s.before(i)
	return r < 0 || classOf(r) == space || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd) || r == '"' || r == '\'' || r == '/'
}

package token

import (
	"strings"
	"unicode/utf8"
)

// clitics are the short words written onto the one before, apostrophe left
// out. "n't" is cut by its n.
var clitics = [...]string{"s", "d", "m", "ll", "re", "ve", "t"}

// stem returns where the first clitic of the word [start,end) begins, or end.
// Clitics come off the end, so that "O'Neill's" gives "O'Neill" and
// "they'd've" gives "they".
func (s *Scanner) stem(start, end int) int {
	stem := end
	for {
		i, after := lastApostrophe(s.text, start, stem)
		if i <= start || !isClitic(s.text[after:stem]) {
			return stem
		}
		if s.text[after]|0x20 == 't' {
			if s.text[i-1]|0x20 != 'n' || i-1 <= start {
				return stem
			}
			i--
		}
		if r, size := utf8.DecodeLastRuneInString(s.text[start:i]); clusterEnd(s.text, i-size, r, size) != i {
			return stem // a rare sign that joins what follows
		}
		stem = i
	}
}

// cliticEnd returns the end of the clitic that starts at i in a word that ends
// at end.
func cliticEnd(text string, i, end int) int {
	seen := 0 // apostrophes; a clitic has one
	for k, r := range text[i:end] {
		if !isApostrophe(r) {
			continue
		}
		if seen++; seen == 2 {
			j, after := i+k, i+k+utf8.RuneLen(r)
			if text[j-1]|0x20 == 'n' && after < end && text[after]|0x20 == 't' {
				return j - 1
			}
			return j
		}
	}
	return end
}

// lastApostrophe returns the bounds of the last apostrophe of text[start:end],
// or -1.
func lastApostrophe(text string, start, end int) (i, after int) {
	for i = end; i > start; {
		r, size := utf8.DecodeLastRuneInString(text[start:i])
		if i -= size; isApostrophe(r) {
			return i, i + size
		}
	}
	return -1, -1
}

// isClitic reports whether w, in small letters or capitals, is in clitics.
func isClitic(w string) bool {
next:
	for _, c := range clitics {
		if len(c) != len(w) {
			continue
		}
		for i := range len(c) {
			if w[i]|0x20 != c[i] {
				continue next
			}
		}
		return true
	}
	return false
}

// apostrophe returns the end of the token that the apostrophe [i,next) opens
// outside a word: a quotation mark, a clitic after a mark ("Yahoo!'s"), or a
// word whose beginning is left out ("'90s", "'em").
func (s *Scanner) apostrophe(i, next int) int {
	if s.rune(next) == '\'' && s.text[i] == '\'' && s.cluster(next) == next+1 { // ''
		return next + 1
	}
	end := next
	for s.isWord(end) {
		end = s.cluster(end)
	}
	switch rest := s.text[next:end]; {
	case rest == "":
		return next
	case isClitic(rest) && rest[0]|0x20 != 't' && (!s.opens(i) || rest == "s" || rest == "ll" || rest == "re" || rest == "ve"):
		return end
	case s.opens(i) && (decade(rest) || len(rest) <= 5 && elided[strings.ToLower(rest)]):
		return end
	}
	return next
}

// decade reports whether w is what follows the apostrophe of a shortened year:
// "90s", "08".
func decade(w string) bool {
	return (len(w) == 2 || len(w) == 3 && w[2] == 's') && isDigit(rune(w[0])) && isDigit(rune(w[1]))
}

package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// A label leads in a passage that is not the article's own, or not of its
// time, and ends in a colon:
//
//	Comment:              a word of data/labels.txt
//	RT reports:           up to five words of a name, a verb of data/reporting.txt
//	Comment: RT reports:  both
//
// labelOf returns the label block s starts with, from its first letter to its
// colon, or an empty span. A block that is no more than a label is an editor's
// note.
func labelOf(text string, s doc.Span) doc.Span {
	at := s.Start
	if c := text[at]; c == '[' || c == '(' || c == '*' {
		at++
	}
	end := at
	if next := colonAfter(text[at:s.End]); next > 0 && isLabel(text[at:at+next]) {
		end = at + next + 1
	}
	rest := end + blank(text[end:s.End])
	if next := colonAfter(text[rest:s.End]); next > 0 && isLeadIn(text[rest:rest+next]) {
		end = rest + next + 1
	}
	if end == at {
		return doc.Span{}
	}
	if tail := trim(text, doc.Span{Start: end, End: s.End}); tail.Empty() || tail.Len() == 1 && (text[tail.Start] == ']' || text[tail.Start] == ')') {
		return s
	}
	return doc.Span{Start: at, End: end}
}

// colonAfter returns where the first colon of s stands, among the first 80
// bytes, or -1.
func colonAfter(s string) int {
	if len(s) > 80 {
		s = s[:80]
	}
	return strings.IndexByte(s, ':')
}

// isLabel reports whether s is worded as a label.
func isLabel(s string) bool {
	words := plainWords(s, 8)
	return len(words) > 0 && labels.match(words) > 0
}

// isLeadIn reports whether s is a name and a verb of reporting.
func isLeadIn(s string) bool {
	fields := strings.Fields(s)
	n := len(fields)
	if n < 2 || n > 7 {
		return false
	}
	if !reporting[fields[n-1]] {
		return false
	}
	named := false
	for i, f := range fields[:n-1] {
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			named = named || i > 0 || n == 2 || f != "The" && f != "As"
		case f == "the" || f == "of" || f == "and" || f == "for" || f == "as" || f == "de":
		case strings.ContainsRune(f, '.'): // a site: example.com
			named = true
		default:
			return false
		}
	}
	return named
}

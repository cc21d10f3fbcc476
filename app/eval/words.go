package eval

import (
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// words cuts a span into runs of letters and digits and single other marks.
func words(text string, in doc.Span) []doc.Span {
	var ws []doc.Span
	inWord := false
	for i, r := range text[in.Start:in.End] {
		at := in.Start + i
		switch {
		case isWord(r) && inWord:
			ws[len(ws)-1].End = at + utf8.RuneLen(r)
		case isWord(r):
			ws = append(ws, doc.Span{Start: at, End: at + utf8.RuneLen(r)})
			inWord = true
		default:
			inWord = false
			if r > ' ' && r != '\u00a0' && r != utf8.RuneError {
				ws = append(ws, doc.Span{Start: at, End: at + utf8.RuneLen(r)})
			}
		}
	}
	return ws
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

package actor

import (
	"unicode"

	"lede/app/doc"
)

// Case says how a sentence uses capitals: what a capital tells depends on it.
type Case uint8

const (
	NormalCase Case = iota
	TitleCase       // Every Word of a Headline
	UpperCase       // ALL OF A HEADLINE
	LowerCase       // no capitals at all
)

// isSmall reports whether a word stays in lower case in a headline that capitalises
// the others.
func isSmall(w string) bool {
	switch w {
	case "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "by", "with",
		"as", "vs", "is", "its", "over", "after", "into", "de", "al":
		return true
	}
	return false
}

// CaseOf tells how the tokens r of d use capitals.
func CaseOf(d *doc.Document, r doc.Range) Case {
	words, capital, upper, any := 0, 0, 0, 0
	for i := r.From; i < r.To; i++ {
		w := d.Word(i)
		letters, ups := 0, 0
		for _, c := range w {
			switch {
			case 'a' <= c && c <= 'z':
				letters++
			case unicode.IsLetter(c):
				letters++
				if unicode.IsUpper(c) {
					ups++
				}
			}
		}
		any += ups
		if letters < 2 || ups == 0 && isSmall(w) {
			continue
		}
		words++
		if ups == letters && letters > 3 || ups == letters && upper > 1 {
			upper++
		}
		if ups > 0 {
			capital++
		}
	}
	switch {
	case any == 0:
		return LowerCase
	case upper >= 2 && upper*10 >= words*6 && capital*10 >= words*9:
		return UpperCase
	case words >= 4 && capital*100 >= words*92:
		return TitleCase
	}
	return NormalCase
}

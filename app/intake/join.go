package intake

import (
	"lede/app/doc"
)

// Widths and lengths the joiner judges by, in characters and words. Found on
// pasted articles; none is critical.
const (
	minWrap  = 35  // text wrapped narrower than this is a list
	maxWrap  = 132 // text wrapped wider than this has one paragraph a line
	longHead = 22  // words; an article's headline hardly has more
	longSub  = 12  // words; nor a heading further down
	shortSub = 9   // words; where empty lines part the blocks, a line this short may be a heading still
	longText = 20  // words; a line of so many is a paragraph, not the rest of one
	fragment = 3   // words of a line that is only the end of a sentence
)

// A joiner decides which line breaks end a block. For the break between the
// lines a and b it asks, in this order:
//
//	together they are a label: "Comment: RT", "reports:"                goes on
//	one of them stands alone: a list item, credit, byline, navigation    ends
//	b starts in the middle: ". In May", "reports:"                       goes on
//	a stops in the middle: "told the", "a coming '"                      goes on
//	a blank line is between them                                         ends
//	the text is wrapped: did b's first word not fit on a any more?       goes on
//	a's last sentence has no end, and a is no heading: a sentence ended in
//	    it, or it is too long for one                                    goes on
//	otherwise                                                            ends
//
// A blank line overrules all cues but the plainest.
type joiner struct {
	text string
	wrap int  // the width the text is wrapped at, or 0
	airy bool // empty lines part the paragraphs

	block int  // number of the block so far,
	words int  // its words,
	inner bool // and whether a sentence ended in it

	asked doc.Span // the line last asked about,
	alone bool     // and whether it stands alone: most are asked about twice
}

// blocks returns the blocks of plain text, as yet without a kind.
func blocks(text string) []doc.Block {
	all := lines(text)
	j := joiner{text: text, wrap: wrapWidth(text, all), airy: airy(all)}
	var out []doc.Block
	for i, l := range all {
		if i > 0 && j.goesOn(all[i-1], l) {
			out[len(out)-1].End = l.End
			j.words += l.words
			j.inner = j.inner || l.inner || all[i-1].closes == final
			continue
		}
		out = append(out, doc.Block{Span: l.Span, DuplicateOf: doc.NoBlock})
		j.block, j.words, j.inner = len(out)-1, l.words, l.inner
	}
	return out
}

// goesOn reports whether b continues the block a ends so far.
func (j *joiner) goesOn(a, b line) bool {
	if b.opens == withBullet {
		return false
	}
	stuck := a.closes == final || a.closes == colon
	if b.opens == withPunct && b.blanks <= 1 {
		return !(stuck && b.words > 1)
	}
	if b.blanks > 0 {
		return b.blanks == 1 && b.opens == withSmall && (a.closes == hanging || a.closes == open && (j.inner || j.words > longHead))
	}
	if a.closes == open && b.closes == colon && a.words+b.words <= 10 {
		if both := (doc.Span{Start: a.Start, End: b.End}); labelOf(j.text, both) == both { // "Comment: RT⏎reports:"
			return true
		}
	}
	if j.standsAlone(a) || j.standsAlone(b) {
		return false
	}
	switch {
	case b.opens == withSmall && a.opens == withSmall && a.closes == open && b.closes == open && a.words <= 6 && b.words <= 6:
		return false // a list without marks
	case b.opens == withSmall && a.closes == colon:
		return b.words > fragment
	case b.opens == withSmall && a.closes != final:
		return true
	case a.closes == hanging:
		return true
	}
	if j.wrap > 0 && b.indent <= a.indent {
		return a.runes+1+firstWord(j.text[b.Start:b.End]) > j.wrap
	}
	if a.closes != open {
		return false
	}
	return j.inner || j.words > j.longest(b) || b.words <= fragment && b.closes == final && j.words > 8
}

// standsAlone reports whether a line is a block of its own.
func (j *joiner) standsAlone(l line) bool {
	if j.asked != l.Span {
		j.asked, j.alone = l.Span, standsAlone(j.text[l.Start:l.End])
	}
	return j.alone
}

// longest returns how many words the block so far may have for a heading of
// what starts at b.
func (j *joiner) longest(b line) int {
	switch {
	case j.block == 0, j.block == 1 && b.words >= longText: // the headline, and the line under it
		return longHead
	case j.airy:
		return shortSub
	}
	return longSub
}

// airy reports whether empty lines part the paragraphs: a third of the lines or
// more have one before them.
func airy(all []line) bool {
	n := 0
	for _, l := range all {
		if l.blanks > 0 {
			n++
		}
	}
	return n > 2 && n*3 >= len(all)
}

// wrapWidth returns the width that lines are wrapped at, or 0 where each
// paragraph is on one line. Text is wrapped where most lines would not have
// taken the first word of the next.
func wrapWidth(text string, all []line) int {
	if len(all) < 4 {
		return 0
	}
	var hist [maxWrap + 2]int // lines by width
	for _, l := range all {
		hist[min(l.runes, maxWrap+1)]++
	}
	width, above := maxWrap+1, hist[maxWrap+1]
	for above <= len(all)/20 { // the widest twentieth may be odd ones
		width--
		above += hist[width]
	}
	if width < minWrap || width > maxWrap {
		return 0
	}
	pairs, full := 0, 0
	for i := 1; i < len(all); i++ {
		if b := all[i]; b.blanks == 0 && b.opens != withBullet {
			pairs++
			if all[i-1].runes+1+firstWord(text[b.Start:b.End]) > width {
				full++
			}
		}
	}
	if pairs < 3 || full*10 < pairs*6 {
		return 0
	}
	return width
}

package intake

import (
	"strings"

	"lede/app/doc"
)

// Lengths in words that tell the lines around an article from its text.
const (
	proseWords   = 8  // a block of so many, ended as sentences are, is text
	longProse    = 25 // one of so many is, however it ends
	sectionWords = 3  // a site's section hardly has more
	titleWords   = 4  // a headline hardly has fewer
	signedWords  = 4  // nor has a line with a name more
)

// furniture gives their kind to lines that only their place tells from headings:
//
//	above the headline   the site's sections, one below the other: "News", "World"
//	below the headline   who wrote the text and for whom, beside a date or a button
//	below a caption's label, the caption
//	below the text       from a line of navigation on, other stories' headlines
func furniture(d *doc.Document) {
	first, last := -1, -1
	for i := range d.Blocks {
		if isProse(d, i) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	headline := 0
	for headline < first && !(d.Blocks[headline].Kind == doc.Heading && wordsOf(d, headline) >= titleWords) {
		headline++
	}
	if headline < first {
		sections(d, headline)
		signatures(d, headline+1, first)
	}
	for i := 1; i < len(d.Blocks); i++ {
		if b := &d.Blocks[i]; loose(b) && captionFollows(d, i-1) {
			b.Kind = doc.Caption
		}
	}
	below := false
	for i := last + 1; i < len(d.Blocks); i++ {
		b := &d.Blocks[i]
		below = below || b.Kind == doc.Navigation
		if below && loose(b) {
			b.Kind = doc.Navigation
		}
	}
}

// loose reports whether b is of a kind that a line gets for want of a better one.
func loose(b *doc.Block) bool {
	return b.Kind == doc.Paragraph || b.Kind == doc.Heading
}

// isProse reports whether block i is text of the article.
func isProse(d *doc.Document, i int) bool {
	b := &d.Blocks[i]
	if b.Kind != doc.Paragraph && b.Kind != doc.BlockQuote && b.Kind != doc.EditorNote {
		return false
	}
	n := wordsOf(d, i)
	return n >= longProse || n >= proseWords && closesWith(d.Slice(b.Span)) == final
}

func wordsOf(d *doc.Document, i int) int { return len(strings.Fields(d.Slice(d.Blocks[i].Span))) }

// sections makes navigation of the blocks before the headline where there are
// several: one alone names what the article is about.
func sections(d *doc.Document, headline int) {
	if headline < 2 {
		return
	}
	for i := range headline {
		if loose(&d.Blocks[i]) && wordsOf(d, i) <= sectionWords {
			d.Blocks[i].Kind = doc.Navigation
		}
	}
}

// signatures makes bylines of names among blocks from to to: those of which a
// neighbour is no text either.
func signatures(d *doc.Document, from, to int) {
	aside := func(i int) bool {
		switch d.Blocks[i].Kind {
		case doc.Navigation, doc.Byline, doc.Credit:
			return i >= from
		}
		return false
	}
	sign := func(i, beside int) {
		if b := &d.Blocks[i]; beside < to && aside(beside) && loose(b) && signed(d.Slice(b.Span)) {
			b.Kind = doc.Byline
		}
	}
	for i := from; i < to; i++ {
		sign(i, i-1)
	}
	for i := to - 1; i >= from; i-- {
		sign(i, i+1)
	}
}

// signed reports whether s is a few words that names are made of.
func signed(s string) bool {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if word := strings.Trim(f, ",.|()·•-–—"); !capital(word) && !besideNames[word] || notNames[word] {
			return false
		}
		n++
	}
	return n <= signedWords && closesWith(s) != final
}

// captionFollows reports whether block i says no more than that a caption follows.
func captionFollows(d *doc.Document, i int) bool {
	s := d.Slice(d.Blocks[i].Span)
	return d.Blocks[i].Kind == doc.Caption && len(strings.Fields(s)) <= 2 && strings.ContainsAny(s[len(s)-1:], ",:")
}

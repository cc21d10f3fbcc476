// Package intake makes a new document from what a reader pastes, opens or
// shares: plain text or HTML.
//
// It fixes the text, once and for all, and lays out its blocks: where
// paragraphs begin and end, and what is a heading, a byline, a credit, a
// label, a list item, a caption or the page's own navigation. Title, byline,
// date, source and language are noted where the article states them; a caller
// that knows better sets the document's fields afterwards.
//
// # Plain text
//
// The text is kept byte for byte. The difficulty is in the line breaks: most
// articles come with one paragraph a line, mail comes wrapped at a fixed
// width, and text copied from a page has stray breaks wherever a link or a box
// stood ("told the⏎Associated Press."). Each break is judged on what stands
// before and after it; see [joiner] for the cues and their order.
//
// # HTML
//
// The page's own elements give the blocks, white space is set as a browser
// would, and what surrounds the article is left out; see [HTML].
//
// What varies from site to site is data: the files under data hold the wording
// of credits, labels and navigation, a pattern a line.
package intake

import (
	"strings"
	"unicode/utf8"

	"lede/app/doc"
)

// Text returns a new document of plain text. Its Text equals s byte for byte
// where s is valid UTF-8; otherwise it is what [Repair] makes of s.
func Text(s string) *doc.Document {
	s, _ = Repair(s)
	d := &doc.Document{Text: s}
	d.Blocks = blocks(s)
	classify(d, true)
	describe(d)
	return d
}

// Repair returns s with every byte that is not part of valid UTF-8 replaced by
// U+FFFD, and how many bytes it replaced.
func Repair(s string) (valid string, replaced int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			replaced++
		}
		b.WriteRune(r)
		i += size
	}
	return b.String(), replaced
}

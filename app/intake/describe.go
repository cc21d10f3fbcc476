package intake

import (
	"strings"

	"lede/app/doc"
)

// describe notes what the blocks say about the article: title, byline, date,
// source, language. What is known already stays.
func describe(d *doc.Document) {
	body := false // a paragraph has been seen: a later heading is no title
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch b.Kind {
		case doc.Paragraph:
			body = true
		case doc.Heading:
			if d.Title == "" && !body {
				d.Title = oneLine(d.Slice(b.Span))
			}
		case doc.Byline:
			s := d.Slice(b.Span)
			if d.Date.IsZero() {
				d.Date = findDate(s)
			}
			line := oneLine(s)
			if d.Byline == "" && (strings.Contains(" "+strings.ToLower(line), " by ") || !body && strings.Contains(line, " ") && signed(line)) {
				d.Byline = line
			}
		}
	}
	if d.Language == "" {
		d.Language = language(d.Text)
	}
}

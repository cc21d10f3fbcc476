package quote

import (
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// A Kind says, from the look of a quotation alone, what it is likely to be.
type Kind uint8

const (
	// Speech is somebody's words: a clause, or several.
	Speech Kind = iota
	// Term is a word or short phrase the writer borrows or keeps at a
	// distance: "criminal" hackers. It is a scare quote unless the sentence
	// says whose word it is.
	Term
	// Title names a work: the film "The Third Man".
	Title
)

// maxTerm is the number of words up to which a quotation without a finite verb
// is a term rather than a fragment of speech.
const maxTerm = 5

// Kind tells speech from terms and titles. A term is short, has no finite verb
// and does not end like a sentence. A title is capitalised throughout.
func (q Quote) Kind(d *doc.Document) Kind {
	words, capitals, small, verbs := 0, 0, 0, 0
	for i := q.Inside.From; i < q.Inside.To; i++ {
		t := d.Tokens[i]
		switch {
		case t.Tag.IsPunct() || IsMark(d.Word(i)):
			continue
		case t.Tag == doc.VBD || t.Tag == doc.VBZ || t.Tag == doc.VBP || t.Tag == doc.MD:
			verbs++
		}
		words++
		c, _ := utf8.DecodeRuneInString(d.Word(i))
		switch {
		case unicode.IsUpper(c) || unicode.IsDigit(c):
			capitals++
		case t.Tag.IsNoun() || t.Tag.IsVerb() || t.Tag.IsAdjective():
			small++
		}
	}
	last := d.Word(q.Inside.To - 1)
	sentence := last == "." || last == "!" || last == "?"
	switch {
	case !q.Closed:
		return Speech
	case words >= 2 && small == 0 && capitals >= 2 && !sentence:
		return Title
	case words <= maxTerm && verbs == 0 && !sentence:
		return Term
	}
	return Speech
}

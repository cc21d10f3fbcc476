// Package segment fills in a document's sentences and tokens.
//
// Tokens come first, cut by package token; sentences are then runs of tokens,
// so that a dot has already been told from the dot of an abbreviation. A
// sentence never crosses a block, and a line break inside a block never ends
// one. What ends a sentence, in the order the rules are tried:
//
//	He left. She stayed.         . ! ? … before a capital, digit, quote or bracket
//	“He left.” She stayed.       closing quotes and brackets go with the sentence
//	“Why?” Smith asked.          not before a name and a verb of saying
//	Mr. Smith · No. 10           never at a title or a number's abbreviation
//	at Apple Inc. The firm       at another abbreviation before a word like “The”
//	at 5 p.m. Monday             not before a day, month or time zone
//	1. First item                not at the number of a list item
//	Update: He left.             after the label that leads in a block
//
// A stretch of [MaxTokens] tokens without an end is cut at a comma or the like,
// or where it stands, so that whatever is pasted, later stages meet no
// sentence they cannot handle.
package segment

import (
	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/token"
)

// Stage fills Document.Sentences and Document.Tokens from Text and Blocks. It
// takes time linear in the text.
var Stage = pipeline.Stage{
	Name: "segment",
	Doc:  "cuts the blocks' text into sentences and tokens",
	Run:  run,
}

// MaxTokens is the length at which a sentence is cut.
const MaxTokens = 512

func run(d *doc.Document) {
	words := 0
	for _, b := range d.Blocks {
		words += b.Len()/5 + 1
	}
	d.Tokens = make([]doc.Token, 0, words)
	d.Sentences = make([]doc.Sentence, 0, words/16+len(d.Blocks))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		from := len(d.Tokens)
		scan := token.NewScanner(d.Text, b.Start, b.End)
		for scan.Scan() {
			d.Tokens = append(d.Tokens, doc.Token{Span: scan.Span(), Head: doc.NoHead})
		}
		b.Sentences.From = len(d.Sentences)
		s := splitter{text: d.Text, tokens: d.Tokens, label: b.Label.End}
		for from < len(d.Tokens) {
			to := s.end(from)
			r := doc.Range{From: from, To: to}
			d.Sentences = append(d.Sentences, doc.Sentence{Span: d.Cover(r), Tokens: r, Block: i})
			from = to
		}
		b.Sentences.To = len(d.Sentences)
	}
}

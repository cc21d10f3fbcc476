// Package token cuts text into words, numbers and punctuation marks the way
// the Penn Treebank does, and never loses where they stood.
//
// # What is one token
//
//	Biden's          Biden | 's          clitics are words of their own,
//	don't            do | n't            with straight or curly apostrophes
//	U.S. Sen. Cruz   U.S. | Sen. | Cruz  abbreviations keep their dot
//	al-Shabaab       al-Shabaab          hyphens and inner apostrophes hold a
//	d'Ivoire         d'Ivoire            word together
//	$4.4m, 45%       $ | 4.4m | , | 45 | %
//	'90s “so”        '90s | “ | so | ”   quotation marks stand alone
//	a@b.org #tag 👩‍🚀   a@b.org | #tag | 👩‍🚀
//
// A dot that ends a sentence is a token; a dot that belongs to an abbreviation
// is not, even where the abbreviation also ends the sentence: “in the U.S.” ends
// with the token “U.S.”.
//
// # How
//
// A [Scanner] walks the text once, left to right, with a table of classes for
// ASCII and short functions for the rest, and looks ahead only a few bytes, or
// to the end of a word. It steps by grapheme cluster, so no token splits a
// character a reader sees as one. Abbreviations are data: data/abbreviations.txt.
//
// White space and characters without a shape (controls, zero-width spaces,
// direction marks) lie between tokens. Every other byte is in exactly one token.
//
// The conventions are those of the Penn Treebank tokenizer (Marcus,
// Santorini and Marcinkiewicz 1993) with the later change, of OntoNotes and Universal
// Dependencies excepted, that hyphenated words stay whole.
package token

import "lede/app/doc"

// Spans returns the tokens of text in order, as byte ranges.
func Spans(text string) []doc.Span {
	spans := make([]doc.Span, 0, len(text)/5+1)
	s := NewScanner(text, 0, len(text))
	for s.Scan() {
		spans = append(spans, s.Span())
	}
	return spans
}

// Words returns the tokens of text in order, as strings.
func Words(text string) []string {
	spans := Spans(text)
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = text[s.Start:s.End]
	}
	return words
}

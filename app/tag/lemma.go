package tag

import (
	"strings"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/model"
)

// Lemmas are found in three steps: the word in lower case; if its tag says it
// is inflected, its entry among the irregular forms (data/irregular.txt); else
// its ending undone (ending.go).
//
// A lemma is a slice of the text, or of the table, wherever it can be. The few
// that are neither ("accuse" from "accusing") are written one after the other
// into one buffer, so that an article costs a handful of allocations.

// lemmatize fills Token.Lemma.
func lemmatize(d *doc.Document) {
	l := lemmatizer{irregular: irregular()}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		tok.Lemma = l.lemma(d.Slice(tok.Span), tok.Tag)
	}
}

// Lemma returns the dictionary form of a word with a given tag.
func Lemma(word string, t doc.Tag) string {
	l := lemmatizer{irregular: irregular()}
	return l.lemma(word, t)
}

type lemmatizer struct {
	irregular *[numKinds]model.Words[string]
	buffer    strings.Builder
}

func (l *lemmatizer) lemma(word string, t doc.Tag) string {
	w := l.lower(word)
	k := kindOf(t)
	if k == plain {
		return w
	}
	if base, ok := l.irregular[k].Of(model.String(w)); ok {
		return base
	}
	stem, add := regular(w, t)
	if add == "" {
		return stem
	}
	if whole := w[:min(len(w), len(stem)+len(add))]; whole[len(stem):] == add {
		return whole // "accused" holds "accuse"
	}
	return l.join(stem, add)
}

// lower returns word in lower case, curly apostrophes straight.
func (l *lemmatizer) lower(word string) string {
	change := false
	for i := range len(word) {
		if c := word[i]; c-'A' < 26 {
			change = true
		} else if c >= utf8.RuneSelf {
			return strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		}
	}
	if !change {
		return word
	}
	start := l.buffer.Len()
	for i := range len(word) {
		c := word[i]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		l.buffer.WriteByte(c)
	}
	return l.buffer.String()[start:]
}

func (l *lemmatizer) join(a, b string) string {
	start := l.buffer.Len()
	l.buffer.WriteString(a)
	l.buffer.WriteString(b)
	return l.buffer.String()[start:]
}

// A kind is a part of speech with irregular forms of its own.
type kind uint8

const (
	plain  kind = iota // not inflected, or its form is its lemma
	verb               // and modals
	noun               // plurals
	degree             // comparatives and superlatives
	other              // clitics and articles
	numKinds
)

func kindOf(t doc.Tag) kind {
	switch t {
	case doc.VBD, doc.VBG, doc.VBN, doc.VBP, doc.VBZ, doc.VB, doc.MD:
		return verb
	case doc.NNS, doc.NNPS:
		return noun
	case doc.JJR, doc.JJS, doc.RBR, doc.RBS:
		return degree
	case doc.RB, doc.DT, doc.POS:
		return other
	}
	return plain
}

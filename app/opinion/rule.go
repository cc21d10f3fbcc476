package opinion

import (
	"strings"

	"lede/app/doc"
)

// rhetorical returns the question a sentence of the author's asks, as a cue.
// In an article the author has nobody to ask but the reader. Questions in
// quotations, and headings that say what the text answers ("What happens
// next?"), are not rhetorical.
func (r *reading) rhetorical(sentence int) (hit, bool) {
	s := r.d.Sentences[sentence]
	switch r.d.Blocks[s.Block].Kind {
	case doc.Heading, doc.Navigation, doc.Caption:
		return hit{}, false
	}
	if r.isSubheading(sentence) {
		return hit{}, false
	}
	last := s.Tokens.To - 1
	for last > s.Tokens.From && (r.d.Word(last) == ")" || r.d.Word(last) == "!") {
		last--
	}
	if r.d.Word(last) != "?" {
		return hit{}, false
	}
	own := 0
	for i := s.Tokens.From; i < last; i++ {
		switch {
		case r.owners[i] == author:
			own++
		case r.owners[i].others():
			return hit{}, false
		}
	}
	return hit{doc.Range{From: last, To: last + 1}, doc.Question, false}, own > 0
}

// isSubheading reports whether a question stands alone in its block, short and
// with the word that the text below answers: "Why did it fail?"
func (r *reading) isSubheading(sentence int) bool {
	s := r.d.Sentences[sentence]
	b := r.d.Blocks[s.Block]
	if b.Sentences.To-b.Sentences.From != 1 || s.Tokens.Len() > 9 {
		return false
	}
	switch strings.ToLower(r.d.Word(s.Tokens.From)) {
	case "what", "why", "how", "who", "when", "where", "which":
		return true
	}
	return false
}

// announces reports whether a line only says what the text below it answers:
// "What happens next", the heading "Is it safe?". A line that judges announces
// nothing, nor does the headline.
func (r *reading) announces(sentence int) bool {
	s := r.d.Sentences[sentence]
	last := r.d.Word(s.Tokens.To - 1)
	asking := r.d.Blocks[s.Block].Kind == doc.Heading && s.Block > 0 && last == "?"
	if last == "." || last == "!" || !asking && !r.isSubheading(sentence) {
		return false
	}
	for _, h := range r.hitsIn(s.Tokens) {
		if !h.weak && judges(h.kind) {
			return false
		}
	}
	return true
}

// isScare reports whether the quoted words at inside, a term of a few words,
// are kept at a distance. Names and terms that the sentence introduces
// ("known as", "called", "dubbed") are not.
func (r *reading) isScare(inside doc.Range) bool {
	small := false
	for i := inside.From; i < inside.To; i++ {
		small = small || !r.d.Tokens[i].Tag.IsProper() && r.d.Tokens[i].Tag != doc.CD
	}
	if !small {
		return false
	}
	for i := max(0, inside.From-4); i < inside.From-1; i++ {
		switch r.d.Tokens[i].Lemma {
		case "call", "dub", "know", "name", "term", "title", "entitle", "nickname", "word", "phrase", "label", "codename":
			return false
		}
	}
	return true
}

// imperative returns the command a sentence of the author's gives, as a cue: its
// first word is a verb in the base form, and no subject comes before it.
func (r *reading) imperative(sentence int) (hit, bool) {
	s := r.d.Sentences[sentence]
	if r.d.Blocks[s.Block].Kind != doc.Paragraph {
		return hit{}, false
	}
	first := s.Tokens.From
	for first < s.Tokens.To-2 && politeness[strings.ToLower(r.d.Word(first))] {
		first++
	}
	if r.owners[first] != author || r.d.Tokens[first].Tag != doc.VB || r.d.Word(s.Tokens.To-1) == "?" {
		return hit{}, false
	}
	return hit{doc.Range{From: first, To: first + 1}, doc.Exhortation, false}, true
}

// politeness are the words that may stand before a command.
var politeness = map[string]bool{"please": true, "and": true, "so": true, "now": true, "but": true, "just": true, ",": true, "yes": true, "no": true}

package opinion

import (
	"lede/app/doc"
	"lede/app/quote"
)

// An owner says whose words a token is part of: the number of a statement, or
// one of the values below.
type owner int32

const (
	author owner = -1 // the author's own words
	frame  owner = -2 // cue and speaker of a statement: "the minister said"
	quoted owner = -3 // in quotation marks, of nobody known
	none   owner = -4 // punctuation between
)

// others reports whether o is somebody else than the author.
func (o owner) others() bool { return o >= 0 || o == quoted }

// A reading is what the stage knows of a document while it works on it.
type reading struct {
	d        *doc.Document
	owners   []owner // of each token
	scare    []quote.Quote
	verbatim []bool // of each token: whether it stands in quotation marks
	hits     []hit  // all cues, in text order
	// The index in hits of the first that starts at a token or later.
	firstHit []int32
	judge    Judge
	buffer   []Feature // reused
}

func read(d *doc.Document) *reading {
	r := &reading{d: d, owners: make([]owner, len(d.Tokens)), verbatim: make([]bool, len(d.Tokens)), judge: judge}
	for i := range r.owners {
		r.owners[i] = author
	}
	quotes := quote.Find(d)
	r.halfQuotes(quotes)
	for _, q := range quotes {
		if q.Kind(d) == quote.Term {
			r.scare = append(r.scare, q)
		}
		r.own(q.Inside, quoted)
		for t := q.Inside.From; t < q.Inside.To; t++ {
			r.verbatim[t] = true
		}
	}
	r.marks()
	r.hits = r.findCues()
	r.firstHit = r.indexHits()
	for i := range d.Statements {
		r.statement(i, &d.Statements[i])
	}
	r.marks()
	return r
}

// ownerOf returns whose cue a hit is. Of a scare quote that is who speaks around
// it, for whoever puts a word in quotation marks does not make it his own.
func (r *reading) ownerOf(h hit) owner {
	if h.kind != doc.ScareQuote {
		return r.owners[h.From]
	}
	s := r.d.Sentences[r.d.SentenceAt(r.d.Tokens[h.From].Start)].Tokens
	for i := h.From - 1; i >= s.From; i-- {
		if r.owners[i] != none {
			return r.owners[i]
		}
	}
	for i := h.To; i < s.To; i++ {
		if r.owners[i] != none {
			return r.owners[i]
		}
	}
	return none
}

// marks takes punctuation from whoever owns it.
func (r *reading) marks() {
	for i := range r.d.Tokens {
		if r.d.Tokens[i].Tag.IsPunct() || quote.IsMark(r.d.Word(i)) {
			r.owners[i] = none
		}
	}
}

// halfQuotes owns what stands before a closing mark that nothing opened, and
// after an opening one that nothing closes: a sentence cut out of a longer
// quotation. Without the rest of it, that is all there is to see.
//
//	There should not be anyone in that position."
func (r *reading) halfQuotes(quotes []quote.Quote) {
	whole := make(map[int]bool, 2*len(quotes))
	for _, q := range quotes {
		whole[q.Inside.From-1], whole[q.Inside.To] = true, true
	}
	for b := range r.d.Blocks {
		tokens := r.tokensOf(b)
		from := tokens.From
		for i := tokens.From; i < tokens.To; i++ {
			opens := false
			switch r.d.Word(i) {
			case "“", "``":
				opens = true
			case "”", "''":
			case `"`:
				joined := i > tokens.From && r.d.Tokens[i-1].End == r.d.Tokens[i].Start
				if joined && r.d.Tokens[i-1].Tag == doc.CD {
					continue // inches
				}
				opens = !joined
			default:
				continue
			}
			switch {
			case whole[i]:
				from = i + 1
			case opens:
				r.own(doc.Range{From: i + 1, To: tokens.To}, quoted)
				i = tokens.To
			default:
				r.own(doc.Range{From: from, To: i}, quoted)
				from = i + 1
			}
		}
	}
}

// statement hands the words of a statement to its speaker, unless that is the
// author: "I believe that the plan will fail" is the author's own view, and so
// is what "there is good reason to believe".
func (r *reading) statement(i int, s *doc.Statement) {
	if r.isAuthors(s) {
		return
	}
	parts := s.Parts
	if parts == nil {
		parts = []doc.Span{s.Span}
	}
	if at := r.d.TokensIn(parts[0]); !at.Empty() && r.owners[at.From] >= 0 && (r.isDeed(s) || r.isRefusal(s)) {
		return // "said it had agreed to buy the firm": what is said
	}
	for _, p := range parts {
		r.own(r.d.TokensIn(p), owner(i))
	}
	if !s.Cue.Empty() {
		r.own(r.d.TokensIn(s.Cue), frame)
	}
	if s.Speaker != nil {
		r.own(r.d.TokensIn(s.Speaker.Span), frame)
	}
}

func (r *reading) own(tokens doc.Range, o owner) {
	for t := tokens.From; t < tokens.To; t++ {
		r.owners[t] = o
	}
}

// isAuthors reports whether a statement is the author's own.
func (r *reading) isAuthors(s *doc.Statement) bool {
	if s.Speaker != nil && r.isAuthor(s.Speaker.Span) {
		return true
	}
	for _, h := range r.hitsIn(r.d.TokensIn(s.Cue)) {
		if h.kind == doc.Generalisation {
			return true
		}
	}
	if s.Cue.Empty() || s.Kind == doc.Direct {
		return false
	}
	// "Warnings of a coming storm", of nobody's: the author sums up.
	if cue := r.d.TokensIn(s.Cue); s.Speaker == nil && !cue.Empty() && r.d.Tokens[cue.To-1].Tag.IsNoun() {
		return true
	}
	// A phrase that holds the cue, "good reason to believe", or leads to the
	// speaker: "it is time the council remembered".
	cue := r.d.TokensIn(s.Cue).From
	from := cue
	if s.Speaker != nil {
		from = min(from, r.d.TokensIn(s.Speaker.Span).From)
	}
	for _, h := range r.hitsIn(doc.Range{From: max(0, from-maxPhrase), To: cue}) {
		if !h.weak && h.Len() > 2 && (h.To > cue || h.To == from || h.To == from-1) {
			return true
		}
	}
	return false
}

// maxPhrase is the number of words of the longest phrase of the lists.
const maxPhrase = 8

// isAuthor reports whether the speaker is the author, or nobody in particular,
// outside a quotation.
func (r *reading) isAuthor(speaker doc.Span) bool {
	tokens := r.d.TokensIn(speaker)
	if tokens.Empty() || r.owners[tokens.From] == quoted {
		return false
	}
	for t := tokens.From; t < tokens.To; t++ {
		switch r.d.Word(t) {
		case "I", "we", "We", "us", "me", "you", "You", "anyone", "Anyone", "anybody", "Anybody":
			return true
		case "one", "One":
			return tokens.Len() == 1 // "one might think", but "one of them said"
		}
	}
	return false
}

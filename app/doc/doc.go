// Package doc is the data model every other package speaks: an article's text,
// fixed once, and everything the engine has to say about it as ranges into
// that text.
//
// # One text, many ranges
//
// [Document.Text] is set by the intake and never changes afterwards. Nothing
// downstream cleans, rewrites or re-finds it. Every annotation is a [Span]: a
// half-open range of bytes, 0 ≤ Start < End ≤ len(Text), on character borders.
// UTF-16 units and code points exist only where text leaves the engine (wire,
// export), never here.
//
// # Layers
//
// A document is filled from the bottom up, each stage reading the layers below
// it and writing its own:
//
//	Text ─ Blocks ─ Sentences ─ Tokens (tag, lemma, head)   what the words are
//	        │
//	        ├─ Times, Amounts      when and how much
//	        ├─ Actors              who: mentions grouped into participants
//	        ├─ Statements          who says what, with cue and speaker
//	        ├─ Incidents           what happened, to whom, says who
//	        └─ Opinions            which passages judge or speculate, and whose
//
// Layers refer to one another by id ([ActorID], [IncidentID]) or by index into
// the document's slices ([Range]), never by pointer, so a Document can be
// copied, compared and sent over a wire as it is.
//
// Package doc uses the standard library only and knows no language, browser or
// file format. [Document.Validate] states what must hold after every stage.
package doc

import (
	"sort"
	"time"
)

// A Document is an article and everything Lede knows about it.
type Document struct {
	ID       string
	Title    string
	Byline   string
	Source   string    // outlet or site, as the article states it
	Language string    // ISO 639-1 code, or "und" where it can't be told
	Date     time.Time // the article's date; the zero Time when unknown
	Text     string

	Blocks    []Block
	Sentences []Sentence
	Tokens    []Token

	Times      []Time
	Amounts    []Amount
	Actors     []Actor
	Statements []Statement
	Incidents  []Incident
	Opinions   []Opinion
}

// Slice returns the text s covers.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Word returns the text of token i. It is asked for at hundreds of places: called
// there instead of copied there, it makes the engine 28 kB smaller and no slower.
//
//go:noinline
func (d *Document) Word(i int) string { return d.Slice(d.Tokens[i].Span) }

// Cover returns the span from the first to the last token of r.
// r must not be empty.
func (d *Document) Cover(r Range) Span {
	return Span{d.Tokens[r.From].Start, d.Tokens[r.To-1].End}
}

// Actor returns the actor with the given id, or nil.
func (d *Document) Actor(id ActorID) *Actor {
	for i := range d.Actors {
		if d.Actors[i].ID == id {
			return &d.Actors[i]
		}
	}
	return nil
}

// TokensIn returns the tokens that lie wholly inside s. It is called, not copied into
// its callers, as Word is.
//
//go:noinline
func (d *Document) TokensIn(s Span) Range {
	from, end := 0, len(d.Tokens)
	for from < end { // sort.Search, which calls a function at each step
		if mid := int(uint(from+end) >> 1); d.Tokens[mid].Start < s.Start {
			from = mid + 1
		} else {
			end = mid
		}
	}
	to := from
	for to < len(d.Tokens) && d.Tokens[to].End <= s.End {
		to++
	}
	return Range{from, to}
}

// SentenceAt returns the index of the sentence that holds byte offset at,
// or -1 where it lies between sentences.
func (d *Document) SentenceAt(at int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > at })
	if i < len(d.Sentences) && d.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// Repeats reports whether byte offset at lies in a block that repeats an earlier
// one. What does is left out of every count.
func (d *Document) Repeats(at int) bool {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].End > at })
	return i < len(d.Blocks) && d.Blocks[i].Start <= at && d.Blocks[i].DuplicateOf != NoBlock
}

// TimesMentioned returns how often the text mentions a, repeats left out.
func (d *Document) TimesMentioned(a Actor) int {
	n := 0
	for _, m := range a.Mentions {
		if !d.Repeats(m.Start) {
			n++
		}
	}
	return n
}

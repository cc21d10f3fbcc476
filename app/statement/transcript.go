package statement

import (
	"strings"

	"lede/app/doc"
)

// A transcript gives each turn a line of its own, behind or under a label in
// capitals:
//
//	MARTIN: We are going to win this state.
//	Q: Did the company respond?
//	A: Not for weeks.
//
// What a turn says is its speaker's, without cue or quotation marks. Questions
// say nothing; the answers are of the one person the article names before the first.

// minTurns is how many turns make a transcript, of two labels at least.
const minTurns = 3

// A turn is a block of a transcript.
type turn struct {
	block   int
	label   doc.Range
	content doc.Range
}

// transcript adds a statement for each turn.
func (f *finder) transcript() {
	var turns []turn
	labels := make(map[string]bool)
	for b := range f.d.Blocks {
		if t, ok := f.turnOf(b); ok {
			turns = append(turns, t)
			labels[f.d.Slice(f.d.Cover(t.label))] = true
		}
	}
	if len(turns) < minTurns || len(labels) < 2 || len(labels) == len(turns) {
		return
	}
	for _, t := range turns {
		x := found{stance: doc.Says, head: none, block: t.block, rule: "statement/turn", parts: []doc.Range{t.content}, spoken: true}
		switch strings.ToLower(f.d.Slice(f.d.Cover(t.label))) {
		case "q", "question":
			continue
		case "a", "answer":
			x.speaker, x.head = f.interviewed(turns[0].block)
		default:
			x.speaker, x.head = t.label, t.label.To-1
		}
		f.found = append(f.found, x)
		for k := t.content.From; k < t.content.To; k++ {
			f.used[k] = true // as in a quotation, whom they cite is their own business
		}
	}
}

// interviewed returns the name of the one person named before block b, if it is one.
func (f *finder) interviewed(b int) (doc.Range, int) {
	var id doc.ActorID
	var name doc.Range
	for _, m := range f.actors.in(doc.Span{End: f.d.Blocks[b].Start}) {
		if m.form != doc.Name || m.typ != doc.Person {
			continue
		}
		if id != "" && m.id != id {
			return doc.Range{}, none
		}
		if at := f.d.TokensIn(m.Span); id == "" && !at.Empty() {
			id, name = m.id, at
		}
	}
	if name.Empty() {
		return name, none
	}
	return name, name.To - 1
}

// turnOf returns the turn that block b is.
func (f *finder) turnOf(b int) (turn, bool) {
	if f.d.Blocks[b].Sentences.Empty() {
		return turn{}, false
	}
	from, end := f.blockStart(b), f.blockEnd(b)
	for k := from; k < end && k < from+5; k++ {
		w := f.d.Word(k)
		switch {
		case w == ":":
			if k == from {
				return turn{}, false
			}
			if k+1 == end { // the label has a line of its own
				if b+1 == len(f.d.Blocks) || f.d.Blocks[b+1].Sentences.Empty() {
					return turn{}, false
				}
				return turn{block: b + 1, label: doc.Range{From: from, To: k}, content: doc.Range{From: f.blockStart(b + 1), To: f.blockEnd(b + 1)}}, true
			}
			return turn{block: b, label: doc.Range{From: from, To: k}, content: doc.Range{From: k + 1, To: end}}, true
		case w != strings.ToUpper(w) || f.inside[k] > 0:
			return turn{}, false
		}
	}
	return turn{}, false
}

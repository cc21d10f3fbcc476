package opinion

import (
	"lede/app/doc"
	"lede/app/model"
	"lede/app/quote"
)

// A piece is a part of a statement that is an opinion or none as a whole: what
// it says in one sentence, or in quotation marks inside one.
//
//	She said the vote was delayed, calling it "a farce". "A sorry farce," she added.
//	         └─────────────────┘            └─────┘      └───────────┘
type piece struct {
	doc.Range
	verbatim bool // in quotation marks
}

// pieces cuts statement i. Words of it that are somebody else's belong to no
// piece.
func (r *reading) pieces(i int, s *doc.Statement) []piece {
	var all []piece
	tokens := r.d.TokensIn(s.Span)
	end := 0 // of the sentence that token t stands in
	open := false
	for t := tokens.From; t < tokens.To; t++ {
		if t >= end {
			open = false
			if n := r.d.SentenceAt(r.d.Tokens[t].Start); n >= 0 {
				end = r.d.Sentences[n].Tokens.To
			}
		}
		switch {
		case r.owners[t] == owner(i):
			if !open {
				all = append(all, piece{doc.Range{From: t, To: t}, r.verbatim[t]})
				open = true
			}
			all[len(all)-1].To = t + 1
		case r.owners[t] != none || quote.IsMark(r.d.Word(t)) && s.Kind != doc.Direct:
			open = false
		}
	}
	return all
}

// attributedOpinions returns the opinions statement i expresses: runs of its pieces
// that are opinions.
func (r *reading) attributedOpinions(i int) []doc.Opinion {
	s := &r.d.Statements[i]
	if r.isRepeated(s.Start) || r.isAuthors(s) {
		return nil
	}
	pieces := r.pieces(i, s)
	promised := r.promise(s, len(pieces) > 1)
	mine := func(o owner) bool { return o == owner(i) || o == none }
	var all []doc.Opinion
	open := false // the last opinion may go on
	for _, p := range pieces {
		strength := promised + r.strength(p, s, mine)
		var cues []doc.Cue
		if strength >= 0 {
			cues = r.cuesOf(p.Range, mine, doc.FirstPerson) // who is quoted says “I” in any case
		}
		if len(cues) == 0 {
			open = false
			continue
		}
		if !open {
			all = append(all, doc.Opinion{Span: r.d.Cover(p.Range), Voice: doc.ByHolder, Holder: holder(s)})
			open = true
		}
		o := &all[len(all)-1]
		o.End = r.d.Tokens[p.To-1].End
		o.Score = max(o.Score, model.Sigmoid(strength))
		o.Cues = append(o.Cues, cues...)
	}
	return all
}

// holder returns the actor who says s, if that is known.
func holder(s *doc.Statement) doc.ActorID {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Actor
}

package opinion

import (
	"slices"

	"lede/app/doc"
)

// opinions returns the passages of opinion in text order: the author's own and
// those of speakers. Repeated blocks add none.
func (r *reading) opinions() []doc.Opinion {
	var all []doc.Opinion
	for _, b := range r.d.Blocks {
		if b.DuplicateOf == doc.NoBlock {
			all = append(all, r.authorOpinions(b.Sentences)...)
		}
	}
	for i := range r.d.Statements {
		all = append(all, r.attributedOpinions(i)...)
	}
	slices.SortStableFunc(all, func(a, b doc.Opinion) int { return a.Start - b.Start })
	return all
}

// authorOpinions joins the editorial sentences of a block that follow each
// other.
func (r *reading) authorOpinions(sentences doc.Range) []doc.Opinion {
	var all []doc.Opinion
	open := false // the last opinion may go on
	for i := sentences.From; i < sentences.To; i++ {
		s := r.d.Sentences[i]
		if s.Voice != doc.Editorial {
			open = false
			continue
		}
		shown := r.cuesOf(s.Tokens, authors, neutral)
		if len(shown) == 0 {
			open = false
			continue
		}
		if !open {
			all = append(all, doc.Opinion{Span: s.Span, Voice: doc.ByAuthor})
			open = true
		}
		o := &all[len(all)-1]
		o.End = s.End
		o.Score = max(o.Score, s.Subjectivity)
		o.Cues = append(o.Cues, shown...)
	}
	return all
}

// isRepeated reports whether the text at byte offset at stands in a block that
// repeats another.
func (r *reading) isRepeated(at int) bool {
	i := r.d.SentenceAt(at)
	return i >= 0 && r.d.Blocks[r.d.Sentences[i].Block].DuplicateOf != doc.NoBlock
}

// cuesOf returns the cues among tokens whose owner counts, but none of the kind
// besides: those of the lists or, where there is none, the word that speaks most
// for an opinion.
func (r *reading) cuesOf(tokens doc.Range, counts func(owner) bool, besides doc.CueKind) []doc.Cue {
	var shown []doc.Cue
	for _, h := range r.hitsIn(tokens) {
		if counts(r.ownerOf(h)) && h.kind != besides {
			shown = append(shown, r.shown(h))
		}
	}
	if len(shown) == 0 {
		if i, ok := r.telling(tokens, counts); ok {
			shown = append(shown, r.likeliest(i))
		}
	}
	return shown
}

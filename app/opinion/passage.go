package opinion

import (
	"slices"

	"lede/app/doc"
	"lede/app/model"
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
		if o, ok := r.attributedOpinion(i); ok {
			all = append(all, o)
		}
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
		shown := r.cuesOf(s.Tokens, func(o owner) bool { return !o.others() })
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

// attributedOpinion returns the opinion statement i expresses, if it does.
func (r *reading) attributedOpinion(i int) (doc.Opinion, bool) {
	s := r.d.Statements[i]
	if r.isRepeated(s.Start) || r.isAuthors(&s) {
		return doc.Opinion{}, false
	}
	o := doc.Opinion{Span: s.Span, Voice: doc.ByHolder}
	if s.Speaker != nil {
		o.Holder = s.Speaker.Actor
	}
	tokens := r.d.TokensIn(s.Span)
	mine := func(w owner) bool { return w == owner(i) || w == none }
	strength := strengthOf[s.Stance] + r.naming(&s)
	for _, h := range r.hitsIn(tokens) {
		if mine(r.ownerOf(h)) {
			strength += r.strength(h)
		}
	}
	if s.Kind == doc.Direct {
		strength += verbatim
	}
	strength += wordsWeigh * max(-maxOdds, min(r.odds(tokens, mine), maxOdds))
	if strength < opinionStrength {
		return o, false
	}
	o.Score = model.Sigmoid(strength - opinionStrength)
	o.Cues = slices.DeleteFunc(r.cuesOf(tokens, mine), func(c doc.Cue) bool { return c.Kind == doc.FirstPerson })
	if len(o.Cues) == 0 { // who is quoted says "I" in any case
		if t, ok := r.telling(tokens, mine); ok {
			o.Cues = append(o.Cues, r.likeliest(t))
		}
	}
	return o, len(o.Cues) > 0
}

// Speech is full of "I", "never" and plain feeling, so the classifier, which
// learned from what authors write, is only one voice in the matter: the cues and
// the stance speak louder. The strengths were set on the development part of
// the gold articles.
const (
	opinionStrength = 2
	wordsWeigh      = 0.5
	verbatim        = 1.2 // what a reporter quotes word for word is seldom the plain facts
)

var strengthOf = map[doc.Stance]float64{
	doc.Condemns: 1.5,
	doc.Accuses:  0.5,
	doc.Warns:    0.5,
	doc.Believes: 1,
	doc.Denies:   -1,
	doc.Declines: -2,
	doc.Confirms: -1,
}

// naming tells how much the verb of a statement promises a judgement: who
// calls something something judges it.
func (r *reading) naming(s *doc.Statement) float64 {
	cue := r.d.TokensIn(s.Cue)
	for i := cue.From; i < cue.To; i++ {
		switch r.d.Tokens[i].Lemma {
		case "call", "describe", "brand", "label", "dub", "hail", "praise", "dismiss", "slam", "blast", "denounce", "deride", "mock", "criticize", "criticise", "regard", "consider":
			return 1.5
		}
	}
	return 0
}

// strength tells how much a cue makes of a statement.
func (r *reading) strength(h hit) float64 {
	switch h.kind {
	case doc.Evaluative, doc.LoadedLabel, doc.Exhortation, doc.Generalisation, doc.ScareQuote:
		if h.weak {
			return 1
		}
		return 2
	case doc.Question:
		return 1
	case doc.FirstPerson:
		return 0
	}
	if h.weak {
		return 0.25
	}
	return 0.75
}

// isRepeated reports whether the text at byte offset at stands in a block that
// repeats another.
func (r *reading) isRepeated(at int) bool {
	i := r.d.SentenceAt(at)
	return i >= 0 && r.d.Blocks[r.d.Sentences[i].Block].DuplicateOf != doc.NoBlock
}

// cuesOf returns the cues among tokens whose owner counts: those of the lists or,
// where there is none, the word that speaks most for an opinion.
func (r *reading) cuesOf(tokens doc.Range, counts func(owner) bool) []doc.Cue {
	var shown []doc.Cue
	for _, h := range r.hitsIn(tokens) {
		if counts(r.ownerOf(h)) {
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

package eval

import (
	"sort"

	"lede/app/doc"
)

// opinions reads "author: passage" and "ID: passage" lines. Every run of
// editorial sentences is an author's opinion without being listed.
func (p *parser) opinions(es []entry) error {
	d := p.truth
	add := func(s doc.Span, voice doc.OpinionVoice, holder doc.ActorID) {
		d.Opinions = append(d.Opinions, doc.Opinion{Span: s, Voice: voice, Holder: holder, Score: 1,
			Cues: []doc.Cue{{Span: s, Kind: doc.Evaluative, Why: byHand}}})
	}
	for i := 0; i < len(p.marks.sentences); i++ {
		s := p.marks.sentences[i]
		if s.voice != doc.Editorial || s.repeat {
			continue
		}
		span := s.span
		for i+1 < len(p.marks.sentences) && p.marks.sentences[i+1].voice == doc.Editorial && !p.marks.sentences[i+1].repeat {
			i++
			span.End = p.marks.sentences[i].span.End
		}
		add(span, doc.ByAuthor, "")
	}
	for _, e := range es {
		p.line = e.line
		holder, quote, ok := cut(e.text, ":")
		if !ok {
			return p.errorf("want holder: passage, got %q", e.text)
		}
		s, err := p.passage(quote, p.whole)
		if err != nil {
			return p.errorf("opinion: %v", err)
		}
		switch holder {
		case "author":
			add(s, doc.ByAuthor, "")
		case "unclear":
			add(s, doc.ByHolder, "")
		default:
			id, err := p.actorID(holder)
			if err != nil {
				return err
			}
			add(s, doc.ByHolder, id)
		}
	}
	sort.SliceStable(d.Opinions, func(i, j int) bool { return d.Opinions[i].Start < d.Opinions[j].Start })
	return nil
}

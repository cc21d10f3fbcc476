package incident

import (
	"slices"

	"lede/app/doc"
)

// A headline says in few words, and without the little ones that tell nouns from
// verbs, what the text below says in full: "Rebels quit talks, town falls". So
// headlines are read twice, the second time when the text is known: a word that
// can name an event of a type the text tells of does so.

// retell looks again for triggers in the headlines.
func (r *reader) retell() {
	told := make(map[doc.IncidentType]bool)
	for _, m := range r.mentions {
		if !r.heading(m.sent) && !m.generic && !m.kind.minor {
			told[m.kind.typ] = true
		}
	}
	before := len(r.mentions)
	for s := range r.d.Sentences {
		if !r.reads(s) || !r.heading(s) || !r.parsed(s) {
			continue
		}
		taken := make(map[int]bool)
		for _, m := range r.mentions[:before] {
			if m.sent == s {
				for i := m.from; i < m.to; i++ {
					taken[i] = true
				}
			}
		}
		toks := r.d.Sentences[s].Tokens
		for i := r.body[s]; i < toks.To; i++ {
			if taken[i] {
				continue
			}
			if x, sn := r.echo(i, s, told); sn != nil {
				first := len(r.mentions)
				r.tell(x, sn)
				for _, m := range r.mentions[first:] {
					r.assign(m)
					r.judge(m)
				}
			}
		}
	}
	if len(r.mentions) > before {
		slices.SortStableFunc(r.mentions, func(a, b *mention) int {
			if a.sent != b.sent {
				return a.sent - b.sent
			}
			return a.from - b.from
		})
	}
}

// echo returns the sense of token i of a type that was told, as a verb or noun,
// whatever it was tagged as and whatever stands around it.
func (r *reader) echo(i, s int, told map[doc.IncidentType]bool) (*candidate, *sense) {
	if m := r.who[i].mention; m != nil && m.Form == doc.Name || WordClass(r.d.Tokens[i].Tag) == 0 {
		return nil, nil
	}
	tok := &r.d.Tokens[i]
	describes := r.inSentence(s, i+1) && r.d.Tokens[i+1].Tag.IsNoun() && (tok.Rel == doc.RelAMod || tok.Tag == doc.NN)
	lemmas := r.verbs(i)
	predicate := lemmas != nil && r.inSentence(s, i-1) && r.d.Tokens[i-1].Tag.IsNoun() && tok.Tag != doc.NN
	for j := r.d.Sentences[s].Tokens.From; j < i && predicate; j++ {
		predicate = !r.d.Tokens[j].Tag.IsVerb() || r.d.Tokens[j].Rel == doc.RelAMod // one verb is enough
	}
	if describes || !predicate && !r.happens(i, s) {
		return nil, nil
	}
	if lemmas == nil || tok.Tag.IsVerb() {
		lemmas = append(lemmas, tok.Lemma)
	}
	for _, lemma := range append(lemmas, r.low(i)) {
		for _, pos := range [...]byte{'v', 'n'} {
			if pos == 'n' && !r.speaks('n', i, i+1, i, s) || pos == 'v' && tok.Rel == doc.RelAux {
				continue
			}
			x := r.candidate(s, i, i+1, i, pos == 'v')
			for _, sn := range triggers().find(lemma).senses {
				if sn.pos != pos || len(sn.words) > 1 {
					continue
				}
				if sn.typ == "" && r.fits(x, sn) {
					return nil, nil
				}
				if told[sn.typ] && !light[lemma] && (sn.kind.family != "cyber" || !sn.asks("what") && !sn.asks("who")) {
					return x, sn
				}
			}
		}
	}
	return nil, nil
}

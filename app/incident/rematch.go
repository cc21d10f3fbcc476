package incident

import (
	"strings"

	"lede/app/doc"
)

// rematch gives token i, which no sense fits as it was tagged, a second chance
// where the model says that it tells of something happening: as the verb that a
// headline hides ("Ferry capsizes on river"), or as a noun that only seems to
// describe the next ("Strong earthquake hits").
func (r *reader) rematch(i, s int) (*candidate, *sense) {
	if !r.parsed(s) || !CanHappen(r.tree, i) {
		return nil, nil
	}
	if m := r.who[i].mention; m != nil && m.Form == doc.Name {
		return nil, nil
	}
	tok := &r.d.Tokens[i]
	asked, yes := false, false
	happens := func() bool {
		if !asked {
			asked, yes = true, r.happens(i, s)
		}
		return yes
	}
	headline := r.headless(s)
	if !tok.Tag.IsVerb() && r.inSentence(s, i-1) && r.d.Tokens[i-1].Tag != doc.CD && (headline || tok.Tag == doc.NN || tok.Tag == doc.NNS && r.verbless(i, s)) &&
		!(tok.Tag == doc.JJ && r.inSentence(s, i+1) && r.d.Tokens[i+1].Tag.IsNoun()) {
		lemmas := r.verbs(i)
		if prev := r.d.Tokens[i-1]; headline && tok.Tag == doc.NN && (prev.Tag == doc.NNS || prev.Lemma == "police") && r.finites(r.d.Sentences[s].Tokens.From, i) == 0 {
			lemmas = append(lemmas, tok.Lemma) // "Police arrest 43"
		}
		for _, lemma := range lemmas {
			if x, sn := r.fit(triggers().find(lemma).senses, 'v', i, s); sn != nil && happens() {
				return x, sn
			}
		}
	}
	pos := byte('n')
	switch {
	case tok.Tag.IsVerb() && tok.Rel != doc.RelAMod:
		pos = 'v'
	case !tok.Tag.IsNoun() || !r.inSentence(s, i+1) || r.d.Tokens[i+1].Tag != doc.NNS || r.verbs(i+1) == nil:
		return nil, nil
	}
	if senses := r.heeds[i].lemma.senses; senses != nil && happens() {
		if x, sn := r.fit(senses, pos, i, s); sn != nil && sn.typ != "" {
			return x, sn
		}
	}
	return nil, nil
}

// fit returns the first sense of one word, as that part of speech, whose
// conditions hold at token i.
func (r *reader) fit(senses []*sense, pos byte, i, s int) (*candidate, *sense) {
	x := r.candidate(s, i, i+1, i, pos == 'v')
	for _, sn := range senses {
		if sn.pos == pos && len(sn.words) == 1 && r.fits(x, sn) {
			return x, sn
		}
	}
	return nil, nil
}

// verbs returns the lemmas that token i can be the third person or the past of.
func (r *reader) verbs(i int) []string {
	var all []string
	if v := r.pastOf(i); v != "" {
		all = append(all, v)
	}
	low := r.low(i)
	if low[len(low)-1] != 's' {
		return all
	}
	for _, ending := range [...][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(low, ending[0]); ok && isTriggerVerb(stem+ending[1]) {
			all = append(all, stem+ending[1])
		}
	}
	return all
}

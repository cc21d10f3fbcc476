package incident

import "lede/app/doc"

// isGeneric reports whether m is about a kind of events: a bare plural with no
// participant, time or number of its own, or a verb in the present without
// anybody known.
func (r *reader) isGeneric(m *mention) bool {
	tok := &r.d.Tokens[m.head]
	if in("come-to-nothing", tok.Lemma) && r.ofAccord(m) {
		return true // "the truce collapsed": no bankruptcy and no accident
	}
	if r.tallied(m) {
		return true
	}
	if !m.verb && r.onDay(m.sent) {
		return false
	}
	if !m.verb && (tok.Tag == doc.NNS || massNouns[tok.Lemma]) && m.frame.support != none && m.frame.supported == doc.RelNSubj && r.determiner(m) == "" && in("trend", r.tree.Lemma(m.frame.support)) {
		return true // "ransomware attacks on schools have doubled"
	}
	if !m.verb && tok.Tag == doc.NNS && r.determiner(m) == "" && r.neverDoes(m) {
		return true // "sanctions have never freed a prisoner"
	}
	if m.modality == doc.Negated || m.modality == doc.Denied {
		return false // of no kind of events is it said that one did not happen
	}
	if !m.verb && in("quantifier", r.low(r.start(m))) && tok.Tag == doc.NNS {
		return true // "few coups succeed"
	}
	if !m.verb && tok.Tag == doc.NNS && r.determiner(m) == "" && !r.numbered(m) && r.shares(m) && (r.tree.Rel(m.head) == doc.RelNSubj || r.tree.Rel(m.head) == doc.RelNSubjPass) {
		return true // "ransomware attacks went up by 87 percent"
	}
	if r.habitual(m) || r.anyOfKind(m) {
		return true
	}
	if !m.verb && r.determiner(m) == "" && (tok.Tag == doc.NNS || massNouns[tok.Lemma]) && r.inGeneral(m) {
		return true
	}
	if !m.verb && r.determiner(m) == "any" {
		return true // "any attack on the embassy"
	}
	if r.specific(m) || m.verb && !tok.Tag.IsVerb() { // the verb of a headline, mistagged
		return false
	}
	if tok.Tag.IsVerb() {
		switch tok.Tag {
		case doc.VBZ, doc.VBP:
			return m.modality == doc.Stated && !r.heading(m.sent) && !r.parentPast(m)
		case doc.VBG:
			return m.modality == doc.Stated && !r.parsed(m.sent)
		}
		return false
	}
	if !m.verb && (r.underLaw(m) || r.heading(m.sent) && m.kind.family != "cyber" && m.kind.family != "crime" && !in("trend", r.tree.Lemma(max(r.tree.Predicate(m.head), 0)))) {
		return false // "convicted of manslaughter", the headline "Leader sworn in amid protests"
	}
	plural := tok.Tag == doc.NNS || tok.Tag == doc.NNPS
	det := r.determiner(m)
	switch {
	case det == "such":
		return true
	case plural && det == "" && !r.numbered(m):
		return !r.carriedInPast(m)
	case !plural && det == "" && massNouns[tok.Lemma]:
		return !r.carriedInPast(m)
	}
	return false
}

// habitual reports whether m is told in the present as something that keeps
// happening: "elections are held every five years", "hackers often sell".
func (r *reader) habitual(m *mention) bool {
	v := m.head
	if !m.verb {
		v = m.frame.support
	}
	if v == none || !r.parsed(m.sent) {
		return false
	}
	switch tok := &r.d.Tokens[v]; tok.Tag {
	case doc.VBZ, doc.VBP:
	case doc.VBN:
		if k := r.tree.Child(v, doc.RelAuxPass); k == none || r.low(k) != "are" && r.low(k) != "is" {
			return false
		}
	default:
		return false
	}
	toks := r.d.Sentences[m.sent].Tokens
	for i := toks.From; i < toks.To; i++ {
		switch w := r.low(i); {
		case (w == "every" || w == "each") && toks.Has(i+2) && (r.isTime(i+1) || r.isTime(i+2)):
			return true
		case in("habit", w) && i < v && v-i < 4:
			return true
		}
	}
	return false
}

// underLaw reports whether an act of the law is told before noun m in its sentence.
func (r *reader) underLaw(m *mention) bool {
	for _, o := range r.mentionsIn(m.sent) {
		if o != m && o.to <= m.from && o.kind.family == "law" {
			return m.kind.group == "violence"
		}
	}
	return false
}

// ofAccord reports whether what m says came to nothing is a deal, talks or the like:
// of every type but that of deals it tells nothing.
func (r *reader) ofAccord(m *mention) bool {
	switch m.kind.group {
	case "deal", "agreement", "ceasefire", "meeting":
		return false
	}
	for _, i := range [...]int{m.frame.who, m.frame.what, r.groupStart(m.from, m.sent) - 1, m.to + 1, m.to + 2} {
		if r.inSentence(m.sent, i) && in("accord", r.d.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// onDay reports whether sentence s says on which day, and not only on which day it
// was said: "demonstrations spread on Monday".
func (r *reader) onDay(s int) bool {
	for _, t := range r.timesIn(s) {
		if p := r.tree.Predicate(r.d.TokensIn(t.Span).From); len(t.Value) >= 10 && t.Kind == doc.Date && (p == none || !r.saying(p)) {
			return true
		}
	}
	return false
}

// inGeneral reports whether a bare noun stands where only a kind of events can:
// "a rise in militant violence", "wary of phishing emails".
func (r *reader) inGeneral(m *mention) bool {
	i := m.from - 1
	for r.inSentence(m.sent, i) && inPhrase(r.d.Tokens[i].Tag) {
		i--
	}
	if !r.inSentence(m.sent, i-1) {
		return false
	}
	w, above := r.low(i), r.d.Tokens[i-1].Lemma
	return w == "in" && in("trend-noun", above) || (w == "of" || w == "for" || w == "to" || w == "against") && in("wary", above)
}

// specific reports whether m names a participant, a place or a time.
func (r *reader) specific(m *mention) bool {
	for i := range m.roles {
		h := m.roles[i].head
		if r.isNamed(&m.roles[i]) || r.namesIn(m.roles[i].Span) {
			return true
		}
		if d := r.tree.Child(h, doc.RelDet); d != none && (r.low(d) == "the" || r.low(d) == "a" || r.low(d) == "an" || r.low(d) == "this") {
			return true
		}
		if r.tree.Child(h, doc.RelNumMod, doc.RelNModPoss) != none {
			return true
		}
	}
	return r.dated(m)
}

// dated reports whether a date belongs to m.
func (r *reader) dated(m *mention) bool {
	for _, t := range r.timesWithin(r.d.Sentences[m.sent].Span) {
		if t.Kind == doc.Date && t.Value != "" && r.attaches(t.Span, m) {
			return true
		}
	}
	return false
}

// namesIn reports whether a phrase names an actor: "Danish health data".
func (r *reader) namesIn(s doc.Span) bool {
	in := r.d.TokensIn(s)
	for i := in.From; i < in.To; i++ {
		if m := r.who[i].mention; m != nil && (m.Form == doc.Name || m.Form == doc.Adjective) {
			return true
		}
	}
	return false
}

// determiner returns the article, possessive or number before a noun trigger,
// in lower case, or "".
func (r *reader) determiner(m *mention) string { return r.determinerBefore(m.from, m.sent) }

func (r *reader) determinerBefore(i, s int) string {
	for j := i - 1; r.inSentence(s, j) && inPhrase(r.d.Tokens[j].Tag); j-- {
		switch t := r.d.Tokens[j].Tag; {
		case t == doc.DT, t == doc.PRPS, t == doc.POS, t == doc.PDT:
			return r.low(j)
		case r.low(j) == "such":
			return "such"
		case r.low(j) == "many", r.low(j) == "most":
			return ""
		}
	}
	return ""
}

// numbered reports whether a number or word like "several" counts the noun.
func (r *reader) numbered(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(j int) bool {
		return r.d.Tokens[j].Tag == doc.CD || in("certain", r.low(j))
	}) || r.inSentence(m.sent, m.from-2) && r.low(m.from-1) == "of" && in("series", r.d.Tokens[m.from-2].Lemma)
}

// carriedInPast reports whether the noun's clause tells of the past.
func (r *reader) carriedInPast(m *mention) bool {
	v := m.carrier
	if v == none {
		if !r.parsed(m.sent) {
			return false
		}
		v = r.tree.Predicate(m.head)
	}
	if v == none {
		return false
	}
	switch r.d.Tokens[v].Tag {
	case doc.VBD:
		return true
	case doc.VBN:
		for c := range r.tree.Children(v) {
			if rel := r.tree.Rel(c); (rel == doc.RelAuxPass || rel == doc.RelAux) && (r.d.Tokens[c].Tag == doc.VBD || r.low(c) == "has" || r.low(c) == "have") {
				return true
			}
		}
	}
	return false
}

// parentPast reports whether the clause above a present-tense verb is past:
// reported speech.
func (r *reader) parentPast(m *mention) bool {
	g := r.tree.Head(m.head)
	return g != none && r.d.Tokens[g].Tag == doc.VBD
}

// heading reports whether sentence s is a headline: marked as one, or alone in
// its block, short and without a full stop.
func (r *reader) heading(s int) bool {
	b := r.d.Sentences[s].Block
	if b >= len(r.d.Blocks) {
		return false
	}
	block := &r.d.Blocks[b]
	return block.Kind == doc.Heading || block.Sentences.Len() == 1 && r.headless(s) && r.d.Sentences[s].Tokens.Len() <= 16
}

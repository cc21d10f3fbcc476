package incident

import (
	"slices"

	"lede/app/doc"
)

// One event stands for all of its kind where nobody in particular had it: "a data
// breach costs a firm millions", "how to survive a phishing attack", "any hospital
// that is hit by ransomware". The articles are those of single events; only the
// present tense and the company they keep tell.

// anyOfKind reports whether m, which names nobody and no time, is such an event.
func (r *reader) anyOfKind(m *mention) bool {
	switch {
	case !r.parsed(m.sent) || r.heading(m.sent) && !r.advises(m.sent):
		return false
	case r.average(m):
		return true
	case r.namesSomebody(m):
		return false
	case r.ofAnybody(m), r.whenever(m), r.surveyed(m):
		return true
	case m.verb:
		return r.bareGerund(m) || r.yearly(m)
	case !r.anyOne(m):
		return false
	}
	return r.advises(m.sent) || r.kindOf(m) || r.matter(m) || r.likened(m) || m.modality == doc.Stated && kindred[m.kind.group] && r.inPresent(m)
}

// surveyed reports whether the subject of m's clause is a share of all: "three in five
// companies have suffered a breach".
func (r *reader) surveyed(m *mention) bool {
	p := m.head
	if !m.verb {
		if !r.anyOne(m) {
			return false
		}
		p = r.tree.Predicate(m.head)
	}
	if p == none || !r.present(p) && !r.perfect(p) {
		return false
	}
	for _, a := range r.amountsWithin(r.d.Sentences[m.sent].Span) {
		if a.Unit != "percent" {
			continue
		}
		in := r.d.TokensIn(a.Span)
		if !in.Empty() && in.From >= r.body[m.sent] && in.From < r.body[m.sent]+3 && in.To <= p && r.finites(in.To, p) <= 2 {
			return true
		}
	}
	return false
}

// perfect reports whether "have" or "had" stands before predicate p, or "been" after it.
func (r *reader) perfect(p int) bool {
	for c := range r.tree.Children(p) {
		if rel := r.tree.Rel(c); (rel == doc.RelAux || rel == doc.RelCop) && (r.d.Tokens[c].Lemma == "have" || r.low(c) == "been") {
			return true
		}
	}
	return false
}

// yearly reports whether verb m sums up what people did to others in a year or more, none of
// them named or counted: "hackers stole $2 billion from exchanges last year".
func (r *reader) yearly(m *mention) bool {
	who := m.frame.who
	if who == none || m.frame.passive || r.d.Tokens[who].Tag != doc.NNS || r.tree.Child(who, doc.RelDet, doc.RelNumMod, doc.RelAMod, doc.RelNModPoss) != none {
		return false
	}
	for i := range m.roles {
		a := &m.roles[i]
		if a.Kind != doc.Where && (r.d.Tokens[a.head].Tag != doc.NNS || r.tree.Child(a.head, doc.RelDet, doc.RelNumMod, doc.RelNModPoss) != none) {
			return false
		}
	}
	for _, t := range r.timesIn(m.sent) {
		if len(t.Value) == 4 && r.attaches(t.Span, m) {
			return true
		}
	}
	return false
}

// average reports whether noun m is the usual one: "the average ransom payment".
func (r *reader) average(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return in("usual", r.low(i)) })
}

// likened reports whether the clause says what noun m is or is like, whatever its kind:
// "a treaty is as good as its guards".
func (r *reader) likened(m *mention) bool {
	g := r.tree.Head(m.head)
	if g == none || r.tree.Rel(m.head) != doc.RelNSubj || r.tree.Child(g, doc.RelCop) == none || !r.presentCopula(g) {
		return false
	}
	return r.tree.Case(g) == none && !in("under-way", r.tree.Lemma(g)) && !in("not-yet", r.low(g)) && (r.d.Tokens[g].Tag.IsNoun() || r.d.Tokens[g].Tag.IsAdjective())
}

// kindred are the groups of events that are written of in general: attacks on
// computers above all.
var kindred = map[string]bool{"cyber": true, "outage": true, "fraud": true, "theft": true, "fire": true, "accident": true}

// namesSomebody reports whether somebody or something named takes part in m.
func (r *reader) namesSomebody(m *mention) bool {
	for i := range m.roles {
		if r.isNamed(&m.roles[i]) || r.namesIn(m.roles[i].Span) {
			return true
		}
	}
	return false
}

// whenever reports whether m stands in a clause of what always happens, in the
// present: "when a company suffers a breach", "attackers often use".
func (r *reader) whenever(m *mention) bool {
	if !m.verb && !r.anyOne(m) {
		return false
	}
	p := r.tree.Predicate(m.head)
	if m.verb {
		p = m.head
	}
	for n := 0; n < 3 && p != none; n++ {
		switch r.d.Tokens[p].Tag {
		case doc.VBD, doc.VBN:
			return false
		case doc.VBZ, doc.VBP:
			for c := range r.tree.Children(p) {
				if w := r.low(c); c < p && (w == "when" && r.tree.Rel(c) == doc.RelAdvMod || w == "whenever" || in("habit", w)) {
					return true
				}
			}
			return false
		}
		p = r.tree.Head(p)
	}
	return false
}

// matter reports whether noun m, with no article, is what a thing is about or for:
// "a handbook on bank robbery", "insurance against ransomware".
func (r *reader) matter(m *mention) bool {
	i := r.start(m) - 1
	if !r.inSentence(m.sent, i-1) || r.determiner(m) != "" || r.numbered(m) || m.kind.family == "state" || m.kind.group == "fire" {
		return false
	}
	switch w := r.low(i); w {
	case "against", "on", "about":
		return r.d.Tokens[i-1].Tag.IsNoun() && !r.isTrigger(i-1, m)
	}
	return false
}

// anyOne reports whether noun m may be any of its kind: "a fire", with nobody and
// nothing named that had one.
func (r *reader) anyOne(m *mention) bool {
	switch r.determiner(m) {
	case "", "a", "an", "any", "another":
		return !m.verb && !r.numbered(m) && (!r.specific(m) || m.kind.group == "cyber" && !r.namesSomebody(m) && !r.dated(m))
	}
	return false
}

// advises reports whether sentence s opens like advice: "How to", "What to do after",
// "Five ways to".
func (r *reader) advises(s int) bool {
	first := r.body[s]
	if w := r.low(first); r.heading(s) && (w == "how" || w == "what" || w == "why" || w == "when") {
		return !slices.ContainsFunc(r.d.Tokens[first:r.d.Sentences[s].Tokens.To], func(t doc.Token) bool { return t.Tag == doc.VBD })
	}
	for i := first; i < first+5 && r.inSentence(s, i+1); i++ {
		switch w := r.low(i); {
		case r.low(i+1) == "to" && i < first+2 && (w == "how" || w == "what" || w == "when"), in("advice", w) && (r.low(i+1) == "to" || r.low(i+1) == "for" || r.low(i+1) == "on"):
			return true
		case r.d.Tokens[i].Tag == doc.VBD:
			return false
		}
	}
	return false
}

// kindOf reports whether noun m hangs on one like "cost": "the price of a breach".
func (r *reader) kindOf(m *mention) bool {
	if i := m.to; r.inSentence(m.sent, i+2) && r.low(i) == "of" && points[r.low(i+1)] && in("vague", r.d.Tokens[i+2].Lemma) {
		return true // "an outage of this kind"
	}
	i := r.start(m) - 1
	return r.inSentence(m.sent, i-1) && r.low(i) == "of" && in("kind-of", r.d.Tokens[i-1].Lemma)
}

// inPresent reports whether the clause of noun m tells in the present, and not of
// something under way: "a phishing email claims", but not "a search is on".
func (r *reader) inPresent(m *mention) bool {
	p := r.tree.Predicate(m.head)
	if p == none || r.saying(p) || in("under-way", r.d.Tokens[p].Lemma) {
		return false
	}
	if k := r.tree.Child(p, doc.RelCop); k != none && m.kind.group != "cyber" && m.kind.group != "fraud" {
		return false
	}
	if r.tree.Rel(p) == doc.RelCComp && r.saying(r.tree.Head(p)) {
		return false // "said a flaw lets"
	}
	for c := range r.tree.Children(p) {
		if rel := r.tree.Rel(c); (rel == doc.RelAux || rel == doc.RelAuxPass) && r.d.Tokens[c].Tag != doc.MD {
			return false // "is spreading", "has hit"
		}
	}
	return r.present(p) || r.tree.Child(p, doc.RelCop) != none && r.presentCopula(p)
}

func (r *reader) presentCopula(p int) bool {
	w := r.low(r.tree.Child(p, doc.RelCop))
	return w == "is" || w == "are"
}

// bareGerund reports whether m is the name of a crime in -ing that nobody does:
// "phishing is how most begin", "the law punishes hacking".
func (r *reader) bareGerund(m *mention) bool {
	if r.d.Tokens[m.head].Tag != doc.VBG || !massNouns[r.low(m.head)] || m.modality != doc.Stated || r.tree.Child(m.head, doc.RelObj, doc.RelAux, doc.RelDet) != none || r.tree.Oblique(m.head, "into", "on", "at") != none {
		return false
	}
	for _, o := range r.mentionsIn(m.sent) {
		if o != m && o.to <= m.from && o.kind.family == "law" {
			return false // "jailed for hacking"
		}
	}
	return true
}

// ofAnybody reports whether m is told in the present of what "any" or a bare plural
// means: "companies that fall victim to a cyberattack", "whoever pays".
func (r *reader) ofAnybody(m *mention) bool {
	p := m.head
	if !m.verb {
		if !r.anyOne(m) {
			return false
		}
		p = r.tree.Predicate(m.head)
	}
	if p == none || r.tree.Rel(p) != doc.RelAclRelCl || !r.present(p) {
		return false
	}
	who := r.tree.Head(p)
	if r.who[who].mention != nil && r.who[who].mention.Form == doc.Name {
		return false
	}
	if d := r.tree.Child(who, doc.RelDet); d != none {
		switch r.low(d) {
		case "any", "every", "each":
			return true
		case "a", "an":
			v := r.tree.Predicate(who)
			return v != none && r.tree.Rel(who) == doc.RelNSubj && (r.present(v) || r.tree.Child(v, doc.RelCop) != none && r.presentCopula(v))
		}
		return false
	}
	return r.d.Tokens[who].Tag == doc.NNS && r.tree.Child(who, doc.RelNumMod, doc.RelNModPoss, doc.RelAMod) == none && !r.specific(m)
}

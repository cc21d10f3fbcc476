package incident

import (
	"slices"
	"sync"

	"lede/app/doc"
)

// Who a sentence makes the doer of an event: "blamed the hack on Iran", "the work of
// Velvet Heron".

// attributed gives the events of a sentence who the sentence says did them.
func (r *reader) attributed() {
	for _, m := range r.mentions {
		if m.verb || m.generic || !blameworthy[m.kind.group] {
			continue
		}
		culprit, by, why := r.culprit(m)
		if culprit == none || !r.canFill(culprit) || !r.tellsWho(culprit) {
			continue
		}
		before := len(m.roles)
		r.add(m, doc.Agent, culprit, why)
		for k := before; k < len(m.roles); k++ {
			if a := &m.roles[k]; a.Actor == "" || a.Actor != by {
				a.Modality, a.AllegedBy = doc.Alleged, by
			}
		}
		// Who is blamed is not whom it was done to, who blames not who did it.
		m.roles = slices.DeleteFunc(m.roles, func(a role) bool {
			return a.Kind == doc.Target && a.head == culprit || a.Kind == doc.Agent && a.head != culprit && by != "" && a.Actor == by
		})
	}
}

// blameworthy groups are those of deeds somebody is blamed for.
var blameworthy = map[string]bool{"cyber": true, "violence": true, "abduction": true, "coup": true, "theft": true, "fraud": true, "crime": true}

// tellsWho reports whether token i names a doer: a name, a group, a state, or
// somebody pointed at ("the same gang").
func (r *reader) tellsWho(i int) bool {
	lemma := r.d.Tokens[i].Lemma
	at, _ := r.filler(i, r.d.SentenceAt(r.d.Tokens[i].Start))
	return r.who[i].actor != nil && r.who[i].actor.Type != doc.Place || r.hasProper(at) ||
		classes()["hacker"][lemma] || classes()["fighter"][lemma]
}

// culprit returns who a sentence makes the doer of noun m, on whose word, and
// why; or none.
func (r *reader) culprit(m *mention) (who int, by doc.ActorID, why string) {
	toks := r.d.Sentences[m.sent].Tokens
	// "blamed the attack on Iran", "attributed the hack to them"
	for g := m.from - 1; toks.Has(g) && g > m.from-7; g-- {
		if !r.d.Tokens[g].Tag.IsVerb() {
			continue
		}
		if prep := attributes()[r.d.Tokens[g].Lemma]; prep != "" {
			if h := r.after(prep, m.to, m.to+7, toks); h != none {
				return h, r.fills(r.tree.Agent(g), m.sent), "“" + r.d.Word(g) + " … " + prep + "”"
			}
		}
		break
	}
	// "blamed the gang for the kidnapping"
	if p := r.low(r.start(m) - 1); p == "for" {
		for g := m.from - 1; toks.Has(g) && g > m.from-12; g-- {
			if r.d.Tokens[g].Tag.IsVerb() {
				if h := r.phraseHead(g + 1); r.d.Tokens[g].Lemma == "blame" && h != none && h < m.from {
					return h, r.fills(r.tree.Agent(g), m.sent), "“" + r.d.Word(g) + " … for”"
				}
				break
			}
		}
	}
	// "a hack that it blamed on Iran", "the attack was blamed on Iran by the army"
	for g := m.to; toks.Has(g) && g < m.to+7; g++ {
		if r.low(g) == "work" && r.low(g+1) == "of" {
			if h := r.phraseHead(g + 2); h != none {
				return h, r.sayer(m), "“the work of”"
			}
		}
		t := r.d.Tokens[g].Tag
		if t == doc.Comma || !t.IsVerb() || auxiliary[r.low(g)] {
			continue
		}
		if prep := attributes()[r.d.Tokens[g].Lemma]; prep != "" && t != doc.VBG {
			if h := r.after(prep, g+1, g+4, toks); h != none {
				who := r.tree.Child(g, doc.RelNSubj)
				if t == doc.VBN && auxiliary[r.low(g-1)] || who == none {
					who = r.after("by", g+1, g+12, toks)
				}
				return h, r.fills(who, m.sent), "“" + r.d.Word(g) + " " + prep + "”"
			}
		}
		break
	}
	if h := r.behind(m, toks); h != none {
		return h, r.sayer(m), "“behind”"
	}
	return none, "", ""
}

// behind returns the head of who is said to be behind m, "Iran was behind the attack", or
// none.
func (r *reader) behind(m *mention, toks doc.Range) int {
	b := m.from - 1
	for toks.Has(b) && inPhrase(r.d.Tokens[b].Tag) {
		b--
	}
	if r.low(b) != "behind" {
		return none
	}
	i := b - 1
	for toks.Has(i) && (auxiliary[r.low(i)] || r.low(i) == "being" || r.d.Tokens[i].Tag.IsAdverb()) {
		i--
	}
	if toks.Has(i) && i < b-1 && (r.d.Tokens[i].Tag.IsNoun() || r.d.Tokens[i].Tag == doc.PRP) {
		return i
	}
	return none
}

// start returns where the noun phrase of m begins.
func (r *reader) start(m *mention) int {
	i := m.from
	for r.inSentence(m.sent, i-1) && inPhrase(r.d.Tokens[i-1].Tag) {
		i--
	}
	return i
}

// fills returns the actor of the noun phrase that token i heads, or "".
func (r *reader) fills(i, s int) doc.ActorID {
	if i == none {
		return ""
	}
	_, actor := r.filler(i, s)
	return actor
}

// after returns the head of the noun phrase that follows a preposition among
// tokens [from,to), or none.
func (r *reader) after(prep string, from, to int, toks doc.Range) int {
	for i := from; i < to && toks.Has(i+1); i++ {
		if r.low(i) == prep {
			return r.phraseHead(i + 1)
		}
		if t := r.d.Tokens[i].Tag; t == doc.Period || t == doc.VBD {
			break
		}
	}
	return none
}

// attributes are the verbs that make somebody the doer of their object, and the
// preposition before who that is.
var attributes = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, prep := range [...]string{"on", "to"} {
		for verb := range frames()["attribute-"+prep] {
			all[verb] = prep
		}
	}
	return all
})

// sayer returns whose word m is: the speaker of the innermost statement around
// it.
func (r *reader) sayer(m *mention) doc.ActorID {
	var best *doc.Statement
	for st := range r.statementsAround(m.span(r.d)) {
		if best == nil || st.Len() < best.Len() {
			best = st
		}
	}
	if best == nil {
		return ""
	}
	return r.speaker(best)
}

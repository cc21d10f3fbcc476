package incident

import (
	"slices"

	"lede/app/doc"
)

// What one governor says of an event: "declined to impose sanctions", "accused of
// hacking", "talk of a coup". The classes of verbs are those of the literature on
// factuality (Karttunen 1971; Saurí and Pustejovsky 2009): implicatives decide
// whether the event came about, verbs of report and accusation leave it to whoever
// speaks, verbs of intention put it into the future, those of doubt into the mind.

// A governor is a word above an event.
type governor struct {
	at       int    // its token
	lemma    string // of it
	below    int    // the token that hangs on it: the event, or what carries it
	rel      doc.Rel
	noun     bool // the event is its argument as a noun: it asserts it only by what it means
	negation int  // the word that negates it, or none
}

func (g *governor) negated() bool { return g.negation != none }

// argument reports whether what hangs on g is what g is about.
func (g *governor) argument() bool { return isArgument(g.rel) }

// oblique reports whether it hangs on g by a preposition or in a clause beside it.
func (g *governor) oblique() bool {
	return g.rel == doc.RelObl || g.rel == doc.RelNMod || g.rel == doc.RelAdvCl || g.rel == doc.RelAcl
}

// subject reports whether it is the subject of g.
func (g *governor) subject() bool { return g.rel == doc.RelNSubj || g.rel == doc.RelNSubjPass }

// governed lets word at, above i, have its say. noun says that the event is an
// argument of it as a noun.
func (r *reader) governed(m *mention, i, at int, rel doc.Rel, noun bool) {
	t := r.tree
	g := governor{at: at, lemma: t.Lemma(at), below: i, rel: rel, noun: noun, negation: t.Negation(at)}
	if g.subject() && in("not-yet", r.low(at)) {
		// "sanctions were not forthcoming", "sanctions are possible"
		if g.negated() {
			m.be(doc.Negated, r.d.Word(g.negation))
		}
		m.be(doc.Hypothetical, r.d.Word(at))
	}
	switch tag := r.d.Tokens[at].Tag; {
	case tag.IsVerb():
		r.governedByVerb(m, &g)
	case tag.IsNoun() && (rel == doc.RelNMod || rel == doc.RelAcl || rel == doc.RelCompound):
		r.governedByNoun(m, &g)
	case tag.IsAdjective():
		r.governedByAdjective(m, &g)
	}
}

func (r *reader) governedByVerb(m *mention, g *governor) {
	if g.lemma == "face" && g.argument() && (m.kind.typ == "fine" || m.kind.typ == "verdict") {
		m.be(doc.Hypothetical, r.d.Word(g.at))
	}
	if r.charged(m, g) {
		m.be(doc.Alleged, r.d.Word(g.at))
	}
	switch r.d.Tokens[g.below].Tag {
	case doc.VBD, doc.VBZ, doc.VBP:
		if g.rel == doc.RelXComp {
			return // a finite verb completes nothing: a slip of the parser
		}
	}
	switch {
	case r.implicated(m, g), r.ascribed(m, g), r.intended(m, g), r.doubted(m, g), r.reportedBy(m, g):
	case g.negated() && g.rel == doc.RelXComp:
		m.be(doc.Negated, r.d.Word(g.negation))
	}
	r.supported(m, g)
}

// charged reports whether g brings m before the courts.
func (r *reader) charged(m *mention, g *governor) bool {
	i := g.below
	return charges[g.lemma] && m.kind.typ != "charge" && !(g.lemma == "try" && r.infinitive(i)) &&
		!(!m.verb && r.cased(i, "with") && r.refersBack(m)) && r.cased(i, "with", "of", "for", "to", "on")
}

// implicated lets a verb decide that m did not come about: "failed to", "prevented",
// "called off". It reports whether g is such a verb.
func (r *reader) implicated(m *mention, g *governor) bool {
	lemma, rel := g.lemma, g.rel
	denies := in("deny-event", lemma)
	switch {
	case denies && rel == doc.RelObj && !m.verb && r.spreadsFrom(g.at, g.below):
		m.sure = true // "prevented the blaze from spreading": there was one
	case denies && r.counterfactual(g.at):
		m.sure = true // "the attack could have been prevented": it was not
	case denies && (g.argument() || g.oblique() && r.cased(g.below, "from", "against", "out")) && !(rel == doc.RelObj && (lemma == "reject" || lemma == "stop" || lemma == "rule")):
		if !g.negated() {
			m.be(doc.Negated, r.d.Word(g.at))
		}
	case (lemma == "rule" && r.low(g.at+1) == "out" || lemma == "call" && r.low(g.at+1) == "off" && !r.begun(m)) && rel != doc.RelNSubj:
		m.be(doc.Negated, r.d.Word(g.at))
	case (lemma == "reject" || lemma == "dismiss") && g.argument() && (m.kind.family == "law" || m.kind.family == "state"):
		if m.verb {
			m.be(doc.Negated, r.d.Word(g.at)) // "rejected a bill to ban smoking"; a lawsuit that is dismissed was one
		}
	case lemma == "fail" && rel == doc.RelNSubj && !g.noun:
		m.be(doc.Negated, r.d.Word(g.at)) // "an attempt to hack the ministry failed"
	default:
		return false
	}
	return true
}

// ascribed leaves m to the word of who denies it, claims it or accuses somebody
// of it. It reports whether g is a verb of that kind.
func (r *reader) ascribed(m *mention, g *governor) bool {
	isNew := func() bool { return !r.refersBack(m) } // not "the attack", which was one
	says := func(modality doc.Modality) {
		m.by = r.actorOf(r.tree.Agent(g.at))
		m.be(modality, r.d.Word(g.at))
	}
	object := g.rel == doc.RelObj && !m.verb
	switch lemma := g.lemma; {
	case in("deny-word", lemma) && !g.negated() && (g.argument() || g.oblique() && r.cased(g.below, "of", "in")):
		says(doc.Denied)
	case in("blame", lemma) && g.oblique() && r.d.Tokens[g.below].Tag == doc.VBG && isNew():
		says(doc.Alleged)
	case lemma == "claim" && object && harmful[m.kind.group] && isNew(): // "claimed a breach"
		says(doc.Alleged)
	case lemma == "suspect" && (object && isNew() || g.rel == doc.RelCComp):
		says(doc.Alleged)
	case lemma == "blame" && object && harmful[m.kind.group] && isNew(): // "blames cyberattack"
		says(doc.Alleged)
	case in("blame", lemma) && (g.oblique() || g.argument()):
		// "blamed China for the hack": the hack is a fact, who did it is not.
		r.blamed(m, g.at)
	default:
		return false
	}
	return true
}

// intended puts m into the future where g wants, plans or orders it. It reports
// whether g is a verb of that kind.
func (r *reader) intended(m *mention, g *governor) bool {
	plan := in("plan-event", g.lemma)
	switch i := g.below; {
	case g.lemma == "want" && g.oblique() && r.tree.IsPassive(g.at):
		m.be(doc.Alleged, r.d.Word(g.at)) // "wanted for the murder of"
	case g.lemma == "agree" && m.kind.group == "agreement":
		// "agreed to a truce": that is the agreement
	case plan && (g.rel == doc.RelObj && r.refersBack(m) || m.kind.typ == "ransomware" && !m.verb && in("wish-event", g.lemma)):
		// "ordered the attack": there was one; "demanded a ransom": as there was
	case plan && (g.argument() || g.rel == doc.RelAdvCl && r.infinitive(i) || g.oblique() && r.cased(i, "for", "to")) && r.plans(m, g):
		if g.negated() {
			m.be(doc.Negated, r.d.Word(g.at))
		}
		if in("wish-event", g.lemma) {
			m.be(doc.Hypothetical, r.d.Word(g.at)) // others may not do it
		}
		m.be(doc.Planned, r.d.Word(g.at))
	default:
		return false
	}
	return true
}

// doubted makes m what g only imagines, fears or leaves open. It reports whether g
// is a verb of that kind.
func (r *reader) doubted(m *mention, g *governor) bool {
	lemma, tag := g.lemma, r.d.Tokens[g.at].Tag
	switch {
	case in("pretend", lemma) && g.rel == doc.RelObj:
		m.be(doc.Hypothetical, r.d.Word(g.at)) // "simulated an attack"
	case (lemma == "know" || lemma == "learn" || lemma == "wonder" || lemma == "speculate") && r.refersBack(m):
		// "it is not known who carried out the attack"
	case in("doubt-event", lemma) && (g.argument() || g.oblique() && r.cased(g.below, "of", "about", "against", "from", "for")) &&
		(tag != doc.VBD || (lemma == "warn" || lemma == "fear") && g.below == m.head && !m.verb && !r.refersBack(m)):
		m.be(doc.Hypothetical, r.d.Word(g.at))
	default:
		return false
	}
	return true
}

// reportedBy makes m alleged where g says that it is only said to have happened. It
// reports whether g is a verb of that kind.
func (r *reader) reportedBy(m *mention, g *governor) bool {
	if !in("allege-event", g.lemma) || g.rel != doc.RelXComp && g.rel != doc.RelCComp && !(g.oblique() && r.cased(g.below, "of")) {
		return false
	}
	passive := r.tree.IsPassive(g.at)
	if a := r.tree.Agent(g.at); a != none && !passive && g.rel == doc.RelCComp {
		m.by = r.actorOf(a)
	}
	if !(g.lemma == "report" && !passive) && g.lemma != "consider" {
		m.be(doc.Alleged, r.d.Word(g.at))
	}
	return true
}

// supported lets an event that is the subject or object of a support verb share
// that verb's mood: "an attack may come", "will launch an attack".
func (r *reader) supported(m *mention, g *governor) {
	does := g.noun && in("do", g.lemma)
	if g.noun && (does || in("suffer", g.lemma) && g.negated() || happens[g.lemma]) && (g.rel == doc.RelObj || g.subject()) || !g.noun && g.rel == doc.RelXComp {
		if g.noun && r.counterfactual(g.at) && r.refersBack(m) {
			return // "the breach would not have happened": it did
		}
		if g.negated() && g.noun && g.lemma != "claim" && (does || happens[g.lemma] && g.lemma != "cause" || in("suffer", g.lemma) && !in("tell", g.lemma) && !r.refersBack(m)) {
			m.be(doc.Negated, r.d.Word(g.negation))
		}
		r.mood(m, g.at)
	}
	if g.noun && g.rel == doc.RelObj && g.below == m.head && (in("light", g.lemma) || in("bring-about", g.lemma)) && g.lemma != "pay" && !r.refersBack(m) {
		if g.negated() {
			m.be(doc.Negated, r.d.Word(g.negation)) // "caused no outage"
		}
		r.mood(m, g.at) // "will sign a deal", "could trigger a riot"
	}
	if g.negated() && g.noun && g.lemma == "cause" && (g.rel == doc.RelOblAgent || g.rel == doc.RelObl) {
		m.be(doc.Negated, r.d.Word(g.negation)) // "was not caused by arson"
	}
	if g.rel == doc.RelCComp {
		if k := r.tree.Child(g.below, doc.RelMark); k != none && in("if", r.tree.Lemma(k)) {
			m.be(doc.Hypothetical, r.d.Word(k))
		}
	}
}

// governedByNoun reads the noun above m: "a denial of", "plans to", "fears of".
func (r *reader) governedByNoun(m *mention, g *governor) {
	i, lemma, clause := g.below, g.lemma, g.rel == doc.RelAcl
	switch {
	case in("deny-noun", lemma) && g.rel == doc.RelNMod:
		m.be(doc.Denied, r.d.Word(g.at))
	case in("allege-noun", lemma) && r.rejected(m, g.at): // "rejects claims that it hacked"
	case in("allege-noun", lemma) && r.proven(m, g.at): // "pleaded guilty to one count of"
	case in("allege-noun", lemma) && (clause || r.cased(i, "of", "that")) && lemma != "charge" && (lemma != "report" || r.anyOne(m) && r.d.Tokens[g.at].Tag == doc.NNS):
		m.be(doc.Alleged, r.d.Word(g.at))
	case clause && (lemma == "agreement" || lemma == "deal" || lemma == "right" || lemma == "permission") && r.infinitive(i):
		m.be(doc.Planned, r.d.Word(g.at))
	case in("wish-event", lemma) && (clause || r.cased(i, "for", "of", "to")):
		m.be(doc.Hypothetical, r.d.Word(g.at)) // "calls for him to resign"
	case in("plan-noun", lemma) && (clause || r.cased(i, "for", "of", "to")):
		m.be(doc.Planned, r.d.Word(g.at))
	case in("doubt-noun", lemma) && (clause || r.cased(i, "of", "for")) && lemma != "case" && lemma != "event" && lemma != "attempt":
		m.be(doc.Hypothetical, r.d.Word(g.at))
	}
}

// rejected makes m denied where somebody rejects the noun at token i, an allegation
// of it. It reports whether somebody does.
func (r *reader) rejected(m *mention, i int) bool {
	v := r.tree.Head(i)
	if v == none || r.tree.Rel(i) != doc.RelObj || !in("deny-word", r.tree.Lemma(v)) || r.tree.Negation(v) != none {
		return false
	}
	m.by = r.actorOf(r.tree.Agent(v))
	m.be(doc.Denied, r.d.Word(v))
	return true
}

// proven reports whether the charge at token i is proven: "guilty of two counts of".
func (r *reader) proven(m *mention, i int) bool {
	for k := i - 1; r.inSentence(m.sent, k) && k > i-6; k-- {
		if w := r.low(k); w == "guilty" && r.low(k-1) != "not" || w == "convicted" {
			return true
		}
	}
	return false
}

// governedByAdjective reads the adjective above m: "likely to", "ready to".
func (r *reader) governedByAdjective(m *mention, g *governor) {
	if g.rel == doc.RelNSubj && g.negated() {
		m.be(doc.Negated, r.d.Word(g.negation))
	}
	if in("doubt-event", g.lemma) && (g.rel == doc.RelXComp || g.rel == doc.RelCComp || r.cased(g.below, "to")) {
		m.be(doc.Hypothetical, r.d.Word(g.at))
	}
	if in("plan-event", g.lemma) && g.rel == doc.RelXComp {
		m.be(doc.Planned, r.d.Word(g.at))
	}
	if in("deny-event", g.lemma) && g.rel == doc.RelXComp {
		m.be(doc.Negated, r.d.Word(g.at))
	}
}

// counterfactual reports whether verb g says what might have been: "could have been
// prevented", "would not have happened".
func (r *reader) counterfactual(g int) bool {
	modal, have := false, false
	for c := range r.tree.Children(g) {
		switch r.low(c) {
		case "could", "would", "should", "might":
			modal = true
		case "have", "'ve", "’ve":
			have = true
		}
	}
	return modal && have
}

// spreadsFrom reports whether "from" and a gerund follow noun i, the object of verb g.
func (r *reader) spreadsFrom(g, i int) bool {
	for k := i + 1; k < i+6 && k+1 < len(r.d.Tokens); k++ {
		if r.low(k) == "from" {
			return r.d.Tokens[k+1].Tag == doc.VBG
		}
	}
	return false
}

// isArgument reports whether a relation makes the lower word what the verb is about.
func isArgument(rel doc.Rel) bool {
	return rel == doc.RelObj || rel == doc.RelXComp || rel == doc.RelCComp || rel == doc.RelNSubjPass
}

// plans reports whether verb g, of the plan class, plans i here: "called for
// talks" but not "called Darkside", "set to rule" but not "set fire".
func (r *reader) plans(m *mention, g *governor) bool {
	i, rel, lemma := g.below, g.rel, g.lemma
	switch lemma {
	case "order":
		if m.kind.family == "law" && m.kind.typ != "investigation" {
			return false // what a court or minister orders done is under way
		}
	case "call", "ask", "prepare", "look":
		return r.cased(i, "for") || rel == doc.RelXComp
	case "set", "go", "due", "want", "hope", "agree", "decide", "intend", "expect", "schedule", "hear":
		return rel != doc.RelObj || lemma == "schedule" || lemma == "expect" || lemma == "want"
	case "aim", "mean", "design", "suppose":
		return rel != doc.RelObj && rel != doc.RelNSubjPass // "the attack was aimed at"
	case "seek":
		return rel == doc.RelXComp || rel == doc.RelObj && (r.bare(i) || r.determinerBefore(i, r.d.SentenceAt(r.d.Tokens[i].Start)) == "a")
	}
	return true
}

// bare reports whether noun i has no article: "sought talks".
func (r *reader) bare(i int) bool { return r.tree.Child(i, doc.RelDet, doc.RelNModPoss) == none }

func (r *reader) infinitive(i int) bool {
	k := r.tree.Child(i, doc.RelMark)
	return k != none && r.tree.Lemma(k) == "to"
}

// cased reports whether i is introduced by one of the prepositions.
func (r *reader) cased(i int, prepositions ...string) bool {
	for _, rel := range [...]doc.Rel{doc.RelCase, doc.RelMark} {
		if k := r.tree.Child(i, rel); k != none {
			for _, p := range prepositions {
				if r.tree.Lemma(k) == p {
					return true
				}
			}
		}
	}
	return false
}

// blamed makes what verb g blames the alleged agent of m: "blamed China for
// the hack", "linked the attack to Russia".
func (r *reader) blamed(m *mention, g int) {
	t := r.tree
	accused := t.Patient(g)
	if accused == none || r.covers(accused, m) {
		accused = t.Oblique(g, "on", "to", "with")
	}
	if accused == none || r.covers(accused, m) || !r.canFill(accused) {
		return
	}
	by := r.actorOf(t.Agent(g))
	before := len(m.roles)
	r.add(m, doc.Agent, accused, "“"+r.d.Word(g)+"”")
	for k := before; k < len(m.roles); k++ {
		m.roles[k].Modality, m.roles[k].AllegedBy = doc.Alleged, by
	}
	m.roles = slices.DeleteFunc(m.roles, func(a role) bool { return a.Kind == doc.Target && a.head == accused }) // "pinned the theft on a gang"
}

// covers reports whether token i is part of, or above, m's trigger.
func (r *reader) covers(i int, m *mention) bool {
	return i >= m.from && i < m.to || r.tree.Dominates(i, m.head)
}

func (r *reader) actorOf(i int) doc.ActorID {
	if i == none || r.who[i].actor == nil {
		return ""
	}
	return r.who[i].actor.ID
}

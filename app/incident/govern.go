package incident

import (
	"slices"

	"lede/app/doc"
)

// What one governor says of an event: "declined to impose sanctions", "accused of
// hacking", "talk of a coup".

// governed lets word g, above i, have its say. noun says that the event is an
// argument of g as a noun, so that g asserts it only by what it means.
func (r *reader) governed(m *mention, i, g int, rel doc.Rel, noun bool) {
	t := r.tree
	lemma, tag := t.Lemma(g), r.d.Tokens[g].Tag
	negated := t.Negation(g) != none
	if (rel == doc.RelNSubj || rel == doc.RelNSubjPass) && in("not-yet", r.low(g)) {
		// "sanctions were not forthcoming", "sanctions are possible"
		if negated {
			m.be(doc.Negated, r.d.Word(t.Negation(g)))
		}
		m.be(doc.Hypothetical, r.d.Word(g))
	}
	switch {
	case tag.IsVerb():
		if lemma == "face" && isArgument(rel) && (m.kind.typ == "fine" || m.kind.typ == "verdict") {
			m.be(doc.Hypothetical, r.d.Word(g))
		}
		if charges[lemma] && m.kind.typ != "charge" && !(lemma == "try" && r.infinitive(i)) && !(!m.verb && r.cased(i, "with") && r.refersBack(m)) && (r.cased(i, "with", "of", "for", "to", "on")) {
			m.be(doc.Alleged, r.d.Word(g))
		}
		arg := isArgument(rel)
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP:
			if rel == doc.RelXComp {
				return // a finite verb completes nothing: a slip of the parser
			}
		}
		of := rel == doc.RelObl || rel == doc.RelNMod || rel == doc.RelAdvCl || rel == doc.RelAcl
		switch {
		case in("deny-event", lemma) && rel == doc.RelObj && !m.verb && r.spreadsFrom(g, i):
			// "prevented the blaze from spreading": there was one
		case in("deny-event", lemma) && r.counterfactual(g):
			// "the attack could have been prevented": it was not
		case in("deny-event", lemma) && (arg || of && r.cased(i, "from", "against", "out")) && !(rel == doc.RelObj && (lemma == "reject" || lemma == "stop" || lemma == "rule")):
			if !negated {
				m.be(doc.Negated, r.d.Word(g))
			}
		case (lemma == "rule" && r.low(g+1) == "out" || lemma == "call" && r.low(g+1) == "off" && !r.begun(m)) && rel != doc.RelNSubj:
			m.be(doc.Negated, r.d.Word(g))
		case (lemma == "reject" || lemma == "dismiss") && (m.kind.family == "law" || m.kind.family == "state"):
			if m.verb {
				m.be(doc.Negated, r.d.Word(g)) // "rejected a bill to ban smoking"; a lawsuit that is dismissed was one
			}
		case in("deny-word", lemma) && !negated && (arg || of && r.cased(i, "of", "in")):
			m.by = r.actorOf(t.Agent(g))
			m.be(doc.Denied, r.d.Word(g))
		case in("blame", lemma) && of && r.d.Tokens[i].Tag == doc.VBG && !r.refersBack(m):
			m.by = r.actorOf(t.Agent(g))
			m.be(doc.Alleged, r.d.Word(g))
		case in("pretend", lemma) && rel == doc.RelObj:
			m.be(doc.Hypothetical, r.d.Word(g)) // "simulated an attack"
		case lemma == "fail" && rel == doc.RelNSubj && !noun:
			m.be(doc.Negated, r.d.Word(g)) // "an attempt to hack the ministry failed"
		case lemma == "claim" && rel == doc.RelObj && !m.verb && harmful[m.kind.group] && !r.refersBack(m):
			m.by = r.actorOf(t.Agent(g))
			m.be(doc.Alleged, r.d.Word(g)) // "claimed a breach", but not "the attack"
		case lemma == "suspect" && rel == doc.RelObj && !m.verb && !r.refersBack(m):
			m.by = r.actorOf(t.Agent(g))
			m.be(doc.Alleged, r.d.Word(g))
		case lemma == "blame" && rel == doc.RelObj && !m.verb && harmful[m.kind.group] && r.determiner(m) == "":
			m.by = r.actorOf(t.Agent(g))
			m.be(doc.Alleged, r.d.Word(g)) // "blames cyberattack"
		case in("blame", lemma) && (of || arg):
			// "blamed China for the hack": the hack is a fact, who did it is not.
			r.blamed(m, g)
		case lemma == "agree" && m.kind.group == "agreement":
			// "agreed to a truce": that is the agreement
		case in("plan-event", lemma) && (rel == doc.RelObj && r.refersBack(m) || m.kind.typ == "ransomware" && !m.verb):
			// "ordered the attack": there was one
		case in("plan-event", lemma) && (arg || rel == doc.RelAdvCl && r.infinitive(i) || of && r.cased(i, "for", "to")) && r.plans(m, g, i, rel, lemma):
			if negated {
				m.be(doc.Negated, r.d.Word(g))
			}
			if in("wish-event", lemma) {
				m.be(doc.Hypothetical, r.d.Word(g)) // others may not do it
			}
			m.be(doc.Planned, r.d.Word(g))
		case (lemma == "know" || lemma == "learn" || lemma == "wonder" || lemma == "speculate") && r.refersBack(m):
			// "it is not known who carried out the attack"
		case in("doubt-event", lemma) && (arg || of && r.cased(i, "of", "about", "against", "from", "for")) && (tag != doc.VBD || lemma == "warn" && i == m.head && !m.verb && !r.refersBack(m)):
			m.be(doc.Hypothetical, r.d.Word(g))
		case in("allege-event", lemma) && (rel == doc.RelXComp || rel == doc.RelCComp || of && r.cased(i, "of")):
			if a := t.Agent(g); a != none && !t.IsPassive(g) && rel == doc.RelCComp {
				m.by = r.actorOf(a)
			}
			if !(lemma == "report" && !t.IsPassive(g)) && lemma != "consider" {
				m.be(doc.Alleged, r.d.Word(g))
			}
		case negated && rel == doc.RelXComp:
			m.be(doc.Negated, r.d.Word(t.Negation(g)))
		}
		// An event that is the subject or object of a support verb shares its
		// mood: "an attack may come", "will launch an attack".
		if noun && (in("do", lemma) || in("suffer", lemma) && negated || happens[lemma]) && (rel == doc.RelObj || rel == doc.RelNSubj || rel == doc.RelNSubjPass) || !noun && rel == doc.RelXComp {
			if noun && r.counterfactual(g) && r.refersBack(m) {
				return // "the breach would not have happened": it did
			}
			if negated && noun && lemma != "claim" && (in("do", lemma) || happens[lemma] && lemma != "cause") {
				m.be(doc.Negated, r.d.Word(t.Negation(g)))
			}
			r.mood(m, g)
		}
		if negated && noun && lemma == "cause" && (rel == doc.RelOblAgent || rel == doc.RelObl) {
			m.be(doc.Negated, r.d.Word(t.Negation(g))) // "was not caused by arson"
		}
		if rel == doc.RelCComp && t.Child(i, doc.RelMark) != none && in("if", t.Lemma(t.Child(i, doc.RelMark))) {
			m.be(doc.Hypothetical, r.d.Word(t.Child(i, doc.RelMark)))
		}
	case tag.IsNoun() && (rel == doc.RelNMod || rel == doc.RelAcl || rel == doc.RelCompound):
		switch {
		case in("deny-noun", lemma) && rel == doc.RelNMod:
			m.be(doc.Denied, r.d.Word(g))
		case in("allege-noun", lemma) && (rel == doc.RelAcl || r.cased(i, "of", "that")) && lemma != "charge" && lemma != "report":
			m.be(doc.Alleged, r.d.Word(g))
		case rel == doc.RelAcl && (lemma == "agreement" || lemma == "deal" || lemma == "right" || lemma == "permission") && r.infinitive(i):
			m.be(doc.Planned, r.d.Word(g))
		case in("wish-event", lemma) && (rel == doc.RelAcl || r.cased(i, "for", "of", "to")):
			m.be(doc.Hypothetical, r.d.Word(g)) // "calls for him to resign"
		case in("plan-noun", lemma) && (rel == doc.RelAcl || r.cased(i, "for", "of", "to")):
			m.be(doc.Planned, r.d.Word(g))
		case in("doubt-noun", lemma) && (rel == doc.RelAcl || r.cased(i, "of", "for")) && lemma != "case" && lemma != "event" && lemma != "attempt":
			m.be(doc.Hypothetical, r.d.Word(g))
		}
	case tag.IsAdjective():
		if rel == doc.RelNSubj && negated {
			m.be(doc.Negated, r.d.Word(t.Negation(g)))
		}
		if in("doubt-event", lemma) && (rel == doc.RelXComp || rel == doc.RelCComp || r.cased(i, "to")) {
			m.be(doc.Hypothetical, r.d.Word(g))
		}
		if in("plan-event", lemma) && rel == doc.RelXComp {
			m.be(doc.Planned, r.d.Word(g))
		}
		if in("deny-event", lemma) && rel == doc.RelXComp {
			m.be(doc.Negated, r.d.Word(g))
		}
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

// charges are verbs of the courts: the deed that hangs on them is as yet only
// alleged, or was alleged then.
var charges = map[string]bool{"charge": true, "accuse": true, "indict": true, "arrest": true, "try": true, "plead": true,
	"acquit": true, "arraign": true, "suspect": true, "book": true, "detain": true, "clear": true, "prosecute": true, "investigate": true}

// happens are verbs that say of a noun that it takes place.
var happens = map[string]bool{"happen": true, "occur": true, "come": true, "follow": true, "take": true, "begin": true,
	"start": true, "break": true, "be": true, "expect": true, "lead": true, "result": true, "cause": true}

// plans reports whether verb g, of the plan class, plans i here: "called for
// talks" but not "called Darkside", "set to rule" but not "set fire".
func (r *reader) plans(m *mention, g, i int, rel doc.Rel, lemma string) bool {
	switch lemma {
	case "order":
		if m.kind.family == "law" && m.kind.typ != "investigation" {
			return false // what a court or minister orders done is under way
		}
	case "call", "ask", "prepare", "look":
		return r.cased(i, "for") || rel == doc.RelXComp
	case "set", "go", "due", "want", "hope", "agree", "decide", "intend", "expect", "schedule", "hear":
		return rel != doc.RelObj || lemma == "schedule" || lemma == "expect" || lemma == "want"
	case "aim":
		return rel != doc.RelObj && rel != doc.RelNSubjPass // "the attack was aimed at"
	case "seek":
		return rel == doc.RelXComp || rel == doc.RelObj && (r.bare(i) || r.determinerBefore(i, r.d.SentenceAt(r.d.Tokens[i].Start)) == "a")
	case "offer", "request", "demand", "urge", "authorize", "authorise", "consider", "mull", "propose", "eye", "pave", "weigh", "threaten", "plan":
		return true
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

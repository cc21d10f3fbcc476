package incident

import (
	"slices"

	"lede/app/doc"
	"lede/app/syntax"
)

// judge decides the modality of m, and of who did it, and whether m tells of
// a kind of events rather than of one.
func (r *reader) judge(m *mention) {
	if m.verb && in("put-off", r.d.Tokens[m.head].Lemma) {
		m.be(doc.Planned, r.d.Word(m.head))
	}
	if m.verb && m.kind.typ == "ban" && in("turn-down", r.d.Tokens[m.head].Lemma) {
		m.be(doc.Negated, r.d.Word(m.head)) // "voters rejected the ban": there is none
	}
	r.cued(m)
	r.opened(m)
	if lemma := r.d.Tokens[m.head].Lemma; m.kind.typ == "acquisition" && in("planned-trigger", lemma) {
		m.be(doc.Planned, r.d.Word(m.head))
	}
	if r.parsed(m.sent) {
		r.climb(m)
	} else {
		r.scan(m)
	}
	r.stated(m)
	r.ownLoss(m)
	r.lend(m)
	for i := range m.roles {
		r.trim(&m.roles[i])
	}
	m.roles = slices.DeleteFunc(m.roles, func(a role) bool {
		return r.semicolon(min(a.head, m.head), max(a.head, m.head)) || r.implausible(m, &a)
	})
	if (m.kind.group == "vuln" || m.kind.group == "patch" && r.refersBack(m)) && !m.verb && m.modality == doc.Planned {
		m.restore(doc.Stated, "") // "urged users to patch the flaw": there is one
	}
	m.generic = r.isGeneric(m)
	for i := range m.roles {
		if m.roles[i].Kind == doc.Agent && m.roles[i].Modality == doc.Stated && (m.modality == doc.Alleged || m.modality == doc.Denied) {
			m.roles[i].Modality, m.roles[i].AllegedBy = m.modality, m.by
			if m.modality == doc.Denied {
				m.roles[i].AllegedBy = ""
			}
		}
		if a := &m.roles[i]; a.Kind == doc.Agent && a.Modality == doc.Stated && !m.realis() {
			a.Modality = m.modality // who is to do it has not done it
		}
	}
}

// lend gives the noun that verb m says to take place the verb's own modality: "his
// trial is due to begin".
func (r *reader) lend(m *mention) {
	if o := m.joined; o != nil && o.sent == m.sent && m.verb && !o.verb && o.head < m.head && !m.realis() && in("begin", r.d.Tokens[m.head].Lemma) {
		o.be(m.modality, r.d.Word(m.head))
	}
}

func (m *mention) be(modality doc.Modality, why string) {
	if m.modality == doc.Stated && modality != doc.Stated {
		m.modality, m.why = modality, "“"+why+"”"
	}
}

// opened reads words shortly before the trigger that decide it whatever the
// tree says: "if convicted", "whether it had", "accused China of hacking",
// "indicted for breaking into".
func (r *reader) opened(m *mention) {
	if i := m.from; m.verb && r.inSentence(m.sent, i-2) && r.d.Tokens[i-1].Tag == doc.TO && r.d.Tokens[i-2].Tag.IsNoun() && r.heading(m.sent) && r.finites(r.body[m.sent], i) == 0 && i-r.body[m.sent] < 6 {
		m.be(doc.Planned, "to") // the headline "Firm to buy rival"
		return
	}
	if first := r.body[m.sent]; r.inverted(first, m) {
		m.be(doc.Hypothetical, r.d.Word(first)) // "Had the bomb exploded, dozens would"
		return
	}
	if w := r.fiction(m.sent); w != none {
		m.be(doc.Hypothetical, r.d.Word(w))
		return
	}
	start := m.from
	for r.inSentence(m.sent, start-1) && inPhrase(r.d.Tokens[start-1].Tag) {
		start--
	}
	if w := r.low(start - 1); r.inSentence(m.sent, start-1) && in("case-charge", w) && !(w == "over" && !m.verb && (m.kind.family == "disaster" || r.determiner(m) != "")) && (!m.verb || r.d.Tokens[m.head].Tag == doc.VBG) {
		for i := start - 2; r.inSentence(m.sent, i) && i > start-14; i-- {
			t := r.d.Tokens[i].Tag
			if w := r.low(i); w == "innocent" || w == "guilty" && r.low(i-1) == "not" {
				m.be(doc.Alleged, w)
				return
			}
			if t.IsVerb() && charges[r.d.Tokens[i].Lemma] {
				m.by = r.actorOf(r.tree.Agent(i))
				m.be(doc.Alleged, r.d.Word(i)+" … "+w)
				return
			}
			if t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || t == doc.Comma {
				break
			}
		}
	}
	if p := r.low(start - 1); !m.verb && r.inSentence(m.sent, start-1) && scheduled[m.kind.typ] && (p == "before" || p == "of" && r.low(start-2) == "ahead") {
		if det := r.determiner(m); det == "" || det == "a" || det == "an" {
			m.be(doc.Planned, p) // "ten days before an election"
			return
		}
	}
	if first := r.body[m.sent]; r.low(first) == "if" && m.kind.group != "vuln" && r.finites(first, m.from) <= 1 {
		m.be(doc.Hypothetical, r.d.Word(first))
		return
	}
	if k := r.tree.Child(m.head, doc.RelMark); m.verb && k != none && in("until", r.low(k)) && r.present(m.head) {
		m.be(doc.Planned, r.d.Word(k)) // "until the patch is released"
		return
	}
	if n := r.unproven(m); n != none {
		m.be(doc.Negated, r.d.Word(n)+" … "+r.d.Word(n+1))
		return
	}
	for i := m.from - 1; r.inSentence(m.sent, i) && i > m.from-8; i-- {
		switch w := r.low(i); {
		case w == "any":
			for k := i - 1; r.inSentence(m.sent, k) && k > i-7; k-- {
				if n := r.low(k); n == "not" || n == "n't" || n == "n’t" || n == "no" || n == "never" || n == "without" {
					m.be(doc.Negated, n+" … any")
					return
				}
			}
		case w == "if" || w == "whether" || w == "unless":
			if !m.verb && (r.refersBack(m) || r.owned(m)) {
				return // "whether the strike is legal", "was linked to her inquiry"
			}
			m.be(doc.Hypothetical, w)
			return
		case r.d.Tokens[i].Tag == doc.Comma || w == "that" || w == "when" || w == "after":
			return
		}
	}
}

// present reports whether verb i, or its auxiliary, is in the present.
func (r *reader) present(i int) bool {
	if k := r.tree.Child(i, doc.RelAuxPass, doc.RelAux); k != none {
		i = k
	}
	return r.d.Tokens[i].Tag == doc.VBZ || r.d.Tokens[i].Tag == doc.VBP
}

// owned reports whether a possessive stands before noun m: "her inquiry".
func (r *reader) owned(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return r.d.Tokens[i].Tag == doc.PRPS })
}

// inverted reports whether m stands in a condition without "if", which the
// auxiliary at token first opens.
func (r *reader) inverted(first int, m *mention) bool {
	if w := r.low(first); w != "had" && w != "were" && w != "should" || m.from-first > 9 {
		return false
	}
	comma := false
	for i := first + 1; r.inSentence(m.sent, i); i++ {
		switch t := r.d.Tokens[i].Tag; {
		case t == doc.Comma:
			comma = comma || i > m.from
		case comma && t == doc.MD:
			return true
		}
	}
	return false
}

// fiction returns the "film" of "in the film" in sentence s, or none.
func (r *reader) fiction(s int) int {
	toks := r.d.Sentences[s].Tokens
	for i := toks.From; i+2 < toks.To; i++ {
		if r.low(i) == "in" && (r.low(i+1) == "the" || r.low(i+1) == "a") && in("fiction", r.d.Tokens[i+2].Lemma) {
			return i + 2
		}
	}
	return none
}

// scheduled are the types of events that have a day set for them.
var scheduled = map[doc.IncidentType]bool{"election": true, "trial": true, "meeting": true, "contest": true, "ceremony": true, "launch": true, "law": true}

// finites counts the finite verbs among tokens from to to: one at most, and what
// follows still belongs to the first clause.
func (r *reader) finites(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			n++
		}
	}
	return n
}

// farEvidence is how many tokens may lie between "no evidence that" and what
// there is no evidence of.
const farEvidence = 16

// unproven returns the "no" or "any" of "found no evidence that", "not seen any
// sign of", before m in its clause, or none.
func (r *reader) unproven(m *mention) int {
	for i := m.from - 1; r.inSentence(m.sent, i-1) && i > m.from-farEvidence; i-- {
		switch w := r.low(i); {
		case w == "but" || w == "though" || w == "although" || w == ";":
			return none
		case !in("evidence", r.d.Tokens[i].Lemma):
			continue
		}
		if r.d.Tokens[i+1].Tag == doc.Comma {
			continue
		}
		k := i - 1
		if r.d.Tokens[k].Tag.IsAdjective() && r.inSentence(m.sent, k-1) {
			k--
		}
		if r.low(k) == "no" {
			return k
		}
		for j := k - 1; r.low(k) == "any" && r.inSentence(m.sent, j) && j > k-5; j-- {
			if n := r.low(j); n == "not" || n == "n't" || n == "n’t" || n == "never" || n == "without" {
				return j
			}
		}
	}
	return none
}

// climb walks from the trigger up the tree and lets each governor have its
// say; the nearest wins.
func (r *reader) climb(m *mention) {
	t := r.tree
	i := m.head
	noun := !r.d.Tokens[i].Tag.IsVerb()
	r.own(m, i)
	if r.presupposed(m) {
		defer m.restore(m.modality, m.why)
	}
	for n := 0; n < 8 && m.modality == doc.Stated; n++ {
		g, rel := t.Head(i), t.Rel(i)
		if g == none {
			return
		}
		if rel == doc.RelAclRelCl && (r.d.Tokens[i].Tag == doc.VBZ || r.d.Tokens[i].Tag == doc.VBP) {
			if v := t.Head(g); v != none && t.Rel(g) == doc.RelNSubj {
				r.mood(m, v) // "a hacker who gains access could steal"
			}
		}
		if k := t.Child(i, doc.RelMark); rel == doc.RelAclRelCl && k != none && r.low(k) == "that" && t.Child(i, doc.RelNSubj, doc.RelNSubjPass) != none {
			rel = doc.RelAcl // "the rumour that the actor had died"
		}
		if rel == doc.RelAclRelCl || rel == doc.RelParataxis || r.opensRelative(i, m.sent) {
			return // a relative clause describes, whatever governs the noun
		}
		if rel == doc.RelConj {
			if r.d.Tokens[i].Tag.IsVerb() && t.Child(i, doc.RelNSubj, doc.RelNSubjPass, doc.RelAux) != none && rel == doc.RelConj {
				i = g
				// A coordinated clause of its own: only what governs both counts.
				if t.Rel(i) == doc.RelRoot {
					return
				}
				continue
			}
			i = g
			continue
		}
		r.governed(m, i, g, rel, noun)
		switch tag := r.d.Tokens[g].Tag; {
		case tag.IsVerb():
			noun = false
			if rel == doc.RelObl && !r.d.Tokens[i].Tag.IsVerb() {
				return // "sanctions over the hack": the hack is a circumstance
			}
		case tag.IsNoun() && rel == doc.RelNMod && !in("series", t.Lemma(g)):
			return // "responsibility for the bombing": the bombing is a fact
		}
		if n == 0 && !m.verb && rel == doc.RelObj && r.refersBack(m) && !r.carries(g) {
			return // "refused to recognise the vote": there was one
		}
		if n == 0 && !m.verb && rel == doc.RelNSubj && (m.kind.family == "state" || m.kind.group == "patch") && !r.counterfactual(g) {
			r.mood(m, g) // "the sanctions would target oil"
		}
		if n == 0 && !m.verb && (rel == doc.RelNSubj || rel == doc.RelNSubjPass) && r.refersBack(m) {
			return // "believe that the attack was the work of": there was one
		}
		if rel == doc.RelAdvCl && (t.Child(i, doc.RelMark) == none || t.Lemma(t.Child(i, doc.RelMark)) != "to") {
			return // what happens in an adverbial clause does not hang on the main verb
		}
		i = g
	}
}

// opensRelative reports whether verb i is the first of a relative clause, whatever
// the tree says: "the failure that grounded".
func (r *reader) opensRelative(i, s int) bool {
	if !r.d.Tokens[i].Tag.IsVerb() {
		return false
	}
	k := r.groupStart(i, s) - 1
	if !r.inSentence(s, k-1) {
		return false
	}
	switch r.d.Tokens[k].Tag {
	case doc.WDT, doc.WP:
		return r.d.Tokens[k-1].Tag.IsNoun() || r.d.Tokens[k-1].Tag == doc.Comma
	case doc.IN:
		return r.low(k) == "that" && r.d.Tokens[k-1].Tag.IsNoun()
	}
	return false
}

// carries reports whether verb g only carries the event its object names:
// "reached the deal".
func (r *reader) carries(g int) bool {
	lemma := r.d.Tokens[g].Lemma
	return in("do", lemma) || in("suffer", lemma) || in("light", lemma) || happens[lemma]
}

// presupposed reports whether m is a noun that names a known event in passing, so
// that nothing above can take it back: in "denies that it was behind the attack"
// there was one.
func (r *reader) presupposed(m *mention) bool {
	k := r.tree.Case(m.head)
	return !m.verb && k != none && r.d.Tokens[k].Tag == doc.IN && r.refersBack(m)
}

func (m *mention) restore(modality doc.Modality, why string) { m.modality, m.why = modality, why }

// own reads what hangs on predicate or noun i itself: "not", "may", "no",
// "alleged".
func (r *reader) own(m *mention, i int) {
	t := r.tree
	if n := t.Negation(i); n != none && !r.clauseBetween(n, i) {
		m.be(doc.Negated, r.d.Word(n))
		return
	}
	if r.d.Tokens[i].Tag == doc.VB && i == r.body[m.sent] && t.Child(i, doc.RelNSubj) == none && !r.headless(m.sent) {
		m.be(doc.Hypothetical, r.d.Word(i)) // "Patch your gateways."
	}
	if r.d.Tokens[i].Tag.IsVerb() {
		if x := t.Child(i, doc.RelXComp); x != none && in("plan-event", t.Lemma(i)) && r.toldAs(x, m) {
			m.be(doc.Planned, r.d.Word(i)) // "agreed to buy"
		}
		r.mood(m, i)
		if t.Rel(i) == doc.RelRoot && r.infinitive(i) {
			m.be(doc.Planned, "to") // the headline "Firm to buy rival"
		}
	}
	for c := range t.Children(i) {
		if r.d.Tokens[i].Tag.IsVerb() && t.Rel(c) == doc.RelAdvMod && c < i && in("nearly", r.low(c)) {
			m.be(doc.Negated, r.d.Word(c)) // "nearly crashed"
		}
		if in("allege-word", r.low(c)) || in("allege-word", t.Lemma(c)) && r.d.Tokens[c].Tag != doc.VBD {
			switch t.Rel(c) {
			case doc.RelAdvMod, doc.RelAMod, doc.RelDep:
				m.be(doc.Alleged, r.d.Word(c))
			}
		}
		if t.Rel(c) == doc.RelAMod && (r.low(c) == "possible" || r.low(c) == "potential" || r.low(c) == "future" || r.low(c) == "hypothetical" || r.low(c) == "feared" || r.low(c) == "imminent") {
			m.be(doc.Hypothetical, r.d.Word(c))
		}
		if t.Rel(c) == doc.RelAMod && (r.low(c) == "planned" || r.low(c) == "proposed" || r.low(c) == "upcoming" || r.low(c) == "threatened" || r.low(c) == "scheduled" || scheduled[m.kind.typ] && (r.low(c) == "next" || r.low(c) == "coming" || r.low(c) == "forthcoming")) {
			m.be(doc.Planned, r.d.Word(c))
		}
	}
}

// clauseBetween reports whether a clause of its own opens between a negation and
// what it seems to negate: "no reports of casualties after the quake struck".
func (r *reader) clauseBetween(n, i int) bool {
	for k := n + 1; k < i; k++ {
		switch r.low(k) {
		case "after", "before", "when", "since", "while", "because", "once":
			return true
		}
	}
	return false
}

// toldAs reports whether token i is the trigger of another mention of m's group.
func (r *reader) toldAs(i int, m *mention) bool {
	for _, o := range r.mentionsIn(m.sent) {
		if o != m && o.head == i && o.kind.group == m.kind.group {
			return true
		}
	}
	return false
}

func (r *reader) mood(m *mention, i int) {
	switch mood, w := r.tree.Mood(i); mood {
	case syntax.Future:
		for c := range r.tree.Children(i) {
			if k := r.tree.Child(c, doc.RelMark); r.tree.Rel(c) == doc.RelAdvCl && k != none && (r.low(k) == "if" || r.low(k) == "unless") {
				m.be(doc.Hypothetical, r.d.Word(k))
			}
		}
		m.be(doc.Planned, r.d.Word(w))
	case syntax.Possible, syntax.Conditional, syntax.Obliged:
		if w := r.low(w); (w == "would" || w == "'d" || w == "’d") && r.reported(i) {
			for c := range r.tree.Children(i) {
				if k := r.tree.Child(c, doc.RelMark); r.tree.Rel(c) == doc.RelAdvCl && k != none && in("if", r.low(k)) && r.low(k) != "unless" {
					m.be(doc.Hypothetical, r.d.Word(k)) // "said it would sue if"
				}
			}
			m.be(doc.Planned, w) // "said it would sue"
			return
		}
		if (r.low(w) == "could" || r.low(w) == "can") && r.tree.Negation(i) != none {
			m.be(doc.Negated, r.d.Word(w))
		}
		m.be(doc.Hypothetical, r.d.Word(w))
	}
}

// reported reports whether predicate i stands in reported speech.
func (r *reader) reported(i int) bool {
	t := r.tree
	if k := t.Child(i, doc.RelMark); k != none && r.low(k) == "that" {
		return true
	}
	if rel := t.Rel(i); rel == doc.RelCComp || rel == doc.RelAcl {
		return t.Child(i, doc.RelMark) == none || !in("if", t.Lemma(t.Child(i, doc.RelMark)))
	}
	for k := range r.d.Statements {
		if st := &r.d.Statements[k]; st.Kind == doc.Indirect && st.Contains(r.d.Tokens[i].Span) {
			return true
		}
	}
	return false
}

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
		if charges[lemma] && (r.cased(i, "with", "of", "for", "to", "on")) {
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
		case in("blame", lemma) && (of || arg):
			// "blamed China for the hack": the hack is a fact, who did it is not.
			r.blamed(m, g)
		case lemma == "agree" && m.kind.group == "agreement":
			// "agreed to a truce": that is the agreement
		case in("plan-event", lemma) && (rel == doc.RelObj && r.refersBack(m) || m.kind.typ == "ransomware" && !m.verb):
			// "ordered the attack": there was one
		case in("plan-event", lemma) && (arg || rel == doc.RelAdvCl && r.infinitive(i) || of && r.cased(i, "for", "to")) && r.plans(g, i, rel, lemma):
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
func (r *reader) plans(g, i int, rel doc.Rel, lemma string) bool {
	switch lemma {
	case "call", "ask", "prepare", "look":
		return r.cased(i, "for") || rel == doc.RelXComp
	case "set", "go", "due", "want", "hope", "agree", "decide", "aim", "intend", "expect", "schedule", "hear":
		return rel != doc.RelObj || lemma == "schedule" || lemma == "expect" || lemma == "want"
	case "seek":
		return rel == doc.RelXComp || rel == doc.RelObj && (r.bare(i) || r.determinerBefore(i, r.d.SentenceAt(r.d.Tokens[i].Start)) == "a")
	case "order", "offer", "request", "demand", "urge", "authorize", "authorise", "consider", "mull", "propose", "eye", "pave", "weigh", "threaten", "plan":
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

// scan reads modality off the words before the trigger, where there is no
// tree.
func (r *reader) scan(m *mention) {
	toks := r.d.Sentences[m.sent].Tokens
	for i := m.from - 1; i >= toks.From && i > m.from-9; i-- {
		w, t := r.low(i), r.d.Tokens[i].Tag
		lemma := r.d.Tokens[i].Lemma
		near := m.from-i <= 4
		switch {
		case t == doc.Comma || t == doc.Period || t == doc.WDT || t == doc.WP || w == "that" || w == "after":
			return
		case near && (w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no" || w == "without"):
			m.be(doc.Negated, r.d.Word(i))
		case t == doc.MD && in("modal-plan", w):
			m.be(doc.Planned, r.d.Word(i))
		case t == doc.MD || in("if", w):
			m.be(doc.Hypothetical, r.d.Word(i))
		case near && in("deny-event", lemma):
			m.be(doc.Negated, r.d.Word(i))
		case near && in("deny-word", lemma) && t.IsVerb():
			m.be(doc.Denied, r.d.Word(i))
		case near && in("allege-word", w):
			m.be(doc.Alleged, r.d.Word(i))
		case near && in("plan-event", lemma) && t.IsVerb() && w != "called" && w != "set":
			m.be(doc.Planned, r.d.Word(i))
		}
	}
}

package incident

import (
	"lede/app/doc"
	"lede/app/syntax"
)

// The way up the tree from an event, on which each governor has its say: "may have
// been", "threatened to", "the allegation that".

// climb walks from the trigger up the tree and lets each governor have its
// say; the nearest wins.
func (r *reader) climb(m *mention) {
	t := r.tree
	i := m.head
	if rel := t.Rel(i); rel == doc.RelAux || rel == doc.RelAuxPass {
		i = t.Head(i) // of the trigger "be tried" the verb
	}
	noun := !r.d.Tokens[i].Tag.IsVerb()
	r.own(m, i)
	if r.presupposed(m) {
		defer m.restore(m.modality, m.why)
	}
	for n := 0; n < 8 && m.modality == doc.Stated; n++ {
		g, rel := t.Head(i), t.Rel(i)
		if g == none || r.closed(min(i, g), max(i, g)) {
			return
		}
		if n == 0 && !m.verb && rel == doc.RelObj && in("mastermind", t.Lemma(g)) && r.refersBack(m) {
			r.masterminded(m, t.Head(g))
			return // "suspected of ordering the murder": there was one
		}
		if rel == doc.RelAclRelCl && (r.d.Tokens[i].Tag == doc.VBZ || r.d.Tokens[i].Tag == doc.VBP) {
			if v := t.Head(g); v != none && t.Rel(g) == doc.RelNSubj {
				r.mood(m, v) // "a hacker who gains access could steal"
			}
		}
		if k := t.Child(i, doc.RelMark); rel == doc.RelAclRelCl && k != none && r.low(k) == "that" && t.Child(i, doc.RelNSubj, doc.RelNSubjPass) != none {
			rel = doc.RelAcl // "the rumour that the actor had died"
		}
		if rel == doc.RelCComp && r.wonders(i, m.sent) {
			return // "it is not known how many were killed": some were
		}
		if rel == doc.RelAclRelCl || rel == doc.RelParataxis || r.opensRelative(i, m.sent) {
			return // a relative clause describes, whatever governs the noun
		}
		if rel == doc.RelConj {
			clause := r.d.Tokens[i].Tag.IsVerb() && t.Child(i, doc.RelNSubj, doc.RelNSubjPass, doc.RelAux) != none
			i = g
			if clause && t.Rel(i) == doc.RelRoot {
				return // of a coordinated clause of its own only what governs both counts
			}
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
		if n == 0 && r.shielded(m, g, rel) {
			return
		}
		if rel == doc.RelAdvCl && (t.Child(i, doc.RelMark) == none || t.Lemma(t.Child(i, doc.RelMark)) != "to") {
			return // what happens in an adverbial clause does not hang on the main verb
		}
		i = g
	}
}

// shielded reports whether noun m is known, whatever is said further up of word g right
// above it. Of what m is the subject of, the mood may be that of m itself.
func (r *reader) shielded(m *mention, g int, rel doc.Rel) bool {
	t := r.tree
	switch {
	case m.verb:
		return false
	case rel == doc.RelObj: // "refused to recognise the vote", "agreed to settle a lawsuit": there was one
		return r.refersBack(m) && !r.carries(g) || in("close", t.Lemma(g))
	case rel == doc.RelNSubj && !r.counterfactual(g) &&
		(m.kind.group == "patch" || m.kind.family == "state" || m.kind.typ == "acquisition" && t.Lemma(m.head) != "deal" || r.anyOne(m)):
		r.mood(m, g) // "the sanctions would target oil", "a fire would be a catastrophe"
	}
	// "believe that the attack was the work of": there was one
	return (rel == doc.RelNSubj || rel == doc.RelNSubjPass) && r.refersBack(m)
}

// closed reports whether a colon or semicolon stands among tokens from to to: what
// is on one side says nothing of the other.
func (r *reader) closed(from, to int) bool {
	for i := from; i < to; i++ {
		if w := r.low(i); w == ";" || w == ":" {
			return true
		}
	}
	return false
}

// masterminded makes the agents of m alleged where verb g accuses them of having had
// it done.
func (r *reader) masterminded(m *mention, g int) {
	if g == none || !charges[r.tree.Lemma(g)] && !in("blame", r.tree.Lemma(g)) && !in("allege-event", r.tree.Lemma(g)) {
		return
	}
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Agent && a.Modality == doc.Stated {
			a.Modality, a.AllegedBy = doc.Alleged, r.actorOf(r.tree.Agent(g))
		}
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

// wonders reports whether the clause of verb i asks who, how or where, and so takes for
// granted that it happened.
func (r *reader) wonders(i, s int) bool {
	for k := i - 1; r.inSentence(s, k) && k > i-7; k-- {
		switch t := r.d.Tokens[k].Tag; {
		case t == doc.WRB || t == doc.WP:
			return r.inSentence(s, k-1) && (r.d.Tokens[k-1].Tag.IsVerb() || r.d.Tokens[k-1].Tag.IsAdjective())
		case t == doc.Comma, t == doc.MD, t.IsVerb() && !auxiliary[r.low(k)]:
			return false
		}
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
	if t.Child(i, doc.RelCop) != none && (r.d.Tokens[i].Tag.IsAdjective() || r.anyOne(m)) {
		r.mood(m, i) // "services could be unavailable"
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
		if r.low(c) == "likely" && !m.verb {
			m.be(doc.Hypothetical, r.d.Word(c)) // "appeal likely"
		}
		if in("allege-word", r.low(c)) || in("allege-word", t.Lemma(c)) && r.d.Tokens[c].Tag != doc.VBD {
			switch t.Rel(c) {
			case doc.RelAdvMod, doc.RelAMod, doc.RelDep:
				m.be(doc.Alleged, r.d.Word(c))
			}
		}
		if t.Rel(c) == doc.RelAMod && in("thinkable", r.low(c)) {
			m.be(doc.Hypothetical, r.d.Word(c))
		}
		if (t.Rel(c) == doc.RelAMod || t.Rel(c) == doc.RelCompound) && (in("to-come", r.low(c)) || scheduled[m.kind.typ] && in("coming", r.low(c))) {
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

// mood gives m the modality that the auxiliaries of predicate i show.
func (r *reader) mood(m *mention, i int) {
	if r.isTo(i) {
		m.be(doc.Planned, "to") // "elections are to be held"
	}
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

// isTo reports whether "is to" or "were to" stands before predicate i.
func (r *reader) isTo(i int) bool {
	k := r.tree.Child(i, doc.RelMark)
	return k > 0 && r.d.Tokens[k].Tag == doc.TO && beForms[r.low(k-1)] && r.tree.Head(k-1) == i
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
	for st := range r.statementsAround(r.d.Tokens[i].Span) {
		if st.Kind == doc.Indirect {
			return true
		}
	}
	return false
}

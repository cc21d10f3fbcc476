package incident

import (
	"strings"

	"lede/app/doc"
)

// What the words around an event decide, whatever the tree says: a sentence that
// opens with "if", "no evidence that", "in the film".

// opened reads words shortly before the trigger that decide it whatever the
// tree says: "if convicted", "whether it had", "accused China of hacking",
// "indicted for breaking into".
func (r *reader) opened(m *mention) {
	first := r.body[m.sent]
	start := m.from // of the noun phrase
	for r.inSentence(m.sent, start-1) && inPhrase(r.d.Tokens[start-1].Tag) {
		start--
	}
	switch {
	case r.headlinePlan(m):
		m.be(doc.Planned, "to")
	case r.inverted(first, m):
		m.be(doc.Hypothetical, r.d.Word(first)) // "Had the bomb exploded, dozens would"
	case r.told(m, doc.Hypothetical, r.asked(m)):
	case r.told(m, doc.Hypothetical, r.fiction(m.sent)):
	case r.accusedOf(m, start), r.awaited(m, start), r.branded(m):
	case r.low(first) == "if" && m.kind.group != "vuln" && r.finites(first, m.from) <= 1 && !r.dates(m):
		m.be(doc.Hypothetical, r.d.Word(first))
	case m.verb && r.told(m, doc.Planned, r.until(m)):
	default:
		if n := r.unproven(m); n != none {
			m.be(doc.Negated, r.d.Word(n)+" … "+r.d.Word(n+1))
			return
		}
		r.conditioned(m)
	}
}

// dates reports whether known noun m only says since when: "since the election".
func (r *reader) dates(m *mention) bool {
	return r.presupposed(m) && in("time-since", r.low(r.start(m)-1))
}

// asked returns the auxiliary that opens a question of m, and not of something known: "is
// a strike coming?"; or none.
func (r *reader) asked(m *mention) int {
	toks := r.d.Sentences[m.sent].Tokens
	first := r.body[m.sent]
	if !toks.Has(first) || r.low(toks.To-1) != "?" || !auxiliary[r.low(first)] && r.d.Tokens[first].Tag != doc.MD || r.refersBack(m) {
		return none
	}
	return first
}

// told makes m what token i says, and reports whether there is one.
func (r *reader) told(m *mention, modality doc.Modality, i int) bool {
	if i == none {
		return false
	}
	m.be(modality, r.d.Word(i))
	return true
}

// headlinePlan reports whether m is what a headline says somebody is to do: "Firm to
// buy rival".
func (r *reader) headlinePlan(m *mention) bool {
	i, first := m.from, r.body[m.sent]
	return m.verb && r.inSentence(m.sent, i-2) && r.d.Tokens[i-1].Tag == doc.TO && r.d.Tokens[i-2].Tag.IsNoun() &&
		r.heading(m.sent) && r.finites(first, i) == 0 && i-first < 6
}

// accusedOf reports whether m, whose phrase begins at start, is what a verb of the
// courts before it has somebody stand accused of, and makes it alleged.
func (r *reader) accusedOf(m *mention, start int) bool {
	w := r.low(start - 1)
	if !r.inSentence(m.sent, start-1) || !in("case-charge", w) && !(w == "to" && r.low(start-2) == "guilty") || m.kind.typ == "charge" || r.factual(w, m) || m.verb && r.d.Tokens[m.head].Tag != doc.VBG {
		return false
	}
	for i := start - 2; r.inSentence(m.sent, i) && i > start-14; i-- {
		t, plea := &r.d.Tokens[i], r.low(i)
		switch {
		case plea == "innocent" || plea == "guilty" && r.low(i-1) == "not":
			m.be(doc.Alleged, plea)
			return true
		case plea == "guilty":
			return false // "pleaded guilty to"
		case t.Tag.IsVerb() && charges[t.Lemma]:
			m.by = r.actorOf(r.tree.Agent(i))
			m.be(doc.Alleged, r.d.Word(i)+" … "+w)
			return true
		case t.Tag == doc.VBD || t.Tag == doc.VBZ || t.Tag == doc.VBP || t.Tag == doc.MD || t.Tag == doc.Comma:
			return false
		}
	}
	return false
}

// branded reports whether noun m is what somebody calls something
// else, and makes it alleged: "called the leak an act of war".
func (r *reader) branded(m *mention) bool {
	if d := r.determiner(m); m.verb || d != "a" && d != "an" {
		return false
	}
	i := m.from - 1
	for r.low(i) != "a" && r.low(i) != "an" {
		i--
	}
	first := i
	for i--; r.inSentence(m.sent, i) && (r.d.Tokens[i].Tag == doc.OpenQuote || r.low(i) == "as"); i-- {
	}
	named := false
	for ; r.inSentence(m.sent, i) && i > first-9; i-- {
		switch t := r.d.Tokens[i].Tag; {
		case t.IsVerb() && in("call", r.d.Tokens[i].Lemma):
			if named {
				m.by = r.actorOf(r.tree.Agent(i))
				m.be(doc.Alleged, r.d.Word(i))
			}
			return named
		case t.IsNoun() || t == doc.PRP:
			named = true
		case !inPhrase(t) && r.low(i) != "of":
			return false
		}
	}
	return false
}

// awaited reports whether m, whose phrase begins at start, is still to come: "ten
// days before an election", and makes it planned.
func (r *reader) awaited(m *mention, start int) bool {
	p := r.low(start - 1)
	if m.verb || !r.inSentence(m.sent, start-1) || !scheduled[m.kind.typ] || p != "before" && !(p == "of" && r.low(start-2) == "ahead") {
		return false
	}
	switch v := r.tree.Predicate(m.head); r.determiner(m) {
	case "the":
		if v == none || !r.present(v) {
			return false // "resigned before the election"
		}
		fallthrough // "fear an attack before the election"
	case "", "a", "an":
		m.be(doc.Planned, p)
		return true
	}
	return false
}

// until returns the "until" of "until the patch is released", or none.
func (r *reader) until(m *mention) int {
	if k := r.tree.Child(m.head, doc.RelMark); k != none && in("until", r.low(k)) && r.present(m.head) {
		return k
	}
	return none
}

// conditioned reads the words of the clause before m: "if", "whether", "not … any".
func (r *reader) conditioned(m *mention) {
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
		case w == "that" && r.inSentence(m.sent, i-1):
			r.complement(m, i-1)
			return
		case r.d.Tokens[i].Tag == doc.Comma || w == "when" || w == "after":
			return
		}
	}
}

// complement lets the noun at token i before "that" have its say of m, the first thing
// told behind it, wherever the parser hung the clause: "the rumour that he had died".
func (r *reader) complement(m *mention, i int) {
	lemma := r.d.Tokens[i].Lemma
	switch {
	case !r.d.Tokens[i].Tag.IsNoun() || r.finites(i+2, m.from) > 1 || r.refersBack(m) || r.rejected(m, i):
	case in("allege-noun", lemma) && lemma != "report":
		m.be(doc.Alleged, r.d.Word(i))
	case in("deny-noun", lemma):
		m.be(doc.Denied, r.d.Word(i))
	case in("doubt-noun", lemma) && lemma != "case" && lemma != "event":
		m.be(doc.Hypothetical, r.d.Word(i))
	}
}

// factual reports whether a noun after preposition w is why somebody stands accused,
// and a fact: "arrested over the bombing", "in the melee".
func (r *reader) factual(w string, m *mention) bool {
	switch {
	case m.verb:
		return false
	case w == "over":
		return m.kind.family == "disaster" || r.determiner(m) != "" || r.heading(m.sent)
	}
	return (w == "in" || w == "with") && r.refersBack(m)
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

// fiction returns the "film" of "in the film" and "her new film opens with" in
// sentence s, or none.
func (r *reader) fiction(s int) int {
	toks := r.d.Sentences[s].Tokens
	for i := r.body[s]; i+1 < toks.To && i < r.body[s]+5; i++ {
		if in("fiction", r.low(i)) && in("narrate", strings.TrimSuffix(r.low(i+1), "s")) {
			return i
		}
	}
	for i := toks.From; i+2 < toks.To; i++ {
		if r.lows[i] == "in" && (r.low(i+1) == "the" || r.low(i+1) == "a") && in("fiction", r.d.Tokens[i+2].Lemma) {
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
		if r.d.Tokens[i+1].Tag == doc.Comma || r.d.Tokens[i+1].Tag == doc.WRB || r.inSentence(m.sent, i+2) && r.d.Tokens[i+2].Tag == doc.WRB {
			continue // "no hint of how they got in"
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

package incident

import (
	"lede/app/doc"
)

// What the words around an event decide, whatever the tree says: a sentence that
// opens with "if", "no evidence that", "in the film".

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
	if w := r.low(start - 1); r.inSentence(m.sent, start-1) && in("case-charge", w) && m.kind.typ != "charge" && !r.factual(w, m) && (!m.verb || r.d.Tokens[m.head].Tag == doc.VBG) {
		for i := start - 2; r.inSentence(m.sent, i) && i > start-14; i-- {
			t := r.d.Tokens[i].Tag
			if w := r.low(i); w == "innocent" || w == "guilty" && r.low(i-1) == "not" {
				m.be(doc.Alleged, w)
				return
			}
			if r.low(i) == "guilty" {
				break // "pleaded guilty to"
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

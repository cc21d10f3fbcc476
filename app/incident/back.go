package incident

import "lede/app/doc"

// Nouns that point back at what was told: "the attack", "this incident".

// refersBack reports whether m is a noun that points at something known: "the
// attack", "this incident", "its shutdown".
func (r *reader) refersBack(m *mention) bool {
	if m.verb {
		return false
	}
	if m.back == unasked {
		m.back = no
		if r.pointsBack(m) {
			m.back = yes
		}
	}
	return m.back == yes
}

// An answer is remembered where the same question comes again and again.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

func (r *reader) pointsBack(m *mention) bool {
	if r.tree.Child(m.head, doc.RelCop) != none && r.tree.Case(m.head) == none {
		s := r.tree.Child(m.head, doc.RelNSubj)
		return s != none && (r.low(s) == "this" || r.low(s) == "it" || r.low(s) == "that")
	}
	if w := m.frame.what; w != none && w > m.head {
		if d := r.tree.Child(w, doc.RelDet); d != none && (r.low(d) == "a" || r.low(d) == "an") {
			return false // "the killing of a commander" is news
		}
	}
	if m.kind.typ == "verdict" && m.from-r.body[m.sent] <= 4 && r.low(r.body[m.sent]) == "in" {
		return true // "In a 6-3 ruling, the judges said"
	}
	switch r.determiner(m) {
	case "the", "this", "that", "these", "those", "its", "their", "both":
		return !r.another(m)
	case "'s", "’s":
		for i := m.from - 1; r.inSentence(m.sent, i-1); i-- {
			if r.d.Tokens[i].Tag == doc.POS {
				return r.isTime(i-1) && !r.another(m) // "last week's attack"
			}
		}
	}
	return false
}

// another reports whether m's noun phrase says that it is a further event.
func (r *reader) another(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return further[r.low(i)] && !r.isTime(i) }) || further[r.determiner(m)]
}

// earlier reports whether m's noun phrase says that it was before: perhaps the
// event told, perhaps another.
func (r *reader) earlier(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool {
		w := r.low(i)
		return w == "earlier" || w == "previous" || w == "past"
	})
}

// numbers reports whether a number stands before the noun m: "two flaws".
func (r *reader) numbers(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return r.d.Tokens[i].Tag == doc.CD })
}

// knownDoer reports whether m's sentence speaks of its doer as of somebody known
// already: "the attackers", "the gunmen".
func (r *reader) knownDoer(m *mention) bool {
	if m.doer == unasked {
		m.doer = no
		for i := r.body[m.sent]; i+1 < m.from; i++ {
			if r.low(i) != "the" {
				continue
			}
			if lemma := r.d.Tokens[i+1].Lemma; classes()["hacker"][lemma] || classes()["fighter"][lemma] {
				m.doer = yes
			}
		}
	}
	return m.doer == yes
}

package incident

import (
	"lede/app/doc"
)

// join ties m to an earlier mention of its sentence where both are one event
// told by two words: the noun is the verb's subject ("the quake struck"), its
// object ("launched an attack") or what its clause describes ("a hack that
// compromised"); or where one tells what the other did to people ("a fire that
// killed 12").
func (r *reader) join(m *mention) {
	for k := len(r.mentions) - 1; k >= 0 && m.sent-r.mentions[k].sent <= 8; k-- {
		o := r.mentions[k]
		if o.sent != m.sent {
			if r.later(m, o) {
				m.joined = o
				return
			}
			continue
		}
		if m.kind.consequence() && wholes()[m.kind.typ][o.kind.typ] || o.joined == nil && o.kind.consequence() && wholes()[o.kind.typ][m.kind.typ] ||
			m.kind.consequence() && o.kind.consequence() {
			m.joined = o
			return
		}
		if o.kind.group != m.kind.group {
			continue
		}
		if (m.kind.family == "cyber" || m.kind.family == "disaster") && m.kind == o.kind && m.verb != o.verb && !r.otherVerb(o, m) {
			m.joined = o
			return
		}
		if m.kind == o.kind && m.verb == o.verb && r.tree.Rel(m.head) == doc.RelConj && r.tree.Head(m.head) == o.head {
			m.joined = o // "raided the house and seized laptops"
			return
		}
		if m.verb && o.verb && r.mainVerb(m.head, m.sent) == o.head {
			m.joined = o // "erupted, forcing thousands to flee"
			return
		}
		if m.verb && o.verb && r.tree.Rel(m.head) == doc.RelXComp && r.tree.Head(m.head) == o.head {
			m.joined = o // "agreed to buy"
			return
		}
		if r.relative(o, m) {
			m.joined = o
			return
		}
		if o.frame.who == m.head || o.frame.what == m.head || m.frame.who == o.head || m.frame.what == o.head ||
			o.carrier == m.head || m.carrier == o.head || r.tree.Rel(m.head) == doc.RelAclRelCl && r.tree.Head(m.head) == o.head {
			m.joined = o
			if o.frame.what == m.head && m.kind.family != "cyber" && !m.verb && in("light", r.d.Tokens[o.head].Lemma) {
				o.silent = true // the noun tells it: "signed an agreement"
			}
			return
		}
	}
}

// relative reports whether verb m opens a relative clause on noun o: "the hack
// of servers that compromised thousands".
func (r *reader) relative(o, m *mention) bool {
	if !m.verb || o.verb && !r.d.Tokens[o.to-1].Tag.IsNoun() || m.from-o.to > 12 || o.to > m.from {
		return false
	}
	i := m.from - 1
	for r.inSentence(m.sent, i) && (r.d.Tokens[i].Tag.IsAdverb() || r.d.Tokens[i].Tag.IsVerb() && auxiliary[r.low(i)] || r.d.Tokens[i].Tag == doc.MD) {
		i--
	}
	if w := r.low(i); w != "that" && w != "which" {
		return false
	}
	for k := o.to; k < i; k++ {
		if r.d.Tokens[k].Tag.IsVerb() {
			return false
		}
	}
	return true
}

// otherVerb reports whether a finite verb of another clause stands between two
// mentions.
func (r *reader) otherVerb(o, m *mention) bool {
	for i := o.to; i < m.from; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP:
			if !auxiliary[r.low(i)] {
				return true
			}
		}
	}
	return false
}

// later reports whether m, some sentences below o, tells what o did to people:
// "the dead", "the injured", or a passive without its doer ("four were
// killed"), in a sentence that names no other year.
func (r *reader) later(m, o *mention) bool {
	if !m.kind.consequence() || !wholes()[m.kind.typ][o.kind.typ] || o.kind.consequence() {
		return false
	}
	if m.verb && (m.frame.who != none && m.kind.typ != "death" || r.datedApart(m)) {
		return false
	}
	return m.verb || m.kind.family == "life" && m.sent-o.sent <= 2
}

// datedApart reports whether m's sentence names a year of its own.
func (r *reader) datedApart(m *mention) bool {
	s := r.d.Sentences[m.sent].Span
	for i := range r.d.Times {
		if t := &r.d.Times[i]; s.Contains(t.Span) && len(t.Value) == 4 {
			return true
		}
	}
	return false
}

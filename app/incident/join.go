package incident

import "lede/app/doc"

// join ties m to an earlier mention of its sentence where both are one event
// told by two words: the noun is the verb's subject ("the quake struck"), its
// object ("launched an attack") or what its clause describes ("a hack that
// compromised"); or where one tells what the other did to people ("a fire that
// killed 12").
func (r *reader) join(m *mention) {
	for k := len(r.mentions) - 1; k >= 0 && m.sent-r.mentions[k].sent <= 8; k-- {
		o := r.mentions[k]
		switch {
		case o.sent != m.sent:
			if !r.later(m, o) {
				continue
			}
			m.joined = o
		case r.backThen(o, m) || r.parted(o, m) || r.ofYear(m) || returned(m, o):
			continue
		case o.verb && harms(o, m) && r.within(m.head, o):
			o.joined = m // "killed in a collision": in that one
		case !o.verb && harms(o, m) && r.low(o.to-1) == "toll" && r.tree.Dominates(o.head, m.head):
			o.joined = m // "the death toll from the quake"
		case in("execution", r.d.Tokens[o.head].Lemma) || in("execution", r.d.Tokens[m.head].Lemma):
			continue // "was hanged over the attack"
		case r.consequence(m, o):
			m.joined = o
		case r.carried(m, o):
		case r.seized(m, o):
			m.joined, m.kind = o, o.kind
		case r.identified(m, o), r.suffered(o, m), r.partOf(m, o):
			m.joined = o
		case o.kind.group != m.kind.group:
			continue
		case r.within(m.head, o):
			m.joined = o // "blocked roads in a protest", "released updates to fix"
		case (m.kind.family == "cyber" || m.kind.family == "disaster") && m.kind == o.kind && m.verb != o.verb && !r.otherVerb(o, m):
			m.joined = o
		case r.apart(m, o):
			continue
		case r.chained(m, o), r.relative(o, m):
			m.joined = o
		case r.argument(m, o):
			m.joined = o
			if o.frame.what == m.head && m.kind.family != "cyber" && !m.verb && in("light", r.d.Tokens[o.head].Lemma) {
				o.silent = true // the noun tells it: "signed an agreement"
			}
		default:
			continue
		}
		return
	}
}

// harms reports whether m tells what events like o do to people or things.
func harms(m, o *mention) bool { return m.kind.consequence() && wholes()[m.kind.typ][o.kind.typ] }

// consequence reports whether one of two mentions tells what the other did, or both what
// the same event did: "a fire that killed 12 and injured 30".
func (r *reader) consequence(m, o *mention) bool {
	return harms(m, o) && !r.ownTarget(m) ||
		(o.joined == nil || o.joined.kind.group == m.kind.group) && harms(o, m) && !r.ownTarget(o) && (o.verb || m.kind.family != "law") ||
		m.kind.consequence() && o.kind.consequence()
}

// carried joins a light verb and the noun that it only carries, and leaves the
// telling to the noun. It reports whether they are such a pair.
func (r *reader) carried(m, o *mention) bool {
	here, before := r.d.Tokens[m.head].Lemma, r.d.Tokens[o.head].Lemma
	switch {
	case !m.verb && o.verb && o.frame.what == m.head && m.kind == o.kind && m.kind.group == "patch":
		m.joined, o.silent = o, true // "released an update"
	case !m.verb && o.verb && o.frame.what == m.head && (o.kind.family == m.kind.family || names()[here][o.kind.group]) && in("light", before):
		m.joined, o.silent, o.kind = o, true, m.kind // "signed a ceasefire"
	case m.verb && !o.verb && m.frame.what == o.head && names()[before] != nil && in("light", here),
		m.verb && m.frame.who == o.head && in("come-to-nothing", here) && names()[before] != nil && !harmful[o.kind.group]:
		m.joined, m.silent, m.kind = o, true, o.kind // "the deal was reached", "the merger collapsed"
	case m.verb && !o.verb && m.frame.who == o.head && in("strike", here) && (m.kind.group == "violence" || m.kind.group == "crime") && o.kind.group != m.kind.group:
		m.joined, m.kind = o, o.kind // "the outage hit a million customers": nobody beat them
	default:
		return false
	}
	return true
}

// seized reports whether m is what was done besides at a raid or arrest: "arrested
// three men and seized 22 phones".
func (r *reader) seized(m, o *mention) bool {
	return m.verb && o.verb && o.kind.family == "law" && in("aftermath", r.d.Tokens[m.head].Lemma) && r.conjoined(m, o)
}

// returned reports whether verb m tells what those did to whom o was done: "shot a man
// who had attacked passers-by".
func returned(m, o *mention) bool {
	return m.verb && o.verb && !m.frame.passive && m.frame.who != none && m.frame.who == o.frame.what && m.frame.what != none
}

// conjoined reports whether m is coordinated with o.
func (r *reader) conjoined(m, o *mention) bool {
	return r.tree.Rel(m.head) == doc.RelConj && r.tree.Head(m.head) == o.head
}

// chained reports whether the verb of m goes on with what that of o tells: "raided
// the house and seized laptops", "erupted, forcing thousands to flee", "agreed to buy".
func (r *reader) chained(m, o *mention) bool {
	return m.kind == o.kind && m.verb == o.verb && r.conjoined(m, o) ||
		m.verb && o.verb && (r.mainVerb(m.head, m.sent) == o.head || r.tree.Rel(m.head) == doc.RelXComp && r.tree.Head(m.head) == o.head)
}

// argument reports whether one of two mentions is the subject or object of the other,
// or what a relative clause describes.
func (r *reader) argument(m, o *mention) bool {
	return o.frame.who == m.head || o.frame.what == m.head || m.frame.who == o.head || m.frame.what == o.head ||
		o.carrier == m.head || m.carrier == o.head || r.tree.Rel(m.head) == doc.RelAclRelCl && r.tree.Head(m.head) == o.head
}

// ownTarget reports whether m is a noun that names whom it befell and is known:
// "the killing of a commander" is no consequence of the attack that avenged it.
func (r *reader) ownTarget(m *mention) bool {
	return !m.verb && m.frame.what != none && points[r.determiner(m)]
}

// parted reports whether a semicolon stands between two mentions of a headline, or a
// comma and another subject: "App hacked, gang hits steelmaker". What stands on
// either side is news of its own.
func (r *reader) parted(o, m *mention) bool {
	if !r.heading(m.sent) {
		return false
	}
	if r.semicolon(o.to, m.from) {
		return true
	}
	subject := m.frame.who
	if m.frame.passive {
		subject = m.frame.what
	}
	for i := o.to; i < m.from; i++ {
		if r.d.Tokens[i].Tag == doc.Comma && m.verb && o.verb && !m.kind.consequence() && subject > i && subject < m.from {
			return true
		}
	}
	return false
}

// semicolon reports whether a semicolon stands among tokens from to to.
func (r *reader) semicolon(from, to int) bool {
	for i := from; i < to; i++ {
		if r.low(i) == ";" {
			return true
		}
	}
	return false
}

// ofYear reports whether a year hangs on noun m: "the tsunami of 2018".
func (r *reader) ofYear(m *mention) bool {
	return !m.verb && r.low(m.to) == "of" && r.inSentence(m.sent, m.to+1) && r.isTime(m.to+1) && r.d.Tokens[m.to+1].Tag == doc.CD
}

// partOf reports whether noun m is what verb o happened in, by where it stands:
// "data stolen in a cyberattack", "killed in Saturday's shooting".
func (r *reader) partOf(m, o *mention) bool {
	if m.verb || !o.verb || o.kind.group != m.kind.group || r.verbBetween(o.to, m.from) {
		return false
	}
	p := r.start(m) - 1
	return p >= o.to && in("within", r.low(p)) && p-o.to < 12 && !r.another(m)
}

// backThen reports whether m stands in a clause that tells of another time than o:
// "the deadliest accident since 2009, when 20 people were killed".
func (r *reader) backThen(o, m *mention) bool {
	for i := m.from - 1; i > o.to; i-- {
		if r.low(i) != "when" {
			continue
		}
		k := i - 1
		if r.low(k) == "," {
			k--
		}
		at := k
		for k > o.to && r.isTime(k) {
			k--
		}
		return k < at && r.low(k) != "on" // "killed on Saturday when a ferry sank" is one time
	}
	return false
}

// identified reports whether the text says that m is o: "the blast was an act of
// sabotage".
func (r *reader) identified(m, o *mention) bool {
	return !m.verb && !o.verb && r.tree.Child(m.head, doc.RelCop) != none && r.tree.Child(m.head, doc.RelNSubj) == o.head &&
		r.tree.Negation(m.head) == none && (harmful[m.kind.group] && harmful[o.kind.group] || m.kind.group == "vuln" && o.kind.group == "vuln")
}

// suffered reports whether o tells of people what m, in a clause after it, tells
// of what they were in: "31 people drowned when a ferry capsized".
func (r *reader) suffered(o, m *mention) bool {
	if !o.verb || o.kind.group != m.kind.group && !(o.kind.consequence() && wholes()[o.kind.typ][m.kind.typ]) {
		return false
	}
	for i := m.from - 1; i >= o.to && i > m.from-8; i-- {
		switch w := r.low(i); {
		case w == "when" || w == "as" || w == "after" && o.kind.consequence():
			return true
		case r.d.Tokens[i].Tag == doc.VBD && !auxiliary[w]:
			return false
		}
	}
	return false
}

// within reports whether token i stands in the clause of o as what that was part
// of ("in a protest", "during the riot") or what it was for ("released updates to
// fix").
func (r *reader) within(i int, o *mention) bool {
	told := func(h int) bool { return h >= o.from && h < o.to }
	h := r.tree.Head(i)
	if h == none || h >= i {
		return false
	}
	if !told(h) {
		if rel := r.tree.Rel(h); rel != doc.RelAdvCl && rel != doc.RelXComp || !told(r.tree.Head(h)) {
			return false
		}
	}
	switch r.tree.Rel(i) {
	case doc.RelObl, doc.RelNMod:
		if !o.verb {
			return false
		}
		k := r.tree.Case(i)
		return k != none && in("within", r.low(k))
	case doc.RelAdvCl, doc.RelXComp, doc.RelAcl:
		return r.d.Tokens[i].Tag == doc.VB
	}
	return false
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
	if r.predicate(m) {
		return o.kind.group == m.kind.group && !o.generic && o.modality == doc.Stated
	}
	if !m.kind.consequence() || !wholes()[m.kind.typ][o.kind.typ] || o.kind.consequence() || !o.realis() {
		return false
	}
	if m.verb && (m.frame.who != none && m.kind.typ != "death" || r.datedApart(m, o) || r.explained(m) || r.inWhich(m)) {
		return false
	}
	for _, p := range r.mentions {
		if p != o && m.sent-p.sent <= 8 && p.root() == o.root() && apart(r.timesIn(m.sent), r.timesIn(p.sent)) && m.verb {
			return false
		}
	}
	return m.verb || m.kind.family == "life" && m.sent-o.sent <= 2
}

// root is the mention that m is joined to in the end, or m itself.
func (m *mention) root() *mention {
	for n := 0; m.joined != nil && n < 1000; n++ {
		m = m.joined
	}
	return m
}

// datedApart reports whether m's sentence names a year of its own, or a day that
// o's sentence contradicts.
func (r *reader) datedApart(m, o *mention) bool {
	here := r.timesIn(m.sent)
	for _, t := range here {
		if len(t.Value) == 4 {
			return true
		}
	}
	return apart(here, r.timesIn(o.sent))
}

// explained reports whether m's sentence says what befell them: "76 were killed
// when the hotel collapsed".
func (r *reader) explained(m *mention) bool {
	for i := m.to; r.inSentence(m.sent, i+1) && i < m.to+4; i++ {
		if r.low(i) == "when" {
			return true
		}
	}
	return false
}

// inWhich reports whether m tells of what a noun right before was like: "fighting in
// which 70 people were killed".
func (r *reader) inWhich(m *mention) bool {
	for i := m.from - 1; r.inSentence(m.sent, i-1) && i > m.from-9; i-- {
		if r.low(i) == "which" {
			return r.low(i-1) == "in"
		}
	}
	return false
}

// predicate reports whether m is the noun of "it was the third attack on a hospital
// this year": it only describes what was told.
func (r *reader) predicate(m *mention) bool {
	h := m.head
	if up := r.tree.Head(h); up != none && r.tree.Rel(h) == doc.RelNMod && (r.tree.Lemma(up) == "act" || in("series", r.tree.Lemma(up))) {
		h = up // "an act of sabotage"
	}
	if m.verb || r.tree.Child(h, doc.RelCop) == none || r.tree.Negation(h) != none {
		return false
	}
	s := r.tree.Child(h, doc.RelNSubj)
	return s != none && (r.low(s) == "it" || r.low(s) == "this" || r.low(s) == "that")
}

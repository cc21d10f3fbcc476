package incident

import "lede/app/doc"

// What part the words around a noun have in what it names: its owner, what stands
// before it, its prepositions, and the support verb that carries it ("carried out an
// attack").

func (r *reader) nounRoles(m *mention, f *frame) {
	noun := r.d.Word(m.head)
	if m.joined != nil && r.predicate(m) {
		return
	}
	if f.poss != none {
		kind := m.kind.possessor
		if kind == doc.Target && m.kind.of == doc.Target && r.inSentence(m.sent, m.to+1) && r.low(m.to) == "of" && m.kind.family != "life" {
			kind = doc.Agent // "Nordbank's takeover of Sampola"
		}
		r.add(m, kind, f.poss, "owner of “"+noun+"”")
	}
	if m.also != none {
		r.add(m, doc.Target, m.also, "what “"+noun+"” affects")
	}
	r.modifierRoles(m, f.mods, noun)
	// What follows the noun at once is its own, wherever the parser hung it.
	if r.parsed(m.sent) && r.inSentence(m.sent, m.to+1) && r.d.Tokens[m.to].Tag == doc.IN {
		if h := r.phraseHead(m.to + 1); h != none {
			r.prepRoles(m, []arg{{r.low(m.to), h}}, noun)
		}
	}
	r.prepRoles(m, f.preps, noun)
	r.supportRoles(m, noun)
	r.blamedAfter(m)
}

// modifierRoles reads what stands before a noun: "Chinese hack", "Colonial
// Pipeline attack", "Kabul bombing".
func (r *reader) modifierRoles(m *mention, mods []int, noun string) {
	for _, i := range mods {
		if i >= m.from && i < m.to || r.leavesPhrase(i, m.from) {
			continue
		}
		n := r.who[i]
		why := "before “" + noun + "”"
		switch {
		case m.kind.group == "cyber" && (n.mention == nil || n.actor.Type == doc.Group) && r.isCampaign(m.head):
			if n.mention != nil {
				r.add(m, doc.Agent, i, why) // "Lazarus campaign": theirs, or that of some malware
			}
		case n.mention == nil:
			if r.d.Tokens[i].Tag.IsProper() && r.tree.Rel(i) != doc.RelAMod && m.kind.family == "cyber" {
				r.add(m, doc.Target, i, why)
			}
		case n.actor.Type == doc.Place:
			r.add(m, doc.Where, i, why)
		case n.mention.Form == doc.Adjective && (m.kind.family == "conflict" || m.kind.family == "cyber"):
			r.add(m, doc.Agent, i, why)
		case n.mention.Form == doc.Adjective && m.kind.possessor == doc.Agent:
			r.add(m, doc.Agent, i, why)
		case n.mention.Form == doc.Adjective:
			r.add(m, doc.Where, i, why)
		case n.actor.Type == doc.Group && m.kind.possessor != doc.Target:
			r.add(m, doc.Agent, i, why)
		case m.kind.group == "patch":
			r.add(m, doc.Agent, i, why) // "a Microsoft patch"
		case m.kind.family == "cyber" || m.kind.family == "law" || m.kind.possessor == doc.Target:
			r.add(m, doc.Target, i, why)
		case m.kind.possessor != "":
			r.add(m, m.kind.possessor, i, why)
		}
	}
}

// leavesPhrase reports whether a preposition or "its" stands between tokens i and
// to, so that the first is in no noun phrase with the second.
func (r *reader) leavesPhrase(i, to int) bool {
	for k := i + 1; k < to; k++ {
		if t := r.d.Tokens[k].Tag; t == doc.IN || t == doc.PRPS {
			return true
		}
	}
	return false
}

// isCampaign reports whether the noun at token i is named after those who do
// it, not after whom it hits.
func (r *reader) isCampaign(i int) bool {
	switch r.d.Tokens[i].Lemma {
	case "campaign", "operation", "infection", "chain":
		return true
	}
	return false
}

func (r *reader) prepRoles(m *mention, preps []arg, noun string) {
	for _, a := range preps {
		if r.eventBetween(m, a.head) {
			continue // "an investigation into an attack on X": X is the attack's
		}
		why := "“" + a.prep + "” after “" + noun + "”"
		switch {
		case in("prep-agent", a.prep) && r.isManner(a.head):
		case in("prep-agent", a.prep):
			r.add(m, doc.Agent, a.head, why)
		case a.prep == "of":
			kind := m.kind.of
			if !m.has(kind) {
				r.add(m, kind, a.head, why)
			}
		case a.prep == "at" && r.happensAt(m):
		case a.prep == "on" && m.frame.support != none && m.frame.supported == doc.RelObj && in("attribute-on", r.d.Tokens[m.frame.support].Lemma):
			// "blamed the fire on a transformer": it is what caused it
		case in("prep-target", a.prep), a.prep == m.kind.prep && a.prep != "in" && a.prep != "at", a.prep == "in" && m.kind.group == "vuln" && !r.place(a.head):
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, why)
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
}

// eventBetween reports whether another event's noun stands between m and the
// participant at token i.
func (r *reader) eventBetween(m *mention, i int) bool {
	for _, o := range r.mentionsIn(m.sent) {
		if o.from >= m.to && o.to <= i && !o.verb && !r.verbBetween(o.to, i) {
			return true
		}
	}
	return false
}

// verbBetween reports whether a finite verb stands in tokens [from,to).
func (r *reader) verbBetween(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return true
		}
	}
	return false
}

// supportRoles reads the verb that carries a noun: whoever carries out an
// attack is its agent, whoever suffers it its target.
func (r *reader) supportRoles(m *mention, noun string) {
	v := m.carrier
	if v == none {
		return
	}
	t := r.tree
	verb := t.Lemma(v)
	f := r.frameOf(v, m.sent, true)
	passive := f.passive
	switch {
	case in("do", verb) && (m.frame.supported == doc.RelObj || m.frame.supported == doc.RelNSubjPass):
		why := "“" + r.d.Word(v) + "” “" + noun + "”"
		if f.who != none && m.kind.typ == "phishing" && in("fall-for", verb) {
			r.add(m, doc.Target, f.who, why) // "opened a fake invoice"
		} else if f.who != none && f.who != m.head && !m.has(doc.Agent) && !(in("suffer", verb) && m.kind.family == "cyber" && !passive) {
			r.add(m, doc.Agent, r.controller(v, f.who), why)
		} else if f.who != none && in("suffer", verb) && !in("tell", verb) && !m.has(doc.Target) && !passive {
			r.add(m, doc.Target, f.who, why)
		}
		r.prepRoles(m, f.preps, noun)
		r.places(m, f.preps)
	case in("tell", verb) && m.frame.supported == doc.RelObj && m.kind.group == "vuln":
		if f.who != none && !m.has(doc.Agent) {
			r.add(m, doc.Agent, f.who, "“"+r.d.Word(v)+"” “"+noun+"”") // who finds a flaw makes it known
		}
	case in("tell", verb) && m.frame.supported == doc.RelObj && (m.kind.family != "cyber" || f.who != none && r.tellsOfOthers(f.who)):
		// "officials confirmed an outbreak": they tell of it
	case in("suffer", verb) && m.frame.supported == doc.RelObj:
		if f.who != none && !m.has(doc.Target) && (m.kind.possessor != doc.Agent || m.kind.family == "cyber" || verb == "survive") {
			r.add(m, doc.Target, f.who, "“"+r.d.Word(v)+"” “"+noun+"”")
		}
	case m.frame.supported == doc.RelNSubj && !r.saying(v):
		r.places(m, f.preps) // "Riots broke out in Johannesburg"
	}
	switch {
	case in("strike", verb) && (passive && m.frame.supported == doc.RelOblAgent || m.frame.supported == doc.RelNSubj):
		if f.what != none && f.what != m.head && !m.has(doc.Target) {
			r.add(m, doc.Target, f.what, "“"+r.d.Word(v)+"” by “"+noun+"”")
		}
	}
}

// tellsOfOthers reports whether token i heads people whose work it is to tell of
// what happens to others: "researchers", "officials".
func (r *reader) tellsOfOthers(i int) bool {
	lemma := r.d.Tokens[i].Lemma
	return classes()["person"][lemma] || lemma == "researcher" || lemma == "expert" || lemma == "analyst" || lemma == "police" || lemma == "authority" || r.actorType(i) == doc.Person
}

// blamedAfter reads "attacks tied to Russian hackers": who a participle after
// the noun links it to is its alleged agent.
func (r *reader) blamedAfter(m *mention) {
	for i := m.to; r.inSentence(m.sent, i+1) && i < m.to+8; i++ {
		t := r.d.Tokens[i].Tag
		if t == doc.VBN && in("blame", r.d.Tokens[i].Lemma) && !auxiliary[r.low(i-1)] {
			if p := r.low(i + 1); p == "to" || p == "on" {
				if h := r.phraseHead(i + 2); h != none && r.canFill(h) {
					before := len(m.roles)
					r.add(m, doc.Agent, h, "“"+r.d.Word(i)+" "+p+"”")
					for k := before; k < len(m.roles); k++ {
						m.roles[k].Modality = doc.Alleged
					}
				}
			}
			return
		}
		if t.IsVerb() || t == doc.Comma || t == doc.MD {
			return
		}
	}
}

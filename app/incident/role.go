package incident

import "lede/app/doc"

// Who takes part in an event, and as what: read off the clause of its verb
// (verbrole.go, control.go) or off what stands around its noun (nounrole.go).

// assign fills the roles of m from its clause.
func (r *reader) assign(m *mention) {
	f := &m.frame
	if m.verb {
		r.verbRoles(m, f)
	} else {
		r.nounRoles(m, f)
	}
	if h := r.among(m); h != none {
		r.add(m, doc.Target, h, "“among those "+r.d.Word(m.head)+"”")
	}
	r.places(m, f.preps)
	if m.verb && r.parsed(m.sent) {
		for i := m.from; i < m.to; i++ {
			if i != m.head {
				r.places(m, r.prepsOf(i)) // "opened fire in Munich"
			}
		}
	}
}

// among returns who "among those killed was" and "among the dead is" name, or
// none.
func (r *reader) among(m *mention) int {
	if i := m.from - 2; !r.inSentence(m.sent, i) || r.low(i) != "among" || !r.inSentence(m.sent, m.to+1) || !beForms[r.low(m.to)] {
		return none
	}
	return r.phraseHead(m.to + 1)
}

// place reports whether token i names a place or state.
func (r *reader) place(i int) bool {
	t := r.actorType(i)
	return t == doc.Place || t == doc.State
}

// isWeapon reports whether token i heads what is fired or thrown: "36 shells",
// "dozens of rounds".
func (r *reader) isWeapon(i int) bool {
	if of := r.counted(i); of != none {
		i = of
	}
	return classes()["weapon"][r.d.Tokens[i].Lemma]
}

// isManner reports whether what stands after "by" at token i says how, or by
// how much: "by five thousand votes", "by negligence".
func (r *reader) isManner(i int) bool {
	if of := r.counted(i); of != none {
		i = of
	}
	return in("manner", r.d.Tokens[i].Lemma)
}

// happensAt reports whether "at" after m says where, and not whom: "a protest at
// the gates", but "fired at police", "a data breach at a bank".
func (r *reader) happensAt(m *mention) bool {
	switch m.kind.family {
	case "conflict", "state", "life":
		return !m.verb || !in("aim", r.d.Tokens[m.head].Lemma)
	}
	return false
}

// instrument reads "with a knife", "using malware".
func (r *reader) instrument(m *mention, a arg) {
	lemma := r.d.Tokens[a.head].Lemma
	if classes()["weapon"][lemma] || classes()["malware"][lemma] || classes()["fix"][lemma] || lemma == "knife" || lemma == "bomb" || lemma == "drone" || lemma == "email" || lemma == "credential" || lemma == "password" {
		r.add(m, doc.Instrument, a.head, "“"+a.prep+"” after “"+r.d.Word(m.head)+"”")
	}
}

func (m *mention) has(kind doc.RoleKind) bool {
	for i := range m.roles {
		if m.roles[i].Kind == kind {
			return true
		}
	}
	return false
}

package syntax

import "lede/app/doc"

// Predicate returns the head of the clause i stands in: i itself if it heads
// one, else the nearest token above that does. The head of a copular clause is
// its complement: "threat" in "This is a threat".
func (t *Tree) Predicate(i int) int {
	for ; i != None; i = t.Head(i) {
		if t.IsClause(i) || t.Head(i) == None {
			return i
		}
	}
	return None
}

// IsClause reports whether i is the head of a clause, finite or not.
func (t *Tree) IsClause(i int) bool {
	switch t.Rel(i) {
	case doc.RelRoot, doc.RelCComp, doc.RelCSubj, doc.RelAdvCl, doc.RelAclRelCl, doc.RelParataxis:
		return true
	case doc.RelXComp, doc.RelAcl:
		return t.d.Tokens[i].Tag.IsVerb() || t.Child(i, doc.RelCop) != None
	case doc.RelConj:
		return t.d.Tokens[i].Tag.IsVerb() && t.IsClause(t.Head(i)) || t.hasSubject(i)
	}
	return false
}

func (t *Tree) hasSubject(i int) bool {
	return t.Child(i, doc.RelNSubj, doc.RelNSubjPass, doc.RelCSubj) != None
}

// IsPassive reports whether verb i is in the passive: "was hacked", "accused of
// fraud" after a noun, "charged" in "was arrested and charged".
func (t *Tree) IsPassive(i int) bool {
	if t.Child(i, doc.RelAuxPass, doc.RelNSubjPass, doc.RelOblAgent) != None {
		return true
	}
	if t.d.Tokens[i].Tag != doc.VBN || t.Child(i, doc.RelAux, doc.RelCop, doc.RelNSubj) != None {
		return false
	}
	switch t.Rel(i) {
	case doc.RelAcl, doc.RelAMod:
		return true
	case doc.RelAdvCl:
		return t.Child(i, doc.RelObj) == None
	case doc.RelConj:
		return t.IsPassive(t.Head(i))
	}
	return false
}

// Subject returns the grammatical subject of predicate i, in its clause or, if
// that has none, where the reader would look for it:
//
//	They fled and [were caught]        the subject of what it is coordinated with
//	He declined to [comment]           the subject, or after an object or passive
//	They urged China to [stop]         that, of the verb it completes
//	the gang that [hacked] it          the noun a relative clause describes
//	a man [accused] of fraud           the noun a participle describes
//	he said, [adding] that             the subject of the main clause
//
// It returns None if there is none to be found. Mind that a subject can be a
// pronoun, and that it is who suffers where the verb is passive: see Agent.
func (t *Tree) Subject(i int) int { return t.subject(i, maxClimb) }

// maxClimb bounds how many clauses a question walks through.
const maxClimb = 8

func (t *Tree) subject(i, climb int) int {
	if i == None || climb == 0 {
		return None
	}
	if s := t.Child(i, doc.RelNSubj, doc.RelNSubjPass); s != None {
		if t.stands(s) {
			if a := t.antecedent(i); a != None {
				return a
			}
		}
		return s
	}
	head := t.Head(i)
	switch t.Rel(i) {
	case doc.RelConj:
		return t.subject(head, climb-1)
	case doc.RelXComp:
		if o := t.Child(head, doc.RelObj, doc.RelIObj); o != None && !promises[t.Lemma(head)] {
			return o
		}
		return t.subject(head, climb-1)
	case doc.RelAcl:
		if t.d.Tokens[i].Tag == doc.VBN || t.d.Tokens[i].Tag == doc.VBG {
			return head
		}
	case doc.RelAclRelCl:
		// Without a pronoun or another subject, the noun is the subject.
		if t.d.Tokens[i].Tag.IsVerb() {
			return head
		}
	case doc.RelAdvCl:
		if t.d.Tokens[i].Tag == doc.VBG || t.d.Tokens[i].Tag == doc.VBN || t.d.Tokens[i].Tag == doc.VB {
			return t.subject(head, climb-1)
		}
	}
	return None
}

// stands reports whether s is a relative pronoun.
func (t *Tree) stands(s int) bool {
	switch t.d.Tokens[s].Tag {
	case doc.WP, doc.WDT, doc.IN, doc.DT:
		return relatives[t.Lemma(s)]
	}
	return false
}

// antecedent returns the noun that a relative clause headed by i, or by what i
// is coordinated with, describes.
func (t *Tree) antecedent(i int) int {
	for t.Rel(i) == doc.RelConj {
		i = t.Head(i)
	}
	if t.Rel(i) == doc.RelAclRelCl {
		return t.Head(i)
	}
	return None
}

// Object returns what verb i does it to, in the active: its object, or the
// noun that a relative clause around it describes ("the man police arrested").
func (t *Tree) Object(i int) int {
	if o := t.Child(i, doc.RelObj); o != None {
		if t.stands(o) {
			if a := t.antecedent(i); a != None {
				return a
			}
		}
		return o
	}
	if t.Rel(i) == doc.RelAclRelCl && !t.IsPassive(i) && t.Child(i, doc.RelCop, doc.RelCComp, doc.RelXComp) == None {
		if s := t.Child(i, doc.RelNSubj); s != None && !t.stands(s) && t.pronoun(i) == None && !t.stranded(i) {
			return t.Head(i)
		}
	}
	// "seized and destroyed the drugs": one object for two verbs.
	for c := range t.Children(i) {
		if t.Rel(c) == doc.RelConj && t.d.Tokens[c].Tag == t.d.Tokens[i].Tag && !t.hasSubject(c) && !t.IsPassive(i) {
			if o := t.Child(c, doc.RelObj); o != None && c == i+2 {
				return o
			}
		}
	}
	return None
}

// pronoun returns the relative pronoun or adverb among i's children.
func (t *Tree) pronoun(i int) int {
	for c := range t.Children(i) {
		switch t.d.Tokens[c].Tag {
		case doc.WP, doc.WDT, doc.WPS, doc.WRB:
			return c
		}
	}
	return None
}

// stranded reports whether i has a preposition without a noun: "the house they
// live in".
func (t *Tree) stranded(i int) bool {
	for c := range t.Children(i) {
		if c > i && t.first[c] == None && t.d.Tokens[c].Tag == doc.IN {
			return true
		}
	}
	return false
}

// Agent returns who does it: the subject of an active verb, the by-phrase of a
// passive one, else None.
func (t *Tree) Agent(i int) int {
	if t.IsPassive(i) {
		if a := t.Child(i, doc.RelOblAgent); a != None {
			return a
		}
		for c := range t.Children(i) {
			if t.Rel(c) == doc.RelConj && !t.hasSubject(c) && t.IsPassive(c) {
				return t.Child(c, doc.RelOblAgent)
			}
		}
		return None
	}
	return t.Subject(i)
}

// Patient returns whom it is done to: the object of an active verb, the subject
// of a passive one, else None.
func (t *Tree) Patient(i int) int {
	if t.IsPassive(i) {
		return t.Subject(i)
	}
	return t.Object(i)
}

// Complement returns the head of what verb i says, thinks or wants: its clausal
// complement, or the clause it interrupts ("The firm, she said, will pay").
func (t *Tree) Complement(i int) int {
	if c := t.Child(i, doc.RelCComp, doc.RelXComp); c != None {
		return c
	}
	if t.Rel(i) == doc.RelParataxis {
		return t.Head(i)
	}
	return None
}

package incident

import "lede/app/doc"

// Who really does what a verb tells. An infinitive or gerund has no subject of its
// own: it is controlled by the subject or the object of a verb above it ("accused
// China of hacking"), or by whoever owns the noun it completes ("the gang's plan to").

// doer returns who does what verb m tells, where its subject only stands for them,
// or none.
func (r *reader) doer(m *mention, f *frame) int {
	who := f.who
	if h := r.askedTo(m.head, m.sent); h != none && !f.passive {
		return h
	}
	if who == none || who < m.head && m.head < who+4 && r.d.Tokens[m.head].Tag == doc.VBG && r.tree.Rel(m.head) == doc.RelAcl && m.kind.consequence() && r.circumstance(who, m.sent) {
		return none // "disintegrated during re-entry killing seven"
	}
	if t := &r.d.Tokens[who]; t.Tag.IsNoun() && r.who[who].mention == nil &&
		(in("plan-noun", t.Lemma) || in("doubt-noun", t.Lemma) || t.Lemma == "right" || t.Lemma == "effort") {
		if who = r.whose(who); who == none { // "has no intention of resigning"
			return none
		}
	}
	who = r.controller(m.head, r.purpose(m.head, who))
	if who != none && befalls[m.kind.group] {
		who = r.carriage(who, m.sent)
	}
	return who
}

// circumstance reports whether the noun phrase that ends at token i only says when or where.
func (r *reader) circumstance(i, s int) bool {
	for r.inSentence(s, i) && inPhrase(r.d.Tokens[i].Tag) {
		i--
	}
	return r.inSentence(s, i) && (in("within", r.low(i)) || in("prep-place", r.low(i)))
}

// askedTo returns who is wanted to do what infinitive i tells: "called for the minister
// to resign", "wants him to go"; or none.
func (r *reader) askedTo(i, s int) int {
	h := r.groupStart(i, s) - 2
	if !r.inSentence(s, h) || r.d.Tokens[h+1].Tag != doc.TO || !r.d.Tokens[h].Tag.IsNoun() && r.d.Tokens[h].Tag != doc.PRP || !r.canFill(h) {
		return none
	}
	k := h - 1
	for r.inSentence(s, k) && inPhrase(r.d.Tokens[k].Tag) {
		k--
	}
	if !r.inSentence(s, k-1) {
		return none
	}
	v := k
	if r.low(k) == "for" || r.low(k) == "on" {
		v--
	}
	if lemma := r.d.Tokens[v].Lemma; !r.d.Tokens[v].Tag.IsVerb() && !in("wish-event", lemma) || !in("wish-event", lemma) && !in("direct", lemma) && lemma != "want" && lemma != "expect" {
		return none
	}
	return h
}

// purpose returns who does verb i where it says what for: in "torched two trucks to
// block the road" those who torched them, not the trucks, that token who is.
func (r *reader) purpose(i, who int) int {
	t := r.tree
	v := t.Head(who)
	switch {
	case !r.infinitive(i), t.Rel(who) != doc.RelObj && t.Rel(who) != doc.RelObl:
		return who
	case t.Head(i) == who && t.Rel(i) == doc.RelAcl:
	case t.Head(i) == v && t.Rel(i) == doc.RelXComp:
	default:
		return who
	}
	if v == none || in("wish-event", t.Lemma(v)) || in("direct", t.Lemma(v)) || !r.d.Tokens[v].Tag.IsVerb() {
		return who
	}
	if a := r.nominal(t.Agent(v)); a != none && a != who {
		return a
	}
	return who
}

// controller returns who really does verb i: after "accused China of hacking"
// not the accuser but China, after "jailed a man for spying" the man.
func (r *reader) controller(i, who int) int {
	t := r.tree
	for g, n, below := t.Head(i), 0, i; g != none && n < 3; g, n, below = t.Head(g), n+1, g {
		if t.Rel(below) == doc.RelAclRelCl {
			return who // "accused it of backing rebels who seized": the rebels did
		}
		if t.Rel(below) == doc.RelConj {
			if r.d.Tokens[below].Tag == doc.VBG && r.d.Tokens[g].Tag == doc.VBG {
				continue // "accused him of forging papers and of bribing officials"
			}
			return who
		}
		if !in("control", t.Lemma(g)) {
			switch r.d.Tokens[g].Tag {
			case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
				return who
			}
			continue
		}
		o := t.Patient(g)
		if o != none && (r.d.Tokens[o].Tag == doc.WP || r.d.Tokens[o].Tag == doc.WDT) {
			o = r.whoIs(o)
		}
		if o == none || o == who {
			o = r.phraseHead(g + 1)
		}
		if o != none && o < i {
			return o
		}
	}
	return who
}

// whose returns whose plan or attempt the noun at token i names: its owner, or
// the subject of the verb it is the object of; or none.
func (r *reader) whose(i int) int {
	if p := r.tree.Child(i, doc.RelNModPoss); p != none {
		return p
	}
	if v := r.tree.Head(i); v != none && r.tree.Rel(i) == doc.RelObj {
		return r.nominal(r.tree.Agent(v))
	}
	return none
}

// whoIs returns the noun that the "who" at token k follows, or none.
func (r *reader) whoIs(k int) int {
	if k--; k > 0 && r.d.Tokens[k].Tag == doc.Comma {
		k--
	}
	if k >= 0 && r.d.Tokens[k].Tag.IsNoun() {
		return k
	}
	return none
}

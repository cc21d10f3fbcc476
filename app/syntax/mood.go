package syntax

import "lede/app/doc"

// A Mood says how far a clause asserts its predicate, by its auxiliary alone.
type Mood uint8

const (
	Asserted    Mood = iota // "attacked", "has attacked"
	Possible                // may, might, can, could
	Future                  // will, shall
	Obliged                 // must, should
	Conditional             // would; or the clause begins with if, unless, whether
)

func (m Mood) String() string {
	return [...]string{"asserted", "possible", "future", "obliged", "conditional"}[m]
}

// Mood returns the mood of predicate i and the word that shows it, or None
// where the predicate is simply asserted. In "will resign and leave", both
// verbs are Future.
func (t *Tree) Mood(i int) (Mood, int) {
	for climb := 0; climb < maxClimb; climb++ {
		for c := range t.Children(i) {
			switch t.Rel(c) {
			case doc.RelAux:
				if m, ok := moods[t.Lemma(c)]; ok {
					return m, c
				}
			case doc.RelMark, doc.RelAdvMod:
				if conditions[t.Lemma(c)] {
					return Conditional, c
				}
			}
		}
		// A second verb shares the first one's auxiliary unless it has a
		// subject or an auxiliary of its own.
		if t.Rel(i) != doc.RelConj || t.hasSubject(i) || t.Child(i, doc.RelAux, doc.RelAuxPass, doc.RelCop) != None {
			break
		}
		i = t.Head(i)
	}
	return Asserted, None
}

// Negation returns the word that negates predicate or noun i, or None: "not",
// "never", "no"; a negative subject or object ("no arrests were made", "found
// nothing"); "without" before a participle.
func (t *Tree) Negation(i int) int {
	for c := range t.Children(i) {
		lemma := t.Lemma(c)
		switch t.Rel(c) {
		case doc.RelAdvMod, doc.RelDet, doc.RelAux, doc.RelDiscourse, doc.RelDep:
			if negators[lemma] {
				return c
			}
		case doc.RelCC:
			if lemma == "nor" && c < i {
				return c
			}
		case doc.RelNSubj, doc.RelNSubjPass, doc.RelObj:
			if n := t.negative(c); n != None {
				return n
			}
		case doc.RelMark, doc.RelCase:
			if lemma == "without" {
				return c
			}
		}
	}
	// "did not confirm or deny": shared like an auxiliary, if the first comes
	// after the negation and the second is no full clause.
	if t.Rel(i) == doc.RelConj && !t.hasSubject(i) && t.Child(i, doc.RelAux, doc.RelAuxPass, doc.RelCop) == None &&
		t.d.Tokens[i].Tag == doc.VB && t.d.Tokens[t.Head(i)].Tag == doc.VB {
		return t.Negation(t.Head(i))
	}
	return None
}

// negative returns the negative word of an argument.
func (t *Tree) negative(c int) int {
	if noOne[t.Lemma(c)] {
		return c
	}
	if d := t.Child(c, doc.RelDet); d != None && noOne[t.Lemma(d)] {
		return d
	}
	return None
}

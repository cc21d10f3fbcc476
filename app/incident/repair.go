package incident

import "lede/app/doc"

// beforeClause returns the noun before a relative clause that ends right before
// verb i: "the company, which handles cargo, paid"; or none.
func (r *reader) beforeClause(i, s int) int {
	j := i - 1
	for r.inSentence(s, j) && (r.d.Tokens[j].Tag.IsAdverb() || r.d.Tokens[j].Tag.IsVerb() && auxiliary[r.low(j)] || r.d.Tokens[j].Tag == doc.MD) {
		j--
	}
	if !r.inSentence(s, j) || r.d.Tokens[j].Tag != doc.Comma {
		return none
	}
	for k := j - 1; r.inSentence(s, k-2) && k > j-30; k-- {
		switch r.d.Tokens[k].Tag {
		case doc.WDT, doc.WP, doc.WRB:
			if r.d.Tokens[k-1].Tag == doc.Comma && r.d.Tokens[k-2].Tag.IsNoun() && r.verbBetween(k, j) {
				return r.subject(k-2, i)
			}
		}
	}
	return none
}

// inPreposition reports whether the noun phrase that ends at token i follows a
// preposition.
func (r *reader) inPreposition(i, s int) bool {
	for r.inSentence(s, i) && (inPhrase(r.d.Tokens[i].Tag)) {
		i--
	}
	return r.inSentence(s, i) && (r.d.Tokens[i].Tag == doc.IN && !in("clause", r.low(i)) || r.d.Tokens[i].Tag == doc.TO)
}

// finite reports whether verb i is finite or follows a finite auxiliary.
func (r *reader) finite(i, s int) bool {
	for j := i; r.inSentence(s, j); j-- {
		switch t := r.d.Tokens[j].Tag; {
		case t == doc.VBD, t == doc.VBZ, t == doc.VBP, t == doc.MD:
			return j == i || auxiliary[r.low(j)] || t == doc.MD
		case j < i && !t.IsAdverb() && !auxiliary[r.low(j)]:
			return false
		}
	}
	return false
}

// afterHave reports whether the auxiliary right before participle i is "have":
// "had compromised" is active.
func (r *reader) afterHave(i, s int) bool {
	for j := i - 1; r.inSentence(s, j); j-- {
		if r.d.Tokens[j].Tag.IsAdverb() {
			continue
		}
		return r.d.Tokens[j].Lemma == "have"
	}
	return false
}

// repair mends two slips of the parser on a finite verb: a subject found after
// it is its object ("Soldiers overthrew President Condé"), and a verb made the
// attribute of the noun before it has that noun for its subject.
func (r *reader) repair(f *frame, i, s int) {
	switch r.d.Tokens[i].Tag {
	case doc.VBD, doc.VBZ, doc.VBP:
	default:
		return
	}
	if f.passive || r.saying(i) {
		return
	}
	if f.who > i && f.what == none {
		f.who, f.what = none, f.who
	}
	if f.who == none {
		if h := r.tree.Head(i); r.tree.Rel(i) == doc.RelAcl && h != none && h < i && r.d.Tokens[h].Tag.IsNoun() {
			f.who = h
		} else {
			f.who = r.roughly(i, s, true).who
		}
	}
	if rough := r.roughly(i, s, true); !rough.passive && rough.what != none && (f.what == none || f.what > rough.what && rough.what-i < 5 && !r.parts(i, rough.what)) {
		f.what = rough.what // the noun phrase right after the verb
	}
}

// parts reports whether a preposition or verb stands between verb i and noun j.
func (r *reader) parts(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if t := r.d.Tokens[k].Tag; t == doc.IN || t == doc.TO || t.IsVerb() {
			return true
		}
	}
	return false
}

// mainVerb returns the finite verb before a participle that follows a comma
// (", killing 12"), or none.
func (r *reader) mainVerb(i, s int) int {
	if r.d.Tokens[i].Tag != doc.VBG || !r.inSentence(s, i-1) || r.d.Tokens[i-1].Tag != doc.Comma {
		return none
	}
	for j := i - 2; r.inSentence(s, j); j-- {
		switch r.d.Tokens[j].Tag {
		case doc.VBD, doc.VBZ, doc.VBP:
			if !auxiliary[r.low(j)] {
				return j
			}
		case doc.VBN:
			if r.inSentence(s, j-1) && beForms[r.low(j-1)] {
				return j // "was hit by an attack, crippling"
			}
		}
	}
	return none
}

// subject returns, instead of a noun inside a prepositional phrase before verb
// v, the noun that the phrase describes: in "the ambassador to Norway had been
// summoned" the ambassador, even where the parser slips.
func (r *reader) subject(i, v int) int {
	for n := 0; n < 3 && i != none && i < v; n++ {
		k := i
		for k > 0 && inPhrase(r.d.Tokens[k-1].Tag) {
			k--
		}
		// "Aerovale, Brazil's largest airline, filed": the name before the commas.
		if k >= 2 && r.d.Tokens[k-1].Tag == doc.Comma && r.d.Tokens[k-2].Tag.IsProper() && i+1 < v && r.d.Tokens[i+1].Tag == doc.Comma && r.body[max(r.d.SentenceAt(r.d.Tokens[i].Start), 0)] <= k-2 {
			return k - 2
		}
		if k >= 3 && in("joined", r.low(k-2)) && r.d.Tokens[k-3].Tag.IsNoun() && (r.d.Tokens[k-1].Tag == doc.IN || r.d.Tokens[k-1].Tag == doc.TO) {
			i = k - 3 // "hackers linked to Russia", "a man armed with a knife"
			continue
		}
		if k < 2 || r.d.Tokens[k-1].Tag != doc.IN && r.d.Tokens[k-1].Tag != doc.TO || !r.d.Tokens[k-2].Tag.IsNoun() || r.d.SentenceAt(r.d.Tokens[k-2].Start) != r.d.SentenceAt(r.d.Tokens[i].Start) {
			return i
		}
		if r.low(k-1) == "for" && r.d.Tokens[v-1].Tag == doc.TO {
			return i // "calls for the minister to resign"
		}
		if w := r.low(k - 1); w == "of" && in("series", r.d.Tokens[k-2].Lemma) || in("clause", w) {
			return i
		}
		i = k - 2
	}
	return i
}

// nominal returns i if it can be a participant, else none: a verb in that place
// is a slip of the parser.
func (r *reader) nominal(i int) int {
	if i == none {
		return none
	}
	switch t := r.d.Tokens[i].Tag; {
	case t.IsNoun(), t == doc.PRP, t == doc.CD, t == doc.DT, t == doc.JJ, t == doc.Dollar, t == doc.WP, t == doc.WDT, t == doc.VBG:
		return i
	}
	return none
}

// bareParticiple reports whether participle i has no auxiliary.
func (r *reader) bareParticiple(i int) bool {
	return r.tree.Child(i, doc.RelAux, doc.RelAuxPass) == none
}

// groupStart returns the first token of verb i's group: its auxiliaries and
// adverbs.
func (r *reader) groupStart(i, s int) int {
	for r.inSentence(s, i-1) {
		if t := r.d.Tokens[i-1].Tag; r.low(i-1) == "police" || !t.IsAdverb() && t != doc.MD && !(t.IsVerb() && auxiliary[r.low(i-1)]) {
			break
		}
		i--
	}
	return i
}

// relativeSubject gives verb i the noun before its "which" or "who" where the
// tree gives it nobody, or that word itself: "Aphrodite Towers, which filed".
func (r *reader) relativeSubject(f *frame, i, s int) {
	k := r.groupStart(i, s) - 1
	if !r.inSentence(s, k-1) || r.d.Tokens[k].Tag != doc.WDT && r.d.Tokens[k].Tag != doc.WP {
		return
	}
	old := &f.who
	if f.passive {
		old = &f.what
	}
	if *old != none && *old != k && !(r.low(k) == "which" && r.d.Tokens[k-1].Tag == doc.Comma && r.inSentence(s, k-2) && r.d.Tokens[k-2].Tag.IsProper()) {
		return
	}
	if k--; r.d.Tokens[k].Tag == doc.Comma {
		k--
	}
	if !r.inSentence(s, k) || !r.d.Tokens[k].Tag.IsNoun() {
		return
	}
	if *old = k; r.d.Tokens[r.groupStart(i, s)-1].Tag == doc.WP {
		*old = r.subject(k, i) // "researchers at the firm, who"
	}
}

// sharedSubject returns the subject of the verb that verb i is joined to by "and",
// where i has none of its own ("had suspended the constitution and closed the
// borders"), or none, and whether that verb is passive.
func (r *reader) sharedSubject(i, s int) (who int, passive bool) {
	k := r.groupStart(i, s) - 1
	if !r.inSentence(s, k) || r.d.Tokens[k].Tag != doc.CC {
		return none, false
	}
	tag := r.d.Tokens[i].Tag
	for j := k - 1; r.inSentence(s, j) && j > k-25; j-- {
		if t := r.d.Tokens[j].Tag; t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == tag {
			if !auxiliary[r.low(j)] && !r.saying(j) {
				f := r.frameOf(j, s, true)
				if f.passive {
					return f.what, true
				}
				return f.who, false
			}
		}
	}
	return none, false
}

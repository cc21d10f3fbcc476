package incident

import (
	"lede/app/doc"
	"lede/app/syntax"
)

const none = syntax.None

// A frame is what stands around a verb or noun that may be a trigger. Arguments
// are named by their head tokens.
type frame struct {
	who, what int // of a verb: who does it, to whom; seen through the passive
	passive   bool
	preps     []arg // prepositional phrases
	poss      int   // of a noun: "Norway" in "Norway's investigation"
	mods      []int // of a noun: nouns, names and adjectives before it
	start     int   // of a verb: the first token of its group, if read off the tags
	support   int   // of a noun: the verb it is the object, subject or complement of
	supported doc.Rel
}

type arg struct {
	prep string
	head int
}

func emptyFrame() frame { return frame{who: none, what: none, poss: none, support: none} }

// parsed reports whether sentence s has a dependency tree.
func (r *reader) parsed(s int) bool { return r.d.Tokens[r.d.Sentences[s].Tokens.From].Rel != doc.NoRel }

// frameOf reads the frame of token i, a verb or a noun, from the tree, or from
// the tags where there is no tree or the tagger saw no verb.
func (r *reader) frameOf(i, s int, verb bool) frame {
	if !r.parsed(s) || verb && !r.d.Tokens[i].Tag.IsVerb() {
		return r.shallow(i, s, verb)
	}
	t := r.tree
	f := emptyFrame()
	if verb {
		f.who, f.what, f.passive = r.nominal(t.Agent(i)), r.nominal(t.Patient(i)), t.IsPassive(i)
		f.who, f.what = r.subject(f.who, i), r.subject(f.what, i)
		if v := r.mainVerb(i, s); v != none {
			f.who = r.subject(r.nominal(t.Agent(v)), v) // ", killing 12": who does it is the main clause's
		}
		if f.who != none && f.who < r.body[s] || f.what != none && f.what < r.body[s] { // a dateline
			rough := r.shallow(i, s, true)
			f.who, f.what, f.passive = rough.who, rough.what, rough.passive
		}
		if f.passive && r.afterHave(i, s) {
			rough := r.shallow(i, s, true)
			f.who, f.what, f.passive = rough.who, rough.what, false
		}
		if w := r.beforeClause(i, s); w != none {
			if f.passive {
				f.what = w
			} else {
				f.who = w
			}
		} else if t.Child(i, doc.RelNSubj, doc.RelNSubjPass) == none && r.finite(i, s) {
			// The subject stands right before the verb, whatever the tree inherits.
			if rough := r.shallow(i, s, true); rough.start > 0 && rough.passive == f.passive && !r.inPreposition(rough.start-1, s) {
				if f.passive && rough.what == rough.start-1 {
					f.what = rough.what
				} else if !f.passive && rough.who == rough.start-1 {
					f.who = rough.who
				}
			}
		}
		r.repair(&f, i, s)
		if f.who == none && f.what == none || r.d.Tokens[i].Tag == doc.VBN && f.passive && r.bareParticiple(i) && r.isPast(i, s) {
			rough := r.shallow(i, s, true)
			f.who, f.what, f.passive = rough.who, rough.what, rough.passive
		}
		r.addPreps(&f, i)
		if o := t.Object(i); o != none {
			for _, a := range r.prepsOf(o) {
				if a.prep != "of" {
					f.preps = append(f.preps, a)
				}
			}
		}
		return f
	}
	f.poss = t.Child(i, doc.RelNModPoss)
	for c := range t.Children(i) {
		if c < i {
			switch t.Rel(c) {
			case doc.RelCompound, doc.RelAMod, doc.RelFlat, doc.RelNMod:
				f.mods = append(f.mods, c)
			}
		}
	}
	r.addPreps(&f, i)
	if a := t.Oblique(i, "by"); a != none {
		f.who = a
	}
	if w := t.Oblique(i, "on", "against", "of", "into"); w != none {
		f.what = w
	}
	// The verb it belongs to, through "a series of attacks".
	head, rel := t.Head(i), t.Rel(i)
	for rel == doc.RelNMod && head != none && in("series", t.Lemma(head)) || rel == doc.RelConj && head != none {
		head, rel = t.Head(head), t.Rel(head)
	}
	if head != none && r.d.Tokens[head].Tag.IsVerb() {
		f.support, f.supported = head, rel
	}
	return f
}

func (r *reader) addPreps(f *frame, i int) { f.preps = append(f.preps, r.prepsOf(i)...) }

// prepsOf returns the prepositional phrases that hang on i.
func (r *reader) prepsOf(i int) []arg {
	var args []arg
	t := r.tree
	for c := range t.Children(i) {
		switch t.Rel(c) {
		case doc.RelObl, doc.RelNMod, doc.RelOblAgent:
			if k := t.Case(c); k != none && k < c {
				args = append(args, arg{r.d.Tokens[k].Lemma, c})
			}
		case doc.RelAdvCl, doc.RelAcl:
			if k := t.Child(c, doc.RelMark, doc.RelCase); k != none && r.d.Tokens[c].Tag == doc.VBG {
				args = append(args, arg{r.d.Tokens[k].Lemma, c})
			}
		}
	}
	return args
}

// counted returns the noun that a quantity noun counts: "computers" for "tens
// of thousands of computers", or none.
func (r *reader) counted(i int) int {
	for n := 0; n < 3 && i != none && in("series", r.d.Tokens[i].Lemma); n++ {
		next := none
		if r.tree.Rel(i) != doc.NoRel {
			next = r.tree.Oblique(i, "of")
		} else if i+2 < len(r.d.Tokens) && r.low(i+1) == "of" {
			next = r.phraseHead(i + 2)
		}
		if next == none {
			return none
		}
		i = next
		if !in("series", r.d.Tokens[i].Lemma) {
			return i
		}
	}
	return none
}

func (r *reader) conjuncts(i int) []int {
	if r.tree.Rel(i) == doc.NoRel {
		return nil
	}
	var all []int
	for c := range r.tree.Conjuncts(i) {
		if c != i {
			all = append(all, c)
		}
	}
	return all
}

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
		case doc.WDT, doc.WP:
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
			f.who = r.shallow(i, s, true).who
		}
	}
	if rough := r.shallow(i, s, true); !rough.passive && rough.what != none && (f.what == none || f.what > rough.what && rough.what-i < 5 && !r.parts(i, rough.what)) {
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
		if k < 2 || r.d.Tokens[k-1].Tag != doc.IN && r.d.Tokens[k-1].Tag != doc.TO || !r.d.Tokens[k-2].Tag.IsNoun() || r.d.SentenceAt(r.d.Tokens[k-2].Start) != r.d.SentenceAt(r.d.Tokens[i].Start) {
			return i
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

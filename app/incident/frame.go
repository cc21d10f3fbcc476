package incident

import (
	"iter"

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

// A keptFrame is one that was asked for lately, and whose it is.
type keptFrame struct {
	of int // its token, from 1
	frame
}

// kept returns where the frame of token i is kept, and whether it is there. It is
// good until frames of other tokens are asked for.
func (r *reader) kept(i int, verb, rough bool) (k *keptFrame, ok bool) {
	reading := 0
	if verb {
		reading++
	}
	if rough {
		reading += 2
	}
	k = &r.frames[i%len(r.frames)][reading]
	return k, k.of == i+1
}

// frameOf returns the frame of token i, a verb or a noun, from the tree, or from
// the tags where there is no tree or the tagger saw no verb.
func (r *reader) frameOf(i, s int, verb bool) *frame {
	k, ok := r.kept(i, verb, false)
	if !ok {
		*k = keptFrame{i + 1, r.readFrame(i, s, verb)}
	}
	return &k.frame
}

// roughly returns the frame that the tags alone give token i.
func (r *reader) roughly(i, s int, verb bool) *frame {
	k, ok := r.kept(i, verb, true)
	if !ok {
		*k = keptFrame{i + 1, r.shallow(i, s, verb)}
	}
	return &k.frame
}

func (r *reader) readFrame(i, s int, verb bool) frame {
	switch {
	case !r.parsed(s) || verb && !r.d.Tokens[i].Tag.IsVerb():
		return *r.roughly(i, s, verb)
	case verb:
		return r.verbFrame(i, s)
	}
	return r.nounFrame(i)
}

// verbFrame takes the arguments of verb i from the tree, and then corrects them
// where the words beside it show that the parser slipped.
func (r *reader) verbFrame(i, s int) frame {
	t := r.tree
	f := emptyFrame()
	f.who, f.what, f.passive = r.nominal(t.Agent(i)), r.nominal(t.Patient(i)), t.IsPassive(i)
	f.who, f.what = r.subject(f.who, i), r.subject(f.what, i)
	if f.passive && f.who == none {
		f.who = r.byAfter(i, s)
	}
	if v := r.mainVerb(i, s); v != none {
		f.who = r.frameOf(v, s, true).who // ", killing 12": who does it is the main clause's
	}
	r.byTags(&f, i, s)
	r.subjectBeside(&f, i, s)
	r.relativeSubject(&f, i, s)
	r.subjectShared(&f, i, s)
	r.repair(&f, i, s)
	if f.who == none && f.what == none || r.d.Tokens[i].Tag == doc.VBN && f.passive && r.bareParticiple(i) && r.isPast(i, s) {
		f.argumentsOf(r.roughly(i, s, true))
	}
	f.preps = r.prepsOf(i)
	if o := t.Object(i); o != none {
		for a := range r.preps(o) {
			if a.prep != "of" {
				f.preps = append(f.preps, a)
			}
		}
	}
	return f
}

// argumentsOf takes over the arguments of another reading of the verb.
func (f *frame) argumentsOf(g *frame) { f.who, f.what, f.passive = g.who, g.what, g.passive }

// byTags reads the arguments off the tags where the tree took a dateline for one,
// or a past tense after "have" for a passive.
func (r *reader) byTags(f *frame, i, s int) {
	if f.who != none && f.who < r.body[s] || f.what != none && f.what < r.body[s] { // a dateline
		f.argumentsOf(r.roughly(i, s, true))
	}
	if f.passive && r.d.Tokens[i].Tag == doc.VBG && r.low(i-1) != "being" {
		f.argumentsOf(r.roughly(i, s, true)) // "and wounding five before he was tackled"
	}
	if k := r.groupStart(i, s) - 1; f.passive && k == i-1 && r.whomBefore(k, s) {
		f.who, f.passive = k, false // "the man whom police arrested"
	}
	if f.passive && r.afterHave(i, s) {
		f.argumentsOf(r.roughly(i, s, true))
		f.passive = false
	}
	if f.passive && f.what != none {
		if rough := r.roughly(i, s, true); rough.start > 0 && r.isMoney(rough.start-1) {
			f.what = rough.start - 1 // "$2.3 million was recovered"
		}
	}
}

// byAfter returns who stands after "by" behind the passive or noun i, in the same
// clause, wherever the tree hangs it: "stolen from the museum by thieves", "the bombing of the
// embassy by separatists"; or none.
func (r *reader) byAfter(i, s int) int {
	for k := i + 1; r.inSentence(s, k+1) && k < i+farBy; k++ {
		switch t := r.d.Tokens[k].Tag; {
		case r.low(k) == "by" && t == doc.IN:
			h := r.phraseHead(k + 1)
			if h == none || r.isTime(h) || r.isTime(k+1) || r.isManner(h) || in("beside", r.d.Tokens[h].Lemma) || !r.canFill(h) {
				return none
			}
			return h
		case t.IsVerb(), t == doc.MD, t == doc.Comma, t == doc.Colon, t == doc.WDT, t == doc.WP, t == doc.CC, r.low(k) == "that", in("clause", r.low(k)):
			return none
		}
	}
	return none
}

// farBy is how many tokens may lie between a passive and the "by" of who does it.
const farBy = 9

// whomBefore reports whether token k, a noun or "police", stands right after "whom" or
// "which": a subject, whatever the verb behind it looks like.
func (r *reader) whomBefore(k, s int) bool {
	if !r.inSentence(s, k-1) || !r.d.Tokens[k].Tag.IsNoun() && r.low(k) != "police" {
		return false
	}
	for k--; r.inSentence(s, k) && inPhrase(r.d.Tokens[k].Tag); k-- {
	}
	return r.inSentence(s, k) && (r.d.Tokens[k].Tag == doc.WP || r.d.Tokens[k].Tag == doc.WDT)
}

// subjectBeside takes the subject that stands right before verb i, whatever the
// tree inherits from a verb above.
func (r *reader) subjectBeside(f *frame, i, s int) {
	if w := r.beforeClause(i, s); w != none {
		f.setSubject(w)
	} else if r.tree.Child(i, doc.RelNSubj, doc.RelNSubjPass) == none && r.finite(i, s) {
		rough := r.roughly(i, s, true)
		if w := rough.start - 1; w >= 0 && rough.passive == f.passive && rough.subject() == w && !r.inPreposition(w, s) {
			f.setSubject(w)
		}
	}
	if k := r.groupStart(i, s) - 1; !f.passive && r.inSentence(s, k) && r.low(k) == "police" && !r.d.Tokens[k].Tag.IsNoun() {
		f.who = k // whatever it was tagged as
	}
}

// subject returns the grammatical subject of a verb: of a passive, whom it is done to.
func (f *frame) subject() int {
	if f.passive {
		return f.what
	}
	return f.who
}

func (f *frame) setSubject(i int) {
	if f.passive {
		f.what = i
	} else {
		f.who = i
	}
}

// subjectShared takes the subject of the verb that i is coordinated with, where it
// has none of its own: "was tackled and arrested".
func (r *reader) subjectShared(f *frame, i, s int) {
	if f.who != none || f.what != none && f.passive {
		return
	}
	who, passive := r.sharedSubject(i, s)
	switch {
	case who == none:
	case passive && r.d.Tokens[i].Tag == doc.VBN:
		f.what, f.passive = who, true
	case !f.passive:
		f.who = who
	}
}

// nounFrame reads what stands around noun i, and the verb it belongs to.
func (r *reader) nounFrame(i int) frame {
	t := r.tree
	f := emptyFrame()
	f.poss = t.Child(i, doc.RelNModPoss)
	for c := range t.Children(i) {
		if c < i {
			switch t.Rel(c) {
			case doc.RelCompound, doc.RelAMod, doc.RelFlat, doc.RelNMod:
				f.mods = append(f.mods, c)
			}
		}
	}
	f.preps = r.prepsOf(i)
	if a := t.Oblique(i, "by"); a != none {
		f.who = a
	} else if a := r.byAfter(i, r.d.SentenceAt(r.d.Tokens[i].Start)); a != none {
		f.preps = append(f.preps, arg{"by", a})
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

// prepsOf returns the prepositional phrases that hang on i. They are few, and stand
// with those of other tokens in one piece of memory.
func (r *reader) prepsOf(i int) []arg {
	if cap(r.args)-len(r.args) < 8 {
		r.args = make([]arg, 0, 128)
	}
	from := len(r.args)
	for a := range r.preps(i) {
		r.args = append(r.args, a)
	}
	return r.args[from:len(r.args):len(r.args)]
}

func (r *reader) preps(i int) iter.Seq[arg] {
	return func(yield func(arg) bool) {
		t := r.tree
		for c := range t.Children(i) {
			mark := none
			switch t.Rel(c) {
			case doc.RelObl, doc.RelNMod, doc.RelOblAgent:
				if mark = t.Case(c); mark > c {
					mark = none
				}
			case doc.RelAdvCl, doc.RelAcl:
				if r.d.Tokens[c].Tag == doc.VBG {
					mark = t.Child(c, doc.RelMark, doc.RelCase)
				}
			}
			if mark != none && !yield(arg{r.d.Tokens[mark].Lemma, c}) {
				return
			}
		}
	}
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

// conjuncts yields what is coordinated with token i.
func (r *reader) conjuncts(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if r.tree.Rel(i) == doc.NoRel {
			return
		}
		for c := range r.tree.Conjuncts(i) {
			if c != i && !yield(c) {
				return
			}
		}
	}
}

package incident

import (
	"slices"

	"lede/app/doc"
)

// Which event a time belongs to: that of the clause it stands in, as a rule.

// holders returns the mentions whose time an expression tells: that of the clause
// it stands in, and, where it stands in front of them, those coordinated with
// it ("On Monday the court jailed him and fined his wife").
func (r *reader) holders(at doc.Span) []*mention {
	toks := r.d.TokensIn(at)
	s := r.d.SentenceAt(at.Start)
	if toks.Empty() || s < 0 || toks.From < r.body[s] || r.timeOfTelling(toks) {
		return nil
	}
	here := r.mentionsIn(s)
	if len(here) == 0 {
		return nil
	}
	if !r.parsed(s) {
		if m := r.nearestByPosition(toks, here, s); m != nil {
			return []*mention{m}
		}
		return nil
	}
	if m := r.entryOf(toks, here, s); m != nil {
		return []*mention{m}
	}
	m, verb := r.nearest(toks, here)
	if o := r.relativeTo(toks, here); o != nil {
		if m != nil && m != o && r.low(toks.To) == "when" {
			return []*mention{m, o} // "compromised in April when an intruder gained access"
		}
		return []*mention{o}
	}
	if m == nil {
		if m = r.fronted(toks, here, s); m != nil {
			return []*mention{m}
		}
	}
	if m == nil {
		m = r.otherwise(toks, verb, here, s)
	}
	var all []*mention
	if m != nil {
		all = append(all, m)
	}
	if verb == none {
		return all
	}
	for _, o := range here {
		if m != nil && m.verb && o != m && r.happenedIn(o, m) {
			all = append(all, o) // "arrested on Tuesday in a raid"
		}
	}
	if m == nil || toks.To <= verb {
		all = r.alsoThen(all, toks, verb, m, here)
	}
	return all
}

// alsoThen appends the events that the verb of m, or of none, hands its time on to: those
// coordinated with it, of a verb that tells no event; of one that does only where the time
// stands before both.
func (r *reader) alsoThen(all []*mention, toks doc.Range, verb int, m *mention, here []*mention) []*mention {
	for c := range r.tree.Conjuncts(verb) {
		if c <= verb || r.timed(c, toks) {
			continue
		}
		for _, o := range here {
			if o.head == c && o != m {
				all = append(all, o)
			}
		}
	}
	return all
}

// entryOf returns the event of a line in a list of what happened when, whose time stands
// before a colon: "30 September: the firm mends the flaw"; or nil.
func (r *reader) entryOf(toks doc.Range, here []*mention, s int) *mention {
	if r.low(toks.To) != ":" || toks.From > r.d.Sentences[s].Tokens.From+1 {
		return nil
	}
	for _, m := range here {
		if m.from > toks.To && m.verb {
			return m
		}
	}
	return here[0]
}

// timeOfTelling reports whether a time is that of words: "in statements to reporters
// on Monday".
func (r *reader) timeOfTelling(toks doc.Range) bool {
	i := toks.From - 1
	if w := r.low(i); w == "on" || w == "in" || w == "late" || w == "early" {
		i--
	}
	return i >= 0 && r.d.Tokens[i].Tag.IsNoun() && in("words-of", r.d.Tokens[i].Lemma)
}

// otherwise finds the event of a time that stands in no clause that tells of one:
// the noun right before it ("whom it blames for the jailing of journalists last
// year"); what the verb above it says an event did ("An explosion tore open a
// pipeline on Sunday"); what befell people when it happened ("63 were killed after
// a dam burst on Friday"); a prison term; and in a headline the only event there.
func (r *reader) otherwise(toks doc.Range, verb int, here []*mention, s int) *mention {
	if m := r.termOf(toks, here); m != nil {
		return m
	}
	if verb == none || !in("report", r.d.Tokens[verb].Lemma) {
		if m := r.rightBefore(toks, here, s); m != nil {
			return m
		}
	}
	if verb != none && !r.saying(verb) {
		for _, m := range here {
			if !m.verb && m.head == r.tree.Child(verb, doc.RelNSubj) && !r.refersBack(m) && harmful[m.kind.group] {
				return m
			}
			if m.verb && m.to <= verb && r.tree.Rel(verb) == doc.RelAdvCl && (m.kind.consequence() || r.meanwhile(verb)) {
				return m
			}
			if m.verb && m.kind.consequence() && m.from >= toks.To && r.tree.Head(m.head) == verb && r.d.Tokens[m.head].Tag == doc.VBG {
				return m // "struck a camp on Tuesday, killing 23"
			}
		}
	}
	if m := r.lastVerb(toks, here, s); m != nil {
		return m
	}
	if verb == none && len(here) == 1 && r.heading(s) && !here[0].generic {
		return here[0]
	}
	return nil
}

// meanwhile reports whether verb i stands in a clause of the same time: "as he left
// his gym on Thursday".
func (r *reader) meanwhile(i int) bool {
	k := r.tree.Child(i, doc.RelMark, doc.RelAdvMod)
	return k != none && (r.low(k) == "as" || r.low(k) == "when" || r.low(k) == "while")
}

// lastVerb returns the event that the last finite verb before a time tells, in its
// clause: what is left where the tree went wrong.
func (r *reader) lastVerb(toks doc.Range, here []*mention, s int) *mention {
	for i := toks.From - 1; i >= r.body[s]; i-- {
		switch t := r.d.Tokens[i].Tag; t {
		case doc.Comma, doc.Colon, doc.WDT, doc.WP, doc.WRB:
			return nil
		case doc.MD:
			return nil
		case doc.VBD, doc.VBZ, doc.VBP, doc.VBN, doc.VB:
			if auxiliary[r.low(i)] && t != doc.VBN {
				return nil
			}
			for _, m := range here {
				if m.verb && i >= m.from && i < m.to {
					return m
				}
			}
			if t != doc.VBN || beForms[r.low(i-1)] {
				return nil
			}
		}
	}
	return nil
}

// termOf returns the sentence that a stretch of time is the term of: "faces up to 20
// years in prison".
func (r *reader) termOf(toks doc.Range, here []*mention) *mention {
	if r.low(toks.To) != "in" && r.low(toks.To) != "behind" && r.low(toks.To) != "inside" {
		return nil
	}
	if w := r.low(toks.To + 1); r.low(toks.To) != "inside" && !in("prison", w) && !in("prison", r.low(toks.To+2)) {
		return nil
	}
	for _, m := range here {
		if m.kind.typ == "verdict" {
			return m
		}
	}
	return nil
}

// rightBefore returns the noun that tells an event a few words before a time, where
// no verb or comma stands between.
func (r *reader) rightBefore(toks doc.Range, here []*mention, s int) *mention {
	for i := toks.From - 1; r.inSentence(s, i) && i > toks.From-8; i-- {
		if t := r.d.Tokens[i].Tag; t.IsVerb() || t == doc.Comma || t == doc.Colon || t == doc.CC {
			return nil
		}
		for _, m := range here {
			if i == m.head && (!m.verb || !r.d.Tokens[i].Tag.IsVerb()) {
				return m
			}
		}
	}
	return nil
}

// happenedIn reports whether noun o is what verb m happened in: "in a raid".
func (r *reader) happenedIn(o, m *mention) bool {
	if o.verb || o.from < m.to || r.verbBetween(m.to, o.from) || r.refersBack(o) {
		return false
	}
	p := r.start(o) - 1
	return p >= m.to && p < m.to+12 && in("within", r.low(p))
}

// fronted returns the event told by the first verb after a time that opens a
// clause, wherever the parser hung it: "…: in 2019 his government barred her".
func (r *reader) fronted(toks doc.Range, here []*mention, s int) *mention {
	for _, m := range here {
		if m.verb && m.from == toks.To && (r.d.Tokens[m.head].Tag == doc.VBD || r.d.Tokens[m.head].Tag == doc.VBZ) {
			return m // "the Union on Monday imposed"
		}
	}
	i := toks.From - 1
	if r.inSentence(s, i) && (r.d.Tokens[i].Tag == doc.IN || r.low(i) == "on") {
		i--
	}
	if i >= r.body[s] && r.d.Tokens[i].Tag != doc.Colon && r.low(i) != "but" {
		return nil
	}
	for i = toks.To; r.inSentence(s, i) && i < toks.To+14; i++ {
		for _, m := range here {
			if m.verb && m.head == i {
				return m
			}
		}
		switch t := r.d.Tokens[i].Tag; {
		case t.IsVerb() && r.introduces(i-1, s): // "a group called Darkside"
		case t.IsVerb() && !auxiliary[r.low(i)], t == doc.Colon, t == doc.WDT, t == doc.WP:
			return nil
		}
	}
	return nil
}

// timed reports whether predicate i has a time of its own besides toks.
func (r *reader) timed(i int, toks doc.Range) bool {
	for c := range r.tree.Children(i) {
		if r.isTime(c) && !toks.Has(c) {
			return true
		}
	}
	return false
}

// relativeTo returns the event of a clause that describes the time ("since 2012,
// when 16 people were killed"), or to which the time is a distance from now ("the
// attacks come two months after a breach").
func (r *reader) relativeTo(toks doc.Range, here []*mention) *mention {
	i := toks.To
	if r.low(i) == "," {
		i++
	}
	come := max(toks.From-1, 0)
	for come > 0 && r.d.Tokens[come].Tag.IsAdverb() {
		come--
	}
	if w := r.low(i); w != "when" && !((w == "after" || w == "before") && r.d.Tokens[come].Lemma == "come") {
		return nil
	}
	var first *mention
	for _, m := range here {
		if m.from > i && m.from < i+12 && (first == nil || m.verb && !first.verb) {
			first = m // rather the clause's verb than a noun in it
		}
	}
	return first
}

// nearest returns the mention whose clause the expression stands in, if any, and
// the verb of that clause. In the tree: climb from the expression; the first
// predicate on the way that tells of an event, or carries one, takes it; a
// predicate that tells of none ends the search, unless it only says that the
// event took place ("began", "was"), or describes a noun of the event's clause
// ("a truck packed with explosives … on Wednesday").
func (r *reader) nearest(toks doc.Range, here []*mention) (*mention, int) {
	// The expression's head: the token whose head lies outside it.
	i := toks.From
	for k := toks.From; k < toks.To; k++ {
		if h := r.tree.Head(k); h == none || !toks.Has(h) {
			i = k
			break
		}
	}
	for n := 0; i != none && n < 10; n++ {
		for _, m := range here {
			if i >= m.from && i < m.to && n > 0 || i == m.head {
				m := r.governing(r.closer(m, here, toks.From), here)
				if m.verb {
					return m, m.head
				}
				return m, none
			}
		}
		if r.d.Tokens[i].Tag.IsVerb() && n > 0 || r.tree.Child(i, doc.RelCop) != none {
			if m := r.carriedBy(i, here); m != nil && !r.saying(i) {
				return r.closer(m, here, toks.From), i
			}
			switch rel := r.tree.Rel(i); {
			case r.saying(i):
				return r.announced(i, here), none
			case rel == doc.RelXComp:
			case rel == doc.RelAclRelCl && in("take-place", r.d.Tokens[i].Lemma): // "a trial that lasted eleven weeks"
			case rel == doc.RelAcl && r.d.Tokens[i].Tag == doc.VBG:
			case rel == doc.RelAcl && r.d.Tokens[i].Tag == doc.VBN && (toks.From-i > 3 || in("set-for", r.low(i))):
			default:
				return nil, i
			}
		}
		i = r.tree.Head(i)
	}
	return nil, none
}

// carriedBy returns the event that predicate i tells without naming it: the
// noun it supports, what it is due to be, or its subject where i only says that
// it took place.
func (r *reader) carriedBy(i int, here []*mention) *mention {
	for _, m := range here {
		if m.carrier == i {
			return m
		}
	}
	// "is due to be sentenced on Friday": the verb below takes it.
	for _, m := range here {
		if r.tree.Head(m.head) == i && r.tree.Rel(m.head) == doc.RelXComp {
			return m
		}
	}
	if in("take-place", r.d.Tokens[i].Lemma) || r.tree.Child(i, doc.RelCop) != none {
		for _, m := range here {
			if rel := r.tree.Rel(m.head); r.d.Tokens[m.head].Tag.IsNoun() && r.tree.Head(m.head) == i && (rel == doc.RelNSubj || rel == doc.RelNSubjPass) {
				return m
			}
		}
	}
	return nil
}

// announced returns the act of an authority or firm that verb i makes known: the
// day it is announced is its day, unless it has another.
func (r *reader) announced(i int, here []*mention) *mention {
	if !in("announce", r.d.Tokens[i].Lemma) {
		return nil
	}
	c := r.tree.Complement(i)
	if c == none && r.tree.Rel(i) == doc.RelParataxis {
		c = r.tree.Head(i) // "jailed him, the court announced on Thursday"
	}
	for _, m := range here {
		if m.head == c && m.verb && (m.kind.family == "law" || m.kind.family == "state" || m.kind.family == "economy") && len(m.times) == 0 && !r.timed(c, doc.Range{}) {
			return m
		}
	}
	return nil
}

// governing returns, instead of an alleged deed, the act of the law that names
// it: "charged with murder on Friday".
func (r *reader) governing(m *mention, here []*mention) *mention {
	if m.verb || m.modality != doc.Alleged {
		return m
	}
	for _, o := range here {
		if o.verb && o.kind.family == "law" && r.tree.Head(m.head) == o.head {
			return o
		}
	}
	return m
}

// closer returns, instead of noun m, the event noun that stands nearer before
// token at, with no finite verb between: "an investigation into an attack on
// the bank on 10 March"; and instead of a verb that has its time ("sentenced on
// Thursday for the murder of 96 villagers in 2018").
func (r *reader) closer(m *mention, here []*mention, at int) *mention {
	if m.verb && !slices.ContainsFunc(m.times, func(t doc.Time) bool { return t.Kind == doc.Date }) {
		return m
	}
	for _, o := range here {
		if o.from >= m.to && o.to <= at && !r.verbBetween(o.to, at) {
			m = o
		}
	}
	return m
}

// saying reports whether predicate i reports what somebody says: its time is
// that of the saying.
func (r *reader) saying(i int) bool {
	if w := r.low(i); w == "called" && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Tag.IsProper() {
		return false // "a group called Darkside"
	}
	return sayings[r.d.Tokens[i].Lemma]
}

// nearestByPosition takes the last trigger before the expression within its
// clause, or for one that opens the sentence the first after it.
func (r *reader) nearestByPosition(toks doc.Range, here []*mention, s int) *mention {
	sent := r.d.Sentences[s].Tokens
	var best *mention
	for _, m := range here {
		if m.to <= toks.From && !r.clauseBreak(m.to, toks.From) {
			best = m
		}
	}
	if best == nil && toks.From-sent.From <= 3 {
		for _, m := range here {
			if m.from >= toks.To && m.from-toks.To < 15 {
				return m
			}
		}
	}
	if best == nil {
		for _, m := range here {
			if m.from >= toks.To && m.from-toks.To < 4 {
				return m
			}
		}
	}
	return best
}

// clauseBreak reports whether a new clause starts between two tokens.
func (r *reader) clauseBreak(from, to int) bool {
	for i := from; i < to; i++ {
		switch t := r.d.Tokens[i].Tag; {
		case t == doc.VBD, t == doc.VBZ, t == doc.VBP, t == doc.MD:
			return true
		case t == doc.Comma && i+1 < to && r.d.Tokens[i+1].Tag == doc.IN && i+2 < to && r.d.Tokens[i+2].Tag == doc.NNS:
			return true
		}
	}
	return false
}

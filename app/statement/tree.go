package statement

import "lede/app/doc"

// What the tree knows of a verb's content: its complements and objects.

// clauseOf returns the clause that verb v reports: its complement, or the
// clause it interrupts or follows ("The firm, she said, will pay").
func (f *finder) clauseOf(s *site) content {
	v := s.v
	t := f.t
	if !s.c.allows(frameThat | frameQuote | frameAddrThat | frameWh) {
		return content{} // that! asks for more
	}
	for c := range t.Children(v) {
		if t.Rel(c) == doc.RelCComp || t.Rel(c) == doc.RelXComp && t.Child(c, doc.RelCComp) != none && f.tag(c) == doc.VBG {
			if r := t.Subtree(c); r.To > v && !(r.From > s.after() && f.hasFinite(doc.Range{From: r.From, To: r.From + 1})) {
				return content{parts: f.without(r, v, c)}
			}
		}
	}
	if c := f.questionAfter(v); c != none {
		return content{parts: []doc.Range{t.Subtree(c)}}
	}
	if h := t.Head(v); h != none {
		switch {
		case t.Rel(v) == doc.RelParataxis && t.Child(v, doc.RelNSubj) != none && s.c.allows(frameQuote) && t.Subtree(h).Len() > t.Subtree(v).Len()+3:
			return content{parts: f.without(t.Subtree(h), v, h)}
		case t.Rel(v) == doc.RelAdvCl && f.isAs(v) && f.adjunctsEnd(s) >= 0:
			return content{parts: f.without(t.Subtree(h), v, h)}
		}
	}
	return content{}
}

// questionAfter returns the clause of "explained how it works", however it
// hangs on verb v, or none.
func (f *finder) questionAfter(v int) int {
	t := f.t
	for c := range t.Children(v) {
		if s := t.Subtree(c); s.From == v+1 && s.Len() > 2 && f.tag(s.From) == doc.WRB && t.Lemma(s.From) != "when" {
			return c
		}
	}
	return none
}

// thatClauseOf is clauseOf for a clause that begins with "that" or a question
// word.
func (f *finder) thatClauseOf(s *site) content {
	v := s.v
	for c := range f.t.Children(v) {
		if c < v || f.t.Rel(c) != doc.RelCComp {
			continue
		}
		if f.beginsWithThat(c) {
			return content{parts: []doc.Range{f.t.Subtree(c)}}
		}
		switch f.tag(f.t.Subtree(c).From) {
		case doc.WRB, doc.WP, doc.WDT:
			return content{parts: []doc.Range{f.t.Subtree(c)}}
		}
	}
	return content{}
}

// isAs reports whether the clause of verb v begins with "as": as Raab said.
func (f *finder) isAs(v int) bool {
	for c := range f.t.Children(v) {
		if c < v && f.lemma(c) == "as" {
			return true
		}
	}
	return false
}

// without returns content r, headed by c, less the clause of cue verb v where
// that stands inside it.
func (f *finder) without(r doc.Range, v, c int) []doc.Range {
	if !r.Has(v) {
		return []doc.Range{r}
	}
	t := f.t
	own := doc.Range{From: v, To: v + 1}
	if t.Dominates(c, v) {
		own = t.Subtree(v)
	} else {
		for k := range t.Children(v) {
			if k != c && t.Rel(k) != doc.RelPunct {
				s := t.Subtree(k)
				own.From, own.To = min(own.From, s.From), max(own.To, s.To)
			}
		}
	}
	var parts []doc.Range
	if a := (doc.Range{From: r.From, To: own.From}); !a.Empty() {
		parts = append(parts, a)
	}
	if b := (doc.Range{From: own.To, To: r.To}); !b.Empty() {
		parts = append(parts, b)
	}
	return parts
}

// infinitiveOf returns what verb v promises, hopes or declines to do.
func (f *finder) infinitiveOf(s *site) content {
	v := s.v
	if s.passive {
		return content{}
	}
	if c := f.t.Child(v, doc.RelXComp); c != none && c > v && f.hasTo(c) {
		return content{parts: []doc.Range{f.t.Subtree(c)}}
	}
	return content{}
}

// hasTo reports whether verb c is an infinitive with "to".
func (f *finder) hasTo(c int) bool {
	for k := range f.t.Children(c) {
		if k < c && f.tag(k) == doc.TO || f.lemma(k) == "to" && f.t.Rel(k) == doc.RelMark {
			return true
		}
	}
	return false
}

// urgedTo returns what somebody is asked to do, with who that is.
func (f *finder) urgedTo(s *site) content {
	v := s.v
	c := f.t.Child(v, doc.RelXComp, doc.RelAdvCl, doc.RelCComp)
	if c == none || c < v || !f.hasTo(c) {
		return content{}
	}
	if f.t.Rel(c) == doc.RelAdvCl && f.t.Child(v, doc.RelObj) == none && !s.passive {
		return content{}
	}
	r := f.t.Subtree(c)
	if o := f.t.Child(v, doc.RelObj, doc.RelIObj, doc.RelObl); o != none && v < o && o < c && f.t.Subtree(o).To == r.From {
		r.From = f.phrase(o).From
	}
	return content{parts: []doc.Range{r}}
}

func objectAnd(prepositions ...string) findings {
	return findings{
		func(f *finder, s *site) content { return f.objectAnd(s, prepositions...) },
		func(f *finder, s *site) content { return f.objectAndByWords(s, prepositions...) },
	}
}

func objectFrom(preposition string) findings {
	return findings{
		func(f *finder, s *site) content { return f.objectFrom(s, preposition) },
		func(f *finder, s *site) content { return f.objectAndByWords(s, preposition) },
	}
}

// objectAnd returns the object of v and the phrase behind it that begins with
// one of the prepositions; of a passive, the subject and that phrase.
func (f *finder) objectAnd(s0 *site, prepositions ...string) content {
	v, t := s0.v, f.t
	phrase := f.prepositionalChild(v, prepositions)
	o := t.Child(v, doc.RelObj)
	if o != none && phrase == none {
		phrase = f.prepositionalChild(o, prepositions)
	}
	if phrase == none {
		return content{}
	}
	s := t.Subtree(phrase)
	switch {
	case o != none && o < v && t.Rel(v) == doc.RelAclRelCl: // "which critics describe as a trap"
		whom := f.phrase(t.Head(v))
		return content{parts: []doc.Range{whom, s}, about: []doc.Range{whom}}
	case o != none && o > v && o < phrase:
		whom := f.phrase(o)
		to := f.withRelative(max(s.To, t.Subtree(o).To), s0)
		return content{parts: []doc.Range{{From: t.Subtree(o).From, To: to}}, about: []doc.Range{whom}}
	case s0.passive:
		if p := t.Subject(v); p != none && p < v {
			whom := f.phrase(p)
			return content{parts: []doc.Range{whom, s}, about: []doc.Range{whom}}
		}
	}
	if s0.passive {
		return content{parts: []doc.Range{f.complement(phrase)}}
	}
	return content{}
}

// objectFrom is objectAnd for "blamed it on X": it is about what the
// preposition introduces.
func (f *finder) objectFrom(s *site, preposition string) content {
	c := f.objectAnd(s, preposition)
	if p := f.prepositionalChild(s.v, []string{preposition}); p != none {
		c.about = []doc.Range{f.phrase(p)}
	}
	return c
}

// silence returns what somebody does not respond to or comment on.
func (f *finder) silence(s *site) content {
	v := s.v
	if f.t.Negation(v) == none && !f.isYetTo(v) {
		return content{}
	}
	c := f.prepositionalChild(v, []string{"to", "on", "about"})
	if c == none {
		return content{}
	}
	return content{parts: []doc.Range{f.complement(c)}}
}

// complement returns what the preposition of phrase c introduces.
func (f *finder) complement(c int) doc.Range {
	r := f.t.Subtree(c)
	if t := f.tag(r.From); r.Len() > 1 && r.From < c && (t == doc.IN || t == doc.TO && f.t.Rel(r.From) == doc.RelCase) {
		r.From++
	}
	return r
}

// isYetTo reports whether "yet to" stands before verb v.
func (f *finder) isYetTo(v int) bool {
	return v >= 2 && f.d.Word(v-1) == "to" && f.d.Word(v-2) == "yet"
}

// objectInfinitive returns X to do Y of "expects X to do Y".
func (f *finder) objectInfinitive(s *site) content {
	v := s.v
	o, c := f.t.Child(v, doc.RelObj), f.t.Child(v, doc.RelXComp)
	if o == none || c == none || o < v || c < o || !f.hasTo(c) || s.passive {
		return content{}
	}
	return content{parts: []doc.Range{{From: f.t.Subtree(o).From, To: f.t.Subtree(c).To}}}
}

// prepositionalChild returns the child of i, a noun or clause, that begins with
// one of the prepositions, or none.
func (f *finder) prepositionalChild(i int, prepositions []string) int {
	t := f.t
	for c := range t.Children(i) {
		switch t.Rel(c) {
		case doc.RelObl, doc.RelNMod, doc.RelAdvCl, doc.RelXComp, doc.RelAcl, doc.RelCComp:
		default:
			continue
		}
		if c < i {
			continue
		}
		for k := range t.Children(c) {
			if k >= c || t.Rel(k) != doc.RelCase && t.Rel(k) != doc.RelMark {
				continue
			}
			for _, p := range prepositions {
				if t.Lemma(k) == p {
					return c
				}
			}
		}
	}
	return none
}

// called returns X and Y of "called X Y".
func (f *finder) called(s *site) content {
	v := s.v
	t := f.t
	o, c := t.Child(v, doc.RelObj), t.Child(v, doc.RelXComp)
	if c == none || c < v || f.hasTo(c) || isReflexive(t.Lemma(s.after())) || !f.tag(c).IsNoun() && !f.tag(c).IsAdjective() {
		return content{}
	}
	r := t.Subtree(c)
	if o != none && o > v && o < c {
		r.From = t.Subtree(o).From
		return content{parts: []doc.Range{r}}
	}
	return content{}
}

// matter returns what somebody warns of.
func (f *finder) matter(s *site) content {
	v := s.v
	c := f.prepositionalChild(v, []string{"of", "about", "against"})
	if c == none {
		return content{}
	}
	return content{parts: []doc.Range{f.complement(c)}}
}

// objectOf returns the object of v; of a passive with an agent, its subject.
func (f *finder) objectOf(s *site) content {
	v := s.v
	t := f.t
	if s.passive {
		if o := t.Subject(v); o != none && o < v && t.Child(v, doc.RelOblAgent) != none && f.tag(o) != doc.PRP {
			what := f.phrase(o)
			if tag := f.tag(o); tag == doc.WDT || tag == doc.WP { // "the plan, which was reported by"
				if what, _ = f.antecedent(o, s.r.From); what.Empty() {
					return content{}
				}
			}
			return content{parts: []doc.Range{what}}
		}
		return content{}
	}
	if got := f.disputed(s); len(got.parts) > 0 {
		return got
	}
	o := t.Child(v, doc.RelObj)
	if o == none && f.tag(v) == doc.NNS && s.after() < len(f.d.Tokens) && startsNounPhrase(f.tag(s.after())) {
		return content{parts: []doc.Range{{From: s.after(), To: f.clauseEnd(s.after(), s)}}} // the headline "Opposition rejects offer of talks"
	}
	if s.n > 1 && o == none { // "called for an end to the fighting", "confirm nor deny the report"
		if o = t.Child(v, doc.RelObl, doc.RelNMod); o == none {
			o = t.Child(s.after()-1, doc.RelObj)
		}
	}
	if o == none || o < v || f.tag(o) == doc.PRP || t.Child(v, doc.RelIObj) != none || f.isPerson(o) {
		return content{}
	}
	return content{parts: []doc.Range{f.wholeObject(o, s)}}
}

// disputed returns "a charge" of "…, a charge the ruling party has denied".
func (f *finder) disputed(s *site) content {
	who, head := f.subjectByWords(s.v, s.r.From)
	h := who.From - 1
	if who.Empty() || h-2 < s.r.From || s.c.uses[0].stance != doc.Denies {
		return content{}
	}
	if f.isRelative(h) {
		h--
	}
	what := f.nounPhraseBefore(h, s.r.From)
	if !f.isClaim(h) && f.lemma(h) != "something" || what.From == s.r.From || f.d.Word(what.From-1) != "," && !isDash(f.d.Word(what.From-1)) {
		return content{}
	}
	return content{parts: []doc.Range{what}, speaker: who, head: head}
}

// wholeObject returns the object of s that o heads, with what a parser may have hung
// elsewhere, and without where and how it was said.
func (f *finder) wholeObject(o int, s *site) doc.Range {
	t := f.t
	r := t.Subtree(o)
	r.From = max(r.From, s.after())
	for k := r.From; k+2 < r.To; k++ {
		if f.d.Word(k) == "through" && f.isVoice(r.To-1) {
			r.To = k // "wrongdoing through his lawyer"
		}
		if f.d.Word(k) == "in" && k > o && (f.tag(k+1) == doc.DT || f.tag(k+1).IsNoun()) && (f.isVoice(r.To-1) || settings[t.Lemma(r.To-1)]) && !f.hasVerb(doc.Range{From: k, To: r.To}) {
			r.To = k // "the breach in a statement"
		}
		if f.d.Word(k) == "on" && (t.Lemma(k+1) == "condition" || t.Lemma(k+2) == "condition") {
			r.To = k // "the report on condition of anonymity"
		}
	}
	for k := o + 1; k+1 < r.To; k++ {
		if f.opensMeanwhile(k, s.r.To) {
			r.To = k
			break
		}
	}
	if n := f.nounPhraseAt(s.after(), s.r.To); n.Has(o) {
		r.To = max(r.To, n.To)
	}
	if i := f.skipDay(s.after(), s.r.To); i > o { // "announced Sunday new cuts"
		if n := f.nounPhraseAt(i, s.r.To); !n.Empty() {
			r = n
		}
	}
	if c := f.prepositionalChild(s.v, []string{"for", "over", "as"}); c != none && c > o {
		r.To = max(r.To, t.Subtree(c).To)
	}
	if t := s.c.uses[0].stance; (t == doc.Believes || t == doc.Warns) && r.To < s.r.To && !f.hasVerb(doc.Range{From: r.To, To: s.r.To}) {
		r.To = f.clauseEnd(o, s) // "expects growth of 3 percent [this year]"
	}
	if k := r.To; k < s.r.To && s.c.allows(frameTo) { // "promised customers a refund"
		switch f.tag(k) {
		case doc.DT, doc.PRPS, doc.CD, doc.Dollar:
			r.To = max(k, f.nounPhraseAt(k, s.r.To).To)
		}
	}
	r.To = f.withRelative(f.withPhrases(f.withCause(o, r.To, s), s.r.To), s)
	if k := r.To; k+2 < s.r.To && describes[t.Lemma(k)] && (f.tag(k+1) == doc.IN || f.tag(k+1) == doc.TO) { // "blamed bandits [loyal to a warlord]"
		r.To = f.clauseEnd(k, s)
	}
	if r.To < s.r.To && f.inside[r.To] > 0 && f.inside[r.To-1] == 0 { // "expects attacks “by the weekend”"
		r.To = f.paragraphAt(r.To).To
	}
	return r
}

// withCause returns the end of an object with head o that ends at token to, with
// what a feeling is about: "voiced alarm [at the pace]".
func (f *finder) withCause(o, to int, s *site) int {
	end := s.r.To
	if to == o+1 && to+2 < end && f.d.Word(to) == "that" && f.isClaim(o) && f.isComplementizer(to, o) { // "expressed hope [that it would end]"
		return f.clauseEnd(to+1, s)
	}
	if _, c, ok := f.lists.nouns.At(f.d, o, o+1); ok && to == o+1 && to+1 < end && c.allows(frameOver) {
		switch f.d.Word(to) {
		case "at", "over", "about", "with":
			return max(to, f.nounPhraseAt(to+1, end).To)
		}
	}
	return to
}

// withRelative returns the end of a content that ends at token to, with a
// relative clause or "including …" behind it, and the last of several objects:
// "blamed fuel prices and “the silence of the banks”".
func (f *finder) withRelative(to int, s *site) int {
	d, end := f.d, s.r.To
	if to+1 >= end {
		return to
	}
	next := d.Tokens[to+1]
	if d.Word(to) == "," && (next.Tag == doc.WDT || next.Tag == doc.WP || next.Lemma == "include") {
		return f.clauseEnd(to+1, s)
	}
	if f.tag(to) == doc.CC {
		if !f.hasVerb(doc.Range{From: to, To: end}) {
			return f.clauseEnd(to+1, s)
		}
		if n := f.nounPhraseAt(to+1, end); !n.Empty() && (n.To == end || f.tag(n.To).IsPunct()) { // "on Russia and China, …"
			return n.To
		}
	}
	return to
}

// hasVerb reports whether r holds a verb of any form outside quotation marks.
func (f *finder) hasVerb(r doc.Range) bool {
	for k := r.From; k < r.To; k++ {
		if t := f.tag(k); f.inside[k] == 0 && (t.IsVerb() || t == doc.MD) {
			return true
		}
	}
	return false
}

// withPhrases returns the end of a noun phrase that ends at token to, with the
// "of" and "about" behind it that a parser may have hung elsewhere.
func (f *finder) withPhrases(to, end int) int {
	for to+1 < end && objectPhrases[f.lemma(to)] {
		n := f.nounPhraseAt(to+1, end)
		if n.Empty() {
			break
		}
		to = n.To
	}
	return to
}

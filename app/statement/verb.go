package statement

import "lede/app/doc"

// sentence finds the reported speech of sentence s.
func (f *finder) sentence(s int) {
	r := f.d.Sentences[s].Tokens
	block := f.d.Sentences[s].Block
	for i := r.From; i < r.To; i++ {
		if f.inQuotedSpeech(i) || f.used[i] {
			continue
		}
		n := f.cueAt(i, r, block)
		if n > 1 {
			i += n - 1
		}
	}
}

// inQuotedSpeech reports whether token i stands in a quotation that has an
// owner: what the quoted speaker says others say is the quotation's business.
func (f *finder) inQuotedSpeech(i int) bool {
	q := f.inside[i]
	return q > 0 && (f.quotes[q-1].owner >= 0 || f.quotes[q-1].kind != 0 || f.isFreeSpeech(&f.quotes[q-1]))
}

// cueAt adds the statements of the cue that begins at token i and returns the
// number of its tokens, 0 if there is no cue.
func (f *finder) cueAt(i int, r doc.Range, block int) int {
	d := f.d
	if n, c, ok := f.lists.phrases.At(d, i, r.To); ok {
		f.prepositional(i, n, c, r, block)
		return n
	}
	switch t := d.Tokens[i].Tag; {
	case t.IsVerb():
		n, c, ok := f.lists.verbs.At(d, i, r.To)
		if !ok {
			return 0
		}
		f.verb(i, n, c, r, block)
		return n
	case t.IsNoun():
		n, c, ok := f.lists.nouns.At(d, i, r.To)
		if !ok {
			return 0
		}
		f.noun(i, n, c, r, block)
		return n
	case t.IsAdjective():
		n, c, ok := f.lists.adjectives.At(d, i, r.To)
		if !ok {
			return 0
		}
		f.adjective(i, n, c, r, block)
		return n
	}
	return 0
}

// A frameRule finds the content of a verb that stands in a frame.
type frameRule struct {
	frames frame
	rule   string
	find   func(f *finder, v int) []doc.Range
}

// Rules are tried in this order; the first that finds a content wins.
var verbRules = []frameRule{
	{frameThat | frameThatOnly | frameQuote | frameAddrThat | frameWh, "statement/clause", (*finder).clauseOf},
	{framePassiveTo, "statement/is-said-to", (*finder).passiveTo},
	{frameTo, "statement/infinitive", (*finder).infinitiveOf},
	{frameAddrTo, "statement/urged-to", (*finder).urgedTo},
	{frameOf, "statement/accused-of", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "of") }},
	{frameFor, "statement/blamed-for", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "for", "over") }},
	{frameWith, "statement/charged-with", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "with") }},
	{frameObjOn, "statement/blamed-on", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "on") }},
	{frameObjTo, "statement/attributed-to", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "to") }},
	{frameAs, "statement/described-as", func(f *finder, v int) []doc.Range { return f.objectAnd(v, "as") }},
	{frameName, "statement/called", (*finder).called},
	{frameOfMatter, "statement/warned-of", (*finder).matter},
	{frameObj, "statement/object", (*finder).objectOf},
}

// verb adds the statement of verb cue c at v, n tokens long.
func (f *finder) verb(v, n int, c *cue, r doc.Range, block int) {
	if !f.clauseVerb(v) {
		return
	}
	for _, rule := range verbRules {
		if !c.allows(rule.frames) {
			continue
		}
		parts := rule.find(f, v)
		if len(parts) == 0 {
			continue
		}
		x := found{
			cue: f.cueRange(v, n), phrase: c.phrase, parts: parts, rule: rule.rule, block: block,
			stance: f.stanceOf(v, c, rule.frames),
		}
		x.speaker, x.head = f.speaker(v)
		f.add(x)
		return
	}
}

// add keeps x unless its speaker stands in its content.
func (f *finder) add(x found) {
	for _, p := range x.parts {
		if !x.speaker.Empty() && p.From <= x.speaker.From && x.speaker.To <= p.To {
			x.speaker, x.head = doc.Range{}, none
		}
	}
	f.found = append(f.found, x)
}

// clauseOf returns the clause that verb v reports: its complement, or the
// clause it interrupts or follows ("The firm, she said, will pay").
func (f *finder) clauseOf(v int) []doc.Range {
	t := f.t
	for c := range t.Children(v) {
		if t.Rel(c) == doc.RelCComp {
			return f.without(t.Subtree(c), v, c)
		}
	}
	if h := t.Head(v); h != none {
		switch {
		case t.Rel(v) == doc.RelParataxis && t.Child(v, doc.RelNSubj) != none && h != none:
			return f.without(t.Subtree(h), v, h)
		case t.Rel(v) == doc.RelAdvCl && f.isAs(v):
			return f.without(t.Subtree(h), v, h)
		}
	}
	return nil
}

// isAs reports whether the clause of verb v begins with "as": as Raab said.
func (f *finder) isAs(v int) bool {
	for c := range f.t.Children(v) {
		if c < v && f.t.Lemma(c) == "as" {
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
func (f *finder) infinitiveOf(v int) []doc.Range {
	if f.t.IsPassive(v) {
		return nil
	}
	if c := f.t.Child(v, doc.RelXComp); c != none && c > v && f.hasTo(c) {
		return []doc.Range{f.t.Subtree(c)}
	}
	return nil
}

// hasTo reports whether verb c is an infinitive with "to".
func (f *finder) hasTo(c int) bool {
	for k := range f.t.Children(c) {
		if k < c && f.d.Tokens[k].Tag == doc.TO || f.t.Lemma(k) == "to" && f.t.Rel(k) == doc.RelMark {
			return true
		}
	}
	return false
}

// passiveTo returns what somebody is said or expected to do, with who that is.
func (f *finder) passiveTo(v int) []doc.Range {
	c := f.t.Child(v, doc.RelXComp)
	if c == none || !f.t.IsPassive(v) || !f.hasTo(c) {
		return nil
	}
	parts := []doc.Range{f.t.Subtree(c)}
	if s := f.t.Child(v, doc.RelNSubjPass, doc.RelNSubj); s != none && s < v {
		parts = []doc.Range{f.t.Subtree(s), parts[0]}
	}
	return parts
}

// urgedTo returns what somebody is asked to do.
func (f *finder) urgedTo(v int) []doc.Range {
	c := f.t.Child(v, doc.RelXComp, doc.RelAdvCl, doc.RelCComp)
	if c == none || c < v || !f.hasTo(c) {
		return nil
	}
	if f.t.Rel(c) == doc.RelAdvCl && f.t.Child(v, doc.RelObj) == none && !f.t.IsPassive(v) {
		return nil
	}
	return []doc.Range{f.t.Subtree(c)}
}

// objectAnd returns the object of v and the phrase behind it that begins with
// one of the prepositions; of a passive, the subject and that phrase.
func (f *finder) objectAnd(v int, prepositions ...string) []doc.Range {
	t := f.t
	phrase := f.prepositionalChild(v, prepositions)
	o := t.Child(v, doc.RelObj)
	if o != none && phrase == none {
		phrase = f.prepositionalChild(o, prepositions)
	}
	if phrase == none {
		return nil
	}
	s := t.Subtree(phrase)
	switch {
	case o != none && o > v && o < phrase:
		return []doc.Range{{From: t.Subtree(o).From, To: max(s.To, t.Subtree(o).To)}}
	case t.IsPassive(v):
		if p := t.Subject(v); p != none && p < v {
			return []doc.Range{f.phrase(p), s}
		}
	}
	return []doc.Range{s}
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
func (f *finder) called(v int) []doc.Range {
	t := f.t
	o, c := t.Child(v, doc.RelObj), t.Child(v, doc.RelXComp)
	if c == none || c < v || f.hasTo(c) {
		return nil
	}
	s := t.Subtree(c)
	if o != none && o > v && o < c {
		s.From = t.Subtree(o).From
		return []doc.Range{s}
	}
	return nil
}

// matter returns what somebody warns of.
func (f *finder) matter(v int) []doc.Range {
	c := f.prepositionalChild(v, []string{"of", "about", "against"})
	if c == none {
		return nil
	}
	return []doc.Range{f.t.Subtree(c)}
}

// objectOf returns the object of v; of a passive, its subject.
func (f *finder) objectOf(v int) []doc.Range {
	t := f.t
	if t.IsPassive(v) {
		if t.Child(v, doc.RelOblAgent) == none {
			return nil
		}
		if s := t.Subject(v); s != none && s < v {
			return []doc.Range{f.phrase(s)}
		}
		return nil
	}
	o := t.Child(v, doc.RelObj)
	if o == none || o < v || f.d.Tokens[o].Tag == doc.PRP {
		return nil
	}
	r := t.Subtree(o)
	if c := f.prepositionalChild(v, []string{"for", "over", "as"}); c != none && c > o {
		r.To = max(r.To, t.Subtree(c).To)
	}
	return []doc.Range{r}
}

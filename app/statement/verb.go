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
		if n, c, ok := f.lists.possessives.At(d, i, r.To); ok && f.possessive(i, n, c, r, block) {
			return n
		}
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

// A content is what is said, in pieces, and where to look for whom it is about;
// the zero content is none.
type content struct {
	parts []doc.Range
	about []doc.Range // nil for all of it
}

// A frameRule finds the content of a verb that stands in a frame, by the order
// of words, by the tree, or by the one and then the other.
type frameRule struct {
	frames frame
	rule   string
	words  func(*finder, *site) content
	tree   func(f *finder, v int) content
}

// Rules are tried in this order; the first that finds a content wins.
var verbRules = []frameRule{
	{frameThat | frameThatOnly | frameQuote | frameAddrThat | frameWh, "statement/clause", (*finder).clauseByWords, (*finder).clauseOf},
	{frameThatOnly, "statement/clause", nil, (*finder).thatClauseOf},
	{frameSilence, "statement/silence", nil, (*finder).silence},
	{framePassiveTo, "statement/is-said-to", (*finder).passiveToByWords, nil},
	{frameObjInf, "statement/expected-to", (*finder).listenerTo, (*finder).objectInfinitive},
	{frameTo, "statement/infinitive", (*finder).infinitiveByWords, (*finder).infinitiveOf},
	{frameAddrTo, "statement/urged-to", (*finder).listenerTo, (*finder).urgedTo},
	{frameOf, "statement/accused-of", nil, objectAnd("of")},
	{frameFor, "statement/blamed-for", nil, objectAnd("for", "over")},
	{frameWith, "statement/charged-with", nil, objectAnd("with")},
	{frameObjOn, "statement/blamed-on", nil, objectFrom("on")},
	{frameObjTo, "statement/attributed-to", nil, objectFrom("to")},
	{frameAs, "statement/described-as", nil, objectAnd("as")},
	{frameName, "statement/called", (*finder).calledByWords, (*finder).called},
	{frameOfMatter, "statement/warned-of", nil, (*finder).matter},
	{frameObj, "statement/object", (*finder).gerundByWords, (*finder).objectOf},
}

// verb adds the statement of verb cue c at v, n tokens long.
func (f *finder) verb(v, n int, c *cue, r doc.Range, block int) {
	if !f.clauseVerb(v) {
		return
	}
	s := site{v: v, n: n, r: r, c: c, passive: f.isPassive(v)}
	for _, rule := range verbRules {
		if !c.allows(rule.frames) {
			continue
		}
		var got content
		if rule.words != nil {
			got = rule.words(f, &s)
		}
		if len(got.parts) == 0 && rule.tree != nil {
			got = rule.tree(f, v)
		}
		if len(got.parts) == 0 {
			continue
		}
		x := found{
			cue: f.cueRange(v, n), phrase: c.phrase, parts: got.parts, about: got.about, rule: rule.rule, block: block,
			stance: f.stanceOf(v, c, rule.frames),
		}
		x.speaker, x.head = f.speaker(&s)
		if x.speaker.Empty() && !s.passive || f.isAnybody(x.speaker) {
			return // "saying so would be wrong", "you think": nobody's words
		}
		f.add(x)
		return
	}
}

// isAnybody reports whether a speaker is the reader, the author or people in
// general: "you might think", "I suspect".
func (f *finder) isAnybody(r doc.Range) bool {
	if r.Len() != 1 || f.inside[r.From] > 0 {
		return false
	}
	switch f.t.Lemma(r.From) {
	case "you", "one", "i":
		return true
	}
	return false
}

// add keeps x. A speaker that stands inside the content is none. Quotations
// inside the content are its own.
func (f *finder) add(x found) {
	for i, p := range x.parts {
		x.parts[i] = f.wholeQuotations(p)
	}
	for _, p := range x.parts {
		f.own(p, len(f.found))
	}
	for _, p := range x.parts {
		if !x.speaker.Empty() && p.From <= x.speaker.From && x.speaker.To <= p.To {
			x.speaker, x.head = doc.Range{}, none
		}
	}
	f.found = append(f.found, x)
}

// own gives the quotations that stand in r, and have no owner, to statement
// owner. A content inside one seen before has none left to give.
func (f *finder) own(r doc.Range, owner int) {
	if f.owned.From <= r.From && r.To <= f.owned.To {
		return
	}
	f.owned = r
	for k := r.From; k < r.To; k++ {
		if q := f.inside[k]; q > 0 && f.quotes[q-1].owner < 0 {
			f.quotes[q-1].owner = owner
		}
	}
}

// wholeQuotations widens content r to the end of a quotation that it begins or
// ends in: `said "many will quit. Others will not"` has a full stop inside.
func (f *finder) wholeQuotations(r doc.Range) doc.Range {
	r = f.trim(r)
	if r.Empty() {
		return r
	}
	if q := f.inside[r.From]; q > 0 {
		if p := f.quotes[q-1].parts[0]; p.From >= r.From-1 {
			r.From = min(r.From, p.From)
		}
	}
	if q := f.inside[r.To-1]; q > 0 {
		if p := f.quotes[q-1].parts[0]; p.From >= r.From && p.To > r.To {
			r.To = p.To
		}
	}
	return r
}

// clauseOf returns the clause that verb v reports: its complement, or the
// clause it interrupts or follows ("The firm, she said, will pay").
func (f *finder) clauseOf(v int) content {
	t := f.t
	if _, c, ok := f.lists.verbs.At(f.d, v, v+1); ok && !c.allows(frameThat|frameQuote|frameAddrThat|frameWh) {
		return content{} // that! asks for more
	}
	for c := range t.Children(v) {
		if t.Rel(c) == doc.RelCComp || t.Rel(c) == doc.RelXComp && t.Child(c, doc.RelCComp) != none && f.d.Tokens[c].Tag == doc.VBG {
			return content{parts: f.without(t.Subtree(c), v, c)}
		}
	}
	if c := f.questionAfter(v); c != none {
		return content{parts: []doc.Range{t.Subtree(c)}}
	}
	if h := t.Head(v); h != none {
		switch {
		case t.Rel(v) == doc.RelParataxis && t.Child(v, doc.RelNSubj) != none && h != none:
			return content{parts: f.without(t.Subtree(h), v, h)}
		case t.Rel(v) == doc.RelAdvCl && f.isAs(v):
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
		if s := t.Subtree(c); s.From == v+1 && s.Len() > 2 && f.d.Tokens[s.From].Tag == doc.WRB && t.Lemma(s.From) != "when" {
			return c
		}
	}
	return none
}

// thatClauseOf is clauseOf for a clause that begins with "that" or a question
// word.
func (f *finder) thatClauseOf(v int) content {
	for c := range f.t.Children(v) {
		if c < v || f.t.Rel(c) != doc.RelCComp {
			continue
		}
		if f.beginsWithThat(c) {
			return content{parts: []doc.Range{f.t.Subtree(c)}}
		}
		switch f.d.Tokens[f.t.Subtree(c).From].Tag {
		case doc.WRB, doc.WP, doc.WDT:
			return content{parts: []doc.Range{f.t.Subtree(c)}}
		}
	}
	return content{}
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
func (f *finder) infinitiveOf(v int) content {
	if f.t.IsPassive(v) {
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
		if k < c && f.d.Tokens[k].Tag == doc.TO || f.t.Lemma(k) == "to" && f.t.Rel(k) == doc.RelMark {
			return true
		}
	}
	return false
}

// urgedTo returns what somebody is asked to do, with who that is.
func (f *finder) urgedTo(v int) content {
	c := f.t.Child(v, doc.RelXComp, doc.RelAdvCl, doc.RelCComp)
	if c == none || c < v || !f.hasTo(c) {
		return content{}
	}
	if f.t.Rel(c) == doc.RelAdvCl && f.t.Child(v, doc.RelObj) == none && !f.t.IsPassive(v) {
		return content{}
	}
	r := f.t.Subtree(c)
	if o := f.t.Child(v, doc.RelObj, doc.RelIObj, doc.RelObl); o != none && v < o && o < c && f.t.Subtree(o).To == r.From {
		r.From = f.phrase(o).From
	}
	return content{parts: []doc.Range{r}}
}

func objectAnd(prepositions ...string) func(*finder, int) content {
	return func(f *finder, v int) content { return f.objectAnd(v, prepositions...) }
}

func objectFrom(preposition string) func(*finder, int) content {
	return func(f *finder, v int) content { return f.objectFrom(v, preposition) }
}

// objectAnd returns the object of v and the phrase behind it that begins with
// one of the prepositions; of a passive, the subject and that phrase.
func (f *finder) objectAnd(v int, prepositions ...string) content {
	t := f.t
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
		return content{[]doc.Range{whom, s}, []doc.Range{whom}}
	case o != none && o > v && o < phrase:
		whom := f.phrase(o)
		return content{[]doc.Range{{From: t.Subtree(o).From, To: max(s.To, t.Subtree(o).To)}}, []doc.Range{whom}}
	case t.IsPassive(v):
		if p := t.Subject(v); p != none && p < v {
			whom := f.phrase(p)
			return content{[]doc.Range{whom, s}, []doc.Range{whom}}
		}
	}
	return content{parts: []doc.Range{s}}
}

// objectFrom is objectAnd for "blamed it on X": it is about what the
// preposition introduces.
func (f *finder) objectFrom(v int, preposition string) content {
	c := f.objectAnd(v, preposition)
	if p := f.prepositionalChild(v, []string{preposition}); p != none {
		c.about = []doc.Range{f.phrase(p)}
	}
	return c
}

// silence returns what somebody does not respond to or comment on.
func (f *finder) silence(v int) content {
	if f.t.Negation(v) == none && !f.isYetTo(v) {
		return content{}
	}
	c := f.prepositionalChild(v, []string{"to", "on", "about"})
	if c == none {
		return content{}
	}
	return content{parts: []doc.Range{f.t.Subtree(c)}}
}

// isYetTo reports whether "yet to" stands before verb v.
func (f *finder) isYetTo(v int) bool {
	return v >= 2 && f.d.Word(v-1) == "to" && f.d.Word(v-2) == "yet"
}

// objectInfinitive returns X to do Y of "expects X to do Y".
func (f *finder) objectInfinitive(v int) content {
	o, c := f.t.Child(v, doc.RelObj), f.t.Child(v, doc.RelXComp)
	if o == none || c == none || o < v || c < o || !f.hasTo(c) || f.t.IsPassive(v) {
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
func (f *finder) called(v int) content {
	t := f.t
	o, c := t.Child(v, doc.RelObj), t.Child(v, doc.RelXComp)
	if c == none || c < v || f.hasTo(c) {
		return content{}
	}
	s := t.Subtree(c)
	if o != none && o > v && o < c {
		s.From = t.Subtree(o).From
		return content{parts: []doc.Range{s}}
	}
	return content{}
}

// matter returns what somebody warns of.
func (f *finder) matter(v int) content {
	c := f.prepositionalChild(v, []string{"of", "about", "against"})
	if c == none {
		return content{}
	}
	return content{parts: []doc.Range{f.t.Subtree(c)}}
}

// objectOf returns the object of v; of a passive, its subject.
func (f *finder) objectOf(v int) content {
	t := f.t
	if t.IsPassive(v) {
		if t.Child(v, doc.RelOblAgent) == none {
			return content{}
		}
		if s := t.Subject(v); s != none && s < v {
			return content{parts: []doc.Range{f.phrase(s)}}
		}
		return content{}
	}
	o := t.Child(v, doc.RelObj)
	if o == none || o < v || f.d.Tokens[o].Tag == doc.PRP || t.Child(v, doc.RelIObj) != none || f.isPerson(o) {
		return content{}
	}
	r := t.Subtree(o)
	if c := f.prepositionalChild(v, []string{"for", "over", "as"}); c != none && c > o {
		r.To = max(r.To, t.Subtree(c).To)
	}
	return content{parts: []doc.Range{r}}
}

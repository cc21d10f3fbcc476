package statement

import (
	"strings"

	"lede/app/doc"
)

// noun adds the statement of noun cue c at i: "Beijing's denial of …".
func (f *finder) noun(i, n int, c *cue, r doc.Range, block int) {
	h := i + n - 1
	if f.isExpressed(i) {
		return // the verb is the cue: "voiced concern over …"
	}
	if rel := f.t.Rel(h); rel == doc.RelCompound || rel == doc.RelFlat {
		return
	}
	x := found{cue: doc.Range{From: i, To: i + n}, phrase: c.phrase, rule: "statement/noun", block: block, head: none}
	x.stance = c.uses[0].stance
	x.speaker, x.head = f.ownerOf(h)
	parts, by := f.nounContent(h, c, r)
	if len(parts) == 0 {
		return
	}
	x.parts = parts
	if !by.Empty() {
		x.speaker, x.head = by, f.headOf(by)
	}
	for k, p := range x.parts { // "warnings of a storm [from the agency]"
		if p.From < x.speaker.From-1 && x.speaker.To <= p.To {
			x.parts[k].To = x.speaker.From - 1
		}
	}
	if x.speaker.Empty() && (!c.allows(frameAlone) || !f.isTold(h) || f.isRejected(h)) || f.isAnybody(x.speaker) {
		return // "the decision to delay the vote": whose?
	}
	f.add(x)
}

// nounContent returns the content of the noun cue c at h, and whose it is where
// that stands between the two: "calls [from both parties] for a truce".
func (f *finder) nounContent(h int, c *cue, r doc.Range) (parts []doc.Range, by doc.Range) {
	if p := f.thatAfter(h, r); !p.Empty() && c.allows(frameThat) {
		return []doc.Range{p}, by
	}
	if i := h + 1; i+2 < r.To && (belongs[f.lemma(i)] || f.lemma(i) == "in" && f.named[i+1]) {
		by = f.baseNounPhraseAt(i+1, r.To)
		if !by.Empty() && by.To < r.To && f.d.Word(by.To) == "of" {
			by.To = max(by.To, f.baseNounPhraseAt(by.To+1, r.To).To)
		}
		if !by.Empty() && by.To+1 < r.To {
			at := by.To
			switch w := f.d.Word(at); {
			case w == "that" && c.allows(frameThat):
				if p := f.thatAfter(by.To-1, r); !p.Empty() {
					return []doc.Range{p}, by
				}
			case w == "to" && c.allows(frameTo) && f.isInfinitive(by.To, r.To),
				w == "for" && c.allows(frameFor), w == "of" && c.allows(frameOf):
				if w != "to" {
					at++
				}
				return []doc.Range{{From: at, To: f.clauseEnd(at, &site{v: h, n: 1, r: r, c: c})}}, by
			}
		}
	}
	if p := f.isThat(h, r); !p.Empty() && c.allows(frameThat) {
		return []doc.Range{p}, doc.Range{}
	}
	parts = f.complementOf(h, c, false)
	for k := range parts {
		parts[k] = f.asSubject(parts[k], r.From)
	}
	return parts, doc.Range{}
}

// isTold reports whether the clause with "that" behind noun h is what somebody
// unnamed says: "faces accusations that he lied".
func (f *finder) isTold(h int) bool {
	if h+1 >= len(f.d.Tokens) || f.d.Word(h+1) != "that" {
		return false
	}
	k := h - 2 // before the article
	if k > 0 && f.inside[k] > 0 {
		k--
	}
	return k < 0 || f.d.Word(k) != "," // not "…, a claim that", which sums up
}

// isRejected reports whether the clause of noun h belongs to the content of a verb:
// "debunked the claim that she lied".
func (f *finder) isRejected(h int) bool {
	for i := len(f.found) - 1; i >= 0; i-- {
		if x := &f.found[i]; x.cue.To <= h {
			p := x.parts[len(x.parts)-1]
			return p.Has(h) && p.Has(h+1) && h-p.From < 4 && p.From == x.cue.To
		}
	}
	return false
}

// isThat returns the clause of "the party's view is that …".
func (f *finder) isThat(h int, r doc.Range) doc.Range {
	k := h + 1
	if k+1 < r.To && belongs[f.lemma(k)] { // "the consensus among analysts is"
		k = f.nounPhraseAt(k+1, r.To).To
	}
	for k > h && k < r.To && f.tag(k).IsAdverb() {
		k++
	}
	if k <= h || k+1 >= r.To || f.lemma(k) != "be" || !f.tag(k).IsVerb() {
		return doc.Range{}
	}
	if p := f.thatAfter(k, r); !p.Empty() {
		return doc.Range{From: p.From, To: f.clauseEnd(p.From, &site{v: k, n: 1, r: r})}
	}
	return doc.Range{}
}

// belongs are the prepositions that say whose a noun is.
var belongs = map[string]bool{"by": true, "from": true, "among": true}

// isExpressed reports whether the noun at i is the object of the cue right
// before it.
func (f *finder) isExpressed(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if _, c, ok := f.lists.verbs.At(f.d, k, i); ok && f.tag(k).IsVerb() {
			return c.allows(frameObj) && f.isSupport(k)
		}
	}
	return false
}

// thatAfter returns the clause of "the claim that …" by the order of words: to
// the end, or, where the noun begins the sentence, to the second finite verb.
func (f *finder) thatAfter(h int, r doc.Range) doc.Range {
	d := f.d
	i := h + 1
	if i+2 >= r.To || d.Word(i) != "that" || f.tag(i) == doc.WDT || !startsNounPhrase(f.tag(i+1)) {
		return doc.Range{}
	}
	subject := !f.hasFinite(doc.Range{From: r.From, To: h})
	s := &site{v: h, n: 1, r: r}
	end := f.clauseEnd(i+1, s)
	if !subject {
		return doc.Range{From: i + 1, To: end}
	}
	verbs, first, participle := 0, i+1, -1 // finite verbs, the first of them, a participle behind a noun
	for k := i + 1; k < end; k++ {
		switch tag := f.form(k); {
		case tag == doc.VB && f.isSubjunctive(k):
			verbs, first = verbs+1, k
		case tag == doc.VBD || tag == doc.VBZ || tag == doc.VBP || tag == doc.MD:
			if p := d.Tokens[k-1]; p.Tag == doc.MD || isAuxiliary(p.Lemma) || p.Tag == doc.CC {
				continue
			}
			if verbs++; verbs == 2 {
				return doc.Range{From: i + 1, To: k}
			}
			first = k
		case tag == doc.WP || tag == doc.WDT || tag == doc.WRB:
			verbs--
		case participle < 0 && (tag == doc.VBN || tag == doc.JJ) && strings.HasSuffix(d.Word(k), "ed") && f.tag(k-1).IsNoun():
			participle = k
		}
	}
	// One of the two verbs was taken for a participle: "the claim that millions
	// voted has been rejected", "fears that rates would rise pushed stocks lower".
	if verbs == 1 && participle > i {
		return doc.Range{From: i + 1, To: max(first, participle)}
	}
	return doc.Range{From: i + 1, To: end}
}

// isSubjunctive reports whether the verb at k, in its plain form, is that of a clause:
// "the suggestion that the vote be delayed".
func (f *finder) isSubjunctive(k int) bool {
	switch t := f.tag(k - 1); {
	case t == doc.TO || t == doc.MD || t == doc.CC || t.IsVerb() || t.IsAdverb():
		return false
	}
	return true
}

// asSubject returns the complement r of a noun without the verb whose subject the
// noun is, where nothing finite stands before it: "the threat to strike [unnerved
// ministers]".
func (f *finder) asSubject(r doc.Range, from int) doc.Range {
	if f.hasFinite(doc.Range{From: from, To: r.From}) {
		return r
	}
	for k := r.From; k < r.To; k++ {
		switch t := f.tag(k); {
		case t == doc.WP || t == doc.WDT || t == doc.WRB || f.inside[k] > 0 || f.d.Word(k) == "that":
			return r
		case k > r.From && (t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD):
			return doc.Range{From: r.From, To: k}
		}
	}
	return r
}

// complementOf returns the content of a noun or adjective cue. Where bare is
// set, a clause may stand without "that": "concerned the law will change".
func (f *finder) complementOf(h int, c *cue, bare bool) []doc.Range {
	t := f.t
	for k := range t.Children(h) {
		if k < h {
			continue
		}
		switch t.Rel(k) {
		case doc.RelCComp, doc.RelAcl, doc.RelAdvCl, doc.RelAclRelCl:
			if c.allows(frameThat) && (f.beginsWithThat(k) && t.Rel(k) != doc.RelAclRelCl || bare && t.Rel(k) == doc.RelCComp) {
				return []doc.Range{t.Subtree(k)}
			}
			if c.allows(frameTo) && f.hasTo(k) {
				return []doc.Range{t.Subtree(k)}
			}
		case doc.RelXComp:
			if c.allows(frameTo) && f.hasTo(k) {
				return []doc.Range{t.Subtree(k)}
			}
		}
	}
	for _, p := range nounPhrases {
		if !c.allows(p.frame) {
			continue
		}
		if k := f.prepositionalChild(h, p.prepositions); k != none {
			return []doc.Range{f.complement(k)}
		}
	}
	return nil
}

// nounPhrases are the prepositions of the frames of nouns and adjectives.
var nounPhrases = []struct {
	frame        frame
	prepositions []string
}{
	{frameOf, []string{"of"}},
	{frameOver, []string{"over", "about", "at", "with", "on"}},
	{frameFor, []string{"for"}},
	{frameOn, []string{"on"}},
	{frameIn, []string{"in"}},
}

// beginsWithThat reports whether clause k has the complementizer "that".
func (f *finder) beginsWithThat(k int) bool {
	for c := range f.t.Children(k) {
		if c < k && f.lemma(c) == "that" && f.t.Rel(c) == doc.RelMark {
			return true
		}
	}
	return false
}

// ownerOf returns whose a noun is: a possessive, a "by" or "from" behind it,
// or the subject of the verb it is the object of ("made the claim that").
func (f *finder) ownerOf(h int) (doc.Range, int) {
	t := f.t
	if p := t.Child(h, doc.RelNModPoss); p != none {
		r := f.phrase(p)
		if k := r.To - 1; k > p && f.tag(k) == doc.POS {
			r.To--
		}
		return r, p
	}
	if p := f.prepositionalChild(h, []string{"by", "from", "among"}); p != none && !f.tag(p).IsVerb() {
		return f.phrase(p), p
	}
	if v := t.Head(h); v != none {
		switch t.Rel(h) {
		case doc.RelObj:
			if s := t.Subject(v); s != none && f.isSupport(v) && f.d.Word(v+1) != "up" { // not "gave up hope"
				return f.phrase(s), s
			}
		case doc.RelNSubj, doc.RelNSubjPass:
			if a := t.Agent(v); a != none && t.IsPassive(v) {
				return f.phrase(a), a
			}
		}
	}
	return doc.Range{}, none
}

// isSupport reports whether verb v gives its subject the claim, hope or warning
// that is its object: "issued a warning that".
func (f *finder) isSupport(v int) bool {
	_, _, ok := f.lists.support.At(f.d, v, v+1)
	return ok
}

// adjective adds the statement of adjective cue c at i: "she is confident that".
func (f *finder) adjective(i, n int, c *cue, r doc.Range, block int) {
	t := f.t
	if t.Rel(i) == doc.RelAMod || t.Child(i, doc.RelCop, doc.RelNSubj, doc.RelAuxPass, doc.RelNSubjPass) == none && t.Rel(i) != doc.RelXComp && t.Rel(i) != doc.RelConj {
		return
	}
	var parts []doc.Range
	s := &site{v: i, n: n, r: r, c: c}
	if that := f.thatAfter(i, r); !that.Empty() && c.allows(frameThat) {
		parts = []doc.Range{{From: that.From, To: f.clauseEnd(that.From, s)}}
	} else if parts = f.complementOf(i, c, true); len(parts) == 0 && c.allows(frameThat) {
		if k := f.bareClause(i+n, s); k >= 0 { // "confident she can win"
			parts = []doc.Range{{From: k, To: f.clauseEnd(k, s)}}
		}
	}
	if len(parts) == 0 || f.isConsecutive(parts[0].From) {
		return
	}
	x := found{cue: doc.Range{From: i, To: i + n}, phrase: c.phrase, parts: parts, rule: "statement/state-of-mind", block: block, stance: c.uses[0].stance}
	x.head = t.Subject(i)
	if x.head != none && isNominal(f.tag(x.head)) && !f.tag(x.head).IsAdjective() {
		x.speaker = f.phrase(x.head)
		if t := f.tag(x.head); t == doc.WP || t == doc.WDT { // "Mr Amick, who was critical of"
			x.speaker, x.head = f.antecedent(x.head, r.From)
		}
		if x.speaker.Empty() {
			return
		}
		if l := t.Lemma(x.speaker.To - 1); l == "it" || l == "there" || l == "this" || l == "that" {
			return
		}
	} else {
		return
	}
	f.add(x)
}

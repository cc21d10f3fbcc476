package statement

import (
	"cmp"
	"slices"

	"lede/app/doc"
	"lede/app/syntax"
)

// none stands for no token.
const none = syntax.None

// clauseVerb reports whether the verb at k may head a clause of speaking, as
// opposed to a participle that describes a noun.
func (f *finder) clauseVerb(k int) bool {
	if k > 0 {
		switch f.d.Tokens[k-1].Tag { // "a concrete offer" taken for a verb
		case doc.DT, doc.PRPS, doc.POS:
			if !standsAlone[f.t.Lemma(k-1)] {
				return false
			}
		}
	}
	if t := f.d.Tokens[k].Tag; t != doc.VBN && t != doc.VBG {
		return true
	}
	switch f.t.Rel(k) {
	case doc.RelAMod, doc.RelCompound, doc.RelCase, doc.RelNMod:
		return false
	}
	return true
}

// standsAlone are the determiners that can be a subject.
var standsAlone = map[string]bool{
	"some": true, "this": true, "that": true, "these": true, "those": true, "both": true, "all": true, "any": true,
	"each": true, "many": true, "several": true, "another": true, "either": true, "neither": true,
}

// isFinite reports whether a verb with tag t can have its own subject. VB and
// VBN count: their auxiliary may carry the tense.
func isFinite(t doc.Tag) bool {
	return t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.VBN || t == doc.VB || t == doc.VBG
}

func isAuxiliary(lemma string) bool {
	switch lemma {
	case "be", "have", "do":
		return true
	}
	return false
}

// cueRange returns the tokens of the cue that begins at verb k and is n tokens
// long, with the verb's particle.
func (f *finder) cueRange(k, n int) doc.Range { return doc.Range{From: k, To: k + n} }

// stanceOf returns what the speaker does by cue c at k: what the lexicon says
// for one of the frames, turned round by a negation.
func (f *finder) stanceOf(k int, c *cue, frames frame) doc.Stance {
	s, ok := c.stance(frames)
	if !ok {
		s = c.uses[0].stance
	}
	if f.t.Negation(k) == none {
		return s
	}
	switch s {
	case doc.Confirms, doc.Says:
		return doc.Declines
	case doc.Denies:
		return doc.Confirms
	case doc.Claims:
		return doc.Denies
	}
	return s
}

// hasClause reports whether verb k has a clausal complement after it.
func (f *finder) hasClause(k int) bool {
	c := f.t.Child(k, doc.RelCComp, doc.RelXComp)
	return c != none && c > k
}

// complementBefore reports whether the complement of verb k ends before token
// end, so that a quotation there is not part of it.
func (f *finder) complementBefore(k, end int) bool {
	c := f.t.Child(k, doc.RelCComp)
	return c != none && c > k && f.t.Subtree(c).To <= end && c < end
}

// speaker returns the noun phrase that speaks through s, and its head.
func (f *finder) speaker(s *site) (doc.Range, int) {
	if s.passive {
		if h := f.t.Child(s.v, doc.RelOblAgent); h != none && isNominal(f.d.Tokens[h].Tag) && h > s.v {
			return f.phrase(h), h
		}
		return doc.Range{}, none
	}
	// "…, adding that", "and added that": who spoke just before.
	if p := f.goesOn(s); p >= 0 {
		return f.found[p].speaker, f.found[p].head
	}
	if p := f.d.Tokens[max(s.v-1, s.r.From)]; f.d.Tokens[s.v].Tag == doc.VBG && (p.Tag == doc.Comma || p.Tag == doc.IN) {
		for k := s.v - 2; k >= s.r.From; k-- { // "withdrew its offer, believing that"
			if t := f.d.Tokens[k].Tag; t == doc.VBD || t == doc.VBZ || t == doc.VBP {
				return f.subjectOf(k, s.r.From)
			}
		}
	}
	if r, h := f.subjectOf(s.v, s.r.From); f.d.Tokens[s.v].Tag != doc.VBG || r.Empty() || h == none || f.named[h] || f.isVoice(h) {
		return r, h
	}
	return f.mainSubject(s)
}

// hasBreak reports whether a comma, dash or bracket stands among tokens from to
// to.
func (f *finder) hasBreak(from, to int) bool {
	for k := from; k < to; k++ {
		if f.d.Tokens[k].Tag.IsPunct() {
			return true
		}
	}
	return false
}

// trimSpeaker takes days, commas and prepositions off the front of a speaker.
func (f *finder) trimSpeaker(r doc.Range) doc.Range {
	for r.Len() > 1 {
		if t := f.d.Tokens[r.From]; t.Tag != doc.Comma && !days[t.Lemma] && !(t.Tag == doc.IN && days[f.t.Lemma(r.From+1)]) {
			break
		}
		r.From++
	}
	return r
}

// mainSubject returns the subject of "saying" in "The minister played down the
// unrest saying that": that of the verb before, unless the noun between is one
// that has its own say ("with critics saying").
func (f *finder) mainSubject(s *site) (doc.Range, int) {
	near, head := f.subjectOf(s.v, s.r.From)
	if near.To < s.v || near.From > s.r.From && f.t.Lemma(near.From-1) == "with" {
		return near, head
	}
	for k := near.From - 1; k >= s.r.From && k > near.From-maxPhrase; k-- {
		switch t := f.d.Tokens[k].Tag; {
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP:
			if r, h := f.subjectOf(k, s.r.From); !r.Empty() {
				return r, h
			}
			return near, head
		case t == doc.Comma:
			return near, head
		}
	}
	return near, head
}

// goesOn returns the statement in the same sentence whose speaker is also that
// of s, which has no subject of its own, or -1.
func (f *finder) goesOn(s *site) int {
	d := f.d
	k := s.v - 1
	for k > s.r.From && (d.Tokens[k].Tag.IsAdverb() || isAuxiliary(d.Tokens[k].Lemma)) {
		k--
	}
	if k <= s.r.From || len(f.found) == 0 {
		return -1
	}
	gerund := d.Tokens[s.v].Tag == doc.VBG && d.Word(k) == ","
	p := len(f.found) - 1
	list := d.Word(k) == "," && sameForm(d.Tokens[s.v].Tag, d.Tokens[f.found[p].cue.From].Tag) // "called it a hoax, vowed to fight it"
	if !gerund && !list && d.Tokens[k].Tag != doc.CC {
		return -1
	}
	if x := &f.found[p]; x.cue.From >= s.r.From && x.cue.From < k && !x.speaker.Empty() && x.last() >= k-1 && x.last() <= k+1 {
		return p
	}
	return -1
}

// subjectOf returns the subject of verb v: that of the tree where it stands
// before the verb with no other verb between, else the noun phrase before the
// verb.
func (f *finder) subjectOf(v, from int) (doc.Range, int) {
	h := f.t.Subject(v)
	if h == none && f.t.Rel(v) == doc.RelConj && f.t.Head(v) < v && f.t.Head(v) >= from && f.d.Tokens[f.t.Head(v)].Tag.IsVerb() {
		return f.subjectOf(f.t.Head(v), from) // "suspended the licence and promised"
	}
	if h != none && (!isNominal(f.d.Tokens[h].Tag) || days[f.t.Lemma(h)] || f.d.Tokens[h].Tag.IsAdjective() && f.t.Child(h, doc.RelDet) == none) {
		h = none
	}
	if v > from && f.d.Tokens[v-1].Tag == doc.TO {
		// "the minister refused to say", but not "good reason to believe"
		if h == none || f.t.Rel(v) == doc.RelAcl || h > v || f.t.Lemma(h) == "it" {
			return doc.Range{}, none
		}
		if r := f.phrase(h); r.To < v-1 {
			return r, h
		}
		return doc.Range{}, none
	}
	if h != none && f.t.Rel(h) != doc.RelExpl && h >= from && (h > v || f.t.Head(h) != v || !f.verbBetween(h, v)) {
		if r := f.phrase(h); h > v || r.To <= v {
			if t := f.d.Tokens[r.From].Tag; t == doc.WP || t == doc.WDT {
				if r.From++; r.Empty() { // "who said": who that is
					return f.antecedent(h, from)
				}
			}
			r = f.upToVerb(r, v)
			// The words before the verb may show more of it, or another:
			// "On board the ship, Paris says".
			w, wh := f.subjectByWords(v, from)
			switch {
			case h < v && w.From <= r.From && r.To <= w.To:
				if wh < r.From {
					h = wh
				}
				return w, h
			case h < v && !w.Empty() && r.To < w.From && f.hasBreak(r.To, w.From):
				return w, wh
			}
			return r, h
		}
	}
	if w, wh := f.subjectByWords(v, from); !w.Empty() || v == from || f.t.Head(v) != none || f.d.Tokens[v-1].Tag == doc.CC {
		return w, wh
	}
	// The main verb far from its subject.
	w := f.nounPhraseAt(from, v)
	return w, f.headOf(w)
}

// antecedent returns the noun phrase before the relative pronoun w.
func (f *finder) antecedent(w, from int) (doc.Range, int) {
	k := w - 1
	if k > from && f.d.Word(k) == "," {
		k--
	}
	if k < from {
		return doc.Range{}, none
	}
	return f.nounPhraseUpTo(k, from)
}

// upToVerb widens the subject r of verb v by what stands between the two,
// where that is no clause of its own: "people [familiar with the talks] said".
func (f *finder) upToVerb(r doc.Range, v int) doc.Range {
	d := f.d
	end := v
	for end > r.To && (d.Tokens[end-1].Tag.IsAdverb() || d.Tokens[end-1].Tag == doc.MD || isAuxiliary(d.Tokens[end-1].Lemma)) {
		end--
	}
	if r.To < end {
		switch t := d.Tokens[r.To].Tag; {
		case t == doc.JJ, t == doc.VBN, t == doc.VBG, t == doc.TO, t == doc.CC:
		case t == doc.IN && attaches[f.t.Lemma(r.To)]:
		default:
			return r
		}
	}
	for k := r.To; k < end; k++ {
		if t := d.Tokens[k].Tag; t.IsPunct() || t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || t == doc.WP || t == doc.WDT || d.Word(k) == "that" {
			return r
		}
	}
	r.To = max(r.To, end)
	return r
}

// verbBetween reports whether a finite verb that is not a relative clause's
// stands between tokens from and to.
func (f *finder) verbBetween(from, to int) bool {
	relative := false
	for k := from + 1; k < to; k++ {
		switch t := f.d.Tokens[k].Tag; t {
		case doc.WP, doc.WDT, doc.WPS, doc.WRB:
			relative = true
		case doc.VBD, doc.VBZ, doc.VBP:
			if !relative && !isAuxiliary(f.t.Lemma(k)) {
				return true
			}
		}
	}
	return false
}

// speakerNear is subjectOf for a clause that begins at token from and stands
// beside a quotation; its verb v is n tokens long and may come first.
func (f *finder) speakerNear(v, n, from, limit int) (doc.Range, int) {
	var w doc.Range
	var wh int
	if v == from { // said Raab
		w = f.appositionAt(f.nounPhraseAt(v+n, limit), limit)
		wh = f.headOf(w)
	} else {
		w, wh = f.subjectByWords(v, from)
		if all := f.nothingElse(v, from); !all.Empty() {
			w, wh = all, f.headOf(all)
		}
	}
	if h := f.t.Child(v, doc.RelNSubj); h != none && h >= from && h < limit && f.inside[h] == 0 {
		if r := f.phrase(h); w.From > r.From || r.To > w.To {
			return r, h
		}
	}
	return w, wh
}

// isPlural reports whether a capitalised word that was taken for an adverb looks
// like the plural of a noun.
func isPlural(w string) bool {
	switch w {
	case "Always", "Perhaps", "Sometimes", "Besides", "Afterwards", "Nowadays", "Thus", "Regardless", "Nonetheless", "Nevertheless", "Towards", "Less":
		return false
	}
	return len(w) > 4 && 'A' <= w[0] && w[0] <= 'Z' && w[len(w)-1] == 's'
}

// nothingElse returns the tokens between from and verb v if they are nouns,
// their prepositions and commas: a name with all its titles.
func (f *finder) nothingElse(v, from int) doc.Range {
	d := f.d
	for v > from && !f.named[v-1] && (d.Tokens[v-1].Tag.IsAdverb() || d.Tokens[v-1].Tag == doc.MD || isAuxiliary(d.Tokens[v-1].Lemma) || d.Word(v-1) == ",") {
		v--
	}
	for k := from; k < v; k++ {
		if t := d.Tokens[k].Tag; !inNounPhrase(t) && !f.named[k] && t != doc.IN && t != doc.CC && d.Word(k) != "," || subordinators[f.t.Lemma(k)] {
			return doc.Range{}
		}
	}
	if v == from || v-from > maxPhrase {
		return doc.Range{}
	}
	return doc.Range{From: from, To: v}
}

// subjectByWords reads the subject of verb k off the words before it: its tokens
// and its head.
func (f *finder) subjectByWords(k, from int) (doc.Range, int) {
	d := f.d
	i := k - 1
	if i == from && i >= 0 && d.Tokens[i].Tag.IsAdverb() && isPlural(d.Word(i)) {
		return doc.Range{From: i, To: k}, i // "Neighbours described", taken for an adverb
	}
	for i >= from && !f.named[i] && (d.Tokens[i].Tag.IsAdverb() || i > from && isAuxiliary(d.Tokens[i-1].Lemma) && d.Tokens[i].Tag == doc.JJ || d.Tokens[i].Tag == doc.MD || isAuxiliary(d.Tokens[i].Lemma) || days[d.Tokens[i].Lemma]) {
		i--
	}
	if i > from && d.Word(i) == "on" { // "the club on Monday said"
		i--
	}
	if i >= from && (d.Tokens[i].Tag == doc.WP || d.Tokens[i].Tag == doc.WDT) && d.Word(i) != "what" {
		return f.antecedent(i, from)
	}
	if i > from+1 && d.Tokens[i].Tag == doc.Close { // an abbreviation: the agency (DGA) said
		for j := i - 1; j > from && i-j < 6; j-- {
			if d.Tokens[j].Tag == doc.Open {
				i = j - 1
				break
			}
		}
	}
	if i >= from && d.Word(i) == "," { // an apposition: Raab, the minister, said
		for j := i - 1; j > from && i-j < 20; j-- {
			if d.Word(j) != "," {
				continue
			}
			if d.Tokens[j-1].Tag == doc.CD && j-2 > from && d.Word(j-2) == "," { // "Raab, 47, a lawyer, said"
				j -= 2
			}
			tag := d.Tokens[j+1].Tag
			if f.t.Lemma(j+1) == "whose" { // often taken for a determiner
				tag = doc.WPS
			}
			switch r, h := f.nounPhraseUpTo(j-1, from); tag {
			case doc.WP, doc.WDT, doc.VBN, doc.VBG, doc.IN, doc.WPS: // "Raab, who is 50, said"
				return r, h
			default:
				if r.Empty() {
					return r, h
				}
				return doc.Range{From: r.From, To: i}, h
			}
		}
	}
	return f.nounPhraseUpTo(i, from)
}

// nounPhraseUpTo returns the noun phrase that ends with token i, with those
// before it that it describes, and its head.
func (f *finder) nounPhraseUpTo(i, from int) (doc.Range, int) {
	d := f.d
	if i < from || !isNominal(d.Tokens[i].Tag) && !f.named[i] || f.inside[i] > 0 {
		return doc.Range{}, none
	}
	r := f.nounPhraseBefore(i, from)
	head := i
	if d.Tokens[i].Tag.IsAdjective() && !f.named[i] && d.Tokens[r.From].Tag != doc.DT { // "the poor" speak, "unclear" does not
		return doc.Range{}, none
	}
	// "doctors at the hospital", "people familiar with the talks"
	for {
		k := r.From - 2
		if k < from || !attaches[f.t.Lemma(k+1)] && f.t.Lemma(k+1) != "to" {
			break
		}
		if k > from && describes[f.t.Lemma(k)] && d.Tokens[k-1].Tag.IsNoun() {
			k--
		} else if f.t.Lemma(k+1) == "to" && d.Tokens[k].Tag != doc.NN && d.Tokens[k].Tag != doc.NNS {
			break
		}
		if !f.heads(k) {
			break
		}
		head = k
		r.From = f.nounPhraseBefore(head, from).From
	}
	r.From = f.coordination(r.From, from)
	return r, head
}

// coordination returns where "Russia, Iran and China" begins whose last noun
// phrase begins at token i; or i, where that is not sure to be one subject.
func (f *finder) coordination(i, from int) int {
	d := f.d
	k := i - 1
	if k > from && d.Tokens[k].Tag == doc.CC && d.Word(k-1) == "," { // "Canada, and the EU"
		k--
	} else if k <= from || d.Tokens[k].Tag != doc.CC {
		return i
	}
	first := i
	for k-1 >= from && d.Tokens[k-1].Tag.IsNoun() && first-k < maxPhrase {
		first = f.nounPhraseBefore(k-1, from).From
		if k = first - 1; k < from || d.Word(k) != "," {
			break
		}
	}
	switch {
	case first == i:
	case first == from, d.Word(first-1) == ",", subordinators[f.t.Lemma(first-1)], f.t.Lemma(first-1) == "that":
		return first
	}
	return i
}

// heads reports whether token i may head a noun phrase with a preposition
// behind it: "spokesman for", "several of".
func (f *finder) heads(i int) bool {
	t := f.d.Tokens[i].Tag
	return t.IsNoun() && !days[f.t.Lemma(i)] || (t.IsAdjective() || t == doc.CD || t == doc.DT) && f.d.Word(i+1) == "of"
}

// attaches are the prepositions that tie a noun phrase to the noun before it.
var attaches = map[string]bool{"of": true, "for": true, "from": true, "at": true, "by": true, "with": true, "in": true}

// describes are the words that tie a phrase to the people before them: "people
// familiar with", "sources close to".
var describes = map[string]bool{
	"familiar": true, "close": true, "loyal": true, "opposed": true, "responsible": true, "critical": true,
	"briefed": true, "brief": true, "involved": true, "involve": true, "present": true, "near": true,
}

// nounPhraseBefore returns the noun phrase that ends with token i.
func (f *finder) nounPhraseBefore(i, from int) doc.Range {
	d := f.d
	end := i + 1
	for i >= from && end-i < maxPhrase && f.inside[i] == 0 && (inNounPhrase(d.Tokens[i].Tag) || f.named[i]) {
		if t := d.Tokens[i].Tag; t == doc.DT || t == doc.PRPS || t == doc.PRP {
			i--
			break
		}
		i--
	}
	return doc.Range{From: i + 1, To: end}
}

// maxPhrase is the length in tokens up to which a noun phrase is read by tags.
const maxPhrase = 40

// nounPhraseAt returns the noun phrase that begins at token i, with a phrase
// with "of" or "for" behind it.
func (f *finder) nounPhraseAt(i, limit int) doc.Range {
	limit = min(limit, i+maxPhrase)
	r := f.baseNounPhraseAt(i, limit)
	for k := r.To; k+1 < limit && !r.Empty() && f.inside[k] == 0 && (f.d.Word(k) == "of" || f.d.Word(k) == "for"); k = r.To {
		next := f.baseNounPhraseAt(k+1, limit)
		if next.Empty() {
			break
		}
		r.To = next.To
	}
	return r
}

// baseNounPhraseAt is nounPhraseAt without what follows the noun.
func (f *finder) baseNounPhraseAt(i, limit int) doc.Range {
	d := f.d
	r := doc.Range{From: i, To: i}
	noun := false
	for k := i; k < limit && f.inside[k] == 0; k++ {
		t := d.Tokens[k].Tag
		if t == doc.PRP && k == i {
			return doc.Range{From: i, To: i + 1}
		}
		if k == i && t == doc.DT && isDemonstrative(f.t.Lemma(k)) && (k+1 == limit || !inNounPhrase(d.Tokens[k+1].Tag) || d.Tokens[k+1].Tag == doc.DT) {
			return doc.Range{From: i, To: i + 1}
		}
		if !inNounPhrase(t) && t != doc.VBN || noun && (t == doc.DT || t == doc.PRPS || t == doc.PRP || t == doc.VBN) {
			break
		}
		if t.IsNoun() || t == doc.CD && r.To > i {
			noun = true
			r.To = k + 1
		}
	}
	return r
}

func isDemonstrative(lemma string) bool {
	switch lemma {
	case "this", "that", "these", "those":
		return true
	}
	return false
}

// appositionAt returns r with the noun phrase that a comma adds to it: "Lena
// Brandt, the union's chief negotiator".
func (f *finder) appositionAt(r doc.Range, limit int) doc.Range {
	if r.Empty() || r.To+1 >= limit {
		return r
	}
	if t := f.d.Tokens[r.To]; t.Tag == doc.VBN || describes[t.Lemma] { // "a person briefed on the plans"
		for k := r.To; k < limit && k < r.To+12; k++ {
			switch tag := f.d.Tokens[k].Tag; {
			case tag == doc.Comma || tag == doc.Period || k+1 == limit:
				if k+1 == limit && tag != doc.Period {
					k++
				}
				r.To = k
				return r
			case tag.IsVerb() && k > r.To || tag == doc.MD || f.inside[k] > 0:
				return r
			}
		}
		return r
	}
	if f.d.Word(r.To) != "," {
		return r
	}
	switch f.d.Tokens[r.To+1].Tag {
	case doc.DT, doc.PRPS, doc.NN, doc.NNP, doc.JJ, doc.CD:
	default:
		return r
	}
	a := f.nounPhraseAt(r.To+1, limit)
	for !a.Empty() && a.To+1 < limit && attaches[f.t.Lemma(a.To)] {
		next := f.nounPhraseAt(a.To+1, limit)
		if next.Empty() {
			break
		}
		a.To = next.To
	}
	if a.Empty() || a.To < limit && f.d.Word(a.To) != "," && f.d.Tokens[a.To].Tag != doc.Period {
		return r
	}
	r.To = a.To
	return r
}

// headOf returns the head of a noun phrase read by words: the last noun before
// a preposition or comma.
func (f *finder) headOf(r doc.Range) int {
	if r.Empty() {
		return none
	}
	for k := r.From; k < r.To; k++ {
		if t := f.d.Tokens[k].Tag; k > r.From && (t == doc.IN || t == doc.Comma) {
			return k - 1
		}
	}
	return r.To - 1
}

func isNominal(t doc.Tag) bool {
	return t.IsNoun() || t == doc.PRP || t == doc.DT || t == doc.CD || t == doc.EX || t.IsAdjective() || t == doc.WP || t == doc.WDT
}

func inNounPhrase(t doc.Tag) bool {
	return t.IsNoun() || t.IsAdjective() || t == doc.DT || t == doc.PDT || t == doc.PRPS || t == doc.POS ||
		t == doc.CD || t == doc.PRP
}

// phrase returns the tokens of the noun phrase that h heads: with article,
// title and complements, without relative clause and set-off apposition.
func (f *finder) phrase(h int) doc.Range { return f.phraseTo(h, 0) }

const maxNesting = 6

func (f *finder) phraseTo(h, depth int) doc.Range {
	r := doc.Range{From: h, To: h + 1}
	if depth == maxNesting {
		return r
	}
	t := f.t
	for c := range t.Children(h) {
		switch t.Rel(c) {
		case doc.RelCompound, doc.RelAMod, doc.RelDet, doc.RelNumMod, doc.RelNMod, doc.RelNModPoss,
			doc.RelFlat, doc.RelFixed, doc.RelConj:
		case doc.RelAppos:
			if f.d.Tokens[t.Subtree(c).From].Tag == doc.Open { // an abbreviation in brackets
				continue
			}
		case doc.RelAdvMod:
			if c > h {
				continue
			}
		default:
			continue
		}
		if f.t.Rel(c) == doc.RelConj && !f.d.Tokens[c].Tag.IsNoun() && f.d.Tokens[c].Tag != doc.PRP {
			continue
		}
		if f.inside[c] != f.inside[h] || days[t.Lemma(c)] {
			continue
		}
		sub := f.phraseTo(c, depth+1)
		for _, rel := range [...]doc.Rel{doc.RelCase, doc.RelDet, doc.RelCC} {
			if k := t.Child(c, rel); k != none {
				if k < sub.From {
					sub.From = k
				} else if k >= sub.To && rel == doc.RelCase {
					sub.To = k + 1
				}
			}
		}
		r.From, r.To = min(r.From, sub.From), max(r.To, sub.To)
	}
	return r
}

// sentenceStart returns the first token of the sentence of token k.
func (f *finder) sentenceStart(k int) int {
	if s := f.d.SentenceAt(f.d.Tokens[k].Start); s >= 0 {
		return f.d.Sentences[s].Tokens.From
	}
	return k
}

// trim takes from a content what is not part of it: a leading "that", commas,
// dashes and conjunctions at its borders, the final stop; and takes in a
// quotation mark whose partner is inside.
func (f *finder) trim(r doc.Range) doc.Range {
	d := f.d
	for r.From < r.To && f.inside[r.From] == 0 {
		t := d.Tokens[r.From].Tag
		w := d.Word(r.From)
		if t.IsPunct() && t != doc.Open || w == "that" && t != doc.DT && t != doc.WDT && r.Len() > 1 && f.isMark(r.From) && f.hasFinite(r) && !f.hasFinite(doc.Range{From: r.From + 1, To: r.From + 2}) || t == doc.CC && f.t.Rel(r.From) == doc.RelCC {
			r.From++
			continue
		}
		break
	}
	for r.From < r.To && f.inside[r.To-1] == 0 {
		t := d.Tokens[r.To-1].Tag
		if t.IsPunct() && t != doc.Close || t == doc.CC {
			r.To--
			continue
		}
		break
	}
	if r.Empty() {
		return r
	}
	// A quotation is taken in whole or not at all.
	if p := f.paragraphAt(r.From); p.From >= r.From-1 {
		r.From = min(r.From, p.From)
	}
	if p := f.paragraphAt(r.To - 1); p.To <= r.To+2 && p.From >= r.From {
		r.To = max(r.To, p.To)
	}
	return r
}

// paragraphAt returns the paragraph of a quotation that token i stands in, or
// the empty range at i.
func (f *finder) paragraphAt(i int) doc.Range {
	q := f.inside[i]
	if q == 0 {
		return doc.Range{From: i, To: i}
	}
	parts := f.quotes[q-1].parts
	k, _ := slices.BinarySearchFunc(parts, i+1, func(p doc.Range, at int) int { return cmp.Compare(p.From, at) })
	return parts[k-1]
}

// isMark reports whether token i is a complementizer.
func (f *finder) isMark(i int) bool {
	return f.t.Rel(i) == doc.RelMark || f.d.Tokens[i].Tag == doc.IN
}

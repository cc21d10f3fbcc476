package statement

import "lede/app/doc"

// The subject of a verb: by the tree, and by the words before it, which still stand where
// a parser slips.

// subjectOf returns the subject of verb v: that of the tree where it stands
// before the verb with no other verb between, else the noun phrase before the
// verb.
func (f *finder) subjectOf(v, from int) (doc.Range, int) {
	if v > from && f.named[v-1] && f.t.Rel(v) == doc.RelConj && f.t.Child(v, doc.RelNSubj, doc.RelNSubjPass) == none {
		if w, wh := f.subjectByWords(v, from); w.To == v && w.From > from && f.tag(w.From-1) == doc.CC {
			return w, wh // "senators denounced it and Speaker Mike Johnson declared"
		}
	}
	h := f.t.Subject(v)
	for c := range f.t.Children(v) { // "the truth is that neither party believes": the nearest
		if c > h && c < v && h != none && f.t.Head(h) == v && f.t.Rel(c) == doc.RelNSubj {
			h = c
		}
	}
	if h == none && f.t.Rel(v) == doc.RelConj && f.t.Head(v) < v && f.t.Head(v) >= from && f.tag(f.t.Head(v)).IsVerb() {
		return f.subjectOf(f.t.Head(v), from) // "suspended the licence and promised"
	}
	if h != none && (!isNominal(f.tag(h)) || isReflexive(f.lemma(h)) || days[f.lemma(h)] || f.tag(h).IsAdjective() && f.t.Child(h, doc.RelDet) == none && !speaksAlone[f.lemma(h)]) {
		h = none
	}
	if v > from && f.tag(v-1) == doc.TO {
		// "the minister refused to say", but not "good reason to believe"
		if h == none || f.t.Rel(v) == doc.RelAcl || h > v || f.lemma(h) == "it" {
			return doc.Range{}, none
		}
		if r := f.phrase(h); r.To < v-1 {
			return r, h
		}
		return doc.Range{}, none
	}
	if h != none && f.t.Rel(h) != doc.RelExpl && h >= from && (h > v || f.t.Head(h) != v || !f.verbBetween(h, v)) {
		if r := f.phrase(h); h > v || r.To <= v {
			return f.subjectAt(h, r, v, from)
		}
	}
	and := v - 1
	for and > from && f.tag(and).IsAdverb() {
		and--
	}
	if v > from && f.tag(and) == doc.CC { // "stood on platform four and told"
		for k := and - 1; k >= from && k > v-maxPhrase; k-- {
			if t := f.tag(k); (t == doc.VBD || t == doc.VBZ || t == doc.VBP) && sameForm(t, f.tag(v)) && !isAuxiliary(f.lemma(k)) {
				return f.subjectOf(k, from)
			}
		}
	}
	if r, h := f.withRelativeClause(v, from); !r.Empty() {
		return r, h
	}
	if w, wh := f.subjectByWords(v, from); !w.Empty() || v == from || f.t.Head(v) != none || f.tag(v-1) == doc.CC {
		return w, wh
	}
	// The main verb far from its subject.
	w := f.nounPhraseAt(from, v)
	return w, f.headOf(w)
}

// agrees reports whether noun h can be the subject of verb v by number: "workers
// blame the firm, which blasts rock, and say".
func (f *finder) agrees(h, v int) bool {
	return h == none || f.tag(v) != doc.VBP || f.tag(h) != doc.NN && f.tag(h) != doc.NNP
}

// subjectAt returns the subject r of verb v, headed by h, that the tree found; or
// what the words before the verb show more of it, or another: "On board the ship,
// Paris says".
func (f *finder) subjectAt(h int, r doc.Range, v, from int) (doc.Range, int) {
	if t := f.tag(r.From); t == doc.WP || t == doc.WDT {
		if r.From++; r.Empty() { // "who said": who that is
			return f.antecedent(h, from)
		}
	}
	if f.t.Rel(h) == doc.RelAppos && r.From-2 >= from && f.named[r.From-2] {
		return f.nounPhraseUpTo(r.From-2, from) // "Ann Lee, the head of the agency, who said"
	}
	r = f.upToVerb(r, v)
	w, wh := f.subjectByWords(v, from)
	switch {
	case h < v && w.From <= r.From && r.To <= w.To:
		if wh < r.From {
			h = wh
		}
		return w, h
	case r.From < w.From && w.From < r.To && r.To < w.To: // "the head, press, [Ms Berg], said"
		return doc.Range{From: r.From, To: w.To}, h
	case h < v && !w.Empty() && r.To < w.From && (f.hasBreak(r.To, w.From) || f.opensClause(r.To, w.From)):
		return w, wh
	}
	return r, h
}

// withRelativeClause returns the noun phrase that opens the clause of verb v, where
// all between the two is a relative clause with one verb of its own: "A teacher [who
// asked not to be named] said".
func (f *finder) withRelativeClause(v, from int) (doc.Range, int) {
	w := f.nounPhraseAt(from, v)
	if w.Empty() || w.To+1 >= v || f.tag(w.To) != doc.WP {
		return doc.Range{}, none
	}
	finite := 0
	for k := w.To + 1; k < v; k++ {
		switch t := f.tag(k); {
		case t.IsPunct() || t == doc.CC || f.inside[k] > 0:
			return doc.Range{}, none
		case (t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD) && !isAuxiliary(f.lemma(k)):
			finite++
		}
	}
	if finite != 1 {
		return doc.Range{}, none
	}
	return w, f.headOf(w)
}

// opensClause reports whether tokens from to to hold a verb and end in a word that
// opens a clause of its own: "the comments [came as] the EU accused".
func (f *finder) opensClause(from, to int) bool {
	return f.tag(to-1) == doc.IN && f.verbBetween(from-1, to)
}

// antecedent returns the noun phrase before the relative pronoun w.
func (f *finder) antecedent(w, from int) (doc.Range, int) {
	k := w - 1
	if k > from && f.d.Word(k) == "," { // "the head of the agency, who said"
		r, h := f.nounPhraseUpTo(k-1, from)
		if one := f.nounPhraseBefore(k-1, from); r.From < one.From && (f.lemma(one.From-1) == "from" || f.lemma(one.From-1) == "by") {
			return one, k - 1 // "a rebuke from the speaker, who said"
		}
		return r, h
	}
	if k < from || !isNominal(f.tag(k)) {
		return doc.Range{}, none
	}
	return f.nounPhraseBefore(k, from), k // "a shooting by an officer who said"
}

// upToVerb widens the subject r of verb v by what stands between the two,
// where that is no clause of its own: "people [familiar with the talks] said".
func (f *finder) upToVerb(r doc.Range, v int) doc.Range {
	d := f.d
	end := v
	for end > r.To && (f.tag(end-1).IsAdverb() || f.tag(end-1) == doc.MD || isAuxiliary(d.Tokens[end-1].Lemma)) {
		end--
	}
	if r.To < end {
		switch t := f.tag(r.To); {
		case t == doc.JJ, t == doc.VBN, t == doc.VBG, t == doc.TO, t == doc.CC:
		case t == doc.IN && attaches[f.lemma(r.To)]:
		default:
			return r
		}
	}
	for k := r.To; k < end; k++ {
		if t := f.tag(k); t.IsPunct() || t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || t == doc.WP || t == doc.WDT || d.Word(k) == "that" {
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
		switch t := f.tag(k); t {
		case doc.WP, doc.WDT, doc.WPS, doc.WRB:
			relative = true
		case doc.VBD, doc.VBZ, doc.VBP:
			if !relative && !isAuxiliary(f.lemma(k)) {
				return true
			}
		}
	}
	return false
}

// subjectByWords reads the subject of verb k off the words before it: its tokens
// and its head.
func (f *finder) subjectByWords(k, from int) (doc.Range, int) {
	d := f.d
	i := k - 1
	if i == from && i >= 0 && f.tag(i).IsAdverb() && isPlural(d.Word(i)) {
		return doc.Range{From: i, To: k}, i // "Neighbours described", taken for an adverb
	}
	for i >= from && !f.named[i] && (f.tag(i).IsAdverb() || i > from && isAuxiliary(d.Tokens[i-1].Lemma) && f.tag(i) == doc.JJ || f.tag(i) == doc.MD || isAuxiliary(d.Tokens[i].Lemma) || days[d.Tokens[i].Lemma]) {
		i--
	}
	if i > from && (d.Word(i) == "on" || isReflexive(f.lemma(i))) { // "the club on Monday said", "the president himself said"
		i--
	}
	if i >= from && (f.tag(i) == doc.WP || f.tag(i) == doc.WDT) && d.Word(i) != "what" {
		return f.antecedent(i, from)
	}
	if i >= from && f.tag(i) == doc.VBZ && (i == from || d.Word(i-1) == ",") {
		return doc.Range{From: i, To: i + 1}, i // "figures show", taken for a verb
	}
	if i > from+1 && f.tag(i) == doc.Close { // an abbreviation: the agency (DGA) said
		for j := i - 1; j > from && i-j < 6; j-- {
			if f.tag(j) == doc.Open {
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
			if f.tag(j-1) == doc.CD && j-2 > from && d.Word(j-2) == "," { // "Raab, 47, a lawyer, said"
				j -= 2
			}
			tag := f.tag(j + 1)
			if f.lemma(j+1) == "whose" { // often taken for a determiner
				tag = doc.WPS
			}
			if k := f.participleBefore(j, from); k > from {
				return f.nounPhraseUpTo(k-1, from)
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
	return f.withItsKind(i, from)
}

// participleBefore returns the comma that opens the participle clause in which
// the comma at j stands: "Ms Berg, speaking at a rally in Tampa, Florida, said";
// -1 if there is none.
func (f *finder) participleBefore(j, from int) int {
	for k := j - 1; k > from && j-k < 20; k-- {
		switch t := f.tag(k); {
		case t == doc.VBD && f.d.Word(k-1) == ",": // taken for a past tense: "One email, dated May 4, 2012, shows"
			return k - 1
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || f.inside[k] > 0:
			return -1
		case f.d.Word(k) == ",":
			if next := f.tag(k + 1); next == doc.VBG || next == doc.VBN {
				return k
			}
		}
	}
	return -1
}

// withItsKind returns the noun phrase that ends at token i, and before a name
// what bears it: "a group called Night Lynx", "a gang known as Ironbark".
func (f *finder) withItsKind(i, from int) (doc.Range, int) {
	r, h := f.nounPhraseUpTo(i, from)
	k := r.From - 1
	if !r.Empty() && k > from && f.lemma(k) == "as" && f.lemma(k-1) == "know" {
		k--
	}
	if r.Empty() || k <= from || !callings[f.lemma(k)] || !f.tag(k-1).IsNoun() || !f.hasName(r) {
		return r, h
	}
	if kind, _ := f.nounPhraseUpTo(k-1, from); !kind.Empty() {
		r.From = kind.From
	}
	return r, h
}

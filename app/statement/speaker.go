package statement

import "lede/app/doc"

// Who speaks: the subject of a verb of saying, found where it may be.

// speaker returns the noun phrase that speaks through s, and its head.
func (f *finder) speaker(s *site) (doc.Range, int) {
	if s.passive {
		if h := f.t.Child(s.v, doc.RelOblAgent); h != none && isNominal(f.tag(h)) && h > s.v {
			return f.phrase(h), h
		}
		return doc.Range{}, none
	}
	if f.tag(s.v) == doc.VBG && s.v > s.r.From && f.d.Word(s.v-1) == "as" { // "was quoted as saying"
		for k := s.v - 2; k >= s.r.From && k > s.v-9; k-- {
			if l := f.lemma(k); l == "quote" || l == "cite" || l == "report" || l == "record" {
				if n := f.nounPhraseAt(k+1, s.v-1); !n.Empty() && n.To == s.v-1 && !f.isPassive(k) {
					return n, f.headOf(n) // "quoted him as saying"
				}
				return f.subjectOf(k, s.r.From)
			}
		}
	}
	// "…, adding that", "and added that": who spoke just before.
	if p := f.goesOn(s); p >= 0 {
		return f.found[p].speaker, f.found[p].head
	}
	if p := f.d.Tokens[max(s.v-1, s.r.From)]; f.tag(s.v) == doc.VBG && (p.Tag == doc.Comma || p.Tag == doc.IN || s.v > s.r.From+1 && f.inside[s.v-1] > 0) {
		for k := s.v - 2; k >= s.r.From; k-- { // "said his rival was finished, adding": who said
			if t := f.tag(k); f.inside[k] == 0 && (t == doc.VBD || t == doc.VBZ || t == doc.VBP) && f.isSaying(k, s.r.To) {
				return f.subjectOf(k, s.r.From)
			}
		}
		for k := s.v - 2; k >= s.r.From; k-- { // "withdrew its offer, believing that"
			if t := f.tag(k); t == doc.VBD || t == doc.VBZ || t == doc.VBP {
				return f.subjectOf(k, s.r.From)
			}
		}
	}
	if r, h := f.subjectOf(s.v, s.r.From); f.tag(s.v) != doc.VBG || r.Empty() || h == none || f.named[h] || f.isVoice(h) {
		return r, h
	}
	return f.mainSubject(s)
}

// hasBreak reports whether a comma, dash or bracket stands among tokens from to
// to.
func (f *finder) hasBreak(from, to int) bool {
	for k := from; k < to; k++ {
		if f.tag(k).IsPunct() {
			return true
		}
	}
	return false
}

// trimSpeaker takes days and commas off the front of a speaker, and where it was
// said off its end.
func (f *finder) trimSpeaker(r doc.Range) doc.Range {
	if k := r.From; k > 1 && r.Len() > 1 && f.tag(k) == doc.CC && f.tag(k-1) == doc.POS { // "[teachers'] and nurses' unions"
		r.From = f.nounPhraseBefore(k-1, f.sentenceStart(k)).From
	}
	for r.Len() > 1 {
		if t := f.d.Tokens[r.From]; t.Tag != doc.Comma && t.Lemma != "whether" && !days[t.Lemma] && !(t.Tag == doc.IN && days[f.lemma(r.From+1)]) {
			break
		}
		r.From++
	}
	for k := r.From + 1; k+1 < r.To; k++ {
		if f.d.Word(k) == "," && asides[f.lemma(k+1)] {
			r.To = k // "Turkey, according to Washington,", "Mr Lane, without evidence,"
		}
		if f.d.Word(k) == "as" && f.tag(k+1) == doc.DT {
			r.To = k // "hailed by rights groups as a victory"
		}
	}
	if r.Len() > 3 && days[f.lemma(r.To-1)] && f.d.Word(r.To-2) == "on" { // "a poll published on Monday"
		r.To -= 2
	}
	if r.Len() > 3 && (f.isVoice(r.To-1) || settings[f.lemma(r.To-1)]) { // "Ms Berg in a statement"
		for k := r.From + 1; k < r.To-1; k++ {
			if l := f.lemma(k); l == "in" || l == "during" || l == "at" {
				r.To = k
				break
			}
		}
	}
	for r.Len() > 1 && f.d.Word(r.To-1) == "," {
		r.To--
	}
	return r
}

// mainSubject returns the subject of "saying" in "The minister played down the
// unrest saying that": that of the verb before, unless the noun between is one
// that has its own say ("with critics saying").
func (f *finder) mainSubject(s *site) (doc.Range, int) {
	near, head := f.subjectOf(s.v, s.r.From)
	if near.To < s.v || near.From > s.r.From && f.lemma(near.From-1) == "with" {
		return near, head
	}
	for k := near.From - 1; k >= s.r.From && k > near.From-maxPhrase; k-- {
		switch t := f.tag(k); {
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
	for k > s.r.From && (f.tag(k).IsAdverb() || isAuxiliary(d.Tokens[k].Lemma)) {
		k--
	}
	if k <= s.r.From || len(f.found) == 0 {
		return -1
	}
	gerund := f.tag(s.v) == doc.VBG && d.Word(k) == ","
	p := len(f.found) - 1
	list := d.Word(k) == "," && sameForm(f.tag(s.v), d.Tokens[f.found[p].cue.From].Tag) // "called it a hoax, vowed to fight it"
	if !gerund && !list && f.tag(k) != doc.CC {
		return -1
	}
	for ; p >= 0 && f.found[p].cue.From >= s.r.From; p-- {
		x := &f.found[p]
		if x.cue.From < k && !x.speaker.Empty() && x.last() >= k-1 && x.last() <= k+1 && f.agrees(x.head, s.v) {
			return p
		}
	}
	return -1
}

// agrees reports whether noun h can be the subject of verb v by number: "workers
// blame the firm, which blasts rock, and say".
func (f *finder) agrees(h, v int) bool {
	return h == none || f.tag(v) != doc.VBP || f.tag(h) != doc.NN && f.tag(h) != doc.NNP
}

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

// speakerNear is subjectOf for a clause that begins at token from and stands
// beside a quotation; its verb v is n tokens long and may come first.
func (f *finder) speakerNear(v, n, from, limit int) (doc.Range, int) {
	var w doc.Range
	var wh int
	if v == from { // said Raab
		w = f.nounPhraseAt(v+n, limit)
		if k := v + n; w.Empty() && k+1 < limit && f.tag(k) == doc.VBG && f.tag(k+1).IsNoun() { // said sporting director Lind
			w = doc.Range{From: k, To: f.nounPhraseAt(k+1, limit).To}
		}
		w = f.appositionAt(w, limit)
		if w.Empty() && v+n < limit && speaksAlone[f.lemma(v+n)] { // "…," says one
			w = doc.Range{From: v + n, To: v + n + 1}
		}
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

// nothingElse returns the tokens between from and verb v if they are nouns,
// their prepositions and commas: a name with all its titles.
func (f *finder) nothingElse(v, from int) doc.Range {
	d := f.d
	for v > from && !f.named[v-1] && (f.tag(v-1).IsAdverb() || f.tag(v-1) == doc.MD || isAuxiliary(d.Tokens[v-1].Lemma) || d.Word(v-1) == ",") {
		v--
	}
	for k := from; k < v; k++ {
		if t := f.tag(k); !inNounPhrase(t) && !f.named[k] && t != doc.IN && t != doc.CC && d.Word(k) != "," && !(t == doc.TO && k > 0 && describes[f.lemma(k-1)]) || subordinators[f.lemma(k)] {
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

// sentenceStart returns the first token of the sentence of token k.
func (f *finder) sentenceStart(k int) int {
	if s := f.d.SentenceAt(f.d.Tokens[k].Start); s >= 0 {
		return f.bodies[s].From
	}
	return k
}

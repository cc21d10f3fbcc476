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

// sentenceStart returns the first token of the sentence of token k.
func (f *finder) sentenceStart(k int) int {
	if s := f.d.SentenceAt(f.d.Tokens[k].Start); s >= 0 {
		return f.bodies[s].From
	}
	return k
}

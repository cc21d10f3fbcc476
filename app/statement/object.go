package statement

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/quote"
)

// What is said where it is no clause with a finite verb: an infinitive ("vowed to
// go"), an object and what is said of it ("called the ruling a shame", "put the toll
// at 12"), a gerund ("denied taking it").

// infinitiveByWords returns what s vows, hopes or declines to do.
func (f *finder) infinitiveByWords(s *site) content {
	i := s.after()
	if k := i + 1; k < s.r.To && f.tag(i) == doc.IN { // "promised for two years to", "declined through a spokesman to"
		if n := f.baseNounPhraseAt(k, s.r.To); !n.Empty() && f.isInfinitive(n.To, s.r.To) && !f.isClaim(n.To-1) {
			i = n.To
		}
	}
	if s.passive || !f.isInfinitive(i, s.r.To) {
		return content{}
	}
	return content{parts: []doc.Range{{From: f.infinitive(i, s.r.To), To: f.clauseEnd(i, s)}}}
}

// isInfinitive reports whether "to VERB" or "not to VERB" stands at token i.
func (f *finder) isInfinitive(i, end int) bool { return f.infinitive(i, end) >= 0 }

// infinitive returns where the infinitive at token i begins, or -1.
func (f *finder) infinitive(i, end int) int {
	d := f.d
	for k := i; k < end && k < i+3; k++ {
		switch {
		case f.tag(k).IsAdverb():
			continue
		case f.tag(k) == doc.TO && k+1 < end:
			for k++; k < end && (f.tag(k).IsAdverb() || quote.IsMark(d.Word(k))); k++ {
			}
			if k < end && f.tag(k) == doc.VB {
				return i
			}
		}
		return -1
	}
	return -1
}

// passiveToByWords returns what somebody is said to do, and who that is.
func (f *finder) passiveToByWords(s *site) content {
	i := s.after()
	if i+1 < s.r.To && f.d.Word(i) == "by" {
		i = f.nounPhraseAt(i+1, s.r.To).To
	}
	if !s.passive || !f.isInfinitive(i, s.r.To) {
		return content{}
	}
	parts := []doc.Range{{From: i, To: f.clauseEnd(i, s)}}
	if who, _ := f.subjectOf(s.v, s.r.From); !who.Empty() {
		parts = []doc.Range{who, parts[0]}
	}
	return content{parts: parts}
}

// listenerTo returns "people to stay indoors" of "urged people to stay indoors".
func (f *finder) listenerTo(s *site) content {
	if s.passive {
		return content{}
	}
	n := f.nounPhraseAt(s.after(), s.r.To)
	to := f.skipDay(n.To, s.r.To)
	if n.Empty() || !f.isInfinitive(to, s.r.To) {
		return content{}
	}
	what := doc.Range{From: to, To: f.clauseEnd(to, s)}
	if to == n.To {
		return content{parts: []doc.Range{{From: n.From, To: what.To}}, about: []doc.Range{n}}
	}
	return content{parts: []doc.Range{n, what}, about: []doc.Range{n}} // "ordered agencies on Wednesday to"
}

// objectAndByWords returns "investors of heavy losses" of "warned investors of
// heavy losses".
func (f *finder) objectAndByWords(s *site, prepositions ...string) content {
	d, i, end := f.d, s.after(), s.r.To
	var by doc.Range
	if s.passive && i+1 < end && d.Word(i) == "by" { // "was accused by rivals of lying"
		if by = f.nounPhraseAt(i+1, end); !by.Empty() {
			if k := by.To; k+1 < end && attaches[f.lemma(k)] && !slices.Contains(prepositions, d.Word(k)) {
				by.To = max(k, f.nounPhraseAt(k+1, end).To) // "by people in attendance"
			}
			i = by.To
		}
	}
	if s.passive && i+1 < end && slices.Contains(prepositions, d.Word(i)) { // "was accused of lying"
		if who, _ := f.subjectByWords(s.v, s.r.From); !who.Empty() {
			return content{parts: []doc.Range{who, {From: i, To: f.clauseEnd(i, s)}}, about: []doc.Range{who}, speaker: by, head: f.headOf(by)}
		}
	}
	if st := s.c.uses[0].stance; (st == doc.Denies || st == doc.Condemns) && !s.passive && i+1 < end && d.Word(i) == "as" && slices.Contains(prepositions, "as") && !f.isRelativeVerb(s) {
		return content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, s)}}} // "dismissed as a hoax a video that …"
	}
	if got := f.describedAs(s, prepositions); len(got.parts) > 0 {
		return got
	}
	if s.passive || i >= end || !startsNounPhrase(f.tag(i)) {
		return content{}
	}
	for k := i + 1; k+1 < end && k < i+maxPhrase; k++ {
		t := f.tag(k)
		if slices.Contains(prepositions, d.Word(k)) && (!f.tag(k+1).IsProper() || d.Word(k) != "of") { // "Ministry of State Security of"
			return content{parts: []doc.Range{{From: i, To: f.clauseEnd(k, s)}}, about: []doc.Range{{From: i, To: k}}}
		}
		if !inNounPhrase(t) && t != doc.CC && (t != doc.IN || subordinators[f.lemma(k)] || d.Word(k) == "that") && d.Word(k) != "," {
			break
		}
	}
	return content{}
}

// describedAs returns "an act of war" of "what officials described as an act of
// war", and "a charge … as “a smear”" of "a charge that Kyiv rejected as “a smear”".
func (f *finder) describedAs(s *site, prepositions []string) content {
	i := s.after()
	for i+1 < s.r.To && f.tag(i) == doc.IN && f.d.Word(i) != "as" { // "described in a speech as"
		n := f.nounPhraseAt(i+1, s.r.To)
		if n.Empty() {
			break
		}
		i = n.To
	}
	if i+1 >= s.r.To || f.d.Word(i) != "as" || !slices.Contains(prepositions, "as") {
		return content{}
	}
	who, head := f.subjectByWords(s.v, s.r.From)
	if who.Empty() || who.From-1 <= s.r.From || s.passive && !f.isNaming(s.v) {
		return content{}
	}
	w := who.From - 1
	to := f.paragraphAt(i + 1).To
	if to == i+1 {
		to = f.clauseEnd(to, s)
	}
	got := content{parts: []doc.Range{{From: i + 1, To: to}}, speaker: who, head: head}
	switch {
	case f.lemma(w) == "what":
		return got
	case f.isRelative(w):
		if f.d.Word(w-1) == "," {
			w--
		}
		what := f.nounPhraseBefore(w-1, s.r.From)
		if what.Empty() {
			return content{}
		}
		got.parts = []doc.Range{what, {From: i, To: got.parts[0].To}}
		got.about = []doc.Range{what}
		return got
	}
	return content{}
}

// isRelativeVerb reports whether s is the verb of a relative clause that has its
// object before it: "which it dismissed as".
func (f *finder) isRelativeVerb(s *site) bool {
	who, _ := f.subjectByWords(s.v, s.r.From)
	return who.Empty() || who.From > s.r.From && f.isRelative(who.From-1)
}

// matterByWords returns "haste" of "warned against haste".
func (f *finder) matterByWords(s *site) content {
	i := s.after()
	if s.passive || i+1 >= s.r.To {
		return content{}
	}
	switch f.d.Word(i) {
	case "of", "about", "against":
		return content{parts: []doc.Range{{From: i + 1, To: f.clauseEnd(i, s)}}}
	}
	return content{}
}

// matterFor returns "the delay" of "apologised for the delay".
func (f *finder) matterFor(s *site) content {
	if i := s.after(); !s.passive && i+1 < s.r.To && f.d.Word(i) == "for" {
		return content{parts: []doc.Range{{From: i + 1, To: f.clauseEnd(i, s)}}}
	}
	return content{}
}

// calledByWords returns "the ruling “a dark day”" of "called the ruling “a dark
// day”".
func (f *finder) calledByWords(s *site) content {
	d, end := f.d, s.r.To
	n := f.nounPhraseAt(s.after(), end)
	if who, head := f.subjectByWords(s.v, s.r.From); !s.passive && !who.Empty() && who.From > s.r.From && (f.lemma(who.From-1) == "what" || f.tag(who.From-1) == doc.WDT) && s.after() < end {
		// "what they called a stolen election", "which they call a betrayal"
		to := f.paragraphAt(s.after()).To
		if f.inside[s.after()] == 0 {
			to = n.To
			for k := s.after(); k < end && (f.inside[k] > 0 || inNounPhrase(f.tag(k))); k++ {
				to = max(to, k+1) // "what critics call her “pay-to-play” scheme"
			}
			if to < end && (d.Word(to) == "of" || d.Word(to) == "to") { // "a threat to peace"
				to = max(to, f.nounPhraseAt(to+1, end).To)
			}
		}
		if to > s.after() {
			return content{parts: []doc.Range{{From: s.after(), To: to}}, speaker: who, head: head}
		}
	}
	if i := s.after(); i+1 < end && n.To < end && f.inside[n.To] == 0 {
		switch {
		case (isDemonstrative(f.lemma(i)) || d.Word(i) == "her") && f.inside[i+1] > 0: // "called that “a lie”"
			n = doc.Range{From: i, To: i + 1}
		case n.Empty() && standsAlone[f.lemma(i)] && d.Word(i+1) == "of": // "called both of them “liars”"
			n = doc.Range{From: i, To: max(i, f.nounPhraseAt(i+2, end).To)}
		}
	}
	if k := n.To - 1; k-1 > n.From && f.tag(k) == doc.NN && strings.HasSuffix(d.Word(k), "ing") && f.tag(k-1).IsNoun() && n.To < end && f.tag(n.To).IsPunct() && !s.passive && !isReflexive(f.lemma(n.From)) {
		return content{parts: []doc.Range{n}, about: []doc.Range{{From: n.From, To: k}}} // "called the ruling disappointing"
	}
	if s.passive || n.Empty() || n.To+1 >= end || f.lemma(n.To) == "for" || isReflexive(f.lemma(n.From)) {
		return content{}
	}
	to := f.paragraphAt(n.To).To
	for to+1 < end && f.tag(to) == doc.CC && f.inside[to+1] > 0 { // “a lie” and “a shame”
		to = f.paragraphAt(to + 1).To
	}
	if to+2 < end && f.inside[to-1] > 0 && d.Word(to) == "that" && f.hasFinite(doc.Range{From: to, To: end}) { // "called it “proof” that she lied"
		to = f.clauseEnd(to+1, s)
	}
	if f.inside[n.To] == 0 {
		k, next := n.To, doc.NoTag
		for k+1 < end && f.tag(k).IsAdverb() {
			k++
		}
		if k+1 < end {
			next = f.tag(k + 1)
		}
		switch t := f.tag(k); {
		case f.tag(n.To) == doc.DT:
			to = f.clauseEnd(n.To, s)
		case (t.IsAdjective() || t == doc.VBG || t == doc.VBN && k > n.To || t == doc.VBD && next.IsPunct()) && (next.IsPunct() || next == doc.CC): // "called it politically motivated"
			to = k + 1
		default:
			return content{}
		}
	}
	return content{parts: []doc.Range{{From: n.From, To: to}}, about: []doc.Range{n}}
}

// putAt returns "the toll at 12" of "put the toll at 12".
func (f *finder) putAt(s *site) content {
	n := f.nounPhraseAt(s.after(), s.r.To)
	if s.passive || n.Empty() {
		return content{}
	}
	for k := n.To; k+1 < s.r.To && k < n.To+maxPhrase; k++ {
		if f.d.Word(k) != "at" {
			if t := f.tag(k); !inNounPhrase(t) && t != doc.IN && t != doc.VBN && t != doc.VBG {
				break
			}
			continue
		}
		for j := k + 1; j < s.r.To && j < k+5; j++ { // "at more than 9,000"
			if t := f.tag(j); t == doc.CD || t == doc.Dollar {
				return content{parts: []doc.Range{{From: n.From, To: f.clauseEnd(k, s)}}}
			}
		}
		break
	}
	return content{}
}

// responsibility returns "responsibility for the attack" of "claimed
// responsibility for the attack".
func (f *finder) responsibility(s *site) content {
	i := s.after()
	for i < s.r.To && (f.tag(i).IsAdjective() || f.d.Word(i) == "any") {
		i++
	}
	if s.passive || i >= s.r.To || f.lemma(i) != "responsibility" && f.lemma(i) != "credit" {
		return content{}
	}
	r := doc.Range{From: s.after(), To: i + 1}
	if i+1 < s.r.To && f.d.Word(i+1) == "for" {
		r.To = f.clauseEnd(i+1, s)
		for k := i + 3; k+2 < r.To; k++ {
			if f.d.Word(k) == "in" && f.tag(k+1) == doc.DT && (f.isVoice(k+2) || f.lemma(k+2) == "statement") {
				r.To = k // "for the blast in a statement"
			}
		}
	}
	return content{parts: []doc.Range{r}}
}

// gerundByWords returns "taking the money" of "denied taking the money".
func (f *finder) gerundByWords(s *site) content {
	i := s.after()
	if !s.passive && i < s.r.To && isDemonstrative(f.lemma(i)) && (i+1 == s.r.To || f.tag(i+1).IsPunct()) {
		return content{parts: []doc.Range{{From: i, To: i + 1}}} // "disputes that"
	}
	k := i
	for k+1 < s.r.To && f.tag(k).IsAdverb() { // "denied ever taking it"
		k++
	}
	if s.passive || k+1 >= s.r.To || f.tag(k) != doc.VBG || f.inside[k] > 0 {
		return content{}
	}
	return content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, s)}}}
}

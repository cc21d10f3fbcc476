package statement

import "lede/app/doc"

// The clause that stands before its verb of saying: "CLAUSE, NP said", "CLAUSE,
// said NP", and "CLAUSE, NP said, CLAUSE", where it goes on behind.

// fronted returns the clause before "…, NP said" or "…, said NP", and what of
// it goes on behind.
func (f *finder) fronted(s *site) content {
	d, r := f.d, s.r
	last := s.after() >= r.To || f.tag(s.after()) == doc.Period || // "…, records show."
		d.Word(s.after()) == "," && !f.hasVerb(doc.Range{From: s.after(), To: r.To}) // "…, a poll found, up from 36 percent."
	if !s.c.allows(frameQuote|frameThat) && !(last && s.c.allows(frameThatOnly)) || f.tag(s.v) == doc.VBG || f.opensWithParticiple(r.From) {
		return content{}
	}
	subject, head := f.frontedSubject(s)
	if subject.Empty() || f.isRelative(subject.From) {
		return content{}
	}
	k := min(subject.From, s.v) - 1
	if k == r.From && f.lemma(k) == "as" { // "As he said, …"
		if end := f.adjunctsEnd(s); end > 0 && end+1 < r.To && d.Word(end) == "," {
			return content{parts: []doc.Range{{From: end + 1, To: f.clauseEnd(end+1, s)}}, speaker: subject, head: head}
		}
		return content{}
	}
	if k > r.From && f.lemma(k) == "as" {
		k--
	}
	if k < r.From || d.Word(k) != "," || subordinators[f.lemma(r.From)] && !f.hasComma(r.From, k) {
		return content{}
	}
	// What follows the verb is no clause of its own, but may be the rest of
	// the clause before.
	end := f.adjunctsEnd(s)
	if end < 0 || f.hasObject(s) && subject.To <= s.v {
		return content{}
	}
	before := f.lastClause(doc.Range{From: r.From, To: k})
	rest := doc.Range{From: end, To: r.To}
	if end+2 < r.To && d.Word(end) == "," && (d.Word(end+1) == "as" || d.Word(end+1) == "while") && f.hasFinite(before) {
		rest = doc.Range{From: r.To, To: r.To} // "43 were missing, the agency said, as rescuers searched": who writes goes on
	}
	if k > r.From && f.isRelative(k-1) && end+1 < r.To && d.Word(end) == "," { // "the master, who, he said, had fled"
		return content{parts: []doc.Range{{From: end + 1, To: f.clauseEnd(end+1, s)}}, speaker: subject, head: head}
	}
	if f.interrupts(before, rest) || f.goesOnBehind(before, rest) {
		return content{parts: []doc.Range{before, {From: rest.From, To: f.clauseEnd(end+1, s)}}, speaker: subject, head: head}
	}
	if !rest.Empty() && f.hasFinite(rest) && !f.isRelative(rest.From+1) && f.tag(rest.From+1) != doc.VBG && f.tag(rest.From+1) != doc.CC {
		rest.To = f.clauseEnd(end+1, s)
		return content{parts: []doc.Range{before, rest}, speaker: subject, head: head}
	}
	if before.Len() < 3 || !f.hasFinite(before) && !(last && (f.hasVerb(before) || before.Len() > 4 && s.c.allows(frameThatOnly))) && (end > s.after() || end < r.To && !s.c.allows(frameQuote)) {
		return content{}
	}
	return content{parts: []doc.Range{before}, speaker: subject, head: head}
}

// frontedSubject returns who speaks through s: the noun phrase before it, or, of
// "…, said Raab", behind it.
func (f *finder) frontedSubject(s *site) (doc.Range, int) {
	if s.v > s.r.From && f.d.Word(s.v-1) == "," && inverts[s.c.phrase] {
		if after := f.appositionAt(f.nounPhraseAt(s.after(), s.r.To), s.r.To); !after.Empty() && !days[f.lemma(after.From)] && (s.c.phrase == "say" || f.hasName(after)) {
			return after, f.headOf(after)
		}
	}
	return f.subjectByWords(s.v, s.r.From)
}

// lastClause returns what of r stands behind its last semicolon.
func (f *finder) lastClause(r doc.Range) doc.Range {
	for j := r.To - 1; j > r.From; j-- {
		if f.d.Word(j) == ";" && f.inside[j] == 0 {
			r.From = j + 1
			break
		}
	}
	return r
}

// interrupts reports whether a clause of saying stands between a subject, or an
// auxiliary, and its verb: "The plan would, aides said, be paid for by a tax".
func (f *finder) interrupts(before, rest doc.Range) bool {
	k := rest.From + 1
	for k+1 < rest.To && f.tag(k).IsAdverb() {
		k++
	}
	if before.Empty() || k >= rest.To || f.d.Word(rest.From) != "," {
		return false
	}
	last, next := f.d.Tokens[before.To-1], f.tag(k)
	if last.Tag == doc.MD || isAuxiliary(last.Lemma) {
		return next.IsVerb() || next.IsAdjective()
	}
	return last.Tag.IsNoun() && !f.hasFinite(before) && (isFinite(next) && next != doc.VBG && next != doc.VBN || next == doc.MD)
}

// goesOnBehind reports whether what stands behind a clause of saying, without a
// verb of its own, is said too: "The road was closed, they say, because of snow".
func (f *finder) goesOnBehind(before, rest doc.Range) bool {
	k := rest.From + 1
	if k >= rest.To || !f.hasFinite(before) || f.d.Word(rest.From) != "," || f.tag(k) != doc.IN || f.hasVerb(rest) {
		return false
	}
	for ; k < rest.To; k++ {
		if f.isVoice(k) || settings[f.lemma(k)] || f.inside[k] > 0 || f.d.Word(k) == "," || f.lemma(k) == "accord" {
			return false // "he said, in an interview"
		}
	}
	return true
}

// opensWithParticiple reports whether the sentence that begins at token i opens
// with what its subject did meanwhile: "Asked whether it was over, he laughed".
func (f *finder) opensWithParticiple(i int) bool {
	switch f.lemma(i) {
	case "ask", "press", "question", "quiz", "speak", "cite", "quote", "refer", "write", "challenge":
		return f.tag(i) == doc.VBN || f.tag(i) == doc.VBD || f.tag(i) == doc.VBG
	}
	return false
}

// hasObject reports whether a noun phrase stands behind s that is neither its
// listener nor a day.
func (f *finder) hasObject(s *site) bool {
	i := s.after()
	return i < s.r.To && !s.c.allows(frameAddrThat) && startsNounPhrase(f.tag(i)) && !days[f.lemma(i)]
}

// adjunctsEnd returns the comma or stop, or the sentence's end, behind the
// clause of s, where nothing but its listener, time and place stand between;
// else -1.
func (f *finder) adjunctsEnd(s *site) int {
	d := f.d
	for j := s.after(); j < s.r.To; j++ {
		t := f.tag(j)
		switch w := d.Word(j); {
		case w == "," || t == doc.Period || t == doc.Colon || t == doc.CC:
			return j
		case t == doc.TO && j+1 < s.r.To && f.tag(j+1) == doc.VB:
			return -1
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || w == "that" || f.inside[j] > 0:
			return -1
		}
	}
	return s.r.To
}

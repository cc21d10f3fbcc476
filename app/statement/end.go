package statement

import "lede/app/doc"

// Where a content ends.

// clauseEnd returns the end of the content that begins at i: where somebody
// else begins to speak, the speaker to do something else, or the clause around
// the cue goes on.
func (f *finder) clauseEnd(i int, s *site) int {
	d, r := f.d, s.r
	short := f.isEmbedded(s) // the first comma behind a verb ends it
	inserted := f.isInserted(s) || s.clause && f.inRelative(s)
	within := f.isWithin(s)
	finite, participle := false, false
	for j := i; j < r.To; j++ {
		t := d.Tokens[j]
		if f.inside[j] > 0 {
			finite = finite || f.hasFinite(doc.Range{From: j, To: j + 1})
			continue
		}
		if f.isRelative(j) {
			inserted = false // "saying the mayor, who left, was ill"
		}
		if j > i+1 && f.inside[j-1] > 0 && d.Word(j-2) == "," && (t.Tag == doc.VBG && f.isSaying(j, r.To) || (finite || !s.clause) && f.breaksAt(j, s)) {
			return j // `was "desperate," adding`, `was "desperate," while Ms Cole called …`
		}
		switch {
		case within && j > i && (t.Tag == doc.VBD || t.Tag == doc.VBZ || t.Tag == doc.MD) && finite == s.clause && f.isMainVerb(j):
			return j
		case t.Tag == doc.VBD || t.Tag == doc.VBZ || t.Tag == doc.VBP || t.Tag == doc.MD:
			finite = true
		case t.Tag == doc.VBN:
			participle = true
		case t.Tag == doc.CC && j > i && j+1 < r.To:
			if f.endsAtAnd(i, j, s, finite, participle) {
				return j
			}
		case d.Word(j) == ";":
			return j
		case isDash(d.Word(j)) && j > i && finite && f.isDisputedCharge(j+1, r.To):
			return j
		case !s.clause && j > i+1 && occasions[d.Word(j)] && f.hasVerb(doc.Range{From: j + 1, To: r.To}):
			return j // "announced his resignation after the firm reported a loss"
		case d.Word(j) == "," && j > i && j+1 < r.To:
			if !s.clause && (d.Word(j+1) == "that" && f.isMark(j+1) || f.opensMainClause(j+1, r.To)) {
				return j // "he expected to win, that he would stay", "refused to release them, and she has struggled"
			}
			if inserted && (f.hasFinite(doc.Range{From: j + 1, To: j + 2}) || f.opensMainClause(j+1, r.To)) {
				return j // "The senator, saying he was ill, left"
			}
			if short || (finite || !s.clause) && f.breaksAt(j+1, s) {
				return j
			}
		}
	}
	return r.To
}

// endsAtAnd reports whether the content of s that begins at token i ends before the
// "and" at j: the speaker does something else, or somebody else does. finite and
// participle tell of the verbs between i and j.
func (f *finder) endsAtAnd(i, j int, s *site, finite, participle bool) bool {
	d, end := f.d, s.r.To
	k := j + 1
	for k+1 < end && f.tag(k).IsAdverb() {
		k++
	}
	tag := f.form(k)
	if !s.clause && (d.Word(k) == "that" || !finite && f.tag(i) == doc.TO && f.opensMainClause(j, end)) {
		return true // "which they vowed to appeal and that he ignores", "vowed to fight and others have left"
	}
	if !finite && (tag == doc.VBD || tag == doc.VBZ || tag == doc.VBP || tag == doc.VBN && !participle) {
		return true // "vowed to fight and left"
	}
	if !finite && !participle && f.tag(i) != doc.VBG || !sameForm(tag, f.tag(s.v)) && !sameForm(tag, f.tense(s.v)) {
		return false
	}
	_, c, ok := f.lists.verbs.At(d, k, end)
	return ok && (c.allows(frameThat|frameAddrThat|frameAddrTo|frameOf|frameFor|frameQuote|frameName) || isRefusal(c))
}

// isWithin reports whether s stands in a clause that describes the subject of another
// verb, with no comma: "hackers claiming to be Russian [posted …]", "a group that
// officials say is Russian [posted …]", "a government that vowed to act [cannot …]".
func (f *finder) isWithin(s *site) bool {
	d := f.d
	k := s.v - 1
	if k < s.r.From {
		return false
	}
	if f.tag(s.v) == doc.VBG && f.tag(k).IsNoun() {
		return !f.hasFinite(doc.Range{From: s.r.From, To: k})
	}
	if k == s.r.From {
		return false
	}
	if s.clause {
		who, _ := f.subjectByWords(s.v, s.r.From)
		if k = who.From - 1; who.Empty() || k <= s.r.From || s.after() >= s.r.To || !f.hasFinite(doc.Range{From: s.after(), To: s.after() + 1}) && f.d.Word(k) != "that" {
			return false
		}
	}
	return (d.Word(k) == "that" || f.tag(k) == doc.WP || f.tag(k) == doc.WDT) && f.tag(k-1).IsNoun() && !f.hasFinite(doc.Range{From: s.r.From, To: k})
}

// isMainVerb reports whether the finite verb at j has its subject far before it: what
// stands right before is the end of another clause.
func (f *finder) isMainVerb(j int) bool {
	switch t := f.tag(j - 1); {
	case f.inside[j-1] > 0:
		return true
	case t.IsNoun(), t.IsAdjective():
	default:
		return false
	}
	n := f.nounPhraseBefore(j-1, f.sentenceStart(j))
	switch f.tag(max(n.From-1, 0)) {
	case doc.IN, doc.TO, doc.VB, doc.VBN, doc.VBD, doc.VBZ, doc.VBG, doc.VBP:
		return !subordinators[f.lemma(n.From-1)] && f.d.Word(n.From-1) != "that"
	}
	return false
}

// opensMainClause reports whether "and", "but" or "so" stands at token j with a
// subject and a finite verb behind it.
func (f *finder) opensMainClause(j, end int) bool {
	d := f.d
	if f.tag(j) != doc.CC || j+1 >= end || !startsNounPhrase(f.tag(j+1)) || d.Word(j) == "or" {
		return false
	}
	n := f.nounPhraseAt(j+1, end)
	k := n.To
	for k < end && f.tag(k).IsAdverb() {
		k++
	}
	return !n.Empty() && k < end && f.hasFinite(doc.Range{From: k, To: k + 1})
}

// isInserted reports whether s stands in a clause that a comma opened and another
// closes: "A minister, while conceding that …, left", "The senator, who says she
// has not decided …, will visit".
func (f *finder) isInserted(s *site) bool {
	d := f.d
	for k := s.v; k > s.r.From+1 && s.v-k < 12; k-- {
		switch t := f.tag(k); {
		case d.Word(k) == ",":
			next := f.tag(k + 1)
			return next == doc.WP || next == doc.WDT || f.tag(s.v) == doc.VBG
		case k < s.v && (t.IsPunct() || f.inside[k] > 0):
			return false
		}
	}
	return false
}

// form returns the tag of token i, put right where its form tells that it is finite:
// "was".
func (f *finder) form(i int) doc.Tag {
	if w := f.d.Word(i); w == "was" || w == "were" {
		return doc.VBD
	}
	return f.tag(i)
}

// tense returns the tag of the verb that carries the tense of verb v: "has" of "has
// denied", of a gerund behind a comma the verb before it ("threatened to leave,
// saying …"), else v itself.
func (f *finder) tense(v int) doc.Tag {
	k := v - 1
	if f.tag(v) == doc.VBG && k > 0 && f.d.Word(k) == "," {
		for start := f.sentenceStart(v); k >= start; k-- {
			if t := f.form(k); t == doc.VBD || t == doc.VBZ || t == doc.VBP {
				return t
			}
		}
		return doc.VBG
	}
	for k > 0 && f.tag(k).IsAdverb() {
		k--
	}
	if k >= 0 && f.tag(v) == doc.VBN && f.lemma(k) == "have" {
		return f.tag(k)
	}
	return f.tag(v)
}

// breaksAt reports whether what begins at token j, behind a comma, is no longer
// what s reports.
func (f *finder) breaksAt(j int, s *site) bool {
	d, end := f.d, s.r.To
	if _, _, ok := f.lists.phrases.At(d, j, end); ok {
		return true
	}
	if f.tag(j) == doc.VBG { // "…, adding that", "…, calling it a hoax"
		if l := d.Tokens[j].Lemma; l == "cite" || l == "refer" || effects[l] { // "…, citing two officials", "…, prompting a rebuke"
			return true
		}
		_, c, ok := f.lists.verbs.At(d, j, end)
		return ok && c.allows(frameThat|frameAddrThat|frameAddrTo|frameName|frameAs|frameOf|frameFor)
	}
	if f.tag(j).IsVerb() && sameForm(f.tag(j), f.tag(s.v)) { // "called it a hoax, vowed to fight it"
		_, c, ok := f.lists.verbs.At(d, j, end)
		return ok && c.allows(frameThat|frameAddrThat|frameTo|frameOf|frameFor)
	}
	if d.Word(j) == "but" && s.clause {
		if stance, _ := s.c.stance(frameThat | frameObj); stance == doc.Denies {
			return true // "denied that he lied, but emails suggest that he did"
		}
	}
	if f.isDisputedCharge(j, end) {
		return true
	}
	if d.Word(j) == "with" && j+2 < end { // "…, with critics saying"
		if n := f.nounPhraseAt(j+1, end); !n.Empty() && n.To < end && f.tag(n.To) == doc.VBG && f.isSaying(n.To, end) {
			return true
		}
	}
	if d.Word(j) == "even" && j+1 < end && (d.Word(j+1) == "as" || d.Word(j+1) == "while") {
		return true // "…, even as documents suggested otherwise"
	}
	return f.opensOtherSpeech(j, s)
}

// opensOtherSpeech reports whether a clause of saying stands at token j, behind a comma
// and the content of s: "…, NP said", "…, but NP said".
func (f *finder) opensOtherSpeech(j int, s *site) bool {
	d, end := f.d, s.r.To
	other := f.tag(j) == doc.CC || subordinators[f.lemma(j)]
	if other {
		j++
	}
	for k := j; k < end && k < j+14; k++ {
		t := f.tag(k)
		n, c, ok := f.lists.verbs.At(d, k, end)
		if t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.VBN || ok && f.isPluralVerb(k, n, c, s.r) {
			if isAuxiliary(d.Tokens[k].Lemma) {
				continue
			}
			if t == doc.VBN && k > j && f.lemma(k-1) == "be" {
				return false // "whether the man, 34, was known to them"
			}
			if !ok || !c.allows(frameQuote|frameThat|frameAddrThat) && !(other && (isRefusal(c) || c.allows(frameName))) {
				return false
			}
			if other {
				return k > j && !f.tag(j).IsVerb()
			}
			return k > j && f.adjunctsEnd(&site{v: k, n: n, r: s.r, c: c}) >= 0
		}
		if t == doc.MD || t.IsPunct() && d.Word(k) != "," || f.inside[k] > 0 || t == doc.WP || t == doc.WDT {
			return false
		}
	}
	return false
}

// isDisputedCharge reports whether a noun that sums up what was said begins at token
// j, with what came of it: "…, a charge both deny", "…, a move that rattled markets".
func (f *finder) isDisputedCharge(j, end int) bool {
	d := f.d
	if j+2 >= end || d.Word(j) != "a" && d.Word(j) != "an" || !f.isClaim(j+1) && !figures[f.lemma(j+1)] {
		return false
	}
	if k := j + 2; summaries[f.lemma(j+1)] && (d.Word(k) == "that" || f.tag(k) == doc.WDT) {
		return true
	}
	for k := j + 2; k < end && k < j+8; k++ {
		if t := f.tag(k); t == doc.IN || t == doc.WDT || t.IsPunct() || t == doc.TO {
			return false
		}
		if _, _, ok := f.lists.verbs.At(d, k, end); ok && k > j+2 && f.tag(k).IsVerb() {
			return true
		}
	}
	return false
}

// isRefusal reports whether c says that somebody will not speak.
func isRefusal(c *cue) bool {
	s, ok := c.stance(frameTo)
	return ok && s == doc.Declines
}

// isEmbedded reports whether s stands in a clause that another one follows:
// "While the ministry says …, residents …", "The man, who police say …, fled".
func (f *finder) isEmbedded(s *site) bool {
	d, r := f.d, s.r
	if (subordinators[f.lemma(r.From)] || f.opensWithParticiple(r.From)) && s.v > r.From && !f.hasComma(r.From, s.v) {
		return true
	}
	if s.v == r.From {
		return false
	}
	k := s.v - 1
	for k > r.From && (f.tag(k).IsAdverb() || f.tag(k) == doc.MD || isAuxiliary(d.Tokens[k].Lemma)) {
		k--
	}
	if t := f.tag(k); t != doc.WP && t != doc.WDT {
		if subject, _ := f.subjectByWords(s.v, r.From); !subject.Empty() {
			k = subject.From - 1
		}
	}
	if k <= r.From {
		return false
	}
	return (f.tag(k) == doc.WP || f.tag(k) == doc.WDT) && d.Word(k-1) == ","
}

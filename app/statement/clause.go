package statement

import (
	"strings"

	"lede/app/doc"
	"lede/app/quote"
)

// The clause that follows its verb of saying: "said that CLAUSE", "asked whether
// CLAUSE", and the bare "said CLAUSE", where a noun phrase that a finite verb
// follows shows that one begins.

// clauseStart returns where the clause behind s begins, -1 if there is none:
// behind "that", at a question word, or at a noun phrase that a finite verb
// follows.
func (f *finder) clauseStart(s *site) int {
	d, c, end := f.d, s.c, s.r.To
	i := s.after()
	if k := f.clauseBehindAside(i, end); k >= 0 {
		return k
	}
	for j := i; j+1 < end && j < i+15; j++ {
		t := f.tag(j)
		if w := d.Word(j); w == "that" && j+2 < end && f.isComplementizer(j, i) {
			if f.isOfNoun(j, i, c) {
				return -1
			}
			for k := i; k < j; k++ {
				f.used[k] = true // "said in a statement that"
			}
			return j + 1
		}
		if t == doc.VBG && c.allows(frameAddrThat) && j > i && !f.isSaying(j, end) {
			continue // "told the people waiting there that"
		}
		if w := d.Word(j); (w == "'s" || w == "’s") && f.tag(j+1).IsNoun() {
			continue // "told BBC Radio 4's Today programme that"
		}
		if q := f.inside[j]; q > 0 && f.quotes[q-1].kind != quote.Speech {
			continue // "told “Meet the Press” that"
		}
		if t == doc.WP && j > i && j < i+4 && c.allows(frameAddrThat) && isNominal(f.tag(j-1)) { // "told anyone who would listen that"
			for k := j + 1; k+2 < end && k < j+8 && !f.tag(k).IsPunct(); k++ {
				if d.Word(k) == "that" && f.isComplementizer(k, i) {
					return k + 1
				}
			}
		}
		if t.IsVerb() || t == doc.MD || t == doc.Period || t == doc.Colon || t == doc.WP || t == doc.WDT || f.inside[j] > 0 {
			break
		}
	}
	for i < end && (f.tag(i).IsAdverb() || d.Word(i) == "aloud") {
		i++
	}
	i = f.skipDay(i, end)
	if !s.passive && c.allows(frameAddrThat|frameAddrTo) {
		if n := f.nounPhraseAt(i, end); !n.Empty() && n.To < end { // "told reporters the bridge was open"
			at := f.besideListener(n.To, end)
			if k := f.bareClause(at, s); k >= 0 && (c.allows(frameAddrThat) || f.isQuestion(at)) {
				return k
			}
		}
		if !c.allows(frameThat | frameWh) {
			return -1
		}
	}
	return f.bareClause(i, s)
}

// clauseBehindAside returns where the clause behind what is put in at token i begins,
// "suggested, without proof, that"; or -1.
func (f *finder) clauseBehindAside(i, end int) int {
	isBreak := func(k int) bool { return f.d.Word(k) == "," || isDash(f.d.Word(k)) }
	if i >= end || !isBreak(i) {
		return -1
	}
	for j := i + 1; j+3 < end && j < i+12; j++ {
		if isBreak(j) && f.d.Word(j+1) == "that" && f.isComplementizer(j+1, i) {
			return j + 2
		}
	}
	return -1
}

// isOfNoun reports whether the "that" at j belongs to a noun behind cue c, which ends
// before token i, and not to c.
func (f *finder) isOfNoun(j, i int, c *cue) bool {
	if f.isMatter(i, j-1) {
		return true // "pleaded not guilty to charges that"
	}
	if c.allows(frameAddrThat) {
		return false
	}
	if f.d.Word(j-1) != "," && f.isRelated(j, i) {
		return true
	}
	if j > i && proofs[f.lemma(j-1)] {
		return true // "found no evidence that"
	}
	// "rejected the argument that", "denied a report by the paper that": all of it
	n := f.baseNounPhraseAt(i, j)
	return c.allows(frameObj) && !n.Empty() && f.isClaim(n.To-1) && (n.To == j || belongs[f.lemma(n.To)] || f.lemma(n.To) == "of")
}

// isConsecutive reports whether the clause at token i says what comes of how much:
// "sang songs so sad that drivers wept".
func (f *finder) isConsecutive(i int) bool {
	if i < 3 || f.d.Word(i-1) != "that" {
		return false
	}
	for k := i - 3; k >= 0 && k > i-6; k-- {
		switch f.lemma(k) {
		case "so", "such":
			return f.tag(i-2) != doc.IN
		}
	}
	return false
}

// isRelated reports whether the "that" at j belongs to the last of several nouns
// behind the cue that ends before token i: "found a flaw in Gatehouse, the console
// that hospitals use".
func (f *finder) isRelated(j, i int) bool {
	n := f.nounPhraseAt(i, j)
	return !n.Empty() && n.To < j && f.hasComma(n.To, j) && f.tag(j-1).IsNoun()
}

// besideListener returns the token behind who is told something, that ends at
// token i: behind where they were, and what else is said of them. "told reporters
// [aboard the plane]", "asked the lawyer[, Malik Sipra,]".
func (f *finder) besideListener(i, end int) int {
	d := f.d
	if d.Word(i) == "," {
		if a := f.appositionAt(doc.Range{From: i - 1, To: i}, end); a.To > i && a.To+1 < end && d.Word(a.To) == "," {
			return a.To + 1
		}
		return i
	}
	for f.tag(i) == doc.IN && !subordinators[f.lemma(i)] && !f.isQuestion(i) && d.Word(i) != "that" {
		n := f.nounPhraseAt(i+1, end)
		if n.Empty() || n.To >= end || f.tag(i+1) == doc.PRP {
			break
		}
		i = n.To
	}
	return i
}

// skipDay steps over "on Monday", "Monday", "late Friday".
func (f *finder) skipDay(i, end int) int {
	j := i
	if j < end && (f.d.Word(j) == "on" || f.d.Word(j) == "late" || f.d.Word(j) == "early") {
		j++
	}
	if j < end && days[f.lemma(j)] {
		return j + 1
	}
	return i
}

// bareClause returns i if a clause without "that" begins there, a question or a
// statement; else -1.
func (f *finder) bareClause(i int, s *site) int {
	d, c, end := f.d, s.c, s.r.To
	if i >= end || isObjectPronoun(f.lemma(i), d.Word(i)) {
		return -1
	}
	if c.allows(frameWh|frameThat|frameAddrThat) && f.isQuestion(i) && (f.hasFinite(doc.Range{From: i, To: end}) || i+2 < end && f.tag(i+1) == doc.TO) {
		return i
	}
	if !c.allows(frameThat | frameAddrThat) {
		return -1
	}
	if t := f.tag(i); (t == doc.VBZ || t == doc.VBD || t == doc.VBP || t == doc.VBN || t == doc.MD) && f.inRelative(s) {
		return i // "who police say is 34"
	}
	if d.Word(i) == "that" && i+2 < end && f.hasFinite(doc.Range{From: i + 1, To: i + 2}) {
		return i // "said that was untrue"
	}
	if i+1 < end && f.tag(i) == doc.PRP && (f.tag(i+1) == doc.TO || f.tag(i+1) == doc.IN) {
		return -1 // "adding it to the list"
	}
	if t := f.tag(i); !startsNounPhrase(t) && (t != doc.VBG || !c.allows(frameQuote)) && !f.isAboutNumber(i, end) {
		return -1
	}
	if n := f.nounPhraseAt(i, end); c.phrase == "say" && n.To+1 < end && f.tag(n.To) == doc.CC && sameForm(f.tag(n.To+1), f.tag(s.v)) {
		return -1 // "said goodbye and hung up"
	}
	if c.phrase == "say" && end-i > 4 && f.hasVerb(doc.Range{From: i + 1, To: end}) {
		return i // whatever the tags: "said" has no other object of that length
	}
	if f.hasSubjectAndVerb(i, s) {
		return i
	}
	return -1
}

// hasSubjectAndVerb reports whether a noun phrase begins at token i, behind s, and a
// finite verb follows it.
func (f *finder) hasSubjectAndVerb(i int, s *site) bool {
	d, c, end := f.d, s.c, s.r.To
	noun, plain := false, c.allows(frameQuote) || !c.allows(frameObj)
	for j := i; j < end; j++ {
		switch t := f.tag(j); {
		case f.inside[j] > 0 && j > i && noun && c.allows(frameQuote): // "says its software “empowers”"
			if d.Word(j-1) == "as" {
				return false // "rejected the report as “a hoax”"
			}
			who, _ := f.subjectByWords(s.v, s.r.From)
			return !who.Empty() || f.tag(s.v) == doc.VBG // also of "…, saying it “shocks the conscience”"
		case noun && (occasions[d.Word(j)] || f.opensMeanwhile(j, end)) && c.allows(frameObj):
			return false // "announced his resignation after the firm posted a loss"
		case t == doc.CC && !plain:
			return false // "noticed the change and nobody was hurt"
		case t == doc.VBG && j > i && f.isSaying(j, end):
			return false // "played down the unrest saying that"
		case t == doc.VBN && plain && noun && !f.hasFinite(doc.Range{From: j, To: end}):
			return true // a past tense taken for a participle
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD:
			if k := j - 1; k > i && (f.tag(k) == doc.CC || f.tag(k).IsAdverb() && f.tag(k-1) == doc.CC) {
				return false // "named the winner and left"
			}
			return noun
		case t == doc.WP || t == doc.WDT || t == doc.WRB || t == doc.Period || t == doc.Colon || d.Word(j) == ",":
			return false
		case t.IsNoun() || t == doc.VBG || t == doc.PRP || t == doc.EX || t == doc.DT || t == doc.CD:
			noun = true
		}
	}
	return false
}

// opensMeanwhile reports whether "as" stands at token j with a subject and its verb
// behind it: "denies a breach as data goes on sale".
func (f *finder) opensMeanwhile(j, end int) bool {
	if f.d.Word(j) != "as" || f.inside[j] > 0 {
		return false
	}
	n := f.nounPhraseAt(j+1, end)
	return !n.Empty() && f.hasFinite(doc.Range{From: n.To, To: min(n.To+2, end)})
}

// isAboutNumber reports whether a hedged number begins at token i: "at least 14",
// "more than half a million".
func (f *finder) isAboutNumber(i, end int) bool {
	for k := i + 1; k < end && k < i+4; k++ {
		if f.tag(k) == doc.CD {
			return f.tag(i) == doc.IN || f.tag(i).IsAdverb()
		}
	}
	return false
}

// isClaim reports whether the noun at i is one that attributes a clause.
func (f *finder) isClaim(i int) bool {
	_, c, ok := f.lists.nouns.At(f.d, i, i+1)
	return ok && c.allows(frameThat)
}

// isMatter reports whether the noun at h is one of claims, not a channel, that a
// preposition behind token i introduces: "to charges", "over claims".
func (f *finder) isMatter(i, h int) bool {
	if h <= i || !f.isClaim(h) || f.isVoice(h) {
		return false
	}
	for k := h - 1; k >= i && h-k < 6; k-- {
		switch f.lemma(k) {
		case "to", "of", "for", "at", "over", "about", "on", "by", "amid":
			return true
		}
	}
	return false
}

// isSaying reports whether a cue that takes a clause stands at token j.
func (f *finder) isSaying(j, end int) bool {
	_, c, ok := f.lists.verbs.At(f.d, j, end)
	return ok && c.allows(frameThat|frameAddrThat)
}

// isComplementizer reports whether the "that" at j opens the clause of a verb
// whose cue ends before token i, not a relative clause or a noun phrase.
func (f *finder) isComplementizer(j, i int) bool {
	switch t := f.tag(j + 1); t {
	case doc.VBZ, doc.VBD, doc.VBP, doc.MD: // "talks that failed"
		return false
	}
	switch f.tag(j) {
	case doc.WDT:
		return startsNounPhrase(f.tag(j+1)) || strings.HasSuffix(f.lemma(j+1), "ever")
	case doc.DT:
		next := f.tag(j + 1)
		return j == i && (next == doc.Comma || next != doc.NN && startsNounPhrase(next))
	}
	return f.tag(j+1) != doc.NN || f.hasVerb(doc.Range{From: j + 2, To: f.bodies[f.d.SentenceAt(f.d.Tokens[j].Start)].To}) // "holds that seat"
}

// isQuestion reports whether token i opens an indirect question.
func (f *finder) isQuestion(i int) bool {
	switch f.tag(i) {
	case doc.WRB, doc.WP:
		return f.lemma(i) != "when"
	}
	switch f.lemma(i) {
	case "whether", "if", "what", "which":
		return true
	}
	return false
}

// isRelative reports whether token i opens a relative clause.
func (f *finder) isRelative(i int) bool {
	switch f.tag(i) {
	case doc.WP, doc.WDT, doc.WPS:
		return true
	}
	return f.d.Word(i) == "that"
}

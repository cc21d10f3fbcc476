package statement

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/quote"
)

// The order of words tells most of what is reported, and tells it more surely
// than a tree where sentences grow long:
//
//	NP said [on Monday] (that) CLAUSE     NP before a finite verb
//	CLAUSE, NP said [on Monday]
//	CLAUSE, said NP
//	CLAUSE, NP said, CLAUSE
//	NP vowed to VERB
//	NP urged NP to VERB
//
// What these rules find is taken as found; the tree is asked about the rest.

// A site is a verb cue and where it stands.
type site struct {
	v, n    int       // the verb and how many tokens its cue has
	r       doc.Range // its sentence
	c       *cue
	passive bool
	clause  bool // its content is a clause with a finite verb
}

// after returns the token behind the cue.
func (s *site) after() int { return s.v + s.n }

// isPassive reports whether verb v is in the passive, by the words before it
// or, where they are silent, by the tree.
func (f *finder) isPassive(v int) bool {
	d := f.d
	if t := d.Tokens[v].Tag; t != doc.VBN && t != doc.VBD {
		return false
	}
	for k := v - 1; k >= 0 && k > v-4; k-- {
		switch t := d.Tokens[k]; {
		case t.Lemma == "be" || t.Lemma == "get":
			return true
		case t.Lemma == "have":
			return false
		case t.Tag.IsAdverb():
			continue
		}
		break
	}
	if v > 0 && d.Tokens[v-1].Tag == doc.CC && (v+1 >= len(d.Tokens) || d.Word(v+1) != "by") {
		return false // "was not known and warned": more likely a past tense
	}
	if f.isOnlyVerb(v) {
		return false
	}
	return d.Tokens[v].Tag == doc.VBN && f.t.Rel(v) != doc.NoRel && f.t.IsPassive(v)
}

// isOnlyVerb reports whether v, taken for a participle, is the verb of a sentence
// the parser left without one: "The minister promised in January that …", "The
// gang, in a message on its site, claimed …".
func (f *finder) isOnlyVerb(v int) bool {
	d, h := f.d, f.t.Head(v)
	if h == none || h > v || f.t.Rel(v) != doc.RelAcl || f.t.Head(h) != none || v+2 >= len(d.Tokens) || f.hasFinite(doc.Range{From: f.sentenceStart(v), To: v}) {
		return false
	}
	if d.Word(v-1) == "," {
		return f.hasComma(h, v-1)
	}
	for k := v + 1; k < len(d.Tokens) && k < v+6 && h == v-1 && !d.Tokens[k].Tag.IsVerb() && !d.Tokens[k].Tag.IsPunct(); k++ {
		if d.Word(k) == "that" {
			return true
		}
	}
	return false
}

// clauseByWords returns the clause that s reports.
func (f *finder) clauseByWords(s *site) content {
	if s.r.Len() > maxOrder {
		return content{}
	}
	s.clause = true
	if s.passive && f.closes(s) {
		s.passive = false
	}
	if !s.passive {
		if got := f.fronted(s); len(got.parts) > 0 {
			return got
		}
	}
	if i := f.clauseStart(s); i >= 0 {
		got := content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, s)}}}
		if !s.passive && f.inRelative(s) {
			got.speaker, got.head = f.subjectByWords(s.v, s.r.From)
		}
		return got
	}
	return content{}
}

// closes reports whether s, taken for a participle, is the verb of a clause that
// ends the sentence: "…, her office confirmed on Tuesday."
func (f *finder) closes(s *site) bool {
	if !s.c.allows(frameThat|frameQuote) || f.adjunctsEnd(s) < s.r.To-1 || s.after() < s.r.To && f.d.Word(s.after()) == "by" {
		return false
	}
	who, _ := f.subjectByWords(s.v, s.r.From)
	return !who.Empty() && who.To == s.v && who.From > s.r.From && f.d.Word(who.From-1) == "," && f.hasFinite(doc.Range{From: s.r.From, To: who.From})
}

// maxOrder is the length in tokens from which a sentence is no longer one
// whose order of words tells anything.
const maxOrder = 200

// fronted returns the clause before "…, NP said" or "…, said NP", and what of
// it goes on behind.
func (f *finder) fronted(s *site) content {
	d, r := f.d, s.r
	last := s.after() >= r.To || d.Tokens[s.after()].Tag == doc.Period // "…, records show."
	if !s.c.allows(frameQuote|frameThat) && !(last && s.c.allows(frameThatOnly)) || d.Tokens[s.v].Tag == doc.VBG || f.opensWithParticiple(r.From) {
		return content{}
	}
	k := s.v - 1
	subject, head := f.subjectByWords(s.v, r.From)
	if k >= r.From && d.Word(k) == "," && inverts[s.c.phrase] { // "…, said Raab"
		if after := f.appositionAt(f.nounPhraseAt(s.after(), r.To), r.To); !after.Empty() && !days[f.t.Lemma(after.From)] && (s.c.phrase == "say" || f.hasName(after)) {
			subject, head = after, f.headOf(after)
		}
	}
	if subject.Empty() {
		return content{}
	}
	if subject.From < s.v {
		k = subject.From - 1
	}
	if k == r.From && f.t.Lemma(k) == "as" { // "As he said, …"
		if end := f.adjunctsEnd(s); end > 0 && end+1 < r.To && d.Word(end) == "," {
			return content{parts: []doc.Range{{From: end + 1, To: f.clauseEnd(end+1, s)}}, speaker: subject, head: head}
		}
		return content{}
	}
	if k > r.From && f.t.Lemma(k) == "as" {
		k--
	}
	if k < r.From || d.Word(k) != "," || subordinators[f.t.Lemma(r.From)] && !f.hasComma(r.From, k) {
		return content{}
	}
	// What follows the verb is no clause of its own, but may be the rest of
	// the clause before.
	end := f.adjunctsEnd(s)
	if end < 0 || f.hasObject(s) && subject.To <= s.v {
		return content{}
	}
	before := doc.Range{From: r.From, To: k}
	rest := doc.Range{From: end, To: r.To}
	if end+2 < r.To && d.Word(end) == "," && (d.Word(end+1) == "as" || d.Word(end+1) == "while") && f.hasFinite(before) {
		rest = doc.Range{From: r.To, To: r.To} // "43 were missing, the agency said, as rescuers searched": who writes goes on
	}
	if k > r.From && f.isRelative(k-1) && end+1 < r.To && d.Word(end) == "," { // "the master, who, he said, had fled"
		return content{parts: []doc.Range{{From: end + 1, To: f.clauseEnd(end+1, s)}}, speaker: subject, head: head}
	}
	if !rest.Empty() && f.hasFinite(rest) && !f.isRelative(rest.From+1) && d.Tokens[rest.From+1].Tag != doc.VBG && d.Tokens[rest.From+1].Tag != doc.CC {
		rest.To = f.clauseEnd(end+1, s)
		return content{parts: []doc.Range{before, rest}, speaker: subject, head: head}
	}
	if before.Len() < 3 || !f.hasFinite(before) && !(last && (f.hasVerb(before) || before.Len() > 4 && s.c.allows(frameThatOnly))) && (end > s.after() || end < r.To && !s.c.allows(frameQuote)) {
		return content{}
	}
	return content{parts: []doc.Range{before}, speaker: subject, head: head}
}

// isRelative reports whether token i opens a relative clause.
func (f *finder) isRelative(i int) bool {
	switch f.d.Tokens[i].Tag {
	case doc.WP, doc.WDT, doc.WPS:
		return true
	}
	return f.d.Word(i) == "that"
}

// opensWithParticiple reports whether the sentence that begins at token i opens
// with what its subject did meanwhile: "Asked whether it was over, he laughed".
func (f *finder) opensWithParticiple(i int) bool {
	switch f.t.Lemma(i) {
	case "ask", "press", "question", "quiz", "speak", "cite", "quote", "refer", "write", "challenge":
		return f.d.Tokens[i].Tag == doc.VBN || f.d.Tokens[i].Tag == doc.VBD || f.d.Tokens[i].Tag == doc.VBG
	}
	return false
}

// hasObject reports whether a noun phrase stands behind s that is neither its
// listener nor a day.
func (f *finder) hasObject(s *site) bool {
	i := s.after()
	return i < s.r.To && !s.c.allows(frameAddrThat) && startsNounPhrase(f.d.Tokens[i].Tag) && !days[f.t.Lemma(i)]
}

// hasName reports whether r holds a proper noun.
func (f *finder) hasName(r doc.Range) bool {
	for k := r.From; k < r.To; k++ {
		if f.d.Tokens[k].Tag.IsProper() {
			return true
		}
	}
	return false
}

// adjunctsEnd returns the comma or stop, or the sentence's end, behind the
// clause of s, where nothing but its listener, time and place stand between;
// else -1.
func (f *finder) adjunctsEnd(s *site) int {
	d := f.d
	for j := s.after(); j < s.r.To; j++ {
		t := d.Tokens[j].Tag
		switch w := d.Word(j); {
		case w == "," || t == doc.Period || t == doc.Colon || t == doc.CC:
			return j
		case t == doc.TO && j+1 < s.r.To && d.Tokens[j+1].Tag == doc.VB:
			return -1
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || w == "that" || f.inside[j] > 0:
			return -1
		}
	}
	return s.r.To
}

// clauseStart returns where the clause behind s begins, -1 if there is none:
// behind "that", at a question word, or at a noun phrase that a finite verb
// follows.
func (f *finder) clauseStart(s *site) int {
	d, c, end := f.d, s.c, s.r.To
	i := s.after()
	if i < end && d.Word(i) == "," { // "suggested, without proof, that"
		for j := i + 1; j+3 < end && j < i+12; j++ {
			if d.Word(j) == "," && d.Word(j+1) == "that" && f.isComplementizer(j+1, i) {
				return j + 2
			}
		}
	}
	for j := i; j+1 < end && j < i+15; j++ {
		t := d.Tokens[j].Tag
		if w := d.Word(j); w == "that" && j+2 < end && f.isComplementizer(j, i) {
			if j > i && proofs[f.t.Lemma(j-1)] && !c.allows(frameAddrThat) {
				return -1 // "found no evidence that"
			}
			if c.allows(frameObj) && !c.allows(frameAddrThat) && f.nounPhraseAt(i, j).To == j && j > i && f.isClaim(j-1) {
				return -1 // "rejected the argument that": all of it
			}
			for k := i; k < j; k++ {
				f.used[k] = true // "said in a statement that"
			}
			return j + 1
		}
		if t == doc.VBG && c.allows(frameAddrThat) && j > i && !f.isSaying(j, end) {
			continue // "told the people waiting there that"
		}
		if w := d.Word(j); (w == "'s" || w == "’s") && d.Tokens[j+1].Tag.IsNoun() {
			continue // "told BBC Radio 4's Today programme that"
		}
		if t.IsVerb() || t == doc.MD || t == doc.Period || t == doc.Colon || t == doc.WP || t == doc.WDT || f.inside[j] > 0 {
			break
		}
	}
	for i < end && (d.Tokens[i].Tag.IsAdverb() || d.Word(i) == "aloud") {
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
	for d.Tokens[i].Tag == doc.IN && !subordinators[f.t.Lemma(i)] && !f.isQuestion(i) && d.Word(i) != "that" {
		n := f.nounPhraseAt(i+1, end)
		if n.Empty() || n.To >= end || d.Tokens[i+1].Tag == doc.PRP {
			break
		}
		i = n.To
	}
	return i
}

// isClaim reports whether the noun at i is one that attributes a clause.
func (f *finder) isClaim(i int) bool {
	_, c, ok := f.lists.nouns.At(f.d, i, i+1)
	return ok && c.allows(frameThat)
}

// bareClause returns i if a clause without "that" begins there, a question or a
// statement; else -1.
func (f *finder) bareClause(i int, s *site) int {
	d, c, end := f.d, s.c, s.r.To
	if i >= end {
		return -1
	}
	if c.allows(frameWh|frameThat|frameAddrThat) && f.isQuestion(i) && (f.hasFinite(doc.Range{From: i, To: end}) || i+2 < end && d.Tokens[i+1].Tag == doc.TO) {
		return i
	}
	if !c.allows(frameThat | frameAddrThat) {
		return -1
	}
	if t := d.Tokens[i].Tag; (t == doc.VBZ || t == doc.VBD || t == doc.VBP || t == doc.VBN || t == doc.MD) && f.inRelative(s) {
		return i // "who police say is 34"
	}
	if d.Word(i) == "that" && i+2 < end && f.hasFinite(doc.Range{From: i + 1, To: i + 2}) {
		return i // "said that was untrue"
	}
	if t := d.Tokens[i].Tag; !startsNounPhrase(t) && (t != doc.VBG || !c.allows(frameQuote)) && !f.isAboutNumber(i, end) {
		return -1
	}
	if c.phrase == "say" && end-i > 4 && f.hasVerb(doc.Range{From: i + 1, To: end}) {
		return i // whatever the tags: "said" has no other object of that length
	}
	noun, plain := false, c.allows(frameQuote) || !c.allows(frameObj)
	for j := i; j < end; j++ {
		switch t := d.Tokens[j].Tag; {
		case f.inside[j] > 0 && j > i && noun && c.allows(frameQuote): // "says its software “empowers”"
			if d.Word(j-1) == "as" {
				return -1 // "rejected the report as “a hoax”"
			}
			if who, _ := f.subjectByWords(s.v, s.r.From); !who.Empty() || d.Tokens[s.v].Tag == doc.VBG {
				return i // also of "…, saying it “shocks the conscience”"
			}
			return -1
		case noun && occasions[d.Word(j)] && c.allows(frameObj):
			return -1 // "announced his resignation after the firm posted a loss"
		case t == doc.CC && !plain:
			return -1 // "noticed the change and nobody was hurt"
		case t == doc.VBG && j > i && f.isSaying(j, end):
			return -1 // "played down the unrest saying that"
		case t == doc.VBN && plain && noun && !f.hasFinite(doc.Range{From: j, To: end}):
			return i // a past tense taken for a participle
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD:
			if k := j - 1; k > i && (d.Tokens[k].Tag == doc.CC || d.Tokens[k].Tag.IsAdverb() && d.Tokens[k-1].Tag == doc.CC) {
				return -1 // "named the winner and left"
			}
			if noun {
				return i
			}
			return -1
		case t == doc.WP || t == doc.WDT || t == doc.WRB || t == doc.Period || t == doc.Colon || d.Word(j) == ",":
			return -1
		case t.IsNoun() || t == doc.VBG || t == doc.PRP || t == doc.EX || t == doc.DT || t == doc.CD:
			noun = true
		}
	}
	return -1
}

// isAboutNumber reports whether a hedged number begins at token i: "at least 14",
// "more than half a million".
func (f *finder) isAboutNumber(i, end int) bool {
	for k := i + 1; k < end && k < i+4; k++ {
		if f.d.Tokens[k].Tag == doc.CD {
			return f.d.Tokens[i].Tag == doc.IN || f.d.Tokens[i].Tag.IsAdverb()
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
	switch t := f.d.Tokens[j+1].Tag; t {
	case doc.VBZ, doc.VBD, doc.VBP, doc.MD: // "talks that failed"
		return false
	}
	switch f.d.Tokens[j].Tag {
	case doc.WDT:
		return startsNounPhrase(f.d.Tokens[j+1].Tag) || strings.HasSuffix(f.t.Lemma(j+1), "ever")
	case doc.DT:
		next := f.d.Tokens[j+1].Tag
		return j == i && (next == doc.Comma || next != doc.NN && startsNounPhrase(next))
	}
	return f.d.Tokens[j+1].Tag != doc.NN || f.hasVerb(doc.Range{From: j + 2, To: f.bodies[f.d.SentenceAt(f.d.Tokens[j].Start)].To}) // "holds that seat"
}

// isQuestion reports whether token i opens an indirect question.
func (f *finder) isQuestion(i int) bool {
	switch f.d.Tokens[i].Tag {
	case doc.WRB, doc.WP:
		return f.t.Lemma(i) != "when"
	}
	switch f.t.Lemma(i) {
	case "whether", "if", "what", "which":
		return true
	}
	return false
}

// skipDay steps over "on Monday", "Monday", "late Friday".
func (f *finder) skipDay(i, end int) int {
	j := i
	if j < end && (f.d.Word(j) == "on" || f.d.Word(j) == "late" || f.d.Word(j) == "early") {
		j++
	}
	if j < end && days[f.t.Lemma(j)] {
		return j + 1
	}
	return i
}

// inRelative reports whether s has its subject right behind a relative pronoun:
// "who police say".
func (f *finder) inRelative(s *site) bool {
	subject, _ := f.subjectByWords(s.v, s.r.From)
	if subject.Empty() || subject.From == s.r.From {
		return false
	}
	switch f.d.Tokens[subject.From-1].Tag {
	case doc.WP, doc.WDT, doc.WRB:
		return true
	}
	return f.d.Word(subject.From-1) == "that"
}

// infinitiveByWords returns what s vows, hopes or declines to do.
func (f *finder) infinitiveByWords(s *site) content {
	i := s.after()
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
		case d.Tokens[k].Tag.IsAdverb():
			continue
		case d.Tokens[k].Tag == doc.TO && k+1 < end:
			for k++; k < end && (d.Tokens[k].Tag.IsAdverb() || quote.IsMark(d.Word(k))); k++ {
			}
			if k < end && d.Tokens[k].Tag == doc.VB {
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
	if n.Empty() || !f.isInfinitive(n.To, s.r.To) {
		return content{}
	}
	return content{parts: []doc.Range{{From: n.From, To: f.clauseEnd(n.To, s)}}, about: []doc.Range{n}}
}

// objectAndByWords returns "investors of heavy losses" of "warned investors of
// heavy losses".
func (f *finder) objectAndByWords(s *site, prepositions ...string) content {
	d, i, end := f.d, s.after(), s.r.To
	if s.passive && i+1 < end && slices.Contains(prepositions, d.Word(i)) { // "was accused of lying"
		if who, _ := f.subjectByWords(s.v, s.r.From); !who.Empty() {
			return content{parts: []doc.Range{who, {From: i, To: f.clauseEnd(i, s)}}, about: []doc.Range{who}}
		}
	}
	if s.passive || i >= end || !startsNounPhrase(d.Tokens[i].Tag) {
		return content{}
	}
	for k := i + 1; k+1 < end && k < i+maxPhrase; k++ {
		t := d.Tokens[k].Tag
		if slices.Contains(prepositions, d.Word(k)) && (!d.Tokens[k+1].Tag.IsProper() || d.Word(k) != "of") { // "Ministry of State Security of"
			return content{parts: []doc.Range{{From: i, To: f.clauseEnd(k, s)}}, about: []doc.Range{{From: i, To: k}}}
		}
		if !inNounPhrase(t) && t != doc.CC && d.Word(k) != "of" && d.Word(k) != "," {
			break
		}
	}
	return content{}
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
	if who, head := f.subjectByWords(s.v, s.r.From); !s.passive && !who.Empty() && who.From > s.r.From && (f.t.Lemma(who.From-1) == "what" || d.Tokens[who.From-1].Tag == doc.WDT) && s.after() < end {
		// "what they called a stolen election", "which they call a betrayal"
		to := f.paragraphAt(s.after()).To
		if f.inside[s.after()] == 0 {
			to = n.To
		}
		if to > s.after() {
			return content{parts: []doc.Range{{From: s.after(), To: to}}, speaker: who, head: head}
		}
	}
	if i := s.after(); i+1 < end && n.To < end && f.inside[n.To] == 0 {
		switch {
		case isDemonstrative(f.t.Lemma(i)) && f.inside[i+1] > 0: // "called that “a lie”"
			n = doc.Range{From: i, To: i + 1}
		case n.Empty() && standsAlone[f.t.Lemma(i)] && d.Word(i+1) == "of": // "called both of them “liars”"
			n = doc.Range{From: i, To: max(i, f.nounPhraseAt(i+2, end).To)}
		}
	}
	if s.passive || n.Empty() || n.To+1 >= end || f.t.Lemma(n.To) == "for" || isReflexive(f.t.Lemma(n.From)) {
		return content{}
	}
	to := f.paragraphAt(n.To).To
	for to+1 < end && d.Tokens[to].Tag == doc.CC && f.inside[to+1] > 0 { // “a lie” and “a shame”
		to = f.paragraphAt(to + 1).To
	}
	if f.inside[n.To] == 0 {
		k, next := n.To, doc.NoTag
		for k+1 < end && d.Tokens[k].Tag.IsAdverb() {
			k++
		}
		if k+1 < end {
			next = d.Tokens[k+1].Tag
		}
		switch t := d.Tokens[k].Tag; {
		case d.Tokens[n.To].Tag == doc.DT:
			to = f.clauseEnd(n.To, s)
		case (t.IsAdjective() || t == doc.VBN && k > n.To || t == doc.VBD && next.IsPunct()) && (next.IsPunct() || next == doc.CC): // "called it politically motivated"
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
			if t := f.d.Tokens[k].Tag; !inNounPhrase(t) && t != doc.IN && t != doc.VBN && t != doc.VBG {
				break
			}
			continue
		}
		for j := k + 1; j < s.r.To && j < k+5; j++ { // "at more than 9,000"
			if t := f.d.Tokens[j].Tag; t == doc.CD || t == doc.Dollar {
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
	for i < s.r.To && (f.d.Tokens[i].Tag.IsAdjective() || f.d.Word(i) == "any") {
		i++
	}
	if s.passive || i >= s.r.To || f.t.Lemma(i) != "responsibility" && f.t.Lemma(i) != "credit" {
		return content{}
	}
	r := doc.Range{From: s.after(), To: i + 1}
	if i+1 < s.r.To && f.d.Word(i+1) == "for" {
		r.To = f.clauseEnd(i+1, s)
		for k := i + 3; k+2 < r.To; k++ {
			if f.d.Word(k) == "in" && f.d.Tokens[k+1].Tag == doc.DT && (f.isVoice(k+2) || f.t.Lemma(k+2) == "statement") {
				r.To = k // "for the blast in a statement"
			}
		}
	}
	return content{parts: []doc.Range{r}}
}

// gerundByWords returns "taking the money" of "denied taking the money".
func (f *finder) gerundByWords(s *site) content {
	i := s.after()
	if !s.passive && i < s.r.To && isDemonstrative(f.t.Lemma(i)) && (i+1 == s.r.To || f.d.Tokens[i+1].Tag.IsPunct()) {
		return content{parts: []doc.Range{{From: i, To: i + 1}}} // "disputes that"
	}
	if s.passive || i+1 >= s.r.To || f.d.Tokens[i].Tag != doc.VBG || f.inside[i] > 0 {
		return content{}
	}
	return content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, s)}}}
}

func (f *finder) hasComma(from, to int) bool {
	for k := from; k < to; k++ {
		if f.d.Word(k) == "," {
			return true
		}
	}
	return false
}

// hasFinite reports whether r holds a finite verb outside quotation marks.
func (f *finder) hasFinite(r doc.Range) bool {
	for k := r.From; k < r.To; k++ {
		switch f.d.Tokens[k].Tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return true
		}
	}
	return false
}

package statement

import (
	"lede/app/doc"
	"lede/app/lexicon"
)

// maxSentence is the length in tokens from which a sentence is a list or a
// text without stops: whose words reach how far, nobody can tell.
const maxSentence = 400

// sentence finds the reported speech of sentence s.
func (f *finder) sentence(s int) {
	r := f.bodies[s]
	if r.Len() > maxSentence {
		return
	}
	block := f.d.Sentences[s].Block
	for i := r.From; i < r.To; i++ {
		if f.inQuotedSpeech(i) || f.used[i] {
			continue
		}
		n := f.cueAt(i, r, block)
		if n > 1 {
			i += n - 1
		}
	}
}

// inQuotedSpeech reports whether token i stands in a quotation that has an
// owner: what the quoted speaker says others say is the quotation's business.
func (f *finder) inQuotedSpeech(i int) bool {
	q := f.inside[i]
	return q > 0 && (f.quotes[q-1].owner >= 0 || f.quotes[q-1].kind != 0 || f.isFreeSpeech(&f.quotes[q-1]))
}

// cueAt adds the statements of the cue that begins at token i and returns the
// number of its tokens, 0 if there is no cue.
func (f *finder) cueAt(i int, r doc.Range, block int) int {
	d, key := f.d, lexicon.KeyOf(f.d, i)
	if n, c, ok := f.lists.phrases.AtKey(key, d, i, r.To); ok {
		f.prepositional(i, n, c, r, block)
		return n
	}
	switch t := f.tag(i); {
	case t.IsVerb():
		if t == doc.VBN {
			if n, c, ok := f.lists.adjectives.AtKey(key, d, i, r.To); ok && f.isPassive(i) {
				f.adjective(i, n, c, r, block)
				return n
			}
		}
		n, c, ok := f.lists.verbs.AtKey(key, d, i, r.To)
		if !ok {
			return 0
		}
		f.verb(i, n, c, r, block)
		return n
	case t.IsNoun():
		if n, c, ok := f.lists.verbs.AtKey(key, d, i, r.To); ok && f.isVerbAfterAll(i, n, c, r) {
			f.verb(i, n, c, r, block)
			return n
		}
		if n, c, ok := f.lists.possessives.AtKey(key, d, i, r.To); ok && f.possessive(i, n, c, r, block) {
			return n
		}
		n, c, ok := f.lists.nouns.AtKey(key, d, i, r.To)
		if !ok {
			return 0
		}
		f.noun(i, n, c, r, block)
		return n
	case t.IsAdverb():
		n, c, ok := f.lists.adverbs.AtKey(key, d, i, r.To)
		if !ok {
			return 0
		}
		f.adverb(i, c, r, block)
		return n
	case t.IsAdjective():
		n, c, ok := f.lists.adjectives.AtKey(key, d, i, r.To)
		if !ok {
			return 0
		}
		f.adjective(i, n, c, r, block)
		return n
	}
	return 0
}

// isVerbAfterAll reports whether the cue at i, which the tagger took for a noun,
// is the verb of "…, NNA reports", "The mayor tells reporters that …", or of the
// headline "Ministry blames rebels for …".
func (f *finder) isVerbAfterAll(i, n int, c *cue, r doc.Range) bool {
	d := f.d
	w := d.Word(i)
	if i == r.From {
		return false
	}
	if w[len(w)-1] != 's' {
		return f.isPluralVerb(i, n, c, r)
	}
	if p := f.tag(i - 1); !p.IsNoun() && p != doc.PRP && !f.named[i-1] && f.lemma(i-1) != "chief" {
		return false
	}
	if i+n == r.To || f.tag(i+n) == doc.Period {
		return c.allows(frameQuote|frameThat) && (f.hasFinite(doc.Range{From: r.From, To: i}) || i+n == r.To && f.hasComma(r.From, i))
	}
	if f.nothingElse(i, r.From).Empty() {
		return false
	}
	s := site{v: i, n: n, r: r, c: c}
	if c.allows(frameThat|frameAddrThat) && f.clauseStart(&s) >= 0 {
		return true
	}
	for k := i + n; k < r.To; k++ {
		switch t := f.tag(k); t {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return false // that is the sentence's verb
		case doc.WDT, doc.WP, doc.WRB:
			k = r.To
		}
	}
	next := f.tag(i + n)
	if c.allows(frameOfMatter) && f.lemma(i+n) == "of" {
		return true // "NATO chief warns of war"
	}
	if startsNounPhrase(next) && c.allows(frameObj) {
		switch c.uses[0].stance {
		case doc.Denies, doc.Condemns:
			return true // "Opposition rejects offer of talks"
		}
	}
	return c.allows(frameTo|frameOf|frameFor|frameAddrTo) && (next == doc.TO || startsNounPhrase(next))
}

// isPluralVerb reports whether the cue at i, taken for a noun, is the verb of
// "Analysts at the bank estimate that …", "Experts question whether …", "…, the
// authors report."
func (f *finder) isPluralVerb(i, n int, c *cue, r doc.Range) bool {
	d := f.d
	if t := f.tag(i - 1); (i+n == r.To || f.tag(i+n) == doc.Period) && (t == doc.NNS || t == doc.NNPS || f.lemma(i-1) == "data") {
		who, _ := f.nounPhraseUpTo(i-1, r.From) // "…, the authors report."
		return c.allows(frameQuote|frameThat|frameThatOnly) && who.From-1 > r.From && d.Word(who.From-1) == "," && f.hasFinite(doc.Range{From: r.From, To: who.From})
	}
	if f.tag(i) != doc.NN || i+n+2 >= r.To || !c.allows(frameThat|frameWh) || d.Word(i+n) != "that" && !f.isQuestion(i+n) {
		return false
	}
	who, head := f.nounPhraseUpTo(i-1, r.From)
	if who.Empty() || who.From > r.From && (f.tag(who.From-1) != doc.CC || d.Word(max(who.From-2, 0)) != ",") {
		return false // not where a clause begins: "…, but experts doubt that"
	}
	return !f.hasFinite(doc.Range{From: who.From, To: i}) && (f.tag(head) == doc.NNS || f.tag(head) == doc.NNPS)
}

// A frameRule finds the content of a verb that stands in a frame, by the order
// of words (order.go) or by the tree (tree.go), in the order of find.
type frameRule struct {
	frames frame
	rule   string
	find   []func(*finder, *site) content
}

type findings = []func(*finder, *site) content

// Rules are tried in this order; the first that finds a content wins.
var verbRules = []frameRule{
	{frameThat | frameThatOnly | frameQuote | frameAddrThat | frameWh, "statement/clause", findings{(*finder).clauseByWords}},
	{frameForMatter, "statement/apologised-for", findings{(*finder).matterFor}},
	{frameGuilt, "statement/responsibility", findings{(*finder).responsibility}},
	{frameAt, "statement/put-at", findings{(*finder).putAt}},
	{frameSilence, "statement/silence", findings{(*finder).silence}},
	{framePassiveTo, "statement/is-said-to", findings{(*finder).passiveToByWords}},
	{frameObjInf, "statement/expected-to", findings{(*finder).listenerTo, (*finder).objectInfinitive}},
	{frameTo, "statement/infinitive", findings{(*finder).infinitiveByWords, (*finder).infinitiveOf}},
	{frameAddrTo, "statement/urged-to", findings{(*finder).listenerTo, (*finder).urgedTo}},
	{frameThat | frameQuote | frameAddrThat | frameWh, "statement/clause", findings{(*finder).clauseOf}},
	{frameThatOnly, "statement/clause", findings{(*finder).thatClauseOf}},
	{frameOf, "statement/accused-of", objectAnd("of")},
	{frameFor, "statement/blamed-for", objectAnd("for", "over")},
	{frameWith, "statement/charged-with", objectAnd("with")},
	{frameObjOn, "statement/blamed-on", objectFrom("on")},
	{frameObjTo, "statement/attributed-to", objectFrom("to")},
	{frameAs, "statement/described-as", objectAnd("as")},
	{frameName, "statement/called", findings{(*finder).calledByWords, (*finder).called}},
	{frameOfMatter, "statement/warned-of", append(objectAnd("of", "about", "against"), (*finder).matter, (*finder).matterByWords)},
	{frameObj, "statement/object", findings{(*finder).gerundByWords, (*finder).objectOf}},
}

// verb adds the statement of verb cue c at v, n tokens long.
func (f *finder) verb(v, n int, c *cue, r doc.Range, block int) {
	if !f.clauseVerb(v) {
		return
	}
	s := site{v: v, n: n, r: r, c: c, passive: f.isPassive(v)}
	for _, rule := range verbRules {
		if !c.allows(rule.frames) {
			continue
		}
		got := content{}
		s.clause = false
		for _, find := range rule.find {
			if got = find(f, &s); len(got.parts) > 0 {
				break
			}
		}
		if len(got.parts) == 0 || got.parts[0].From == r.From && got.parts[0].To <= v && f.opensWithParticiple(r.From) {
			continue
		}
		if p := got.parts[0]; rule.rule == "statement/clause" && !c.allows(frameQuote) && f.inside[p.From] > 0 && !f.hasFinite(p) {
			continue // "had shown “not a shred of remorse”"
		}
		if f.isProven(got.parts[0].From, &s) || f.isConsecutive(got.parts[0].From) {
			return // "found no evidence that", "sang songs so sad that"
		}
		if f.isAnonymity(got.parts[0]) || f.isAhead(&s) || rule.frames == frameObj && f.isObliged(&s) {
			return // "asked not to be named", "is expected to announce", "must report a breach"
		}
		x := found{
			cue: doc.Range{From: v, To: v + n}, phrase: c.phrase, parts: got.parts, about: got.about, rule: rule.rule, block: block,
			stance: f.stanceOf(v, c, rule.frames),
		}
		if x.speaker, x.head = got.speaker, got.head; x.speaker.Empty() {
			x.speaker, x.head = f.speaker(&s)
		}
		x.speaker = f.trimSpeaker(x.speaker)
		if x.stance == doc.Declines && rule.frames == frameTo { // "refused to say": one cue
			for k := s.after(); k < s.after()+2 && k < r.To; k++ {
				f.used[k] = true
			}
		}
		if !x.speaker.Empty() && f.inside[x.speaker.From] > 0 && f.inside[v] == 0 {
			return
		}
		if f.isNobodys(&x, &s, rule.frames) {
			return
		}
		if x.stance == doc.Believes && (f.isQuestioned(r) || rule.frames == frameTo && f.tag(max(v-1, r.From)) == doc.WP) {
			return // "Does anyone think that …?", "those who want to leave"
		}
		if x.stance == doc.Declines && rule.rule == "statement/clause" && !f.isQuestion(x.parts[0].From) {
			return // "did not say that": not what anybody says
		}
		for k, p := range x.parts {
			if p.From >= s.after() {
				x.parts[k].To = min(p.To, f.clauseEnd(p.From, &s))
			}
		}
		f.add(x)
		return
	}
}

// add keeps x. A speaker that stands inside the content is none. Quotations
// inside the content are its own.
func (f *finder) add(x found) {
	for i, p := range x.parts {
		x.parts[i] = f.wholeQuotations(f.afterDateline(p))
	}
	x.speaker = f.afterDateline(x.speaker)
	for _, p := range x.parts {
		f.own(p, len(f.found))
	}
	for _, p := range x.parts {
		if !x.speaker.Empty() && p.From <= x.speaker.From && x.speaker.To <= p.To {
			x.speaker, x.head = doc.Range{}, none
		}
	}
	f.found = append(f.found, x)
}

// afterDateline returns r less a dateline it begins in.
func (f *finder) afterDateline(r doc.Range) doc.Range {
	if r.Empty() {
		return r
	}
	if s := f.d.SentenceAt(f.d.Tokens[r.From].Start); s >= 0 && r.To > f.bodies[s].From {
		r.From = max(r.From, f.bodies[s].From)
	}
	return r
}

// clauseVerb reports whether the verb at k may head a clause of speaking, as
// opposed to a participle that describes a noun.
func (f *finder) clauseVerb(k int) bool {
	if k > 0 {
		switch f.tag(k - 1) { // "a concrete offer" taken for a verb
		case doc.DT, doc.PRPS, doc.POS:
			if !standsAlone[f.lemma(k-1)] && !f.named[k-1] && !(f.lemma(k-1) == "her" && f.tag(k) == doc.VBD) { // "people close to her said"
				return false
			}
		}
	}
	if t := f.tag(k); t != doc.VBN && t != doc.VBG {
		return true
	}
	if k > 1 && f.tag(k) == doc.VBG {
		switch f.d.Word(k - 1) {
		case "from", "without": // "stop the county from certifying the count"
			return false
		case "of":
			if f.d.Word(k-2) == "short" { // "stopped short of blaming"
				return false
			}
		}
	}
	switch f.t.Rel(k) {
	case doc.RelAMod, doc.RelCompound, doc.RelCase, doc.RelNMod:
		return false
	}
	return true
}

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

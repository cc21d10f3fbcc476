package statement

import (
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/quote"
)

// A quotation and the clause of speaking beside it.

// quotations finds the cue and speaker that stand beside each quotation.
//
//	"…," she said            after
//	She said: "…"            before
//	"…," she said, "…"       the second goes on from the first
//	"…," she said. "…"       so does this one
func (f *finder) quotations() {
	for i := range f.quotes {
		q := &f.quotes[i]
		x, ok := f.cueAfter(q)
		if !ok {
			x, ok = f.cueBefore(q)
		}
		if ok {
			x.block = q.block
			q.owner = len(f.found)
			f.found = append(f.found, x)
			for k := x.cue.From; k < x.cue.To; k++ {
				f.used[k] = true
			}
			if k := x.cue.To; k+1 < len(f.d.Tokens) && f.d.Word(k) == "as" && f.tag(k+1) == doc.VBG {
				f.used[k+1] = true // "was quoted as saying"
			}
			continue
		}
		if p := f.goesOnFrom(i); p >= 0 {
			q.owner = f.quotes[p].owner
			x := &f.found[q.owner]
			x.parts = append(x.parts, q.parts...)
		}
	}
}

// cueAfter reads the clause after a quotation: `"…," said Raab`, `"…," the
// minister told reporters`.
func (f *finder) cueAfter(q *quotation) (found, bool) {
	i, limit := q.end(), f.blockEnd(q.block)
	if i >= limit || q.page {
		return found{}, false
	}
	last := f.d.Word(i - 2)                             // before the closing mark
	if k := i - 3; k > q.open() && quote.IsMark(last) { // “… ‘listen to me,’”
		last = f.d.Word(k)
	}
	comma := last == "," || isDash(last)
	if w := f.d.Word(i); w == "," || isDash(w) {
		comma = true
		i++
	}
	switch {
	case comma || last == "?" || last == "!" || last == "…" || last == "...":
	case last == ".":
		if !f.startsLower(i) {
			return found{}, false // a new sentence
		}
	default:
		return found{}, false
	}
	if i < limit && f.lemma(i) != "as" && subordinators[f.lemma(i)] {
		return found{}, false // `called it "a farce," while an aide said …`
	}
	x, ok := f.speechClause(i, limit)
	if ok && x.cue.From == i && !f.startsSentence(q) && f.isOwnVerb(x.cue, limit) {
		return found{}, false // `The mayor, who called it "a farce", told reporters that …`
	}
	if !ok || !comma && x.cue.From > i && f.hasClause(x.cue.From) {
		return found{}, false
	}
	x.parts = f.widen(q)
	x.rule = "statement/quotation-then-cue"
	return x, true
}

// isOwnVerb reports whether the cue behind a quotation is the verb of the sentence
// around it: one that is told somebody, or that has a clause of its own.
func (f *finder) isOwnVerb(cue doc.Range, limit int) bool {
	n, c, ok := f.lists.verbs.At(f.d, cue.From, limit)
	s := f.siteOf(cue.From, n, c)
	return ok && (!c.allows(frameThat) && c.allows(frameAddrThat) || f.clauseStart(s) >= 0)
}

// widen returns the content of a quotation whose cue follows: the quotation,
// and what of its sentence stands before it: `It was "a disgrace", he said`.
func (f *finder) widen(q *quotation) []doc.Range {
	parts := append([]doc.Range(nil), q.parts...)
	s := f.d.SentenceAt(f.d.Tokens[q.open()].Start)
	if s < 0 {
		return parts
	}
	from := f.bodies[s].From
	if q.open() == from || f.startsSentence(q) {
		return parts
	}
	for k := q.open() - 1; k >= from; k-- {
		if w := f.d.Word(k); f.inside[k] > 0 || w == ":" || w == ";" || f.used[k] {
			return parts
		}
	}
	parts[0].From = from
	return parts
}

// startsSentence reports whether a quotation begins with a capital and stands
// at a place where a sentence may begin.
func (f *finder) startsSentence(q *quotation) bool {
	k := q.open()
	if !f.startsUpper(k + 1) {
		return false
	}
	if k == 0 {
		return true
	}
	switch f.d.Word(k - 1) {
	case ",", ":", ".", "!", "?", ";", "—", "–", "-", "and", "but", "But", "And":
		return true
	}
	return f.tag(k - 1).IsVerb()
}

// speechClause reads a clause of speaking that begins at token i: subject and
// verb, or verb and subject.
func (f *finder) speechClause(i, limit int) (found, bool) {
	d := f.d
	const window = 30
	if i < limit && f.tag(i) == doc.CC {
		return found{}, false
	}
	finite := false
	for k := i; k < limit && k < i+window; k++ {
		t := d.Tokens[k]
		if t.Tag == doc.Period && k > i && f.isTitleDot(k, limit) {
			continue
		}
		if f.inside[k] > 0 || t.Tag == doc.Period || t.Tag == doc.Colon {
			break
		}
		n, c, ok := f.lists.verbs.At(d, k, limit)
		if ok && (isFinite(t.Tag) && t.Tag != doc.VBG || f.looksLikeVerb(k, n, i)) && c.allows(frameQuote|frameAddrThat|frameAddrTo) {
			x := found{cue: doc.Range{From: k, To: k + n}, phrase: c.phrase}
			x.stance = f.stanceOf(k, c, frameQuote|frameThat|frameAddrThat|frameAddrTo)
			x.cue = doc.Range{From: k, To: k + n}
			x.speaker, x.head = f.speakerNear(k, n, i, limit)
			if x.speaker = f.trimSpeaker(x.speaker); x.speaker.Empty() || f.isRelative(x.speaker.From) {
				return found{}, false
			}
			return x, true
		}
		switch {
		case t.Tag == doc.WP || t.Tag == doc.WDT || d.Word(k) == "that":
			finite = true // a relative clause: its verb is not ours
		case t.Tag == doc.VBD || t.Tag == doc.VBZ || t.Tag == doc.VBP || t.Tag == doc.MD:
			if f.named[k] || k+1 < limit && k > i && f.tag(k+1).IsProper() && f.tag(k-1).IsNoun() {
				continue // "Saints coach Sean Payton": a noun taken for a verb
			}
			if !finite && !isAuxiliary(t.Lemma) && t.Tag != doc.MD {
				return found{}, false
			}
			finite = false
		}
	}
	return found{}, false
}

// isTitleDot reports whether the full stop at k ends a title before a name that
// the tokenizer does not know: "Const. Fanning".
func (f *finder) isTitleDot(k, limit int) bool {
	d := f.d
	return k+1 < limit && d.Tokens[k-1].Len() <= 6 && d.Tokens[k-1].End == d.Tokens[k].Start &&
		f.startsUpper(k-1) && f.startsUpper(k+1) && f.tag(k+1).IsProper()
}

// looksLikeVerb reports whether the cue at k, n tokens long, is the verb of "a
// statement reads." though the tagger took it for a noun.
func (f *finder) looksLikeVerb(k, n, from int) bool {
	d := f.d
	w := d.Word(k)
	if k == from || !f.tag(k).IsNoun() || w[len(w)-1] != 's' || !f.tag(k-1).IsNoun() {
		return false
	}
	return k+n == len(d.Tokens) || f.tag(k+n).IsPunct()
}

// An opening is what stands before a quotation in its sentence: the words, less the
// comma or colon that ends them.
type opening struct {
	words        doc.Range
	colon, comma bool
}

// openingOf returns what stands before a quotation, or, where that is nothing, the
// sentence with a colon that ends the paragraph before: "He wrote:". ok is false
// where nothing there can introduce a quotation.
func (f *finder) openingOf(q *quotation) (o opening, ok bool) {
	k := q.open() - 1
	if from := f.blockStart(q.first); k < from && (q.first == 0 || from == 0 || f.d.Word(k) != ":") {
		return o, false
	}
	s := f.d.SentenceAt(f.d.Tokens[k].Start)
	if s < 0 {
		return o, false
	}
	switch f.d.Word(k) {
	case ":":
		o.colon = true
		k--
	case ",", "-", "–", "—":
		o.comma = true
		k--
	case ".", "!", "?", ";", "that":
		return o, false
	}
	o.words = doc.Range{From: f.bodies[s].From, To: k + 1}
	if !o.colon && !o.comma && (q.kind != quote.Speech || !f.startsUpper(q.open()+1)) {
		return o, false // part of a clause: the tree knows
	}
	return o, true
}

// cueBefore reads the clause before a quotation: `She said: "…"`.
func (f *finder) cueBefore(q *quotation) (found, bool) {
	d := f.d
	o, ok := f.openingOf(q)
	if !ok {
		return found{}, false
	}
	from, end := o.words.From, o.words.To
	for j := end - 1; j >= from && f.inside[j] == 0; j-- {
		t := d.Tokens[j]
		n, c, ok := f.lists.verbs.At(d, j, end)
		if ok && (t.Tag.IsVerb() || j+n == end && f.looksLikeVerb(j, n, from)) && c.allows(frameQuote|frameAddrThat) && !f.used[j] {
			if o.comma && j+n < end && f.hasClause(j) && f.complementBefore(j, q.open()) {
				break
			}
			return f.introduced(q, o, j, n, c), true
		}
		if t.Tag != doc.VBD && t.Tag != doc.VBZ && t.Tag != doc.VBP && t.Tag != doc.MD {
			continue
		}
		if o.colon && f.t.Head(j) == none { // "He was blunt: …"
			x := found{stance: doc.Says, rule: "statement/name-then-quotation", parts: append([]doc.Range(nil), q.parts...)}
			if ok {
				x.cue, x.phrase = doc.Range{From: j, To: j + n}, c.phrase
			}
			if x.speaker, x.head = f.subjectOf(j, from); !x.speaker.Empty() {
				return x, true
			}
		}
		if !o.colon || ok {
			break
		}
	}
	if o.colon {
		return f.colonBefore(q, o.words)
	}
	return found{}, false
}

// introduced returns the statement of quotation q behind cue c at j, n tokens long.
func (f *finder) introduced(q *quotation, o opening, j, n int, c *cue) found {
	x := found{
		phrase: c.phrase, cue: doc.Range{From: j, To: j + n}, parts: append([]doc.Range(nil), q.parts...),
		stance: f.stanceOf(j, c, frameQuote|frameThat|frameAddrThat), rule: "statement/cue-then-quotation",
	}
	x.speaker, x.head = f.speaker(f.siteOf(j, n, c))
	if k := x.speaker.From - 1; o.comma && !f.startsUpper(q.open()+1) && !x.speaker.Empty() && x.speaker.To <= j && k > o.words.From && f.d.Word(k) == "," {
		if before := (doc.Range{From: o.words.From, To: k}); !f.hasFinite(before) && f.tag(k-1).IsNoun() {
			x.parts = append([]doc.Range{before}, x.parts...) // `The governor, they wrote, "treated the poor …"`
		}
	}
	if who := f.nounPhraseAt(j+n, o.words.To); x.speaker.Empty() && o.colon && who.To == o.words.To { // "Not so, insisted an aide: …"
		x.speaker, x.head = who, f.headOf(who)
	}
	return x
}

// colonBefore reads `Raab: "…"` and `a statement from the firm: "…"`.
func (f *finder) colonBefore(q *quotation, r doc.Range) (found, bool) {
	d := f.d
	x := found{stance: doc.Says, head: none, rule: "statement/name-then-quotation", parts: append([]doc.Range(nil), q.parts...)}
	if r.Len() > 8 || r.Empty() || q.kind != quote.Speech {
		return found{}, false
	}
	if w := d.Word(r.To - 1); (w == "read" || w == "reads") && r.Len() > 1 { // often taken for a noun
		x.cue, x.phrase = doc.Range{From: r.To - 1, To: r.To}, "read"
		r.To--
	}
	for i := r.From; i < r.To; i++ {
		if t := f.tag(i); !t.IsNoun() && t != doc.DT && t != doc.IN && t != doc.POS && t != doc.Comma && !t.IsAdjective() {
			return found{}, false
		}
	}
	if !f.tag(r.To - 1).IsNoun() {
		return found{}, false
	}
	if k := r.To - 2; k > r.From && x.cue.Empty() && f.tag(k) == doc.POS { // "Ms Cole's response: …"
		x.cue, x.phrase = doc.Range{From: r.To - 1, To: r.To}, f.lemma(r.To-1)
		r.To = k
	}
	x.speaker, x.head = r, r.To-1
	return x, true
}

// goesOnFrom returns the quotation that i carries on, or -1: what stands
// between them is the first one's own clause of speaking and nothing else.
func (f *finder) goesOnFrom(i int) int {
	if i == 0 {
		return -1
	}
	p, q := &f.quotes[i-1], &f.quotes[i]
	if p.owner < 0 || p.block != q.first || q.kind != quote.Speech && !f.startsUpper(q.open()+1) {
		return -1
	}
	x := &f.found[p.owner]
	gap := doc.Range{From: p.end(), To: q.open()}
	if gap.Empty() {
		return i - 1
	}
	if !gap.Has(x.cue.From) {
		return -1
	}
	// One stop at most, right before the quotation.
	for k := gap.From; k < gap.To-1; k++ {
		if t := f.tag(k); t == doc.Period {
			return -1
		}
	}
	switch f.d.Word(gap.To - 1) {
	case ",", ".", ":", ";", "—", "–", "-":
		return i - 1
	}
	return -1
}

// siteOf returns the verb cue at v, n tokens long.
func (f *finder) siteOf(v, n int, c *cue) *site {
	s := &site{v: v, n: n, c: c, passive: f.isPassive(v)}
	if i := f.d.SentenceAt(f.d.Tokens[v].Start); i >= 0 {
		s.r = f.bodies[i]
	}
	return s
}

func (f *finder) startsUpper(i int) bool {
	for ; i < len(f.d.Tokens); i++ {
		if t := f.tag(i); quote.IsMark(f.d.Word(i)) || t.IsPunct() {
			continue
		}
		c, _ := utf8.DecodeRuneInString(f.d.Word(i))
		return unicode.IsUpper(c) || unicode.IsDigit(c)
	}
	return false
}

func (f *finder) startsLower(i int) bool {
	if i >= len(f.d.Tokens) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(f.d.Word(i))
	return unicode.IsLower(c)
}

// blockStart returns the first token of a block.
func (f *finder) blockStart(b int) int {
	return f.d.Sentences[f.d.Blocks[b].Sentences.From].Tokens.From
}

// blockEnd returns the token after the last of a block.
func (f *finder) blockEnd(b int) int {
	return f.d.Sentences[f.d.Blocks[b].Sentences.To-1].Tokens.To
}

package statement

import "lede/app/doc"

// Where the tree shows no complement of a verb of speaking, the words around it
// may: parsers stumble over long sentences. This reads only the plainest orders
// of words:
//
//	NP said [adjuncts] that CLAUSE
//	NP said CLAUSE                     NP before a finite verb
//	CLAUSE, NP said [adjuncts]
//	CLAUSE, said NP
//	CLAUSE, NP said, CLAUSE

// maxShallow is the length in tokens from which a sentence is no longer one
// whose order of words tells anything.
const maxShallow = 200

// clauseByTags returns what verb v, n tokens long, reports in sentence r, or
// the zero content.
func (f *finder) clauseByTags(v, n int, c *cue, r doc.Range) content {
	if r.Len() > maxShallow || !f.isPlain(v, c) {
		return content{}
	}
	if k := f.commaBefore(v, n, r); k >= 0 {
		return f.frontedByTags(v, n, k, r)
	}
	i := f.clauseStart(v+n, c, r)
	if i < 0 {
		return content{}
	}
	return content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, v, r)}}}
}

// isPlain reports whether verb v is one of plain saying in a finite form, and
// the tree, where there is one, gives it nothing else to govern.
func (f *finder) isPlain(v int, c *cue) bool {
	if !c.allows(frameThat|frameAddrThat) || !c.allows(frameQuote) {
		return false
	}
	switch f.d.Tokens[v].Tag {
	case doc.VBD, doc.VBZ, doc.VBP:
	case doc.VBN:
		if s, _ := f.subjectByTags(v, f.sentenceStart(v)); s.Empty() || f.t.IsPassive(v) || v == s.To {
			return false
		}
	default:
		return false
	}
	if f.t.Rel(v) == doc.NoRel {
		return true
	}
	return f.t.Child(v, doc.RelObj, doc.RelXComp) == none || c.allows(frameAddrThat)
}

// commaBefore returns the comma that ends the clause before "…, NP said" or
// "…, said NP", or -1.
func (f *finder) commaBefore(v, n int, r doc.Range) int {
	d := f.d
	k := v - 1
	if s, _ := f.subjectByTags(v, r.From); !s.Empty() {
		k = s.From - 1
	} else if f.nounPhraseAt(v+n, r.To).Empty() {
		return -1
	}
	if k <= r.From || d.Word(k) != "," {
		return -1
	}
	if last := v+n == r.To || d.Tokens[v+n].Tag == doc.Period; !last && !f.hasFinite(doc.Range{From: r.From, To: k}) || k-r.From < 3 {
		return -1
	}
	// What follows the verb is no clause of its own.
	for j := v + n; j < r.To; j++ {
		if w := d.Word(j); w == "," || w == "." {
			break
		}
		if t := d.Tokens[j].Tag; t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD || d.Word(j) == "that" {
			return -1
		}
	}
	return k
}

// subordinators open a clause that another must follow.
var subordinators = map[string]bool{
	"while": true, "although": true, "though": true, "when": true, "if": true, "as": true, "after": true,
	"before": true, "because": true, "since": true, "whereas": true, "once": true, "until": true, "unless": true,
}

// frontedByTags returns the clause before the comma at k, and what of it goes
// on behind the clause of verb v.
func (f *finder) frontedByTags(v, n, k int, r doc.Range) content {
	d := f.d
	if subordinators[f.t.Lemma(r.From)] { // "While it rained, the minister said …"
		return content{}
	}
	parts := []doc.Range{{From: r.From, To: k}}
	for j := v + n; j < r.To; j++ {
		if d.Word(j) != "," {
			continue
		}
		rest := doc.Range{From: j + 1, To: r.To}
		if j+1 < r.To && d.Tokens[j+1].Tag != doc.VBG && d.Tokens[j+1].Tag != doc.CC && f.hasFinite(rest) {
			parts = append(parts, rest)
		}
		break
	}
	return content{parts: parts}
}

// clauseStart returns where the clause after a verb of speaking begins, -1 if
// there is none: behind "that", or at a noun phrase that a finite verb follows.
func (f *finder) clauseStart(i int, c *cue, r doc.Range) int {
	d := f.d
	for j := i; j < r.To && j < i+15; j++ {
		t := d.Tokens[j].Tag
		if w := d.Word(j); w == "that" && t != doc.WDT && j+1 < r.To {
			return j + 1
		}
		if t.IsVerb() || t == doc.MD || t == doc.Period || t == doc.Colon || t == doc.WP || t == doc.WDT {
			break
		}
	}
	for i < r.To && d.Tokens[i].Tag.IsAdverb() {
		i++
	}
	if c.allows(frameAddrThat) {
		n := f.nounPhraseAt(i, r.To)
		if n.Empty() || n.To >= r.To {
			return -1
		}
		i = n.To
	}
	if i >= r.To || !startsNounPhrase(d.Tokens[i].Tag) {
		return -1
	}
	// A finite verb must come, with a noun before it and nothing in between
	// that would make it a relative clause's.
	noun := false
	for j := i; j < r.To; j++ {
		switch t := d.Tokens[j].Tag; {
		case t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD:
			if noun {
				return i
			}
			return -1
		case t == doc.WP || t == doc.WDT || t == doc.Period || t == doc.Colon || d.Word(j) == ",":
			return -1
		case t.IsNoun() || t == doc.PRP || t == doc.EX || t == doc.DT || t == doc.CD:
			noun = true
		}
	}
	return -1
}

// clauseEnd returns the end of the clause that begins at i and that verb v
// reports.
func (f *finder) clauseEnd(i, v int, r doc.Range) int {
	d := f.d
	short := false // the first comma ends it: v stands in a clause of its own
	if subordinators[f.t.Lemma(r.From)] {
		short = r.From < v && !f.hasComma(r.From, v)
	}
	if s, _ := f.subjectByTags(v, r.From); s.Empty() || s.From > r.From && (d.Tokens[s.From-1].Tag == doc.WP || d.Tokens[s.From-1].Tag == doc.WDT) {
		short = short || v > r.From && (d.Tokens[v-1].Tag == doc.WP || d.Tokens[v-1].Tag == doc.WDT || !s.Empty())
	}
	for j := i; j < r.To; j++ {
		if f.inside[j] > 0 || d.Word(j) != "," || j+1 == r.To {
			continue
		}
		next := d.Tokens[j+1]
		if short && f.hasFinite(doc.Range{From: i, To: j}) {
			return j
		}
		if next.Tag == doc.VBG {
			if _, c, ok := f.lists.verbs.At(d, j+1, r.To); ok && c.allows(frameThat) {
				return j
			}
		}
		if _, _, ok := f.lists.phrases.At(d, j+1, r.To); ok {
			return j
		}
	}
	return r.To
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

func startsNounPhrase(t doc.Tag) bool {
	return inNounPhrase(t) && t != doc.POS || t == doc.EX || t == doc.Dollar
}

package statement

import (
	"strings"

	"lede/app/doc"
)

// Phrases without a verb: "according to the minister", "in their view".

// possessive adds the statement of "in X's view": n tokens at i are the noun.
func (f *finder) possessive(i, n int, c *cue, r doc.Range, block int) bool {
	d := f.d
	owner := doc.Range{From: i - 1, To: i}
	switch f.tag(max(i-1, r.From)) {
	case doc.PRPS:
	case doc.POS:
		owner = f.nounPhraseBefore(i-2, r.From)
	default:
		return false
	}
	in := owner.From - 1
	if in < r.From || owner.Empty() || f.lemma(in) != "in" {
		return false
	}
	phrase := doc.Range{From: in, To: i + n}
	x := found{
		cue: doc.Range{From: i, To: i + n}, phrase: c.phrase, rule: "statement/in-their-words", block: block,
		stance: c.uses[0].stance, speaker: owner, head: owner.To - 1,
	}
	if in == r.From || d.Word(in-1) == "," {
		x.parts = f.outside(r, phrase)
	} else {
		x.parts = f.outside(doc.Range{From: r.From, To: f.clauseEnd(i+n, &site{v: i, n: n, r: r})}, phrase)
	}
	if len(x.parts) == 0 || f.isAnybody(owner) {
		return false
	}
	f.add(x)
	return true
}

// prepositional adds the statement of a phrase without a verb: "according to
// the minister".
func (f *finder) prepositional(i, n int, c *cue, r doc.Range, block int) {
	t, d := f.t, f.d
	// The noun that the phrase's last word, or the phrase itself, introduces.
	h := none
	for k := i + n; k < r.To; k++ {
		if p := t.Head(k); f.tag(k).IsNoun() || f.tag(k) == doc.PRP {
			h = k
			for p != none && p > k && p < r.To && isNominal(f.tag(p)) && nominalLink(t.Rel(h)) {
				h, p = p, t.Head(p)
			}
			break
		}
		if f.tag(k).IsPunct() || f.inside[k] > 0 {
			break
		}
	}
	if h == none {
		return
	}
	x := found{cue: doc.Range{From: i, To: i + n}, phrase: c.phrase, rule: "statement/according-to", block: block, stance: c.uses[0].stance, head: h}
	x.speaker = f.phrase(h)
	if end := f.sourceEnd(i, i+n, r); end > h {
		x.speaker = f.appositionAt(doc.Range{From: i + n, To: end}, r.To)
	}
	x.speaker.From = max(x.speaker.From, i+n)
	phrase := doc.Range{From: i, To: x.speaker.To}
	switch {
	case f.sourceEnd(i, i+n, r) > h: // set off by commas: it speaks for the sentence
		if t := f.tag(min(phrase.To, r.To-1)); t == doc.WP || t == doc.WDT { // "three aides who spoke …"
			for phrase.To < r.To && d.Word(phrase.To) != "," {
				phrase.To++
			}
		} else if k := phrase.To + 1; k < r.To && d.Word(k-1) == "," && (f.tag(k) == doc.WP || f.tag(k) == doc.WDT) { // "three aides, who spoke …,"
			for k < r.To && d.Word(k) != "," {
				k++
			}
			if k < r.To || i > r.From {
				phrase.To = k
			}
		}
		x.parts = f.outside(f.spokenFor(phrase, r), phrase)
	case t.Head(h) == none:
		x.parts = f.outside(r, phrase)
	default:
		phrase.To = max(phrase.To, t.Subtree(h).To)
		p := t.Head(h)
		for p != none && phrase.Has(p) {
			p = t.Head(p)
		}
		if p == none {
			p = h
		}
		x.parts = f.outside(t.Subtree(f.governed(p, r, phrase)), phrase)
	}
	if len(x.parts) == 0 {
		return
	}
	f.add(x)
}

// spokenFor returns what a source between commas speaks for: the sentence, or the
// relative clause it stands in, "a town where, according to the mayor, …".
func (f *finder) spokenFor(phrase, r doc.Range) doc.Range {
	next := phrase.To + 1
	if next < r.To && f.d.Word(next) == "that" { // "it was this, according to her, that led to war"
		next++
	}
	to := doc.Range{From: r.From, To: f.clauseEnd(next, &site{v: phrase.From, n: 1, r: r})}
	if k := phrase.From - 2; k > r.From && f.d.Word(k+1) == "," {
		switch f.tag(k) {
		case doc.WP, doc.WDT, doc.WRB:
			to.From = phrase.To
		}
	}
	return to
}

// sourceEnd returns the end of the source that begins at token from, where a
// phrase that begins at token i stands apart: behind a comma, or at the
// sentence's beginning. It returns 0 where it does not.
func (f *finder) sourceEnd(i, from int, r doc.Range) int {
	d := f.d
	if i > r.From && d.Word(i-1) != "," {
		return 0
	}
	for k := from; k < r.To && k < from+maxPhrase; k++ {
		t := f.tag(k)
		if w := d.Word(k); w == "," || t == doc.Period || t == doc.Colon || t == doc.Open || t == doc.WP || t == doc.WDT || f.inside[k] > 0 || w == "that" {
			if i == r.From && w != "," || f.hasFinite(doc.Range{From: from, To: k}) && !f.isReduced(doc.Range{From: from, To: k}) {
				return 0
			}
			return k
		}
	}
	if i == r.From {
		return 0
	}
	return r.To
}

// governed returns the clause that a phrase like "according to police", hung on
// p, speaks for: the nearest that stands by itself. A phrase at the very end of
// the sentence speaks for all of it.
func (f *finder) governed(p int, r, phrase doc.Range) int {
	t := f.t
	last := phrase.To >= r.To || phrase.To == r.To-1 && f.tag(r.To-1) == doc.Period
	for t.Head(p) != none {
		switch t.Rel(p) {
		case doc.RelRoot, doc.RelCComp, doc.RelParataxis:
			return p
		case doc.RelAclRelCl:
			if !last {
				return p
			}
		}
		p = t.Head(p)
	}
	return p
}

// isReduced reports whether the one verb of a source is a participle taken for
// a past tense: "a poll released Thursday".
func (f *finder) isReduced(r doc.Range) bool {
	n := 0
	for k := r.From; k < r.To; k++ {
		tag := f.tag(k)
		if tag == doc.VBP && strings.HasSuffix(f.d.Word(k), "ed") {
			tag = doc.VBD
		}
		switch tag {
		case doc.VBZ, doc.VBP, doc.MD:
			return false
		case doc.VBD:
			if k == r.From || !f.tag(k-1).IsNoun() {
				return false
			}
			n++
		}
	}
	return n == 1
}

package statement

import "lede/app/doc"

// Noun phrases, read off the words and off the tree.

// nounPhraseUpTo returns the noun phrase that ends with token i, with those
// before it that it describes, and its head.
func (f *finder) nounPhraseUpTo(i, from int) (doc.Range, int) {
	d := f.d
	if i < from || !isNominal(d.Tokens[i].Tag) && !f.named[i] && d.Word(i) != "her" || f.inside[i] > 0 {
		return doc.Range{}, none
	}
	r := f.nounPhraseBefore(i, from)
	head := i
	if d.Tokens[i].Tag.IsAdjective() && !f.named[i] && d.Tokens[r.From].Tag != doc.DT && !(r.Len() == 1 && speaksAlone[f.t.Lemma(i)]) { // "the poor" speak, "unclear" does not
		return doc.Range{}, none
	}
	// "doctors at the hospital", "people familiar with the talks"
	for {
		k := r.From - 2
		if k < from || !attaches[f.t.Lemma(k+1)] && f.t.Lemma(k+1) != "to" && !describes[f.t.Lemma(k)] { // "people briefed on the call"
			break
		}
		if k > from && describes[f.t.Lemma(k)] && d.Tokens[k-1].Tag.IsNoun() {
			k--
		} else if f.t.Lemma(k+1) == "to" && d.Tokens[k].Tag != doc.NN && d.Tokens[k].Tag != doc.NNS {
			break
		}
		if k > from && d.Tokens[k].Tag == doc.VBN && d.Tokens[k-1].Tag.IsNoun() { // "a poll conducted in May"
			k--
		}
		if !f.heads(k) {
			break
		}
		head = k
		r.From = f.nounPhraseBefore(head, from).From
	}
	r.From = f.coordination(r.From, from)
	return r, head
}

// coordination returns where "Russia, Iran and China" begins whose last noun
// phrase begins at token i; or i, where that is not sure to be one subject.
func (f *finder) coordination(i, from int) int {
	d := f.d
	k := i - 1
	if k > from && d.Tokens[k].Tag == doc.CC && d.Word(k-1) == "," { // "Canada, and the EU"
		k--
	} else if k <= from || d.Tokens[k].Tag != doc.CC {
		return i
	}
	first := i
	for n := i; k-1 >= from && d.Tokens[k-1].Tag.IsNoun() && n-k < maxPhrase; {
		n = f.nounPhraseBefore(k-1, from).From
		if n == from || d.Word(n-1) == "," || subordinators[f.t.Lemma(n-1)] || f.t.Lemma(n-1) == "that" {
			first = n // the longest list that something opens
		}
		if k = n - 1; k < from || d.Word(k) != "," {
			break
		}
	}
	return first
}

// heads reports whether token i may head a noun phrase with a preposition
// behind it: "spokesman for", "several of".
func (f *finder) heads(i int) bool {
	t := f.d.Tokens[i].Tag
	return t.IsNoun() && !days[f.t.Lemma(i)] || (t.IsAdjective() || t == doc.CD || t == doc.DT) && f.d.Word(i+1) == "of"
}

// nounPhraseBefore returns the noun phrase that ends with token i.
func (f *finder) nounPhraseBefore(i, from int) doc.Range {
	d := f.d
	end := i + 1
	for i >= from && end-i < maxPhrase && f.inside[i] == 0 && (inNounPhrase(d.Tokens[i].Tag) || f.named[i] || f.isAttribute(i, from) && i+1 < end) {
		if t := d.Tokens[i].Tag; t == doc.DT || t == doc.PRPS || t == doc.PRP {
			i--
			break
		}
		i--
	}
	return doc.Range{From: i + 1, To: end}
}

// isAttribute reports whether the participle at i stands between an article or
// possessive and a noun: "its managing director".
func (f *finder) isAttribute(i, from int) bool {
	if i <= from || f.d.Tokens[i].Tag != doc.VBG {
		return false
	}
	switch f.d.Tokens[i-1].Tag {
	case doc.DT, doc.PRPS, doc.POS:
		return f.d.Tokens[i+1].Tag.IsNoun()
	}
	return false
}

// maxPhrase is the length in tokens up to which a noun phrase is read by tags.
const maxPhrase = 40

// nounPhraseAt returns the noun phrase that begins at token i, with a phrase
// with "of" or "for" behind it.
func (f *finder) nounPhraseAt(i, limit int) doc.Range {
	limit = min(limit, i+maxPhrase)
	r := f.baseNounPhraseAt(i, limit)
	for k := r.To; k+1 < limit && !r.Empty() && f.inside[k] == 0 && (f.d.Word(k) == "of" || f.d.Word(k) == "for"); k = r.To {
		next := f.baseNounPhraseAt(k+1, limit)
		if next.Empty() {
			break
		}
		r.To = next.To
	}
	return r
}

// baseNounPhraseAt is nounPhraseAt without what follows the noun.
func (f *finder) baseNounPhraseAt(i, limit int) doc.Range {
	d := f.d
	r := doc.Range{From: i, To: i}
	noun := false
	for k := i; k < limit && f.inside[k] == 0; k++ {
		t := d.Tokens[k].Tag
		if t == doc.PRP && k == i {
			return doc.Range{From: i, To: i + 1}
		}
		if k == i && t == doc.DT && isDemonstrative(f.t.Lemma(k)) && (k+1 == limit || !inNounPhrase(d.Tokens[k+1].Tag) || d.Tokens[k+1].Tag == doc.DT) {
			return doc.Range{From: i, To: i + 1}
		}
		if !inNounPhrase(t) && t != doc.VBN || noun && (t == doc.DT || t == doc.PRPS || t == doc.PRP || t == doc.VBN) {
			break
		}
		if t.IsNoun() || t == doc.CD && r.To > i {
			noun = true
			r.To = k + 1
		}
	}
	return r
}

// appositionAt returns r with the noun phrase that a comma adds to it: "Lena
// Brandt, the union's chief negotiator".
func (f *finder) appositionAt(r doc.Range, limit int) doc.Range {
	if r.Empty() || r.To+1 >= limit {
		return r
	}
	if t := f.d.Tokens[r.To]; t.Tag == doc.VBN || describes[t.Lemma] { // "a person briefed on the plans"
		for k := r.To; k < limit && k < r.To+12; k++ {
			switch tag := f.d.Tokens[k].Tag; {
			case tag == doc.Comma || tag == doc.Period || k+1 == limit:
				if k+1 == limit && tag != doc.Period {
					k++
				}
				r.To = k
				return r
			case tag.IsVerb() && k > r.To || tag == doc.MD || f.inside[k] > 0:
				return r
			}
		}
		return r
	}
	if f.d.Word(r.To) != "," {
		return r
	}
	switch f.d.Tokens[r.To+1].Tag {
	case doc.DT, doc.PRPS, doc.NN, doc.NNP, doc.JJ, doc.CD:
	default:
		return r
	}
	a := f.nounPhraseAt(r.To+1, limit)
	for !a.Empty() && a.To+1 < limit && attaches[f.t.Lemma(a.To)] {
		next := f.nounPhraseAt(a.To+1, limit)
		if next.Empty() {
			break
		}
		a.To = next.To
	}
	if a.Empty() || a.To < limit && f.d.Word(a.To) != "," && f.d.Tokens[a.To].Tag != doc.Period {
		return r
	}
	r.To = a.To
	return r
}

// headOf returns the head of a noun phrase read by words: the last noun before
// a preposition or comma.
func (f *finder) headOf(r doc.Range) int {
	if r.Empty() {
		return none
	}
	for k := r.From; k < r.To; k++ {
		if t := f.d.Tokens[k].Tag; k > r.From && (t == doc.IN || t == doc.Comma) {
			return k - 1
		}
	}
	return r.To - 1
}

// phrase returns the tokens of the noun phrase that h heads: with article,
// title and complements, without relative clause and set-off apposition.
func (f *finder) phrase(h int) doc.Range { return f.phraseTo(h, 0) }

const maxNesting = 6

func (f *finder) phraseTo(h, depth int) doc.Range {
	r := doc.Range{From: h, To: h + 1}
	if depth == maxNesting {
		return r
	}
	t := f.t
	for c := range t.Children(h) {
		switch t.Rel(c) {
		case doc.RelCompound, doc.RelAMod, doc.RelDet, doc.RelNumMod, doc.RelNMod, doc.RelNModPoss,
			doc.RelFlat, doc.RelFixed, doc.RelConj:
		case doc.RelAppos:
			if f.d.Tokens[t.Subtree(c).From].Tag == doc.Open { // an abbreviation in brackets
				continue
			}
		case doc.RelAdvMod:
			if c > h {
				continue
			}
		default:
			continue
		}
		if f.t.Rel(c) == doc.RelConj && !f.d.Tokens[c].Tag.IsNoun() && f.d.Tokens[c].Tag != doc.PRP {
			continue
		}
		if f.inside[c] != f.inside[h] || days[t.Lemma(c)] {
			continue
		}
		sub := f.phraseTo(c, depth+1)
		for _, rel := range [...]doc.Rel{doc.RelCase, doc.RelDet, doc.RelCC} {
			if k := t.Child(c, rel); k != none {
				if k < sub.From {
					sub.From = k
				} else if k >= sub.To && rel == doc.RelCase {
					sub.To = k + 1
				}
			}
		}
		r.From, r.To = min(r.From, sub.From), max(r.To, sub.To)
	}
	return r
}

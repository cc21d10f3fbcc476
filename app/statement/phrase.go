package statement

import "lede/app/doc"

// Noun phrases, read off the words and off the tree.

// nounPhraseUpTo returns the noun phrase that ends with token i, with those
// before it that it describes, and its head.
func (f *finder) nounPhraseUpTo(i, from int) (doc.Range, int) {
	d := f.d
	if i < from || !isNominal(f.tag(i)) && !f.named[i] && d.Word(i) != "her" || f.inside[i] > 0 {
		return doc.Range{}, none
	}
	r := f.nounPhraseBefore(i, from)
	head := i
	if f.tag(i).IsAdjective() && !f.named[i] && f.tag(r.From) != doc.DT && !(r.Len() == 1 && speaksAlone[f.lemma(i)]) { // "the poor" speak, "unclear" does not
		return doc.Range{}, none
	}
	// "doctors at the hospital", "people familiar with the talks"
	for {
		k := r.From - 2
		if k < from || !attaches[f.lemma(k+1)] && f.lemma(k+1) != "to" && !describes[f.lemma(k)] { // "people briefed on the call"
			break
		}
		if k > from && describes[f.lemma(k)] && f.tag(k-1).IsNoun() {
			k--
		} else if f.lemma(k+1) == "to" && f.tag(k) != doc.NN && f.tag(k) != doc.NNS {
			break
		}
		if k > from && f.tag(k) == doc.VBN && f.tag(k-1).IsNoun() { // "a poll conducted in May"
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
	if k > from && f.tag(k) == doc.CC && d.Word(k-1) == "," { // "Canada, and the EU"
		k--
	} else if k <= from || f.tag(k) != doc.CC {
		return i
	}
	first := i
	for n := i; k-1 >= from && f.tag(k-1).IsNoun() && n-k < maxPhrase; {
		n = f.nounPhraseBefore(k-1, from).From
		if n == from || d.Word(n-1) == "," || subordinators[f.lemma(n-1)] || f.lemma(n-1) == "that" {
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
	t := f.tag(i)
	return t.IsNoun() && !days[f.lemma(i)] || (t.IsAdjective() || t == doc.CD || t == doc.DT) && f.d.Word(i+1) == "of"
}

// nounPhraseBefore returns the noun phrase that ends with token i.
func (f *finder) nounPhraseBefore(i, from int) doc.Range {
	end := i + 1
	for i >= from && end-i < maxPhrase && f.inside[i] == 0 && (inNounPhrase(f.tag(i)) || f.named[i] || f.isAttribute(i, from) && i+1 < end) {
		if t := f.tag(i); t == doc.DT || t == doc.PRPS || t == doc.PRP {
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
	if i <= from || f.tag(i) != doc.VBG {
		return false
	}
	switch f.tag(i - 1) {
	case doc.DT, doc.PRPS, doc.POS:
		return f.tag(i + 1).IsNoun()
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
	r := doc.Range{From: i, To: i}
	noun := false
	for k := i; k < limit && f.inside[k] == 0; k++ {
		t := f.tag(k)
		if t == doc.PRP && k == i {
			return doc.Range{From: i, To: i + 1}
		}
		if k == i && t == doc.DT && isDemonstrative(f.lemma(k)) && (k+1 == limit || !inNounPhrase(f.tag(k+1)) || f.tag(k+1) == doc.DT) {
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
			switch tag := f.tag(k); {
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
	switch f.tag(r.To + 1) {
	case doc.DT, doc.PRPS, doc.NN, doc.NNP, doc.JJ, doc.CD:
	default:
		return r
	}
	a := f.nounPhraseAt(r.To+1, limit)
	for !a.Empty() && a.To+1 < limit && attaches[f.lemma(a.To)] {
		next := f.nounPhraseAt(a.To+1, limit)
		if next.Empty() {
			break
		}
		a.To = next.To
	}
	if a.Empty() || a.To < limit && f.d.Word(a.To) != "," && f.tag(a.To) != doc.Period {
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
		if t := f.tag(k); k > r.From && (t == doc.IN || t == doc.Comma) {
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
			if f.tag(t.Subtree(c).From) == doc.Open { // an abbreviation in brackets
				continue
			}
		case doc.RelAdvMod:
			if c > h {
				continue
			}
		default:
			continue
		}
		if f.t.Rel(c) == doc.RelConj && !f.tag(c).IsNoun() && f.tag(c) != doc.PRP {
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

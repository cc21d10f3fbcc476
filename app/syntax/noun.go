package syntax

import "lede/app/doc"

// NounCore returns the tokens of the noun phrase that i heads, without leading
// articles and prepositions and without what follows its head, names and
// numbers apart.
//
//	by [a Chinese ambassador to Norway] and others   →  Chinese ambassador
func (t *Tree) NounCore(i int) doc.Range {
	r := doc.Range{From: i, To: i + 1}
	for c := range t.Children(i) {
		if c > i && !t.follows(c) {
			break
		}
		if c < i && !t.precedes(c) {
			continue
		}
		// Everything between a kept child and the head belongs to it.
		sub := t.Subtree(c)
		r.From, r.To = min(r.From, sub.From), max(r.To, sub.To)
	}
	for r.From < i && t.leads(r.From) {
		r.From++
	}
	for r.To > i+1 && t.d.Tokens[r.To-1].Tag.IsPunct() {
		r.To--
	}
	return r
}

// precedes reports whether a child before the head is part of the phrase.
func (t *Tree) precedes(c int) bool {
	switch t.Rel(c) {
	case doc.RelAMod, doc.RelCompound, doc.RelNumMod, doc.RelNModPoss, doc.RelFlat, doc.RelNMod, doc.RelDet, doc.RelFixed:
		return true
	case doc.RelAdvMod:
		return t.d.Tokens[c].Tag.IsAdverb()
	}
	return false
}

// follows reports whether a child after the head is part of the phrase.
func (t *Tree) follows(c int) bool {
	switch t.Rel(c) {
	case doc.RelFlat, doc.RelFixed, doc.RelNumMod, doc.RelCompound:
		return true
	}
	return false
}

// leads reports whether token i is an article or the like that opens a phrase.
func (t *Tree) leads(i int) bool {
	switch t.d.Tokens[i].Tag {
	case doc.DT, doc.PDT, doc.PRPS, doc.IN, doc.TO, doc.CC, doc.WDT, doc.POS:
		return true
	}
	return t.d.Tokens[i].Tag.IsPunct()
}

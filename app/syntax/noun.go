package syntax

import "lede/app/doc"

// NounPhrase returns the tokens of the noun phrase that i heads, as a reader
// would name it: without leading articles and prepositions, and without what
// follows in a clause, an apposition or a coordination of its own. What the
// noun needs to be understood stays: "Chinese ambassador to Norway".
//
//	by [a gang that nobody knew] and others   →  gang
//	[the country's largest pipeline], which   →  country's largest pipeline
func (t *Tree) NounPhrase(i int) doc.Range { return t.phrase(i, true) }

// NounCore is the noun phrase without what follows its head, names and numbers
// apart: "Chinese ambassador".
func (t *Tree) NounCore(i int) doc.Range { return t.phrase(i, false) }

func (t *Tree) phrase(i int, complements bool) doc.Range {
	r := doc.Range{From: i, To: i + 1}
	for c := range t.Children(i) {
		if c > i && !t.follows(c, complements) {
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
func (t *Tree) follows(c int, complements bool) bool {
	switch t.Rel(c) {
	case doc.RelFlat, doc.RelFixed, doc.RelNumMod, doc.RelCompound:
		return true
	case doc.RelNMod, doc.RelAMod:
		return complements
	case doc.RelCase: // the possessive 's is not part of what it follows
		return false
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

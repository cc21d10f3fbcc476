package tag

import (
	"math"

	"lede/app/doc"
)

// Some classes of words are closed: no new preposition or pronoun was coined
// since the model was trained. A word that is none of the known ones has
// another tag, however much its neighbours speak for such a one: "The rebels
// accuse/IN Kiev". A capitalised word at the beginning of a sentence is an
// adverb only where it is a known one or ends in -ly: "Norway/RB said".

// cannotBe reports whether token i of sentence r is known not to have tag.
func (t *tagger) cannotBe(r doc.Range, i int, tag doc.Tag) bool {
	switch tag {
	case doc.IN, doc.CC, doc.DT, doc.PDT, doc.MD, doc.TO, doc.PRP, doc.PRPS, doc.WDT, doc.WP, doc.WPS, doc.WRB, doc.EX, doc.RP:
		return t.at(r, i).fact.is&closedWord == 0
	case doc.RB, doc.RBR, doc.RBS:
		w := t.d.Word(i)
		return i == r.From && len(w) > 2 && w[0]-'A' < 26 && w[len(w)-2:] != "ly" && t.at(r, i).fact.is&closedAdverb == 0
	}
	return false
}

// secondBest returns the likeliest tag that token i of sentence r can have, by
// the sums at hand.
func (t *tagger) secondBest(r doc.Range, i int) doc.Tag {
	n := len(t.model.tags)
	for c := range n {
		if t.cannotBe(r, i, t.model.tags[c]) {
			t.sums[c] = math.MinInt32
		}
	}
	return t.model.tags[t.sums.Best(n)]
}

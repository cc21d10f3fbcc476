package actor

import (
	"slices"

	"lede/app/doc"
)

// findLeftovers adds the capitalised words that the recogniser left out of every
// name, where the text soon speaks of "the company" and has named no other:
//
//	Hackers broke into [Colonial Pipeline], which carries fuel. … the company paid
//
// Firms named with plain words are what a model of words takes for plain words.
func (f *finder) findLeftovers() {
	added := false
	for s := range f.d.Sentences {
		sent := f.d.Sentences[s].Tokens
		if f.cases[s] != NormalCase || f.d.Sentences[s].Block < len(f.d.Blocks) && skipped(f.d.Blocks[f.d.Sentences[s].Block].Kind) {
			continue
		}
		for i := sent.From + 1; i < sent.To; i++ {
			to := i
			for to < sent.To && f.at[to] == 0 && isCapital(f.d.Word(to)) && !f.calendar[f.folded.word(to)] && !f.titles[f.folded.word(to)] {
				to++
			}
			if n := to - i; n >= 2 && n <= 4 && (i == 0 || f.at[i-1] == 0) && f.speaksOfCompany(s, to) {
				f.add(doc.Range{From: i, To: to}, s, KindOrganization, NormalCase)
				added = true
			}
			i = max(i, to)
		}
	}
	if added {
		slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.From - b.From })
		f.index()
	}
}

// speaksOfCompany reports whether "the company" stands after token i in
// sentence s or the two that follow, with no organization named before it.
func (f *finder) speaksOfCompany(s, i int) bool {
	for t := s; t < len(f.d.Sentences) && t <= s+2; t++ {
		sent := f.d.Sentences[t].Tokens
		for k := max(i, sent.From); k < sent.To; k++ {
			if a := f.at[k]; a != 0 && f.mentions[a-1].kind == KindOrganization && !f.mentions[a-1].group && f.groups[f.mentions[a-1].key] == "" {
				return false
			}
			if w := f.lower(k, sent); (w == "company" || w == "firm") && f.lower(k-1, sent) == "the" {
				return true
			}
		}
	}
	return false
}

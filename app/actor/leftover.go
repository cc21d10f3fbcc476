package actor

import (
	"strings"

	"lede/app/doc"
)

// findLeftovers adds the capitalised words that the recogniser left out of every
// name where the words beside them say what they are:
//
//	told broadcaster [TVN24]           the noun before
//	the [Focal] agency                 the noun behind
//	National Water Office ([NWO])      brackets behind an organization
//	Hackers broke into [Colonial Pipeline], which carries fuel. … the company paid
//
// Firms named with plain words are what a model of words takes for plain words.
func (f *finder) findLeftovers() {
	added := false
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if f.cases[s] != NormalCase || sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		for i := sent.Tokens.From + 1; i < sent.Tokens.To; i++ {
			r := doc.Range{From: i, To: f.leftoverEnd(i, sent.Tokens)}
			if r.Len() > 0 {
				if k := f.leftoverKind(r, s); k != KindNone {
					f.add(r, s, k, NormalCase)
					added = true
				}
			}
			i = max(i, r.To)
		}
	}
	if added {
		f.sortMentions()
	}
}

// leftoverEnd returns the end of the run of capitalised words at token i that are in
// no name, titles and months apart.
func (f *finder) leftoverEnd(i int, sent doc.Range) int {
	for i < sent.To && f.at[i] == 0 && isCapital(f.d.Word(i)) && !f.calendar[f.folded.word(i)] && !f.titles[f.folded.word(i)] {
		i++
	}
	return i
}

// leftoverKind returns the kind that the words beside the leftover r of sentence s say
// it is of.
func (f *finder) leftoverKind(r doc.Range, s int) Kind {
	sent := f.d.Sentences[s].Tokens
	if r.Len() > 4 || f.at[r.From-1] != 0 {
		return KindNone
	}
	if f.inBracketsBehind(r, sent) {
		return KindOrganization
	}
	before, after := f.common(r.From-1, sent), f.common(r.To, sent)
	if before == "the" && f.evidence[after] == "organization" && !f.hasHead(r.To+1, sent) { // "the Focal agency"
		return KindOrganization
	}
	switch f.evidence[before] {
	case "organization":
		if !f.hasHead(r.To, sent) {
			return KindOrganization
		}
	case "person":
		if r.Len() > 1 && !f.hasHead(r.To, sent) { // "survivor Md Shahin Mia"
			return KindPerson
		}
	}
	if r.Len() > 1 && f.speaksOfCompany(s, r.To) {
		return KindOrganization
	}
	return KindNone
}

// inBracketsBehind reports whether r is a word of capitals in brackets behind an
// organization it can be short for: "National Water Office (NWO)".
func (f *finder) inBracketsBehind(r, sent doc.Range) bool {
	if r.Len() != 1 || f.lower(r.From-1, sent) != "(" || f.lower(r.To, sent) != ")" || !sent.Has(r.From-2) || f.at[r.From-2] == 0 {
		return false
	}
	full := &f.mentions[f.at[r.From-2]-1]
	return full.kind == KindOrganization && full.Len() > 1 && initialsOf(f.lower(r.From, sent), strings.Fields(full.key))
}

// hasHead reports whether a noun follows at token i, so that what stands before it is
// no whole name: "union Facebook page".
func (f *finder) hasHead(i int, sent doc.Range) bool {
	return sent.Has(i) && f.d.Tokens[i].Tag.IsNoun()
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

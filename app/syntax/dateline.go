package syntax

import (
	"strings"

	"lede/app/doc"
)

// maxDateline is the length in tokens of the longest dateline: "PORT MORESBY,
// Papua New Guinea, Nov. 3, 2020 (Reuters) —".
const maxDateline = 16

// Body returns the tokens of sentence s of d without a dateline, the place,
// date and agency that stand in front of a report: "BAKU (Reuters) —". They
// tell nothing of who says or does what.
func Body(d *doc.Document, s int) doc.Range {
	toks := d.Sentences[s].Tokens
	first := ""
	for i := toks.From; i < toks.To && i < toks.From+maxDateline; i++ {
		if i == toks.From {
			first = d.Word(i)
			continue
		}
		switch d.Word(i) {
		case "—", "–", "-", "--", "---":
			capitals := len(first) > 1 && first == strings.ToUpper(first) && first != strings.ToLower(first)
			if i+1 < toks.To && (capitals || d.Word(i-1) == ")") {
				toks.From = i + 1
			}
			return toks
		}
		if t := d.Tokens[i].Tag; t == doc.VBD || t == doc.VBZ || t == doc.MD {
			return toks
		}
	}
	return toks
}

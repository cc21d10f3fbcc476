package incident

import (
	"strings"
	"sync"

	"lede/app/doc"
)

// Amounts that hang on no event of their sentence: "the death toll has risen to 41".

// toll gives an amount that hangs on no event of its sentence, but on a word
// like "toll", "missing" or "damage", to the harmful event the article tells of
// first.
func (r *reader) toll(a *doc.Amount, s int) (*mention, string) {
	toks := r.d.TokensIn(a.Span)
	part := r.tollOf(toks)
	for i := max(toks.From-5, r.d.Sentences[s].Tokens.From); i < min(toks.To+5, r.d.Sentences[s].Tokens.To); i++ {
		if r.low(i) == "among" {
			return nil, "" // they are counted already
		}
		if part == "" {
			part = tolls()[r.low(i)]
		}
	}
	if part == "" || isCurrency(a.Unit) != (part == "damage") || a.Unit == "percent" || ofPeople[part] && in("things", a.Unit) {
		return nil, ""
	}
	var first *mention
	for _, m := range r.mentions {
		if m.generic || m.modality != doc.Stated || m.kind.consequence() || !deadly[m.kind.group] {
			continue
		}
		if m.sent == s {
			return m, part
		}
		if first == nil {
			first = m
		}
	}
	return first, part
}

// tollOf returns the part an amount plays that a toll has reached, however far before it
// that stands: "the number of people killed when the slope gave way rose to 58"; or "".
func (r *reader) tollOf(toks doc.Range) string {
	p := r.tree.Predicate(toks.From)
	if p == none || !in("toll-verb", r.d.Tokens[p].Lemma) {
		return ""
	}
	subject := r.tree.Child(p, doc.RelNSubj)
	if subject == none || subject > p {
		return ""
	}
	if part := tolls()[r.d.Tokens[subject].Lemma]; part != "" || r.d.Tokens[subject].Lemma != "number" {
		return part
	}
	for i := subject; i < min(subject+5, p); i++ {
		if part := amountRoles()[r.d.Tokens[i].Lemma]; ofPeople[part] {
			return part
		}
	}
	return ""
}

// deadly groups are those whose events have a toll.
var deadly = map[string]bool{"violence": true, "accident": true, "nature": true, "fire": true, "outbreak": true, "unrest": true, "cyber": true, "outage": true, "coup": true}

// tolls says what part an amount plays beside words that tell of no event: the
// lines of amounts.txt that begin with a plus.
var tolls = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, line := range lines(amountsFile) {
		if part, words, _ := strings.Cut(line, ":"); part[0] == '+' {
			for _, w := range strings.Fields(words) {
				all[w] = part[1:]
			}
		}
	}
	return all
})

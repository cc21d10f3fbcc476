package incident

import (
	_ "embed"
	"strings"
	"sync"

	"lede/app/doc"
)

//go:embed data/amounts.txt
var amountsFile string

// amountRoles says what part an amount plays, by the word it hangs on.
var amountRoles = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, line := range lines(amountsFile) {
		role, words, _ := strings.Cut(line, ":")
		if role[0] == '+' {
			continue
		}
		for _, w := range strings.Fields(words) {
			all[w] = role
		}
	}
	return all
})

// amounts gives every amount to the mention it belongs to, with its part.
func (r *reader) amounts() {
	var last *mention // who has the amount before, and which part it plays
	lastPart := ""
	for i := range r.d.Amounts {
		a := &r.d.Amounts[i]
		s := r.d.SentenceAt(a.Start)
		if s < 0 || !r.reads(s) || r.countsNothing(a) || r.tells(a) {
			continue
		}
		if i > 0 && last != nil && r.converts(a, &r.d.Amounts[i-1]) {
			last.amounts = append(last.amounts, doc.IncidentAmount{Amount: *a, Role: lastPart})
			continue
		}
		last = nil
		m, part := (*mention)(nil), ""
		if r.tollOf(r.d.TokensIn(a.Span)) == "" {
			m, part = r.amountOf(a, s)
		}
		if m != nil && m.modality == doc.Stated && r.unreal(r.d.TokensIn(a.Span).From) {
			continue
		}
		if m == nil || r.beside(a, m, part) {
			if m, part = r.toll(a, s); m == nil {
				continue
			}
		}
		if ofPeople[part] && in("things", a.Unit) {
			continue // nobody injures hotels
		}
		given := doc.IncidentAmount{Amount: *a, Role: part}
		if given.Unit == "" && ofPeople[part] {
			given.Unit = "person" // "killing 12"
		}
		m.amounts = append(m.amounts, given)
		last, lastPart = m, part
	}
}

// tells reports whether those who are counted only say something, "two hospital workers
// said", or are of some who are counted already: "six of the dead".
func (r *reader) tells(a *doc.Amount) bool {
	words := r.d.TokensIn(a.Span)
	if words.Empty() {
		return false
	}
	last := words.To - 1
	if g := r.tree.Head(last); g != none && r.tree.Rel(last) == doc.RelNSubj && r.saying(g) && !in("blame", r.d.Tokens[g].Lemma) {
		return true
	}
	of := words.From
	for of < words.To && r.low(of) != "of" {
		of++
	}
	return r.low(of) == "of" && r.low(of+1) == "the" && in("counted", r.low(of+2))
}

// countsNothing reports whether a says how far, how long or in which year: "100 km to
// the south", "two summers ago", "the 2022 breach".
func (r *reader) countsNothing(a *doc.Amount) bool {
	w := r.low(r.d.TokensIn(a.Span).From)
	if w == "over" || w == "about" {
		w = r.low(r.d.TokensIn(a.Span).From + 1)
	}
	year := len(w) == 4 && w >= "1900" && w < "2100" && a.Value >= 1900 && a.Value < 2100
	return in("length", a.Unit) || year && !isCurrency(a.Unit)
}

// converts reports whether sum a, in brackets, says in another currency what sum b
// before it said: "2.3 billion naira ($2.9 million)".
func (r *reader) converts(a, b *doc.Amount) bool {
	from, to := r.d.TokensIn(b.Span).To, r.d.TokensIn(a.Span).From
	return isCurrency(a.Unit) && isCurrency(b.Unit) && a.Unit != b.Unit && from+1 == to && r.low(from) == "("
}

// ofPeople are the parts that people play where nothing says what is counted.
var ofPeople = map[string]bool{"killed": true, "injured": true, "missing": true, "displaced": true, "arrested": true, "rescued": true, "jailed": true}

// beside reports whether an amount tells nothing of m: who does it is counted,
// or lengths and votes, or a number that has no part in it.
func (r *reader) beside(a *doc.Amount, m *mention, part string) bool {
	counted := false
	for i := range m.roles {
		if !m.roles[i].Span.Overlaps(a.Span) {
			continue
		}
		if m.roles[i].Kind == doc.Agent && m.kind.group != "unrest" && m.kind.group != "lawsuit" {
			return true
		}
		counted = counted || m.roles[i].Kind == doc.Target || m.roles[i].Kind == doc.Agent
	}
	if k := r.d.TokensIn(a.Span).From - 1; k >= 0 && r.d.Tokens[k].Tag == doc.VBG && in("carry", r.d.Tokens[k].Lemma) {
		return true // "a bus carrying 85 people"
	}
	if a.Unit == "vote" {
		return true
	}
	in := r.d.TokensIn(a.Span)
	if r.somewhere(in) {
		return true
	}
	if in.Len() > 3 && r.low(in.From+1) == "of" && r.low(in.From+2) == "them" {
		return true // "nine of them police officers": they are counted already
	}
	if (m.kind.group == "vuln" || m.kind.group == "patch") && classes()["bug"][a.Unit] {
		return false // "patched 31 flaws"
	}
	if a.Value == 1 && a.Unit != "person" && !classes()["person"][a.Unit] && !isCurrency(a.Unit) && a.Unit != "percent" {
		return true // "six members of one family"
	}
	return part == affected && (a.Value == 1 || !counted && (a.Unit == "" || a.Value < 100))
}

// somewhere reports whether a phrase says in how many places: "from two villages",
// "in four provinces".
func (r *reader) somewhere(words doc.Range) bool {
	switch r.low(words.From - 1) {
	case "from", "in", "across", "at", "near", "to", "within", "around", "throughout":
		return in("placenoun", r.d.Tokens[words.To-1].Lemma)
	}
	return false
}

// affected is the part of what is counted where no word says which.
const affected = "affected"

package actor

import (
	"strings"

	"lede/app/doc"
)

// saidToBe returns the kind that a class of data/evidence.tsv stands for, and
// notes where it is a group.
func (m *mention) saidToBe(class string) Kind {
	switch class {
	case "organization":
		return KindOrganization
	case "group":
		m.group = true
		return KindOrganization
	case "place":
		return KindPlace
	case "person":
		return KindPerson
	case "product":
		return KindMisc
	}
	return KindNone
}

// common returns token i of the sentence r where it has no capital, else "".
//
//go:noinline
func (f *finder) common(i int, r doc.Range) string {
	if !r.Has(i) || isCapital(f.d.Word(i)) {
		return ""
	}
	return f.lower(i, r)
}

// nounBeside returns the kind that the words beside a name give it.
func (f *finder) nounBeside(m *mention) Kind {
	r := f.tokensOf(m)
	if f.hasAffix(m) {
		return KindOrganization
	}
	if f.isFullName(m) {
		return KindPerson
	}
	if k := f.nounBefore(m, r); k != KindNone {
		return k
	}
	if k := f.nounLinked(m, r); k != KindNone {
		return k
	}
	if f.titles[f.lower(m.From-1, r)] && m.kind == KindPerson {
		return KindPerson
	}
	return f.nounBehind(m, r)
}

// hasAffix reports whether a name begins or ends with a word of organizations:
// "Ministry of", "Bank".
func (f *finder) hasAffix(m *mention) bool {
	last, others := lastWord(m.key)
	if !others || m.kind == KindOrganization {
		return false
	}
	first, _ := firstWord(m.key)
	if f.evidence[last] == "suffix" && !(last == "bank" && onMap(first)) || f.evidence[first] == "prefix" {
		return true
	}
	return m.kind == KindPerson && f.classOf(last)&ClassOrgWord != 0 && f.classOf(first)&ClassFirstName == 0 // "Sebokeng Council", but "Charlotte Church"
}

// isFullName reports whether what was read as a place is a first name and more, with a
// particle of persons' names: "José Luis dos Santos".
func (f *finder) isFullName(m *mention) bool {
	if m.kind != KindPlace || f.words.Get(wordHash(f.d.Word(m.From))).Class&ClassFirstName == 0 {
		return false
	}
	for i := m.From + 1; i < m.To; i++ {
		if lineage[f.d.Word(i)] {
			return true
		}
	}
	return false
}

// classOf returns the gazetteers a word stands in.
func (r *resources) classOf(word string) Class { return r.words.Get(wordHash(word)).Class }

// nounBefore reads the noun right before a name: "the militant group X", "the news
// site X".
func (f *finder) nounBefore(m *mention, r doc.Range) Kind {
	if f.lower(m.From-1, r) == "the" {
		if f.lower(m.From-2, r) == "," && f.evidence[f.common(m.From-3, r)] == "product" {
			return KindMisc // "the ship, the X,"
		}
		after := f.common(m.To, r)
		if m.Len() == 1 && (after == "administration" || after == "government" || after == "cabinet") && (m.kind == KindOrganization || m.kind == KindPerson) {
			return KindPerson // "the Harper government"
		}
		return KindNone
	}
	before := f.common(m.From-1, r)
	if k := f.namedAfter(m, r); k != KindNone {
		return k
	}
	c := f.evidence[before]
	switch {
	case strings.HasSuffix(f.lower(m.From-1, r), "-based") && f.words.Get(wordHash(f.d.Word(m.From))).Class&ClassFirstName == 0:
		return KindOrganization // "Lagos-based X"
	case before == "group" && (f.evidence[f.common(m.From-2, r)] == "arms" || f.evidence[f.common(m.From-2, r)] == "group"): // "the militant group X"
		return m.saidToBe("group")
	case before == "group": // "industrial group Rheinwerk"
		return KindOrganization
	case c == "organization" || c == "group":
		f.describedBy(m, m.From-1, r)
		return m.saidToBe(c)
	case c == "person", c == "product": // "striker X", "the tanker X"
		return m.saidToBe(c)
	}
	return KindNone
}

// givenNames are words before "name" that say it is a person's.
var givenNames = map[string]bool{"first": true, "given": true, "last": true, "full": true, "real": true}

// namedAfter reads a noun whose apposition the name is: "a boy, X, was found", "its
// owner, X."
func (f *finder) namedAfter(m *mention, r doc.Range) Kind {
	after := f.lower(m.To, r)
	if f.lower(m.From-1, r) != "," {
		return KindNone
	}
	if f.common(m.From-2, r) == "name" && givenNames[f.common(m.From-3, r)] { // "gave only her first name, X"
		return KindPerson
	}
	if noun, many := strings.CutSuffix(f.common(m.From-2, r), "s"); many && f.evidence[noun] == "person" && (after == "," || after == "and") {
		return KindPerson // "two daughters, X and Y"
	}
	if after != "," && after != "." {
		return KindNone
	}
	if c := f.evidence[f.common(m.From-2, r)]; c == "person" || c == "organization" || c == "product" {
		return m.saidToBe(c)
	}
	return KindNone
}

// nounLinked reads the noun that a word ties a name to: "the city of X", "a stake in
// X", "a group called X".
func (f *finder) nounLinked(m *mention, r doc.Range) Kind {
	from := m.From
	if f.common(from-1, r) == "the" {
		from--
	}
	switch link := f.common(from-1, r); link {
	case "alias":
		return KindPerson
	case "of":
		w := f.common(from-2, r)
		if c := f.evidence[w]; c == "place" && from == m.From || c == "group" && w != "group" {
			return m.saidToBe(c)
		}
	case "in":
		if w := f.lower(m.From-2, r); (w == "stake" || w == "shares") && !f.knownPlace(m) { // but "list its shares in Istanbul"
			return KindOrganization
		}
	case "called", "named", "as", "itself", "themselves", "dubbed":
		for k := from - 2; k >= from-8 && k >= r.From; k-- {
			w := f.common(k, r)
			if c := f.evidence[w]; c == "group" || c == "organization" && link != "as" {
				return m.saidToBe(c)
			}
			if w == "attackers" || w == "intruders" {
				return m.saidToBe("group")
			}
			if f.isSomebody(w) {
				return KindPerson // "rebels loyal to a man called X"
			}
		}
	}
	return KindNone
}

// nounBehind reads what follows a name: "the Hive ransomware operation", "X's
// owner", "X, the Berlin company behind it,".
func (f *finder) nounBehind(m *mention, r doc.Range) Kind {
	after, next := f.common(m.To, r), f.common(m.To+1, r)
	c := f.evidence[after]
	switch {
	case after == "alias":
		return KindPerson
	case f.isVersion(m.To, r):
		return KindMisc
	case after == "ransomware" && (f.evidence[next] == "group" || f.evidence[next] == "crime"):
		return m.saidToBe("group")
	case c == "place" || c == "group" && after != "group":
		return m.saidToBe(c)
	case c == "organization" && m.kind == KindPlace && !f.knownPlace(m) && f.common(m.From-1, r) == "the": // "the X airline"
		return KindOrganization
	case after == "shares" || after == "television" || after == "newspaper":
		return KindOrganization
	case isPossessive(after):
		if f.evidence[next] == "owned" && (next != "chief" || f.common(m.To+2, r) == "executive") && m.kind != KindPlace {
			return KindOrganization
		}
	case after == ",":
		return f.nounAfter(m, r)
	}
	return KindNone
}

// isVersion reports whether a product's version stands at token i: "6.0", "version 5".
func (f *finder) isVersion(i int, r doc.Range) bool {
	switch w := f.common(i, r); w {
	case "":
		return false
	case "version", "versions":
		return r.Has(i+1) && f.d.Tokens[i+1].Tag == doc.CD
	default:
		whole, part, dotted := strings.Cut(w, ".")
		return dotted && len(whole) < 3 && isDigits(whole) && isDigits(part[:min(1, len(part))]) && (len(part) == 1 || strings.Contains(part, ".")) && !isUnit(f.lower(i+1, r))
	}
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isUnit reports whether a word behind a number makes it a quantity: "2.5 percent".
func isUnit(w string) bool {
	switch w {
	case "percent", "per", "%", "million", "billion", "trillion", "points", "metres", "meters", "seconds", "goals":
		return true
	}
	return false
}

// whereabouts reports whether a name tells where something is, so that what follows
// it is no apposition: "in X, a teacher said".
func (f *finder) whereabouts(m *mention, r doc.Range) bool {
	i := m.From - 1
	if f.lower(i, r) == "the" {
		i--
	}
	switch w := f.lower(i, r); w {
	case "of", "for", ",", "'s", "’s":
		return true
	default:
		return f.places[w]
	}
}

// isSomebody reports whether a noun is one for a person.
func (f *finder) isSomebody(w string) bool {
	switch w {
	case "man", "woman", "boy", "girl", "warlord", "suspect":
		return true
	}
	return f.titles[w] || f.female[w] || f.male[w]
}

// onMap reports whether a word before "bank" makes it a river's: "the West Bank".
func onMap(w string) bool {
	switch w {
	case "west", "east", "north", "south", "left", "right":
		return true
	}
	return false
}

// describedBy notes the noun at token k, and one before it, as what an
// organization is: "news site".
func (f *finder) describedBy(m *mention, k int, r doc.Range) {
	from := k
	if r.Has(k-1) && f.at[k-1] == 0 && f.d.Tokens[k-1].Tag == doc.NN && !isCapital(f.d.Word(k-1)) {
		from--
	}
	m.title = f.textOf(doc.Range{From: from, To: k + 1})
}

// nounAfter reads an apposition: "X, the Berlin company behind it,", "X, 47,".
func (f *finder) nounAfter(m *mention, r doc.Range) Kind {
	i := m.To + 1
	if r.Has(i) && r.Has(i+1) && f.d.Tokens[i].Tag == doc.CD && f.lower(i+1, r) == "," && len(f.d.Word(i)) == 2 {
		return KindPerson
	}
	switch f.lower(i, r) {
	case "a", "an", "the", "one":
		i++
	case "former":
	default:
		if f.evidence[f.common(i, r)] == "person" && !f.whereabouts(m, r) { // "X, chairman of Y,"
			return KindPerson
		}
		return KindNone
	}
	for k := i; k < i+6 && r.Has(k); k++ {
		w := f.lower(k, r)
		if t := f.d.Tokens[k].Tag; w == "," || w == "of" || w == "that" || w == "which" || t == doc.VBD || t == doc.VBZ || t == doc.MD {
			return KindNone
		}
		c := f.evidence[w]
		next := f.lower(k+1, r)
		if c == "person" && f.whereabouts(m, r) {
			return KindNone
		}
		if c != "" && c != "owned" && !isPossessive(next) && (!r.Has(k+1) || !f.d.Tokens[k+1].Tag.IsNoun()) {
			return f.appositionOf(m, k, c, r)
		}
	}
	return KindNone
}

// appositionOf returns the kind of a name that the noun at token k, of class c, is an
// apposition of.
func (f *finder) appositionOf(m *mention, k int, c string, r doc.Range) Kind {
	if r.Has(k+1) && f.d.Tokens[k+1].Tag.IsVerb() && f.says[f.d.Tokens[k+1].Lemma] {
		return KindNone // "seen by X, the gang said"
	}
	if before := f.evidence[f.lower(k-1, r)]; f.lower(k, r) == "group" && f.d.Tokens[k-1].Tag.IsNoun() && before != "arms" && before != "group" {
		return KindOrganization // "X, a rights group"
	}
	if c == "organization" {
		f.describedBy(m, k, r)
	}
	return m.saidToBe(c)
}

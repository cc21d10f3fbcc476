package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/lexicon"
)

// A vote is how much speaks for each kind of a name, over the whole document.
type votes [numKinds]int

// Weights of the votes. A recognised name counts once for its kind; the noun
// beside it ("the airline Aerovale") outweighs one or two guesses.
const (
	voteModel    = 2 // the recogniser, in a normal sentence
	voteHeadline = 1 // the recogniser, where capitals tell nothing
	voteShort    = 5 // a part of a longer name of that kind
	votePart     = 3 // another part of a person's name
	voteNoun     = 9 // a noun beside it says so
)

func (r *resources) readEvidence() {
	r.evidence = map[string]string{}
	for _, e := range lexicon.MustRead(files, "data/evidence.tsv") {
		r.evidence[e.Phrase] = e.Field(0)
	}
}

// agree lets the mentions of a document agree on kinds: a name that is a person
// twice and a place once is a person; the last word of a person's full name is
// that person; what the text calls a firm is one.
func (f *finder) agree() {
	count := map[string]*votes{}
	of := func(key string) *votes {
		v := count[key]
		if v == nil {
			v = new(votes)
			count[key] = v
		}
		return v
	}
	for i := range f.mentions {
		m := &f.mentions[i]
		v := of(m.key)
		weight := voteModel
		if m.conf < 0.8 {
			weight = voteHeadline
		}
		v[m.kind] += weight
		if k := f.nounBeside(m); k != KindNone {
			v[k] += voteNoun
		} else if k, weight := f.conduct(m); k != KindNone {
			v[k] += weight
		}
		first, _ := firstWord(m.key)
		last, others := lastWord(m.key)
		switch {
		case !others:
		case m.kind == KindPerson:
			of(last)[KindPerson] += voteShort - votePart
			for w := range strings.FieldsSeq(m.key) { // "Sri" of Sri Wulandari, "Solís" of Mariana Solís Aguirre
				of(bare(w))[KindPerson] += votePart
			}
		case m.kind == KindOrganization && len(first) > 3:
			for k := range len(m.key) {
				if m.key[k] == ' ' {
					of(m.key[:k])[KindOrganization] += voteShort
					if strings.Contains(m.key[:k], " ") && f.words.Get(wordHash(first)).Class&ClassFirstName == 0 { // "Falcon Ridge" of Falcon Ridge Labs
						of(m.key[:k])[KindOrganization] += voteShort
					}
				}
			}
		}
	}
	for i := range f.mentions {
		m := &f.mentions[i]
		if n, ok := f.byName[m.key]; ok && n.how != capitalOf && n.how != seatOf {
			m.kind = KindPlace
			if n.how == demonym {
				m.kind = KindAdjective
			}
			continue
		}
		if m.kind == KindAdjective {
			continue
		}
		if _, ok := f.byName[m.key]; ok && m.kind == KindMisc {
			m.kind = KindPlace // a capital or a seat
			continue
		}
		if m.kind == KindPerson && f.onlyTitles(m) {
			m.kind = KindMisc
			continue
		}
		v := count[m.key]
		best := m.kind
		for k := range numKinds {
			if v[k] > v[best] || v[k] == v[best] && k == KindOrganization && !f.knownPlace(m) { // one kind for all, also where they draw
				best = k
			}
		}
		m.kind = best
	}
	f.spread()
}

// onlyTitles reports whether a name is made of titles: "Executive Officer".
func (f *finder) onlyTitles(m *mention) bool {
	for w := range strings.FieldsSeq(m.key) {
		if !f.titles[w] {
			return false
		}
	}
	return true
}

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
	return f.evidence[last] == "suffix" && !(last == "bank" && onMap(first)) || f.evidence[first] == "prefix"
}

// nounBefore reads the noun right before a name: "the militant group X", "the news
// site X".
func (f *finder) nounBefore(m *mention, r doc.Range) Kind {
	before := f.common(m.From-1, r)
	if before == "the" {
		after := f.common(m.To, r)
		if m.Len() == 1 && (after == "administration" || after == "government" || after == "cabinet") && m.kind == KindOrganization {
			return KindPerson // "the Harper government"
		}
		return KindNone
	}
	c := f.evidence[before]
	switch {
	case before == "group" && (f.evidence[f.common(m.From-2, r)] == "arms" || f.evidence[f.common(m.From-2, r)] == "group"): // "the militant group X"
		return m.saidToBe("group")
	case before == "group": // "industrial group Rheinwerk"
		return KindOrganization
	case c == "organization" || c == "group":
		f.describedBy(m, m.From-1, r)
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
	case "of":
		w := f.common(from-2, r)
		if c := f.evidence[w]; c == "place" && from == m.From || c == "group" && w != "group" {
			return m.saidToBe(c)
		}
	case "in":
		if w := f.common(m.From-2, r); w == "stake" || w == "shares" || f.lower(m.From-2, r) == "shares" {
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
				break // "rebels loyal to a man called X"
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
	case after == "ransomware" && (f.evidence[next] == "group" || f.evidence[next] == "crime"):
		return m.saidToBe("group")
	case c == "place" || c == "group" && after != "group":
		return m.saidToBe(c)
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
	default:
		return KindNone
	}
	for k := i + 1; k < i+7 && r.Has(k); k++ {
		w := f.lower(k, r)
		if t := f.d.Tokens[k].Tag; w == "," || w == "of" || w == "that" || w == "which" || t == doc.VBD || t == doc.VBZ || t == doc.MD {
			return KindNone
		}
		c := f.evidence[w]
		next := f.lower(k+1, r)
		if c != "" && c != "owned" && !isPossessive(next) && (!r.Has(k+1) || !f.d.Tokens[k+1].Tag.IsNoun()) {
			if c == "organization" {
				f.describedBy(m, k, r)
			}
			return m.saidToBe(c)
		}
	}
	return KindNone
}

// spread adds the names that the recogniser found in one place and passed over
// in another, and surnames of persons it knows in full.
func (f *finder) spread() {
	names := map[string]Kind{}  // by key
	firsts := map[string]bool{} // first words of keys
	learn := func(key string, k Kind) {
		if _, ok := names[key]; !ok {
			first, _ := firstWord(key)
			names[key], firsts[first] = k, true
		}
	}
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind == KindMisc || m.kind == KindAdjective || m.conf < 0.8 || strings.Contains(m.key, ",") {
			continue
		}
		last, others := lastWord(m.key)
		if others || len(m.key) > 3 || strings.ToUpper(m.text) == m.text {
			learn(m.key, m.kind)
		}
		if m.kind == KindPerson && others && len(last) > 3 && isCapital(f.d.Word(m.To-1)) {
			learn(last, KindPerson)
		}
		if first, _ := firstWord(m.key); m.kind == KindPerson && others && len(first) > 2 && !f.titles[first] {
			learn(first, KindPerson)
		}
		if m.kind == KindPerson && strings.ContainsAny(m.key, "\"“") {
			for w := range strings.FieldsSeq(m.key) {
				if b := bare(w); len(b) > 2 && len(b) < len(w) {
					learn(b, KindPerson) // a nickname
				}
			}
		}
	}
	small := map[string]bool{} // which of them are also written small
	for i := range f.d.Tokens {
		if w := f.d.Word(i); firsts[w] {
			small[w] = true
		}
	}
	added := false
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		c := f.cases[s]
		if c == LowerCase {
			continue
		}
		for i := sent.Tokens.From; i < sent.Tokens.To; i++ {
			if f.at[i] != 0 || !isCapital(f.d.Word(i)) || !firsts[f.folded.word(i)] {
				continue
			}
			for n := min(4, sent.Tokens.To-i); n > 0; n-- {
				r := doc.Range{From: i, To: i + n}
				k, ok := names[fold(f.textOf(r))]
				if !ok || !f.free(r) || n == 1 && c == NormalCase && f.insideLonger(i, sent.Tokens) {
					continue
				}
				if n == 1 && i == sent.Tokens.From && small[f.folded.word(i)] {
					continue // "Police": a word also written small may open a sentence
				}
				f.add(r, s, k, c)
				added = true
				i += n - 1
				break
			}
		}
	}
	if added {
		slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.From - b.From })
		f.index()
	}
}

// insideLonger reports whether a capitalised word that is in no name stands
// beside token i.
func (f *finder) insideLonger(i int, r doc.Range) bool {
	beside := func(k int) bool { return r.Has(k) && f.at[k] == 0 && isCapital(f.d.Word(k)) }
	return beside(i+1) || beside(i-1) && i-1 != r.From && !f.titles[f.lower(i-1, r)]
}

// free reports whether no name holds any of the tokens r.
func (f *finder) free(r doc.Range) bool {
	for t := r.From; t < r.To; t++ {
		if f.at[t] != 0 {
			return false
		}
	}
	return true
}

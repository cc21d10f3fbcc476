package actor

import (
	"strings"
	"unicode"

	"lede/app/doc"
)

// A name from the recogniser to a mention: what is two names is taken apart, what is
// none is left, what is no part of it is cut off.

// add appends a name, less what the model left on it. It takes apart what an article
// shows to be two names: "Democrats and the Republicans".
func (f *finder) add(r doc.Range, s int, k Kind, c Case) {
	for i := r.From + 1; i+2 < r.To; i++ {
		if f.d.Word(i) == "and" && f.d.Word(i+1) == "the" {
			f.add(doc.Range{From: r.From, To: i}, s, k, c)
			f.add(doc.Range{From: i + 2, To: r.To}, s, k, c)
			return
		}
	}
	if k == KindPerson && f.splitPerson(r, s, c) {
		return
	}
	if f.splitFrom(r, s, c) {
		return
	}
	r, k = f.trim(r, s, k)
	text, key := f.textOf(r), f.keyOf(r)
	var part doc.Span
	if cut := f.slugEnd(f.d.Word(r.From)); cut > 0 {
		part = doc.Span{Start: f.d.Tokens[r.From].Start + cut, End: f.d.Tokens[r.To-1].End}
		text = evened(f.d.Slice(part))
		key = fold(text)
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) || strings.HasSuffix(text, "$") || r.Len() == 1 && c == NormalCase && f.opensClause(r.From, s) && f.isCommon(key, k) {
		return
	}
	conf := 0.9
	if c != NormalCase {
		conf = 0.7
	}
	f.mentions = append(f.mentions, mention{Range: r, sentence: s, kind: k, form: doc.Name,
		text: text, key: key, conf: conf, part: part})
}

// trim cuts off what belongs to no name, and returns the kind that shows: articles, a
// possessive, letters behind a person's name, "government" behind a state's.
func (f *finder) trim(r doc.Range, s int, k Kind) (doc.Range, Kind) {
	for r.Len() > 1 && strings.EqualFold(f.d.Word(r.From), "the") && f.d.Word(r.To-1) != "Hague" {
		r.From++
	}
	if w := f.d.Word(r.From); r.Len() > 1 && (w == "A" || w == "An") && f.common(r.To, f.d.Sentences[s].Tokens) != "" && f.d.Tokens[r.To].Tag.IsNoun() {
		r.From++ // "A Hamburg court"
		k = f.notPlace(r, k)
	}
	if r.Len() > 1 && f.opensClause(r.From, s) && f.isDescription(r.From, k) {
		r.From++ // "Retailer Karoo Stores", "Striker Osei"
	}
	if f.d.Word(r.From) == "Hague" && r.From > 0 && f.d.Word(r.From-1) == "The" {
		r.From-- // the one article that belongs to a name
	}
	for r.Len() > 1 && isPossessive(f.d.Word(r.To-1)) {
		r.To--
	}
	if r.Len() > 2 && f.rank[f.d.Word(r.To-1)] { // "Hemi Ruatapu KC"
		r.To, k = r.To-1, KindPerson
	}
	if n := r.To - 1; r.Len() > 1 && isGovernment(f.folded.word(n)) { // "PRC Government"
		if _, ok := f.byName[f.keyOf(doc.Range{From: r.From, To: n})]; ok {
			r.To, k = n, KindPlace
		}
	}
	if r.Len() == 1 && f.partyMembers(f.d.Word(r.From)) {
		k = KindOrganization // and no people
	}
	return r, k
}

// isDescription reports whether the capitalised word at token i, before a name of the
// given kind, is a noun for what bears the name.
func (f *finder) isDescription(i int, k Kind) bool {
	w := f.folded.word(i)
	if !isCapital(f.d.Word(i+1)) || f.classOf(w)&(ClassFirstName|ClassTitle) != 0 {
		return false
	}
	switch f.evidence[w] {
	case "person":
		return k == KindPerson
	case "organization":
		return k == KindOrganization && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "or") || w == "airline") // no "Daily", no "Bank"
	}
	return false
}

// slugEnd returns where a name begins in a word that agencies put a slug or a number
// before: "BRIEF-Mikage", "UPDATE 2-Ecopetrol", "7-Vesnik"; 0 where there is none.
func (f *finder) slugEnd(word string) int {
	slug, name, ok := strings.Cut(word, "-")
	if !ok || len(name) < 3 || !isCapital(name) || !f.slugs[slug] && !isDigits(slug) || strings.ToUpper(name) == name && isDigits(slug) {
		return 0
	}
	return len(slug) + 1
}

// splitPerson adds the names in what was taken for one person's, and reports whether
// there are several: nobody's name holds an "and", an "of" or a possessive.
//
//	[Gary Chan] of [DAB]   [DAB]'s [Starry Lee]   [Marx] and [Engels]
func (f *finder) splitPerson(r doc.Range, s int, c Case) bool {
	for i := r.From + 1; i+1 < r.To; i++ {
		left, right := KindPerson, KindPerson
		switch w := f.d.Word(i); {
		case w == "and":
		case w == "of" && i-r.From > 1 && isCapital(f.d.Word(i-1)):
			right = KindOrganization
		case isPossessive(w):
			left = KindOrganization
		default:
			continue
		}
		a, b := doc.Range{From: r.From, To: i}, doc.Range{From: i + 1, To: r.To}
		f.add(a, s, f.notPlace(a, left), c)
		f.add(b, s, f.notPlace(b, right), c)
		return true
	}
	return false
}

// splitFrom adds an organization and the state behind it, and reports whether they are
// two: "[Nordvik] of [Denmark]", but "Bank of Ghana".
func (f *finder) splitFrom(r doc.Range, s int, c Case) bool {
	if r.Len() < 3 || f.d.Word(r.From+1) != "of" || f.classOf(f.folded.word(r.From))&(ClassOrgWord|ClassRegion) != 0 || f.words.Get(wordHash(f.d.Word(r.From))).Cluster != 0 {
		return false
	}
	from := r.From + 2
	if f.folded.word(from) == "the" {
		from++
	}
	state := doc.Range{From: from, To: r.To}
	if n, ok := f.byName[f.keyOf(state)]; !ok || n.how == demonym {
		return false
	}
	f.add(doc.Range{From: r.From, To: r.From + 1}, s, KindOrganization, c)
	f.add(state, s, KindPlace, c)
	return true
}

// notPlace returns kind, or that of a place where the tokens r name a known one.
func (f *finder) notPlace(r doc.Range, kind Kind) Kind {
	if _, state := f.byName[f.keyOf(r)]; kind == KindOrganization && (state || r.Len() == 1 && f.words.Get(wordHash(f.d.Word(r.From))).Class&ClassCity != 0) {
		return KindPlace
	}
	return kind
}

// opensClause reports whether token i opens sentence s, or what follows a colon in it:
// "Vietnam: Tycoon loses appeal".
func (f *finder) opensClause(i, s int) bool {
	from := f.d.Sentences[s].Tokens.From
	return i == from || i > from && f.d.Word(i-1) == ":"
}

// isCommon reports whether a word that opens a sentence, read as a name of the given
// kind, is a noun of the lists and no name: "Army spokesman", "Junta leader".
func (f *finder) isCommon(w string, k Kind) bool {
	_, nominal := f.nominals[w]
	return nominal || f.evidence[w] == "person" && k != KindPerson || f.public[w] && w != "cia" && w != "fbi" || f.evidence[w] == "group" || f.evidence[w] == "organization"
}

func isGovernment(w string) bool {
	return w == "government" || w == "authorities"
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

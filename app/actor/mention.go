package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// A finder is one run of the stage over one document.
type finder struct {
	*resources
	d        *doc.Document
	mentions []mention // in text order
	entities []*entity
	cases    []Case  // of the sentences
	at       []int32 // mention that holds each token, plus one; 0 is none
	folded   folded  // the tokens
}

// A mention is a name, noun or pronoun before it becomes a doc.Mention.
type mention struct {
	doc.Range      // tokens
	sentence  int  //
	kind      Kind // of a name
	form      doc.Form
	typ       doc.ActorType
	text      string // as it stands, white space evened out
	key       string // folded
	title     string // title or apposition beside it
	gender    gender
	part      doc.Span // of a token, where the name is not the whole of it
	where     bool     // only a place: "Nairobi" of "Nairobi-based"
	group     bool     // called a gang, crew, militia …
	who       *entity
	why       doc.Reason
	conf      float64
}

type gender uint8

const (
	noGender gender = iota
	female
	male
)

func newFinder(d *doc.Document) *finder {
	f := &finder{resources: load(), d: d, folded: foldAll(d), at: make([]int32, len(d.Tokens)), cases: make([]Case, len(d.Sentences)),
		mentions: make([]mention, 0, len(d.Tokens)/10)} // news has one for every ten words
	shouts := f.lowerText()
	for s := range d.Sentences {
		f.cases[s] = CaseOf(d, d.Sentences[s].Tokens)
		if f.cases[s] == LowerCase && !shouts {
			f.cases[s] = NormalCase // "…, he said." in a text that has capitals
		}
	}
	return f
}

// skipped reports whether names in a block are not actors: whoever took the
// picture or wrote the article is no part of it.
func skipped(k doc.BlockKind) bool {
	return k == doc.Credit || k == doc.Byline || k == doc.Navigation
}

// findNames runs the recogniser over every sentence.
func (f *finder) findNames() {
	g := newRecogniser(f.words, f.table, f.chain)
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if len(f.d.Blocks) > sent.Block && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		c := f.cases[s]
		labels := g.Sentence(f.d, sent.Tokens, c)
		for i := 0; i < len(labels); i++ {
			l := labels[i]
			if l == Out {
				continue
			}
			j := i
			for j+1 < len(labels) && labels[j].open() {
				j++
			}
			f.add(doc.Range{From: sent.Tokens.From + i, To: sent.Tokens.From + j + 1}, s, l.Kind(), c)
			i = j
		}
	}
	f.index()
	f.joinNames()
	f.joinAmpersands()
	f.splitLists()
	f.findKnown()
	f.findLeftovers()
	f.findInCompounds()
}

// findKnown adds the names of states, international bodies and groups that the
// recogniser passed over, and of cities where something is "in" them.
func (f *finder) findKnown() {
	found := false
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		c := f.cases[s]
		if c == UpperCase || c == LowerCase {
			continue
		}
		for i := sent.Tokens.From; i < sent.Tokens.To; i++ {
			if f.at[i] != 0 || !isCapital(f.d.Word(i)) {
				continue
			}
			if k := f.kindOfKnown(i, sent.Tokens, c); k != KindNone {
				f.add(doc.Range{From: i, To: i + 1}, s, k, c)
				found = true
			}
		}
	}
	if found {
		f.sortMentions()
	}
}

// kindOfKnown returns the kind of the name that token i of the sentence r is by itself,
// if the lists know it.
func (f *finder) kindOfKnown(i int, r doc.Range, c Case) Kind {
	word := f.d.Word(i)
	class := f.words.Get(wordHash(word)).Class
	if class&(ClassState|ClassGroup|ClassOrganization|ClassPeople|ClassCity) == 0 && !f.partyMembers(word) {
		return KindNone
	}
	capital := func(k int) bool { return r.Has(k) && isCapital(f.d.Word(k)) && !f.calendar[f.folded.word(k)] }
	if capital(i+1) || i > r.From && isCapital(f.d.Word(i-1)) {
		return KindNone // a part of something longer
	}
	k := f.knownKind(word)
	if k == KindNone && class&ClassCity != 0 && c == NormalCase && capital(i) {
		if w := f.lower(i-1, r); f.places[w] || w == "downtown" {
			return KindPlace // "in Nairobi"
		}
	}
	return k
}

// knownKind returns the kind of a well-known name of one word.
func (f *finder) knownKind(word string) Kind {
	if len(word) < 2 || word == "Male" || word == "CAR" || word == "AU" {
		return KindNone
	}
	key := fold(word)
	if n, ok := f.byName[key]; ok {
		switch n.how {
		case ownName, otherName, seatOf:
			return KindPlace
		case demonym:
			return KindAdjective
		}
		return KindNone
	}
	if _, ok := f.bodies[key]; ok && (strings.ToUpper(word) == word || f.partyMembers(word)) {
		return KindOrganization
	}
	if _, ok := f.groups[key]; ok && len(word) > 4 {
		return KindOrganization
	}
	return KindNone
}

// partyMembers reports whether a word is what the members of a well-known party
// are called: "Democrats".
func (f *finder) partyMembers(word string) bool {
	return len(word) > 5 && word[len(word)-1] == 's' && f.bodies[fold(word)] != ""
}

// lowerText reports whether the whole text does without capitals.
func (f *finder) lowerText() bool {
	capitals, letters := 0, 0
	for _, r := range f.d.Text[:min(len(f.d.Text), 4000)] {
		switch {
		case 'a' <= r && r <= 'z':
			letters++
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return capitals*200 < letters
}

// add appends a name. It trims what the model left on: a leading article, a
// trailing possessive; and takes apart what an article shows to be two names:
// "Democrats and the Republicans".
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
	for r.Len() > 1 && strings.EqualFold(f.d.Word(r.From), "the") && f.d.Word(r.To-1) != "Hague" {
		r.From++
	}
	if w := f.d.Word(r.From); r.Len() > 1 && (w == "A" || w == "An") && f.common(r.To, f.d.Sentences[s].Tokens) != "" && f.d.Tokens[r.To].Tag.IsNoun() {
		r.From++ // "A Hamburg court"
		k = f.notPlace(r, k)
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

// sortMentions puts the mentions back in text order after some were added.
func (f *finder) sortMentions() {
	slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.From - b.From })
	f.index()
}

// index notes which mention holds each token.
func (f *finder) index() {
	clear(f.at)
	for i := range f.mentions {
		for t := f.mentions[i].From; t < f.mentions[i].To; t++ {
			f.at[t] = int32(i + 1)
		}
	}
}

// lower returns token i in lower case, or "" outside the sentence r. Sixty
// copies of it would be a fifth of the package.
//
//go:noinline
func (f *finder) lower(i int, r doc.Range) string {
	if !r.Has(i) {
		return ""
	}
	return f.folded.word(i)
}

func (f *finder) tokensOf(m *mention) doc.Range { return f.d.Sentences[m.sentence].Tokens }

// isCapital reports whether w begins with a capital.
//
//go:noinline
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

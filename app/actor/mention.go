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

package opinion

import (
	"math"
	"strings"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/model"
)

// grammar adds how the author's words are put together: what depends on what, what
// the sentence is built on, and how often this and that occurs.
func (f *extractor) grammar(tokens doc.Range) {
	f.relations(tokens)
	f.root(tokens)
	for t, n := range f.tally {
		if n > 0 {
			f.add(byCount.With(model.Hash(t)), math.Log2(1+float64(n)), -1)
		}
	}
}

// relations adds the relation of each word to its head, with the part of speech of
// the head. Like those of words they are scaled by length.
func (f *extractor) relations(tokens doc.Range) {
	scale := f.scale()
	for i := tokens.From; i < tokens.To; i++ {
		if f.owners[i] == none || !f.counts(f.owners[i]) {
			continue
		}
		t, head := f.d.Tokens[i], doc.NoTag
		if t.Head != doc.NoHead {
			head = f.d.Tokens[t.Head].Tag
		}
		f.add(byRelation.With(model.Hash(t.Rel)).With(model.Hash(head)), scale, -1)
	}
}

// Parts of a sentence that its root is described by.
const (
	rootTag model.Hash = 100 + iota
	rootVerb
	rootSubject
	rootPronoun
	rootCopula
	rootHelper
)

// root adds the word that the sentence is built on, if it is the author's, and
// what hangs on it: "prices rose", "it is a scandal", "they should resign".
func (f *extractor) root(tokens doc.Range) {
	root := f.rootOf(tokens)
	if root < 0 {
		return
	}
	tag := f.d.Tokens[root].Tag
	f.add(byRoot.With(rootTag).With(model.Hash(tag)), 1, -1)
	if tag.IsVerb() {
		f.add(byRoot.With(rootVerb).With(model.Lower(f.d.Tokens[root].Lemma)), 1, root)
	}
	for i := tokens.From; i < tokens.To; i++ {
		t := f.d.Tokens[i]
		if t.Head != root {
			continue
		}
		switch t.Rel {
		case doc.RelNSubj, doc.RelNSubjPass:
			f.add(byRoot.With(rootSubject).With(model.Hash(t.Tag)).With(model.Hash(tag)), 1, -1)
			if t.Tag == doc.PRP || t.Tag == doc.DT {
				f.add(byRoot.With(rootPronoun).With(model.Lower(f.d.Word(i))), 1, -1)
			}
		case doc.RelCop:
			f.add(byRoot.With(rootCopula).With(model.Hash(tag)).With(model.Hash(t.Tag)), 1, -1)
		case doc.RelAux:
			f.add(byRoot.With(rootHelper).With(model.Lower(f.d.Word(i))), 1, -1)
		}
	}
}

// rootOf returns the first word that depends on no other and whose owner
// counts, or -1.
func (f *extractor) rootOf(tokens doc.Range) int {
	for i := tokens.From; i < tokens.To; i++ {
		if f.d.Tokens[i].Head == doc.NoHead && f.owners[i] != none && f.counts(f.owners[i]) {
			return i
		}
	}
	return -1
}

// What is counted.
const (
	proper = iota
	number
	past
	present
	modals
	comparative
	superlative
	adjectives
	adverbs
	negation
	iWord
	weWord
	youWord
	thirdPerson
	copulaAdjective
	itIs
	time
	amount
	foreign
	numTallies
)

func (f *extractor) count(i int, text string, t doc.Token) {
	switch t.Tag {
	case doc.NNP, doc.NNPS:
		f.tally[proper]++
	case doc.CD:
		f.tally[number]++
	case doc.VBD, doc.VBN:
		f.tally[past]++
	case doc.VBZ, doc.VBP:
		f.tally[present]++
	case doc.MD:
		f.tally[modals]++
	case doc.JJR, doc.RBR:
		f.tally[comparative]++
	case doc.JJS, doc.RBS:
		f.tally[superlative]++
	case doc.JJ:
		f.tally[adjectives]++
		if f.afterBe(i) {
			f.tally[copulaAdjective]++
		}
	case doc.RB:
		f.tally[adverbs]++
	}
	if len(text) > len("ourselves") {
		return
	}
	switch lower(text) {
	case "not", "n't", "no", "never", "nothing", "nobody", "none", "neither", "nor":
		f.tally[negation]++
	case "i", "me", "my", "mine", "myself":
		f.tally[iWord]++
	case "we", "our", "ours", "ourselves":
		f.tally[weWord]++
	case "you", "your", "yours", "yourself":
		f.tally[youWord]++
	case "he", "she", "his", "her", "him":
		f.tally[thirdPerson]++
	case "it", "that", "this":
		if i+1 < len(f.d.Tokens) && f.isBe(i+1) {
			f.tally[itIs]++
		}
	}
}

// lower returns a word in small letters, of which nearly all words are.
func lower(word string) string {
	for i := range len(word) {
		if c := word[i]; c-'A' < 26 || c >= utf8.RuneSelf {
			return strings.ToLower(word)
		}
	}
	return word
}

func (f *extractor) isBe(i int) bool {
	switch f.d.Word(i) {
	case "is", "was", "'s", "’s", "are", "were", "be", "been", "'re", "’re", "being", "seems", "looks", "seem", "look":
		return true
	}
	return false
}

// afterBe reports whether a form of "be" stands before token i, adverbs between
// them left aside.
func (f *extractor) afterBe(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if f.isBe(k) {
			return true
		}
		if t := f.d.Tokens[k].Tag; !t.IsAdverb() && t != doc.DT {
			return false
		}
	}
	return false
}

package tag

import (
	_ "embed"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

//go:embed data/irregular.txt
var irregularFile string

// irregular returns the lemmas of irregular forms, by kind.
var irregular = sync.OnceValue(func() *[numKinds]model.Words[string] {
	var forms [numKinds]model.Words[string]
	kinds := map[string]kind{"verb": verb, "noun": noun, "degree": degree, "other": other}
	for line := range strings.Lines(irregularFile) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		for _, form := range f[2:] {
			forms[kinds[f[0]]].Set(model.String(form), f[1])
		}
	}
	return &forms
})

//go:embed data/words.txt
var wordsFile string

//go:embed data/common.txt
var commonFile string

// A fact is what the repairs know of a word.
type fact struct {
	is     trait
	only   doc.Tag // the one tag it can have, or NoTag
	common doc.Tag // the tag of a word that is no name, or NoTag
}

// A trait is a set of what a word can be.
type trait uint8

const (
	auxiliaryVerb trait = 1 << iota
	numeralWord
	pastForm     // a past tense or participle and nothing else
	nounInEd     // that only looks like one
	closedWord   // of a whole class of words
	closedAdverb // of those without -ly
)

var traits = map[string]trait{
	"auxiliary": auxiliaryVerb, "numeral": numeralWord, "past": pastForm, "noun": nounInEd, "closed": closedWord, "adverb": closedAdverb,
}

// facts returns what the repairs know of words.
var facts = sync.OnceValue(func() *model.Words[fact] {
	all := new(model.Words[fact])
	read := func(file string, learn func(f *fact, kind string)) {
		for line := range strings.Lines(file) {
			words := strings.Fields(line)
			if len(words) == 0 || words[0] == "#" {
				continue
			}
			for _, word := range words[1:] {
				f, _ := all.Of(model.String(word))
				learn(&f, words[0])
				all.Set(model.String(word), f)
			}
		}
	}
	read(wordsFile, func(f *fact, kind string) {
		if is, ok := traits[kind]; ok {
			f.is |= is
		} else {
			f.only, _ = doc.ParseTag(kind)
		}
	})
	read(commonFile, func(f *fact, kind string) { f.common, _ = doc.ParseTag(kind) })
	return all
})

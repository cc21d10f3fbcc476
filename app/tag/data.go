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

// irregular returns the irregular forms, by kind, and their lemmas.
var irregular = sync.OnceValue(func() *[numKinds]map[string]string {
	var forms [numKinds]map[string]string
	for k := range forms {
		forms[k] = make(map[string]string, 1000)
	}
	for line := range strings.Lines(irregularFile) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		k := map[string]kind{"verb": verb, "noun": noun, "degree": degree, "other": other}[f[0]]
		for _, form := range f[2:] {
			forms[k][form] = f[1]
		}
	}
	return &forms
})

//go:embed data/words.txt
var wordsFile string

//go:embed data/common.txt
var commonFile string

// lists are the words the repairs know, by the hash of their lower case.
type lists struct {
	auxiliaries, numerals map[model.Hash]bool
	pasts                 map[model.Hash]bool    // past tenses or participles and nothing else
	nouns                 map[model.Hash]bool    // with -ed
	closed, adverbs       map[model.Hash]bool    // whole classes of words; adverbs less those with -ly
	only                  map[model.Hash]doc.Tag // the one tag a form can have
	common                map[model.Hash]doc.Tag // words that are no names
}

var wordLists = sync.OnceValue(func() *lists {
	l := &lists{
		auxiliaries: make(map[model.Hash]bool),
		numerals:    make(map[model.Hash]bool),
		pasts:       make(map[model.Hash]bool),
		nouns:       make(map[model.Hash]bool),
		closed:      make(map[model.Hash]bool),
		adverbs:     make(map[model.Hash]bool),
		only:        make(map[model.Hash]doc.Tag),
		common:      make(map[model.Hash]doc.Tag),
	}
	read := func(file string, each func(kind string, word model.Hash)) {
		for line := range strings.Lines(file) {
			f := strings.Fields(line)
			if len(f) == 0 || f[0] == "#" {
				continue
			}
			for _, word := range f[1:] {
				each(f[0], model.String(word))
			}
		}
	}
	read(wordsFile, func(kind string, word model.Hash) {
		switch kind {
		case "auxiliary":
			l.auxiliaries[word] = true
		case "numeral":
			l.numerals[word] = true
		case "past":
			l.pasts[word] = true
		case "noun":
			l.nouns[word] = true
		case "closed":
			l.closed[word] = true
		case "adverb":
			l.adverbs[word] = true
		default:
			l.only[word], _ = doc.ParseTag(kind)
		}
	})
	read(commonFile, func(kind string, word model.Hash) {
		l.common[word], _ = doc.ParseTag(kind)
	})
	return l
})

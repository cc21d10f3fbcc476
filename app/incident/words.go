package incident

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/nouns.txt
var nounsFile string

//go:embed data/past.txt
var pastFile string

// pasts maps past forms that look like nouns to their lemmas.
var pasts = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, line := range lines(pastFile) {
		form, lemma, _ := strings.Cut(line, " ")
		all[form] = lemma
	}
	return all
})

//go:embed data/words.txt
var wordsFile string

// classes are the noun classes that conditions name with @.
var classes = sync.OnceValue(func() map[string]map[string]bool { return readClasses("nouns.txt", nounsFile) })

// frames are the classes of words that decide roles and modality: support
// verbs, words that deny, plan or doubt what stands below them.
func frames() map[string]map[string]bool {
	readFrames()
	return framed.classes
}

// sieved are classes of words, with a sieve of the words, each with its class.
type sieved struct {
	sieve
	classes map[string]map[string]bool
}

// framed are frames. They are there as soon as there is a reader.
var framed *sieved

var readFrames = sync.OnceFunc(func() {
	framed = &sieved{classes: readClasses("words.txt", wordsFile)}
	for class, words := range framed.classes {
		for w := range words {
			framed.add(w, class)
		}
	}
})

// readClasses reads a file of "class: words" lines.
func readClasses(name, file string) map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	for n, line := range lines(file) {
		class, words, ok := strings.Cut(line, ":")
		if !ok {
			panic(fmt.Sprintf("incident: %s:%d: no class: %q", name, n, line))
		}
		set := all[class]
		if set == nil {
			set = make(map[string]bool)
			all[class] = set
		}
		for _, w := range strings.Fields(words) {
			if w[0] != '@' {
				set[w] = true
				continue
			}
			from := all[w[1:]]
			if from == nil {
				panic(fmt.Sprintf("incident: %s:%d: no class %q above", name, n, w))
			}
			for w := range from {
				set[w] = true
			}
		}
	}
	return all
}

// in reports whether a word belongs to a class of words.txt. Most words belong
// to none.
func in(class, word string) bool { return framed.may(word, class) && framed.classes[class][word] }

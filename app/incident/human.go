package incident

import (
	_ "embed"
	"maps"
	"strings"
	"sync"

	"lede/app/doc"
)

// Who acts is somebody, and so is whom an arrest, a killing or an illness befalls: a
// parser that finds a subject or an object elsewhere is not believed.

//go:embed data/human.txt
var humanFile string

// beings are the nouns for people and for bodies of people.
var beings = sync.OnceValue(func() map[string]bool {
	named := readClasses("human.txt", humanFile)
	all := named["people"]
	for _, words := range []map[string]bool{
		named["bodies"], institution, classes()["person"], classes()["official"], classes()["fighter"], classes()["role"],
		classes()["hacker"], classes()["researcher"], classes()["firm"], classes()["company"],
	} {
		maps.Copy(all, words)
	}
	return all
})

// strikesPeople are the types whose target is somebody.
var strikesPeople = map[doc.IncidentType]bool{
	"arrest": true, "charge": true, "killing": true, "shooting": true, "death": true, "injury": true, "treatment": true,
	"abduction": true, "expulsion": true, "assault": true, "resignation": true,
}

// somebody reports whether the noun phrase headed by token i may name people: an actor,
// a pronoun, a number, a noun for people, or a name.
func (r *reader) somebody(i int) bool {
	t := r.d.Tokens[i]
	if typ := r.actorType(i); typ != "" {
		return typ != doc.Place && typ != doc.Other
	}
	switch {
	case t.Tag == doc.PRP:
		return t.Lemma != "it"
	case t.Tag.IsProper() || t.Tag == doc.CD || t.Tag == doc.WP || t.Tag == doc.DT || t.Tag == doc.PRPS:
		return true
	}
	if beings()[t.Lemma] || beings()[r.low(i)] {
		return true
	}
	for _, end := range [...]string{"man", "men", "woman", "-old", "ologist", "ographer", "ician"} { // "a 16-year-old"
		if strings.HasSuffix(t.Lemma, end) {
			return true
		}
	}
	return false
}

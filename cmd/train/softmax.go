package main

import (
	"fmt"
	"os"

	"lede/app/model"
)

// A shown is what a softmax learns from: features, and the class they show, an index
// into its classes from 1; 0 is the class that scores nothing.
type shown struct {
	features []model.Hash
	class    int
	weight   float32 // how much it counts
}

// A recipe says how a softmax is learned.
type recipe struct {
	classes       []string // besides the one that scores nothing
	steps         int
	least         int // examples that show a feature
	decay, sparse float32
	levels        int // sizes of its weights
}

// A learned is a softmax over the classes of its recipe and one that scores 0.
type learned struct {
	recipe
	index map[model.Hash]int
	x     []float32 // a row of classes per feature
}

// score adds up what features speak for: scores has a place for the class that
// scores nothing, and one for each other.
func (w *learned) score(features []model.Hash, scores []float32) {
	clear(scores)
	n := len(w.classes)
	for _, f := range features {
		if k, ok := w.index[f]; ok {
			for c, x := range w.x[k*n : (k+1)*n] {
				scores[c+1] += x
			}
		}
	}
}

// learn fits a softmax to n examples, the same way every time.
func (c recipe) learn(n int, example func(i int) shown) *learned {
	seen := make(map[model.Hash]int)
	w := &learned{recipe: c, index: make(map[model.Hash]int)}
	for i := range n {
		for _, f := range example(i).features {
			if seen[f]++; seen[f] == c.least {
				w.index[f] = len(w.index)
			}
		}
	}
	classes := len(c.classes)
	w.x = make([]float32, len(w.index)*classes)
	x := newDescent[float32](w.x, typeRate, c.decay, c.sparse)
	miss := make([]float32, classes+1)
	for range c.steps {
		for i := range n {
			e := example(i)
			w.score(e.features, miss)
			softmax(miss)
			miss[e.class]--
			for k := range miss {
				miss[k] *= e.weight
			}
			for _, f := range e.features {
				if k, ok := w.index[f]; ok {
					for c, g := range miss[1:] {
						x.gradient[k*classes+c] += g
					}
				}
			}
		}
		x.step()
	}
	return w
}

// write packs the softmax into a file, as a model of a name.
func (w *learned) write(path, name string) error {
	m := &model.Weights{Name: name, Classes: w.classes, Rows: make(map[model.Hash]model.Row)}
	for h, k := range w.index {
		row := make(model.Row)
		for c, x := range w.x[k*len(w.classes) : (k+1)*len(w.classes)] {
			row[uint8(c)] = float64(x)
		}
		m.Rows[h] = row
	}
	file := m.Prune(typePrune).Pack(model.Packing{Levels: w.levels, Width: typeWidth})
	fmt.Printf("%s: %d bytes\n", path, len(file))
	if err := os.WriteFile(path, file, 0o644); err != nil {
		return err
	}
	_, err := model.Load(file, name)
	return err
}

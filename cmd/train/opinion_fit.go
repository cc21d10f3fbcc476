package main

import (
	"lede/app/model"
	"lede/app/opinion"
)

// An opinionTrainer fits a logistic regression. Beside a weight of its own, each word
// has a share in the weights of the dimensions of its vector, so that words of
// like use get like weights.
type opinionTrainer struct {
	vectors map[model.Hash][]float32
}

type opinionWeights struct {
	own  map[model.Hash]float64
	dims []float64
	opinionTrainer
}

const (
	opinionDims = 100
	ownDecay    = 8.0 // L2 on the weights of features
	dimsDecay   = 1.0 // L2 on the weights of dimensions
	dimsScale   = 5.0 // brings a mean of unit vectors to the size of the other features
)

// train fits the weights to the sentences by full-batch descent.
func (t opinionTrainer) train(all []opinionLine) opinionWeights {
	index := make(map[model.Hash]int)
	seen := make(map[model.Hash]int)
	for _, s := range all {
		for _, f := range s.features {
			seen[f.Hash]++
		}
	}
	type example struct {
		at    []int
		value []float64
		dense []float64
		yes   bool
	}
	examples := make([]example, len(all))
	for i, s := range all {
		e := &examples[i]
		e.yes = s.subjective
		for _, f := range s.features {
			if seen[f.Hash] < 3 {
				continue
			}
			k, ok := index[f.Hash]
			if !ok {
				k = len(index)
				index[f.Hash] = k
			}
			e.at, e.value = append(e.at, k), append(e.value, f.Value)
		}
		e.dense = t.dense(s.features)
	}
	const rate = 0.02
	own := newDescent(make([]float64, len(index)), rate, ownDecay, 0)
	dims := newDescent(make([]float64, opinionDims), rate, dimsDecay, 0)
	for range 250 {
		for _, e := range examples {
			z := 0.0
			for k, at := range e.at {
				z += own.x[at] * e.value[k]
			}
			for k, d := range e.dense {
				z += dims.x[k] * d
			}
			miss := model.Sigmoid(z)
			if e.yes {
				miss--
			}
			for k, at := range e.at {
				own.gradient[at] += miss * e.value[k]
			}
			for k, d := range e.dense {
				dims.gradient[k] += miss * d
			}
		}
		own.step()
		dims.step()
	}
	w := opinionWeights{own: make(map[model.Hash]float64), dims: dims.x, opinionTrainer: t}
	for h, k := range index {
		w.own[h] = own.x[k]
	}
	return w
}

func (t opinionTrainer) dense(features []opinion.Feature) []float64 {
	sum := make([]float64, opinionDims)
	for _, f := range features {
		if v, ok := t.vectors[f.Hash]; ok {
			for k, x := range v {
				sum[k] += dimsScale * f.Value * float64(x)
			}
		}
	}
	return sum
}

func (w opinionWeights) logit(s opinionLine) float64 {
	z := 0.0
	for _, f := range s.features {
		z += w.own[f.Hash] * f.Value
	}
	for k, x := range w.dense(s.features) {
		z += w.dims[k] * x
	}
	return z
}

// platt fits a logistic curve to log odds and answers.
func platt(odds []float64, all []opinionLine) (slope, shift float64) {
	slope = 1
	for range 2000 {
		var gs, gb float64
		for i, z := range odds {
			miss := model.Sigmoid(slope*z + shift)
			if all[i].subjective {
				miss--
			}
			gs += miss * z
			gb += miss
		}
		slope -= 0.5 * gs / float64(len(all))
		shift -= 0.5 * gb / float64(len(all))
	}
	return slope, shift
}

// pack folds the weights of dimensions into those of words, and calibrates.
func (w opinionWeights) pack(words []string, slope, shift float64) *model.Weights {
	rows := make(map[model.Hash]model.Row)
	add := func(h model.Hash, x float64) {
		if rows[h] == nil {
			rows[h] = model.Row{0: 0}
		}
		rows[h][0] += slope * x
	}
	for h, x := range w.own {
		add(h, x)
	}
	known := make(map[model.Hash]bool)
	fold := func(h model.Hash) {
		if known[h] {
			return
		}
		known[h] = true
		for k, x := range w.vectors[h] {
			add(h, w.dims[k]*dimsScale*float64(x))
		}
	}
	for _, word := range words {
		fold(opinion.WordFeature(word))
	}
	for h := range w.own {
		if w.vectors[h] != nil {
			fold(h)
		}
	}
	add(opinion.Bias, shift/slope)
	m := &model.Weights{Name: opinion.ModelName, Classes: opinion.Classes, Rows: rows}
	return m.Prune(opinionPrune)
}

// Weights below this change no decision.
const opinionPrune = 0.1

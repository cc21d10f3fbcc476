package main

import (
	"math"
	"os"
	"strings"

	"lede/app/lexicon"
	"lede/app/model"
	"lede/app/opinion"
)

// judging says of each word, by its feature, how much it is like the words of
// the lists of cues.
type judging map[model.Hash]float64

func (j judging) of(word model.Hash) float64 { return j[word] }

// addTo adds the words to the model, in its second class.
func (j judging) addTo(m *model.Weights) {
	for h, x := range j {
		if m.Rows[h] == nil {
			m.Rows[h] = model.Row{}
		}
		m.Rows[h][1] = x
	}
}

// listsOfJudging are the lists whose single words a writer judges by.
var listsOfJudging = []string{"evaluative", "loaded", "sarcasm", "booster", "hedge"}

const (
	// How much a word of the lists counts against one of the thousands of
	// others, many of which judge too and were never written down.
	listedWeight = 3
	// A word is said to judge from these log odds on.
	judgingFrom = -1
)

// cueFiles are the lists as they stand in the checkout.
var cueFiles = os.DirFS("app/opinion/data/cues").(lexicon.Files)

// induce grows the lists: a logistic regression on word vectors learns to tell
// the words of the lists from other frequent words, and what it finds likely to
// be listed is taken to judge. (The idea is that of Hatzivassiloglou and McKeown
// 1997, with vectors for contexts.)
func induce(vectors map[model.Hash][]float32, words []string) judging {
	listed := make(map[model.Hash]float64)
	for _, list := range listsOfJudging {
		for _, e := range lexicon.MustRead(cueFiles, list+".txt") {
			if strings.Contains(e.Phrase, " ") {
				continue
			}
			h := opinion.WordFeature(e.Phrase)
			listed[h] = 1
			if e.Field(0) == "weak" {
				listed[h] = 0.5
			}
		}
	}
	type example struct {
		word           model.Hash
		vector         []float32
		target, weight float64
	}
	var examples []example
	seen := make(map[model.Hash]bool)
	add := func(h model.Hash) {
		v, ok := vectors[h]
		if !ok || seen[h] {
			return
		}
		seen[h] = true
		e := example{h, v, listed[h], 1}
		if e.target > 0 {
			e.weight = listedWeight
		}
		examples = append(examples, e)
	}
	for _, w := range words {
		add(opinion.WordFeature(w))
	}
	for _, list := range listsOfJudging { // in the order of the files: the sums are the same each time
		for _, e := range lexicon.MustRead(cueFiles, list+".txt") {
			add(opinion.WordFeature(e.Phrase))
		}
	}

	var weight, gradient, squares [opinionDims + 1]float64
	odds := func(v []float32) float64 {
		z := weight[opinionDims]
		for k, x := range v {
			z += weight[k] * float64(x)
		}
		return z
	}
	for range 400 {
		gradient = [opinionDims + 1]float64{}
		for _, e := range examples {
			miss := e.weight * (model.Sigmoid(odds(e.vector)) - e.target)
			for k, x := range e.vector {
				gradient[k] += miss * float64(x)
			}
			gradient[opinionDims] += miss
		}
		for k := range weight {
			g := gradient[k] + weight[k]
			squares[k] += g * g
			weight[k] -= 0.5 * g / math.Sqrt(squares[k]+1e-9)
		}
	}

	j := make(judging)
	for _, e := range examples {
		if x := odds(e.vector) - judgingFrom; x > 0.05 {
			j[e.word] = x
		}
	}
	return j
}

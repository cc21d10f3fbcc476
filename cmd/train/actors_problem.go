package main

import (
	"fmt"
	"math"

	"lede/app/actor"
	"lede/app/model"
)

// A sequence is a stretch of candidates between words that are surely in no
// name.
type sequence struct {
	feats [][]int32
	gold  []actor.Label
	misc  bool // else Out may be a product, work or event
}

// A problem is what there is to learn.
type problem struct {
	sequences []sequence
	hashes    []model.Hash                   // by feature number
	from      [actor.NumLabels][]actor.Label // labels that may stand before
}

func newProblem(words *actor.WordTable, train []named, least int) *problem {
	p := new(problem)
	ids := make(map[model.Hash]int32)
	var count []int32
	enc := actor.NewEncoder(words)
	for k := range train {
		n := &train[k]
		d := n.tokens()
		labels := n.labels(d)
		eachSequence(enc, d, func(from int, feats [][]model.Hash) {
			s := sequence{misc: n.misc, gold: labels[from : from+len(feats)]}
			for _, fs := range feats {
				row := make([]int32, len(fs))
				for j, h := range fs {
					id, ok := ids[h]
					if !ok {
						id = int32(len(count))
						ids[h] = id
						count = append(count, 0)
						p.hashes = append(p.hashes, h)
					}
					count[id]++
					row[j] = id
				}
				s.feats = append(s.feats, row)
			}
			fixGold(s.gold)
			p.sequences = append(p.sequences, s)
		})
	}
	// Drop rare features.
	renumber := make([]int32, len(count))
	kept := p.hashes[:0]
	for id, c := range count {
		renumber[id] = -1
		if int(c) >= least {
			renumber[id] = int32(len(kept))
			kept = append(kept, p.hashes[id])
		}
	}
	p.hashes = kept
	for _, s := range p.sequences {
		for i, row := range s.feats {
			out := row[:0]
			for _, id := range row {
				if r := renumber[id]; r >= 0 {
					out = append(out, r)
				}
			}
			s.feats[i] = out
		}
	}
	for b := range actor.NumLabels {
		for a := range actor.NumLabels {
			if actor.CanFollow(actor.Label(a), actor.Label(b)) {
				p.from[b] = append(p.from[b], actor.Label(a))
			}
		}
	}
	return p
}

// fixGold makes the labels of a stretch whole where a name reaches beyond it.
func fixGold(gold []actor.Label) {
	for i := 0; i < len(gold); {
		if gold[i] == actor.Out {
			i++
			continue
		}
		k := gold[i].Kind()
		j := i + 1
		for j < len(gold) && gold[j] != actor.Out && gold[j].Kind() == k && gold[j].Position() != actor.Begin && gold[j].Position() != actor.Unit {
			j++
		}
		for m := i; m < j; m++ {
			gold[m] = actor.MakeLabel(k, position(m, i, j))
		}
		i = j
	}
}

// pack gathers weights by feature and label, and by label and the next one.
func (p *problem) pack(weight, step func(int, int) float64) *model.Weights {
	w := &model.Weights{Name: actor.ModelName, Rows: make(map[model.Hash]model.Row, len(p.hashes))}
	for l := range actor.NumLabels {
		w.Classes = append(w.Classes, fmt.Sprint(actor.Label(l).Kind(), actor.Label(l).Position()))
	}
	add := func(h model.Hash, x func(l int) float64) {
		row := model.Row{}
		for l := range actor.NumLabels {
			if x := x(l); math.Abs(x) > 1e-4 {
				row[uint8(l)] = x
			}
		}
		if len(row) > 0 {
			w.Rows[h] = row
		}
	}
	for f, h := range p.hashes {
		add(h, func(l int) float64 { return weight(f, l) })
	}
	for a := range actor.NumLabels {
		add(model.Step(a), func(l int) float64 { return step(a, l) })
	}
	add(model.Step(model.AtStart), func(l int) float64 { return step(int(actor.Out), l) })
	return w
}

package model

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// A Trainer is an averaged perceptron in training: whenever the sums choose a
// wrong class, its features lose one and those of the right class gain one; in
// the end each weight is the average of all values it had, which keeps the
// last mistakes from weighing most (Collins 2002, "Discriminative training
// methods for hidden Markov models").
//
//	for range epochs {
//		for _, i := range model.Order(len(examples), epoch) {
//			… sum the features with Add, decide …
//			t.Step()
//			if guess != right {
//				t.Update(feature, right, +1) // for each feature
//				t.Update(feature, guess, -1)
//			}
//		}
//	}
//	w := t.Weights("tag/1", classes)
//
// A Trainer is a [Scorer]: while training, it answers with the weights it has.
// It tells features apart by as many bits as the packed model will: what a
// narrow key confuses, it learns to live with.
type Trainer struct {
	step   int64
	width  uint    // bits of a key
	index  []int32 // by key: place in rows, 0 for a feature not met yet
	rows   []trainRow
	closed bool // to features that are not in rows
}

type trainRow struct {
	feature Hash
	cells   []cell
	seen    int32 // number of updates
}

type cell struct {
	class uint8
	value int32
	total int64 // sum of value over the steps up to since
	since int64
}

// NewTrainer returns a trainer that knows no feature yet, for a model with keys
// of the given width: at most 24 bits, since it has an array of that size.
func NewTrainer(width uint) *Trainer {
	return &Trainer{width: width, index: make([]int32, 1<<width), rows: make([]trainRow, 1)}
}

// Add adds the weights of a feature, as they stand, to the sums.
func (t *Trainer) Add(feature Hash, to *Scores) {
	r := &t.rows[t.index[feature.key(t.width)]] // the first row is empty
	for i := range r.cells {
		to[r.cells[i].class] += r.cells[i].value
	}
}

// Step counts a decision; averages are taken over decisions.
func (t *Trainer) Step() { t.step++ }

// Update changes the weight a feature gives a class.
func (t *Trainer) Update(feature Hash, class int, by int32) {
	at := &t.index[feature.key(t.width)]
	if *at == 0 {
		if t.closed {
			return
		}
		*at = int32(len(t.rows))
		t.rows = append(t.rows, trainRow{feature: feature})
	}
	r := &t.rows[*at]
	r.seen++
	for i := range r.cells {
		if c := &r.cells[i]; int(c.class) == class {
			c.total += int64(c.value) * (t.step - c.since)
			c.since = t.step
			c.value += by
			return
		}
	}
	r.cells = append(r.cells, cell{class: uint8(class), value: by, since: t.step})
}

// Weights returns the averages of the features that were updated at least
// least times.
func (t *Trainer) Weights(name string, classes []string, least int) *Weights {
	w := &Weights{Name: name, Classes: classes, Rows: make(map[Hash]Row, len(t.rows))}
	for _, r := range t.rows[1:] {
		if int(r.seen) < least {
			continue
		}
		row := make(Row, len(r.cells))
		for _, c := range r.cells {
			if total := c.total + int64(c.value)*(t.step-c.since); total != 0 {
				row[c.class] = float64(total) / float64(t.step)
			}
		}
		if len(row) > 0 {
			w.Rows[r.feature] = row
		}
	}
	return w
}

// Order returns the numbers 0 to n-1 in a shuffled order that depends on n and
// epoch alone.
func Order(n, epoch int) []int {
	return rand.New(rand.NewPCG(uint64(epoch), uint64(n))).Perm(n)
}

// Sum adds the weights of many features, as they stand, to the sums.
func (t *Trainer) Sum(features []Hash, to *Scores) {
	for _, f := range features {
		t.Add(f, to)
	}
}

// Correct takes a decision that was wrong: the features should have chosen
// right, not guess.
func (t *Trainer) Correct(features []Hash, right, guess int) {
	for _, f := range features {
		t.Update(f, right, 1)
		t.Update(f, guess, -1)
	}
}

// Restrict returns a fresh trainer that learns only the n features updated most
// often here: to train again for a small model, with weights that make up for
// what is missing. Of features updated equally often, hashes decide.
func (t *Trainer) Restrict(n int) *Trainer {
	type use struct {
		feature Hash
		seen    int32
	}
	uses := make([]use, 0, len(t.rows))
	for _, r := range t.rows[1:] {
		uses = append(uses, use{r.feature, r.seen})
	}
	slices.SortFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(b.seen, a.seen), cmp.Compare(a.feature, b.feature))
	})
	fresh := NewTrainer(t.width)
	fresh.closed = true
	for _, u := range uses[:min(n, len(uses))] {
		fresh.index[u.feature.key(t.width)] = int32(len(fresh.rows))
		fresh.rows = append(fresh.rows, trainRow{feature: u.feature})
	}
	return fresh
}

package model

import "math"

// A Logistic is a logistic regression in training: yes or no, with a
// probability. It descends the log loss with a step of its own for each weight
// (AdaGrad: Duchi, Hazan and Singer 2011) and draws small weights to zero, so
// that few remain (L1: Tsuruoka, Tsujii and Ananiadou 2009).
type Logistic struct {
	Rate float64 // step size; 0.1 is a good start
	L1   float64 // pull towards zero at each example; 0.00001 is a good start
	rows map[Hash]*logisticRow
	step int
}

type logisticRow struct {
	weight, square float64
	last           int // the example at which L1 was last applied
}

// NewLogistic returns a regression that knows no feature yet.
func NewLogistic(rate, l1 float64) *Logistic {
	return &Logistic{Rate: rate, L1: l1, rows: make(map[Hash]*logisticRow)}
}

// Learn takes one example: its features and whether the answer is yes. Weight
// tells how much the example counts, normally 1.
func (l *Logistic) Learn(features []Hash, yes bool, weight float64) {
	l.step++
	miss := -l.Probability(features)
	if yes {
		miss++
	}
	for _, f := range features {
		r := l.rows[f]
		if r == nil {
			r = &logisticRow{last: l.step}
			l.rows[f] = r
		}
		l.shrink(r)
		gradient := miss * weight
		r.square += gradient * gradient
		r.weight += l.Rate * gradient / (1e-6 + math.Sqrt(r.square))
	}
}

// shrink applies the pull of all examples since the row was last seen.
func (l *Logistic) shrink(r *logisticRow) {
	pull := l.L1 * float64(l.step-r.last)
	r.last = l.step
	switch {
	case r.weight > pull:
		r.weight -= pull
	case r.weight < -pull:
		r.weight += pull
	default:
		r.weight = 0
	}
}

// Probability returns how likely yes is.
func (l *Logistic) Probability(features []Hash) float64 {
	sum := 0.0
	for _, f := range features {
		if r := l.rows[f]; r != nil {
			sum += r.weight
		}
	}
	return Sigmoid(sum)
}

// Weights returns the model. It has one class, yes; ask its [Table] with
// [Table.Probability].
func (l *Logistic) Weights(name string) *Weights {
	w := &Weights{Name: name, Classes: []string{"yes"}, Rows: make(map[Hash]Row)}
	for h, r := range l.rows {
		if l.shrink(r); r.weight != 0 {
			w.Rows[h] = Row{0: r.weight}
		}
	}
	return w
}

// Sigmoid returns the probability whose log odds are x.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Probability returns how likely class 0 is, for a model trained as a
// [Logistic]; sum is what its features add up to.
func (t *Table) Probability(sum int32) float64 { return Sigmoid(float64(sum) * t.unit) }

// Weight returns the weight a feature has for a class, in the table's unit, or 0:
// what it spoke for, when a mark must say why.
func (t *Table) Weight(feature Hash, class int) int32 {
	key := feature.key(t.width)
	at, known := t.find(key)
	switch {
	case known == 0:
		return 0
	case t.small != nil:
		var s [few]int32
		t.addSmall([]place{{key, at}}, &s)
		return s[class]
	}
	var s Scores
	t.add(t.run(key, at), &s)
	return s[class]
}

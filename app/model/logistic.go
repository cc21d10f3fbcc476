package model

import "math"

// Sigmoid returns the probability whose log odds are x.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Probability returns how likely class 0 is, for a model trained as a logistic
// regression; sum is what its features add up to.
func (t *Table) Probability(sum int32) float64 { return Sigmoid(float64(sum) * t.unit) }

// Weight returns the weight a feature has for a class, in the table's unit, or 0:
// what it spoke for, when a mark must say why.
func (t *Table) Weight(feature Hash, class int) (sum int32) {
	key := feature.key(t.width)
	at, known := t.index.find(key)
	switch {
	case known == 0:
	case t.small == nil:
		run := t.run(key, at)
		for _, w := range t.weights[run>>8:][:run&0xFF] {
			if int(w.class) == class {
				sum += int32(w.value)
			}
		}
	case class < few:
		if r := t.small[t.find(key, at)]; r.key == key {
			sum = int32(int16(r.both >> (16 * class)))
		}
	}
	return sum
}

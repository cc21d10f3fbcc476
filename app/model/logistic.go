package model

import "math"

// Sigmoid returns the probability whose log odds are x.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Probability returns how likely class 0 is, for a model trained as a logistic
// regression; sum is what its features add up to.
func (t *Table) Probability(sum int32) float64 { return Sigmoid(float64(sum) * t.unit) }

// Weight returns the weight a feature has for a class, in the table's unit, or 0:
// what it spoke for, when a mark must say why.
func (t *Table) Weight(feature Hash, class int) int32 {
	key := feature.key(t.width)
	at, known := find(t.index, key, t.coarse)
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

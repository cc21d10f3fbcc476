package main

import "math"

// A descent goes down a gradient with a step for each weight (Adam: Kingma and
// Ba 2015), drawing weights to zero (L2) and small ones to it (L1).
type descent[F float32 | float64] struct {
	x, gradient, mean, square []F
	rate, decay, sparse       F
	steps                     int
}

func newDescent[F float32 | float64](x []F, rate, decay, sparse F) *descent[F] {
	return &descent[F]{x: x, gradient: make([]F, len(x)), mean: make([]F, len(x)), square: make([]F, len(x)), rate: rate, decay: decay, sparse: sparse}
}

// step takes a step and clears the gradient.
func (s *descent[F]) step() {
	const b1, b2 = 0.9, 0.999
	s.steps++
	c1, c2 := F(1-math.Pow(b1, float64(s.steps))), F(1-math.Pow(b2, float64(s.steps)))
	for k, was := range s.x {
		d := s.gradient[k] + s.decay*was
		switch {
		case was > 0 || was == 0 && d < -s.sparse:
			d += s.sparse
		case was < 0 || was == 0 && d > s.sparse:
			d -= s.sparse
		default:
			d, s.mean[k] = 0, 0
		}
		s.mean[k] = b1*s.mean[k] + (1-b1)*d
		s.square[k] = b2*s.square[k] + (1-b2)*d*d
		s.x[k] -= s.rate * (s.mean[k] / c1) / (F(math.Sqrt(float64(s.square[k]/c2))) + 1e-8)
		if s.sparse > 0 && was*s.x[k] < 0 {
			s.x[k], s.mean[k] = 0, 0
		}
	}
	clear(s.gradient)
}

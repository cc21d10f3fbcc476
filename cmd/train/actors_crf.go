package main

import (
	"math"

	"lede/app/actor"
	"lede/app/model"
)

// A crf is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001) in training, by stochastic gradient descent with a step size
// for each weight.
//
// The gradient of a sentence is what the model expects minus what the gold
// labels say. Steps follow FTRL-Proximal (McMahan et al. 2013), whose absolute
// penalty keeps weights that earn little at exactly nought, so that the model
// stays small. Where a data set leaves products and works unmarked, "outside"
// may be either, and gold itself is an expectation over what is allowed.
type crf struct {
	*problem
	rate        float64
	penalty     float64
	w, z, root  []float32 // by feature number and label: weight; its running gradient; root of the sum of squared gradients
	sum         []float32 // of the weights after the later epochs
	epochs      float32   // summed
	next, nextG steps
	free, gold  lattice
}

// A lattice holds one pass of the forward-backward algorithm.
type lattice struct {
	n           int
	score       []float64 // by position and label
	alpha, beta []float64
	label       []float64 // expected
	step        steps
	logZ        float64
}

func newCRF(p *problem, rate, penalty float64) *crf {
	size := len(p.hashes) * actor.NumLabels
	return &crf{problem: p, rate: rate, penalty: penalty,
		w: make([]float32, size), z: make([]float32, size), root: make([]float32, size), sum: make([]float32, size)}
}

const impossible = -1e30

func (c *crf) epoch(e int) (loss float64) {
	for _, i := range model.Order(len(c.sequences), e) {
		loss += c.update(&c.sequences[i])
	}
	if e >= 2 {
		for i, x := range c.w {
			c.sum[i] += x
		}
		c.epochs++
	}
	return loss
}

func (c *crf) update(s *sequence) float64 {
	const L = actor.NumLabels
	n := len(s.feats)
	c.free.reset(n)
	for t, row := range s.feats {
		out := c.free.score[t*L : (t+1)*L]
		for _, f := range row {
			for l, x := range c.w[int(f)*L : (int(f)+1)*L] {
				out[l] += float64(x)
			}
		}
	}
	c.gold.reset(n)
	for t := range n {
		for l := range L {
			c.gold.score[t*L+l] = impossible
			if s.allows(t, actor.Label(l)) {
				c.gold.score[t*L+l] = c.free.score[t*L+l]
			}
		}
	}
	c.free.run(&c.next, &c.from)
	c.gold.run(&c.next, &c.from)
	for t, row := range s.feats {
		free, gold := c.free.label[t*L:(t+1)*L], c.gold.label[t*L:(t+1)*L]
		for l := range L {
			d := free[l] - gold[l]
			if math.Abs(d) < 1e-4 {
				continue
			}
			for _, f := range row {
				c.step(int(f)*L+l, float32(d))
			}
		}
	}
	for a := range L {
		for b := range L {
			if d := c.free.step[a][b] - c.gold.step[a][b]; math.Abs(d) > 1e-6 {
				c.nextG[a][b] += d * d
				c.next[a][b] -= c.rate * d / (math.Sqrt(c.nextG[a][b]) + 1e-6)
			}
		}
	}
	return c.free.logZ - c.gold.logZ
}

// step moves weight i against gradient d.
func (c *crf) step(i int, d float32) {
	rate, penalty := float32(c.rate), float32(c.penalty)
	before := c.root[i]
	root := float32(math.Sqrt(float64(before*before + d*d)))
	c.root[i] = root
	z := c.z[i] + d - (root-before)/rate*c.w[i]
	c.z[i] = z
	switch {
	case z > penalty:
		c.w[i] = (penalty - z) * rate / (root + 1e-6)
	case z < -penalty:
		c.w[i] = (-penalty - z) * rate / (root + 1e-6)
	default:
		c.w[i] = 0
	}
}

func (v *lattice) reset(n int) {
	v.n = n
	size := n * actor.NumLabels
	if cap(v.score) < size {
		v.score, v.alpha, v.beta, v.label = make([]float64, size), make([]float64, size), make([]float64, size), make([]float64, size)
	}
	v.score, v.alpha, v.beta, v.label = v.score[:size], v.alpha[:size], v.beta[:size], v.label[:size]
	clear(v.score)
}

// Scores of steps from a label to the next, and the labels that may stand before each.
type (
	steps   = [actor.NumLabels][actor.NumLabels]float64
	allowed = [actor.NumLabels][]actor.Label
)

// run computes the expected labels and steps.
func (v *lattice) run(next *steps, from *allowed) {
	v.forward(next, from)
	v.end()
	v.step = steps{}
	for t := v.n - 1; t > 0; t-- {
		v.backward(t, next, from)
	}
	for i := range v.label {
		v.label[i] = 0
		if v.alpha[i] > impossible && v.beta[i] > impossible {
			v.label[i] = math.Exp(v.alpha[i] + v.beta[i] - v.logZ)
		}
	}
	for b := range actor.NumLabels {
		v.step[actor.Out][b] += v.label[b]
	}
}

// forward fills alpha: the log of what all ways to a label weigh, from the left.
func (v *lattice) forward(next *steps, from *allowed) {
	const L = actor.NumLabels
	for t := range v.n {
		for b := range L {
			i := t*L + b
			v.alpha[i] = impossible
			if v.score[i] <= impossible {
				continue
			}
			if t == 0 {
				if actor.CanFollow(actor.Out, actor.Label(b)) {
					v.alpha[i] = next[actor.Out][b] + v.score[i]
				}
				continue
			}
			before := v.alpha[(t-1)*L : t*L]
			top := impossible
			for _, a := range from[b] {
				if x := before[a]; x > impossible {
					top = max(top, x+next[a][b])
				}
			}
			if top <= impossible {
				continue
			}
			sum := 0.0
			for _, a := range from[b] {
				if x := before[a]; x > impossible {
					sum += math.Exp(x + next[a][b] - top)
				}
			}
			v.alpha[i] = top + math.Log(sum) + v.score[i]
		}
	}
}

// end starts beta at the last position, and sums all ways up.
func (v *lattice) end() {
	last := (v.n - 1) * actor.NumLabels
	top := impossible
	for b := range actor.NumLabels {
		v.beta[last+b] = impossible
		if actor.CanFollow(actor.Label(b), actor.Out) {
			v.beta[last+b] = 0
			top = max(top, v.alpha[last+b])
		}
	}
	sum := 0.0
	for b := range actor.NumLabels {
		if v.beta[last+b] == 0 {
			sum += math.Exp(v.alpha[last+b] - top)
		}
	}
	v.logZ = top + math.Log(sum)
}

// backward fills beta before position t, the log of what all ways on from a label
// weigh, and adds up the expected steps to t.
func (v *lattice) backward(t int, next *steps, from *allowed) {
	const L = actor.NumLabels
	row, score, beta := v.beta[(t-1)*L:t*L], v.score[t*L:(t+1)*L], v.beta[t*L:(t+1)*L]
	var tops [L]float64
	for a := range row {
		row[a], tops[a] = 0, impossible // sums of probabilities first, as exp(beta)
	}
	for b := range L {
		if score[b] <= impossible || beta[b] <= impossible {
			continue
		}
		for _, a := range from[b] {
			tops[a] = max(tops[a], next[a][b]+score[b]+beta[b])
		}
	}
	for b := range L {
		if score[b] <= impossible || beta[b] <= impossible {
			continue
		}
		for _, a := range from[b] {
			x := next[a][b] + score[b] + beta[b]
			row[a] += math.Exp(x - tops[a])
			if al := v.alpha[(t-1)*L+int(a)]; al > impossible {
				v.step[a][b] += math.Exp(al + x - v.logZ)
			}
		}
	}
	for a := range row {
		if tops[a] <= impossible {
			row[a] = impossible
		} else {
			row[a] = tops[a] + math.Log(row[a])
		}
	}
}

// weights returns the weights, averaged over the epochs from the third on.
func (c *crf) weights() *model.Weights {
	return c.problem.pack(func(f, l int) float64 {
		i := f*actor.NumLabels + l
		if c.epochs > 0 {
			return float64(c.sum[i] / c.epochs)
		}
		return float64(c.w[i])
	},
		func(a, b int) float64 { return c.next[a][b] })
}

func (s *sequence) allows(t int, l actor.Label) bool {
	if !s.misc && s.gold[t] == actor.Out {
		return l == actor.Out || l.Kind() == actor.KindMisc
	}
	return l == s.gold[t]
}

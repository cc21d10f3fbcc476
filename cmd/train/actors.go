package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/app/actor"
	"lede/app/model"
)

// actorsCmd trains the name model of package actor: an averaged structured
// perceptron (Collins 2002) over the features of actor.Encoder.
type actorsCmd struct {
	corpus
	Epochs  int     `default:"6"`
	Least   int     `default:"3" help:"Features seen less often are left out."`
	Prune   float64 `default:"1" help:"Weights smaller than this are left out."`
	Levels  int     `default:"31"`
	CRF     bool
	Rate    float64  `default:"0.1"`
	Penalty float64  `default:"0.3"`
	NoDev   bool     `help:"Train on the development part too."`
	Errors  string   `help:"Write the errors on the development part to this file."`
	Without []string `help:"Sources to leave out, by the beginning of their names."`
	Out     string   `default:"app/actor/data/names.model"`
}

func (c *actorsCmd) Run() error {
	sets, err := readNames(c.Data)
	if err != nil {
		return err
	}
	table, err := os.ReadFile(filepath.Join(actorData, "words.bin"))
	if err != nil {
		return err
	}
	words, err := actor.ReadWordTable(table)
	if err != nil {
		return err
	}
	train, dev := splitNames(sets)
	train = slices.DeleteFunc(train, func(n named) bool {
		return slices.ContainsFunc(c.Without, func(w string) bool { return strings.HasPrefix(n.source, w) })
	})
	if c.NoDev {
		train = append(train, dev...)
	}
	if train, err = augment(train, c.Data); err != nil {
		return err
	}
	p := newProblem(words, train, c.Least)
	fmt.Printf("%d sequences, %d features\n", len(p.sequences), len(p.hashes))
	var learner interface {
		epoch(int) float64
		weights() *model.Weights
	} = newPerceptron(p)
	if c.CRF {
		learner = newCRF(p, c.Rate, c.Penalty)
	}
	for e := range c.Epochs {
		fmt.Printf("epoch %d: loss %.0f", e+1, learner.epoch(e))
		if e == c.Epochs-1 || e%2 == 1 {
			t := model.Must(model.Load(learner.weights().Pack(model.Packing{Width: 32}), actor.ModelName))
			fmt.Printf("; dev %s", evaluate(words, t, dev, nil))
		}
		fmt.Println()
	}
	weights := learner.weights().Prune(c.Prune)
	file := weights.Pack(model.Packing{Levels: c.Levels})
	t, err := model.Load(file, actor.ModelName)
	if err != nil {
		return err
	}
	var errors *os.File
	if c.Errors != "" {
		if errors, err = os.Create(c.Errors); err != nil {
			return err
		}
		defer errors.Close()
	}
	r := evaluate(words, t, dev, errors)
	fmt.Printf("packed: %d features, %d weights, %d bytes\n%s\n%s", t.Features(), t.Len(), len(file), r, r.bySource())
	return os.WriteFile(c.Out, file, 0o644)
}

// readNames reads and harmonises all sets.
func readNames(data string) ([]named, error) {
	lists, err := readActorLists()
	if err != nil {
		return nil, err
	}
	var all []named
	for _, s := range nameSets {
		ns, err := s.read(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		for i := range ns {
			lists.harmonise(&ns[i])
		}
		all = append(all, ns...)
	}
	own, err := filepath.Glob("cmd/train/data/actors/*.txt")
	if err != nil {
		return nil, err
	}
	for _, f := range own {
		ns, err := readMarked(f, "own-"+strings.TrimSuffix(filepath.Base(f), ".txt"))
		if err != nil {
			return nil, err
		}
		for i := range ns {
			lists.harmonise(&ns[i])
		}
		all = append(all, ns...)
	}
	return all, nil
}

// isOwn reports whether we marked the names of a source ourselves.
func isOwn(source string) bool { return source == "causal" || strings.HasPrefix(source, "own-") }

// splitNames keeps the news half of PUD and every fifth own sentence for
// development.
func splitNames(all []named) (train, dev []named) {
	own := 0
	for _, n := range all {
		isDev := n.source == "uner_pud-news"
		if isOwn(n.source) {
			own++
			isDev = own%5 == 0
		}
		if isDev {
			dev = append(dev, n)
		} else {
			train = append(train, n)
		}
	}
	return train, dev
}

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

type perceptron struct {
	*problem
	w, sum   []float32 // by feature number and label: weight; weight times the step it came at
	step     float32
	next, ns [actor.NumLabels][actor.NumLabels]float32
	vit      viterbi
}

func newPerceptron(p *problem) *perceptron {
	size := len(p.hashes) * actor.NumLabels
	return &perceptron{problem: p, step: 1, w: make([]float32, size), sum: make([]float32, size)}
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
			pos := actor.Inside
			switch {
			case j-i == 1:
				pos = actor.Unit
			case m == i:
				pos = actor.Begin
			case m == j-1:
				pos = actor.Last
			}
			gold[m] = actor.MakeLabel(k, pos)
		}
		i = j
	}
}

// epoch goes once over the sentences and returns how many were wrong.
func (p *perceptron) epoch(e int) (wrong float64) {
	var want, got []actor.Label
	for _, i := range model.Order(len(p.sequences), e) {
		s := &p.sequences[i]
		scores := p.vit.reset(len(s.feats))
		for t, row := range s.feats {
			out := scores[t*actor.NumLabels : (t+1)*actor.NumLabels]
			for _, f := range row {
				w := p.w[int(f)*actor.NumLabels : (int(f)+1)*actor.NumLabels]
				for l, x := range w {
					out[l] += x
				}
			}
		}
		got = append(got[:0], p.vit.best(&p.next, &p.from, nil)...)
		want = append(want[:0], s.gold...)
		if !s.misc {
			want = append(want[:0], p.vit.best(&p.next, &p.from, func(t int, l actor.Label) bool {
				if s.gold[t] == actor.Out {
					return l == actor.Out || l.Kind() == actor.KindMisc
				}
				return l == s.gold[t]
			})...)
		}
		p.step++
		bad := false
		before, beforeGot := actor.Out, actor.Out
		for t := range want {
			if want[t] != got[t] {
				bad = true
				for _, f := range s.feats[t] {
					p.add(int(f)*actor.NumLabels+int(want[t]), 1)
					p.add(int(f)*actor.NumLabels+int(got[t]), -1)
				}
			}
			if want[t] != got[t] || before != beforeGot {
				p.next[before][want[t]]++
				p.ns[before][want[t]] += p.step
				p.next[beforeGot][got[t]]--
				p.ns[beforeGot][got[t]] -= p.step
			}
			before, beforeGot = want[t], got[t]
		}
		if bad {
			wrong++
		}
	}
	return wrong
}

func (p *perceptron) add(i int, x float32) {
	p.w[i] += x
	p.sum[i] += x * p.step
}

// weights returns the averages.
func (p *perceptron) weights() *model.Weights {
	return p.problem.pack(func(f, l int) float64 {
		i := f*actor.NumLabels + l
		return float64(p.w[i]) - float64(p.sum[i])/float64(p.step)
	}, func(a, b int) float64 { return float64(p.next[a][b]) - float64(p.ns[a][b])/float64(p.step) })
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

// viterbi finds the best labels in training.
type viterbi struct {
	n      int
	scores []float32
	value  []float32
	back   []actor.Label
	path   []actor.Label
}

func (v *viterbi) reset(n int) []float32 {
	v.n = n
	size := n * actor.NumLabels
	if cap(v.scores) < size {
		v.scores, v.value, v.back = make([]float32, size), make([]float32, size), make([]actor.Label, size)
	}
	v.scores, v.value, v.back = v.scores[:size], v.value[:size], v.back[:size]
	clear(v.scores)
	return v.scores
}

func (v *viterbi) best(next *[actor.NumLabels][actor.NumLabels]float32, from *[actor.NumLabels][]actor.Label, allow func(int, actor.Label) bool) []actor.Label {
	const never = -1e9
	for t := range v.n {
		for b := range actor.NumLabels {
			i := t*actor.NumLabels + b
			best, at := float32(never), actor.Out
			if t == 0 {
				if actor.CanFollow(actor.Out, actor.Label(b)) {
					best = next[actor.Out][b]
				}
			} else {
				for _, a := range from[b] {
					if s := v.value[i-b-actor.NumLabels+int(a)] + next[a][b]; s > best {
						best, at = s, a
					}
				}
			}
			v.value[i], v.back[i] = best+v.scores[i], at
			if allow != nil && !allow(t, actor.Label(b)) {
				v.value[i] = never
			}
		}
	}
	last := actor.Out
	row := v.value[(v.n-1)*actor.NumLabels:]
	for b := range actor.NumLabels {
		if row[b] > row[last] && actor.CanFollow(actor.Label(b), actor.Out) {
			last = actor.Label(b)
		}
	}
	v.path = v.path[:0]
	for t := v.n - 1; t >= 0; t-- {
		v.path = append(v.path, last)
		last = v.back[t*actor.NumLabels+int(last)]
	}
	for i, j := 0, len(v.path)-1; i < j; i, j = i+1, j-1 {
		v.path[i], v.path[j] = v.path[j], v.path[i]
	}
	return v.path
}

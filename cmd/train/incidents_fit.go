package main

import (
	"fmt"
	"math"
	"slices"

	"lede/app/doc"
	"lede/app/incident"
	"lede/app/model"
)

// A typeTrainer fits a softmax over the types of incident and none. Features
// have weights for columns: any event, the families, the types; a type's score
// is the sum of its three (none scores 0). For any and for the families, lemmas
// also have a share in the weights of the dimensions of their vectors, as an
// eventTrainer's. All types share two weights: for being what the vocabulary
// says, and for being what it could say.
type typeTrainer struct {
	types    []doc.IncidentType // none first
	families []string
	family   []int // by type: its column
	vectors  map[string][]float32
}

type typeWeights struct {
	*typeTrainer
	index map[model.Hash]int // of a feature's row in own
	own   []float32          // a row of columns per feature
	dims  []float32          // for verbs and others: a row of eventDims per column
	ties  [2]float32
}

const (
	typeDecay     = 0.7 // L2 on the weights of features
	typeSparse    = 1.0 // L1 on them
	typeDimsDecay = 1.0
	typeTieDecay  = 0.01
	typeSteps     = 120
	typeRate      = 0.05
	typeLeast     = 4    // a feature seen less often is left out
	typePrune     = 0.05 // smaller weights are
	typeShare     = 0.8  // smaller weights that come from vectors are
	typeLevels    = 9
	typeWidth     = 21
)

func newTypeTrainer(lines []markedLine) *typeTrainer {
	t := &typeTrainer{vectors: make(map[string][]float32)}
	for _, m := range lines {
		for _, e := range m.events {
			if e.typ != "other" && !slices.Contains(t.types, e.typ) {
				t.types = append(t.types, e.typ)
			}
		}
	}
	slices.Sort(t.types)
	t.types = append([]doc.IncidentType{"none"}, t.types...)
	t.family = make([]int, len(t.types))
	for k := 1; k < len(t.types); k++ {
		f := incident.Family(t.types[k])
		if !slices.Contains(t.families, f) {
			t.families = append(t.families, f)
		}
		t.family[k] = 1 + slices.Index(t.families, f)
	}
	return t
}

// index returns the class of a type, 0 for "other".
func (t *typeTrainer) index(typ doc.IncidentType) int { return max(0, slices.Index(t.types, typ)) }

// shared and columns count the columns of any and the families, and all.
func (t *typeTrainer) shared() int  { return 1 + len(t.families) }
func (t *typeTrainer) columns() int { return t.shared() + len(t.types) - 1 }

// spread turns sums of columns into scores of types.
func (t *typeTrainer) spread(columns, scores []float32) {
	scores[0] = 0
	for k := 1; k < len(scores); k++ {
		scores[k] = columns[0] + columns[t.family[k]] + columns[t.shared()+k-1]
	}
}

// gather turns gradients of types into those of columns.
func (t *typeTrainer) gather(scores, columns []float32) {
	clear(columns)
	for k := 1; k < len(scores); k++ {
		columns[0] += scores[k]
		columns[t.family[k]] += scores[k]
		columns[t.shared()+k-1] += scores[k]
	}
}

// dimsOf returns the weights of dimensions, or their gradients, for a word.
func (t *typeTrainer) dimsOf(dims []float32, verb bool, column int) []float32 {
	if !verb {
		column += t.shared()
	}
	return dims[column*eventDims : (column+1)*eventDims]
}

func (w *typeWeights) score(e *typedWord, rows []int, columns, scores []float32) {
	clear(columns)
	n := len(columns)
	for _, k := range rows {
		for c, x := range w.own[k*n : (k+1)*n] {
			columns[c] += x
		}
	}
	for c := range w.shared() {
		columns[c] += w.share(e.verb, e.lemma, c)
	}
	w.spread(columns, scores)
	if k := e.tied[0]; k > 0 {
		scores[k] += w.ties[0]
	}
	for _, k := range e.tied[1:] {
		scores[k] += w.ties[1]
	}
}

// share returns what a lemma's vector adds to a column.
func (w *typeWeights) share(verb bool, lemma string, column int) (sum float32) {
	dims := w.dimsOf(w.dims, verb, column)
	for k, d := range w.vectors[lemma] {
		sum += dims[k] * d * eventScale
	}
	return sum
}

func (w *typeWeights) rows(e *typedWord) []int {
	var rows []int
	for _, f := range e.features {
		if k, ok := w.index[f]; ok {
			rows = append(rows, k)
		}
	}
	return rows
}

func (t *typeTrainer) train(all []typedWord) *typeWeights {
	seen := make(map[model.Hash]int)
	for i := range all {
		for _, f := range all[i].features {
			seen[f]++
		}
	}
	w := &typeWeights{typeTrainer: t, index: make(map[model.Hash]int), ties: [2]float32{3, 1}}
	rows := make([][]int, len(all))
	for i := range all {
		for _, f := range all[i].features {
			if _, ok := w.index[f]; !ok && seen[f] >= typeLeast {
				w.index[f] = len(w.index)
			}
		}
		rows[i] = w.rows(&all[i])
	}
	n := t.columns()
	w.own, w.dims = make([]float32, len(w.index)*n), make([]float32, 2*t.shared()*eventDims)
	own, dims, ties := newDescent(w.own, typeRate, typeDecay, typeSparse), newDescent(w.dims, typeRate, typeDimsDecay, 0), newDescent(w.ties[:], typeRate, typeTieDecay, 0)
	columns, miss := make([]float32, n), make([]float32, len(t.types))
	for range typeSteps {
		for i := range all {
			e := &all[i]
			if e.missing {
				continue
			}
			w.score(e, rows[i], columns, miss)
			softmax(miss)
			miss[e.typ]--
			t.gather(miss, columns)
			for _, k := range rows[i] {
				for c, g := range columns {
					own.gradient[k*n+c] += g
				}
			}
			for c := range t.shared() {
				to := t.dimsOf(dims.gradient, e.verb, c)
				for k, d := range t.vectors[e.lemma] {
					to[k] += columns[c] * d * eventScale
				}
			}
			if k := e.tied[0]; k > 0 {
				ties.gradient[0] += miss[k]
			}
			for _, k := range e.tied[1:] {
				ties.gradient[1] += miss[k]
			}
		}
		own.step()
		dims.step()
		ties.step()
	}
	return w
}

func softmax(z []float32) {
	top := slices.Max(z)
	sum := float32(0)
	for i, x := range z {
		z[i] = float32(math.Exp(float64(x - top)))
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
}

// pack folds shares and ties into the weights of features, for the words that
// can get as far as the model.
func (w *typeWeights) pack(words []string) *model.Weights {
	classes := []string{incident.AnyType}
	for _, f := range w.families {
		classes = append(classes, incident.FamilyPrefix+f)
	}
	for _, t := range w.types[1:] {
		classes = append(classes, string(t))
	}
	rows := make(map[model.Hash]model.Row)
	add := func(h model.Hash, column int, x float32) {
		if x == 0 {
			return
		}
		if rows[h] == nil {
			rows[h] = make(model.Row)
		}
		rows[h][uint8(column)] += float64(x)
	}
	for h, k := range w.index {
		for c := range classes {
			add(h, c, w.own[k*len(classes)+c])
		}
	}
	for _, class := range []byte("vn") {
		for _, word := range words {
			if !isLemma(class, word) || !incident.MayBeTrigger(class, word) {
				continue
			}
			for c := range w.shared() {
				if x := w.share(class == 'v', word, c); x > typeShare || x < -typeShare {
					add(incident.LemmaFeature(class, word), c, x)
				}
			}
		}
	}
	for k := 1; k < len(w.types); k++ {
		add(incident.VerdictFeature(w.types[k]), w.shared()+k-1, w.ties[0])
		add(incident.KnownFeature(w.types[k]), w.shared()+k-1, w.ties[1])
	}
	m := &model.Weights{Name: incident.TypeModel, Classes: classes, Rows: rows}
	return m.Prune(typePrune)
}

// allFolds is how many folds the sentences of data/incidents are dealt out to.
const allFolds = 5

// foldOf returns the fold of a sentence by its number. Ten in a row go to one.
func foldOf(line int) int { return line / 10 % allFolds }

// crossValidate prints how well types are found in sentences left out of
// training, by the vocabulary and by the model
// at several odds against none.
func (t *typeTrainer) crossValidate(all []typedWord, folds int) {
	odds := []float32{-1, -0.5, 0, 0.5}
	typed, told := make([]eventScore, len(odds)+1), make([]eventScore, len(odds)+1)
	for fold := range min(folds, allFolds) {
		left := func(e typedWord) bool { return foldOf(e.line) == fold }
		w := t.train(slices.DeleteFunc(slices.Clone(all), left))
		columns, scores := make([]float32, t.columns()), make([]float32, len(t.types))
		for i := range all {
			e := &all[i]
			if !left(*e) {
				continue
			}
			said := make([]int, len(typed))
			if !e.missing {
				w.score(e, w.rows(e), columns, scores)
				said[0] = e.tied[0]
				for k, o := range odds {
					scores[0] = o
					said[k+1] = slices.Index(scores, slices.Max(scores))
				}
			}
			for k, s := range said {
				typed[k].choose(s, e.typ)
				told[k].choose(min(s, 1), min(e.typ, 1))
			}
		}
	}
	fmt.Printf("the vocabulary  typed %v   any %v\n", typed[0], told[0])
	for k, o := range odds {
		fmt.Printf("odds %+.1f       typed %v   any %v\n", o, typed[k+1], told[k+1])
	}
}

// choose counts a choice among classes, of which 0 is none.
func (s *eventScore) choose(said, is int) {
	if said == is {
		s.add(said > 0, is > 0)
		return
	}
	s.add(said > 0, false)
	s.add(false, is > 0)
}

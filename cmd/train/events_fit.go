package main

import (
	"fmt"
	"slices"
	"strings"

	"lede/app/incident"
	"lede/app/model"
)

// An eventTrainer fits a logistic regression in which each lemma has, beside a
// weight of its own, a share in the weights of the dimensions of its word
// vector, so that words of like use get like weights. Verbs, nouns, names and
// adjectives have dimensions of their own.
type eventTrainer struct {
	words   []string // that get a weight from their vector
	vectors map[string][]float32
}

type eventWeights struct {
	eventTrainer
	own  map[model.Hash]float64
	dims [len(eventClasses)][]float64
}

const (
	eventClasses   = "vnpj"
	eventDims      = 100
	eventDecay     = 4.0 // L2 on the weights of features
	eventDimsDecay = 1.0 // L2 on the weights of dimensions
	eventScale     = 3.0 // brings a unit vector to the size of the other features
	eventSteps     = 200
	eventLevels    = 11
	eventWidth     = 22   // bits of a key: one less costs 0.005 of F1
	eventLeast     = 3    // a feature seen less often is left out
	eventPrune     = 0.15 // weights below this change no decision
)

// train descends the log loss.
func (t eventTrainer) train(all []eventWord) eventWeights {
	seen := make(map[model.Hash]int)
	for _, e := range all {
		for _, f := range e.features {
			seen[f]++
		}
	}
	index := make(map[model.Hash]int)
	at := make([][]int, len(all))
	for i, e := range all {
		for _, f := range e.features {
			if seen[f] < eventLeast {
				continue
			}
			k, ok := index[f]
			if !ok {
				k = len(index)
				index[f] = k
			}
			at[i] = append(at[i], k)
		}
	}
	const rate = 0.03
	own := newDescent(make([]float64, len(index)), rate, eventDecay, 0)
	dims := newDescent(make([]float64, len(eventClasses)*eventDims), rate, eventDimsDecay, 0)
	for range eventSteps {
		for i, e := range all {
			vector, first := t.vectors[e.lemma], e.kind*eventDims
			z := 0.0
			for _, k := range at[i] {
				z += own.x[k]
			}
			for k, d := range vector {
				z += dims.x[first+k] * eventScale * float64(d)
			}
			miss := model.Sigmoid(z)
			if e.happens {
				miss--
			}
			for _, k := range at[i] {
				own.gradient[k] += miss
			}
			for k, d := range vector {
				dims.gradient[first+k] += miss * eventScale * float64(d)
			}
		}
		own.step()
		dims.step()
	}
	w := eventWeights{eventTrainer: t, own: make(map[model.Hash]float64, len(index))}
	for h, k := range index {
		w.own[h] = own.x[k]
	}
	for c := range w.dims {
		w.dims[c] = dims.x[c*eventDims : (c+1)*eventDims]
	}
	return w
}

func (w eventWeights) vector(kind int, lemma string) (z float64) {
	for k, d := range w.vectors[lemma] {
		z += w.dims[kind][k] * eventScale * float64(d)
	}
	return z
}

// pack folds the weights of dimensions into those of lemmas, so that the reader
// needs no vectors.
func (w eventWeights) pack() *model.Weights {
	rows := make(map[model.Hash]model.Row)
	for h, x := range w.own {
		rows[h] = model.Row{0: x}
	}
	for kind, class := range []byte(eventClasses) {
		for i, word := range w.words {
			if h := incident.WordFeature(class, word); w.own[h] != 0 || i < len(w.words)/rarer[kind] && isLemma(class, word) && (class != 'v' || inflects(word, w.vectors)) {
				rows[h] = model.Row{0: w.own[h] + w.vector(kind, word)}
			}
		}
	}
	m := &model.Weights{Name: incident.HappeningModel, Classes: []string{"yes"}, Rows: rows}
	return m.Prune(eventPrune)
}

// rarer says how many of the words can be of a class: names and adjectives that
// tell of something happening are few.
var rarer = [len(eventClasses)]int{1, 1, 4, 4}

// isLemma reports whether a word can be the lemma of a verb or noun rather than
// an inflected form.
func isLemma(class byte, word string) bool {
	switch {
	case class == 'p' || class == 'j':
		return true
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "is"):
		return false
	case class == 'v':
		return !strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ing") && !strings.HasSuffix(word, "ly") && !strings.HasSuffix(word, "tion")
	}
	return !strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ly")
}

// inflects reports whether a verb's form in -ing of the word is known: "running"
// of "run". Words without one are no verbs.
func inflects[V any](word string, known map[string]V) bool {
	for _, ing := range []string{word + "ing", strings.TrimSuffix(word, "e") + "ing", word + word[len(word)-1:] + "ing", strings.TrimSuffix(word, "ie") + "ying"} {
		if _, ok := known[ing]; ok {
			return true
		}
	}
	return false
}

// crossValidate prints precision and recall at several thresholds on topics
// left out of training, a fifth at a time.
func (t eventTrainer) crossValidate(all []eventWord) {
	const folds = 5
	thresholds := []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7}
	scores, both := make([]eventScore, len(thresholds)), make([]eventScore, len(thresholds))
	var told eventScore
	for fold := range folds {
		rest := slices.DeleteFunc(slices.Clone(all), func(e eventWord) bool { return e.topic%folds == fold })
		table := model.Must(model.Load(t.train(rest).pack().Pack(model.Packing{Levels: eventLevels, Width: eventWidth}), incident.HappeningModel))
		for _, e := range all {
			if e.topic%folds != fold {
				continue
			}
			var sum model.Scores
			table.Sum(e.features, &sum)
			p := table.Probability(sum[0])
			told.add(e.told, e.happens)
			for k, least := range thresholds {
				scores[k].add(p >= least, e.happens)
				both[k].add(e.told || p >= least, e.happens)
			}
		}
	}
	fmt.Printf("the vocabulary alone           %v\n", told)
	for k, least := range thresholds {
		fmt.Printf("from %.1f  %v   with the vocabulary %v\n", least, scores[k], both[k])
	}
}

// An eventScore counts right, invented and missed words.
type eventScore struct{ right, invented, missed int }

func (s *eventScore) add(said, is bool) {
	switch {
	case said && is:
		s.right++
	case said:
		s.invented++
	case is:
		s.missed++
	}
}

func (s eventScore) String() string {
	return fmt.Sprintf("F1 %.3f (P %.3f R %.3f)", f1(s.right, s.invented, s.missed),
		float64(s.right)/float64(max(1, s.right+s.invented)), float64(s.right)/float64(max(1, s.right+s.missed)))
}

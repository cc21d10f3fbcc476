package main

import (
	"fmt"

	"lede/app/model"
)

// An f1Score counts right and wrong answers.
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
		z += float64(p.Weight(f.Hash, 0)) * f.Value
	}
	return z * p.Unit()
}

func scoreOf(w classifier, all []opinionLine) (sc f1Score) {
	for _, s := range all {
		sc.add(w.logit(s) > 0, s.subjective)
	}
	return sc
}

// opinionFolds is into how many parts the sentences are cut to be scored.
const opinionFolds = 6

// crossValidated returns the log odds of each sentence by a model that was trained
// without it: without the whole file of our own it is from, or the stretch of
// NewsSD, whose sentences stand in the order of their articles.
func (t opinionTrainer) crossValidated(all []opinionLine) []float64 {
	fold := foldsOf(all)
	odds := make([]float64, len(all))
	for k := range opinionFolds {
		var rest []opinionLine
		for i, s := range all {
			if fold[i] != k {
				rest = append(rest, s)
			}
		}
		w := t.train(rest)
		for i, s := range all {
			if fold[i] == k {
				odds[i] = w.logit(s)
			}
		}
	}
	return odds
}

func foldsOf(all []opinionLine) []int {
	fold := make([]int, len(all))
	files := map[string]int{}
	wild, n := 0, 0
	for _, s := range all {
		if s.from == fromNewsSD {
			wild++
		} else if _, ok := files[s.from]; !ok {
			files[s.from] = len(files) % opinionFolds
		}
	}
	for i, s := range all {
		if s.from != fromNewsSD {
			fold[i] = files[s.from]
			continue
		}
		fold[i] = n * opinionFolds / wild
		n++
	}
	return fold
}

// scoreByFile scores log odds for each file apart, and for all of our own.
func scoreByFile(odds []float64, all []opinionLine) (own, wild f1Score) {
	var files []string
	by := map[string]*f1Score{}
	for i, s := range all {
		if by[s.from] == nil {
			files, by[s.from] = append(files, s.from), new(f1Score)
		}
		by[s.from].add(odds[i] > 0, s.subjective)
		if s.from == fromNewsSD {
			wild.add(odds[i] > 0, s.subjective)
		} else {
			own.add(odds[i] > 0, s.subjective)
		}
	}
	for _, f := range files {
		fmt.Printf("   %-16s %v\n", f, *by[f])
	}
	return own, wild
}

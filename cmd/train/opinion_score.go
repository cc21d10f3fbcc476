package main

import (
	"fmt"
	"slices"

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

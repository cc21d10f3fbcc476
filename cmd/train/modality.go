package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/incident"
	"lede/app/model"
)

// modalityCmd trains the model of whether events happened, on the sentences of
// data/incidents. It needs the models of types and roles.
type modalityCmd struct {
	Folds  int  `help:"Only score, leaving out each fifth of the sentences in turn, this many times."`
	Errors bool `help:"Only list the events whose marks the rules contradict."`
}

const modalityModel = "app/incident/data/modality.model"

// judgements are the model's classes; stated comes before them.
var judgements = markModalities

var judgeRecipe = recipe{classes: judgements, steps: 120, least: 3, decay: 0.5, sparse: 0.5, levels: 15}

// A judged event is one both marked and found. Its modality is an index into
// judgements from 1; 0 is stated.
type judged struct {
	line       int
	features   []model.Hash
	rule, mark int
	weight     float32
}

func (c *modalityCmd) Run() error {
	lines, err := ownIncidents()
	if err != nil {
		return err
	}
	all, err := readModality(lines)
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d events\n", len(lines), len(all))
	switch {
	case c.Errors:
		for _, e := range all {
			if e.rule != e.mark {
				fmt.Printf("%s:%d: %s is marked, %s got\n", lines[e.line].file, lines[e.line].line, judgement(e.mark), judgement(e.rule))
			}
		}
		return nil
	case c.Folds > 0:
		crossValidateModality(all, c.Folds)
		return nil
	}
	return trainModality(all).write(modalityModel, incident.ModalityModel)
}

func judgement(k int) string {
	if k == 0 {
		return string(doc.Stated)
	}
	return judgements[k-1]
}

// readModality annotates the sentences and pairs their events with the marks.
func readModality(lines []markedLine) ([]judged, error) {
	stages, err := beforeIncidents()
	if err != nil {
		return nil, err
	}
	var all []judged
	for n, m := range lines {
		d := m.document()
		if err := stages.Run(d, nil); err != nil {
			return nil, err
		}
		incident.ModalityExamples(d, func(e incident.ModalityExample) {
			if t := triggerAt(m, d.Cover(e.Trigger)); t != nil {
				mark := string(t.modality)
				if t.generic {
					mark = incident.Generic
				}
				all = append(all, judged{n, e.Features, 1 + slices.Index(judgements, e.Rule), 1 + slices.Index(judgements, mark), weightOf(m.file)})
			}
		})
	}
	return all, nil
}

// written is how much more an event counts of the files written for this model, where words
// that plan, deny and suppose stand beside the same words that do not.
const written = 3

func weightOf(file string) float32 {
	if strings.HasPrefix(path.Base(file), "whether") {
		return written
	}
	return 1
}

// triggerAt returns the trigger of a sentence at a place, or nil.
func triggerAt(m markedLine, at doc.Span) *markedTrigger {
	for i := range m.events {
		for k := range m.events[i].triggers {
			if t := &m.events[i].triggers[k]; t.Overlaps(at) {
				return t
			}
		}
	}
	return nil
}

func trainModality(all []judged) *learned {
	return judgeRecipe.learn(len(all), func(i int) shown { return shown{all[i].features, all[i].mark, all[i].weight} })
}

// A claimScore counts events: whose modality is right, which are stated by mistake
// though the text plans, denies or supposes them, which by right.
type claimScore struct{ n, right, false, stated, kept int }

const alleged = 1 // an index of judgements, from 1

func (s *claimScore) add(got, mark int) {
	s.n++
	if got == mark {
		s.right++
	}
	if got == 0 && mark > alleged {
		s.false++
	}
	if mark == 0 {
		s.stated++
		if got == 0 {
			s.kept++
		}
	}
}

func (s claimScore) String() string {
	return fmt.Sprintf("right %.3f, %d false claims, %.3f of what is stated kept", float64(s.right)/float64(s.n), s.false, float64(s.kept)/float64(s.stated))
}

// crossValidateModality prints how well modality is told in sentences left out of
// training, by the rules, by the model, and by the rules where the model believes them.
func crossValidateModality(all []judged, folds int) {
	least := []float32{0.3, 0.4, 0.5, 0.6, 0.7}
	var rules, alone claimScore
	both := make([]claimScore, len(least))
	z := make([]float32, len(judgements)+1)
	for fold := range min(folds, allFolds) {
		left := func(e judged) bool { return foldOf(e.line) == fold }
		w := trainModality(slices.DeleteFunc(slices.Clone(all), left))
		for i := range all {
			e := &all[i]
			if !left(*e) {
				continue
			}
			w.score(e.features, z)
			softmax(z)
			rules.add(e.rule, e.mark)
			alone.add(slices.Index(z, slices.Max(z)), e.mark)
			other := 1 + alleged + slices.Index(z[1+alleged:], slices.Max(z[1+alleged:]))
			for k, p := range least {
				got := e.rule
				if got == 0 && z[0]+z[alleged] < p {
					got = other
				}
				both[k].add(got, e.mark)
			}
		}
	}
	fmt.Printf("the rules          %v\n", rules)
	fmt.Printf("the model          %v\n", alone)
	for k, p := range least {
		fmt.Printf("both, from %.1f on  %v\n", p, both[k])
	}
}

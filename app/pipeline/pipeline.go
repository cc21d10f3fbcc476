// Package pipeline runs stages over a document in order.
//
// A [Stage] is a value: a name, a sentence of documentation, the stages it
// needs before it, and a function. Stages share nothing but the document, so
// one is added by writing its package and a line in the list of package
// annotate, and removed by deleting both.
package pipeline

import (
	"fmt"
	"time"

	"lede/app/doc"
)

// A Stage adds one layer to a document.
type Stage struct {
	Name     string   // lower case, unique: "actor"
	Doc      string   // what it adds, in one sentence
	Requires []string // names of the stages that must have run before it
	Run      func(*doc.Document)
}

// A Pipeline is a list of stages in an order that satisfies them all.
type Pipeline struct{ stages []Stage }

// New returns the pipeline of the given stages, run in the given order. It
// fails where a name is taken or a stage stands before one it requires.
func New(stages ...Stage) (*Pipeline, error) {
	have := make(map[string]bool)
	for _, s := range stages {
		if s.Name == "" || have[s.Name] {
			return nil, fmt.Errorf("pipeline: stage name %q is empty or taken", s.Name)
		}
		for _, r := range s.Requires {
			if !have[r] {
				return nil, fmt.Errorf("pipeline: stage %s requires %s before it", s.Name, r)
			}
		}
		have[s.Name] = true
	}
	return &Pipeline{stages}, nil
}

// A Step is what a trace tells of one stage that has run.
type Step struct {
	Stage string
	Took  time.Duration
}

// A StageError is a panic in a stage, caught at the pipeline's border so that
// the text outlives it.
type StageError struct {
	Stage string
	Cause any // what was passed to panic
}

func (e *StageError) Error() string {
	return fmt.Sprintf("stage %s failed: %v", e.Stage, e.Cause)
}

// Run runs every stage over d. After each, it calls observe, unless that is
// nil. A stage that panics ends the run with a [StageError]; what the stages
// before it wrote stays in d.
func (p *Pipeline) Run(d *doc.Document, observe func(Step)) error {
	for _, s := range p.stages {
		start := time.Now()
		if err := run(s, d); err != nil {
			return err
		}
		if observe != nil {
			observe(Step{s.Name, time.Since(start)})
		}
	}
	return nil
}

func run(s Stage, d *doc.Document) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &StageError{s.Name, cause}
		}
	}()
	s.Run(d)
	return nil
}

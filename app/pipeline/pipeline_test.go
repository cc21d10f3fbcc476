package pipeline_test

import (
	"errors"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/pipeline"
)

// note returns a stage that writes its name into the document's title.
func note(name string, requires ...string) pipeline.Stage {
	return pipeline.Stage{Name: name, Requires: requires, Run: func(d *doc.Document) { d.Title += name + " " }}
}

func TestNewChecksTheOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		stages []pipeline.Stage
		want   string // in the error; "" where there is none
	}{
		{"in order", []pipeline.Stage{note("a"), note("b", "a"), note("c", "a", "b")}, ""},
		{"too early", []pipeline.Stage{note("b", "a"), note("a")}, "b requires a"},
		{"missing", []pipeline.Stage{note("b", "a")}, "b requires a"},
		{"twice", []pipeline.Stage{note("a"), note("a")}, `"a" is empty or taken`},
		{"nameless", []pipeline.Stage{note("")}, "empty"},
	} {
		_, err := pipeline.New(c.stages...)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got error %v, want %q", c.name, err, c.want)
		}
	}
}

func TestRunObservesEveryStage(t *testing.T) {
	p, err := pipeline.New(note("a"), note("b"))
	if err != nil {
		t.Fatal(err)
	}
	var d doc.Document
	var seen []string
	if err := p.Run(&d, func(s pipeline.Step) { seen = append(seen, s.Stage) }); err != nil {
		t.Fatal(err)
	}
	if d.Title != "a b " || strings.Join(seen, " ") != "a b" {
		t.Errorf("ran %q, observed %q", d.Title, seen)
	}
}

func TestAPanicNamesItsStage(t *testing.T) {
	boom := pipeline.Stage{Name: "boom", Run: func(d *doc.Document) { panic("no such verb") }}
	p, err := pipeline.New(note("a"), boom, note("b"))
	if err != nil {
		t.Fatal(err)
	}
	d := doc.Document{Text: "kept"}
	var failed *pipeline.StageError
	if err := p.Run(&d, nil); !errors.As(err, &failed) || failed.Stage != "boom" || failed.Cause != "no such verb" {
		t.Fatalf("got error %v", err)
	}
	if d.Text != "kept" || d.Title != "a " {
		t.Errorf("text %q, title %q: want the text kept and only the first stage run", d.Text, d.Title)
	}
}

// Package annotate is the engine's front door: an article goes in, an annotated
// document comes out. It holds the one list of stages, in the order they run.
//
//	engine := annotate.New()
//	d, err := engine.Text(article, annotate.Options{Date: published})
//
// Word lists and models are loaded once, by the first document that needs them,
// and shared by every engine. An Engine may be used by several goroutines at a
// time.
package annotate

import (
	"errors"
	"fmt"
	"time"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/duplicate"
	"lede/app/incident"
	"lede/app/intake"
	"lede/app/opinion"
	"lede/app/parse"
	"lede/app/pipeline"
	"lede/app/quantity"
	"lede/app/segment"
	"lede/app/statement"
	"lede/app/tag"
)

// MaxBytes is the longest text an engine takes: some 900,000 words.
const MaxBytes = 5 << 20

// ErrTooLong is the error for a text of more than [MaxBytes].
var ErrTooLong = errors.New("the text is longer than 5 MB: paste a part of it")

// reading are the stages every text gets, whatever its language.
var reading = []pipeline.Stage{segment.Stage, duplicate.Stage}

// marking are the stages that know English.
var marking = []pipeline.Stage{
	tag.Stage,
	parse.Stage,
	quantity.Stage,
	actor.Stage,
	statement.Stage,
	incident.Stage,
	opinion.Stage,
}

// Stages returns every stage in the order they run.
func Stages() []pipeline.Stage { return append(reading[:len(reading):len(reading)], marking...) }

// An Engine annotates documents.
type Engine struct{ english, other *pipeline.Pipeline }

// New returns an engine with every stage.
func New() *Engine {
	english, err := pipeline.New(Stages()...)
	if err != nil {
		panic(err) // the list above is out of order; the tests build an engine
	}
	other, err := pipeline.New(reading...)
	if err != nil {
		panic(err)
	}
	return &Engine{english, other}
}

// Options are what the caller knows of an article. What is left empty is taken
// from the article itself where it says so.
type Options struct {
	ID      string
	Title   string
	Source  string
	Date    time.Time           // what "Monday" and "last month" refer to
	Observe func(pipeline.Step) // called after each stage, unless nil
}

// Text annotates plain text. The document's Text equals the given one byte for
// byte, except that bytes which are not UTF-8 become U+FFFD.
//
// A text that is not English keeps its blocks and sentences and gets no marks;
// Document.Language says what it is taken for. An error is [ErrTooLong] or a
// [pipeline.StageError]; in the latter case the document holds what the stages
// before the failed one found.
func (e *Engine) Text(text string, o Options) (*doc.Document, error) {
	if len(text) > MaxBytes {
		return nil, ErrTooLong
	}
	return e.run(intake.Text(text), o)
}

// HTML annotates the article of an HTML page or fragment. The document's Text is
// the article's, as a browser would show it.
func (e *Engine) HTML(src string, o Options) (*doc.Document, error) {
	if len(src) > MaxBytes {
		return nil, ErrTooLong
	}
	d, err := intake.HTML(src)
	if err != nil {
		return nil, fmt.Errorf("reading HTML: %w", err)
	}
	return e.run(d, o)
}

func (e *Engine) run(d *doc.Document, o Options) (*doc.Document, error) {
	d.ID = o.ID
	if o.Title != "" {
		d.Title = o.Title
	}
	if o.Source != "" {
		d.Source = o.Source
	}
	if !o.Date.IsZero() {
		d.Date = o.Date
	}
	p := e.english
	if d.Language != "en" && d.Language != intake.Undetermined {
		p = e.other
	}
	return d, p.Run(d, o.Observe)
}

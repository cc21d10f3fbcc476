// Package eval measures how well articles are annotated, against articles
// annotated by hand.
//
// # Gold
//
// A gold article is one text file a person can write, read and diff: the text
// with its mentions, triggers and sentence voices marked in place, followed by
// sections that list actors, statements, incidents and opinions by quoting
// their words. [ReadDir] and [Parse] turn such files into [Article] values,
// whose Truth is an ordinary [doc.Document]; so gold, engine and peers are
// all compared as the same kind of thing. The format and the annotation guide
// are in app/testdata/gold/README.md.
//
// # Scores
//
// [Compare] takes an article and what an engine made of its text and returns a
// [Result]: tallies per measure, the confusion of voices, and the errors, each
// with its pattern. Tallies add up over articles (micro averages). The formulas
// stand in the files that compute them, with their sources: mentions.go,
// grouping.go, statements.go, incidents.go, voices.go, opinions.go.
//
// [Run] does all of it for a folder and prints a Markdown table.
//
// The package imports no stage: what annotates is a function it is given.
package eval

import (
	"fmt"
	"io"
	"time"

	"lede/app/doc"
)

// An Annotate function annotates a text. The date is the article's, to which
// words like "Monday" are relative.
type Annotate func(text string, date time.Time) *doc.Document

// A Peer is another way to annotate, scored beside the engine on the same text.
type Peer struct {
	Name     string
	Annotate Annotate
}

// Options say what Run prints.
type Options struct {
	Errors bool   // list the errors on the development set, by pattern
	Layer  string // list the errors of this layer only: "mention", "statement", "incident", …; "" for all
	Peers  []Peer // scored in further columns
}

// Run annotates every gold article under dir and writes the table of scores to
// w. Errors are listed for the development set only: the test set is for
// counting.
func Run(dir string, annotate Annotate, w io.Writer, opt Options) error {
	articles, err := ReadDir(dir)
	if err != nil {
		return err
	}
	if len(articles) == 0 {
		return fmt.Errorf("eval: no *.txtar file in %s", dir)
	}
	engine := scoreAll(articles, annotate)
	var peers []column
	for _, p := range opt.Peers {
		peers = append(peers, column{p.Name, scoreAll(articles, p.Annotate).total(""), true})
	}
	if err := writeReport(w, articles, engine, peers); err != nil {
		return err
	}
	if opt.Errors {
		return writeErrors(w, engine.errors(Dev), opt.Layer)
	}
	return nil
}

// scored pairs each article with its result.
type scored []struct {
	article *Article
	result  *Result
}

func scoreAll(articles []*Article, annotate Annotate) scored {
	all := make(scored, len(articles))
	for i, a := range articles {
		all[i].article = a
		all[i].result = Compare(a, annotate(a.Truth.Text, a.Truth.Date))
	}
	return all
}

// total adds up the results of one set, or of all articles where set is "".
func (s scored) total(set Set) *Result {
	return s.where(func(a *Article) bool { return set == "" || a.Set == set })
}

func (s scored) where(keep func(*Article) bool) *Result {
	sum := newResult()
	for _, x := range s {
		if keep(x.article) {
			sum.add(x.result)
		}
	}
	return sum
}

func (s scored) errors(set Set) []Error {
	var all []Error
	for _, x := range s {
		if x.article.Set == set {
			all = append(all, x.result.Errors...)
		}
	}
	return all
}

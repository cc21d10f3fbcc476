package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/app/actor"
	"lede/app/annotate"
	"lede/app/doc"
)

// heldOut are our own sentences by region that no model is trained on.
const heldOut = "cmd/train/data/actors/heldout"

// namesCmd scores the names the whole engine finds, lists and votes included,
// where [actorsCmd] scores the model alone: on the sentences held out, a file of
// them an article, and on the news half of PUD, a sentence an article.
//
// PUD is a part of what the model is trained on: its line says something only of a
// model trained without --all, and is no part of the sum.
type namesCmd struct {
	corpus
	Errors string `help:"Write the errors to this file."`
}

func (c *namesCmd) Run() error {
	articles, err := readHeldOut()
	if err != nil {
		return err
	}
	sentences, err := readNames(c.Data)
	if err != nil {
		return err
	}
	sentences = slices.DeleteFunc(sentences, func(n named) bool { return n.source != "uner_pud-news" })
	var errors *os.File
	if c.Errors != "" {
		if errors, err = os.Create(c.Errors); err != nil {
			return err
		}
		defer errors.Close()
	}
	engine := annotate.New()
	score := func(texts []named) (nameReport, error) {
		r := nameReport{}
		for i := range texts {
			d, err := engine.Text(texts[i].text, annotate.Options{})
			if err != nil {
				return nil, err
			}
			r.count(&texts[i], texts[i].names, namesOf(d), errors)
		}
		return r, nil
	}
	held, err := score(articles)
	if err != nil {
		return err
	}
	pud, err := score(sentences)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%s%s", held, held.bySource(), pud.bySource())
	return nil
}

// readHeldOut returns the sentences held out, those of a file as one article.
func readHeldOut() ([]named, error) {
	lists, err := readActorLists()
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(heldOut + "/*.txt")
	if err != nil {
		return nil, err
	}
	var articles []named
	for _, f := range files {
		lines, err := readMarked(f, "held-"+strings.TrimSuffix(filepath.Base(f), ".txt"))
		if err != nil {
			return nil, err
		}
		for i := range lines {
			lists.harmonise(&lines[i])
		}
		articles = append(articles, paragraphs(lines))
	}
	return articles, nil
}

// paragraphs makes one text of several, each a paragraph.
func paragraphs(lines []named) named {
	all := named{source: lines[0].source, misc: true}
	for _, l := range lines {
		at := len(all.text)
		for _, m := range l.names {
			all.names = append(all.names, name{at + m.from, at + m.to, m.kind})
		}
		all.text += l.text + "\n\n"
	}
	return all
}

// kindsOf are the kinds of the model that the types of mentions come from.
var kindsOf = map[doc.ActorType]actor.Kind{doc.Person: actor.KindPerson, doc.Organization: actor.KindOrganization,
	doc.Group: actor.KindOrganization, doc.State: actor.KindPlace, doc.Place: actor.KindPlace, doc.Other: actor.KindMisc}

// namesOf returns the names among the mentions of d, in the model's kinds.
func namesOf(d *doc.Document) []name {
	var names []name
	for _, a := range d.Actors {
		for _, m := range a.Mentions {
			switch m.Form {
			case doc.Name:
				names = append(names, name{m.Start, m.End, kindsOf[m.Type]})
			case doc.Adjective:
				names = append(names, name{m.Start, m.End, actor.KindAdjective})
			}
		}
	}
	return longest(names)
}

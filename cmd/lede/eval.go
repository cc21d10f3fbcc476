package main

import (
	"os"
	"time"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/eval"
)

type evalCmd struct {
	Gold   string `arg:"" optional:"" default:"app/testdata/gold" help:"Folder of gold articles."`
	Errors bool   `help:"List the errors on the development set, by pattern."`
	Layer  string `placeholder:"mention" help:"List the errors of one layer only: mention, grouping, statement, incident, voice, opinion."`
}

func (c *evalCmd) Help() string {
	return `Prints a Markdown table of precision, recall and F1 for every layer, beside prose's
own entities and a regular expression on the same texts. The gold format is
described in the README of the folder.`
}

func (c *evalCmd) Run() error {
	engine := annotate.New()
	var failed error
	score := func(text string, date time.Time) *doc.Document {
		d, err := engine.Text(text, annotate.Options{Date: date})
		if err != nil {
			failed = err
		}
		return d
	}
	err := eval.Run(c.Gold, score, os.Stdout, eval.Options{Errors: c.Errors || c.Layer != "", Layer: c.Layer, Peers: []eval.Peer{eval.Prose, eval.Baseline}})
	if err != nil {
		return err
	}
	return failed
}

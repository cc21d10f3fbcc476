package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/export"
	"lede/app/offset"
	"lede/app/pipeline"
)

type annotateCmd struct {
	Files   []string    `arg:"" optional:"" name:"file" help:"Files of text or HTML; - is standard input."`
	Format  string      `short:"f" default:"text" enum:"${formats}" help:"What to write: ${enum}."`
	Offsets offset.Unit `default:"codepoint" help:"What offsets count: codepoint, byte or utf16."`
	Date    string      `placeholder:"2021-07-19" help:"The articles' date, which Monday and last month refer to."`
	HTML    bool        `help:"Take the input for HTML, whatever it looks like."`
	JSONL   bool        `name:"jsonl" help:"Read one {\"id\",\"text\",\"date\"?} a line, write one annotated object a line, in order."`
	Jobs    int         `short:"j" default:"1" help:"Documents to annotate at a time, with --jsonl."`
	Resume  string      `placeholder:"FILE" type:"existingfile" help:"Leave out documents whose id is in this earlier output, with --jsonl."`
	Trace   bool        `help:"Tell on standard error how long each stage took."`
}

func (c *annotateCmd) Help() string {
	var b strings.Builder
	b.WriteString("Formats:\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-14s %s\n", f.Name, f.Doc)
	}
	b.WriteString(`
HTML is recognised by its file name (.html, .htm) or its first tag.

An archive is annotated by piping lines through the program:
  lede annotate --jsonl -j 8 < archive.jsonl > annotated.jsonl
  lede annotate --jsonl --resume annotated.jsonl < archive.jsonl >> annotated.jsonl
A document that fails becomes {"id":…,"error":…} in its place; the rest goes on.`)
	return b.String()
}

func (c *annotateCmd) Run() error {
	var date time.Time
	if c.Date != "" {
		var err error
		if date, err = time.Parse(time.DateOnly, c.Date); err != nil {
			return fmt.Errorf("--date %s: want a date such as 2021-07-19", c.Date)
		}
	}
	engine := annotate.New()
	if c.JSONL {
		return c.runJSONL(engine, date)
	}
	format, err := export.ByName(c.Format)
	if err != nil {
		return err
	}
	if len(c.Files) == 0 {
		return errors.New("name the files to annotate, or - for standard input")
	}
	io.WriteString(os.Stdout, format.Header)
	for _, name := range c.Files {
		d, err := c.annotateFile(engine, name, date)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := format.Write(os.Stdout, d, export.Options{Unit: c.Offsets}); err != nil {
			return fmt.Errorf("%s: writing: %w", name, err)
		}
	}
	return nil
}

func (c *annotateCmd) annotateFile(engine *annotate.Engine, name string, date time.Time) (*doc.Document, error) {
	src, err := readFile(name)
	if err != nil {
		return nil, err
	}
	o := annotate.Options{ID: name, Date: date}
	if c.Trace {
		o.Observe = func(s pipeline.Step) { fmt.Fprintf(os.Stderr, "%s: %-10s %v\n", name, s.Stage, s.Took) }
	}
	if c.HTML || looksLikeHTML(name, src) {
		return engine.HTML(src, o)
	}
	return engine.Text(src, o)
}

func readFile(name string) (string, error) {
	if name == "-" {
		b, err := io.ReadAll(os.Stdin)
		return string(b), err
	}
	b, err := os.ReadFile(name)
	return string(b), err
}

func looksLikeHTML(name, src string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".txt", ".md":
		return false
	}
	head := strings.ToLower(strings.TrimSpace(src[:min(len(src), 512)]))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<head")
}

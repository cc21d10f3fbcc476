//go:build js && wasm

// Command faulty stands in for the engine where a test needs one to break: its
// one stage does what the text says.
//
//	PANIC   panics, as a stage with a bug would
//	STALL   never ends
//	DIE     ends the program, as running out of memory would
package main

import (
	"os"
	"strings"

	"lede/app/doc"
	"lede/app/intake"
	"lede/app/pipeline"
	"lede/app/segment"
	"lede/app/wire"
	"lede/app/worker"
)

var obey = pipeline.Stage{Name: "obey", Doc: "does what the text says", Requires: []string{"segment"}, Run: func(d *doc.Document) {
	switch {
	case strings.Contains(d.Text, "PANIC"):
		panic("told to")
	case strings.Contains(d.Text, "STALL"):
		for {
		}
	case strings.Contains(d.Text, "DIE"):
		os.Exit(1)
	}
}}

func main() {
	p, err := pipeline.New(segment.Stage, obey)
	if err != nil {
		panic(err)
	}
	worker.Serve(worker.Engine{
		Stages: []string{"segment", "obey"},
		Annotate: func(r *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error) {
			d := intake.Text(r.Text)
			return d, p.Run(d, observe)
		},
	})
}

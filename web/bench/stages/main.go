//go:build js && wasm

// Command stages stands in for the engine in the benchmark: it annotates as the
// engine does, and answers with how long each stage took, in microseconds, a
// line each.
package main

import (
	"fmt"
	"strings"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/wire"
	"lede/app/worker"
)

func main() {
	engine := annotate.New()
	worker.Serve(worker.Engine{
		Annotate: func(r *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error) {
			var times strings.Builder
			d, err := engine.Text(r.Text, annotate.Options{Observe: func(s pipeline.Step) {
				fmt.Fprintf(&times, "%s %d\n", s.Stage, s.Took.Microseconds())
				observe(s)
			}})
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&times, "tokens %d\n", len(d.Tokens))
			return &doc.Document{Text: times.String()}, nil
		},
	})
}

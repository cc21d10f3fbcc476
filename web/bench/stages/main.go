//go:build js && wasm

// Command stages stands in for the engine in the benchmark: it annotates as the
// engine does, and answers with how long the intake and each stage took, in
// microseconds, a line each.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/wire"
	"lede/app/worker"
)

func main() {
	debug.SetGCPercent(400) // as cmd/engine has it
	engine := annotate.New()
	worker.Serve(worker.Engine{
		Annotate: func(r *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error) {
			var times strings.Builder
			start := time.Now()
			d, err := engine.Text(r.Text, annotate.Options{Observe: func(s pipeline.Step) {
				if times.Len() == 0 {
					fmt.Fprintf(&times, "intake %d\n", (time.Since(start) - s.Took).Microseconds())
				}
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

//go:build js && wasm

// Command engine is the web worker: the engine behind a message loop.
package main

import (
	"runtime/debug"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/wire"
	"lede/app/worker"
)

func main() {
	// The worker's heap is small and its marking is on the reader's time: collected
	// less often, 60,000 words take a seventh less. A book is collected as ever: of
	// its 600,000 words no more than 80 MB are in use at a time, and what a
	// program of WebAssembly has once taken it never gives back.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(192 << 20)
	engine := annotate.New()
	var stages []string
	for _, s := range annotate.Stages() {
		stages = append(stages, s.Name)
	}
	worker.Serve(worker.Engine{
		Stages: stages,
		Annotate: func(r *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error) {
			o := annotate.Options{Title: r.Title, Source: r.Source, Observe: observe}
			o.Date, _ = doc.ParseDay(r.Date) // the page sends a date or nothing
			if r.HTML != "" {
				return engine.HTML(r.HTML, o)
			}
			return engine.Text(r.Text, o)
		},
	})
}

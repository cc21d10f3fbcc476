package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"lede/app/annotate"
	"lede/app/pipeline"
)

// nativeWords is the length of the text that stages are timed on.
const nativeWords = 6000

// measureNatively times every stage in this process, on one core, and counts
// what it allocates.
func (b *bench) measureNatively() error {
	text, err := article(nativeWords)
	if err != nil {
		return err
	}
	engine := annotate.New()
	var names []string
	times := make(map[string][]float64) // in microseconds
	allocated, objects := make(map[string]uint64), make(map[string]uint64)
	tokens := 0
	for round := range b.rounds + 1 { // the first loads what is loaded once
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		last := start
		total := time.Duration(0)
		d, err := engine.Text(text, annotate.Options{Observe: func(s pipeline.Step) {
			if round == 0 {
				names = append(names, s.Stage)
			} else {
				times[s.Stage] = append(times[s.Stage], float64(s.Took.Microseconds()))
			}
			total += time.Since(last)
			runtime.ReadMemStats(&after)
			allocated[s.Stage], objects[s.Stage] = after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
			before = after
			last = time.Now()
		}})
		if err != nil {
			return err
		}
		if round > 0 {
			times["all"] = append(times["all"], float64(total.Microseconds()))
		}
		tokens = len(d.Tokens)
	}
	fmt.Fprintf(b.out, "Natively, %d words, one after the other:\n\n", nativeWords)
	fmt.Fprintln(b.out, "| stage | ms | tokens/s | kB allocated | objects |\n|---|---:|---:|---:|---:|")
	var kB, n uint64
	for _, name := range append(slices.Clone(names), "all") {
		us := median(times[name])
		if name == "all" {
			fmt.Fprintf(b.out, "| all, with the intake | %.1f | %.0f | %d | %d |\n", us/1000, float64(tokens)/us*1e6, kB, n)
			continue
		}
		kB, n = kB+allocated[name]/1024, n+objects[name]
		fmt.Fprintf(b.out, "| %s | %.2f | %.0f | %d | %d |\n", name, us/1000, float64(tokens)/max(us, 1)*1e6, allocated[name]/1024, objects[name])
	}
	return nil
}

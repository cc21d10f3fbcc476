package render

import (
	"slices"

	"lede/app/doc"
)

// A Run is a piece of text, all of it covered by the same marks.
type Run struct {
	doc.Span
	Marks []int // indexes into the marks given, in their order
}

// Runs cuts a span into runs. marks must be in text order, as
// [doc.Document.Marks] gives them; those outside the span are left out. cuts are
// further places to cut at.
func Runs(within doc.Span, marks []doc.Mark, cuts []int) []Run {
	edges := []int{within.Start, within.End}
	for _, at := range cuts {
		if within.Start < at && at < within.End {
			edges = append(edges, at)
		}
	}
	for _, m := range marks {
		if m.Overlaps(within) {
			edges = append(edges, max(m.Start, within.Start), min(m.End, within.End))
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var runs []Run
	var open []int // marks that began at or before the run and may reach into it
	next := 0
	for i := 0; i+1 < len(edges); i++ {
		run := Run{Span: doc.Span{Start: edges[i], End: edges[i+1]}}
		for next < len(marks) && marks[next].Start < run.End {
			open = append(open, next)
			next++
		}
		open = slices.DeleteFunc(open, func(m int) bool { return marks[m].End <= run.Start })
		run.Marks = slices.Clone(open)
		runs = append(runs, run)
	}
	return runs
}

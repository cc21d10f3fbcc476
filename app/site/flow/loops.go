package flow

// findLoops finds the loops: for each first segment, the last one that jumps back
// to it. Loops are nested, and entered at their first segment alone. Where a
// jump back leads into a loop that is entered elsewhere, it is left to the table.
func (f *function) findLoops() {
	jumps := f.jumps()
	for _, j := range jumps {
		if j.to <= j.from {
			f.loops[j.to] = max(f.loops[j.to], j.from)
		}
	}
	for f.nestLoops() || f.dropLoops(jumps) {
	}
}

// An edge is a jump from a segment to one.
type edge struct{ from, to int }

func (f *function) jumps() []edge {
	var all []edge
	for i, s := range f.segments {
		for _, st := range s {
			if st.kind == jump {
				all = append(all, edge{i, st.to})
			}
		}
	}
	return all
}

// nestLoops has a loop end with the last of those that begin in it. It reports
// whether there was one to change.
func (f *function) nestLoops() (changed bool) {
	for first, last := range f.loops {
		for inner := first + 1; inner <= last; inner++ {
			if end, ok := f.loops[inner]; ok && end > last {
				last, changed = end, true
			}
		}
		f.loops[first] = last
	}
	return changed
}

// dropLoops gives up the loops that are entered elsewhere. It reports whether
// there was one.
func (f *function) dropLoops(jumps []edge) (changed bool) {
	for _, j := range jumps {
		for first, last := range f.loops {
			if first < j.to && j.to <= last && (j.from < first || j.from > last) {
				delete(f.loops, first)
				f.entry[first] = first > 0
				changed = true
			}
		}
	}
	return changed
}

package flow

import (
	"encoding/binary"
	"slices"
)

// A writer writes a function.
type writer struct {
	*function
	out    []byte
	scopes []scope // the blocks that are open
	ahead  []bool  // by segment: whether a branch leads ahead to it
	back   bool    // whether a jump back goes by the function's table
}

// A scope is a block that is open: what a branch out of it, or to its start,
// leads to.
type scope struct {
	kind    scopeKind
	segment int
}

type scopeKind byte

const (
	within  scopeKind = iota // nothing beyond its segment
	before                   // the segment
	resumed                  // the loop that begins with the segment, where its table is asked
	turn                     // that loop's next turn
	again                    // the function's table
	leaving                  // the function's end
)

// write returns the function's body.
func (f *function) write() []byte {
	w := &writer{function: f, out: slices.Clone(f.head), ahead: slices.Clone(f.entry)}
	for _, j := range f.jumps() {
		if j.to > j.from {
			w.ahead[j.to] = true
		} else if _, ok := f.loops[j.to]; !ok {
			w.back = true
		}
	}
	if w.unwinds {
		w.open(block, scope{kind: leaving})
	}
	if w.back {
		w.open(loop, scope{kind: again})
	}
	w.region(region{0, len(w.segments) - 1, false})
	if w.back {
		w.close()
	}
	w.out = append(w.out, unreachable)
	if w.unwinds {
		w.close()
		w.out = append(w.out, i32Const, 1)
	}
	w.out = append(w.out, end)
	return w.out
}

// A region is a run of segments: a loop, or the whole function.
type region struct {
	first, last int
	loop        bool
}

// inner returns the loop within the region that begins with a segment.
func (w *writer) inner(r region, segment int) (inner region, ok bool) {
	last, ok := w.loops[segment]
	return region{segment, last, true}, ok && !(r.loop && segment == r.first)
}

// parts returns the region's segments, but of each loop within it only the first.
func (w *writer) parts(r region) []int {
	var parts []int
	for s := r.first; s <= r.last; s++ {
		parts = append(parts, s)
		if inner, ok := w.inner(r, s); ok {
			s = inner.last
		}
	}
	return parts
}

// resumable reports whether a goroutine can be resumed within a loop.
func (w *writer) resumable(r region) bool {
	return slices.Contains(w.entry[r.first+1:r.last+1], true)
}

// region writes a region's segments. Each that a branch leads ahead to follows
// the end of a block; the blocks open where the region begins.
func (w *writer) region(r region) {
	parts := w.parts(r)
	for _, s := range slices.Backward(parts) {
		if inner, ok := w.inner(r, s); ok && w.resumable(inner) {
			w.open(block, scope{resumed, s})
		}
		if w.ahead[s] && s > r.first {
			w.open(block, scope{before, s})
		}
	}
	w.table(w.goals(r, parts))
	for _, s := range parts {
		if w.ahead[s] && s > r.first {
			w.close()
		}
		inner, ok := w.inner(r, s)
		if !ok {
			w.steps(w.segments[s])
			continue
		}
		if w.resumable(inner) {
			w.setNumber(0)
			w.close()
		}
		w.open(loop, scope{turn, s})
		w.region(inner)
		w.close()
	}
}

// goals returns where a region's table leads, by number: to a segment, or to the
// loop that it is in.
func (w *writer) goals(r region, parts []int) map[int]scope {
	goals := make(map[int]scope)
	for number, s := range w.segment {
		if !w.entry[s] || s <= r.first || s > r.last {
			continue
		}
		i, direct := slices.BinarySearch(parts, s)
		if direct {
			goals[number] = scope{before, s}
		} else {
			goals[number] = scope{resumed, parts[i-1]}
		}
	}
	return goals
}

// table writes the branches by number, if there are any. With the number 0, which
// is nearly always, the code goes on.
func (w *writer) table(goals map[int]scope) {
	if len(goals) == 0 {
		return
	}
	low, high := len(w.segment), 0
	for n := range goals {
		low, high = min(low, n), max(high, n)
	}
	w.out = append(w.out, localGet, number)
	if low == high {
		w.branch(brIf, goals[low])
		return
	}
	w.open(ifThen, scope{})
	w.out = append(w.out, localGet, number)
	if low > 3 { // else the table is shorter with all numbers
		w.out = append(w.out, i32Const)
		w.out = appendInt(w.out, low)
		w.out = append(w.out, i32Sub)
	} else {
		low = 0
	}
	w.out = append(w.out, brTable)
	w.out = binary.AppendUvarint(w.out, uint64(high-low+1))
	for n := low; n <= high; n++ {
		depth := 0 // nothing leads there
		if goal, ok := goals[n]; ok {
			depth = w.depth(goal)
		}
		w.out = binary.AppendUvarint(w.out, uint64(depth))
	}
	w.out = append(w.out, 0)
	w.close()
}

// steps writes a segment.
func (w *writer) steps(steps []step) {
	for _, s := range steps {
		op := byte(br)
		if s.conditional {
			op = brIf
		}
		switch s.kind {
		case jump:
			w.jump(op, s.to)
		case leave:
			w.branch(op, scope{kind: leaving})
		default:
			switch s.op {
			case block, loop, ifThen:
				w.scopes = append(w.scopes, scope{})
			case end:
				w.scopes = w.scopes[:len(w.scopes)-1]
			}
			w.out = append(w.out, s.bytes...)
		}
	}
}

// jump writes a jump: ahead, to a loop's next turn, or by the function's table.
func (w *writer) jump(op byte, to int) {
	for _, s := range slices.Backward(w.scopes) {
		if s == (scope{before, to}) {
			w.branch(op, s)
			return
		}
		if s == (scope{turn, to}) {
			if w.resumable(region{first: to, last: w.loops[to]}) {
				w.setNumber(0)
			}
			w.branch(op, s)
			return
		}
	}
	w.setNumber(slices.Index(w.segment, to))
	w.branch(op, scope{kind: again})
}

func (w *writer) setNumber(n int) {
	w.out = appendInt(append(w.out, i32Const), n)
	w.out = append(w.out, localSet, number)
}

func (w *writer) open(op byte, s scope) {
	w.out = append(w.out, op, void)
	w.scopes = append(w.scopes, s)
}

func (w *writer) close() {
	w.out = append(w.out, end)
	w.scopes = w.scopes[:len(w.scopes)-1]
}

func (w *writer) branch(op byte, s scope) {
	w.out = binary.AppendUvarint(append(w.out, op), uint64(w.depth(s)))
}

// depth returns how many blocks are open within a scope.
func (w *writer) depth(s scope) int {
	for i, have := range slices.Backward(w.scopes) {
		if have == s {
			return len(w.scopes) - 1 - i
		}
	}
	panic("flow: a branch to a block that is not open")
}

// appendInt writes a signed LEB128 integer that is not negative.
func appendInt(b []byte, v int) []byte {
	for v >= 0x40 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

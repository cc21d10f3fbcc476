package flow

// A function is one of Go's, taken apart.
type function struct {
	head     []byte   // its locals, and the copying of the stack pointer
	unwinds  bool     // whether it can be left with 1, by the outermost block
	segment  []int    // by number, as the table has it
	segments [][]step // what they do
	entry    []bool   // by segment: whether the table is needed to come there
	loops    map[int]int
}

// A step is an instruction of a segment, or what stands for several.
type step struct {
	kind        stepKind
	conditional bool // of a jump, or of leaving: if the value on the stack is not 0
	to          int  // of a jump: the segment
	instr
}

type stepKind byte

const (
	plain stepKind = iota
	jump
	leave // with 1, for the goroutine waits
)

// The locals that every function has.
const (
	number       = 0 // of the segment to begin with
	stackPointer = 1
)

// parse takes a function apart. It returns nil for one that is not as Go's
// compiler writes them.
func parse(body []byte) *function {
	r := &reader{body}
	for range r.uint() { // groups of locals: how many, of which type
		r.uint()
		r.byte()
	}
	locals := len(body) - len(r.rest)
	var code []instr
	for len(r.rest) > 0 {
		in, ok := r.instr()
		if !ok {
			return nil
		}
		code = append(code, in)
	}
	if len(code) < 2 || !code[0].is(globalGet, 0) || !code[1].is(localSet, stackPointer) {
		return nil
	}
	f := &function{head: body[:locals+len(code[0].bytes)+len(code[1].bytes)], loops: make(map[int]int)}
	code, looped := f.parseTable(code[2:])
	if code == nil || !f.parseSegments(code, looped) {
		return nil
	}
	f.findEntries()
	return f
}

// parseTable reads the blocks that open at the start, and the table. It returns
// the code from the first segment on, and whether there is a loop for jumps.
func (f *function) parseTable(code []instr) (rest []instr, looped bool) {
	blocks := 0
	for ; len(code) > 0; code = code[1:] {
		if code[0].op == loop && !looped && blocks <= 1 {
			f.unwinds, looped, blocks = blocks == 1, true, 0
		} else if code[0].op == block {
			blocks++
		} else {
			break
		}
	}
	if len(code) < 3 || !code[0].is(localGet, number) || code[1].op != brTable || code[2].op != end {
		return nil, false
	}
	f.segment = code[1].table
	n := f.segment[len(f.segment)-1] + 1
	f.segments = make([][]step, n)
	if !looped && blocks == n+1 {
		f.unwinds, blocks = true, n
	}
	if blocks != n {
		return nil, false
	}
	return code[3:], looped
}

// parseSegments reads the segments and what follows the last.
func (f *function) parseSegments(code []instr, looped bool) bool {
	at, depth := 0, 0 // the segment, and how many blocks are open in it
	for i := range code {
		in := code[i]
		s := &f.segments[at]
		outside := depth + len(f.segments) - 1 - at // depth of the loop, or of what is around it
		leaving := outside
		if looped {
			leaving++
		}
		switch {
		case in.op == block || in.op == loop || in.op == ifThen:
			depth++
			*s = append(*s, step{instr: in})
		case in.op == end && depth > 0:
			depth--
			*s = closed(*s, in)
		case in.op == end && at+1 < len(f.segments):
			at++
		case in.op == end:
			return f.ends(code[i+1:], looped)
		case in.op == br && looped && in.arg == outside:
			to, ok := f.target(*s)
			if !ok {
				return false
			}
			*s = append((*s)[:len(*s)-2], step{kind: jump, to: to})
		case (in.op == br || in.op == brIf) && f.unwinds && in.arg == leaving:
			*s = append(*s, step{kind: leave, conditional: in.op == brIf})
		case (in.op == br || in.op == brIf) && in.arg >= depth, in.op == brTable:
			return false
		default:
			*s = append(*s, step{instr: in})
		}
	}
	return false
}

// target returns the segment whose number a segment sets last.
func (f *function) target(s []step) (int, bool) {
	if len(s) < 2 || s[len(s)-2].op != i32Const || !s[len(s)-1].is(localSet, number) {
		return 0, false
	}
	n := s[len(s)-2].arg
	if n < 0 || n >= len(f.segment) {
		return 0, false
	}
	return f.segment[n], true
}

// closed returns a segment after the end of a block in it. An if around nothing
// but a jump is a conditional jump.
func closed(s []step, in instr) []step {
	if n := len(s); n >= 2 && s[n-1].kind == jump && !s[n-1].conditional && s[n-2].is(ifThen, void) {
		s[n-2] = step{kind: jump, conditional: true, to: s[n-1].to}
		return s[:n-1]
	}
	return append(s, step{instr: in})
}

// ends reports whether the code after the loop, or where there is none after the
// block around it, is what every function ends with; see [writer.function].
func (f *function) ends(code []instr, looped bool) bool {
	var want []byte
	last := &f.segments[len(f.segments)-1]
	if looped {
		want = append(want, unreachable)
	} else {
		n := len(*last) - 1
		if n < 0 || (*last)[n].kind != plain || (*last)[n].op != unreachable {
			return false
		}
		*last = (*last)[:n]
	}
	if f.unwinds {
		if looped {
			want = append(want, end)
		}
		want = append(want, i32Const)
	}
	if looped || f.unwinds {
		want = append(want, end)
	}
	if len(code) != len(want) {
		return false
	}
	for i, in := range code {
		if in.op != want[i] {
			return false
		}
	}
	return true
}

// findEntries finds the segments that a goroutine is resumed at: those that
// follow a call, unless it is one that never returns; and those that begin with
// one, as the call of deferred functions does.
func (f *function) findEntries() {
	f.entry = make([]bool, len(f.segments))
	for i, s := range f.segments {
		if i == 0 || len(s) > 0 && s[0].kind == plain && s[0].op == unreachable {
			continue
		}
		before := f.segments[i-1]
		f.entry[i] = len(before) > 0 && before[len(before)-1].kind == leave || beginsWithCall(s)
	}
}

// beginsWithCall reports whether a segment begins by making room on the stack for
// the number to return to.
func beginsWithCall(s []step) bool {
	for len(s) > 0 && s[0].kind == plain && s[0].op == nop {
		s = s[1:]
	}
	return len(s) > 4 && s[0].is(localGet, stackPointer) && s[1].is(i32Const, 8) && s[2].op == i32Sub &&
		s[3].is(localTee, stackPointer) && s[4].is(globalSet, 0)
}

package flow

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

const program = `package main

func main() {
	defer func() { println(recover() != nil) }()
	words := map[string]int{"one": 1, "two": 2}
	for word, n := range words {
		println(word, 2/(2-n))
	}
}
`

// compiled returns a small Go program, which has the runtime in it.
func compiled(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"main.go": program, "go.mod": "module tiny\n\ngo 1.26\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "build", "-gcflags=all=-d=ssa/loop_rotate/off", "-ldflags=-w", "-o", "tiny.wasm", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	wasm, err := os.ReadFile(filepath.Join(dir, "tiny.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

const (
	customSection = 0
	importSection = 2
	codeSection   = 10
)

// section returns the body of a program's section.
func section(t *testing.T, wasm []byte, id byte) []byte {
	t.Helper()
	for r := (reader{wasm[8:]}); len(r.rest) > 0; {
		have := r.byte()
		if body := r.bytes(r.uint()); have == id {
			return body
		}
	}
	t.Fatalf("no section %d", id)
	return nil
}

// split returns the bodies of a code section's functions.
func split(section []byte) (bodies [][]byte) {
	r := reader{section}
	for range r.uint() {
		bodies = append(bodies, r.bytes(r.uint()))
	}
	return bodies
}

// TestStraightenKeepsTheWay walks through every function of a program by chance,
// from its start and from wherever it can be resumed, as it was and straightened:
// the same instructions come in the same order.
func TestStraightenKeepsTheWay(t *testing.T) {
	section := section(t, compiled(t), codeSection)
	out, err := Straighten(section)
	if err != nil {
		t.Fatal(err)
	}
	bodies, straight := split(section), split(out)
	if len(straight) != len(bodies) {
		t.Fatalf("%d functions, want %d", len(straight), len(bodies))
	}
	changed := 0
	for i, was := range bodies {
		f := parse(was)
		if f == nil {
			if !bytes.Equal(straight[i], was) {
				t.Errorf("function %d: not as Go writes them, and yet changed", i)
			}
			continue
		}
		changed++
		starts := []int{0}
		for s, entry := range f.entry {
			if entry {
				starts = append(starts, slices.Index(f.segment, s))
			}
		}
		before, after := decode(t, was), decode(t, straight[i])
		for _, start := range starts {
			for seed := range uint64(3) {
				want, got := before.walk(start, seed), after.walk(start, seed)
				if !slices.Equal(got, want) {
					same := 0
					for same < min(len(got), len(want)) && got[same] == want[same] {
						same++
					}
					t.Fatalf("function %d from number %d on, chance %d: after %q\n got %q\nwant %q", i, start, seed,
						want[max(0, same-5):same], got[same:], want[same:])
				}
			}
		}
	}
	if changed < len(bodies)*9/10 {
		t.Errorf("%d of %d functions changed, want nine in ten", changed, len(bodies))
	}
	if len(out) > len(section)*95/100 {
		t.Errorf("%d bytes of code, were %d; want a twentieth less", len(out), len(section))
	}
}

// A decoded function is its instructions, and by the place of each block that of
// its end.
type decoded struct {
	code []instr
	ends map[int]int
}

// walk follows a function's code from a number on. Conditions come out by
// chance. It returns what was passed but for blocks, branches and the number.
func (d *decoded) walk(number int, seed uint64) (passed []string) {
	code := d.code
	chance := rand.New(rand.NewPCG(seed, 0))
	var open []int // where the blocks stand that are open
	for at := 0; at < len(code) && len(passed) < 300; {
		in := code[at]
		next := at + 1
		branch := func(depth int) {
			if depth == len(open) {
				next = len(code)
				return
			}
			to := open[len(open)-1-depth]
			open = open[:len(open)-1-depth]
			if next = d.ends[to] + 1; code[to].op == loop {
				next = to // which opens it again
			}
		}
		follows := func(op byte) bool { return at+1 < len(code) && code[at+1].op == op }
		switch {
		case in.op == block || in.op == loop:
			open = append(open, at)
		case in.op == ifThen:
			if open = append(open, at); chance.IntN(2) == 0 {
				branch(0)
			}
		case in.op == end:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case in.op == br:
			branch(in.arg)
		case in.op == brIf:
			if chance.IntN(2) == 1 {
				branch(in.arg)
			}
		case in.is(localGet, 0) && follows(brTable):
			next++
			branch(pick(code[at+1].table, number))
		case in.is(localGet, 0) && follows(i32Const) && code[at+3].op == brTable:
			next += 3
			branch(pick(code[at+3].table, number-code[at+1].arg))
		case in.is(localGet, 0) && follows(ifThen):
			next++
			if open = append(open, at+1); number == 0 {
				branch(0)
			}
		case in.is(localGet, 0) && follows(brIf):
			next++
			if number != 0 {
				branch(code[at+1].arg)
			}
		case in.op == i32Const && follows(localSet) && code[at+1].arg == 0:
			number = in.arg
			next++
		default:
			passed = append(passed, fmt.Sprintf("%x", in.bytes))
			const returns = 0x0F
			if in.op == returns || in.op == unreachable {
				return passed
			}
		}
		at = next
	}
	return passed
}

func pick(table []int, n int) int {
	if n < 0 || n >= len(table) {
		n = len(table) - 1
	}
	return table[n]
}

func decode(t *testing.T, body []byte) *decoded {
	t.Helper()
	r := reader{body}
	for range r.uint() {
		r.uint()
		r.byte()
	}
	d := &decoded{ends: make(map[int]int)}
	var open []int
	for len(r.rest) > 0 {
		in, ok := r.instr()
		if !ok {
			t.Fatalf("instruction %x", in.op)
		}
		switch in.op {
		case block, loop, ifThen:
			open = append(open, len(d.code))
		case end:
			if len(open) > 0 {
				d.ends[open[len(open)-1]] = len(d.code)
				open = open[:len(open)-1]
			}
		}
		d.code = append(d.code, in)
	}
	return d
}

// TestDeferredCallsCanBeResumed: after a panic that has been recovered, a function
// is called with the number of the segment that calls what it has deferred.
func TestDeferredCallsCanBeResumed(t *testing.T) {
	wasm := compiled(t)
	imports := reader{section(t, wasm, importSection)}
	imported := imports.uint()
	names, deferReturn, calls := functionNames(wasm), 0, 0
	for i, name := range names {
		if name == "runtime.deferreturn" {
			deferReturn = i
		}
	}
	for i, body := range split(section(t, wasm, codeSection)) {
		f := parse(body)
		if f == nil {
			continue
		}
		for s, steps := range f.segments {
			if slices.ContainsFunc(steps, func(st step) bool { return st.is(call, deferReturn) }) {
				if calls++; !f.entry[s] {
					t.Errorf("%s: segment %d calls what is deferred and cannot be resumed", names[i+imported], s)
				}
			}
		}
	}
	if calls < 5 {
		t.Errorf("%d calls of what is deferred: is the test looking at the program?", calls)
	}
}

// functionNames returns the names that a program has for its functions.
func functionNames(wasm []byte) map[int]string {
	names := make(map[int]string)
	for r := (reader{wasm[8:]}); len(r.rest) > 0; {
		id := r.byte()
		custom := reader{r.bytes(r.uint())}
		if id != customSection || string(custom.bytes(custom.uint())) != "name" {
			continue
		}
		for len(custom.rest) > 0 {
			const functions = 1
			kind := custom.byte()
			if list := (reader{custom.bytes(custom.uint())}); kind == functions {
				for range list.uint() {
					i := list.uint()
					names[i] = string(list.bytes(list.uint()))
				}
			}
		}
	}
	return names
}

func TestStraightenRefuses(t *testing.T) {
	section := section(t, compiled(t), codeSection)
	for name, bad := range map[string][]byte{
		"cut short": section[:len(section)/2],
		"too long":  append(bytes.Clone(section), 0),
		"empty":     nil,
	} {
		if _, err := Straighten(bad); len(bad) > 0 && !errors.Is(err, ErrCode) {
			t.Errorf("%s: error %v, want %v", name, err, ErrCode)
		}
	}
	// What is not laid out as Go does it stays: here, a function that does nothing.
	plain := []byte{1, 2, 0, end}
	if got, err := Straighten(plain); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("%x, %v; want %x", got, err, plain)
	}
}

func TestInt(t *testing.T) {
	for _, v := range []int{0, 1, 63, 64, 127, 128, 1 << 20} {
		if r := (reader{append(appendInt(nil, v), 0)}); r.int() != v || len(r.rest) != 1 {
			t.Errorf("%d is written as %x", v, appendInt(nil, v))
		}
	}
}

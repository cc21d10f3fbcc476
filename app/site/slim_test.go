package site

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// program is a Go program whose stack traces would name its own function.
const program = `package main

//go:noinline
func unmistakable(n int) int { return 100 / n }

func main() { println(unmistakable(len("two"))) }
`

// compiled returns its WebAssembly.
func compiled(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"main.go": program, "go.mod": "module tiny\n\ngo 1.26\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "tiny.wasm")
	if err := run(dir, "", "build", "-ldflags=-s -w", "-o", out, "."); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSlim(t *testing.T) {
	whole := compiled(t)
	thin, err := slim(bytes.Clone(whole))
	if err != nil {
		t.Fatal(err)
	}
	before, err := readWasm(whole)
	if err != nil {
		t.Fatal(err)
	}
	after, err := readWasm(thin)
	if err != nil {
		t.Fatal(err)
	}
	for name, stays := range map[string]bool{"main.unmistakable\x00": false, "runtime.mallocgc\x00": true} {
		if !bytes.Contains(before.memory, []byte(name)) {
			t.Errorf("the program as compiled lacks %q: this test no longer shows anything", name)
		}
		if got := bytes.Contains(after.memory, []byte(name)); got != stays {
			t.Errorf("%q left after slim: %v, want %v", name, got, stays)
		}
	}
	old, err := findTables(before.memory)
	if err != nil {
		t.Fatal(err)
	}
	now, err := findTables(after.memory)
	if err != nil {
		t.Fatal(err)
	}
	// What the collector and the stack need reads as it did.
	for _, at := range old.records {
		was, is := record{before.memory[at:]}, record{after.memory[at:]}
		kept := []int{0, 8, 12, recordDepth, recordTables, recordSize - 4}
		if was.tables() > tableStack {
			kept = append(kept, was.table(tableStack))
		}
		for i := range min(was.data(), dataInlined) {
			kept = append(kept, was.datum(i))
		}
		for _, field := range kept {
			if was.get(field) != is.get(field) {
				t.Fatalf("record at %d: field %d is %d, was %d", at, field, is.get(field), was.get(field))
			}
		}
		tables := []uint32{was.get(recordDepth)}
		if was.tables() > tableStack {
			tables = append(tables, was.get(was.table(tableStack)))
		}
		for _, from := range tables {
			if from == 0 {
				continue
			}
			end, _, err := old.walk(from)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(old.values[from:end], now.values[from:end]) {
				t.Fatalf("record at %d: the table of values at %d changed", at, from)
			}
		}
	}
	if !bytes.Equal(before.before, after.before) || !bytes.Equal(before.after, after.after) {
		t.Error("the code changed")
	}
	zeros := func(b []byte) (n int) { return bytes.Count(b, []byte{0}) }
	if gained := zeros(after.memory) - zeros(before.memory); gained < len(before.memory)/10 {
		t.Errorf("%d of %d bytes cut, want a tenth", gained, len(before.memory))
	}
}

func TestSlimRefuses(t *testing.T) {
	whole := compiled(t)
	w, err := readWasm(whole)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(w.memory, tableMagic)
	w.memory[at]++ // the mark of another version
	if _, err := slim(w.bytes()); !errors.Is(err, errLayout) {
		t.Errorf("another layout: got error %v, want %v", err, errLayout)
	}
	for _, n := range []int{0, wasmHeader, 100, len(whole) / 2} {
		if _, err := slim(whole[:n]); err == nil {
			t.Errorf("the first %d bytes of a program: no error", n)
		}
	}
}

func TestWasmMemory(t *testing.T) {
	for _, gap := range []int{1, zeroRun - 1, zeroRun, 10 * zeroRun} {
		memory := slices.Concat(make([]byte, 5), []byte{1}, make([]byte, gap), []byte{2, 3})
		w := &wasm{before: []byte("\x00asm\x01\x00\x00\x00"), memory: memory}
		again, err := readWasm(w.bytes())
		if err != nil || !bytes.Equal(again.memory, memory) {
			t.Errorf("a gap of %d: got %v, %v, want %v", gap, again, err, memory)
		}
	}
}

func TestSignedVarint(t *testing.T) {
	for _, v := range []int{0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 30, -1, -64, -65} {
		if got, _ := signed(appendSigned(nil, v)); got != v {
			t.Errorf("%d is read back as %d", v, got)
		}
	}
}

package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// A Go program carries tables of what its stack traces print: the file, the
// line, the inlined calls and the arguments of every instruction. They are a
// tenth of its download, and a reader's browser prints no stack trace: what
// goes wrong in a stage is caught and named, and a fault can be looked up with
// a program built by go build. So slim takes them out, and leaves what the
// garbage collector and panics need:
//
//	function table ─▶ one record a function ─┬▶ stack depth, stack maps    kept
//	                                         ├▶ file, line                 cut
//	                                         ├▶ inlined calls ─▶ their tree   cut
//	                                         └▶ name                       kept if the runtime's own
//
// A table is cut by writing zeros over it and over every reference to it: zero
// is how the compiler says that a function has none. The layout is that of
// runtime/symtab.go and runtime/runtime2.go; a program laid out otherwise is
// refused, and must be looked at when the toolchain changes.
func slim(program []byte) ([]byte, error) {
	w, err := readWasm(program)
	if err != nil {
		return nil, err
	}
	if err := cutTraces(w.memory); err != nil {
		return nil, err
	}
	return w.bytes(), nil
}

var errLayout = errors.New("slim: the program is not laid out as by the Go this was written for")

// What a function's record holds, in bytes from its start.
const (
	recordName   = 4
	recordDepth  = 16 // table of stack depths; those of files and lines follow
	recordFile   = 20
	recordLine   = 24
	recordTables = 28 // how many tables follow the record
	recordUnit   = 32
	recordStart  = 36 // first line
	recordData   = 43 // how many data references follow the tables
	recordSize   = 44
)

// The tables and data references that follow it, by number (internal/abi).
const (
	tableUnsafe  = 0 // where a signal may not stop it; WebAssembly has no signals
	tableStack   = 1
	tableInlined = 2
	tableLive    = 3
	dataInlined  = 3
	dataDefers   = 4
	dataArgs     = 5
	dataLive     = 6
	none         = 0xFFFFFFFF
)

// cutTraces writes zeros over what only stack traces read.
func cutTraces(memory []byte) error {
	p, err := findTables(memory)
	if err != nil {
		return err
	}
	var cut []int                 // records that have a tree of inlined calls
	kept := make(map[uint32]bool) // data that stays: equal data is shared
	used := make([]bool, len(p.values))
	for _, at := range p.records {
		r := record{memory[at:]}
		keep := []uint32{r.get(recordDepth)}
		for i := range r.tables() {
			if i == tableStack || i > tableLive {
				keep = append(keep, r.get(r.table(i)))
			}
		}
		for _, from := range keep {
			if err := p.use(used, from); err != nil {
				return err
			}
		}
		for i := range r.data() {
			if i < dataInlined || i == dataDefers || i > dataLive {
				kept[r.get(r.datum(i))] = true
			}
		}
		if r.data() > dataInlined && r.tables() > tableInlined {
			cut = append(cut, at)
		}
	}
	for _, at := range cut {
		r := record{memory[at:]}
		if from := r.get(r.datum(dataInlined)); from != none && !kept[from] {
			calls := p.greatest(r.get(r.table(tableInlined))) + 1
			tree := p.data + int(from)
			if calls < 0 || tree+16*calls > p.end {
				return errLayout
			}
			clear(memory[tree : tree+16*calls])
		}
	}
	for _, at := range p.records {
		r := record{memory[at:]}
		if name := r.get(recordName); !bytes.HasPrefix(p.names[name:], []byte("runtime.")) {
			r.set(recordName, 0)
		}
		for _, field := range []int{recordFile, recordLine, recordUnit, recordStart} {
			r.set(field, 0)
		}
		for _, i := range []int{tableUnsafe, tableInlined, tableLive} {
			if i < r.tables() {
				r.set(r.table(i), 0)
			}
		}
		for _, i := range []int{dataInlined, dataArgs, dataLive} {
			if i < r.data() {
				r.set(r.datum(i), none)
			}
		}
	}
	for i, u := range used {
		if !u {
			p.values[i] = 0
		}
	}
	clear(p.units)
	clear(p.files)
	for rest := p.names; len(rest) > 0; {
		end := bytes.IndexByte(rest, 0)
		if end < 0 {
			return errLayout
		}
		if !bytes.HasPrefix(rest, []byte("runtime.")) {
			clear(rest[:end])
		}
		rest = rest[end+1:]
	}
	return nil
}

// tables are the parts of a program's function table.
type tables struct {
	data    int    // address that references to data count from
	end     int    // address where the data end
	names   []byte // of functions, each ending in a zero
	units   []byte // compilation units, by which files are numbered
	files   []byte
	values  []byte // of stack depth, line and the like, as they change along a function
	records []int  // address of each function's record
}

var tableMagic = []byte{0xF1, 0xFF, 0xFF, 0xFF, 0, 0, 1, 8}

// findTables finds the function table and checks that it is what it seems.
func findTables(memory []byte) (*tables, error) {
	for from := 0; ; {
		at := bytes.Index(memory[from:], tableMagic)
		if at < 0 {
			return nil, errLayout
		}
		if p := tablesAt(memory, from+at); p != nil {
			return p, nil
		}
		from += at + 1
	}
}

func tablesAt(memory []byte, start int) *tables {
	if start+72 > len(memory) {
		return nil
	}
	word := func(at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }
	functions := word(start + 8)
	var edges []int // where the five parts begin
	for i := range 5 {
		edges = append(edges, start+word(start+32+8*i))
	}
	if !slices.IsSorted(edges) || edges[0] < start || functions < 1 || edges[4]+8*functions > len(memory) {
		return nil
	}
	p := &tables{
		names: memory[edges[0]:edges[1]], units: memory[edges[1]:edges[2]],
		files: memory[edges[2]:edges[3]], values: memory[edges[3]:edges[4]],
	}
	for i := range functions {
		at := edges[4] + int(binary.LittleEndian.Uint32(memory[edges[4]+8*i+4:]))
		if at+recordSize > len(memory) {
			return nil
		}
		r := record{memory[at:]}
		if at+r.datum(r.data()) > len(memory) || int(r.get(recordName)) >= len(p.names) {
			return nil
		}
		p.records = append(p.records, at)
	}
	// The module's own description begins with the address of the table and
	// those of its parts.
	head := binary.LittleEndian.AppendUint64(nil, uint64(start))
	head = binary.LittleEndian.AppendUint64(head, uint64(edges[0]))
	const dataAt, dataEnd = 320, 152
	module := bytes.Index(memory, head)
	if module < 0 || module+dataAt+8 > len(memory) {
		return nil
	}
	p.data, p.end = word(module+dataAt), word(module+dataEnd)
	if p.data < p.records[functions-1] || p.end < p.data || p.end > len(memory) {
		return nil
	}
	return p
}

// use marks the bytes of a table of values as used.
func (p *tables) use(used []bool, from uint32) error {
	if from == 0 {
		return nil
	}
	end, _, err := p.walk(from)
	if err != nil {
		return err
	}
	for i := int(from); i < end; i++ {
		used[i] = true
	}
	return nil
}

// greatest returns the highest value of a table, -1 if it has none.
func (p *tables) greatest(from uint32) int {
	if from == 0 {
		return -1
	}
	_, most, err := p.walk(from)
	if err != nil {
		return -2
	}
	return most
}

// walk reads a table of values: pairs of varints, by how much the value changes
// (zigzag) and for how many instructions it stays, until a change of zero that
// is not the first.
func (p *tables) walk(from uint32) (end, most int, err error) {
	at, value := int(from), -1
	most = -1
	for first := true; ; first = false {
		if at >= len(p.values) {
			return 0, 0, errLayout
		}
		change, n := binary.Uvarint(p.values[at:])
		if n <= 0 {
			return 0, 0, errLayout
		}
		at += n
		if change == 0 && !first {
			return at, most, nil
		}
		value += int(int32(uint32(change>>1) ^ -uint32(change&1)))
		most = max(most, value)
		if _, n = binary.Uvarint(p.values[at:]); n <= 0 {
			return 0, 0, errLayout
		}
		at += n
	}
}

// A record describes one function.
type record struct{ bytes []byte }

func (r record) get(at int) uint32    { return binary.LittleEndian.Uint32(r.bytes[at:]) }
func (r record) set(at int, v uint32) { binary.LittleEndian.PutUint32(r.bytes[at:], v) }
func (r record) tables() int          { return int(r.get(recordTables)) }
func (r record) data() int            { return int(r.bytes[recordData]) }
func (r record) table(i int) int      { return recordSize + 4*i }
func (r record) datum(i int) int      { return recordSize + 4*r.tables() + 4*i }

package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"sort"
)

// The file, format 1. Integers are unsigned LEB128 varints, strings are length
// and bytes.
//
//	"lede model" 1
//	name
//	unit             float64, little endian
//	width            bits of a key
//	classes          count, then names
//	lists            count, then each: length, then class numbers
//	features         count
//	weights          count
//	key gaps, low    a byte each feature: low 8 bits of the step to its key
//	key gaps, high   a varint each feature: the rest of the step
//	list numbers     a varint each feature: which classes it speaks of
//	weights          a byte each: signed square root, in list order
//
// What is alike stands together, so that brotli finds little left to save:
// keys are evenly spread and cost the logarithm of their gap, features that
// speak of the same classes share one list, commonest first.

const magic = "lede model\x01"

var errFormat = errors.New("model: not a model of this format version")

// Load unpacks a model. The name must be the one the model was packed under,
// so that a stage never asks a table for features it was not trained on.
func Load(file []byte, name string) (*Table, error) {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return nil, errFormat
	}
	r := reader{rest: file[len(magic):]}
	t := &Table{name: r.str()}
	if r.failed || t.name != name {
		return nil, fmt.Errorf("model: is %q, want %q", t.name, name)
	}
	t.unit = math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
	t.width = uint(r.int())
	t.classes = make([]string, r.count(MaxClasses))
	for i := range t.classes {
		t.classes[i] = r.str()
	}
	lists := make([][]byte, r.count(len(file)))
	for i := range lists {
		lists[i] = r.take(r.int())
	}
	features, weights := r.count(len(file)), r.count(len(file))
	low := r.take(features)
	if r.failed || t.width < 8 || t.width > 32 {
		return nil, errFormat
	}

	// Gaps and list numbers each end where they end: read on in three places.
	high := varints{rest: r.varints(features)}
	list := varints{rest: r.varints(features)}
	codes := r.take(weights)
	if r.failed || len(r.rest) != 0 {
		return nil, errFormat
	}

	first := uint(bits.Len(uint(features+features/2))) + mapBits
	t.coarse = t.width - min(first, t.width)
	t.index = make([]word, max(1, 1<<(t.width-t.coarse)/64))
	t.size = weights
	small := true
	for _, l := range lists {
		small = small && (len(l) == 0 || l[len(l)-1] < few)
	}
	if small {
		t.small = make([]smallRow, 0, features+1)
	} else {
		t.rows = make([]row, 0, features+1)
		t.weights = make([]weight, 0, weights+weights/2)
	}
	values := decoder()
	key := uint32(0)
	for i := range features {
		key += high.next()<<8 | uint32(low[i])
		n := int(list.next())
		if n >= len(lists) || len(lists[n]) > len(codes) {
			return nil, errFormat
		}
		bit := key >> t.coarse
		if int(bit>>6) >= len(t.index) {
			return nil, errFormat
		}
		t.index[bit>>6].bits |= 1 << (bit & 63)
		t.index[bit>>6].rank++ // for now the rows of this word itself
		if t.small != nil {
			r := smallRow{key: key}
			for k, class := range lists[n] {
				if class >= few {
					return nil, errFormat
				}
				r.values[class] = values[codes[k]]
			}
			t.small = append(t.small, r)
		} else {
			from := len(t.weights)
			for k, class := range lists[n] {
				t.weights = append(t.weights, weight{class, values[codes[k]]})
			}
			for (len(t.weights)-from)%abreast != 0 {
				t.weights = append(t.weights, weight{})
			}
			t.rows = append(t.rows, row{key, uint32(from)<<8 | uint32(len(t.weights)-from)})
		}
		codes = codes[len(lists[n]):]
	}
	rank := uint32(0)
	for i := range t.index {
		w := &t.index[i]
		w.rank, rank = rank, rank+w.rank
	}
	// The sentinel ends every walk, and speaks for no class.
	if t.small != nil {
		t.small = append(t.small, smallRow{key: math.MaxUint32})
	} else {
		t.rows = append(t.rows, row{key: math.MaxUint32})
	}
	return t, nil
}

// mapBits makes the map's bits at least eight times the features and half:
// it lets one unknown feature in twelve through.
const mapBits = 3

// Must returns t, and panics where err is not nil. It is for models that are
// part of the program.
func Must(t *Table, err error) *Table {
	if err != nil {
		panic(err)
	}
	return t
}

// decoder returns the value of each weight byte: the square of its code, with
// the code's sign.
func decoder() (values [256]int16) {
	for code := range 128 {
		values[uint8(code)] = int16(code * code)
		values[uint8(-code)] = int16(-code * code)
	}
	return values
}

type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.failed = true
		r.rest = nil
		return make([]byte, min(max(n, 0), 8))
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) int() int {
	if len(r.rest) > 0 && r.rest[0] < 0x80 { // nearly always
		n := r.rest[0]
		r.rest = r.rest[1:]
		return int(n)
	}
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > math.MaxInt32 {
		r.failed = true
		r.rest = nil
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// varints takes n integers as they stand: each ends with its first byte below
// 0x80.
func (r *reader) varints(n int) []byte {
	end := 0
	for ; n > 0 && end < len(r.rest); end++ {
		if r.rest[end] < 0x80 {
			n--
		}
	}
	r.failed = r.failed || n > 0
	return r.take(end)
}

// varints are whole integers in a row. One that is too large for 32 bits loses
// its highest; what is missing reads as 0.
type varints struct{ rest []byte }

func (v *varints) next() (n uint32) {
	for i, c := range v.rest {
		n |= uint32(c&0x7F) << (7 * i & 31)
		if c < 0x80 {
			v.rest = v.rest[i+1:]
			break
		}
	}
	return n
}

// count reads an integer that must not be greater than limit, for it decides
// how much memory is asked for.
func (r *reader) count(limit int) int {
	n := r.int()
	if n > limit {
		r.failed = true
		return 0
	}
	return n
}

func (r *reader) str() string { return string(r.take(r.int())) }

// Weights are a model on its way from trainer to file: for each feature, the
// weight of each class it says something about.
type Weights struct {
	Name    string // with the version of its features: "tag/1"
	Classes []string
	Rows    map[Hash]Row
}

// A Row is what one feature says: class number to weight.
type Row map[uint8]float64

// Prune drops weights smaller than least, and features left with none. It
// returns w.
func (w *Weights) Prune(least float64) *Weights {
	for h, row := range w.Rows {
		for c, x := range row {
			if math.Abs(x) < least || x == 0 {
				delete(row, c)
			}
		}
		if len(row) == 0 {
			delete(w.Rows, h)
		}
	}
	return w
}

// Relative subtracts from the weights of each feature what it says for the last
// class, which then has none. Only differences decide, so nothing else changes;
// a model of three classes stores two weights a feature. It returns w.
func (w *Weights) Relative() *Weights {
	last := uint8(len(w.Classes) - 1)
	for _, row := range w.Rows {
		if x := row[last]; x != 0 {
			for c := range last {
				row[c] -= x
			}
		}
		delete(row, last)
	}
	return w
}

// Len returns the number of weights.
func (w *Weights) Len() (n int) {
	for _, row := range w.Rows {
		n += len(row)
	}
	return n
}

// A Packing says how to pack a model. The zero Packing is a good one.
type Packing struct {
	// Levels is the number of sizes a weight can have, at most and by default
	// 127. Fewer make a smaller file: 31 rarely change a decision.
	Levels int
	// Greatest is the size that larger weights are cut down to, so that the few
	// giants do not coarsen the steps of the others. By default none are cut.
	Greatest float64
	// Width is the number of bits of a key. An unknown feature is taken for a
	// known one once in 2^Width / features: by default once in some 4,000. Where
	// no weight is a giant, once in 64 does: measure it.
	Width uint
}

// Pack returns the model as a file for [Load].
func (w *Weights) Pack(p Packing) []byte {
	if p.Levels == 0 {
		p.Levels = 127
	}
	if p.Width == 0 {
		p.Width = uint(min(32, 12+bits.Len(uint(len(w.Rows)))))
	}
	greatest := 0.0
	for _, row := range w.Rows {
		for _, x := range row {
			greatest = max(greatest, math.Abs(x))
		}
	}
	if p.Greatest > 0 {
		greatest = min(greatest, p.Greatest)
	}
	// A weight of code q is worth q² units.
	unit := greatest / float64(p.Levels*p.Levels)
	if unit == 0 {
		unit = 1
	}

	rows := make([]packedRow, 0, len(w.Rows))
	for h, row := range w.Rows {
		if r := packRow(h.key(p.Width), row, unit, float64(p.Levels)); len(r.classes) > 0 {
			rows = append(rows, r)
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		if a.key != b.key {
			return a.key < b.key
		}
		if a.size != b.size {
			return a.size > b.size // of two that collide, the one that says more
		}
		return a.classes+string(a.codes) < b.classes+string(b.codes)
	})
	rows = slices.CompactFunc(rows, func(a, b packedRow) bool { return a.key == b.key })

	lists, number := commonLists(rows)
	out := []byte(magic)
	str := func(s string) {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	num := func(n int) { out = binary.AppendUvarint(out, uint64(n)) }
	str(w.Name)
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(unit))
	num(int(p.Width))
	num(len(w.Classes))
	for _, c := range w.Classes {
		str(c)
	}
	num(len(lists))
	for _, l := range lists {
		str(l)
	}
	num(len(rows))
	total := 0
	for _, r := range rows {
		total += len(r.codes)
	}
	num(total)
	last := uint32(0)
	gaps := make([]uint32, len(rows))
	for i, r := range rows {
		gaps[i] = r.key - last
		last = r.key
		out = append(out, byte(gaps[i]))
	}
	for _, g := range gaps {
		num(int(g >> 8))
	}
	for _, r := range rows {
		num(number[r.classes])
	}
	for _, r := range rows {
		out = append(out, r.codes...)
	}
	return out
}

type packedRow struct {
	key     uint32
	classes string // class numbers, ascending
	codes   []byte
	size    float64
}

func packRow(key uint32, row Row, unit, levels float64) packedRow {
	r := packedRow{key: key}
	var classes []byte
	for c := range row {
		classes = append(classes, c)
	}
	slices.Sort(classes)
	kept := classes[:0]
	for _, c := range classes {
		x := row[c]
		code := min(levels, math.Round(math.Sqrt(math.Abs(x)/unit)))
		if code == 0 || len(kept) == 255 {
			continue
		}
		if x < 0 {
			code = -code
		}
		kept = append(kept, c)
		r.codes = append(r.codes, byte(int8(code)))
		r.size += math.Abs(x)
	}
	r.classes = string(kept)
	return r
}

// commonLists returns the distinct class lists, commonest first, and the place
// of each.
func commonLists(rows []packedRow) (lists []string, number map[string]int) {
	count := make(map[string]int)
	for _, r := range rows {
		count[r.classes]++
	}
	for l := range count {
		lists = append(lists, l)
	}
	sort.Slice(lists, func(i, j int) bool {
		if a, b := count[lists[i]], count[lists[j]]; a != b {
			return a > b
		}
		return lists[i] < lists[j]
	})
	number = make(map[string]int, len(lists))
	for i, l := range lists {
		number[l] = i
	}
	return lists, number
}

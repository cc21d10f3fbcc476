package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
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
	c := columns{lists: make([][]byte, r.count(len(file)))}
	for i := range c.lists {
		c.lists[i] = r.take(r.int())
	}
	features, weights := r.count(len(file)), r.count(len(file))
	c.low = r.take(features)
	if r.failed || t.width < 8 || t.width > 32 {
		return nil, errFormat
	}
	// Gaps and list numbers each end where they end: read on in three places.
	c.high = varints{rest: r.varints(features)}
	c.number = varints{rest: r.varints(features)}
	c.codes = r.take(weights)
	if r.failed || len(r.rest) != 0 || !t.fill(c) {
		return nil, errFormat
	}
	return t, nil
}

// columns are what a file says of its features, one thing of all after the other.
type columns struct {
	lists        [][]byte // of classes
	low          []byte   // of the step to a key
	high, number varints  // the rest of it; which list
	codes        []byte   // of weights
}

// fill makes the rows and their map. It reports whether the columns fit together.
func (t *Table) fill(c columns) bool {
	features, weights := len(c.low), len(c.codes)
	t.index = newIndex(features, t.width)
	t.size = weights
	if c.fewClasses() {
		t.small = make([]smallRow, 0, features+1)
	} else {
		t.rows = make([]row, 0, features+1)
		t.weights = make([]weight, 0, weights+weights/2)
	}
	values := decoder()
	key := uint32(0)
	for i := range features {
		key += c.high.next()<<8 | uint32(c.low[i])
		n := int(c.number.next())
		if n >= len(c.lists) || len(c.lists[n]) > len(c.codes) || !t.index.add(key) {
			return false
		}
		t.append(key, c.lists[n], c.codes, &values)
		c.codes = c.codes[len(c.lists[n]):]
	}
	t.index.rank()
	// The sentinel ends every walk, and speaks for no class.
	if t.small != nil {
		t.small = append(t.small, smallRow{key: math.MaxUint32})
	} else {
		t.rows = append(t.rows, row{key: math.MaxUint32})
	}
	return true
}

// fewClasses reports whether small rows hold every list.
func (c *columns) fewClasses() bool {
	for _, l := range c.lists {
		for _, class := range l {
			if class >= few {
				return false
			}
		}
	}
	return true
}

// append adds the row of a key, which speaks of a list of classes with the first
// of the codes.
func (t *Table) append(key uint32, list, codes []byte, values *[256]int16) {
	if t.small != nil {
		r := smallRow{key: key}
		for k, class := range list {
			r.both |= uint32(uint16(values[codes[k]])) << (16 * class)
		}
		t.small = append(t.small, r)
		return
	}
	from := len(t.weights)
	for k, class := range list {
		t.weights = append(t.weights, weight{class, values[codes[k]]})
	}
	for (len(t.weights)-from)%abreast != 0 {
		t.weights = append(t.weights, weight{})
	}
	t.rows = append(t.rows, row{key, uint32(from)<<8 | uint32(len(t.weights)-from)})
}

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

package model

import (
	"cmp"
	"encoding/binary"
	"iter"
	"maps"
	"math"
	"math/bits"
	"slices"
)

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
	unit := w.unit(p)
	rows := w.packedRows(p, unit)
	lists, number := Commonest(func(yield func(string) bool) {
		for _, r := range rows {
			if !yield(r.classes) {
				return
			}
		}
	})
	out := []byte(magic)
	str := func(s string) {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	num := func(n int) { out = binary.AppendUvarint(out, uint64(n)) }
	strs := func(list []string) {
		num(len(list))
		for _, s := range list {
			str(s)
		}
	}
	str(w.Name)
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(unit))
	num(int(p.Width))
	strs(w.Classes)
	strs(lists)
	num(len(rows))
	total, last := 0, uint32(0)
	gaps := make([]uint32, len(rows))
	for i, r := range rows {
		total += len(r.codes)
		gaps[i], last = r.key-last, r.key
	}
	num(total)
	for _, g := range gaps {
		out = append(out, byte(g))
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

// unit returns what the smallest weight is worth: one of code q is worth q² of it.
func (w *Weights) unit(p Packing) float64 {
	greatest := 0.0
	for _, row := range w.Rows {
		for _, x := range row {
			greatest = max(greatest, math.Abs(x))
		}
	}
	if p.Greatest > 0 {
		greatest = min(greatest, p.Greatest)
	}
	if unit := greatest / float64(p.Levels*p.Levels); unit != 0 {
		return unit
	}
	return 1
}

// packedRows returns the rows that have weights, in the order of their keys. Of two
// that collide only the one stays that says more.
func (w *Weights) packedRows(p Packing, unit float64) []packedRow {
	rows := make([]packedRow, 0, len(w.Rows))
	for h, row := range w.Rows {
		if r := packRow(h.key(p.Width), row, unit, float64(p.Levels)); len(r.classes) > 0 {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b packedRow) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.size, a.size),
			cmp.Compare(a.classes+string(a.codes), b.classes+string(b.codes)))
	})
	return slices.CompactFunc(rows, func(a, b packedRow) bool { return a.key == b.key })
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

// Commonest returns the distinct items of a sequence, the commonest first, and the
// number of each in that order: what is frequent gets a small number.
func Commonest[T cmp.Ordered](items iter.Seq[T]) (order []T, number map[T]int) {
	count := make(map[T]int)
	for item := range items {
		count[item]++
	}
	order = slices.SortedFunc(maps.Keys(count), func(a, b T) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	number = make(map[T]int, len(order))
	for i, item := range order {
		number[item] = i
	}
	return order, number
}

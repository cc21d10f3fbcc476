package flow

import "encoding/binary"

// Instructions by their first byte
// (https://webassembly.github.io/spec/core/binary/instructions.html).
const (
	unreachable  = 0x00
	nop          = 0x01
	block        = 0x02
	loop         = 0x03
	ifThen       = 0x04
	end          = 0x0B
	br           = 0x0C
	brIf         = 0x0D
	brTable      = 0x0E
	call         = 0x10
	callIndirect = 0x11
	localGet     = 0x20
	localSet     = 0x21
	localTee     = 0x22
	globalGet    = 0x23
	globalSet    = 0x24
	firstLoad    = 0x28
	lastStore    = 0x3E
	memorySize   = 0x3F
	memoryGrow   = 0x40
	i32Const     = 0x41
	i64Const     = 0x42
	f32Const     = 0x43
	f64Const     = 0x44
	lastPlain    = 0xC4 // those from 0x45 on have no immediates
	i32Sub       = 0x6B
	prefixed     = 0xFC

	void = 0x40 // the type of a block that leaves nothing
)

// An instr is one instruction.
type instr struct {
	op    byte
	arg   int    // its first immediate: depth, index or constant
	table []int  // of a brTable: depths by number, the last for all others
	bytes []byte // as it is written
}

func (in *instr) is(op byte, arg int) bool { return in.op == op && in.arg == arg }

// A reader takes code from the front of rest, which it sets to nil where there
// is less than it needs.
type reader struct{ rest []byte }

func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.rest = nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<31 {
		r.rest = nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

// int reads a signed LEB128 integer, whose sign is its last byte's second bit.
func (r *reader) int() int {
	v, shift := 0, 0
	for {
		c := r.byte()
		v |= int(c&0x7F) << shift
		shift += 7
		if c < 0x80 {
			if c&0x40 != 0 && shift < 64 {
				v -= 1 << shift
			}
			return v
		}
	}
}

// instr reads an instruction; it reports whether it is one that Go uses.
func (r *reader) instr() (in instr, ok bool) {
	start := r.rest
	in.op = r.byte()
	switch op := in.op; {
	case op == block || op == loop || op == ifThen || op == memorySize || op == memoryGrow:
		in.arg = int(r.byte())
	case op == br || op == brIf || op == call || op >= localGet && op <= globalSet:
		in.arg = r.uint()
	case op == callIndirect || op >= firstLoad && op <= lastStore:
		in.arg = r.uint()
		r.uint()
	case op == brTable:
		for range r.uint() + 1 {
			in.table = append(in.table, r.uint())
			if r.rest == nil {
				break
			}
		}
	case op == i32Const || op == i64Const:
		in.arg = r.int()
	case op == f32Const:
		r.bytes(4)
	case op == f64Const:
		r.bytes(8)
	case op == prefixed:
		switch sub := r.uint(); {
		case sub < 8: // conversions
		case sub == 10: // memory.copy
			r.bytes(2)
		case sub == 11: // memory.fill
			r.bytes(1)
		default:
			return in, false
		}
	case op > lastPlain:
		return in, false
	}
	in.bytes = start[:len(start)-len(r.rest)]
	return in, r.rest != nil
}

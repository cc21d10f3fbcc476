package site

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"lede/app/site/flow"
)

// wasm is a WebAssembly program taken apart: what it puts into memory at its
// start, and the rest.
type wasm struct {
	before, after []byte // the sections around the data section
	memory        []byte // from address 0
}

const (
	wasmHeader  = 8
	codeSection = 10
	dataSection = 11
	// zeroRun is the number of zeros that end a segment: fewer cost less than
	// the next segment's address, which compression cannot shorten.
	zeroRun = 32
)

// readWasm takes a program apart.
func readWasm(b []byte) (*wasm, error) {
	before, data, after, err := section(b, dataSection)
	if err != nil {
		return nil, err
	}
	memory, err := readData(data)
	return &wasm{before, after, memory}, err
}

// section returns the body of a program's section, what stands before the
// section and what follows it.
func section(b []byte, id byte) (before, body, after []byte, err error) {
	for at := wasmHeader; at < len(b); {
		size, n := binary.Uvarint(b[at+1:])
		if n <= 0 || size > uint64(len(b)-at-1-n) {
			break
		}
		start := at + 1 + n
		end := start + int(size)
		if b[at] == id {
			return b[:at], b[start:end], b[end:], nil
		}
		at = end
	}
	return nil, nil, nil, fmt.Errorf("wasm: no section %d", id)
}

// straight returns a program with its branches and loops straightened.
func straight(program []byte) ([]byte, error) {
	before, code, after, err := section(program, codeSection)
	if err != nil {
		return nil, err
	}
	code, err = flow.Straighten(code)
	if err != nil {
		return nil, err
	}
	return joined(before, codeSection, code, after), nil
}

// joined puts a section between what stands before it and what follows.
func joined(before []byte, id byte, body, after []byte) []byte {
	out := append(slices.Clone(before), id)
	out = binary.AppendUvarint(out, uint64(len(body)))
	return slices.Concat(out, body, after)
}

func readData(b []byte) ([]byte, error) {
	var memory []byte
	count, n := binary.Uvarint(b)
	b = b[max(n, 0):]
	for range count {
		// memory 0, i32.const address, end
		if len(b) < 4 || b[0] != 0 || b[1] != 0x41 {
			return nil, errors.New("wasm: a segment without a plain address")
		}
		address, n := signed(b[2:])
		b = b[2+n:]
		if len(b) < 2 || b[0] != 0x0B {
			return nil, errors.New("wasm: a segment without a plain address")
		}
		size, n := binary.Uvarint(b[1:])
		if n <= 0 || address < 0 || size > uint64(len(b)-1-n) {
			return nil, fmt.Errorf("wasm: segment at %d of %d bytes", address, size)
		}
		b = b[1+n:]
		if grow := address + int(size) - len(memory); grow > 0 {
			memory = append(memory, make([]byte, grow)...)
		}
		copy(memory[address:], b[:size])
		b = b[size:]
	}
	return memory, nil
}

// bytes puts a program together again.
func (w *wasm) bytes() []byte {
	var segments []byte
	count := 0
	for at := 0; ; {
		for at < len(w.memory) && w.memory[at] == 0 {
			at++
		}
		if at == len(w.memory) {
			break
		}
		end, zeros := at, 0
		for i := at; i < len(w.memory) && zeros < zeroRun; i++ {
			if zeros++; w.memory[i] != 0 {
				end, zeros = i+1, 0
			}
		}
		segments = append(segments, 0, 0x41)
		segments = appendSigned(segments, at)
		segments = append(segments, 0x0B)
		segments = binary.AppendUvarint(segments, uint64(end-at))
		segments = append(segments, w.memory[at:end]...)
		count++
		at = end
	}
	body := append(binary.AppendUvarint(nil, uint64(count)), segments...)
	return joined(w.before, dataSection, body, w.after)
}

// signed reads a signed LEB128 integer, appendSigned writes one: WebAssembly's
// constants, whose sign is the last byte's second bit.
func signed(b []byte) (v, n int) {
	for n < len(b) {
		c := b[n]
		v |= int(c&0x7F) << (7 * n)
		if n++; c < 0x80 {
			if c&0x40 != 0 {
				v -= 1 << (7 * n)
			}
			break
		}
	}
	return v, n
}

func appendSigned(b []byte, v int) []byte {
	for v >= 0x40 || v < -0x40 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v)&0x7F)
}

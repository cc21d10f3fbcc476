// Package offset translates between the byte offsets of the engine and the
// units other programs count in. It is used only where text leaves or enters
// the engine: export, wire, selection on the page.
//
// An [Index] keeps the translated position of every 64th byte, so a look-up
// walks at most 64 bytes whatever the text's length, and none at all where those
// are ASCII, in which every unit is the same.
package offset

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// A Unit is what an offset counts.
type Unit int

const (
	Byte      Unit = iota // bytes of UTF-8: Go, Rust
	UTF16                 // 16-bit code units: JavaScript, Java, C#
	CodePoint             // Unicode code points: Python, W3C Web Annotation
)

var unitNames = []string{"byte", "utf16", "codepoint"}

func (u Unit) String() string { return unitNames[u] }

// UnmarshalText reads "byte", "utf16" or "codepoint".
func (u *Unit) UnmarshalText(name []byte) error {
	for i, n := range unitNames {
		if n == string(name) {
			*u = Unit(i)
			return nil
		}
	}
	return fmt.Errorf("unknown offset unit %q: want byte, utf16 or codepoint", name)
}

// MarshalText writes what UnmarshalText reads.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// stride is the number of bytes between two kept positions.
const stride = 64

// An Index translates offsets into one text.
type Index struct {
	text string
	unit Unit
	// marks[k] is of the first character border at or after byte k*stride. nil
	// where bytes and units are the same.
	marks []mark
}

type mark struct {
	pos   int  // in units
	plain bool // the stride bytes from here on are ASCII
}

// New returns an index of text, which must be valid UTF-8, in the given unit.
func New(text string, unit Unit) *Index {
	x := &Index{text: text, unit: unit}
	if unit == Byte || isASCII(text) {
		return x
	}
	x.marks = make([]mark, 0, len(text)/stride+1)
	for i, n := 0, 0; i < len(text); {
		if from := len(x.marks) * stride; i >= from {
			to := min(from+stride, len(text))
			x.marks = append(x.marks, mark{n, isASCII(text[from:to])})
			if x.marks[len(x.marks)-1].plain {
				i, n = to, n+to-from
				continue
			}
		}
		bytes, units := x.next(i)
		i, n = i+bytes, n+units
	}
	return x
}

// FromByte returns the position, in units, of byte offset at, which must be
// between 0 and the text's length and on a character border.
func (x *Index) FromByte(at int) int {
	if x.marks == nil {
		return at
	}
	k := min(at/stride, len(x.marks)-1)
	if x.marks[k].plain {
		return x.marks[k].pos + at - k*stride
	}
	i, n := border(x.text, k*stride), x.marks[k].pos
	for i < at {
		bytes, units := x.next(i)
		i, n = i+bytes, n+units
	}
	return n
}

// ToByte returns the byte offset of a position in units. A position outside
// the text gives the nearer end; one inside a surrogate pair, the pair's end.
func (x *Index) ToByte(pos int) int {
	if x.marks == nil {
		return max(0, min(pos, len(x.text)))
	}
	after := sort.Search(len(x.marks), func(k int) bool { return x.marks[k].pos > pos })
	k := max(0, after-1) // the last mark at or before pos
	if x.marks[k].plain {
		return max(0, min(k*stride+pos-x.marks[k].pos, len(x.text)))
	}
	i, n := border(x.text, k*stride), x.marks[k].pos
	for n < pos && i < len(x.text) {
		bytes, units := x.next(i)
		i, n = i+bytes, n+units
	}
	return i
}

// next returns the size of the character at byte i, in bytes and in units.
func (x *Index) next(i int) (bytes, units int) {
	if x.text[i] < utf8.RuneSelf {
		return 1, 1
	}
	r, size := utf8.DecodeRuneInString(x.text[i:])
	return size, x.width(r)
}

func (x *Index) width(r rune) int {
	if x.unit == UTF16 && r > 0xFFFF {
		return 2
	}
	return 1
}

// border returns the first character border at or after i.
func border(text string, i int) int {
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

func isASCII(s string) bool {
	for ; len(s) >= 8; s = s[8:] {
		if s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7] >= utf8.RuneSelf {
			return false
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

package offset_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"lede/app/offset"
)

// reference counts the units of a prefix the slow, plain way.
func reference(prefix string, u offset.Unit) int {
	switch u {
	case offset.UTF16:
		return len(utf16.Encode([]rune(prefix)))
	case offset.CodePoint:
		return utf8.RuneCountInString(prefix)
	}
	return len(prefix)
}

func check(t *testing.T, text string) {
	t.Helper()
	for _, u := range []offset.Unit{offset.Byte, offset.UTF16, offset.CodePoint} {
		x := offset.New(text, u)
		for at := 0; at <= len(text); at++ {
			if at < len(text) && !utf8.RuneStart(text[at]) {
				continue
			}
			pos := x.FromByte(at)
			if want := reference(text[:at], u); pos != want {
				t.Fatalf("%q: byte %d is %v %d, want %d", text, at, u, pos, want)
			}
			if back := x.ToByte(pos); back != at {
				t.Fatalf("%q: %v %d is byte %d, want %d", text, u, pos, back, at)
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for _, text := range []string{
		"", "a", "plain", "naïve café", "日本語", "👩‍👩‍👧 family", "שלום עולם", "e\u0301",
		strings.Repeat("x", 64) + "é" + strings.Repeat("y", 200),
		strings.Repeat("é😀z", 100),
		strings.Repeat("a", 63) + "😀" + strings.Repeat("b", 70),
	} {
		check(t, text)
	}
}

func TestOutside(t *testing.T) {
	x := offset.New("é😀z", offset.UTF16)
	for _, c := range []struct{ pos, want int }{{-1, 0}, {2, 6}, {99, 7}} {
		if got := x.ToByte(c.pos); got != c.want {
			t.Errorf("ToByte(%d) = %d, want %d", c.pos, got, c.want)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("naïve 😀")
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && len(text) < 1000 {
			check(t, text)
		}
	})
}

package annotate

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/offset"
)

// A breakCase is a line of one of Unicode's own test files: a text, and the
// parts it falls into (Unicode Standard Annex 29).
type breakCase struct {
	text  string
	parts []string
}

// breakCases reads GraphemeBreakTest.txt, WordBreakTest.txt or
// SentenceBreakTest.txt, as the module uniseg carries them: as Go literals
//
//	{original: "\u0020\u0308", expected: [][]rune{{0x0020, 0x0308}}},
func breakCases(t *testing.T, kind string) (cases []breakCase) {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/rivo/uniseg").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), kind+"break_test.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		list, ok := n.(*ast.CompositeLit)
		if !ok || len(list.Elts) != 2 {
			return true
		}
		original, ok := list.Elts[0].(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		expected := list.Elts[1].(*ast.KeyValueExpr)
		text, err := strconv.Unquote(original.Value.(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		c := breakCase{text: text}
		for _, part := range expected.Value.(*ast.CompositeLit).Elts {
			var runes []rune
			for _, r := range part.(*ast.CompositeLit).Elts {
				n, err := strconv.ParseUint(r.(*ast.BasicLit).Value, 0, 32)
				if err != nil {
					t.Fatal(err)
				}
				runes = append(runes, rune(n))
			}
			c.parts = append(c.parts, string(runes))
		}
		if strings.Join(c.parts, "") != text {
			t.Fatalf("%q falls into %q", text, c.parts)
		}
		cases = append(cases, c)
		return false
	})
	if len(cases) < 500 {
		t.Fatalf("%d cases of %s breaks only", len(cases), kind)
	}
	return cases
}

// TestUnicode runs Unicode's test files through the engine, line by line and as
// a whole: offsets of every unit come back as they were, no token or mark begins
// or ends inside what Unicode says is one character, and no text changes.
func TestUnicode(t *testing.T) {
	e := New()
	for _, kind := range []string{"grapheme", "word", "sentence"} {
		const before, after = "Hackers attacked Oslo.\n", "\nThe minister said so."
		var all strings.Builder
		for _, c := range breakCases(t, kind) {
			all.WriteString(c.text + "\n")
			text := before + c.text + after
			roundTrips(t, text)
			d, err := e.Text(text, Options{})
			if err != nil {
				t.Fatalf("%q: %v", c.text, err)
			}
			if d.Text != text {
				t.Errorf("%q became %q", text, d.Text)
			}
			if err := d.Validate(); err != nil {
				t.Errorf("%q: %v", c.text, err)
			}
			if kind == "grapheme" {
				keepsWhole(t, d, len(before), c)
			}
			checkGraphemes(t, d)
		}
		d, err := e.Text(all.String(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != all.String() {
			t.Errorf("all of the %s breaks: the text changed", kind)
		}
		roundTrips(t, all.String())
		checkGraphemes(t, d)
	}
}

// keepsWhole fails where a token begins or ends inside one of the characters of
// a case that stands at a byte of the text. A space at the end of a character, as
// after an Arabic number sign, may be left out.
func keepsWhole(t *testing.T, d *doc.Document, at int, c breakCase) {
	t.Helper()
	border := make([]bool, len(d.Text)+1)
	for i := range border {
		border[i] = i <= at || i >= at+len(c.text)
	}
	for _, part := range c.parts {
		border[at] = true
		border[at+len(strings.TrimRight(part, " "))] = true
		at += len(part)
	}
	for _, tok := range d.Tokens {
		if !border[tok.Start] || !border[tok.End] {
			t.Errorf("%q: token %q splits one of %q", c.text, d.Slice(tok.Span), c.parts)
		}
	}
}

// roundTrips takes every border between code points through the three units and
// back. A unit's offset is counted along the way, rune by rune.
func roundTrips(t *testing.T, text string) {
	t.Helper()
	wide, points := offset.New(text, offset.UTF16), offset.New(text, offset.CodePoint)
	units, n := 0, 0
	for i, r := range text {
		if u, p := wide.FromByte(i), points.FromByte(i); u != units || p != n || wide.ToByte(u) != i || points.ToByte(p) != i {
			t.Fatalf("%q: byte %d is unit %d (want %d) and character %d (want %d), which are bytes %d and %d", text, i, u, units, p, n, wide.ToByte(u), points.ToByte(p))
		}
		units, n = units+utf16.RuneLen(r), n+1
	}
	if n != utf8.RuneCountInString(text) || wide.FromByte(len(text)) != units {
		t.Fatalf("%q: %d units in all, want %d", text, wide.FromByte(len(text)), units)
	}
}

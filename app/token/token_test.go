package token_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"lede/app/growth"
	"lede/app/token"
)

func TestSpans(t *testing.T) {
	data, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line == "#" || strings.HasPrefix(line, "# ") {
			continue
		}
		text := strings.ReplaceAll(line, "|", "")
		want := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == ' ' })
		if got := token.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q\n got %s\nwant %s", text, strings.Join(got, " · "), strings.Join(want, " · "))
		}
	}
}

// What lies outside the stretch a scanner is given must not change its tokens.
func TestScannerStretch(t *testing.T) {
	const text = `said "it's the U.S." No. 10`
	for start := range len(text) {
		for end := start; end <= len(text); end++ {
			var got []string
			for s := token.NewScanner(text, start, end); s.Scan(); {
				got = append(got, text[s.Span().Start:s.Span().End])
			}
			if want := token.Words(text[start:end]); !slices.Equal(got, want) {
				t.Fatalf("text %q stretch [%d,%d)\n got %q\nwant %q", text, start, end, got, want)
			}
		}
	}
}

func TestAbbrevOf(t *testing.T) {
	for word, want := range map[string]token.Abbrev{
		"Mr.": token.TitleAbbrev, "MR.": token.TitleAbbrev, "No.": token.NumberAbbrev, "Ill.": token.PlaceAbbrev,
		"p.m.": token.TimeAbbrev, "Inc.": token.OtherAbbrev, "U.S.": token.OtherAbbrev, "J.": token.TitleAbbrev,
		"Vs.": token.TitleAbbrev, "Mr": token.NoAbbrev, ".": token.NoAbbrev, "": token.NoAbbrev,
	} {
		if got := token.AbbrevOf(word); got != want {
			t.Errorf("AbbrevOf(%q) = %d, want %d", word, got, want)
		}
	}
}

// FuzzSpans checks what must hold of any text at all: tokens in order, none
// empty, none splitting a grapheme cluster, every visible byte in one.
func FuzzSpans(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text)
	})
}

var seeds = []string{
	"", " ", "'", "n't", "don't've's", "U.S.'s-led", "a\u0301 \u0301", "\r\n\u0301", "e\u0301'\u0301s", "👩‍🚀'90s",
	"1,000,00.5%", "\x00\xff\xfe.", "https://()))", "www.a", "@@#a.b@c", "'''n't'", "ʼ’‘", "-−5°C", "x***", "C+++\u0301",
	"한국어 조선", "नमस्ते।", "🇳🇴🇸🇪🇩", "\u200b\ufeffa\u00adb\u200db", "Mr.\u0301X", "No.1 No. \u00a01", "J.K.Row", "ab.I", "the.A.B",
}

func TestSeeds(t *testing.T) {
	alphabet := []string{"a", "B", "s", "t", "n", "'", "’", ".", ",", "-", " ", "1", "0", "\u0301", "\u200d", "é", "👩", "🇳", "/", "@", "#", "U.S", "Mr", "\n", "\r", "😀", "+", "*", "\xff", "한", "ก", ":", "&", "$", "क", "्"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		check(t, b.String())
	}
}

func check(t *testing.T, text string) {
	t.Helper()
	spans := token.Spans(text)
	covered := make([]bool, len(text)+1)
	end := 0
	for _, s := range spans {
		if s.Start < end || s.Start >= s.End || s.End > len(text) {
			t.Fatalf("%q: token [%d,%d) after one that ends at %d", text, s.Start, s.End, end)
		}
		end = s.End
		for i := s.Start; i < s.End; i++ {
			covered[i] = true
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !token.IsSpace(r) && !covered[i] {
			t.Fatalf("%q: %q at %d is in no token: %v", text, r, i, spans)
		}
		i += size
	}
	border := make([]bool, len(text)+1)
	for i, rest, state := 0, text, -1; rest != ""; {
		border[i] = true
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		i += len(c)
	}
	border[len(text)] = true
	for _, s := range spans {
		if !border[s.Start] || !border[s.End] {
			t.Fatalf("%q: token %q [%d,%d) splits a grapheme cluster", text, text[s.Start:s.End], s.Start, s.End)
		}
	}
}

// Nothing a reader may paste makes the scanner slower than linear.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"one word": "a", "apostrophes": "'", "letters and apostrophes": "a'", "clitics": "'s", "dots": ".", "dotted": "a.", "initials": "A. ",
		"capitals after dots": "ab.Cd", "commas": "1,", "address": "www.a/(", "marks": "\u0301", "joiners": "👩\u200d", "spaces": " ", "at": "@a",
		"flags": "🇳", "no dots": "No.", "plus": "a+", "stars": "a*", "hyphens": "a-", "blank after No": "No. ", "slashes": "Ab/Cd", "han": "京",
	} {
		scanned := func(n int) func() {
			text := strings.Repeat(unit, n/len(unit))
			return func() {
				for scan := token.NewScanner(text, 0, len(text)); scan.Scan(); {
				}
			}
		}
		const n = 1 << 16
		growth.AtMost(t, 30, fmt.Sprintf("%s: %d bytes of %q, and 8 times as many", name, n, unit), scanned(n), scanned(8*n))
	}
}

func BenchmarkSpans(b *testing.B) {
	text := strings.Repeat("The minister's office said on Monday that 1,200 people in the U.S. had been hit — “the worst so far” — by the state-backed group. ", 100)
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		n += len(token.Spans(text))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

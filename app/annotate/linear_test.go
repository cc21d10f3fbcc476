package annotate

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lede/app/growth"
)

// sizes are lengths of text in words, from a short article to the longest text
// the engine takes.
var sizes = []int{600, 6_000, 60_000, 600_000}

// ofWords returns a text of about n words: the samples over and over, no two
// paragraphs the same, for what repeats is skipped.
func ofWords(t testing.TB, n int) string {
	files, err := filepath.Glob("../../web/samples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	var b strings.Builder
	for round := 0; n > 0; round++ {
		src, err := os.ReadFile(files[round%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		for p := range strings.SplitSeq(string(src), "\n\n") {
			if n <= 0 {
				break
			}
			p = strings.ReplaceAll(p, " the ", fmt.Sprintf(" the %c%c%c ", 'b'+round%23, 'a'+round/23%26, 'd'+round/598%22))
			b.WriteString(p + "\n\n")
			n -= len(strings.Fields(p))
		}
	}
	return b.String()
}

// TestLinear: a token costs about the same in a text of any length. All lengths
// are measured in this run, each over at least 60,000 words, by what the
// processors have to do.
func TestLinear(t *testing.T) {
	e := New()
	perToken := make([]time.Duration, len(sizes))
	for i, words := range sizes {
		text := ofWords(t, words)
		tokens, start := 0, growth.Processor()
		for range max(1, 60_000/words) {
			d, err := e.Text(text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			tokens += len(d.Tokens)
		}
		perToken[i] = (growth.Processor() - start) / time.Duration(tokens)
	}
	least := perToken[0]
	for _, d := range perToken {
		least = min(least, d)
	}
	for i, d := range perToken {
		if d > 8*least {
			t.Errorf("a token costs %v in %d words, %v in the length where it costs least: all %v of %d words", d, sizes[i], least, perToken, sizes)
		}
	}
	t.Logf("a token costs %v in texts of %d words", perToken, sizes)
}

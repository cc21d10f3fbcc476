//go:build unix

package annotate

import (
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"lede/app/intake"
)

// worked is the time the processors have spent on this program. Unlike a clock
// it does not run while others are at work.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestWorkGrowsWithTheText gives the engine eight times as much of what could
// make it compare everything with everything. That may take eight times the work
// and some for a cold start; the square would take sixty-four times.
func TestWorkGrowsWithTheText(t *testing.T) {
	e := New()
	e.Text("Police in Oslo said so.", Options{}) // loads the models
	deep := func(open, close string) func(int) string {
		return func(n int) string {
			n /= len(open) + len(close)
			return "<p>Police in Oslo said on Monday that nobody was hurt.</p>" + strings.Repeat(open, n) + "Police said so." + strings.Repeat(close, n)
		}
	}
	long := func(unit string) func(int) string {
		return func(n int) string { return strings.Repeat(unit, n/len(unit)+1) }
	}
	for _, c := range []struct {
		name string
		html bool
		text func(bytes int) string
	}{
		{"quotation marks", false, long(`"`)},
		{"quotations", false, long(`“Go,” he said. `)},
		{"open quotations", false, long(`“ a `)},
		{"quotations without cues", false, long(`"Go. "`)},
		{"marks and a cue", false, long(`“ said ” `)},
		{"cues", false, long("said that ")},
		{"sources", false, long("according to ")},
		{"nouns that claim", false, long("claim of a ")},
		{"brackets", false, long("([{")},
		{"one word", false, long("a")},
		{"one line", false, long("the minister said hackers attacked the bank and ")},
		{"one name", false, long("Oslo ")},
		{"line breaks", false, long("said\n")},
		{"full stops", false, long(". ")},
		{"numbers", false, long("1,000 ")},
		{"dates", false, long("on Monday 3 May 2021, ")},
		{"repeated paragraphs", false, long("Hackers attacked the bank in Oslo on Monday, police said.\n\n")},
		{"emoji", false, long("👩‍👩‍👧‍👦")},
		{"nested divs", true, deep("<div>", "</div>")},
		{"nested bold", true, deep("<b>", "</b>")},
		{"nested lists", true, deep("<ul><li>", "</li></ul>")},
		{"nested tables", true, deep("<table><tr><td>", "</td></tr></table>")},
		{"open tags", true, long("<div class=related><p>")},
		{"links", true, long("<a href=x>Police said so</a> ")},
		{"attributes", true, func(n int) string { return "<p " + strings.Repeat("a=1 ", n/4) + ">Police said so." }},
	} {
		work := func(bytes int) time.Duration {
			src := c.text(bytes)
			start := worked(t)
			var err error
			if c.html {
				_, err = e.HTML(src, Options{})
			} else {
				_, err = e.Text(src, Options{})
			}
			if err != nil && !errors.Is(err, intake.ErrNoText) {
				t.Fatalf("%s: %v", c.name, err)
			}
			return worked(t) - start
		}
		if small, large := work(20_000), work(160_000); large > 30*small+300*time.Millisecond {
			t.Errorf("%s: %v for 20 kB, %v for 160 kB", c.name, small, large)
		}
	}
}

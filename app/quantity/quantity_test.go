package quantity_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"lede/app/doc"
	"lede/app/quantity"
	"lede/app/segment"
	"lede/app/tag"
)

//go:embed testdata/cases.txt
var cases string

// TestCases runs testdata/cases.txt: an article's date ("-" for none) and a
// text in which every expression to be found stands in brackets with its
// value, [Monday=2021-07-19], and nothing else may be found.
func TestCases(t *testing.T) {
	for n, line := range strings.Split(cases, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		date, marked, ok := strings.Cut(line, " ")
		if !ok {
			t.Fatalf("cases.txt:%d: no date: %s", n+1, line)
		}
		d := article(plain(marked), date)
		quantity.Run(d)
		if got := mark(d); got != marked {
			t.Errorf("cases.txt:%d\n date %s\n got  %s\n want %s", n+1, date, got, marked)
		}
		if err := d.Validate(); err != nil {
			t.Errorf("cases.txt:%d: %v", n+1, err)
		}
	}
}

// article returns a document of one paragraph, tagged.
func article(text, date string) *doc.Document {
	d := &doc.Document{Text: text, Language: "en"}
	d.Date, _ = time.Parse("2006-01-02", date)
	d.Blocks = []doc.Block{{Span: doc.Span{Start: 0, End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}
	segment.Stage.Run(d)
	tag.Stage.Run(d)
	return d
}

// plain takes the brackets out of a marked text.
func plain(marked string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		inside, after, _ := strings.Cut(rest, "]")
		text, _, _ := strings.Cut(inside, "=")
		b.WriteString(text)
		marked = after
	}
}

// mark puts brackets around what was found.
func mark(d *doc.Document) string {
	type piece struct {
		doc.Span
		value string
	}
	var all []piece
	for _, t := range d.Times {
		all = append(all, piece{t.Span, t.Value})
	}
	for _, a := range d.Amounts {
		v := strings.TrimSpace(fmt.Sprintf("%s %.10g %s", a.Approx, a.Value, a.Unit))
		all = append(all, piece{a.Span, v})
	}
	var b strings.Builder
	at := 0
	for at < len(d.Text) {
		next := -1
		for i, p := range all {
			if p.Start >= at && (next < 0 || p.Start < all[next].Start) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		p := all[next]
		fmt.Fprintf(&b, "%s[%s=%s]", d.Text[at:p.Start], d.Slice(p.Span), p.value)
		at = p.End
	}
	return b.String() + d.Text[at:]
}

func BenchmarkRun(b *testing.B) {
	var text strings.Builder
	for _, line := range strings.Split(cases, "\n") {
		if _, marked, ok := strings.Cut(line, " "); ok && line[0] != '#' {
			text.WriteString(plain(marked) + " ")
		}
	}
	d := article(text.String(), "2021-07-19")
	b.ReportAllocs()
	for b.Loop() {
		quantity.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

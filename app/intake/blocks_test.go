package intake_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"lede/app/doc"
	"lede/app/intake"
)

// Each archive under testdata holds an article (in.txt or in.html) and what is
// expected of it (want): a line of title, byline, date, source and language
// where it says any, and a line for each block, its line breaks as ⏎, its
// label in ‹›.
func TestBlocks(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := make(map[string]string)
			for _, f := range a.Files {
				files[f.Name] = string(f.Data)
			}
			var d *doc.Document
			if src, ok := files["in.html"]; ok {
				if d, err = intake.HTML(src); err != nil {
					t.Fatal(err)
				}
			} else {
				d = intake.Text(files["in.txt"])
				if d.Text != files["in.txt"] {
					t.Error("the text has changed")
				}
			}
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			compare(t, print(d), files["want"])
		})
	}
}

func print(d *doc.Document) string {
	var b strings.Builder
	for _, f := range [...]struct{ name, value string }{{"title", d.Title}, {"byline", d.Byline}, {"source", d.Source}} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
		}
	}
	if !d.Date.IsZero() {
		fmt.Fprintf(&b, "date: %s\n", d.Date.Format("2006-01-02"))
	}
	if d.Language != "en" {
		fmt.Fprintf(&b, "language: %s\n", d.Language)
	}
	for _, bl := range d.Blocks {
		text := d.Slice(bl.Span)
		if bl.Label != (doc.Span{}) {
			from, to := bl.Label.Start-bl.Start, bl.Label.End-bl.Start
			text = text[:from] + "‹" + text[from:to] + "›" + text[to:]
		}
		fmt.Fprintf(&b, "%-10s %s\n", bl.Kind, strings.ReplaceAll(text, "\n", "⏎"))
	}
	return b.String()
}

func compare(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("line %d\n got %s\nwant %s", i+1, a, b)
		}
	}
}

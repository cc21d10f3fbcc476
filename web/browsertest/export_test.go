package browsertest

import (
	"regexp"
	"strings"
	"testing"

	"lede/app/annotate"
	"lede/app/correct"
	"lede/app/export"
)

// TestExport takes an article away in every format and holds the files against
// those the command line writes.
func TestExport(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	text := sampleText(t, "court-report")
	d, err := annotate.New().Text(text, annotate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, _ = correct.Apply(d, nil, nil) // as the page does; it puts actors in text order
	tb.paste(text, "")
	tb.analysed()
	for _, f := range export.Formats() {
		button := `[data-export="` + f.Name + `"]`
		if !js[bool](tb, "!!document.querySelector('"+button+"')") {
			continue // for programs, not for readers
		}
		var want strings.Builder
		want.WriteString(f.Header)
		if err := f.Write(&want, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		same(t, f.Name, rounded(tb.taken(button)), rounded(want.String()))
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// rounded cuts numbers to eight digits: the last of sixteen depends on the
// machine that computed it.
func rounded(s string) string { return digits.ReplaceAllString(s, "$1") }

var digits = regexp.MustCompile(`(\.\d{8})\d+`)

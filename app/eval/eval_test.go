package eval

import (
	"os"
	"strings"
	"testing"
)

const goldDir = "../testdata/gold"

// gold returns the gold articles.
func gold(t *testing.T) []*Article {
	t.Helper()
	articles, err := ReadDir(goldDir)
	if err != nil || len(articles) < 50 {
		t.Fatalf("%d gold articles (error %v)", len(articles), err)
	}
	return articles
}

// TestGold reads every gold article, which checks that every quotation is found
// once, every id resolves and every word is in a sentence; and wants the truth
// to score 1 against itself.
func TestGold(t *testing.T) {
	for _, a := range gold(t) {
		t.Run(a.Name, func(t *testing.T) {
			if n := len(a.Truth.Sentences); n < 5 {
				t.Errorf("%d sentences, want an article", n)
			}
			r := Compare(a, a.Truth)
			for _, name := range r.Order {
				m := r.Measures[name]
				if m.Want > 0 && (m.Precision() < 0.999 || m.Recall() < 0.999) && name != "voice: repeats" {
					t.Errorf("truth against itself, %s: precision %.3f, recall %.3f", name, m.Precision(), m.Recall())
				}
			}
			for _, e := range r.Errors {
				t.Errorf("truth against itself: %s %s: %v", e.Layer, e.Pattern, e)
			}
		})
	}
}

// TestSets keeps the split: at least an eighth of the articles is held out.
func TestSets(t *testing.T) {
	articles := gold(t)
	test := 0
	for _, a := range articles {
		test += one(a.Set == Test)
	}
	if share := float64(test) / float64(len(articles)); share < 0.125 || share > 0.5 {
		t.Errorf("test set is %d of %d articles, want an eighth to a half", test, len(articles))
	}
}

// TestSamples keeps the gold of the page's samples and the samples themselves
// the same, byte for byte.
func TestSamples(t *testing.T) {
	articles := gold(t)
	seen := 0
	for _, a := range articles {
		name, ok := strings.CutPrefix(a.Name, "sample-")
		if !ok {
			continue
		}
		seen++
		sample, err := os.ReadFile("../../web/samples/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := a.Truth.Text, strings.TrimRight(string(sample), "\n"); got != want {
			t.Errorf("%s: gold and sample differ:\ngold   %q\nsample %q", name, got, want)
		}
	}
	if seen == 0 {
		t.Error("no gold of any sample")
	}
}

package opinion_test

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// A tally counts the answers to sentences of one kind.
type tally struct{ tp, fp, fn, tn int }

func (t *tally) add(said, is bool) {
	switch {
	case said && is:
		t.tp++
	case said:
		t.fp++
	case is:
		t.fn++
	default:
		t.tn++
	}
}

func (t *tally) right() float64 {
	return float64(t.tp+t.tn) / float64(t.tp+t.fp+t.fn+t.tn)
}

// macroF1 is the mean of the F1 of the subjective and of the objective.
func (t *tally) macroF1() float64 {
	subjective := float64(2*t.tp) / float64(2*t.tp+t.fp+t.fn)
	objective := float64(2*t.tn) / float64(2*t.tn+t.fp+t.fn)
	return (subjective + objective) / 2
}

// Sentences that nothing was trained on, each an article of its own. With -v the
// test prints the share of right answers by kind.
func TestHeldOut(t *testing.T) {
	const least = 0.82
	file, err := os.Open("testdata/heldout.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all tally
	var kinds []string
	by := map[string]*tally{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if kind, ok := strings.CutPrefix(line, "case "); ok {
			kinds = append(kinds, kind)
			by[kind] = new(tally)
		}
		label, text, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		said := article(text).Sentences[0].Subjectivity >= 0.5
		all.add(said, label == "S")
		by[kinds[len(kinds)-1]].add(said, label == "S")
	}
	for _, kind := range kinds {
		t.Logf("%.2f right: %s %+v", by[kind].right(), kind, *by[kind])
	}
	t.Logf("macro-F1 %.3f %+v", all.macroF1(), all)
	if all.macroF1() < least {
		t.Errorf("macro-F1 %.3f, want at least %.2f", all.macroF1(), least)
	}
}

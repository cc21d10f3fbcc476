package eval

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"lede/app/doc"
)

// The textbook example: gold {1 2 3} {4 5 6 7}, got {1 2} {3 4 5} {6 7}
// (after Luo 2005; sums by hand).
func TestGroupingMeasures(t *testing.T) {
	want := [][]int{{1, 2, 3}, {4, 5, 6, 7}}
	got := [][]int{{1, 2}, {3, 4, 5}, {6, 7}}
	for _, test := range []struct {
		name              string
		tally             Tally
		precision, recall float64
	}{
		// Recall: 2·2/3 + 1·1/3 of 3, 2·2/4 + 2·2/4 of 4; precision: 2 of 2,
		// 1/3 + 4/3 of 3, 2 of 2.
		{"B³", bCubed(want, got), (2 + 5.0/3 + 2) / 7, (5.0/3 + 2) / 7},
		// Links kept: 3-2 and 4-2 of 2+3; got 2-1, 3-2, 2-1 of 1+2+1.
		{"MUC", muc(want, got), 3.0 / 4, 3.0 / 5},
		// Best pairs: {1 2 3}-{1 2}: 4/5, {4 5 6 7}-{3 4 5}: 4/7 or -{6 7}: 4/6.
		{"CEAF-e", ceafE(want, got), (4.0/5 + 4.0/6) / 3, (4.0/5 + 4.0/6) / 2},
	} {
		if p, r := test.tally.Precision(), test.tally.Recall(); !near(p, test.precision) || !near(r, test.recall) {
			t.Errorf("%s: got precision %.4f, recall %.4f, want %.4f, %.4f", test.name, p, r, test.precision, test.recall)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestBestAssignment(t *testing.T) {
	for _, test := range []struct {
		gain [][]float64
		want float64
	}{
		{nil, 0},
		{[][]float64{{0.5}}, 0.5},
		{[][]float64{{0.9, 0.8}, {0.8, 0.1}}, 1.6}, // greedy would take 0.9 + 0.1
		{[][]float64{{1, 2, 3}, {3, 1, 2}}, 6},
		{[][]float64{{1}, {4}, {2}}, 4},
	} {
		if got := bestAssignment(test.gain); !near(got, test.want) {
			t.Errorf("%v: got %v, want %v", test.gain, got, test.want)
		}
	}
}

// smallArticle is a gold article to compare doctored copies with.
func smallArticle(t *testing.T) *Article {
	t.Helper()
	a, err := Parse("small.txtar", []byte(smallGold()))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// copyOf parses the article again, so that tests can change what they like.
func copyOf(t *testing.T) *doc.Document { return smallArticle(t).Truth }

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name    string
		change  func(*doc.Document)
		measure string
		p, r    float64
	}{
		{"same", func(*doc.Document) {}, "mention: names, exact", 1, 1},
		{"one type wrong", func(d *doc.Document) {
			d.Actors[2].Mentions[0].Type = doc.Person
		}, "mention: names, exact", 2.0 / 3, 2.0 / 3},
		{"place for state", func(d *doc.Document) {
			d.Actors[1].Mentions[0].Type = doc.Place
		}, "mention: names, exact", 2.0 / 3, 2.0 / 3},
		{"place for state, taken as one", func(d *doc.Document) {
			d.Actors[1].Mentions[0].Type = doc.Place
		}, "mention: names, exact, place = state", 1, 1},
		{"border off", func(d *doc.Document) {
			d.Actors[2].Mentions[0].End--
		}, "mention: names, exact", 2.0 / 3, 2.0 / 3},
		{"border off, overlap", func(d *doc.Document) {
			d.Actors[2].Mentions[0].End--
		}, "mention: names, overlap", 1, 1},
		{"one actor missed", func(d *doc.Document) {
			d.Actors = d.Actors[:2]
		}, "mention: names, exact", 1, 2.0 / 3},
		{"content cut short by half", func(d *doc.Document) {
			d.Statements[0].End = d.Statements[0].Start + len("Russia for")
		}, "statement: content", 0, 0},
		{"content with one word more", func(d *doc.Document) {
			d.Statements[0].End += len(" and")
		}, "statement: content", 1, 1},
		{"cue elsewhere", func(d *doc.Document) {
			d.Statements[0].Cue = d.Sentences[0].Span
		}, "statement: content + cue", 0, 0},
		{"speaker unclear", func(d *doc.Document) {
			d.Statements[0].Speaker = nil
		}, "statement: content + cue + speaker", 0, 0},
		{"speaker by another mention of the actor", func(d *doc.Document) {
			d.Statements[0].Speaker = &doc.Speaker{Span: d.Sentences[0].Span, Actor: "nl"}
		}, "statement: content + cue + speaker", 1, 1},
		{"editorial missed", func(d *doc.Document) {
			d.Sentences[2].Voice = doc.Report
		}, "voice: editorial", 0, 0},
		{"one voice of three wrong", func(d *doc.Document) {
			d.Sentences[2].Voice = doc.Report
		}, "voice: accuracy", 2.0 / 3, 2.0 / 3},
		{"wrong type of the same family", func(d *doc.Document) {
			d.Incidents[0].Type = "ransomware"
		}, "incident: triggers, exact", 0, 0},
		{"the same by family", func(d *doc.Document) {
			d.Incidents[0].Type = "ransomware"
		}, "incident: triggers, overlap, by family", 1, 1},
		{"target missed", func(d *doc.Document) {
			d.Incidents[0].Roles = d.Incidents[0].Roles[:1]
		}, "incident: roles", 1, 1.0 / 2},
		{"agent stated", func(d *doc.Document) {
			d.Incidents[0].Roles[0].Modality = doc.Stated
		}, "incident: modality, of matched agents", 0, 0},
		{"amount of another size", func(d *doc.Document) {
			d.Incidents[0].Amounts[0].Value = 3
		}, "incident: amount values", 0, 0},
		{"denied, yet stated", func(d *doc.Document) {
			d.Incidents[0].Modality = doc.Stated
		}, "incident: cards without a false claim", 1, 1}, // alleged is not denied
		{"who did it to whom turned round", func(d *doc.Document) {
			roles := d.Incidents[0].Roles
			roles[0].Kind, roles[1].Kind = roles[1].Kind, roles[0].Kind
		}, "incident: cards without a false claim or role", 0, 0},
		{"a role gold does not have may be true", func(d *doc.Document) {
			d.Incidents[0].Roles = append(d.Incidents[0].Roles, doc.Role{Span: d.Sentences[2].Span, Kind: doc.Agent, Modality: doc.Stated})
		}, "incident: cards without a false claim or role", 1, 1},
	} {
		d := copyOf(t)
		test.change(d)
		m := Compare(smallArticle(t), d).Measures[test.measure]
		if m == nil {
			t.Fatalf("%s: no measure %q", test.name, test.measure)
		}
		if p, r := m.Precision(), m.Recall(); !near(p, test.p) || !near(r, test.r) {
			t.Errorf("%s: %s: got precision %.3f, recall %.3f, want %.3f, %.3f", test.name, test.measure, p, r, test.p, test.r)
		}
	}
}

func TestFalseClaim(t *testing.T) {
	a := smallArticle(t)
	a.Truth.Incidents[0].Modality = doc.Negated
	d := copyOf(t)
	d.Incidents[0].Modality = doc.Stated
	r := Compare(a, d)
	if m := r.Measures["incident: cards without a false claim"]; m.Precision() != 0 {
		t.Errorf("a negated incident stated as a fact is no false claim: %+v", m)
	}
	found := false
	for _, e := range r.Errors {
		found = found || strings.HasPrefix(e.Pattern, "false claim")
	}
	if !found {
		t.Errorf("no error tells of the false claim: %v", r.Errors)
	}
}

func TestPairing(t *testing.T) {
	a := []doc.Span{{Start: 0, End: 10}, {Start: 10, End: 20}}
	b := []doc.Span{{Start: 8, End: 20}, {Start: 0, End: 9}}
	partner, back := pairing(2, 2, func(i, j int) float64 { return overlap(a[i], b[j]) })
	if partner[0] != 1 || partner[1] != 0 || back[0] != 1 || back[1] != 0 {
		t.Errorf("got %v, %v, want the better overlaps paired", partner, back)
	}
}

func TestSameTime(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2021-03-10", "2021-03-10", true},
		{"2021-03-10", "2021-03", false},
		{"2021-03-10", "2021-03-10TEV", true},
		{"2021-03-10T12:51", "2021-03-10T12:51", true},
		{"2021-03-10T12:51", "2021-03-10T14:00", false},
		{"2021-03-10T12:51", "T12:51", true},
		{"P3D", "P3D", true},
		{"PT3H", "P3D", false},
		{"PT3H", "2021", false},
	} {
		if got := sameTime(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: got %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// TestRun prints a whole report, with peers and errors.
func TestRun(t *testing.T) {
	var b bytes.Buffer
	silent := func(text string, _ time.Time) *doc.Document { return &doc.Document{Text: text} }
	if err := Run(goldDir, silent, &b, Options{Errors: true, Peers: []Peer{Baseline}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| Mention | dev | test | all | baseline |", "| Voice, want", "| By region |", "missed direct"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("report has no %q", want)
		}
	}
}

// TestErrorsOfSet wants the errors of one set to be those of its articles alone:
// nobody reads the errors of the test set.
func TestErrorsOfSet(t *testing.T) {
	dev, test := &Article{Set: Dev}, &Article{Set: Test}
	s := scored{
		{dev, &Result{Errors: []Error{{Pattern: "of dev"}}}},
		{test, &Result{Errors: []Error{{Pattern: "of test"}}}},
	}
	if got := s.errors(Dev); len(got) != 1 || got[0].Pattern != "of dev" {
		t.Errorf("errors of dev: got %v, want the one of dev", got)
	}
}

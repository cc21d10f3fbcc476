package eval

import "fmt"

// A Tally counts towards precision and recall. The two have numerators of
// their own, because some measures (B³, MUC) count different things on each
// side; for plain matching both are the number of matches.
type Tally struct {
	RightGot, Got   float64 // precision = RightGot / Got
	RightWant, Want float64 // recall = RightWant / Want
}

func (t *Tally) add(o Tally) {
	t.RightGot += o.RightGot
	t.Got += o.Got
	t.RightWant += o.RightWant
	t.Want += o.Want
}

// Precision is the share of what was got that is right; 0 where nothing was.
func (t Tally) Precision() float64 { return ratio(t.RightGot, t.Got) }

// Recall is the share of what was wanted that was got; 0 where nothing was.
func (t Tally) Recall() float64 { return ratio(t.RightWant, t.Want) }

// F1 is the harmonic mean of precision and recall (van Rijsbergen 1979).
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	return ratio(2*p*r, p+r)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// A Measure is a named tally. The name has its layer before the first colon:
// "mention: exact, all".
type Measure struct {
	Name     string
	Accuracy bool // one number: right of all, in Got
	Tally
}

// A Result is what comparing one or more articles gives.
type Result struct {
	Measures map[string]*Measure
	Order    []string // of the measures, as first met
	// Confusion counts sentences by the voice wanted and the voice got.
	Confusion map[[2]string]int
	Errors    []Error
}

func newResult() *Result {
	return &Result{Measures: make(map[string]*Measure), Confusion: make(map[[2]string]int)}
}

func (r *Result) measure(name string) *Measure {
	m := r.Measures[name]
	if m == nil {
		m = &Measure{Name: name}
		r.Measures[name] = m
		r.Order = append(r.Order, name)
	}
	return m
}

// count adds matched pairs out of got and want.
func (r *Result) count(name string, right, got, want int) {
	r.measure(name).add(Tally{float64(right), float64(got), float64(right), float64(want)})
}

// accuracy adds right answers out of all.
func (r *Result) accuracy(name string, right, all int) {
	m := r.measure(name)
	m.Accuracy = true
	m.add(Tally{float64(right), float64(all), float64(right), float64(all)})
}

func (r *Result) add(o *Result) {
	for _, name := range o.Order {
		m := r.measure(name)
		m.Accuracy = o.Measures[name].Accuracy
		m.Tally.add(o.Measures[name].Tally)
	}
	for k, n := range o.Confusion {
		r.Confusion[k] += n
	}
	r.Errors = append(r.Errors, o.Errors...)
}

// An Error is one difference between gold and what was got.
type Error struct {
	Layer   string // "mention", "grouping", "statement", "voice", "incident", "opinion"
	Pattern string // "missed name", "organization as person"
	Article string
	Context string // the sentence, with the words in question between « »
	Got     string
	Want    string
}

func (e Error) String() string {
	return fmt.Sprintf("%s: got %s, want %s\n    %s", e.Article, e.Got, e.Want, e.Context)
}

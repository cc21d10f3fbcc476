package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

// A column is one engine's or one part's totals in the table.
type column struct {
	name string
	sum  *Result
	peer bool
}

// cell prints a measure as "0.83 (0.85/0.81)": F1, precision, recall; an
// accuracy as "0.83"; and a dash where there is nothing to score, or where a
// peer does not even try.
func (c column) cell(name string) string {
	m := c.sum.Measures[name]
	if m == nil || m.Want == 0 && m.Got == 0 || c.peer && m.Got == 0 {
		return "–"
	}
	if m.Accuracy {
		return fmt.Sprintf("%.3f", m.Precision())
	}
	return fmt.Sprintf("%.3f (%.2f/%.2f)", m.F1(), m.Precision(), m.Recall())
}

func writeReport(w io.Writer, articles []*Article, engine scored, peers []column) error {
	b := bufio.NewWriter(w)
	cols := append([]column{
		{"dev", engine.total(Dev), false}, {"test", engine.total(Test), false}, {"all", engine.total(""), false},
	}, peers...)
	nDev, nWords, nSentences := 0, 0, 0
	for _, a := range articles {
		nDev += one(a.Set == Dev)
		nWords += len(strings.Fields(a.Truth.Text))
		nSentences += len(a.Truth.Sentences)
	}
	fmt.Fprintf(b, "%d articles (%d dev, %d test), %d words, %d sentences.\n", len(articles), nDev, len(articles)-nDev, nWords, nSentences)
	fmt.Fprintf(b, "Cells are F1 (precision/recall), or a share of right answers.\n")

	summary(b, cols)
	all := cols[2].sum
	for _, layer := range layers(all) {
		header(b, strings.ToUpper(layer[:1])+layer[1:], cols)
		for _, name := range all.Order {
			l, what, _ := strings.Cut(name, ": ")
			if l != layer {
				continue
			}
			row(b, what, cols, func(c column) string { return c.cell(name) })
			switch name {
			case "grouping: CEAF-e, names", "grouping: CEAF-e, all forms":
				part := strings.TrimPrefix(name, "grouping: CEAF-e, ")
				row(b, "CoNLL average, "+part, cols, func(c column) string { return fmt.Sprintf("%.3f", conll(c.sum, part)) })
			case "voice: not editorial":
				row(b, "subjectivity, macro-F1", cols, func(c column) string { return fmt.Sprintf("%.3f", macroF1(c.sum)) })
			}
		}
	}
	confusion(b, all)
	parts(b, "register", engine, func(a *Article) string { return a.Register })
	parts(b, "region", engine, func(a *Article) string { return a.Region })
	parts(b, "topic", engine, func(a *Article) string { return a.Topic })
	commonest(b, engine.errors(Dev))
	return b.Flush()
}

// summary prints the figures to look at first.
func summary(b *bufio.Writer, cols []column) {
	header(b, "Summary", cols)
	for _, m := range []struct{ what, name string }{
		{"typed names, exact", "mention: names, exact, place = state"},
		{"typed names, overlap", "mention: names, overlap, place = state"},
		{"grouping, B³ of found mentions", "grouping: B³, all forms, found mentions"},
		{"statements", "statement: content"},
		{"statements, direct", "statement: content, direct"},
		{"statements with cue and speaker", "statement: content + cue + speaker"},
		{"voice of sentences", "voice: accuracy"},
		{"", ""},
		{"sentences with incidents", "incident: sentences"},
		{"triggers, typed", "incident: triggers, overlap"},
		{"roles", "incident: roles"},
		{"cards without a false claim", "incident: cards without a false claim"},
		{"cards without a false claim or role", "incident: cards without a false claim or role"},
	} {
		if m.name == "" {
			row(b, "subjectivity, macro-F1", cols, func(c column) string { return fmt.Sprintf("%.3f", macroF1(c.sum)) })
			continue
		}
		row(b, m.what, cols, func(c column) string { return c.cell(m.name) })
	}
}

// commonest prints how often the five commonest errors of each layer are made.
func commonest(b *bufio.Writer, errs []Error) {
	patterns, by := byPattern(errs, "")
	fmt.Fprintf(b, "\n| Commonest errors, dev | times |\n|---|---:|\n")
	shown := make(map[string]int)
	for _, p := range patterns {
		layer, _, _ := strings.Cut(p, ": ")
		if shown[layer]++; shown[layer] <= 5 {
			fmt.Fprintf(b, "| %s | %d |\n", p, len(by[p]))
		}
	}
}

// byPattern groups errors by layer and pattern, the commonest first. Errors of
// layers other than the one given are left out, unless that is "".
func byPattern(errs []Error, layer string) (patterns []string, by map[string][]Error) {
	by = make(map[string][]Error)
	for _, e := range errs {
		if layer != "" && e.Layer != layer {
			continue
		}
		key := e.Layer + ": " + e.Pattern
		if by[key] == nil {
			patterns = append(patterns, key)
		}
		by[key] = append(by[key], e)
	}
	sort.Slice(patterns, func(i, j int) bool {
		if a, b := len(by[patterns[i]]), len(by[patterns[j]]); a != b {
			return a > b
		}
		return patterns[i] < patterns[j]
	})
	return patterns, by
}

// layers lists the layers of a result's measures, in the order they are met.
func layers(r *Result) []string {
	var ls []string
	for _, name := range r.Order {
		if l, _, _ := strings.Cut(name, ": "); !slices.Contains(ls, l) {
			ls = append(ls, l)
		}
	}
	return ls
}

func header(b *bufio.Writer, title string, cols []column) {
	fmt.Fprintf(b, "\n| %s |", title)
	for _, c := range cols {
		fmt.Fprintf(b, " %s |", c.name)
	}
	fmt.Fprintf(b, "\n|---|%s\n", strings.Repeat("---:|", len(cols)))
}

func row(b *bufio.Writer, what string, cols []column, value func(column) string) {
	fmt.Fprintf(b, "| %s |", what)
	for _, c := range cols {
		fmt.Fprintf(b, " %s |", value(c))
	}
	fmt.Fprintln(b)
}

// confusion prints how many sentences of each voice were taken for which.
func confusion(b *bufio.Writer, r *Result) {
	order := []string{"report", "attributed", "editorial", "boilerplate", "none"}
	fmt.Fprintf(b, "\n| Voice, want ↓ got → |")
	for _, g := range order {
		fmt.Fprintf(b, " %s |", g)
	}
	fmt.Fprintf(b, "\n|---|%s\n", strings.Repeat("---:|", len(order)))
	for _, w := range order[:4] {
		fmt.Fprintf(b, "| %s |", w)
		for _, g := range order {
			fmt.Fprintf(b, " %d |", r.Confusion[[2]string{w, g}])
		}
		fmt.Fprintln(b)
	}
}

// partMeasures are the figures shown per register, region and topic.
var partMeasures = []struct{ title, name string }{
	{"names, exact", "mention: names, exact, place = state"},
	{"grouping B³", "grouping: B³, all forms, found mentions"},
	{"statements", "statement: content"},
	{"voice", "voice: accuracy"},
	{"triggers", "incident: triggers, overlap"},
	{"roles", "incident: roles"},
}

func parts(b *bufio.Writer, title string, engine scored, key func(*Article) string) {
	count := make(map[string]int)
	for _, x := range engine {
		count[key(x.article)]++
	}
	names := make([]string, 0, len(count))
	for n := range count {
		names = append(names, n)
	}
	sort.Strings(names)
	fmt.Fprintf(b, "\n| By %s | articles |", title)
	for _, m := range partMeasures {
		fmt.Fprintf(b, " %s |", m.title)
	}
	fmt.Fprintf(b, "\n|---|%s\n", strings.Repeat("---:|", len(partMeasures)+1))
	for _, n := range names {
		sum := engine.where(func(a *Article) bool { return key(a) == n })
		fmt.Fprintf(b, "| %s | %d |", n, count[n])
		for _, m := range partMeasures {
			value := "–"
			if x := sum.Measures[m.name]; x != nil && x.Want+x.Got > 0 {
				value = fmt.Sprintf("%.2f", x.F1())
			}
			fmt.Fprintf(b, " %s |", value)
		}
		fmt.Fprintln(b)
	}
}

// writeErrors lists errors by layer and pattern, the commonest first.
func writeErrors(w io.Writer, errs []Error, layer string) error {
	b := bufio.NewWriter(w)
	patterns, by := byPattern(errs, layer)
	fmt.Fprintf(b, "\n# Errors on the development set, by pattern\n")
	for _, p := range patterns {
		fmt.Fprintf(b, "\n## %s (%d)\n\n", p, len(by[p]))
		for _, e := range by[p] {
			fmt.Fprintf(b, "- %s\n", e)
		}
	}
	return b.Flush()
}

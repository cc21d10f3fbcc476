package main

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/model"
)

// eachSequence calls do for each stretch of candidates of a sentence, with
// where it starts and the features of its words.
func eachSequence(enc *actor.Encoder, d *doc.Document, do func(from int, feats [][]model.Hash)) {
	r := doc.Range{From: 0, To: len(d.Tokens)}
	enc.Sentence(d, r, actor.CaseOf(d, r))
	for i := 0; i < r.To; {
		if !enc.Candidate(i) {
			i++
			continue
		}
		from := i
		var feats [][]model.Hash
		for i < r.To && enc.Candidate(i) {
			var fs []model.Hash
			enc.Features(i, func(h model.Hash) { fs = append(fs, h) })
			feats = append(feats, fs)
			i++
		}
		do(from, feats)
	}
}

// A tally counts names: in gold, found, and right in both ends and kind.
type tally struct{ gold, found, right int }

func (t tally) f1() float64 {
	if t.gold+t.found == 0 {
		return 0
	}
	return 200 * float64(t.right) / float64(t.gold+t.found)
}

// A nameReport is an evaluation by kind and source.
type nameReport map[string]map[actor.Kind]tally

func (r nameReport) sum(source string) (t tally) {
	for s, kinds := range r {
		if source != "" && s != source {
			continue
		}
		for k, c := range kinds {
			if k != actor.KindMisc {
				t.gold, t.found, t.right = t.gold+c.gold, t.found+c.found, t.right+c.right
			}
		}
	}
	return t
}

func (r nameReport) kind(source string, k actor.Kind) (t tally) {
	for s, kinds := range r {
		if source == "" || s == source {
			c := kinds[k]
			t.gold, t.found, t.right = t.gold+c.gold, t.found+c.found, t.right+c.right
		}
	}
	return t
}

func (r nameReport) line(source string) string {
	var b strings.Builder
	t := r.sum(source)
	fmt.Fprintf(&b, "F1 %.1f (P %.1f R %.1f)", t.f1(), 100*float64(t.right)/float64(max(1, t.found)), 100*float64(t.right)/float64(max(1, t.gold)))
	for k := actor.KindPerson; k <= actor.KindMisc; k++ {
		fmt.Fprintf(&b, "  %.3s %.1f/%d", k, r.kind(source, k).f1(), r.kind(source, k).gold)
	}
	return b.String()
}

func (r nameReport) String() string { return r.line("") }

func (r nameReport) bySource() string {
	var sources []string
	for s := range r {
		sources = append(sources, s)
	}
	sort.Strings(sources)
	var b strings.Builder
	for _, s := range sources {
		fmt.Fprintf(&b, "%-16s %s\n", s, r.line(s))
	}
	return b.String()
}

func labelNames(labels []actor.Label, d *doc.Document) (out []name) {
	for i := 0; i < len(labels); i++ {
		if labels[i] == actor.Out {
			continue
		}
		j := i
		for j+1 < len(labels) && (labels[j].Position() == actor.Begin || labels[j].Position() == actor.Inside) {
			j++
		}
		out = append(out, name{d.Tokens[i].Start, d.Tokens[j].End, labels[i].Kind()})
		i = j
	}
	return out
}

// evaluate compares exact names. Errors go to w unless it is nil.
func evaluate(words *actor.WordTable, t *model.Table, sentences []named, w *os.File) nameReport {
	g := actor.NewRecogniser(words, t)
	report := nameReport{}
	for k := range sentences {
		n := &sentences[k]
		d := n.tokens()
		r := doc.Range{From: 0, To: len(d.Tokens)}
		found := labelNames(g.Sentence(d, r, actor.CaseOf(d, r)), d)
		report.count(n, labelNames(n.labels(d), d), found, w)
	}
	return report
}

// count adds the names of a text, those of gold and those found. Where they differ
// the text goes to w unless it is nil.
func (r nameReport) count(n *named, gold, found []name, w *os.File) {
	kinds := r[n.source]
	if kinds == nil {
		kinds = map[actor.Kind]tally{}
		r[n.source] = kinds
	}
	bad := false
	for _, m := range gold {
		c := kinds[m.kind]
		c.gold++
		if slices.Contains(found, m) {
			c.right++
		} else {
			bad = true
		}
		kinds[m.kind] = c
	}
	for _, m := range found {
		c := kinds[m.kind]
		c.found++
		kinds[m.kind] = c
		bad = bad || !slices.Contains(gold, m) && (m.kind != actor.KindMisc || n.misc)
	}
	if bad && w != nil {
		fmt.Fprintf(w, "%s\n  gold %s\n  got  %s\n", n.source, marked(n.text, gold), marked(n.text, found))
	}
}

var kindMarks = [...]string{"", "per", "org", "loc", "adj", "misc"}

// marked writes names into a text.
func marked(text string, names []name) string {
	var b strings.Builder
	at := 0
	for _, m := range names {
		fmt.Fprintf(&b, "%s[%s %s]", text[at:m.from], kindMarks[m.kind], text[m.from:m.to])
		at = m.to
	}
	return b.String() + text[at:]
}

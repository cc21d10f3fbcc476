package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/token"
)

// A named is a sentence of training text with the names in it.
type named struct {
	source string // data set, for scores by source
	text   string
	names  []name // in text order, apart
	misc   bool   // products, works and events are marked too
}

// A name is a stretch of a sentence, in bytes.
type name struct {
	from, to int
	kind     actor.Kind
}

// A nameSet reads one data set.
type nameSet struct {
	name string
	read func(data string) ([]named, error)
}

var nameSets = []nameSet{
	{"wikigold", readWikigold},
	{"wnut17", readWNUT},
	{"btc", readBTC},
	{"crossner", readCrossNER},
	{"uner_pud", readUNER("ner/uner_pud/en_pud-ud-test.iob2")},
	{"uner_ewt", readUNER("ner/uner_ewt/en_ewt-ud-dev.iob2", "ner/uner_ewt/en_ewt-ud-test.iob2")},
	{"re3d", readRe3d},
	{"gum", readGUM},
	{"annoctr", readAnnoCTR},
	{"causal", readCausal},
}

// readMarked reads sentences with marks written into them, one a line:
//
//	[per Aminata Sow] of the [org Ministry of Health] left [loc Dakar].
func readMarked(path, source string) ([]named, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []named
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		if t := strings.TrimSpace(s.Text()); t != "" && t[0] != '#' {
			n, err := parseMarked(t)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, line, err)
			}
			n.source = source
			out = append(out, n)
		}
	}
	return out, s.Err()
}

var markKinds = map[string]actor.Kind{"per": actor.KindPerson, "org": actor.KindOrganization,
	"loc": actor.KindPlace, "adj": actor.KindAdjective, "misc": actor.KindMisc}

func parseMarked(line string) (named, error) {
	n := named{misc: true}
	var b strings.Builder
	for len(line) > 0 {
		i := strings.IndexByte(line, '[')
		if i < 0 {
			b.WriteString(line)
			break
		}
		b.WriteString(line[:i])
		line = line[i:]
		j := strings.IndexByte(line, ']')
		tag, words, ok := strings.Cut(line[1:max(j, 1)], " ")
		kind, known := markKinds[tag]
		if j < 0 || !ok || !known || words == "" {
			return n, fmt.Errorf("bad mark at %q", line)
		}
		at := b.Len()
		b.WriteString(words)
		n.names = append(n.names, name{at, b.Len(), kind})
		line = line[j+1:]
	}
	n.text = b.String()
	return n, nil
}

// tokens cuts a sentence the way the engine does.
func (n *named) tokens() *doc.Document {
	d := &doc.Document{Text: n.text}
	s := token.NewScanner(n.text, 0, len(n.text))
	for s.Scan() {
		d.Tokens = append(d.Tokens, doc.Token{Span: s.Span(), Head: doc.NoHead})
	}
	return d
}

// labels gives each token of d its label. A name whose ends fall inside a
// token takes the whole token.
func (n *named) labels(d *doc.Document) []actor.Label {
	out := make([]actor.Label, len(d.Tokens))
	for _, m := range n.names {
		from, to := -1, -1
		for i, t := range d.Tokens {
			if t.Start < m.to && m.from < t.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		for i := from; i >= 0 && i < to; i++ {
			out[i] = actor.MakeLabel(m.kind, position(i, from, to))
		}
	}
	return out
}

// position returns the place of token i in a name of the tokens from to to.
func position(i, from, to int) actor.Position {
	switch {
	case to-from == 1:
		return actor.Unit
	case i == from:
		return actor.Begin
	case i == to-1:
		return actor.Last
	}
	return actor.Inside
}

// longest leaves out of names those that overlap a longer one, and returns the
// rest in text order.
func longest(names []name) []name {
	slices.SortStableFunc(names, func(a, b name) int { return (b.to - b.from) - (a.to - a.from) })
	var kept []name
	for _, n := range names {
		if !slices.ContainsFunc(kept, func(k name) bool { return k.from < n.to && n.from < k.to }) {
			kept = append(kept, n)
		}
	}
	slices.SortFunc(kept, func(a, b name) int { return a.from - b.from })
	return kept
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// readCausal reads the news sentences of the Causal News Corpus whose names
// stand in our own file beside them.
func readCausal(data string) ([]named, error) {
	rows, err := csvRows(filepath.Join(data, "events/causal_news/train_subtask1.csv"))
	if err != nil {
		return nil, err
	}
	texts := make(map[string]string, len(rows))
	for _, row := range rows {
		texts[strings.TrimPrefix(row[0], "train_")] = causalText(row[1])
	}
	b, err := os.ReadFile("cmd/train/data/actors/causal_news.tsv")
	if err != nil {
		return nil, err
	}
	var out []named
	for line := range strings.SplitSeq(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		id, marks, _ := strings.Cut(line, "\t")
		n := named{source: "causal", text: texts[id], misc: true}
		at := 0
		for mark := range strings.SplitSeq(marks, "|") {
			kind, words, ok := strings.Cut(mark, ":")
			if !ok {
				continue
			}
			words = causalQuote.Replace(words)
			i := strings.Index(n.text[at:], words)
			if i < 0 {
				return nil, fmt.Errorf("causal_news.tsv: no %q in %s: %s", words, id, n.text)
			}
			n.names = append(n.names, name{at + i, at + i + len(words), markKinds[kind]})
			at += i + len(words)
		}
		out = append(out, n)
	}
	return out, nil
}

var causalQuote = strings.NewReplacer(" ’ s ", "’s ", " ’ ", "’ ")

// causalText puts the corpus's separated words together again.
func causalText(s string) string {
	words := strings.Fields(s)
	c := columns{words: words, tags: make([]string, len(words))}
	for i := range c.tags {
		c.tags[i] = "O"
	}
	n := c.plain("", nil)
	return causalQuote.Replace(n.text)
}

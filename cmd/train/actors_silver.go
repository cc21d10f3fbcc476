package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/model"
)

// silverNames returns news sentences whose names a first model has labelled: those of
// the Causal News Corpus that nobody has marked. A model trained on its own
// labels beside the marked ones sees more of the words that stand around names
// (self-training, Yarowsky 1995).
func silverNames(data string, words *actor.WordTable, t *model.Table, marked []named) ([]named, error) {
	seen := make(map[string]bool, len(marked))
	for _, n := range marked {
		seen[n.text] = true
	}
	g := actor.NewRecogniser(words, t)
	var out []named
	for _, file := range []string{"train_subtask1.csv", "dev_subtask1.csv"} {
		f, err := os.Open(filepath.Join(data, "events/causal_news", file))
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			return nil, err
		}
		for _, row := range rows[1:] {
			n := named{source: "silver", text: causalText(row[1]), misc: true}
			if seen[n.text] || len(strings.Fields(n.text)) < 5 {
				continue
			}
			seen[n.text] = true
			d := n.tokens()
			r := doc.Range{From: 0, To: len(d.Tokens)}
			n.names = labelNames(g.Sentence(d, r, actor.CaseOf(d, r)), d)
			out = append(out, n)
		}
	}
	return out, nil
}

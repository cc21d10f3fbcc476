package parse

import (
	"os"
	"testing"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/segment"
	"lede/app/tag"
)

// TestSums: what the parser adds up from its tables and what it remembers of
// words is what the listed features say, one by one.
func TestSums(t *testing.T) {
	text, err := os.ReadFile("../tag/testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: string(text), Blocks: []doc.Block{{Span: doc.Span{End: len(text)}, DuplicateOf: doc.NoBlock}}}
	segment.Stage.Run(d)
	tag.Stage.Run(d)
	labels := model.Must(model.Load(labelFile, LabelModel))
	m := load()
	var known vocabulary
	var s State
	for _, sentence := range d.Sentences {
		s.Start(d, sentence.Tokens)
		known.fill(s.words, m.moves)
		for !s.Done() {
			move, forced := s.Only()
			if !forced {
				got := m.ahead(&s) + m.around(&s)
				want := m.moves.Pair(s.Ahead())
				want += m.moves.Pair(s.Around())
				if got != want {
					t.Fatalf("%q, next word %d: sums are %d and %d, want %d and %d", d.Slice(sentence.Span), s.next,
						got.First(), got.Second(), want.First(), want.Second())
				}
				sums := model.Scores{got.First(), got.Second()}
				if move = s.better(got); move != s.Best(&sums) {
					t.Fatalf("sums %d and %d: %d is better, want %d", got.First(), got.Second(), move, s.Best(&sums))
				}
			}
			i := s.Apply(move)
			if i < 0 {
				continue
			}
			var sums model.Scores
			if s.heads[i] != s.root() {
				labels.Sum(s.LabelFeatures(i), &sums)
				if got, want := m.labels.Best(s.LabelFeatures(i)), sums.Best(len(m.rels)); got != want {
					t.Fatalf("%q, word %d: label %d, want %d", d.Slice(sentence.Span), i, got, want)
				}
			}
			s.Name(i, m.label(&s, i))
		}
	}
}

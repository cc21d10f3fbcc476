package statement_test

import (
	"math/rand/v2"
	"testing"

	"lede/app/doc"
	"lede/app/intake"
	"lede/app/statement"
)

// Whatever the tagger and the parser say of a text, the stage ends and what it
// writes is valid.
func TestRunSurvivesAnyParse(t *testing.T) {
	stages := stages(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for _, c := range readCases(t) {
		d := intake.Text(c.text)
		if err := stages.Run(d, nil); err != nil {
			t.Fatal(err)
		}
		for range 30 {
			scramble(d, rng)
			statement.Run(d)
			if err := d.Validate(); err != nil {
				t.Fatalf("cases.txt:%d: %s\n%v", c.line, c.text, err)
			}
		}
	}
}

// scramble changes some tags, lemmas, heads and relations of d at random. Heads
// stay in their sentence and in a tree.
func scramble(d *doc.Document, rng *rand.Rand) {
	for _, s := range d.Sentences {
		for i := s.Tokens.From; i < s.Tokens.To; i++ {
			t := &d.Tokens[i]
			if rng.IntN(4) == 0 {
				t.Tag = doc.Tag(rng.IntN(doc.NumTags))
			}
			if rng.IntN(10) == 0 {
				t.Lemma = d.Tokens[s.Tokens.From+rng.IntN(s.Tokens.Len())].Lemma
			}
			if rng.IntN(3) == 0 {
				t.Rel = doc.Rel(rng.IntN(doc.NumRels))
			}
		}
		// A random tree: each token hangs on one before it in a random order.
		order := rng.Perm(s.Tokens.Len())
		for k, i := range order {
			head := doc.NoHead
			if k > 0 {
				head = s.Tokens.From + order[rng.IntN(k)]
			}
			d.Tokens[s.Tokens.From+i].Head = head
			if head == doc.NoHead {
				d.Tokens[s.Tokens.From+i].Rel = doc.RelRoot
			}
		}
	}
}

package actor

import (
	"lede/app/doc"
	"lede/app/model"
)

// ModelName is the name and feature version the name model is packed under.
const ModelName = "names/1"

// reluctance is by how much, in log odds, a capitalised word inside a sentence
// must look more like no name than like one to be left out; twice as much beside
// another capitalised word. The training sets leave out names that readers of
// news would not. Chosen on the development articles: from 0.3 to 0.5 recall
// gains what precision loses.
const reluctance = 0.3

// doubt is how much more, in log odds, a word must look like a person's name than the
// model asks for: its training sets hold more persons and fewer firms with names of no
// language than news does. From 0 to 0.3 nothing is lost on the development articles
// and a point won on the others; at 0.6 persons are missed.
const doubt = 0.3

// A Recogniser labels the names of sentences. It keeps its memory between
// sentences; it must not be shared by goroutines.
type Recogniser struct {
	enc       *Encoder
	table     *model.Table
	chain     *model.Chain
	decoder   model.Decoder
	scores    model.Scores
	features  []model.Hash
	collect   func(model.Hash) // into features
	emissions []int32
	labels    []Label

	reluctance int32 // to leave a capitalised word inside a sentence out of every name
	doubt      int32 // to take a word for a person's name
}

// NewRecogniser returns a recogniser that uses the given words and model.
func NewRecogniser(words *WordTable, table *model.Table) *Recogniser {
	return newRecogniser(words, table, newChain(table))
}

func newRecogniser(words *WordTable, table *model.Table, chain *model.Chain) *Recogniser {
	g := &Recogniser{enc: NewEncoder(words), table: table, chain: chain,
		reluctance: int32(reluctance / table.Unit()), doubt: int32(doubt / table.Unit())}
	g.collect = g.add
	return g
}

// newChain reads from a model which labels like to follow which.
func newChain(table *model.Table) *model.Chain {
	return model.NewChain(table, NumLabels, func(from, to int) bool {
		a, b := Out, Out
		if from != model.AtStart {
			a = Label(from)
		}
		if to != model.AtEnd {
			b = Label(to)
		}
		return CanFollow(a, b)
	})
}

// Sentence labels the tokens r of d. The result is good until the next call.
//
// Only stretches of candidates are decoded: between two of them lies a word
// that is surely in no name.
func (g *Recogniser) Sentence(d *doc.Document, r doc.Range, c Case) []Label {
	g.enc.Sentence(d, r, c)
	g.labels = g.labels[:0]
	n := r.Len()
	for i := 0; i < n; {
		if !g.enc.Candidate(i) {
			g.labels = append(g.labels, Out)
			i++
			continue
		}
		g.emissions = g.emissions[:0]
		for i < n && g.enc.Candidate(i) {
			clear(g.scores[:NumLabels])
			g.features = g.features[:0]
			g.enc.Features(i, g.collect)
			g.table.Sum(g.features, &g.scores)
			g.scores[Out] -= g.reluctance * g.enc.capitals(i)
			for p := Begin; p <= Unit; p++ {
				g.scores[MakeLabel(KindPerson, p)] -= g.doubt
			}
			g.emissions = append(g.emissions, g.scores[:NumLabels]...)
			i++
		}
		for _, l := range g.decoder.Decode(g.chain, g.emissions) {
			g.labels = append(g.labels, Label(l))
		}
	}
	return g.labels
}

func (g *Recogniser) add(h model.Hash) { g.features = append(g.features, h) }

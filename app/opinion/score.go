package opinion

import (
	_ "embed"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// ModelName names the model with the version of its features.
const ModelName = "opinion/1"

//go:embed data/subjectivity.model
var modelFile []byte

var classifier = sync.OnceValue(func() *model.Table {
	return model.Must(model.Load(modelFile, ModelName))
})

// authorScore returns the probability that the author's own words among
// tokens show the author's view.
func (r *reading) authorScore(tokens doc.Range) float64 {
	return r.score(tokens, authors)
}

// score returns the probability that the words among tokens whose owner counts
// show a view.
func (r *reading) score(tokens doc.Range, counts func(owner) bool) float64 {
	r.buffer = r.features(r.buffer[:0], tokens, counts)
	table := classifier()
	odds := 0.0
	for _, f := range r.buffer {
		odds += float64(table.Weight(f.Hash)) * f.Value
	}
	return model.Sigmoid(odds * table.Unit())
}

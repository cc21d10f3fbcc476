package opinion

import (
	"lede/app/doc"
	"lede/app/model"
)

// authorScore returns the probability that the author's own words among
// tokens show the author's view.
func (r *reading) authorScore(tokens doc.Range) float64 {
	return r.score(tokens, func(o owner) bool { return o == author || o == none || o == frame })
}

// score weighs the cues among the tokens whose owner counts.
func (r *reading) score(tokens doc.Range, counts func(owner) bool) float64 {
	sum := -2.2
	for _, h := range r.hitsIn(tokens) {
		if !counts(r.owners[h.From]) {
			continue
		}
		w := weights[h.kind]
		if h.weak {
			w /= 4
		}
		sum += w
	}
	return model.Sigmoid(sum)
}

var weights = map[doc.CueKind]float64{
	doc.Evaluative:     2,
	doc.Hedge:          1.2,
	doc.Booster:        1.2,
	doc.Question:       2.5,
	doc.FirstPerson:    1.5,
	doc.Exhortation:    2,
	doc.LoadedLabel:    2,
	doc.ScareQuote:     1,
	doc.Sarcasm:        2,
	doc.Generalisation: 2.5,
}

package opinion

import (
	_ "embed"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// ModelName names the model with the version of its features.
const ModelName = "opinion/3"

//go:embed data/subjectivity.model
var modelFile []byte

var classifier = sync.OnceValue(func() *model.Table {
	return model.Must(model.Load(modelFile, ModelName))
})

// Classes of the model: each word has a weight for the first and, if it is like
// the words of the lists, a [Judge]'s value in the second.
var Classes = []string{"subjective", "judging"}

// judge is the model's own [Judge].
func judge(word model.Hash) float64 {
	t := classifier()
	return float64(t.Weight(word, 1)) * t.Unit()
}

// odds returns the log odds that the words among tokens whose owner counts show
// a view.
func (r *reading) odds(tokens doc.Range, counts func(owner) bool) float64 {
	r.buffer = r.features(r.buffer[:0], tokens, counts)
	table := classifier()
	sum := 0.0
	for _, f := range r.buffer {
		sum += float64(table.Weight(f.Hash, 0)) * f.Value
	}
	return sum * table.Unit()
}

// telling returns the token among tokens, of those whose owner counts, whose
// features speak most for an opinion: what to show where no list has a cue.
func (r *reading) telling(tokens doc.Range, counts func(owner) bool) (best int, ok bool) {
	r.buffer = r.features(r.buffer[:0], tokens, counts)
	table := classifier()
	most, sum, at := 0.0, 0.0, -1
	for _, f := range r.buffer { // the features of a token stand together
		if f.token < 0 || !r.canTell(f.token) {
			continue
		}
		if f.token != at {
			sum, at = 0, f.token
		}
		if sum += float64(table.Weight(f.Hash, 0)) * f.Value; sum > most {
			most, best, ok = sum, at, true
		}
	}
	return best, ok
}

// canTell reports whether token i means something to a reader by itself.
func (r *reading) canTell(i int) bool {
	t := r.d.Tokens[i].Tag
	return t.IsAdjective() || t.IsAdverb() || t.IsVerb() || t == doc.NN || t == doc.NNS || t == doc.MD
}

// What a sentence gains from the sentences around it, in log odds for each unit
// of theirs. They were chosen on the development part of the gold articles.
const (
	fromNeighbours = 0.35 // of those before and after, together
	fromArticle    = 1.0  // of the mean of all
	// An article needs some length before its mean tells much.
	articleLength = 8
	// The log odds of a sentence in an even mix of news.
	usual = -1
	// No sentence says more about its neighbours than this.
	maxOdds = 3
	// Below these log odds of its own no sentence is an opinion, whatever its company.
	aloneFrom = -0.8
)

// subjectivity sets the Subjectivity of every sentence: the probability that
// the author's own words in it show the author's view. It starts from the
// sentence alone and then asks those around it, for a column is a column
// throughout and a report a report.
func (r *reading) subjectivity() {
	odds := make([]float64, len(r.d.Sentences))
	for i, s := range r.d.Sentences {
		odds[i] = r.odds(s.Tokens, authors)
		if r.announces(i) {
			odds[i] = min(odds[i], usual)
		}
	}
	article := r.articleContext(odds)
	sureness := float64(classifier().Weight(Sureness, 0)) * classifier().Unit()
	for i := range odds {
		context := article + r.neighbourContext(odds, i)
		if r.d.Blocks[r.d.Sentences[i].Block].Kind != doc.Paragraph {
			context = min(context, 0) // a column's headings and lists are not the column
		}
		if odds[i] < aloneFrom {
			context = min(context, -odds[i]-0.01)
		}
		r.d.Sentences[i].Subjectivity = model.Sigmoid(sureness * (odds[i] + context))
	}
}

// articleContext returns what the mean of all sentences adds to each.
func (r *reading) articleContext(odds []float64) float64 {
	sum, n := 0.0, 0.0
	for i := range odds {
		if r.tells(i) {
			sum += bounded(odds[i])
			n++
		}
	}
	if n <= 1 {
		return 0
	}
	return fromArticle * (sum/n - usual) * n / (n + articleLength)
}

// neighbourContext returns what the sentences beside sentence i in its block add.
func (r *reading) neighbourContext(odds []float64, i int) (context float64) {
	for _, k := range [2]int{i - 1, i + 1} {
		if k >= 0 && k < len(odds) && r.d.Sentences[k].Block == r.d.Sentences[i].Block {
			context += fromNeighbours * (bounded(odds[k]) - usual)
		}
	}
	return context
}

// bounded keeps log odds within what a sentence may say about others.
func bounded(odds float64) float64 { return max(-maxOdds, min(odds, maxOdds)) }

// tells reports whether sentence i tells something about the article: whether
// it is a sentence of its text, in the author's own words, for the first time.
func (r *reading) tells(i int) bool {
	s := r.d.Sentences[i]
	b := r.d.Blocks[s.Block]
	return b.DuplicateOf == doc.NoBlock && (b.Kind == doc.Paragraph || b.Kind == doc.ListItem) && s.Tokens.Len() > 4
}

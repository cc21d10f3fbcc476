// Package tag gives every token its part of speech and its dictionary form.
//
// # Tags
//
// The model is that of prose (github.com/jdkato/prose), an averaged perceptron
// trained on the Wall Street Journal: it reads a sentence from left to right
// and sums, for each word, the weights of fourteen features: its letters, its
// neighbours, the two tags it has just given (Collins 2002; Honnibal 2013). The
// command "train tagger" compiles prose's weights into a compact table of
// package model; data/README.md is the model's card.
//
// Two things are decided before the model is asked, and a third after:
//
//   - The form of a token (form.go): punctuation, currency signs, numbers and
//     clitics have one tag. Words are put to the model as the Treebank spells
//     them: “ as “, ’s as 's.
//   - The case of a sentence (shout.go): in capitals throughout, or every word
//     capitalised, case tells nothing and is not shown to the model.
//   - Repairs (repair.go): a few plain errors, each a named rule.
//
// # Lemmas
//
// A lemma is found by rule from word and tag: irregular forms by table, regular
// ones by undoing the ending (lemma.go).
package tag

import (
	_ "embed"
	"sync"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/pipeline"
)

// Stage fills Token.Tag and Token.Lemma. It takes time linear in the text.
var Stage = pipeline.Stage{
	Name:     "tag",
	Doc:      "gives every token its part of speech and lemma",
	Requires: []string{"segment"},
	Run:      func(d *doc.Document) { Run(d, load()) },
}

//go:embed data/tagger.model
var file []byte

// A Model is a tagger's table with its classes as tags.
type Model struct {
	table *model.Table
	tags  []doc.Tag // by class
	// sums are what any two tags before a word speak for, class by class: these
	// features have weights for nearly all, and every word asks for them.
	sums []int32
}

var load = sync.OnceValue(func() *Model {
	return NewModel(model.Must(model.Load(file, ModelName)))
})

// NewModel returns the model of a table packed under [ModelName].
func NewModel(table *model.Table) *Model {
	m := &Model{table: table, tags: make([]doc.Tag, len(table.Classes()))}
	for c, name := range table.Classes() {
		m.tags[c], _ = doc.ParseTag(name)
	}
	var features []model.Hash
	for _, p1 := range tagHashes {
		for _, p2 := range tagHashes {
			var sums model.Scores
			features = pastFeatures(p1, p2, features[:0])
			table.Sum(features, &sums)
			m.sums = append(m.sums, sums[:len(m.tags)]...)
		}
	}
	return m
}

// past returns the sums of two tags before a word, by their numbers.
func (m *Model) past(p1, p2 int) []int32 {
	n := len(m.tags)
	from := (p1*numPast + p2) * n
	return m.sums[from : from+n]
}

// Run tags d with a given model. It is what [Stage] does with the model of the
// program.
func Run(d *doc.Document, m *Model) { Watch(d, m, nil) }

// Watch is Run under the eyes of a trainer: look is shown the features the
// model is asked for.
func Watch(d *doc.Document, m *Model, look func(features []model.Hash)) {
	t := tagger{d: d, model: m, facts: facts(), look: look}
	for _, s := range d.Sentences {
		t.sentence(s.Tokens)
		t.repair(s.Tokens)
	}
	lemmatize(d)
}

// A tagger tags the sentences of one document, one after the other.
type tagger struct {
	d        *doc.Document
	model    *Model
	facts    *model.Words[fact]
	words    []word // of the sentence, with two more at either end
	features []model.Hash
	sums     model.Scores
	look     func(features []model.Hash) // or nil
}

func (t *tagger) sentence(r doc.Range) {
	t.read(r)
	hide := t.hideCase(r)
	p1, p2 := int(startTag), int(start2Tag)
	for k := range r.Len() {
		w := &t.words[k+2]
		if hide {
			t.lower(w, r.From+k)
		}
		tag := w.fixed
		if tag == doc.NoTag {
			tag = t.known(w)
		}
		if tag == doc.NoTag {
			t.features = features((*[5]word)(t.words[k:k+5]), tagHashes[p1], tagHashes[p2], t.features[:0])
			if t.look != nil {
				t.look(t.features)
			}
			copy(t.sums[:], t.model.past(p1, p2))
			t.model.table.Sum(t.features[past:], &t.sums)
			tag = t.model.tags[t.sums.Best(len(t.model.tags))]
			if t.cannotBe(r, r.From+k, tag) {
				tag = t.secondBest(r, r.From+k)
			}
		}
		t.d.Tokens[r.From+k].Tag = tag
		p1, p2 = int(tag), p1
	}
}

// read hashes the words of a sentence.
func (t *tagger) read(r doc.Range) {
	n := r.Len() + 4
	if cap(t.words) < n {
		t.words = make([]word, n, 2*n)
	}
	t.words = t.words[:n]
	t.words[0], t.words[1] = start, start2
	t.words[n-2], t.words[n-1] = end, end2
	open := false // whether a straight quotation mark is
	for k := range r.Len() {
		w := &t.words[k+2]
		*w = look(t.d.Word(r.From+k), &open)
		w.fact, _ = t.facts.Of(w.lower)
	}
}

// at returns what is known of token i of the sentence last read, r.
func (t *tagger) at(r doc.Range, i int) *word { return &t.words[i-r.From+2] }

// known returns the tag of a word that never has another.
func (t *tagger) known(w *word) doc.Tag {
	if class, ok := t.model.table.Class(Known.With(w.exact)); ok {
		return t.model.tags[class]
	}
	return doc.NoTag
}

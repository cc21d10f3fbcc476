package opinion

import (
	"math"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/quote"
)

// A Feature is something the classifier looks at, and how much of it there is.
type Feature struct {
	model.Hash
	Value float64
	token int // that shows it, or -1
}

// Templates of features. Each is a family; its members are told apart by what
// is mixed into the hash.
const (
	byWord     model.Hash = 1 + iota // a word, lower case
	byTag                            // a part of speech and the next
	byCue                            // a kind of cue
	byRelation                       // how a word depends on another, and the part of speech of that
	byRoot                           // the main verb, its subject and helpers
	byOthers                         // share of words that are not the author's
	byCount                          // how often something grammatical occurs
	bySuffix                         // endings of adjectives, adverbs and nouns
	byLength
	byMark    // punctuation
	byJudging // how much the words judge
)

// Bias is the feature every sentence has. Sureness is none of a sentence: its
// weight is the calibration, how much of the log odds holds for news at large.
const (
	Bias     model.Hash = 99
	Sureness model.Hash = 98
)

// WordFeature returns the feature of a word: what package main of cmd/train
// needs to give words of one meaning one weight.
func WordFeature(word string) model.Hash { return byWord.With(model.Lower(word)) }

// A Judge says how much a word, by its feature, is like the words of the lists:
// 0 for most words, up to about 5 for "frustrating". The trainer works it out
// from word vectors, so that the classifier knows words no list has.
type Judge func(word model.Hash) float64

// Features returns, for each sentence of d, what the classifier sees of the
// author's own words. The model's trainer and its reader both use it.
func Features(d *doc.Document, judge Judge) [][]Feature {
	r := read(d)
	r.judge = judge
	all := make([][]Feature, len(d.Sentences))
	for i, s := range d.Sentences {
		all[i] = r.features(nil, s.Tokens, authors)
	}
	return all
}

// authors says that the author's words count, with the "he said" of statements
// and the marks between.
func authors(o owner) bool { return !o.others() }

// features appends the features of the words among tokens whose owner counts.
func (r *reading) features(to []Feature, tokens doc.Range, counts func(owner) bool) []Feature {
	f := extractor{reading: r, counts: counts, features: to}
	f.run(tokens)
	return f.features
}

type extractor struct {
	*reading
	counts   func(owner) bool
	features []Feature
	own, all int // words that count, words in all
	tally    [numTallies]int
	judging  [3]float64 // the words that judge most
	judged   float64    // sum over all words, scaled
}

func (f *extractor) add(h model.Hash, value float64, token int) {
	f.features = append(f.features, Feature{h, value, token})
}

func (f *extractor) run(tokens doc.Range) {
	for i := tokens.From; i < tokens.To; i++ {
		if f.owners[i] == none {
			continue
		}
		f.all++
		if f.counts(f.owners[i]) {
			f.own++
		}
	}
	f.add(Bias, 1, -1)
	f.words(tokens)
	f.cues(tokens)
	f.frame(tokens)
	f.add(byJudging.With(1), f.judging[0], -1)
	f.add(byJudging.With(2), (f.judging[0]+f.judging[1]+f.judging[2])/2, -1)
	f.add(byJudging.With(3), 2*f.judged, -1)
	f.grammar(tokens)
}

// scale makes up for length: what each word adds is divided by it.
func (f *extractor) scale() float64 { return 1 / math.Sqrt(float64(max(f.own, 4))) }

// words adds the features of single words and of pairs. Those of words are
// scaled so that a long sentence is not more of an opinion for its length.
func (f *extractor) words(tokens doc.Range) {
	scale := f.scale()
	before := doc.NoTag
	for i := tokens.From; i < tokens.To; i++ {
		if !f.counts(f.owners[i]) {
			before = doc.NoTag
			continue
		}
		t := f.d.Tokens[i]
		text := f.d.Word(i)
		if text == "’s" {
			text = "'s"
		}
		if text == "n’t" {
			text = "n't"
		}
		word := model.Lower(text)
		if t.Tag == doc.CD {
			word = model.Hash(doc.CD)
		}
		if f.owners[i] != none {
			if !t.Tag.IsProper() {
				h := byWord.With(word)
				f.add(h, scale, i)
				f.weigh(f.judge(h), scale)
			}
		}
		f.add(byTag.With(model.Hash(before)).With(model.Hash(t.Tag)), scale, -1)
		before = t.Tag
		f.suffix(i, text, t.Tag, scale)
		f.count(i, text, t)
	}
}

// maxJudging bounds what one word can do: "greed" alone makes no opinion.
const maxJudging = 2.5

// weigh takes note of how much a word judges.
func (f *extractor) weigh(much, scale float64) {
	much = min(much, maxJudging)
	f.judged += much * scale
	for k, x := range f.judging {
		if much > x {
			f.judging[k], much = much, x
		}
	}
}

// suffix adds the ending of a word that can judge.
func (f *extractor) suffix(i int, text string, tag doc.Tag, scale float64) {
	if !tag.IsAdjective() && !tag.IsAdverb() && tag != doc.NN && tag != doc.NNS || len(text) < 6 {
		return
	}
	f.add(bySuffix.With(model.Hash(tag)).With(model.Lower(text[len(text)-3:])), scale, i)
}

// cues adds the kinds of cues found.
func (f *extractor) cues(tokens doc.Range) {
	var strong, weak [len(kinds)]int
	for _, h := range f.hitsIn(tokens) {
		if !f.counts(f.ownerOf(h)) {
			continue
		}
		if k := kindIndex(h.kind); h.weak {
			weak[k]++
		} else {
			strong[k]++
		}
	}
	for k := range kinds {
		if strong[k] > 0 {
			f.add(byCue.With(model.Hash(2*k)), math.Log2(1+float64(strong[k])), -1)
		}
		if weak[k] > 0 {
			f.add(byCue.With(model.Hash(2*k+1)), math.Log2(1+float64(weak[k])), -1)
		}
	}
}

// kinds numbers the kinds of cues.
var kinds = [...]doc.CueKind{doc.Evaluative, doc.Hedge, doc.Booster, doc.Question, doc.FirstPerson,
	doc.Exhortation, doc.LoadedLabel, doc.ScareQuote, doc.Sarcasm, doc.Generalisation}

func kindIndex(k doc.CueKind) int {
	for i := range kinds {
		if kinds[i] == k {
			return i
		}
	}
	return 0
}

// frame adds what is seen of the sentence as a whole: its length, its
// marks, how much of it others say.
func (f *extractor) frame(tokens doc.Range) {
	if quote.IsMark(f.d.Word(tokens.From)) {
		f.add(byMark.With(1), 1, -1)
	}
	if last := tokens.To - 1; last > tokens.From && quote.IsMark(f.d.Word(last)) {
		f.add(byMark.With(2), 1, -1)
	}
	for i := tokens.From; i < tokens.To; i++ {
		if f.owners[i] != none {
			continue
		}
		switch w := f.d.Word(i); w {
		case ";", "—", "–", "-", "--", "...", "…", ":", "(", "!":
			f.add(byMark.With(model.String(w)), 1, -1)
		}
	}
	f.add(byLength.With(model.Hash(min(f.own/5, 8))), 1, -1)
	if f.all > 0 {
		f.add(byOthers.With(model.Hash(8*(f.all-f.own)/f.all)), 1, -1)
	}
	for _, o := range f.owners[tokens.From:tokens.To] {
		if o == frame {
			f.add(byOthers.With(99), 1, -1)
			break
		}
	}
}

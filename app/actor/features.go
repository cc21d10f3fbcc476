package actor

import (
	"lede/app/doc"
	"lede/app/model"
)

// capitals are a run: neighbouring capitalised words, as many as there are.
type capitals struct{ from, to int }

// An Encoder computes the features of sentences. It keeps its memory between
// sentences; it must not be shared by goroutines.
type Encoder struct {
	table *WordTable
	words []Word // of the sentence
	runs  []capitals
	first int // first word with letters
	mode  model.Hash
	kase  Case
}

// NewEncoder returns an encoder that reads clusters and gazetteers from t.
func NewEncoder(t *WordTable) *Encoder { return &Encoder{table: t} }

// Longest gazetteer phrase, in words.
const maxPhrase = 5

// Sentence reads the tokens r of d. In a text that has capitals a sentence
// without one holds no name: pass NormalCase for it.
func (e *Encoder) Sentence(d *doc.Document, r doc.Range, c Case) {
	n := r.Len()
	if cap(e.words) < n {
		e.words = make([]Word, n, n+n/2)
	}
	e.words = e.words[:n]
	e.kase, e.mode, e.first = c, model.Hash(0), -1
	if c != NormalCase {
		e.mode = model.Hash(c) * 7919
	}
	for i := range e.words {
		w := &e.words[i]
		*w = Word{run: -1}
		w.read(d.Word(r.From + i))
		if w.letters && e.first < 0 {
			e.first = i
		}
		if !w.capital {
			w.joiner, _ = joiners.Of(w.lower)
		}
	}
	e.lookUp()
	e.findRuns()
}

// asked is how far from a capital a word may stand that some feature is about: a
// joiner or number may be three words away, and its features two more.
const asked = 5

// lookUp finds clusters, classes and gazetteer phrases: in a sentence of normal case
// of no words but those that some feature is about.
func (e *Encoder) lookUp() {
	if e.kase != NormalCase {
		e.lookUpWords(e.words)
	} else {
		done := 0
		for i := range e.words {
			if e.words[i].capital {
				end := min(i+asked+1, len(e.words))
				e.lookUpWords(e.words[max(done, i-asked):end])
				done = end
			}
		}
	}
	if e.kase == LowerCase {
		e.phrases(func(w *Word) bool { return w.letters })
	} else {
		e.phrases(func(w *Word) bool { return w.capital })
	}
}

func (e *Encoder) lookUpWords(words []Word) {
	t := e.table
	for i := range words {
		w := &words[i]
		entry := t.Get(w.lower)
		w.class = entry.Class &^ (ClassFemale | ClassMale)
		if c := entry.Cluster; c != 0 {
			w.cluster[0] = model.Hash(c)
			w.cluster[1] = model.Hash(t.mid[c-1]) + 1
			w.cluster[2] = model.Hash(t.coarse[c-1]) + 1
		}
	}
}

func (e *Encoder) phrases(start func(*Word) bool) {
	for i := 0; i < len(e.words); {
		if !start(&e.words[i]) {
			i++
			continue
		}
		h := e.words[i].lower
		length, class := 0, Class(0)
		for k := 1; k < maxPhrase && i+k < len(e.words); k++ {
			next := &e.words[i+k]
			if !start(next) && !next.joiner {
				break
			}
			h = h.With(next.lower)
			if c := e.table.Get(h).Class; c != 0 {
				length, class = k+1, c
			}
		}
		if length == 0 {
			i++
			continue
		}
		for k := range length {
			pos := model.Hash(1)
			if k == length-1 {
				pos = 2
			} else if k > 0 {
				pos = 3
			}
			e.words[i+k].phrase = model.Hash(class)<<2 | pos
		}
		i += length
	}
}

// findRuns groups neighbouring capitalised words.
func (e *Encoder) findRuns() {
	e.runs = e.runs[:0]
	if e.kase != NormalCase {
		return
	}
	for i := 0; i < len(e.words); i++ {
		if !e.words[i].capital {
			continue
		}
		from := i
		for i < len(e.words) && e.words[i].capital {
			e.words[i].run = int32(len(e.runs))
			i++
		}
		e.runs = append(e.runs, capitals{from, i})
	}
}

// capitals tells how plainly a capital makes word i a name: 1 inside a sentence
// of normal case, 2 beside another such word, else 0.
func (e *Encoder) capitals(i int) int32 {
	named := func(k int) bool { return k > e.first && k < len(e.words) && e.words[k].capital }
	switch {
	case e.kase != NormalCase:
		return 0
	case i == e.first && e.words[i].capital && e.words[i].cluster[0] == 0:
		return 2 // "Gomery, who led the inquiry": no word of the language
	case !named(i):
		return 0
	case named(i-1) || named(i+1):
		return 2
	}
	return 1
}

// Candidate reports whether word i of the sentence may be part of a name. All
// others are outside.
func (e *Encoder) Candidate(i int) bool {
	w := &e.words[i]
	switch {
	case e.kase != NormalCase:
		return w.letters || w.joiner
	case w.capital:
		return true
	case !w.joiner && !w.isNumber():
		return false
	}
	// Joiners and numbers: beside a capital, with nothing but joiners between.
	left, right := false, false
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if e.words[k].capital {
			left = true
			break
		} else if !e.words[k].joiner {
			break
		}
	}
	for k := i + 1; k < len(e.words) && k <= i+3; k++ {
		if e.words[k].capital {
			right = true
			break
		} else if !e.words[k].joiner {
			break
		}
	}
	if w.isNumber() {
		return left || right
	}
	return right
}

// Templates number the features.
const (
	tBias model.Hash = iota + 100
	tWord
	tPrefix3
	tPrefix4
	tSuffix2
	tSuffix3
	tSuffix4
	tShape
	tFirst
	tWordBefore
	tWordAfter
	tWordBefore2
	tWordAfter2
	tPairBefore
	tPairAfter
	tAround
	tFine
	tMid
	tCoarse
	tFineBefore
	tFineAfter
	tMidBefore
	tMidAfter
	tMidBefore2
	tMidAfter2
	tMidPairBefore
	tMidPairAfter
	tMidAround
	tShapes
	tClass
	tClassBefore
	tClassAfter
	tClassPairBefore
	tClassPairAfter
	tCoarseShape
	tPhrase
	tPhraseBefore
	tPhraseAfter
	tRun
	tRunHead
	tRunHeadFine
	tRunHeadClass
	tRunFirst
	tRunFirstMid
	tBeforeRun
	tBeforeRunMid
	tAfterRun
	tAfterRunMid
	tAroundRun
	tAroundRunMid
	tLinkAfter
	tLinkAfterFine
	tLinkBefore
	tLinkBeforeFine
	tHeadSuffix
	tAcronym
	tClassBit
	tShapeBefore
	tShapeAfter
)

var border = Word{lower: 1, shape: 2, cluster: [3]model.Hash{4093, 253, 61}}

func (e *Encoder) at(i int) *Word {
	if i < 0 || i >= len(e.words) {
		return &border
	}
	return &e.words[i]
}

// Features calls add with each feature of word i, which must be a candidate.
func (e *Encoder) Features(i int, add func(model.Hash)) {
	w, b, a := e.at(i), e.at(i-1), e.at(i+1)
	shape := w.shape + e.mode
	add(tBias)
	w.letterFeatures(add)
	add(tShape.With(shape))
	if i == e.first {
		add(tFirst.With(shape))
		add(tFirst.With(w.cluster[1] + 1000))
	}
	e.wordFeatures(i, add)
	e.clusterFeatures(i, add)
	add(tShapes.With(b.shape).With(shape).With(a.shape))
	add(tShapeBefore.With(b.shape).With(shape))
	add(tShapeAfter.With(shape).With(a.shape))
	add(tCoarseShape.With(w.cluster[2]).With(shape))
	add(tClass.With(model.Hash(w.class)).With(shape))
	e.classFeatures(i, add)
	if w.run >= 0 {
		e.runFeatures(i, w, add)
	} else if e.kase == NormalCase && w.joiner && b.run >= 0 { // "of": what it joins
		r := e.runs[b.run]
		add(tLinkBefore.With(e.words[r.from].lower))
		add(tLinkBeforeFine.With(b.cluster[0]).With(w.lower))
	}
}

// letterFeatures are the word, its beginning and its end.
func (w *Word) letterFeatures(add func(model.Hash)) {
	add(tWord.With(w.lower))
	if !w.letters {
		return
	}
	if w.prefix[0] != 0 {
		add(tPrefix3.With(w.prefix[0]))
	}
	if w.prefix[1] != 0 {
		add(tPrefix4.With(w.prefix[1]))
	}
	add(tSuffix2.With(w.suffix[0]))
	if w.suffix[1] != 0 {
		add(tSuffix3.With(w.suffix[1]))
	}
	if w.suffix[2] != 0 {
		add(tSuffix4.With(w.suffix[2]))
	}
}

// wordFeatures are the words around word i.
func (e *Encoder) wordFeatures(i int, add func(model.Hash)) {
	w, b, a := e.at(i).lower, e.at(i-1).lower, e.at(i+1).lower
	add(tWordBefore.With(b))
	add(tWordAfter.With(a))
	add(tWordBefore2.With(e.at(i - 2).lower))
	add(tWordAfter2.With(e.at(i + 2).lower))
	add(tPairBefore.With(b).With(w))
	add(tPairAfter.With(w).With(a))
	add(tAround.With(b).With(a))
}

// clusterFeatures are the clusters of word i and of those around it.
func (e *Encoder) clusterFeatures(i int, add func(model.Hash)) {
	w, b, a := &e.at(i).cluster, &e.at(i-1).cluster, &e.at(i+1).cluster
	add(tFine.With(w[0]))
	add(tMid.With(w[1]))
	add(tCoarse.With(w[2]))
	add(tFineBefore.With(b[0]))
	add(tFineAfter.With(a[0]))
	add(tMidBefore.With(b[1]))
	add(tMidAfter.With(a[1]))
	add(tMidBefore2.With(e.at(i - 2).cluster[1]))
	add(tMidAfter2.With(e.at(i + 2).cluster[1]))
	add(tMidPairBefore.With(b[1]).With(w[1]))
	add(tMidPairAfter.With(w[1]).With(a[1]))
	add(tMidAround.With(b[1]).With(a[1]))
}

// classFeatures are the gazetteers that word i and its neighbours stand in, alone or as
// a part of a phrase.
func (e *Encoder) classFeatures(i int, add func(model.Hash)) {
	w, b, a := e.at(i), e.at(i-1), e.at(i+1)
	for rest := w.class; rest != 0; rest &= rest - 1 {
		add(tClassBit.With(model.Hash(rest & -rest)))
	}
	add(tClassBefore.With(model.Hash(b.class)))
	add(tClassAfter.With(model.Hash(a.class)))
	add(tClassPairBefore.With(model.Hash(b.class)).With(model.Hash(w.class)))
	add(tClassPairAfter.With(model.Hash(w.class)).With(model.Hash(a.class)))
	if w.phrase != 0 {
		add(tPhrase.With(w.phrase))
	}
	if b.phrase != 0 {
		add(tPhraseBefore.With(b.phrase))
	}
	if a.phrase != 0 {
		add(tPhraseAfter.With(a.phrase))
	}
}

func (e *Encoder) runFeatures(i int, w *Word, add func(model.Hash)) {
	r := e.runs[w.run]
	length := min(r.to-r.from, 4)
	place := model.Hash(min(i-r.from, 2)*4 + min(r.to-1-i, 2))
	head, first := &e.words[r.to-1], &e.words[r.from]
	before, after := e.at(r.from-1), e.at(r.to)
	add(tRun.With(place).With(model.Hash(length)))
	add(tRunHead.With(head.lower).With(place))
	add(tRunHeadFine.With(head.cluster[0]).With(place))
	add(tRunHeadClass.With(model.Hash(head.class)).With(place))
	add(tRunFirst.With(first.lower).With(place))
	add(tRunFirstMid.With(first.cluster[1]).With(place))
	add(tHeadSuffix.With(head.suffix[1]).With(place))
	add(tBeforeRun.With(before.lower).With(place))
	add(tBeforeRunMid.With(before.cluster[1]).With(place))
	add(tAfterRun.With(after.lower).With(place))
	add(tAfterRunMid.With(after.cluster[1]).With(place))
	add(tAroundRun.With(before.lower).With(after.lower))
	add(tAroundRunMid.With(before.cluster[1]).With(after.cluster[1]).With(model.Hash(length)))
	// "Ministry of Health": each side sees the other's head.
	if after.joiner && r.to+1 < len(e.words) {
		if next := e.at(r.to + 1); next.run >= 0 {
			h := &e.words[e.runs[next.run].to-1]
			add(tLinkAfter.With(after.lower).With(h.lower))
			add(tLinkAfterFine.With(after.lower).With(h.cluster[1]))
		}
	}
	if before.joiner && r.from >= 2 {
		if prev := e.at(r.from - 2); prev.run >= 0 {
			add(tLinkBefore.With(before.lower).With(prev.lower))
			add(tLinkBeforeFine.With(before.lower).With(prev.cluster[1]))
		}
	}
	// "Economic and Financial Crimes Commission (EFCC)"
	if length == 1 && w.upper {
		if e.acronym(i) {
			add(tAcronym.With(1))
		}
	}
}

// acronym reports whether word i stands in brackets after the words it is the
// initials of.
func (e *Encoder) acronym(i int) bool {
	if i < 3 || e.words[i-1].letters || !e.words[i-2].letters {
		return false
	}
	return e.words[i-2].run >= 0
}

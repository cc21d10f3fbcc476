package actor

import (
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/model"
)

// Case says how a sentence uses capitals: what a capital tells depends on it.
type Case uint8

const (
	NormalCase Case = iota
	TitleCase       // Every Word of a Headline
	UpperCase       // ALL OF A HEADLINE
	LowerCase       // no capitals at all
)

// A Word is what the features know of a token, computed once.
type Word struct {
	lower   model.Hash // of the form in lower case
	shape   model.Hash
	prefix  [2]model.Hash // of 3 and 4 letters
	suffix  [3]model.Hash // of 2, 3 and 4 letters
	cluster [3]model.Hash // fine, mid, coarse; 0 where the word is unknown
	class   Class
	phrase  model.Hash // gazetteer phrase the word is in, and where

	capital bool // begins with a capital, or holds one
	upper   bool // all letters capital, two or more
	letters bool // has a letter
	joiner  bool // may stand inside a name in lower case: "of", "al-"

	run int32 // index into runs, or -1
}

// A capitals is a maximal sequence of capitalised words, and joined by "of", "for"
// or "and" perhaps to another.
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

// joiners may stand in lower case inside a name.
var joiners = map[model.Hash]bool{}

func init() {
	for _, w := range []string{"of", "the", "for", "and", "&", "de", "la", "le", "du", "des", "del", "della", "di", "da", "dos", "das", "do", "e", "y", "el", "al", "as-", "ul", "ur", "bin", "bint", "ibn", "abu", "van", "von", "der", "den", "ter", "ten", "zu", "on", "in", "to", "at", "against", "with", "from", "by", "d'", "l'", "'s", "’s", "-", "–", "'", "’", "/", "st.", "san", "wa", "ya", "na", "no"} {
		joiners[wordHash(w)] = true
	}
}

// wordHash returns the hash of a word in lower case: FNV-1a over code points,
// then spread. Curly apostrophes count as straight ones.
func wordHash(w string) model.Hash {
	h := uint64(fnvOffset)
	for _, r := range w {
		h = (h ^ uint64(foldRune(r))) * fnvPrime
	}
	return spread(h)
}

// WordHash returns the hash of a word in any case.
func WordHash(w string) model.Hash { return wordHash(w) }

// PhraseHash returns the hash of the words of a phrase.
func PhraseHash(words ...string) model.Hash {
	h := wordHash(words[0])
	for _, w := range words[1:] {
		h = h.With(wordHash(w))
	}
	return h
}

const (
	fnvPrime  = 0x100000001B3
	fnvOffset = 0xCBF29CE484222325
)

func spread(x uint64) model.Hash {
	x = (x ^ x>>32) * 0x9E3779B97F4A7C15
	return model.Hash(x ^ x>>29)
}

func foldRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		return r
	case r == '’' || r == '‘':
		return '\''
	}
	return unicode.ToLower(r)
}

// Longest gazetteer phrase, in words.
const maxPhrase = 5

// small words stay in lower case in a headline that capitalises the others.
var small = map[model.Hash]bool{}

func init() {
	for _, w := range []string{"a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "vs", "is", "its", "over", "after", "s", "'s", "into", "de", "al"} {
		small[wordHash(w)] = true
	}
}

// CaseOf tells how the tokens r of d use capitals.
func CaseOf(d *doc.Document, r doc.Range) Case {
	words, capital, upper, any := 0, 0, 0, 0
	for i := r.From; i < r.To; i++ {
		w := d.Word(i)
		letters, ups := 0, 0
		for _, c := range w {
			if unicode.IsLetter(c) {
				letters++
				if unicode.IsUpper(c) {
					ups++
				}
			}
		}
		any += ups
		if letters < 2 || ups == 0 && small[wordHash(w)] {
			continue
		}
		words++
		if ups == letters && letters > 3 || ups == letters && upper > 1 {
			upper++
		}
		if ups > 0 {
			capital++
		}
	}
	switch {
	case any == 0:
		return LowerCase
	case upper >= 2 && upper*10 >= words*6 && capital*10 >= words*9:
		return UpperCase
	case words >= 4 && capital*100 >= words*92:
		return TitleCase
	}
	return NormalCase
}

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
		w.joiner = !w.capital && joiners[w.lower]
	}
	e.lookUp()
	e.findRuns()
}

// read computes the hashes of one word.
func (w *Word) read(s string) {
	var ring [4]uint64
	h := uint64(fnvOffset)
	shape := uint64(fnvOffset)
	last := rune(0)
	n, ups, lets := 0, 0, 0
	for _, r := range s {
		f := foldRune(r)
		h = (h ^ uint64(f)) * fnvPrime
		class := rune('.')
		switch {
		case r != f && r != '’' && r != '‘':
			class = 'X'
			ups++
			lets++
		case 'a' <= r && r <= 'z':
			class = 'x'
			lets++
		case '0' <= r && r <= '9':
			class = '0'
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			class = 'x'
			lets++
		case r == '\'' || r == '’':
			class = '\''
		case r == '-' || r == '.' || r == '&' || r == '@':
			class = r
		}
		if class != last || n < 2 {
			shape = (shape ^ uint64(class)) * fnvPrime
			last = class
		}
		ring[n&3] = uint64(f)
		n++
		if n == 3 {
			w.prefix[0] = spread(h + 3)
		} else if n == 4 {
			w.prefix[1] = spread(h + 4)
		}
	}
	w.lower = spread(h)
	w.shape = spread(shape)
	w.capital = ups > 0
	w.upper = ups >= 2 && ups == lets
	w.letters = lets > 0
	var suf uint64
	for k := 1; k <= 4 && k <= n; k++ {
		suf = suf*0x1000193 + ring[(n-k)&3] + 1
		if k >= 2 {
			w.suffix[k-2] = spread(suf * 31)
		}
	}
}

// lookUp finds clusters, classes and gazetteer phrases.
func (e *Encoder) lookUp() {
	t := e.table
	for i := range e.words {
		w := &e.words[i]
		entry := t.Get(w.lower)
		w.class = entry.Class &^ (ClassFemale | ClassMale)
		if c := entry.Cluster; c != 0 {
			w.cluster[0] = model.Hash(c)
			w.cluster[1] = model.Hash(t.mid[c-1]) + 1
			w.cluster[2] = model.Hash(t.coarse[c-1]) + 1
		}
	}
	if e.kase == LowerCase {
		e.phrases(func(w *Word) bool { return w.letters })
	} else {
		e.phrases(func(w *Word) bool { return w.capital })
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
	case !w.joiner && !isDigitShape(w):
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
	if isDigitShape(w) {
		return left || right
	}
	return right
}

var digitShapes = map[model.Hash]bool{}

func init() {
	for _, s := range []string{"1", "10", "2022", "7"} {
		var w Word
		w.read(s)
		digitShapes[w.shape] = true
	}
}

func isDigitShape(w *Word) bool { return !w.letters && digitShapes[w.shape] }

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
	w, b, a, b2, a2 := e.at(i), e.at(i-1), e.at(i+1), e.at(i-2), e.at(i+2)
	shape := w.shape + e.mode
	add(tBias)
	add(tWord.With(w.lower))
	if w.letters {
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
	add(tShape.With(shape))
	if i == e.first {
		add(tFirst.With(shape))
		add(tFirst.With(w.cluster[1] + 1000))
	}
	add(tWordBefore.With(b.lower))
	add(tWordAfter.With(a.lower))
	add(tWordBefore2.With(b2.lower))
	add(tWordAfter2.With(a2.lower))
	add(tPairBefore.With(b.lower).With(w.lower))
	add(tPairAfter.With(w.lower).With(a.lower))
	add(tAround.With(b.lower).With(a.lower))
	add(tFine.With(w.cluster[0]))
	add(tMid.With(w.cluster[1]))
	add(tCoarse.With(w.cluster[2]))
	add(tFineBefore.With(b.cluster[0]))
	add(tFineAfter.With(a.cluster[0]))
	add(tMidBefore.With(b.cluster[1]))
	add(tMidAfter.With(a.cluster[1]))
	add(tMidBefore2.With(b2.cluster[1]))
	add(tMidAfter2.With(a2.cluster[1]))
	add(tMidPairBefore.With(b.cluster[1]).With(w.cluster[1]))
	add(tMidPairAfter.With(w.cluster[1]).With(a.cluster[1]))
	add(tMidAround.With(b.cluster[1]).With(a.cluster[1]))
	add(tShapes.With(b.shape).With(shape).With(a.shape))
	add(tShapeBefore.With(b.shape).With(shape))
	add(tShapeAfter.With(shape).With(a.shape))
	add(tCoarseShape.With(w.cluster[2]).With(shape))
	add(tClass.With(model.Hash(w.class)).With(shape))
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
	if w.run >= 0 {
		e.runFeatures(i, w, add)
	} else if e.kase == NormalCase && w.joiner {
		// "of": what it joins.
		if b.run >= 0 {
			r := e.runs[b.run]
			add(tLinkBefore.With(e.words[r.from].lower))
			add(tLinkBeforeFine.With(b.cluster[0]).With(w.lower))
		}
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

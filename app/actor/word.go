package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/model"
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

// joiners may stand in lower case inside a name.
var joiners = func() *model.Words[bool] {
	all := new(model.Words[bool])
	for w := range strings.FieldsSeq("of the for and & de la le du des del della di da dos das do e y el al as- ul ur bin bint ibn abu van von der den ter ten zu on in to at against with from by d' l' 's ’s - – ' ’ / st. san wa ya na no") {
		all.Set(wordHash(w), true)
	}
	return all
}()

// numberShapes are the shapes of numbers: "7", "10", "2022".
var numberShapes = func() map[model.Hash]bool {
	shapes := map[model.Hash]bool{}
	for _, s := range []string{"7", "10", "2022"} {
		var w Word
		w.read(s)
		shapes[w.shape] = true
	}
	return shapes
}()

func (w *Word) isNumber() bool { return !w.letters && numberShapes[w.shape] }

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

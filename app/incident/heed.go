package incident

import (
	"maps"
	"slices"
	"strings"

	"lede/app/model"
)

// Rules and models ask for the same few facts about a word again and again. So
// each token is looked up once, when the article is first read, and points to
// what the data say of its lemma and of its form.

// A heed is what the data say of a word.
type heed struct {
	senses  []*sense // of phrases that begin with it, longest first
	verb    bool     // one of them is of the verb alone
	past    string   // the verb that past.txt says it is the past of
	asked   bool     // a condition of some sense names it
	strong  bool     // it speaks of computers
	topic   uint64   // what it speaks of: bits of vocabulary.topics
	governs uint32   // what it does to an event below it: bits of governors
	unsure  bool     // it makes a sentence less sure of what it tells
	before  []cue    // those before an event that end with it
	behind  []cue    // those behind an event that begin with it
}

// unheeded is what they say of all other words.
var unheeded heed

// A heeded token is what the data say of its lemma and of its form; one and the
// same where these are one word.
type heeded struct{ lemma, form *heed }

// find returns what the data say of a word.
func (v *vocabulary) find(word string) *heed { return v.findHash(model.Lower(word)) }

func (v *vocabulary) findHash(word model.Hash) *heed {
	if h, ok := v.words.Of(word); ok {
		return h
	}
	return &unheeded
}

// at returns what the data say of a word, to be added to.
func (v *vocabulary) at(word string) *heed {
	hash := model.Lower(word)
	h, ok := v.words.Of(hash)
	if !ok {
		h = new(heed)
		v.words.Set(hash, h)
	}
	return h
}

// speak notes what words speak of, and sorts their senses. Topics come in the same
// order every time.
func (v *vocabulary) speak() {
	for _, name := range slices.Sorted(maps.Keys(classes())) {
		bit := v.topic(name)
		for w := range classes()[name] {
			v.at(w).topic |= bit
		}
	}
	for form, verb := range pasts() {
		v.at(form).past = verb
	}
	for k, class := range governors {
		for w := range frames()[class] {
			v.at(w).governs |= 1 << k
		}
	}
	for w := range frames()["unsure"] {
		v.at(w).unsure = true
	}
	for w := range classes()["cyberstrong"] {
		v.at(w).strong = true
	}
	for _, typ := range slices.Sorted(maps.Keys(kinds())) {
		v.topic(FamilyPrefix + Family(typ))
	}
	for h := range v.words.All() {
		stableByLength(h.senses)
		for _, sn := range h.senses {
			if f := Family(sn.typ); f != "" && len(sn.words) == 1 {
				h.topic |= v.topic(FamilyPrefix + f)
			}
		}
	}
}

// topic gives a class of words, or a family, a bit.
func (v *vocabulary) topic(name string) uint64 {
	h := model.String(name)
	for k, have := range v.topics {
		if have == h {
			return 1 << k
		}
	}
	v.topics = append(v.topics, h)
	return 1 << (len(v.topics) - 1)
}

// lookUp looks up the tokens of the document.
func (r *reader) lookUp() {
	v := triggers()
	r.hashes = HashWords(r.d)
	r.heeds = make([]heeded, len(r.d.Tokens))
	for i := range r.heeds {
		low, lemma := r.d.Word(i), r.d.Tokens[i].Lemma
		if low != lemma {
			low = strings.ToLower(low)
		}
		r.lows[i] = low
		h := &r.heeds[i]
		h.lemma = v.findHash(r.hashes[i].Lemma)
		h.form = h.lemma
		if low != lemma {
			h.form = v.findHash(r.hashes[i].Form)
		}
	}
}

// begins reports whether token i may begin a phrase of the vocabulary.
func (r *reader) begins(i int) bool {
	return r.heeds[i].lemma.senses != nil || r.heeds[i].form.senses != nil
}

// topic returns what the word at token i speaks of.
func (r *reader) topic(i int) uint64 {
	if t := r.heeds[i].lemma.topic; t != 0 {
		return t
	}
	return r.heeds[i].form.topic
}

// speaksOfComputers reports whether the word at token i does.
func (r *reader) speaksOfComputers(i int) bool {
	return r.heeds[i].lemma.strong || r.heeds[i].form.strong
}

// textHas reports whether a word of the set is a lemma of the article.
func (r *reader) textHas(set map[string]bool) bool {
	if r.words == nil {
		r.words = make(map[string]bool, len(r.d.Tokens)/2)
		for i := range r.d.Tokens {
			r.words[r.d.Tokens[i].Lemma] = true
		}
	}
	for w := range set {
		if r.words[w] {
			return true
		}
	}
	return false
}

// A sieve tells quickly that a word is not in a set, or not in a class: by length
// and three letters of both (a Bloom filter of one cheap hash).
type sieve [1 << (sieveBits - 6)]uint64

const sieveBits = 16

func sift(word string) uint {
	n := uint(len(word))
	if n == 0 {
		return 0
	}
	return uint(word[0]) ^ uint(word[n-1])<<5 ^ uint(word[n/2])<<9 ^ n<<12
}

func (s *sieve) bit(word, class string) (at, shift uint) {
	h := (sift(word) ^ sift(class)*31) % (1 << sieveBits)
	return h / 64, h % 64
}

func (s *sieve) add(word, class string) {
	at, shift := s.bit(word, class)
	s[at] |= 1 << shift
}

func (s *sieve) may(word, class string) bool {
	at, shift := s.bit(word, class)
	return s[at]>>shift&1 != 0
}

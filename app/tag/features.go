package tag

import (
	"lede/app/doc"
	"lede/app/model"
)

// ModelName is what the model is packed under; the number is that of the
// features below.
const ModelName = "tag/1"

// Templates of the features, under the names prose gives them. i is the token
// to be tagged, i-1 the one before it. A feature is a template with the hashes
// ([model.String]) of the strings it is about.
const (
	Bias        model.Hash = iota + 1
	Suffix                 // "i suffix": last three bytes, in their case
	Prefix                 // "i pref1": first byte, in its case
	Tag1                   // "i-1 tag"
	Tag2                   // "i-2 tag"
	Tag12                  // "i tag+i-2 tag": i-1 and i-2
	Word                   // "i word"
	Tag1Word               // "i-1 tag+i word"
	Word1                  // "i-1 word"
	Suffix1                // "i-1 suffix"
	Word2                  // "i-2 word"
	WordAfter              // "i+1 word"
	SuffixAfter            // "i+1 suffix"
	WordAfter2             // "i+2 word"
	Known                  // exact word whose tag never varies; overrules the rest
	numTemplates
)

// A word is what the features know of a token. Every hash is computed once.
type word struct {
	norm    model.Hash // the word as prose normalises it
	normEnd model.Hash // the last three bytes of that
	suffix  model.Hash // the last three bytes of the word as it stands
	prefix  model.Hash // its first byte
	exact   model.Hash // the word as it stands
	lower   model.Hash // in lower case
	fact    fact       // what the repairs know of it
	fixed   doc.Tag    // what its form alone decides, or NoTag
}

// Words beyond the borders of a sentence, in prose's order.
var (
	start  = outside("-START-")
	start2 = outside("-START2-")
	end    = outside("-END-")
	end2   = outside("-END2-")
)

func outside(name string) word {
	return word{norm: model.String(name), normEnd: model.String(last3(name))}
}

// What stands for the tag of a word before the sentence: of the one before its
// first word, and of the one before that.
const (
	startTag  = doc.NumTags
	start2Tag = startTag + 1
	numPast   = start2Tag + 1
)

// tagHashes are the hashes of the names of tags, and of what stands for one.
var tagHashes = func() (h [numPast]model.Hash) {
	for t := range doc.NumTags {
		h[t] = model.String(doc.Tag(t).String())
	}
	h[startTag], h[start2Tag] = model.String("-START-"), model.String("-START2-")
	return h
}()

// Stand-ins for kinds of words, as prose has them.
var (
	hyphened = outside("!HYPHEN")
	year     = outside("!YEAR")
	digits   = outside("!DIGITS")
)

// pastFeatures returns what the two tags before a word speak for.
func pastFeatures(p1, p2 model.Hash, f []model.Hash) []model.Hash {
	return append(f, Bias, Tag1.With(p1), Tag2.With(p2), Tag12.With(p1).With(p2))
}

// past is how many features are about nothing but the tags before.
const past = 4

// features returns what speaks for a tag of the word in the middle of five, first
// what is about nothing but the tags before it. p1 and p2 are the hashes of those.
func features(w *[5]word, p1, p2 model.Hash, f []model.Hash) []model.Hash {
	i := &w[2]
	return append(pastFeatures(p1, p2, f),
		Suffix.With(i.suffix),
		Prefix.With(i.prefix),
		Word.With(i.norm),
		Tag1Word.With(p1).With(i.norm),
		Word1.With(w[1].norm),
		Suffix1.With(w[1].normEnd),
		Word2.With(w[0].norm),
		WordAfter.With(w[3].norm),
		SuffixAfter.With(w[3].normEnd),
		WordAfter2.With(w[4].norm),
	)
}

func last3(s string) string { return s[max(0, len(s)-3):] }

package statement

import (
	"lede/app/doc"
	"lede/app/lexicon"
)

// The closed-class words and tags that the order of words is read by: data/words.txt
// says what each set is for.
var (
	wordSet = lexicon.MustSets(data, "data/words.txt")

	standsAlone   = wordSet("stands-alone")
	speaksAlone   = wordSet("speaks-alone")
	subordinators = wordSet("subordinator")
	occasions     = wordSet("occasion")
	asides        = wordSet("aside")
	attaches      = wordSet("attaches")
	objectPhrases = wordSet("object")
	speaksFor     = wordSet("speaks-for")
	inverts       = wordSet("inverts")
	callings      = wordSet("calling")
	describes     = wordSet("describes")
	proofs        = wordSet("proof")
	figures       = wordSet("figure")
	summaries     = wordSet("summary")
	polls         = wordSet("poll")
	settings      = wordSet("setting")
	days          = wordSet("day")
	effects       = wordSet("effect")
)

// isFinite reports whether a verb with tag t can have its own subject. VB and
// VBN count: their auxiliary may carry the tense.
func isFinite(t doc.Tag) bool {
	return t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.VBN || t == doc.VB || t == doc.VBG
}

func isAuxiliary(lemma string) bool {
	switch lemma {
	case "be", "have", "do":
		return true
	}
	return false
}

// isPlural reports whether a capitalised word that was taken for an adverb looks
// like the plural of a noun.
func isPlural(w string) bool {
	switch w {
	case "Always", "Perhaps", "Sometimes", "Besides", "Afterwards", "Nowadays", "Thus", "Regardless", "Nonetheless", "Nevertheless", "Towards", "Less":
		return false
	}
	return len(w) > 4 && 'A' <= w[0] && w[0] <= 'Z' && w[len(w)-1] == 's'
}

func isDemonstrative(lemma string) bool {
	switch lemma {
	case "this", "that", "these", "those":
		return true
	}
	return false
}

func isNominal(t doc.Tag) bool {
	return t.IsNoun() || t == doc.PRP || t == doc.DT || t == doc.CD || t == doc.EX || t.IsAdjective() || t == doc.WP || t == doc.WDT
}

func inNounPhrase(t doc.Tag) bool {
	return t.IsNoun() || t.IsAdjective() || t == doc.DT || t == doc.PDT || t == doc.PRPS || t == doc.POS ||
		t == doc.CD || t == doc.PRP
}

// sameForm reports whether two verbs may be coordinated: past tense and past
// participle are easily mistaken for one another.
func sameForm(a, b doc.Tag) bool {
	past := func(t doc.Tag) bool { return t == doc.VBD || t == doc.VBN }
	plain := func(t doc.Tag) bool { return t == doc.VB || t == doc.VBP }
	return a == b || past(a) && past(b) || plain(a) && plain(b)
}

// isObjectPronoun reports whether a word can be no subject: "him".
func isObjectPronoun(lemma, word string) bool {
	switch word {
	case "him", "them", "me", "us":
		return true
	}
	return isReflexive(lemma)
}

func isReflexive(lemma string) bool {
	switch lemma {
	case "itself", "themselves", "himself", "herself", "myself", "ourselves":
		return true
	}
	return false
}

func startsNounPhrase(t doc.Tag) bool {
	return inNounPhrase(t) && t != doc.POS || t == doc.EX || t == doc.Dollar
}

func isDash(w string) bool { return w == "—" || w == "–" || w == "-" || w == "--" }

func nominalLink(r doc.Rel) bool {
	switch r {
	case doc.RelCompound, doc.RelNModPoss, doc.RelAMod, doc.RelFlat, doc.RelDet:
		return true
	}
	return false
}

// Tags and lemmas are asked for at some six hundred places: called there instead of
// copied there, they keep the engine small.

//go:noinline
func (f *finder) tag(i int) doc.Tag { return f.d.Tokens[i].Tag }

//go:noinline
func (f *finder) lemma(i int) string { return f.d.Tokens[i].Lemma }

package statement

import "lede/app/doc"

// The closed-class words and tags that the order of words is read by.

// standsAlone are the determiners that can be a subject.
var standsAlone = map[string]bool{
	"some": true, "this": true, "that": true, "these": true, "those": true, "both": true, "all": true, "any": true,
	"each": true, "many": true, "several": true, "another": true, "either": true, "neither": true,
}

// speaksAlone are the words besides nouns and pronouns that can be the subject
// of an inverted verb: "…," says one.
var speaksAlone = map[string]bool{"one": true, "another": true, "some": true, "many": true, "both": true}

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

// attaches are the prepositions that tie a noun phrase to the noun before it.
var attaches = map[string]bool{"of": true, "for": true, "from": true, "at": true, "by": true, "with": true, "in": true}

// describes are the words that tie a phrase to the people before them: "people
// familiar with", "sources close to".
var describes = map[string]bool{
	"familiar": true, "close": true, "loyal": true, "opposed": true, "responsible": true, "critical": true,
	"briefed": true, "brief": true, "involved": true, "involve": true, "present": true, "near": true,
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

// inverts are the verbs that may stand before their subject without a
// quotation: "…, said Raab".
var inverts = map[string]bool{
	"say": true, "add": true, "report": true, "write": true, "explain": true, "note": true, "claim": true, "warn": true,
}

var days = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "today": true, "yesterday": true,
}

// sameForm reports whether two verbs may be coordinated: past tense and past
// participle are easily mistaken for one another.
func sameForm(a, b doc.Tag) bool {
	past := func(t doc.Tag) bool { return t == doc.VBD || t == doc.VBN }
	plain := func(t doc.Tag) bool { return t == doc.VB || t == doc.VBP }
	return a == b || past(a) && past(b) || plain(a) && plain(b)
}

// subordinators open a clause that another must follow.
var subordinators = map[string]bool{
	"while": true, "although": true, "though": true, "when": true, "if": true, "as": true, "after": true,
	"before": true, "because": true, "since": true, "whereas": true, "once": true, "until": true, "unless": true,
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

var objectPhrases = map[string]bool{"of": true, "about": true, "over": true, "for": true, "between": true, "against": true}

func nominalLink(r doc.Rel) bool {
	switch r {
	case doc.RelCompound, doc.RelNModPoss, doc.RelAMod, doc.RelFlat, doc.RelDet:
		return true
	}
	return false
}

// proofs are the nouns that keep the clause behind them from the verb before:
// "found no evidence that".
var proofs = map[string]bool{
	"evidence": true, "sign": true, "indication": true, "proof": true, "reason": true, "doubt": true, "guarantee": true,
}

// occasions open a clause that says when somebody spoke, where what was said is
// no clause itself.
var occasions = map[string]bool{"after": true, "while": true, "although": true, "though": true}

// callings tie a name to what bears it: "a group called Night Lynx".
var callings = map[string]bool{"call": true, "name": true, "dub": true, "nickname": true, "know": true}

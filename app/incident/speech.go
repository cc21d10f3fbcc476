package incident

import (
	"strings"

	"lede/app/doc"
)

// speaks reports whether tokens [from,to) can be that part of speech here: a
// verb that is no attribute, a noun that does not merely say what kind of
// thing the next noun is, and neither inside somebody's name.
func (r *reader) speaks(pos byte, from, to, head, s int) bool {
	tok := &r.d.Tokens[head]
	if m := r.who[head].mention; m != nil && m.Form == doc.Name && (pos == 'n' || tok.Tag.IsProper()) {
		// A capitalised word that opens a sentence is no safe name, unless more
		// capitals follow.
		if head != r.d.Sentences[s].Tokens.From || m.Len() != tok.Len() && r.d.Tokens[head+1].Tag.IsProper() {
			return false
		}
	}
	switch pos {
	case 'v':
		if r.mistagged(head, s) || r.participle(head, s) != "" || tok.Tag == doc.NNS && to-from == 1 && r.headlineVerb(head, s) {
			return true
		}
		if to-from > 1 && tok.Tag == doc.NN && r.determinerBefore(from, s) != "" {
			return false // "the vote in parliament"
		}
		if to-from > 1 && !(tok.Tag.IsNoun() && r.d.Tokens[to-1].Tag == doc.TO) {
			return true
		}
		if tok.Rel == doc.RelAMod && tok.Tag == doc.VBG && r.inSentence(s, head-1) && r.d.Tokens[head-1].Tag == doc.NNS {
			return true // "advocates shouting slogans"
		}
		if tok.Tag == doc.VBN && r.inSentence(s, head-1) && r.low(head-1) == "those" {
			return true // "among those detained"
		}
		attribute := tok.Rel == doc.RelAMod && tok.Tag != doc.VBD && tok.Tag != doc.VBZ
		function := tok.Rel == doc.RelAux && auxiliary[r.low(head)] || tok.Rel == doc.RelCase && tok.Tag == doc.VBG
		return tok.Tag.IsVerb() && !attribute && !function
	case 'j':
		// "31 dead", "was found dead", not "a dead tree".
		return (tok.Tag.IsAdjective() || tok.Tag == doc.VBN) && !(r.inSentence(s, to) && r.d.Tokens[to].Tag.IsNoun())
	}
	switch {
	case tok.Tag.IsNoun():
	case tok.Tag == doc.JJ && to-from == 1 && r.standsAlone(head, s):
	case tok.Tag == doc.VBG:
		if r.actsAsVerb(head, s) {
			return false
		}
	case to-from > 1 && !tok.Tag.IsVerb():
	default:
		return false
	}
	if tok.Tag.IsProper() && r.lowerSentence(s) && to-from == 1 && !r.anyModifier(from, s, func(j int) bool { return r.d.Tokens[j].Tag.IsProper() }) {
		return head == r.d.Sentences[s].Tokens.From || strings.ToUpper(r.d.Word(head)) == r.d.Word(head) && (!r.inSentence(s, to) || !r.d.Tokens[to].Tag.IsProper())
	}
	if to == head+1 && r.inSentence(s, to) && r.d.Tokens[to].Tag.IsNoun() && !r.mistagged(to, s) && !(r.d.Tokens[to].Tag == doc.NN && strings.HasSuffix(r.low(to), "ed") && len(r.low(to)) > 4 && r.verbless(to, s)) && !strings.ContainsAny(r.d.Text[r.d.Tokens[head].End:r.d.Tokens[to].Start], ",;") {
		if strings.HasSuffix(r.low(head), "ing") && r.inSentence(s, from-1) && r.d.Tokens[from-1].Tag == doc.IN {
			return true // "charged with killing mother and sister"
		}
		return in("compound", r.d.Tokens[to].Lemma) || r.isTime(to)
	}
	return true
}

// standsAlone reports whether token i, tagged as an adjective, is the noun of its
// phrase: "the fine follows an inquiry".
func (r *reader) standsAlone(i, s int) bool {
	if !r.inSentence(s, i-1) || !r.inSentence(s, i+1) || r.d.Tokens[i-1].Tag != doc.DT {
		return false
	}
	switch t := r.d.Tokens[i+1].Tag; t {
	case doc.VBZ, doc.VBD, doc.MD:
		return true
	}
	return false
}

// participle returns the lemma of a participle that was tagged as an adjective
// after a form of "be" ("cars were burnt", "nobody was injured"), or "".
func (r *reader) participle(i, s int) string {
	if r.d.Tokens[i].Tag != doc.JJ {
		return ""
	}
	j := i - 1
	for r.inSentence(s, j) && r.d.Tokens[j].Tag.IsAdverb() {
		j--
	}
	if !r.inSentence(s, j) || !beForms[r.low(j)] && !in("if", r.low(j)) {
		return "" // "was", "if convicted"
	}
	return r.pastOf(i)
}

// pastOf returns the trigger verb that token i, a form in -ed or a listed one, is the
// past of, or "".
func (r *reader) pastOf(i int) string {
	if v := r.heeds[i].form.past; v != "" {
		return v
	}
	low := r.low(i)
	if low[len(low)-1] != 'd' {
		return ""
	}
	for _, ending := range [...][2]string{{"ied", "y"}, {"ed", ""}, {"d", ""}} {
		if stem, ok := strings.CutSuffix(low, ending[0]); ok && len(stem) > 2 {
			if stem += ending[1]; isTriggerVerb(stem) {
				return stem
			}
			if n := len(stem); ending[0] == "ed" && stem[n-1] == stem[n-2] && isTriggerVerb(stem[:n-1]) {
				return stem[:n-1]
			}
		}
	}
	return ""
}

// isTriggerVerb reports whether some sense is of the verb.
func isTriggerVerb(lemma string) bool { return triggers().find(lemma).verb }

// mistagged reports whether token i is a past tense that was tagged as a noun:
// its form is a known past, a noun, pronoun or adverb stands before it, and
// after it no noun or its clause has no other verb.
func (r *reader) mistagged(i, s int) bool {
	if t := r.d.Tokens[i].Tag; t != doc.NN && t != doc.JJ || !r.inSentence(s, i-1) {
		return false
	}
	switch t := r.d.Tokens[i-1].Tag; {
	case t.IsNoun(), t == doc.JJ, t.IsAdverb(), t == doc.WP, t == doc.WDT, t == doc.PRP:
	default:
		return false
	}
	if r.inSentence(s, i+1) && (r.d.Tokens[i+1].Tag == doc.NN || r.d.Tokens[i+1].Tag == doc.NNS) && !r.verbless(i, s) {
		return false
	}
	return r.heeds[i].form.past != ""
}

// verbless reports whether the clause that token i stands in, from the beginning
// of its sentence to the next comma, has no finite verb.
func (r *reader) verbless(i, s int) bool {
	toks := r.d.Sentences[s].Tokens
	for j := toks.From; j < toks.To; j++ {
		switch t := r.d.Tokens[j].Tag; {
		case t == doc.VBD, t == doc.VBZ, t == doc.VBP, t == doc.MD:
			return false
		case t == doc.Comma && j > i:
			return true
		}
	}
	return true
}

// headlineVerb reports whether token i, tagged as a plural noun, is rather the
// verb of a headline: "Mafia boss dies in prison", "Quake hits Turkey". A name
// or noun stands before it and no word of its own describes it.
func (r *reader) headlineVerb(i, s int) bool {
	toks := r.d.Sentences[s].Tokens
	if !toks.Has(i-1) || !r.d.Tokens[i-1].Tag.IsNoun() || toks.Len() > 16 || strings.HasSuffix(r.d.Word(i-1), "s") && r.d.Tokens[i-1].Tag == doc.NNS {
		return false
	}
	for j := toks.From; j < toks.To; j++ {
		if t := r.d.Tokens[j].Tag; t == doc.VBZ || t == doc.VBD || t == doc.VBP || t == doc.MD {
			return false
		}
	}
	for _, sn := range r.heeds[i].lemma.senses {
		if sn.pos == 'n' && len(sn.words) == 1 {
			return !toks.Has(i+1) || r.d.Tokens[i+1].Tag.IsProper() || r.d.Tokens[i+1].Tag == doc.CD || r.d.Tokens[i+1].Tag.IsAdjective()
		}
	}
	return true
}

// actsAsVerb reports whether the -ing form i has an object or opens a clause
// rather than being a noun.
func (r *reader) actsAsVerb(i, s int) bool {
	if r.inSentence(s, i-1) && !r.takesNoun(i, s) {
		switch r.d.Tokens[i-1].Tag {
		case doc.JJ, doc.DT, doc.PRPS, doc.POS:
			return false // "Chinese hacking", "the bombing"
		}
	}
	switch r.d.Tokens[i].Rel {
	case doc.NoRel:
	case doc.RelNSubj, doc.RelNSubjPass, doc.RelObj, doc.RelObl, doc.RelNMod, doc.RelCompound, doc.RelAppos, doc.RelOblAgent:
		return false
	default:
		return true
	}
	if r.takesNoun(i, s) {
		return true
	}
	return !r.inSentence(s, i-1) || !inPhrase(r.d.Tokens[i-1].Tag) && r.d.Tokens[i-1].Tag != doc.IN
}

// takesNoun reports whether an object follows token i at once.
func (r *reader) takesNoun(i, s int) bool {
	if !r.inSentence(s, i+1) {
		return false
	}
	t := r.d.Tokens[i+1].Tag
	return t == doc.DT || t == doc.PRP || t == doc.PRPS || t.IsProper() || t == doc.NNS
}

// headless reports whether sentence s ends without a full stop, as headlines
// do.
func (r *reader) headless(s int) bool {
	return r.d.Tokens[r.d.Sentences[s].Tokens.To-1].Tag != doc.Period
}

// lowerSentence reports whether sentence s is written in the usual way, not
// with Every Word Capitalised.
func (r *reader) lowerSentence(s int) bool {
	toks := r.d.Sentences[s].Tokens
	words, capitals := 0, 0
	for i := toks.From; i < toks.To; i++ {
		w := r.d.Word(i)
		if len(w) < 4 {
			continue
		}
		words++
		if w[0] >= 'A' && w[0] <= 'Z' {
			capitals++
		}
	}
	return capitals*2 < words
}

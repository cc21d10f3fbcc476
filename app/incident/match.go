package incident

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// A candidate is a stretch of tokens that some sense's words match. Its frames
// are worked out when a condition first asks for them.
type candidate struct {
	r        *reader
	sent     int
	from, to int // tokens
	head     int // the verb, or the last noun
	verb     bool
	full     *frame
	rough    *frame
}

func (x *candidate) frame() *frame {
	if x.full == nil {
		f := x.r.frameOf(x.head, x.sent, x.verb)
		x.full = &f
	}
	return x.full
}

// guess returns the frame read off the tags, as a second opinion on senses,
// or nil where there is no other.
func (x *candidate) guess() *frame {
	if !x.r.parsed(x.sent) {
		return nil
	}
	if x.rough == nil {
		f := x.r.shallow(x.head, x.sent, x.verb)
		x.rough = &f
	}
	return x.rough
}

// sentence finds the triggers of sentence s.
func (r *reader) sentence(s int) {
	toks := r.d.Sentences[s].Tokens
	first := len(r.mentions)
	for i := toks.From; i < toks.To; {
		if x, found := r.match(i, s); found != nil {
			if found.typ != "" {
				r.tell(x, found)
			}
			i = x.to
		} else {
			i++
		}
	}
	r.mentions = append(r.mentions[:first], r.independent(r.mentions[first:])...)
	for _, m := range r.mentions[first:] {
		r.assign(m)
		r.judge(m)
	}
	r.nearPlaces(s)
}

// independent leaves out of a sentence's mentions those that only name what
// another tells of: the flaw that is patched, the crime that is charged.
func (r *reader) independent(all []*mention) []*mention {
	var kept []*mention
	for _, m := range all {
		if !r.dependent(m, all) {
			kept = append(kept, m)
		}
	}
	for _, m := range kept {
		if m.joined != nil && m.joined.sent == m.sent && !slices.Contains(kept, m.joined) {
			m.joined = nil
		}
	}
	return kept
}

// enabled reports whether something only allows verb m: "allows attackers to
// run code".
func (r *reader) enabled(m *mention) bool {
	for i := m.from - 1; r.inSentence(m.sent, i) && i > m.from-9; i-- {
		switch r.d.Tokens[i].Lemma {
		case "allow", "enable", "let", "permit", "could", "can", "might":
			return true
		}
	}
	return false
}

func (r *reader) dependent(m *mention, all []*mention) bool {
	for _, o := range all {
		if o == m {
			continue
		}
		switch {
		case m.verb && m.kind.group == "vuln" && o.kind == m.kind && (!o.verb && m.frame.who == o.head || o.verb && o.from < m.from && m.sense.asks("who") && !m.sense.asks("what")):
			return true // "a bug allows": the bug tells it
		case m.verb && m.kind.family == "cyber" && o.kind.group == "vuln" && m.kind.group != "vuln" && r.enabled(m):
			return true // what a flaw would let attackers do
		case m.verb:
		case (m.kind.group == "vuln" || m.kind.group == "patch") && o.kind == m.kind && o.verb && (o.frame.what == m.head || o.from < m.from && m.from-o.to < 5 && o.frame.what == none):
			if m.to-o.from <= 7 && o.from < m.from {
				o.to = m.to // "released a security update" tells it as a whole
			}
			return true
		case (m.kind.typ == "fraud" || m.kind.typ == "crime") && o.kind.family == "law" && r.determiner(m) == "":
			return true
		}
	}
	return false
}

// match returns the longest phrase at token i that has a sense there.
func (r *reader) match(i, s int) (*candidate, *sense) {
	lemma, low := r.d.Tokens[i].Lemma, r.low(i)
	if r.mistagged(i, s) {
		lemma = pasts()[low]
	} else if v := r.participle(i, s); v != "" {
		lemma = v
	}
	x, best := r.try(triggers().byWord[lemma], i, s)
	if low != lemma {
		if y, other := r.try(triggers().byWord[low], i, s); other != nil && (best == nil || len(other.words) > len(best.words)) {
			return y, other
		}
	}
	return x, best
}

func (r *reader) try(senses []*sense, i, s int) (*candidate, *sense) {
	var x *candidate
	for _, sn := range senses {
		n := len(sn.words)
		if !r.spells(sn.words, i, s) {
			continue
		}
		head := i
		if sn.pos == 'n' {
			head = i + n - 1
			if k := prepositionIn(sn.words); k > 0 {
				head = i + k - 1 // "denial of service": the noun before
			}
		}
		if !r.speaks(sn.pos, i, i+n, head, s) {
			continue
		}
		if x == nil || x.to != i+n || x.head != head || x.verb != (sn.pos == 'v') {
			x = &candidate{r: r, sent: s, from: i, to: i + n, head: head, verb: sn.pos == 'v'}
		}
		ok := true
		for k := range sn.conds {
			if sn.conds[k].key == "told" && !(points[r.determinerBefore(i, s)] && r.toldOf(kinds()[sn.typ].group)) || sn.conds[k].key != "told" && !sn.conds[k].holds(x) {
				ok = false
				break
			}
		}
		if ok {
			return x, sn
		}
	}
	return nil, nil
}

// points are the determiners of nouns that refer back.
var points = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "both": true}

func prepositionIn(words []string) int {
	for k, w := range words {
		if w == "of" || w == "on" || w == "for" || w == "to" || w == "from" || w == "into" {
			return k
		}
	}
	return 0
}

// spells reports whether the words stand at token i, as forms or lemmas.
func (r *reader) spells(words []string, i, s int) bool {
	if !r.inSentence(s, i+len(words)-1) {
		return false
	}
	for k := 1; k < len(words); k++ {
		if w := words[k]; r.d.Tokens[i+k].Lemma != w && r.low(i+k) != w {
			return false
		}
	}
	return true
}

// speaks reports whether tokens [from,to) can be that part of speech here: a
// verb that is no attribute, a noun that does not merely say what kind of
// thing the next noun is, and neither inside somebody's name.
func (r *reader) speaks(pos byte, from, to, head, s int) bool {
	tok := &r.d.Tokens[head]
	if m := r.who[head].mention; m != nil && m.Form == doc.Name && (pos == 'n' || tok.Tag.IsProper()) {
		// A single capitalised word that opens a sentence is no safe name.
		if m.Len() != tok.Len() || head != r.d.Sentences[s].Tokens.From {
			return false
		}
	}
	switch pos {
	case 'v':
		if r.mistagged(head, s) || r.participle(head, s) != "" || tok.Tag == doc.NNS && to-from == 1 && r.headlineVerb(head, s) {
			return true
		}
		if to-from > 1 && !(tok.Tag.IsNoun() && r.d.Tokens[to-1].Tag == doc.TO) {
			return true
		}
		if tok.Rel == doc.RelAMod && tok.Tag == doc.VBG && r.inSentence(s, head-1) && r.d.Tokens[head-1].Tag == doc.NNS {
			return true // "advocates shouting slogans"
		}
		return tok.Tag.IsVerb() && tok.Rel != doc.RelAMod && tok.Rel != doc.RelAux && tok.Rel != doc.RelCase
	case 'j':
		return tok.Tag.IsAdjective() || tok.Tag == doc.VBN
	}
	switch {
	case tok.Tag.IsNoun():
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
	if to == head+1 && r.inSentence(s, to) && r.d.Tokens[to].Tag.IsNoun() && !r.mistagged(to, s) && !strings.ContainsAny(r.d.Text[r.d.Tokens[head].End:r.d.Tokens[to].Start], ",;") {
		return in("compound", r.d.Tokens[to].Lemma) || r.isTime(to)
	}
	return true
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
	if !r.inSentence(s, j) || !beForms[r.low(j)] {
		return ""
	}
	low := r.low(i)
	if v := pasts()[low]; v != "" {
		return v
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
func isTriggerVerb(lemma string) bool {
	for _, sn := range triggers().byWord[lemma] {
		if sn.pos == 'v' && len(sn.words) == 1 {
			return true
		}
	}
	return false
}

// mistagged reports whether token i is a past tense that was tagged as a noun:
// its form is a known past, a noun stands before it and none after.
func (r *reader) mistagged(i, s int) bool {
	if t := r.d.Tokens[i].Tag; t != doc.NN && t != doc.JJ || !r.inSentence(s, i-1) || !r.d.Tokens[i-1].Tag.IsNoun() && r.d.Tokens[i-1].Tag != doc.JJ {
		return false
	}
	if r.inSentence(s, i+1) && (r.d.Tokens[i+1].Tag == doc.NN || r.d.Tokens[i+1].Tag == doc.NNS) {
		return false
	}
	return pasts()[r.low(i)] != ""
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
	for _, sn := range triggers().byWord[r.d.Tokens[i].Lemma] {
		if sn.pos == 'n' && len(sn.words) == 1 {
			return !toks.Has(i+1) || r.d.Tokens[i+1].Tag.IsProper() || r.d.Tokens[i+1].Tag == doc.CD || r.d.Tokens[i+1].Tag.IsAdjective()
		}
	}
	return true
}

// actsAsVerb reports whether the -ing form i has an object or opens a clause
// rather than being a noun.
func (r *reader) actsAsVerb(i, s int) bool {
	switch r.d.Tokens[i].Rel {
	case doc.NoRel:
	case doc.RelNSubj, doc.RelNSubjPass, doc.RelObj, doc.RelObl, doc.RelNMod, doc.RelCompound, doc.RelAppos, doc.RelOblAgent:
		return false
	default:
		return true
	}
	if r.inSentence(s, i+1) {
		switch t := r.d.Tokens[i+1].Tag; {
		case t == doc.DT, t == doc.PRP, t == doc.PRPS, t.IsProper(), t == doc.NNS:
			return true
		}
	}
	return !r.inSentence(s, i-1) || !inPhrase(r.d.Tokens[i-1].Tag) && r.d.Tokens[i-1].Tag != doc.IN
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

func lower(w string) string { return strings.ToLower(w) }

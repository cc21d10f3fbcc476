package statement

import "lede/app/doc"

// The order of words tells most of what is reported, and tells it more surely
// than a tree where sentences grow long:
//
//	NP said [on Monday] (that) CLAUSE     NP before a finite verb
//	CLAUSE, NP said [on Monday]
//	CLAUSE, said NP
//	CLAUSE, NP said, CLAUSE
//	NP vowed to VERB
//	NP urged NP to VERB
//
// What these rules find is taken as found; the tree is asked about the rest.

// A site is a verb cue and where it stands.
type site struct {
	v, n    int       // the verb and how many tokens its cue has
	r       doc.Range // its sentence
	c       *cue
	passive bool
	clause  bool // its content is a clause with a finite verb
}

// after returns the token behind the cue.
func (s *site) after() int { return s.v + s.n }

// isPassive reports whether verb v is in the passive, by the words before it
// or, where they are silent, by the tree.
func (f *finder) isPassive(v int) bool {
	d := f.d
	if t := f.tag(v); t != doc.VBN && t != doc.VBD {
		return false
	}
	for k := v - 1; k >= 0 && k > v-4; k-- {
		switch t := d.Tokens[k]; {
		case t.Lemma == "be" || t.Lemma == "get":
			return true
		case t.Lemma == "have":
			return false
		case t.Tag.IsAdverb():
			continue
		}
		break
	}
	if v > 1 && d.Word(v-1) == "," && isNominal(f.tag(v-2)) && f.opensWithParticiple(v) && f.comesBack(v) {
		return true // "One aide, asked what would happen, shrugged"
	}
	if v > 0 && f.tag(v) == doc.VBN && subordinators[f.lemma(v-1)] {
		return true // "when asked for his plan"
	}
	if v > 0 && f.tag(v-1) == doc.CC && (v+1 >= len(d.Tokens) || d.Word(v+1) != "by") {
		return false // "was not known and warned": more likely a past tense
	}
	if f.isOnlyVerb(v) || f.isNaming(v) {
		return false
	}
	return f.tag(v) == doc.VBN && f.t.Rel(v) != doc.NoRel && f.t.IsPassive(v)
}

// comesBack reports whether a finite verb stands right behind the next comma: the
// clause that the comma before token v interrupted goes on.
func (f *finder) comesBack(v int) bool {
	for k := v + 1; k+1 < len(f.d.Tokens) && k < v+maxPhrase && f.tag(k) != doc.Period; k++ {
		if f.d.Word(k) == "," && f.inside[k] == 0 {
			return f.hasFinite(doc.Range{From: k + 1, To: k + 2})
		}
	}
	return false
}

// isNaming reports whether v, taken for a participle, is the verb of "what the
// agency called", "the plan, which she described".
func (f *finder) isNaming(v int) bool {
	k := v - 1
	for k >= 0 && v-k < 8 && (inNounPhrase(f.tag(k)) || f.named[k]) {
		k--
	}
	return k >= 0 && k < v-1 && (f.lemma(k) == "what" || k > 0 && f.lemma(k) == "which" && f.d.Word(k-1) == ",")
}

// isOnlyVerb reports whether v, taken for a participle, is the verb of a sentence
// the parser left without one: "The minister promised in January that …", "The
// gang, in a message on its site, claimed …".
func (f *finder) isOnlyVerb(v int) bool {
	d, h := f.d, f.t.Head(v)
	if h == none || h > v || f.t.Rel(v) != doc.RelAcl || v+2 >= len(d.Tokens) || f.hasFinite(doc.Range{From: f.sentenceStart(v), To: v}) {
		return false
	}
	if d.Word(v-1) == "," {
		return f.t.Head(h) == none && f.hasComma(h, v-1)
	}
	for k := v + 1; k < len(d.Tokens) && k < v+6 && h == v-1 && !f.tag(k).IsVerb() && !f.tag(k).IsPunct(); k++ {
		if d.Word(k) == "that" {
			return true
		}
	}
	return false
}

// clauseByWords returns the clause that s reports.
func (f *finder) clauseByWords(s *site) content {
	if s.r.Len() > maxOrder {
		return content{}
	}
	s.clause = true
	if s.passive && f.closes(s) {
		s.passive = false
	}
	if !s.passive {
		if got := f.fronted(s); len(got.parts) > 0 {
			return got
		}
	}
	if got := f.standings(s); len(got.parts) > 0 {
		return got
	}
	if i := f.clauseStart(s); i >= 0 {
		got := content{parts: []doc.Range{{From: i, To: f.clauseEnd(i, s)}}}
		if !s.passive && f.inRelative(s) {
			got.speaker, got.head = f.subjectByWords(s.v, s.r.From)
		}
		return got
	}
	return content{}
}

// standings returns "Ms Teague leading by 6 points" of "a poll found Ms Teague
// leading by 6 points".
func (f *finder) standings(s *site) content {
	n := f.nounPhraseAt(s.after(), s.r.To)
	if s.passive || n.Empty() || n.To+1 >= s.r.To {
		return content{}
	}
	switch f.lemma(n.To) {
	case "tighten", "narrow", "shift", "lead", "trail", "ahead", "behind", "tie", "with", "beat", "win", "lose", "gain", "hold":
	default:
		return content{}
	}
	who, head := f.subjectOf(s.v, s.r.From)
	if head == none || !polls[f.lemma(head)] || f.tag(n.To) == doc.VBD {
		return content{}
	}
	return content{parts: []doc.Range{{From: n.From, To: f.clauseEnd(n.To, s)}}, speaker: who, head: head}
}

// closes reports whether s, taken for a participle, is the verb of a clause that
// ends the sentence: "…, her office confirmed on Tuesday."
func (f *finder) closes(s *site) bool {
	if !s.c.allows(frameThat|frameQuote) || f.adjunctsEnd(s) < s.r.To-1 || s.after() < s.r.To && f.d.Word(s.after()) == "by" {
		return false
	}
	who, _ := f.subjectByWords(s.v, s.r.From)
	return !who.Empty() && who.To == s.v && who.From > s.r.From && f.d.Word(who.From-1) == "," && f.hasFinite(doc.Range{From: s.r.From, To: who.From})
}

// maxOrder is the length in tokens from which a sentence is no longer one
// whose order of words tells anything.
const maxOrder = 200

// hasName reports whether r holds a proper noun.
func (f *finder) hasName(r doc.Range) bool {
	for k := r.From; k < r.To; k++ {
		if f.tag(k).IsProper() {
			return true
		}
	}
	return false
}

// inRelative reports whether s has its subject right behind a relative pronoun:
// "who police say".
func (f *finder) inRelative(s *site) bool {
	subject, _ := f.subjectByWords(s.v, s.r.From)
	if subject.Empty() || subject.From == s.r.From {
		return false
	}
	switch f.tag(subject.From - 1) {
	case doc.WP, doc.WDT, doc.WRB:
		return true
	}
	return f.d.Word(subject.From-1) == "that"
}

func (f *finder) hasComma(from, to int) bool {
	for k := from; k < to; k++ {
		if f.d.Word(k) == "," {
			return true
		}
	}
	return false
}

// hasFinite reports whether r holds a finite verb outside quotation marks.
func (f *finder) hasFinite(r doc.Range) bool {
	for k := r.From; k < r.To; k++ {
		switch f.tag(k) {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return true
		}
	}
	return false
}

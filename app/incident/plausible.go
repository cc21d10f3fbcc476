package incident

import (
	"strings"
	"unicode"

	"lede/app/doc"
)

// implausible reports whether a role is filled by what can not fill it, however the
// sentence was parsed: a clause, a time, a share, a manner of speaking ("a matter of
// time"), or a place where people are meant ("the arrest of Kaunda airport"). A
// blank field is better.
func (r *reader) implausible(m *mention, a *role) bool {
	words := r.d.TokensIn(a.Span)
	if !r.inSentence(m.sent, a.head) || a.Kind != doc.Where && r.shouted(words, m.sent) {
		return true
	}
	if a.Kind != doc.Where && (r.isTime(a.head) || in("vague", r.d.Tokens[a.head].Lemma) || r.noParticipant(m, a, words)) {
		return true
	}
	if n := r.who[a.head].mention; a.Kind == doc.Target && n != nil && n.Form == doc.Adjective && a.head == words.To-1 && r.inSentence(m.sent, words.To) && inPhrase(r.d.Tokens[words.To].Tag) {
		return true // "German" of "German Olympian Katrin Dahlmeier died"
	}
	switch a.Kind {
	case doc.Target:
		if strikesPeople[m.kind.typ] && !r.somebody(a.head) {
			return true
		}
	case doc.Agent:
		if m.kind.group == "unrest" && in("forces", r.d.Tokens[a.head].Lemma) && !in("walkout", r.d.Tokens[m.head].Lemma) {
			return true // those who keep order
		}
		if m.kind.group != "market" && r.actorType(a.head) != doc.Place && !r.somebody(a.head) {
			return true
		}
	}
	relative := false
	for i := words.From; i < words.To; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.WDT, doc.WP, doc.WRB:
			relative = true
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			if !relative {
				return true
			}
		}
	}
	if a.Kind != doc.Target {
		return false
	}
	for _, i := range [...]int{a.head, words.To - 1} {
		if k := r.d.Tokens[i].Lemma; k == "%" || k == "percent" {
			return m.kind.group != "deal" && m.kind.group != "market"
		}
	}
	return personal[m.kind.group] && m.kind.typ != "fine" && (r.actorType(a.head) == doc.Place || in("placenoun", r.d.Tokens[a.head].Lemma) || in("premises", r.d.Tokens[a.head].Lemma))
}

// noParticipant reports whether the words of a role name nobody and nothing: a sign, an
// adverb taken for a noun, a length, what is "such" or "not"; or a law on a law, the arrest
// of a telephone.
func (r *reader) noParticipant(m *mention, a *role, words doc.Range) bool {
	lemma, first := r.d.Tokens[a.head].Lemma, r.low(words.From)
	if words.Len() == 1 && r.who[a.head].mention == nil && (strings.HasSuffix(first, "ly") && !in("in-ly", first) || !strings.ContainsFunc(first, unicode.IsLetter)) {
		return true
	}
	switch {
	case first == "not" || first == "such" || in("length", lemma):
		return true
	case a.Kind == doc.Target && m.kind.group == "outbreak" && !m.verb && r.cased(a.head, "of"):
		return true // "an outbreak of klebsiella": the disease itself
	case m.kind.typ == "law" && in("laws", lemma), m.kind.group == "resign" && in("post", lemma):
		return true
	case a.Kind == doc.Target && (m.kind.group == "arrest" || m.kind.typ == "charge") && (in("things", lemma) || in("ages", lemma)):
		return true
	}
	return r.opensLine(words, m.sent) && a.Kind != doc.Where || r.source(words.From)
}

// source reports whether the phrase that begins at token i follows "according to": whose word
// it is.
func (r *reader) source(i int) bool {
	for i > 0 && inPhrase(r.d.Tokens[i-1].Tag) {
		i--
	}
	return r.low(i-1) == "to" && r.low(i-2) == "according"
}

// opensLine reports whether a phrase stands before a colon at the beginning of sentence s:
// "Kenya: Court halts deportation".
func (r *reader) opensLine(words doc.Range, s int) bool {
	return words.To <= r.d.Sentences[s].Tokens.From+4 && r.inSentence(s, words.To) && r.low(words.To) == ":"
}

// shouted reports whether a phrase is the place that opens a report, in capitals and
// before a colon or dash: "HONG KONG: Six people died".
func (r *reader) shouted(words doc.Range, s int) bool {
	if words.To > r.d.Sentences[s].Tokens.From+5 || !r.inSentence(s, words.To) {
		return false
	}
	if after := r.d.Tokens[words.To].Tag; after != doc.Colon && after != doc.Comma {
		return false
	}
	text := r.d.Slice(r.d.Cover(words))
	return r.d.Tokens[words.From].Tag.IsProper() && text == strings.ToUpper(text) && len(text) > 3
}

// trim takes a time off the beginning of what fills a role of m, "June 2023, nearly
// 300 people", and what a slip of the parser put before the trigger: "Malawi shot dead
// two protesters".
func (r *reader) trim(m *mention, a *role) {
	words := r.d.TokensIn(a.Span)
	if m.verb && words.From < m.from && m.to <= a.head && a.head < words.To && r.d.Tokens[m.from-1].Tag.IsNoun() {
		a.Start = r.d.Tokens[m.to].Start
		return
	}
	from := words.From
	for from < a.head && r.isTime(from) {
		from++
	}
	switch {
	case from == words.From || from >= a.head:
	case r.d.Tokens[from].Tag == doc.Comma:
		a.Start = r.d.Tokens[from+1].Start
	case r.d.Tokens[from].Tag == doc.DT || r.d.Tokens[from].Tag == doc.CD:
		a.Start = r.d.Tokens[from].Start // "on Wednesday some 300 people"
	}
}

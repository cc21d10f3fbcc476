package incident

import "lede/app/doc"

// Counts of events over a time, which tell of none of them: "40 attacks this year".

// shares reports whether a percentage stands behind the verb that noun m is the
// subject of.
func (r *reader) shares(m *mention) bool {
	verb := r.tree.Head(m.head)
	if verb == none {
		return false
	}
	for _, a := range r.amountsWithin(r.d.Sentences[m.sent].Span) {
		if a.Unit == "percent" && a.Start > r.d.Tokens[verb].Start {
			return true
		}
	}
	return false
}

// neverDoes reports whether "never" or "have never" follows noun m: "sanctions have
// never freed anybody".
func (r *reader) neverDoes(m *mention) bool {
	i := m.to
	for r.inSentence(m.sent, i) && (r.d.Tokens[i].Tag == doc.OpenQuote || auxiliary[r.low(i)]) {
		i++
	}
	return r.inSentence(m.sent, i) && r.low(i) == "never"
}

// tallied reports whether m is a noun that counts events over a time, or stands
// for all those in which people fell: "recorded 40 assaults", "280 people have been
// killed in attacks in the past three months".
func (r *reader) tallied(m *mention) bool {
	if m.verb {
		return r.summedUp(m)
	}
	if r.d.Tokens[m.head].Tag != doc.NNS || r.determiner(m) != "" {
		return false
	}
	counted := r.numbers(m)
	perfect := false
	for i := r.start(m) - 1; r.inSentence(m.sent, i); i-- {
		switch tok := &r.d.Tokens[i]; {
		case tok.Tag.IsVerb() && counted && in("tally", tok.Lemma):
			return true
		case r.low(i) == "has" || r.low(i) == "have":
			perfect = true
		case tok.Tag == doc.VBD || tok.Tag == doc.Comma:
			return false
		}
		if perfect {
			break
		}
	}
	return perfect && (counted || r.tree.Case(m.head) != none) && r.overTime(m)
}

// summedUp reports whether verb m tells how many it befell over a time: "has executed
// 12 people this year".
func (r *reader) summedUp(m *mention) bool {
	k := r.tree.Child(m.head, doc.RelAux)
	if r.d.Tokens[m.head].Tag != doc.VBN || k == none || r.low(k) != "has" && r.low(k) != "have" || !r.overTime(m) {
		return false
	}
	if m.kind.family == "disaster" || m.kind.family == "cyber" {
		return false // "cholera has killed 800": that is the outbreak
	}
	for i := range m.roles {
		if m.roles[i].Kind == doc.Target && r.number(r.d.TokensIn(m.roles[i].Span)) != none {
			return true
		}
	}
	return false
}

// overTime reports whether m is told of a stretch of time up to now: "in the past
// three months", "since June", "this year".
func (r *reader) overTime(m *mention) bool {
	for _, t := range r.timesIn(m.sent) {
		words := r.d.TokensIn(t.Span)
		since := r.low(words.From-1) == "since"
		long := since || r.low(words.From) == "this" && len(t.Value) == 4 || t.Kind == doc.Duration && r.upToNow(words)
		if long && !(since && r.lately(m.sent)) && (m.verb && r.attaches(t.Span, m) || !m.verb) {
			return true
		}
	}
	// "since she took office", "since independence"
	for i := m.to; r.inSentence(m.sent, i) && i < m.to+8; i++ {
		if r.low(i) == "since" {
			return !r.isTime(i + 1)
		}
	}
	return false
}

// upToNow reports whether a stretch of time ends with the article: "the past three
// months", "the last decade".
func (r *reader) upToNow(words doc.Range) bool {
	for i := words.From - 1; i < words.To; i++ {
		if w := r.low(i); w == "past" || w == "last" || w == "recent" {
			return true
		}
	}
	return false
}

// lately reports whether a time of sentence s begins in the last month: what has
// happened since is one story still.
func (r *reader) lately(s int) bool {
	now := r.d.Date.Unix() / (24 * 60 * 60)
	for _, t := range r.timesIn(s) {
		if first, _, ok := days(t.Value); ok && now-first <= 31 {
			return true
		}
	}
	return false
}

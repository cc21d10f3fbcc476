package incident

import (
	"slices"

	"lede/app/doc"
)

// times gives every time expression to the mentions whose clause it stands in.
func (r *reader) times() {
	for i := range r.d.Times {
		t := &r.d.Times[i]
		if t.Kind == doc.Set || r.offset(t) || i > 0 && r.elsewhere(t, &r.d.Times[i-1]) {
			continue
		}
		for _, m := range r.holders(t.Span) {
			if t.Kind == doc.Duration && brief[m.kind.group] || r.compares(m, t) || r.putOffFrom(t) {
				continue
			}
			m.times = append(m.times, *t)
			if m.modality == doc.Stated && r.ahead(t) && !r.lasting(t) && !(harmful[m.kind.group] && r.refersBack(m)) {
				m.be(doc.Planned, r.d.Slice(t.Span))
			}
		}
	}
}

// elsewhere reports whether time t, in brackets, says what clocks elsewhere showed at
// the time before it: "4:52 a.m. (2052 GMT Tuesday)".
func (r *reader) elsewhere(t, before *doc.Time) bool {
	from := r.d.TokensIn(t.Span).From
	return r.low(from-1) == "(" && from-1 == r.d.TokensIn(before.Span).To
}

// offset reports whether a time only says how far something else is: "three weeks
// after the bank denied it".
func (r *reader) offset(t *doc.Time) bool {
	next := r.low(r.d.TokensIn(t.Span).To)
	return t.Kind == doc.Date && t.Value == "" && (next == "after" || next == "before")
}

// ahead reports whether a time lies after the article's date, or says when
// something is due.
func (r *reader) ahead(t *doc.Time) bool {
	if r.d.Date.IsZero() || t.Kind != doc.Date {
		return false
	}
	first, last, ok := days(t.Value)
	now := r.d.Date.Unix() / (24 * 60 * 60)
	if p := r.tree.Predicate(r.d.TokensIn(t.Span).From); p != none && in("due", r.low(p)) {
		return ok && last >= now
	}
	return ok && first > now
}

// putOffFrom reports whether a time is that at which something was to be: "postponed
// from February".
func (r *reader) putOffFrom(t *doc.Time) bool {
	from := r.d.TokensIn(t.Span).From
	p := r.tree.Predicate(from)
	return r.low(from-1) == "from" && p != none && in("put-off", r.d.Tokens[p].Lemma)
}

// lasting reports whether a time only says how long something will last: "closed
// until Friday", "runs to May".
func (r *reader) lasting(t *doc.Time) bool {
	switch r.low(r.d.TokensIn(t.Span).From - 1) {
	case "to", "until", "till", "through":
		return true
	}
	return false
}

// brief groups are over at once; a duration beside them is that of something
// else.
var brief = map[string]bool{"death": true, "injury": true, "deal": true, "agreement": true, "resign": true, "appoint": true, "expulsion": true, "summons": true,
	"charge": true, "election": true, "award": true, "market": true, "accident": true, "patch": true, "vuln": true, "ransom": true, "recovery": true,
	"fine": true, "bankrupt": true, "launch": true, "raid": true, "theft": true, "escape": true, "coup": true, "lawsuit": true, "contest": true, "fraud": true,
	"threat": true, "aid": true, "deploy": true, "release": true, "ceremony": true, "layoff": true, "damage": true}

// compares reports whether a time measures how rare m is rather than when it
// was: "the worst crash since 2012", "the third attack this year", "the largest
// for three years".
func (r *reader) compares(m *mention, t *doc.Time) bool {
	before := r.low(r.d.TokensIn(t.Span).From - 1)
	if before == "since" && !m.verb && r.ranksBetween(m.to, r.d.TokensIn(t.Span).From) {
		return true // "the outbreak was the country's eighth since 2000"
	}
	measures := before == "since" || t.Kind == doc.Duration || len(t.Value) == 4 || t.Value == ""
	return measures && r.ranked(m)
}

// ranksBetween reports whether a word of rank stands among tokens from to to.
func (r *reader) ranksBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if in("rank", r.low(i)) || r.d.Tokens[i].Tag == doc.JJS {
			return true
		}
	}
	return false
}

// ranked reports whether m's noun phrase ranks it among others: "the second
// outage", "the deadliest flood", "the 14th storm".
func (r *reader) ranked(m *mention) bool {
	ranks := func(i int) bool {
		w := r.low(i)
		return r.d.Tokens[i].Tag == doc.JJS || in("rank", w) || len(w) > 2 && w[0] <= '9' && (w[len(w)-2:] == "th" || w[len(w)-2:] == "nd" || w[len(w)-2:] == "rd" || w[len(w)-2:] == "st")
	}
	if !m.verb {
		return r.anyModifier(m.from, m.sent, ranks)
	}
	// "the 14th storm to hit the country this year"
	h := r.tree.Head(m.head)
	return h != none && r.d.Tokens[h].Tag.IsNoun() && r.d.Tokens[m.head].Tag == doc.VB && r.anyModifier(h, m.sent, ranks)
}

// attaches reports whether an expression belongs to m's clause.
func (r *reader) attaches(at doc.Span, m *mention) bool { return slices.Contains(r.holders(at), m) }

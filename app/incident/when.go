package incident

import (
	"strings"

	"lede/app/doc"
)

// times gives every time expression to the mentions whose clause it stands in.
func (r *reader) times() {
	for i := range r.d.Times {
		t := &r.d.Times[i]
		if t.Kind == doc.Set {
			continue
		}
		if m := r.nearest(t.Span); m != nil {
			if t.Kind == doc.Duration && !lasting[m.kind.group] {
				continue
			}
			m.times = append(m.times, *t)
			if m.modality == doc.Stated && r.ahead(t) {
				m.be(doc.Planned, r.d.Slice(t.Span))
			}
		}
	}
}

// ahead reports whether a date lies after the article's.
func (r *reader) ahead(t *doc.Time) bool {
	if r.d.Date.IsZero() || t.Kind != doc.Date || len(t.Value) < 7 || strings.ContainsAny(t.Value, "W/") {
		return false
	}
	n := min(len(t.Value), 10)
	return t.Value[:n] > r.d.Date.Format("2006-01-02")[:n]
}

// lasting groups go on for some time; a duration beside the others is that of
// something else.
var lasting = map[string]bool{"outage": true, "shutdown": true, "cyber": true, "trial": true, "verdict": true, "abduction": true,
	"unrest": true, "ban": true, "violence": true, "investig": true, "nature": true, "fire": true, "ceasefire": true}

// attaches reports whether an expression belongs to m's clause.
func (r *reader) attaches(at doc.Span, m *mention) bool { return r.nearest(at) == m }

// nearest returns the mention whose clause the expression stands in, if any. In the tree: climb from the expression; the first
// predicate on the way that tells of an event, or carries one, takes it; a
// predicate that tells of none ends the search, unless it only introduces the
// event ("happened", "was found to have").
func (r *reader) nearest(at doc.Span) *mention {
	toks := r.d.TokensIn(at)
	if toks.Empty() {
		return nil
	}
	s := r.d.SentenceAt(at.Start)
	if s < 0 {
		return nil
	}
	here := r.mentionsIn(s)
	if len(here) == 0 {
		return nil
	}
	if !r.parsed(s) {
		return r.nearestByPosition(toks, here, s)
	}
	// The expression's head: the token whose head lies outside it.
	i := toks.From
	for k := toks.From; k < toks.To; k++ {
		if h := r.tree.Head(k); h == none || !toks.Has(h) {
			i = k
			break
		}
	}
	for n := 0; i != none && n < 10; n++ {
		for _, m := range here {
			if i >= m.from && i < m.to && n > 0 || i == m.head {
				return r.governing(r.closer(m, here, toks.From), here)
			}
		}
		if r.d.Tokens[i].Tag.IsVerb() && n > 0 || r.tree.Child(i, doc.RelCop) != none {
			for _, m := range here {
				if m.carrier == i && !r.saying(i) {
					return m
				}
			}
			// "is due to be sentenced on Friday": the verb below takes it.
			for _, m := range here {
				if r.tree.Head(m.head) == i && r.tree.Rel(m.head) == doc.RelXComp && !r.saying(i) {
					return m
				}
			}
			if r.saying(i) || r.tree.Rel(i) != doc.RelXComp && r.tree.Rel(i) != doc.RelConj {
				return nil
			}
			if r.tree.Rel(i) == doc.RelConj {
				return nil
			}
		}
		i = r.tree.Head(i)
	}
	return nil
}

// governing returns, instead of an alleged deed, the act of the law that names
// it: "charged with murder on Friday".
func (r *reader) governing(m *mention, here []*mention) *mention {
	if m.verb || m.modality != doc.Alleged {
		return m
	}
	for _, o := range here {
		if o.verb && o.kind.family == "law" && r.tree.Head(m.head) == o.head {
			return o
		}
	}
	return m
}

// closer returns, instead of noun m, the event noun that stands nearer before
// token at, with no finite verb between: "an investigation into an attack on
// the bank on 10 March".
func (r *reader) closer(m *mention, here []*mention, at int) *mention {
	if m.verb {
		return m
	}
	for _, o := range here {
		if o.from >= m.to && o.to <= at && !r.verbBetween(o.to, at) {
			m = o
		}
	}
	return m
}

// saying reports whether predicate i reports what somebody says: its time is
// that of the saying.
func (r *reader) saying(i int) bool {
	if w := r.low(i); w == "called" && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Tag.IsProper() {
		return false // "a group called Darkside"
	}
	return sayings[r.d.Tokens[i].Lemma]
}

var sayings = map[string]bool{"say": true, "tell": true, "announce": true, "report": true, "state": true, "add": true, "claim": true,
	"blame": true, "accuse": true, "condemn": true, "confirm": true, "deny": true, "warn": true, "reveal": true, "disclose": true, "admit": true,
	"write": true, "tweet": true, "note": true, "believe": true, "think": true, "allege": true, "declare": true, "explain": true, "acknowledge": true,
	"publish": true, "show": true, "learn": true, "describe": true, "call": true}

// nearestByPosition takes the last trigger before the expression within its
// clause, or for one that opens the sentence the first after it.
func (r *reader) nearestByPosition(toks doc.Range, here []*mention, s int) *mention {
	sent := r.d.Sentences[s].Tokens
	var best *mention
	for _, m := range here {
		if m.to <= toks.From && !r.clauseBreak(m.to, toks.From) {
			best = m
		}
	}
	if best == nil && toks.From-sent.From <= 3 {
		for _, m := range here {
			if m.from >= toks.To && m.from-toks.To < 15 {
				return m
			}
		}
	}
	if best == nil {
		for _, m := range here {
			if m.from >= toks.To && m.from-toks.To < 4 {
				return m
			}
		}
	}
	return best
}

// clauseBreak reports whether a new clause starts between two tokens.
func (r *reader) clauseBreak(from, to int) bool {
	for i := from; i < to; i++ {
		switch t := r.d.Tokens[i].Tag; {
		case t == doc.VBD, t == doc.VBZ, t == doc.VBP, t == doc.MD:
			return true
		case t == doc.Comma && i+1 < to && r.d.Tokens[i+1].Tag == doc.IN && i+2 < to && r.d.Tokens[i+2].Tag == doc.NNS:
			return true
		}
	}
	return false
}

package incident

import (
	"slices"

	"lede/app/doc"
)

// A candidate is a stretch of tokens that some sense's words match.
type candidate struct {
	r        *reader
	sent     int
	from, to int // tokens
	head     int // the verb, or the last noun
	verb     bool
}

// candidate returns a candidate that is good until the next sentence.
func (r *reader) candidate(s, from, to, head int, verb bool) *candidate {
	if len(r.candidates) == cap(r.candidates) {
		r.candidates = make([]candidate, 0, 32)
	}
	r.candidates = append(r.candidates, candidate{r: r, sent: s, from: from, to: to, head: head, verb: verb})
	return &r.candidates[len(r.candidates)-1]
}

func (x *candidate) frame() *frame { return x.r.frameOf(x.head, x.sent, x.verb) }

// guess returns the frame read off the tags, as a second opinion on senses,
// or nil where there is no other.
func (x *candidate) guess() *frame {
	if !x.r.parsed(x.sent) {
		return nil
	}
	return x.r.roughly(x.head, x.sent, x.verb)
}

// sentence finds the triggers of sentence s.
func (r *reader) sentence(s int) {
	toks := r.d.Sentences[s].Tokens
	first := len(r.mentions)
	r.candidates = r.candidates[:0]
	for i := toks.From; i < toks.To; {
		x, found := r.match(i, s)
		if found == nil {
			x, found = r.rematch(i, s)
		}
		x, found = r.weigh(i, s, x, found)
		if found != nil {
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
		r.cast(m)
		r.judge(m)
	}
	for _, m := range r.mentions[first:] {
		if o := m.joined; o != nil && o.sent == s {
			m.spare(o)
			o.spare(m)
		}
		if o := m.joined; o != nil && o.sent == s && r.presupposed(m) && m.realis() && !o.realis() && !o.kind.consequence() {
			m.joined = nil // "no data was stolen in the attack": there was one
		}
	}
	r.nearPlaces(s)
}

// spare takes from m the agents to whom o, the same event in other words, was done.
func (m *mention) spare(o *mention) {
	m.roles = slices.DeleteFunc(m.roles, func(a role) bool {
		return a.Kind == doc.Agent && slices.ContainsFunc(o.roles, func(b role) bool { return b.Kind == doc.Target && b.head == a.head })
	})
}

// independent leaves out of a sentence's mentions those that only name what
// another tells of: the flaw that is patched, the crime that is charged. The result is
// good until the next call.
func (r *reader) independent(all []*mention) []*mention {
	kept := r.scratch[:0]
	for _, m := range all {
		if m.verb && m.kind.group == "cyber" && m.from > 0 && r.allowed(m) {
			continue // "it allows attackers to bypass authentication"
		}
		if !r.dependent(m, all) {
			kept = append(kept, m)
		}
	}
	r.scratch = kept
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

// tellsTarget notes for flaw o what m, "affects", says it is in. It holds always.
func (r *reader) tellsTarget(m, o *mention) bool {
	if m.frame.who == o.head && m.frame.what != none && in("affect", r.d.Tokens[m.head].Lemma) {
		o.also = m.frame.what
	}
	return true
}

// allowed reports whether m is only what something lets somebody do.
func (r *reader) allowed(m *mention) bool {
	if r.d.Tokens[m.from-1].Tag != doc.TO {
		return false
	}
	for i := m.from - 2; r.inSentence(m.sent, i) && i > m.from-7; i-- {
		switch r.d.Tokens[i].Lemma {
		case "allow", "enable", "let", "permit":
			return true
		}
		if r.d.Tokens[i].Tag.IsVerb() {
			return false
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
		case m.verb && m.kind.group == "vuln" && o.kind == m.kind && r.tellsTarget(m, o) && (!o.verb && m.frame.who == o.head || o.verb && o.from < m.from && m.sense.asks("who") && !m.sense.asks("what")):
			return true // "a bug allows": the bug tells it
		case m.verb && m.kind.family == "cyber" && o.kind.group == "vuln" && m.kind.group != "vuln" && r.enabled(m):
			return true // what a flaw would let attackers do
		case m.verb:
		case (m.kind.typ == "fraud" || m.kind.typ == "crime") && o.kind.family == "law" && r.determiner(m) == "":
			return true
		}
	}
	return false
}

// match returns the longest phrase at token i that has a sense there.
func (r *reader) match(i, s int) (*candidate, *sense) {
	lemma, low := r.d.Tokens[i].Lemma, r.low(i)
	ofLemma, ofForm := r.heeds[i].lemma, r.heeds[i].form
	if r.mistagged(i, s) {
		lemma = r.heeds[i].form.past
		ofLemma = triggers().find(lemma)
	} else if v := r.participle(i, s); v != "" {
		lemma = v
		ofLemma = triggers().find(lemma)
	} else if r.d.Tokens[i].Tag.IsVerb() && !r.heeds[i].lemma.verb {
		if v := r.pastOf(i); v != "" {
			lemma = v // "annulled" is of "annul", whatever the lemmatizer made of it
			ofLemma = triggers().find(lemma)
		}
	}
	if r.d.Tokens[i].Tag == doc.VBG && low != lemma && !r.actsAsVerb(i, s) {
		if x, noun := r.try(ofForm.senses, i, s); noun != nil {
			return x, noun
		}
	}
	x, best := r.try(ofLemma.senses, i, s)
	if low != lemma {
		if y, other := r.try(ofForm.senses, i, s); other != nil && (best == nil || len(other.words) > len(best.words)) {
			return y, other
		}
	}
	return x, best
}

func (r *reader) try(senses []*sense, i, s int) (*candidate, *sense) {
	var x *candidate
	var last *sense // the last one whose words stand here
	speaks := false // as its part of speech
	for _, sn := range senses {
		n, head := len(sn.words), i+sn.head
		if n > 1 && (!r.spells(sn.words, i, s) || sn.words[n-1] == "on" && r.isTime(i+n)) {
			continue // "a strike on Monday" is no strike on something
		}
		if last == nil || last.pos != sn.pos || last.head != sn.head || len(last.words) != n {
			last, speaks = sn, r.speaks(sn.pos, i, i+n, head, s)
		}
		if !speaks {
			continue
		}
		if x == nil || x.to != i+n || x.head != head || x.verb != (sn.pos == 'v') {
			x = r.candidate(s, i, i+n, head, sn.pos == 'v')
		}
		if r.fits(x, sn) {
			return x, sn
		}
	}
	return nil, nil
}

// fits reports whether every condition of a sense is true of a candidate.
func (r *reader) fits(x *candidate, sn *sense) bool {
	for k := range sn.conds {
		c := &sn.conds[k]
		if c.key == "told" {
			if !points[r.determinerBefore(x.from, x.sent)] || !r.toldOf(sn.kind.group) {
				return false
			}
		} else if !c.holds(x) {
			return false
		}
	}
	return true
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

package incident

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// stated lets the statement m stands in have its say: a claim makes it
// alleged, a denial denied, and an accusation makes the agent alleged.
func (r *reader) stated(m *mention) {
	at := m.span(r.d)
	for st := range r.statementsAround(at) {
		var by doc.ActorID
		if st.Speaker != nil {
			by = r.speaker(st)
		}
		cue := "said"
		if !st.Cue.Empty() {
			cue = r.d.Slice(st.Cue)
		}
		if m.modality == doc.Stated && r.ownClaim(m, st) {
			m.be(doc.Alleged, cue)
			m.by = by
		}
		if m.modality == doc.Stated && (r.accuses(m, st) || r.unverified(st)) {
			m.be(doc.Alleged, cue)
			m.by = by
		}
		switch st.Stance {
		case doc.Claims, doc.Believes:
			if m.modality == doc.Stated && (m.verb || r.determiner(m) == "" || m.carrier != none && in("do", r.d.Tokens[m.carrier].Lemma)) && !(st.Stance == doc.Believes && !m.verb) && m.modality == doc.Stated {
				m.be(doc.Alleged, cue)
				m.by = by
			}
		case doc.Denies:
			if !r.deniedIn(m, st) {
				break
			}
			if strings.HasPrefix(strings.ToLower(cue), "rul") {
				m.be(doc.Negated, cue) // "ruled out"
			}
			if m.modality == doc.Stated || m.modality == doc.Planned {
				m.modality = doc.Stated
				m.be(doc.Denied, cue)
				m.by = by
			}
		case doc.Warns:
			if m.modality == doc.Stated && !r.past(m) && !r.refersBack(m) {
				m.be(doc.Hypothetical, cue)
			}
		}
		if st.Stance != doc.Says || m.kind.family == "cyber" {
			r.attribute(m, by) // who reports a shooting accuses nobody; who hacked is never plain
		}
	}
}

// deniedIn reports whether a denial reaches m: it is what is denied, not part
// of what describes it.
func (r *reader) deniedIn(m *mention, st *doc.Statement) bool {
	first := r.d.TokensIn(st.Span).From
	switch {
	case st.Kind == doc.Direct || m.from-first >= 6:
		return false
	case !st.Cue.Empty() && r.negatedBefore(r.d.TokensIn(st.Cue).From):
		return false // "did not deny the payment"
	}
	if m.verb {
		return true
	}
	// Nor what only describes it: "ruled out a hack as the cause of the failure".
	if p := r.start(m) - 1; p >= first && r.d.Tokens[p].Tag == doc.IN && r.low(p) != "behind" && !r.partBetween(first, p) {
		return false
	}
	if !r.refersBack(m) {
		return true
	}
	// Not "having known of the raid", "and blamed the fire on".
	start := r.start(m)
	return start <= first || r.d.Tokens[first].Tag != doc.VBG && !r.d.Tokens[start-1].Tag.IsVerb()
}

// partBetween reports whether a word like "role" stands among tokens from to to:
// "any role in the attack".
func (r *reader) partBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if in("part-in", r.d.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// negatedBefore reports whether "not" stands before verb i.
func (r *reader) negatedBefore(i int) bool {
	w := r.low(i - 1)
	return w == "not" || w == "n't" || w == "n’t" || w == "never"
}

// ownClaim reports whether st is a criminal's word of the deed m: "the gang said it
// had stolen".
func (r *reader) ownClaim(m *mention, st *doc.Statement) bool {
	if m.kind.family != "cyber" || st.Speaker == nil || !m.verb && r.refersBack(m) {
		return false
	}
	words := r.d.TokensIn(st.Speaker.Span)
	if words.Empty() || !in("gang", r.d.Tokens[words.To-1].Lemma) && (r.d.Actor(st.Speaker.Actor) == nil || r.d.Actor(st.Speaker.Actor).Type != doc.Group) {
		return false
	}
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Agent && r.d.Tokens[a.head].Tag != doc.PRP && (a.Actor == "" || a.Actor != st.Speaker.Actor) {
			return false // it speaks of somebody else
		}
	}
	return true
}

// accuses reports whether st is the word of those who accuse somebody of the deed m:
// prosecutors, or a state of another.
func (r *reader) accuses(m *mention, st *doc.Statement) bool {
	if !m.verb || !blameworthy[m.kind.group] || st.Speaker == nil || st.Kind == doc.Direct {
		return false
	}
	words := r.d.TokensIn(st.Speaker.Span)
	if words.Empty() {
		return false
	}
	if in("accuser", r.d.Tokens[words.To-1].Lemma) {
		return !slices.ContainsFunc(m.roles, func(a role) bool {
			d := r.tree.Child(a.head, doc.RelDet)
			return a.Kind == doc.Agent && d != none && (r.low(d) == "a" || r.low(d) == "an") // nobody is accused
		})
	}
	if by := r.d.Actor(st.Speaker.Actor); by == nil || by.Type != doc.State || !r.d.Tokens[words.To-1].Tag.IsProper() {
		return false
	}
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Agent && a.Actor != st.Speaker.Actor && r.isNamed(a) {
			return true
		}
	}
	return false
}

// unverified reports whether nobody vouches for statement st: "an unverified post says".
func (r *reader) unverified(st *doc.Statement) bool {
	if st.Speaker == nil {
		return false
	}
	words := r.d.TokensIn(st.Speaker.Span)
	for i := max(words.From-2, 0); i < words.To; i++ {
		if in("unverified", r.low(i)) {
			return true
		}
	}
	return false
}

// attribute makes the agent of a deed alleged where somebody else tells it.
func (r *reader) attribute(m *mention, by doc.ActorID) {
	if !blameworthy[m.kind.group] {
		return
	}
	for i := range m.roles {
		a := &m.roles[i]
		if a.Kind == doc.Agent && a.Modality == doc.Stated && a.Actor != by && a.Actor != "" && by != "" {
			a.Modality, a.AllegedBy = doc.Alleged, by
		}
	}
}

// past reports whether m is told in the past tense.
func (r *reader) past(m *mention) bool {
	v := m.head
	if m.carrier != none {
		v = m.carrier
	}
	switch r.d.Tokens[v].Tag {
	case doc.VBD, doc.VBN:
		return true
	case doc.VBZ, doc.VBP, doc.VB:
		return r.heading(m.sent) // the present of headlines, and what it leads to: "use flaw to steal data"
	case doc.VBG: // "are exploiting"
		w := r.low(v - 1)
		return w == "is" || w == "are" || w == "was" || w == "were" || w == "been"
	}
	return !m.verb && m.kind.group == "vuln" // a flaw is there
}

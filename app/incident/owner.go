package incident

import "lede/app/doc"

// Firms tell of their own losses without saying whose they are: "the bank
// admitted that hackers had stolen the names of 1.9 million customers". Whoever
// tells so of an attack on computers, and nobody else is named, was attacked.

// ownLoss gives m the target that its teller is.
func (r *reader) ownLoss(m *mention) {
	if m.kind.group != "cyber" || !m.realis() || r.namesVictim(m) {
		return
	}
	for st := range r.statementsAround(m.span(r.d)) {
		if st.Kind == doc.Direct || st.Stance != doc.Says && st.Stance != doc.Confirms || st.Speaker == nil || st.Speaker.Actor == "" || r.hasActor(m, st.Speaker.Actor) {
			continue
		}
		if a := r.d.Actor(st.Speaker.Actor); a == nil || a.Type != doc.Organization {
			continue
		}
		why := r.owns(st, m)
		if why == "" {
			continue
		}
		m.roles = append(m.roles, role{head: r.d.TokensIn(st.Speaker.Span).To - 1, Role: doc.Role{Span: st.Speaker.Span, Kind: doc.Target, Actor: st.Speaker.Actor, Modality: doc.Stated,
			Why: whyRole(doc.Target, "it tells of its own loss ("+why+")")}})
		return
	}
}

// namesVictim reports whether m names whom it was done to: not only whose data
// or which machines.
func (r *reader) namesVictim(m *mention) bool {
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Target && r.isNamed(a) {
			return true
		}
	}
	return false
}

func (r *reader) hasActor(m *mention, id doc.ActorID) bool {
	for i := range m.roles {
		if m.roles[i].Actor == id {
			return true
		}
	}
	return false
}

// owns says why the content of st is about its speaker's own computers: the cue
// admits it, it says "its systems", or it speaks of customers; "" if nothing
// does.
func (r *reader) owns(st *doc.Statement, m *mention) string {
	cue := r.d.TokensIn(st.Cue)
	for i := cue.From; i < cue.To; i++ {
		if in("own-up", r.d.Tokens[i].Lemma) {
			return "“" + r.d.Word(i) + "”"
		}
	}
	in := r.d.TokensIn(st.Span)
	for i := in.From; i+1 < in.To; i++ {
		if r.low(i) == "its" {
			for k := i + 1; k < min(i+4, in.To); k++ {
				if lemma := r.d.Tokens[k].Lemma; classes()["system"][lemma] || classes()["data"][lemma] || ofFirms[lemma] {
					return "“its " + r.d.Word(k) + "”"
				}
			}
		}
	}
	for k := range m.roles {
		if m.roles[k].Kind != doc.Target {
			continue
		}
		words := r.d.TokensIn(m.roles[k].Span)
		for i := words.From; i < words.To; i++ {
			if ofFirms[r.d.Tokens[i].Lemma] {
				return "“" + r.d.Word(i) + "”"
			}
		}
	}
	return ""
}

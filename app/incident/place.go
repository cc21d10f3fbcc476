package incident

import "lede/app/doc"

// places reads "in Kabul", "near the border" among prepositional phrases.
func (r *reader) places(m *mention, preps []arg) {
	for _, a := range preps {
		if !in("prep-place", a.prep) && !(m.kind.family == "disaster" && in("prep-ground", a.prep)) || m.has(doc.Where) {
			continue
		}
		n := r.who[a.head]
		if n.mention != nil && n.mention.Form == doc.Adjective {
			continue // "in Russian and English"
		}
		if n.actor == nil && r.parsed(m.sent) { // "in the Hamra district"
			if c := r.placeBefore(a.head); c != none {
				r.add(m, doc.Where, c, "“"+a.prep+"” after “"+r.d.Word(m.head)+"”")
				continue
			}
		}
		if n.actor == nil && r.parsed(m.sent) { // "in a mall in Munich"
			if in := r.tree.Oblique(a.head, "in", "of", "near"); in != none && r.who[in].actor != nil && r.who[in].actor.Type != doc.Person {
				if t := r.who[in].actor.Type; t == doc.Place || t == doc.State {
					r.add(m, doc.Where, in, "“"+a.prep+"” after “"+r.d.Word(m.head)+"”")
					continue
				}
			}
		}
		if n.actor != nil && (n.actor.Type == doc.Place || n.actor.Type == doc.State) ||
			n.actor == nil && in("prep-place", a.prep) && classes()["building"][r.d.Tokens[a.head].Lemma] && !institution[r.d.Tokens[a.head].Lemma] && a.prep != "into" && m.kind.family != "cyber" {
			r.add(m, doc.Where, a.head, "“"+a.prep+"” after “"+r.d.Word(m.head)+"”")
		}
	}
}

// placeBefore returns a token of the place named before noun i, which says what
// kind of place it is: "the Hamra district", "the Padma river"; or none.
func (r *reader) placeBefore(i int) int {
	for c := range r.tree.Children(i) {
		if n := r.who[c]; c < i && n.mention != nil && n.mention.Form == doc.Name && n.actor.Type == doc.Place && r.tree.Rel(c) == doc.RelCompound {
			return c
		}
	}
	return none
}

// nearPlaces gives places in prepositional phrases to events that have none:
// to the event told last before them, or where they open the sentence to the
// first after.
func (r *reader) nearPlaces(s int) {
	here := r.mentionsIn(s)
	if len(here) == 0 {
		return
	}
	toks := r.d.Sentences[s].Tokens
	for i := r.body[s]; i < toks.To; i++ {
		if r.d.Tokens[i].Tag != doc.IN || !in("prep-place", r.low(i)) || r.low(i) == "into" {
			continue
		}
		at := i + 1
		for at < i+4 && toks.Has(at) && r.who[at].mention == nil && inPhrase(r.d.Tokens[at].Tag) {
			at++
		}
		n := r.named(at, s)
		if n.actor == nil || n.mention.Form != doc.Name || n.actor.Type != doc.Place && n.actor.Type != doc.State {
			continue
		}
		m := r.placed(i, here)
		if m == nil {
			continue
		}
		for k := range m.roles {
			if a := &m.roles[k]; a.Kind == doc.Where && !r.isNamed(a) && m.to <= i {
				m.roles = append(m.roles[:k], m.roles[k+1:]...) // "inside a station in downtown Memphis"
				break
			}
		}
		if !m.has(doc.Where) {
			r.add(m, doc.Where, at, "“"+r.low(i)+"” in the same clause")
		}
	}
}

// named returns the mention at token i of sentence s, if any.
func (r *reader) named(i, s int) named {
	if !r.inSentence(s, i) {
		return named{}
	}
	return r.who[i]
}

// placed returns the event that a place after preposition i belongs to.
func (r *reader) placed(i int, here []*mention) *mention {
	var best *mention
	for _, m := range here {
		if !located[m.kind.family] {
			continue
		}
		if m.to <= i && i-m.to < 14 && !r.verbBetween(m.to, i) && !r.tellerBetween(m.to, i) {
			best = m
		}
		if m.from > i && best == nil && m.from-i < 8 && !r.sayingBetween(i, m.from) {
			return m
		}
	}
	return best
}

// tellerBetween reports whether tokens [from,to) name who tells of the event: "killed,
// according to a doctor at".
func (r *reader) tellerBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.low(i) == "according" {
			return true
		}
	}
	return false
}

func (r *reader) sayingBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.saying(i) {
			return true
		}
	}
	return false
}

// located families are those of events that have a place.
var located = map[string]bool{"cyber": true, "conflict": true, "law": true, "disaster": true, "crime": true, "life": true}

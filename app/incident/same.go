package incident

import (
	"slices"

	"lede/app/doc"
)

// Who is the same, and who is not: the participants of two tellings compared.

// wholeTarget reports whether m says whom it was done to, and not only which of
// their machines, files or people.
func (r *reader) wholeTarget(m *mention) bool {
	for i := range m.roles {
		if h := m.roles[i].head; m.roles[i].Kind == doc.Target {
			lemma := r.d.Tokens[h].Lemma
			return !classes()["system"][lemma] && !classes()["data"][lemma] && !classes()["person"][lemma] && r.tree.Child(h, doc.RelNumMod) == none
		}
	}
	return false
}

// opponents reports whether those who fight crime do m and those who commit it do c,
// or the other way round: what the army did to rebels is not what they did.
func (r *reader) opponents(c *cluster, m *mention) bool {
	side := func(m *mention) (forces, criminals bool) {
		for i := range m.roles {
			if a := &m.roles[i]; a.Kind == doc.Agent {
				lemma := r.d.Tokens[a.head].Lemma
				if in("forces", lemma) {
					forces = true
				} else {
					criminals = criminals || classes()["fighter"][lemma] || classes()["hacker"][lemma]
				}
			}
		}
		return
	}
	forces, criminals := side(m)
	if forces == criminals {
		return false
	}
	for _, o := range c.recent() {
		if f, cr := side(o); f != cr && f != forces {
			return true
		}
	}
	return false
}

// walkedOut reports whether one of m and c is a strike by workers and the other a
// protest in the streets.
func (r *reader) walkedOut(c *cluster, m *mention) bool {
	strike := func(m *mention) bool { return in("walkout", r.d.Tokens[m.head].Lemma) }
	return !slices.ContainsFunc(c.recent(), func(o *mention) bool { return strike(o) == strike(m) })
}

// turned reports whether m is done by those whom c was done to, or to those who did
// it: "police shot a man who had attacked passers-by".
func (r *reader) turned(c *cluster, m *mention) bool {
	against := func(a, b *role) bool {
		return a.Kind == doc.Agent && b.Kind == doc.Target && (a.head == b.head || a.Actor != "" && a.Actor == b.Actor)
	}
	for _, o := range c.recent() {
		if !m.verb || !o.verb || r.d.Tokens[m.head].Tag == doc.VBG || r.d.Tokens[o.head].Tag == doc.VBG {
			continue // who takes part in a noun or gerund is told less plainly
		}
		for i := range m.roles {
			for j := range o.roles {
				if against(&m.roles[i], &o.roles[j]) || against(&o.roles[j], &m.roles[i]) {
					return true
				}
			}
		}
	}
	return false
}

// differ reports whether m names somebody for a role in which the cluster has
// only others of the same type. Nominals differ from nobody, a state from no
// place in it, and an alleged agent from no other.
func (r *reader) differ(c *cluster, m *mention, kind doc.RoleKind) bool {
	clash, opening := false, r.headlined(c, m)
	for i := range m.roles {
		a := &m.roles[i]
		if a.Kind != kind || !r.isNamed(a) {
			continue
		}
		for _, o := range c.recent() {
			if o.realis() != m.realis() {
				continue // who was not hurt says nothing of who was
			}
			for j := range o.roles {
				b := &o.roles[j]
				if b.Kind != kind || !r.isNamed(b) {
					continue
				}
				if r.same(a, b) {
					return false
				}
				if kind == doc.Agent && (a.Modality != doc.Stated || b.Modality != doc.Stated) {
					continue
				}
				if opening && (r.once(a) || r.once(b)) {
					continue // a headline calls them by other words
				}
				ta, tb := r.actorType(a.head), r.actorType(b.head)
				if kind == doc.Where && (isCountry(a.Actor) || isCountry(b.Actor)) && a.Actor != b.Actor && isCountry(a.Actor) != isCountry(b.Actor) {
					continue // a country may hold the place
				}
				if kind == doc.Target && (ta == doc.Place || tb == doc.Place) {
					continue // "the attack on Rotterdam" is one on a firm there
				}
				if ta == tb || kind == doc.Target && ta != doc.Person && tb != doc.Person && ta != doc.State && tb != doc.State {
					clash = true
				}
			}
		}
	}
	return clash
}

// once reports whether a role is filled by nobody the text names a second time.
func (r *reader) once(a *role) bool {
	n := r.who[a.head]
	return n.actor == nil || len(n.actor.Mentions) == 1
}

// isCountry reports whether an actor is a well-known state.
func isCountry(id doc.ActorID) bool { return len(id) == 2 && id[0] >= 'A' && id[0] <= 'Z' }

func (r *reader) isNamed(a *role) bool {
	if n := r.who[a.head]; n.mention != nil {
		return n.mention.Form == doc.Name || r.d.Tokens[a.head].Tag.IsProper() || r.who[a.head].actor.Mentions[0].Form == doc.Name
	}
	in := r.d.TokensIn(a.Span)
	for i := in.From; i < in.To; i++ {
		if r.d.Tokens[i].Tag.IsProper() && !(in.Has(i+1) && r.d.Tokens[i+1].Tag == doc.POS) {
			return true // but "Georgia's largest hospital" is no name
		}
	}
	return false
}

func (r *reader) hasProper(s doc.Span) bool {
	in := r.d.TokensIn(s)
	for i := in.From; i < in.To; i++ {
		if r.d.Tokens[i].Tag.IsProper() {
			return true
		}
	}
	return false
}

// same reports whether two roles are filled by the same participant: one
// actor, or noun phrases that share a name, or the same head noun.
func (r *reader) same(a, b *role) bool {
	if a.Actor != "" && b.Actor != "" {
		return a.Actor == b.Actor
	}
	x, y := r.d.TokensIn(a.Span), r.d.TokensIn(b.Span)
	if n, k := r.number(x), r.number(y); n != none && k != none && r.low(n) != r.low(k) {
		return false // "17 people", "280 people"
	}
	if r.commonWords(x, y) >= 2 {
		return true // "Baltic grain terminal", "grain terminal of Vesta Port"
	}
	names := false
	for i := x.From; i < x.To; i++ {
		if !r.d.Tokens[i].Tag.IsProper() {
			continue
		}
		names = true
		for j := y.From; j < y.To; j++ {
			if r.d.Word(i) == r.d.Word(j) {
				return true
			}
		}
	}
	if r.d.Tokens[a.head].Lemma != r.d.Tokens[b.head].Lemma {
		return false
	}
	switch named := r.hasProper(b.Span); {
	case names && named:
		return false
	case names: // "Ukraine's air force" is "the air force", but not "forces"
		return points[r.low(y.From-1)] || r.low(x.To-1) == r.low(y.To-1)
	case named:
		return points[r.low(x.From-1)] || r.low(x.To-1) == r.low(y.To-1)
	}
	return true
}

// number returns the first number in a phrase, or none.
func (r *reader) number(x doc.Range) int {
	for i := x.From; i < x.To; i++ {
		if r.d.Tokens[i].Tag == doc.CD {
			return i
		}
	}
	return none
}

// commonWords returns how many lower-case nouns two phrases share.
func (r *reader) commonWords(x, y doc.Range) int {
	n := 0
	for i := x.From; i < x.To; i++ {
		if t := r.d.Tokens[i].Tag; t != doc.NN && t != doc.NNS {
			continue
		}
		for j := y.From; j < y.To; j++ {
			if r.d.Tokens[i].Lemma == r.d.Tokens[j].Lemma {
				n++
				break
			}
		}
	}
	return n
}

// knownTarget reports whether m befell people the text speaks of as known: "the
// suspects", "them", "two of them".
func (r *reader) knownTarget(m *mention) bool {
	for i := range m.roles {
		a := &m.roles[i]
		if a.Kind != doc.Target {
			continue
		}
		first := r.d.TokensIn(a.Span).From
		if r.d.Tokens[a.head].Tag == doc.PRP || in("known-people", r.d.Tokens[a.head].Lemma) && points[r.low(first-1)] {
			return true
		}
	}
	return false
}

// namesTarget reports whether m's noun phrase names whom it was done to.
func (r *reader) namesTarget(m *mention) bool {
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Target && a.head >= m.to && a.head < m.to+6 && r.isNamed(a) {
			return true
		}
	}
	return false
}

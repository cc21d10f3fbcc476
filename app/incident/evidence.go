package incident

import (
	"slices"

	"lede/app/doc"
)

// Evidence that a mention belongs to a known event, in points. Two are needed;
// one contradiction forbids it. The weights say: a shared target or sum settles
// it, a definite noun nearly does, nearness alone does not.
const (
	enough         = 2
	sharedTarget   = 3
	sharedAmount   = 3
	sharedAgent    = 2
	sharedDay      = 2
	sharedMonth    = 1
	sharedPlace    = 1
	definiteNoun   = 2
	sameWord       = 1
	sameType       = 1 // of a noun that refers back
	sameSentence   = 2 // a noun that refers back, right after a verb: "was shelled, said X, who blamed Y for the attack"
	aftermath      = 1 // "seized", right after a raid
	salient        = 1 // a noun that refers back, rather to what was told often
	nextDoor       = 1 // the same or the next sentence; twice that for a noun that refers back
	leadStory      = 1 // the event the article opens with
	headline       = 2 // told by the headline only, and this is the opening
	indefiniteNoun = -2
	otherNoun      = -5 // "another attack"
	doubtful       = -2 // the noun refers back, to what nobody states
	knownPerson    = 2  // "the suspects were detained": whom it befell is somebody known
	introduced     = 2  // so far there was only "the collapse", and this verb tells it
	otherPlace     = -3 // both say where, under different names: the one may lie in the other
	otherTarget    = -3 // both say whom, in words that do not match
)

// realis reports whether m tells of something as having happened, be it only
// by somebody's word.
func (m *mention) realis() bool {
	return m.modality == doc.Stated || m.modality == doc.Alleged || m.modality == doc.Denied
}

// tells reports whether a mention of c has that word.
func (c *cluster) tells(r *reader, lemma string) bool {
	for _, m := range c.recent() {
		if r.d.Tokens[m.head].Lemma == lemma {
			return true
		}
	}
	return false
}

// loner returns what a word that merges with itself only is called, or "".
func loner(lemma string) string {
	switch {
	case in("alone", lemma):
		return lemma
	case in("alone-acquit", lemma):
		return "acquit"
	}
	return ""
}

// apart reports whether one of two mentions is told by a word that merges with
// itself only, and the other by another.
func (r *reader) apart(a, b *mention) bool {
	return loner(r.d.Tokens[a.head].Lemma) != loner(r.d.Tokens[b.head].Lemma)
}

func (r *reader) contradicts(c *cluster, m *mention) bool {
	back := r.refersBack(m)
	if !slices.ContainsFunc(c.recent(), func(o *mention) bool { return !r.apart(o, m) }) {
		return true // a war is not what happens in it
	}
	for _, o := range c.recent() {
		if r.headlined(c, m) {
			break // headlines leave out what shows it
		}
		feared := o.kind.consequence() && !o.realis() && c.kind() != o.kind // "60 feared dead as a boat sinks"
		if !feared && o.realis() != m.realis() && !back && !r.refersBack(o) || !o.realis() && !m.realis() && o.modality != m.modality && !back {
			return true
		}
		if apart(o.times, m.times) {
			return true
		}
	}
	if !r.headlined(c, m) && r.bygone(m) && !(m.verb && c.onlyNamed(r)) && !slices.ContainsFunc(c.mentions, func(o *mention) bool { return r.bygone(o) }) {
		return true // "the floods of 2014" are not those the article reports
	}
	if !back && !r.bygone(m) && m.sent-c.mentions[len(c.mentions)-1].sent > 2 && !r.headlined(c, m) && slices.ContainsFunc(c.mentions, func(o *mention) bool { return r.bygone(o) }) {
		return true // nor the other way round
	}
	if r.opponents(c, m) || r.turned(c, m) || m.kind.typ == "protest" && r.walkedOut(c, m) {
		return true
	}
	return r.differ(c, m, doc.Target) || r.differ(c, m, doc.Agent)
}

// stated reports whether some mention of c states the event.
func (c *cluster) stated() bool {
	for _, m := range c.recent() {
		if m.modality == doc.Stated {
			return true
		}
	}
	return false
}

// What m shares with the mentions of a cluster.
type common struct {
	target, agent, place bool
	amount               bool
	month, day           bool
	word                 bool
	near                 bool // the same or the next sentence
	beside               bool // right after a verb of its sentence
}

// any reports whether they share more than being near.
func (s *common) any() bool {
	return s.target || s.agent || s.place || s.amount || s.month || s.word
}

// compare finds what m shares with c.
func (r *reader) compare(c *cluster, m *mention) common {
	var s common
	lemma := r.d.Tokens[m.head].Lemma
	for _, o := range c.recent() {
		s.near = s.near || m.sent-o.sent <= 1
		s.beside = s.beside || m.sent == o.sent && o.to <= m.from && o.verb
		s.word = s.word || r.d.Tokens[o.head].Lemma == lemma && lemma != "incident" && !m.kind.consequence()
		r.compareRoles(&s, m, o)
		for _, a := range m.amounts {
			for _, b := range o.amounts {
				s.amount = s.amount || a.Value == b.Value && (a.Unit == b.Unit && a.Value > 2 || a.Value > 20 && counts(a.Unit) && counts(b.Unit))
			}
		}
		for _, x := range m.times {
			for _, y := range o.times {
				if x.Value != "" && y.Value != "" && related(x.Value, y.Value) {
					s.month = true
					s.day = s.day || x.Value == y.Value && len(x.Value) >= 10
				}
			}
		}
	}
	if s.near && !s.word {
		s.word = m.modality == doc.Negated && m.kind == c.kind() && m.kind.family == "cyber" && !r.wholeTarget(m) ||
			m.verb && m.kind.group == "vuln" && !r.namesTarget(m) || // "it was found by"
			m.kind == c.kind() && in("aftermath", lemma)
	}
	return s
}

func (r *reader) compareRoles(s *common, m, o *mention) {
	for i := range m.roles {
		for j := range o.roles {
			a, b := &m.roles[i], &o.roles[j]
			if a.Kind != b.Kind || !r.same(a, b) {
				continue
			}
			switch a.Kind {
			case doc.Target:
				s.target = true
			case doc.Agent:
				s.agent = true
			case doc.Where:
				s.place = true
			}
		}
	}
}

// evidence adds up what speaks for m belonging to c. lead says that c is the
// event the article opens with.
func (r *reader) evidence(c *cluster, m *mention, lead bool) int {
	s := r.compare(c, m)
	back := r.refersBack(m) || m.sent-c.mentions[len(c.mentions)-1].sent <= 10 && r.knownDoer(m)
	opening := r.headlined(c, m)
	if !opening && !back && !s.any() && !r.knownTarget(m) {
		return 0 // being near is not enough
	}
	n := 0
	count := func(ok bool, points int) {
		if ok {
			n += points
		}
	}
	count(s.target, sharedTarget)
	count(!s.target && !opening && !r.refersBack(m) && r.wholeTarget(m) && c.has(doc.Target), otherTarget)
	count(!s.target && !opening && r.refersBack(m) && r.namesTarget(m) && c.has(doc.Target), otherTarget) // "the outage at Norrland"
	count(s.agent, sharedAgent)
	count(s.place, sharedPlace)
	count(!s.place && !opening && r.differ(c, m, doc.Where), otherPlace)
	count(s.amount, sharedAmount)
	count(s.day, sharedDay)
	count(s.month && !s.day, sharedMonth)
	count(s.word, sameWord)
	count(s.word && back, sameWord)
	count(s.near, nextDoor)
	count(s.near && back, nextDoor)
	count(s.beside && back, sameSentence)
	count(!s.target && m.verb && m.kind == c.kind() && m.kind.family == "law" && r.knownTarget(m), knownPerson)
	count(m.verb && s.word && c.onlyNamed(r), introduced)
	count(s.near && m.kind == c.kind() && in("aftermath", r.d.Tokens[m.head].Lemma), aftermath)
	count(back && m.kind == c.kind(), sameType)
	count(back && len(c.mentions) >= 3, salient)
	count(lead && !back, leadStory)
	count(opening, headline)
	count(back, definiteNoun)
	count(back && !c.stated(), doubtful)
	switch {
	case r.another(m):
		n += otherNoun
	case r.earlier(m), !back && !opening && !(s.place && lead) && !s.target && !s.amount && r.indefinite(m):
		n += indefiniteNoun
	}
	return n
}

// indefinite reports whether m is a noun that brings up something new: "an attack",
// "two attacks", "attacks".
func (r *reader) indefinite(m *mention) bool {
	if m.verb {
		return false
	}
	switch r.determiner(m) {
	case "a", "an":
		return true
	case "":
		return r.numbers(m) || r.d.Tokens[m.head].Tag == doc.NNS
	}
	return false
}

// onlyNamed reports whether c is so far told by definite nouns only, and not when:
// something the article takes for known.
func (c *cluster) onlyNamed(r *reader) bool {
	for _, m := range c.recent() {
		if m.verb && !m.kind.consequence() || !m.verb && !r.refersBack(m) || len(m.times) > 0 {
			return false
		}
	}
	return true
}

// counts reports whether a unit is that of things: no money, no share.
func counts(unit string) bool { return unit != "" && unit != "percent" && !isCurrency(unit) }

// headlined reports whether the cluster is so far told by headlines only, and m
// stands in the article's opening, a few sentences below.
func (r *reader) headlined(c *cluster, m *mention) bool {
	found := false
	for _, o := range c.recent() {
		if o.kind.consequence() && !r.heading(o.sent) {
			continue
		}
		if found = true; !r.heading(o.sent) || m.sent-o.sent > 4 {
			return false
		}
		if r.semicolon(r.body[o.sent], o.from) && (m.kind.consequence() || !c.tells(r, r.d.Tokens[m.head].Lemma)) {
			return false // the second of several pieces of news
		}
	}
	return found && !r.heading(m.sent)
}

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
	if r.opponents(c, m) {
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

// evidence adds up what speaks for m belonging to c. lead says that c is the
// event the article opens with.
func (r *reader) evidence(c *cluster, m *mention, lead bool) int {
	n := 0
	target, agent, place, amount, day, month, word := false, false, false, false, false, false, false
	near, beside := false, false
	for _, o := range c.recent() {
		near = near || m.sent-o.sent <= 1
		beside = beside || m.sent == o.sent && o.to <= m.from && o.verb
		word = word || r.d.Tokens[o.head].Lemma == r.d.Tokens[m.head].Lemma && r.d.Tokens[m.head].Lemma != "incident" && !m.kind.consequence()
		for i := range m.roles {
			for j := range o.roles {
				a, b := &m.roles[i], &o.roles[j]
				if a.Kind != b.Kind || !r.same(a, b) {
					continue
				}
				switch a.Kind {
				case doc.Target:
					target = true
				case doc.Agent:
					agent = true
				case doc.Where:
					place = true
				}
			}
		}
		for _, a := range m.amounts {
			for _, b := range o.amounts {
				amount = amount || a.Value == b.Value && (a.Unit == b.Unit && a.Value > 2 || a.Value > 20 && counts(a.Unit) && counts(b.Unit))
			}
		}
		for _, x := range m.times {
			for _, y := range o.times {
				if x.Value != "" && y.Value != "" && related(x.Value, y.Value) {
					month = true
					day = day || x.Value == y.Value && len(x.Value) >= 10
				}
			}
		}
	}
	count := func(ok bool, points int) {
		if ok {
			n += points
		}
	}
	word = word || near && m.modality == doc.Negated && m.kind == c.kind() && m.kind.family == "cyber" && !r.wholeTarget(m)
	word = word || near && m.verb && m.kind.group == "vuln" && !r.namesTarget(m) // "it was found by"
	back := r.refersBack(m) || m.sent-c.mentions[len(c.mentions)-1].sent <= 10 && r.knownDoer(m)
	opening := r.headlined(c, m)
	if in("aftermath", r.d.Tokens[m.head].Lemma) {
		word = word || near && m.kind == c.kind()
	}
	if !opening && !target && !agent && !place && !amount && !day && !month && !word && !back && !r.knownTarget(m) {
		return 0 // being near is not enough
	}
	count(target, sharedTarget)
	count(!target && !opening && !r.refersBack(m) && r.wholeTarget(m) && c.has(doc.Target), otherTarget)
	count(!target && !opening && r.refersBack(m) && r.namesTarget(m) && c.has(doc.Target), otherTarget) // "the outage at Norrland"
	count(agent, sharedAgent)
	count(place, sharedPlace)
	count(!place && !opening && r.differ(c, m, doc.Where), otherPlace)
	count(amount, sharedAmount)
	count(day, sharedDay)
	count(month && !day, sharedMonth)
	count(word, sameWord)
	count(word && back, sameWord)
	count(near, nextDoor)
	count(near && back, nextDoor)
	count(beside && back, sameSentence)
	count(!target && m.verb && m.kind == c.kind() && m.kind.family == "law" && r.knownTarget(m), knownPerson)
	count(m.verb && word && c.onlyNamed(r), introduced)
	count(near && m.kind == c.kind() && in("aftermath", r.d.Tokens[m.head].Lemma), aftermath)
	count(back && m.kind == c.kind(), sameType)
	count(back && len(c.mentions) >= 3, salient)
	count(lead && !back, leadStory)
	count(opening, headline)
	count(back, definiteNoun)
	count(back && !c.stated(), doubtful)
	switch {
	case r.another(m):
		n += otherNoun
	case r.earlier(m):
		n += indefiniteNoun
	case !back && !opening && !m.verb && !(place && lead) && (r.determiner(m) == "a" || r.determiner(m) == "an" || r.determiner(m) == "" && (r.numbers(m) || r.d.Tokens[m.head].Tag == doc.NNS)) && !target && !amount:
		n += indefiniteNoun
	}
	return n
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

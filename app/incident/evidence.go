package incident

import (
	"slices"
	"strings"
	"time"

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
		if o.realis() != m.realis() && !back && !r.refersBack(o) || !o.realis() && !m.realis() && o.modality != m.modality && !back {
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

// bygone reports whether m is told as of long ago, or is what an anniversary is of.
func (r *reader) bygone(m *mention) bool {
	return r.longAgo(m.times) || r.remembered(m)
}

// remembered reports whether m is what people look back on: "the anniversary of the
// attack", "ten years after the attack".
func (r *reader) remembered(m *mention) bool {
	if m.verb {
		return false
	}
	p := r.start(m) - 1
	if !r.inSentence(m.sent, p) {
		return false
	}
	if r.low(p) == "of" {
		p--
	}
	return r.inSentence(m.sent, p) && in("remember", r.d.Tokens[p].Lemma)
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

// longAgo reports whether times lie half a year before the article, or in an
// earlier year of which no day is told.
func (r *reader) longAgo(times []doc.Time) bool {
	if r.d.Date.IsZero() {
		return false
	}
	now := r.d.Date.Unix() / (24 * 60 * 60)
	for _, t := range times {
		_, last, ok := days(t.Value)
		if ok && t.Kind == doc.Date && (now-last > 180 || len(t.Value) == 4 && now > last) {
			return true
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

// apart reports whether two mentions name times that cannot be one: they have no
// day in common.
func apart(a, b []doc.Time) bool {
	clash := false
	for _, x := range a {
		for _, y := range b {
			if x.Kind != doc.Date || y.Kind != doc.Date {
				continue
			}
			x1, x2, okX := days(x.Value)
			y1, y2, okY := days(y.Value)
			if !okX || !okY {
				continue
			}
			if x1 <= y2 && y1 <= x2 {
				return false
			}
			clash = true
		}
	}
	return clash
}

// days returns the first and last day a TIMEX3 value covers, counted from 1970.
// It reports false for what names no certain days: vague times, seasons, clock
// times.
func days(value string) (first, last int64, ok bool) {
	const day = 24 * 60 * 60
	if from, to, ok := strings.Cut(value, "/"); ok {
		first, _, okFrom := days(from)
		_, last, okTo := days(to)
		return first, last, okFrom && okTo
	}
	value, _, _ = strings.Cut(value, "T")
	var start, end time.Time
	switch {
	case len(value) >= 8 && value[5] == 'W':
		year, week := digits(value[:4]), digits(value[6:8])
		start = time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is in the first week
		start = start.AddDate(0, 0, 7*(week-1)-(int(start.Weekday())+6)%7)
		end = start.AddDate(0, 0, 6)
	case len(value) == 4:
		start = time.Date(digits(value), 1, 1, 0, 0, 0, 0, time.UTC)
		end = start.AddDate(1, 0, -1)
	case len(value) == 7 && value[5] <= '9' && value[5] >= '0':
		start = time.Date(digits(value[:4]), time.Month(digits(value[5:])), 1, 0, 0, 0, 0, time.UTC)
		end = start.AddDate(0, 1, -1)
	case len(value) == 10:
		start = time.Date(digits(value[:4]), time.Month(digits(value[5:7])), digits(value[8:]), 0, 0, 0, 0, time.UTC)
		end = start
	default:
		return 0, 0, false
	}
	return start.Unix() / day, end.Unix() / day, true
}

// digits reads a number.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func related(x, y string) bool {
	x, _, _ = strings.Cut(x, "T")
	y, _, _ = strings.Cut(y, "T")
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

// refersBack reports whether m is a noun that points at something known: "the
// attack", "this incident", "its shutdown".
func (r *reader) refersBack(m *mention) bool {
	if m.verb {
		return false
	}
	if m.back == unasked {
		m.back = no
		if r.pointsBack(m) {
			m.back = yes
		}
	}
	return m.back == yes
}

// An answer is remembered where the same question comes again and again.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

func (r *reader) pointsBack(m *mention) bool {
	if r.tree.Child(m.head, doc.RelCop) != none && r.tree.Case(m.head) == none {
		s := r.tree.Child(m.head, doc.RelNSubj)
		return s != none && (r.low(s) == "this" || r.low(s) == "it" || r.low(s) == "that")
	}
	if w := m.frame.what; w != none && w > m.head {
		if d := r.tree.Child(w, doc.RelDet); d != none && (r.low(d) == "a" || r.low(d) == "an") {
			return false // "the killing of a commander" is news
		}
	}
	if m.kind.typ == "verdict" && m.from-r.body[m.sent] <= 4 && r.low(r.body[m.sent]) == "in" {
		return true // "In a 6-3 ruling, the judges said"
	}
	switch r.determiner(m) {
	case "the", "this", "that", "these", "those", "its", "their", "both":
		return !r.another(m)
	case "'s", "’s":
		for i := m.from - 1; r.inSentence(m.sent, i-1); i-- {
			if r.d.Tokens[i].Tag == doc.POS {
				return r.isTime(i-1) && !r.another(m) // "last week's attack"
			}
		}
	}
	return false
}

// another reports whether m's noun phrase says that it is a further event.
func (r *reader) another(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return further[r.low(i)] }) || further[r.determiner(m)]
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

// earlier reports whether m's noun phrase says that it was before: perhaps the
// event told, perhaps another.
func (r *reader) earlier(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool {
		w := r.low(i)
		return w == "earlier" || w == "previous" || w == "past"
	})
}

var further = map[string]bool{"another": true, "second": true, "third": true, "separate": true,
	"similar": true, "other": true, "new": true, "further": true, "subsequent": true, "last": true, "future": true, "next": true, "additional": true, "unrelated": true}

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
	case !back && !m.verb && !(place && lead) && (r.determiner(m) == "a" || r.determiner(m) == "an" || r.determiner(m) == "" && (r.numbers(m) || r.d.Tokens[m.head].Tag == doc.NNS)) && !target && !amount:
		n += indefiniteNoun
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

// namesTarget reports whether m's noun phrase names whom it was done to.
func (r *reader) namesTarget(m *mention) bool {
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Target && a.head >= m.to && a.head < m.to+6 && r.isNamed(a) {
			return true
		}
	}
	return false
}

// numbers reports whether a number stands before the noun m: "two flaws".
func (r *reader) numbers(m *mention) bool {
	return r.anyModifier(m.from, m.sent, func(i int) bool { return r.d.Tokens[i].Tag == doc.CD })
}

// knownDoer reports whether m's sentence speaks of its doer as of somebody known
// already: "the attackers", "the gunmen".
func (r *reader) knownDoer(m *mention) bool {
	for i := r.body[m.sent]; i+1 < m.from; i++ {
		lemma := r.d.Tokens[i+1].Lemma
		if r.low(i) == "the" && (classes()["hacker"][lemma] || classes()["fighter"][lemma]) {
			return true
		}
	}
	return false
}

// headlined reports whether the cluster is so far told by headlines only, and m
// stands in the article's opening, a few sentences below.
func (r *reader) headlined(c *cluster, m *mention) bool {
	for _, o := range c.recent() {
		if !r.heading(o.sent) || m.sent-o.sent > 4 {
			return false
		}
		if r.semicolon(r.body[o.sent], o.from) && !c.tells(r, r.d.Tokens[m.head].Lemma) {
			return false // the second of several pieces of news
		}
	}
	return !r.heading(m.sent)
}

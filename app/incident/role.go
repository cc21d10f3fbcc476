package incident

import (
	"fmt"

	"lede/app/doc"
)

// assign fills the roles of m from its clause.
func (r *reader) assign(m *mention) {
	f := &m.frame
	if m.verb {
		r.verbRoles(m, f)
	} else {
		r.nounRoles(m, f)
	}
	if h := r.among(m); h != none {
		r.add(m, doc.Target, h, "“among those "+r.d.Word(m.head)+"”")
	}
	r.places(m, f.preps)
	if m.verb && r.parsed(m.sent) {
		for i := m.from; i < m.to; i++ {
			if i != m.head {
				r.places(m, r.prepsOf(i)) // "opened fire in Munich"
			}
		}
	}
}

// among returns who "among those killed was" and "among the dead is" name, or
// none.
func (r *reader) among(m *mention) int {
	if i := m.from - 2; !r.inSentence(m.sent, i) || r.low(i) != "among" || !r.inSentence(m.sent, m.to+1) || !beForms[r.low(m.to)] {
		return none
	}
	return r.phraseHead(m.to + 1)
}

func (r *reader) verbRoles(m *mention, f *frame) {
	verb := r.d.Word(m.head)
	if f.what != none && r.isTime(f.what) {
		f.what = none // "died early Thursday"
	}
	if m.kind.group == "market" && f.what != none && (r.isManner(f.what) || r.isMoney(f.what)) {
		f.what = none // "fell 4 percent"
	}
	if m.kind.typ == "fine" && !f.passive && (f.what == none || r.isMoney(f.what)) {
		if h := r.payer(m); h != none && r.canFill(h) {
			f.what = h
		}
	}
	if f.who != none && f.what == none && !f.passive && r.d.Tokens[m.head].Tag == doc.VBN && r.tree.Rel(m.head) == doc.RelXComp && r.bareParticiple(m.head) {
		f.who, f.what, f.passive = none, f.who, true // "wants the president impeached"
	}
	if r.bareHeadline(m) {
		f.who, f.what, f.passive = none, f.who, true // "Police chief held over", "Bank fined $25m"
	}
	if f.what != none && befalls[m.kind.group] && f.who != none && (r.place(f.what) || !r.canFill(f.what) || r.d.Tokens[m.head].Lemma == "lose" && f.what < m.to) {
		f.what = none // "sank off Crete", "collided head-on", "lost power"
	}
	who := f.who
	if who != none && (in("plan-noun", r.d.Tokens[who].Lemma) || in("doubt-noun", r.d.Tokens[who].Lemma) || r.d.Tokens[who].Lemma == "right" || r.d.Tokens[who].Lemma == "effort") && r.d.Tokens[who].Tag.IsNoun() && r.who[who].mention == nil {
		who = r.whose(who) // "has no intention of resigning"
	}
	if who != none {
		who = r.controller(m.head, r.purpose(m.head, who))
	}
	if who != none && befalls[m.kind.group] {
		who = r.carriage(who, m.sent)
	}
	switch {
	case who != none && !f.passive && m.kind.typ == "phishing" && in("fall-for", r.d.Tokens[m.from].Lemma):
		r.add(m, doc.Target, who, fmt.Sprintf("subject of “%s”", verb))
		f.what = none
	case who != none && !f.passive && r.d.Tokens[m.head].Lemma == "face" && m.kind.family == "law":
		r.add(m, doc.Target, who, fmt.Sprintf("subject of “%s”", verb)) // "face charges"
	case who != none && f.what == none && !f.passive && r.befallen(m):
		// "died", "crashed", "collapsed": it happens to the subject.
		r.add(m, doc.Target, who, fmt.Sprintf("subject of “%s”", verb))
	case who != none && f.passive && r.isManner(who):
	case who != none && f.passive:
		r.add(m, doc.Agent, who, fmt.Sprintf("“by” after “%s”", verb))
	case who != none:
		r.add(m, doc.Agent, who, fmt.Sprintf("subject of “%s”", verb))
	}
	if f.what != none && (m.kind.group == "vuln" || m.kind.group == "patch") && f.what >= m.from && f.what < m.to {
		// "discovered a flaw in the router": the router
		for _, a := range append(r.prepsOf(f.what), f.preps...) {
			if (a.prep == "in" || a.prep == "of" || a.prep == "for") && !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, fmt.Sprintf("“%s” after “%s”", a.prep, r.d.Word(f.what)))
			}
		}
	} else if v := r.victim(m, f); v != none {
		r.add(m, doc.Target, v, fmt.Sprintf("whose data “%s” tells of", verb))
	} else if f.what != none {
		why := "object of"
		if f.passive {
			why = "subject of passive"
		}
		kind := doc.Target
		if m.kind.typ == "ransom-payment" && classes()["hacker"][r.d.Tokens[f.what].Lemma] {
			kind = doc.Beneficiary // "paid the hackers"
		}
		if m.kind.typ == "raid" && !classes()["building"][r.d.Tokens[f.what].Lemma] && in("seize", r.d.Tokens[m.head].Lemma) {
			return // "raided the house and seized laptops": they are not what was raided
		}
		if m.kind.family == "conflict" && r.isWeapon(f.what) && !f.passive || m.kind.group == "cyber" && in("wield", r.d.Tokens[m.head].Lemma) && classes()["malware"][r.d.Tokens[f.what].Lemma] {
			kind = doc.Instrument // "fired 36 shells", "deployed malware"
		}
		if m.kind.group == "vuln" && m.verb && in("let", r.d.Tokens[m.head].Lemma) {
			return // "the bug allows an attacker to": nothing is done to him
		}
		r.add(m, kind, f.what, fmt.Sprintf("%s “%s”", why, verb))
	}
	if receives[m.kind.typ] && !m.has(doc.Beneficiary) {
		if h := r.receiver(m); h != none {
			r.add(m, doc.Beneficiary, h, fmt.Sprintf("“to” after “%s”", verb))
		}
	}
	for _, a := range f.preps {
		switch {
		case receives[m.kind.typ] && a.prep == "to":
			r.add(m, doc.Beneficiary, a.head, fmt.Sprintf("“to” after “%s”", verb))
		case a.prep == "at" && r.happensAt(m):
		case m.kind.family != "cyber" && m.kind.family != "conflict" && a.prep == "at" && r.place(a.head): // "caught at Heathrow"
		case in("prep-target", a.prep) && a.prep != "of" || a.prep == m.kind.prep && a.prep != "in" && a.prep != "of":
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, fmt.Sprintf("“%s” after “%s”", a.prep, verb))
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
}

// whoIs returns the noun that the "who" at token k follows, or none.
func (r *reader) whoIs(k int) int {
	if k--; k > 0 && r.d.Tokens[k].Tag == doc.Comma {
		k--
	}
	if k >= 0 && r.d.Tokens[k].Tag.IsNoun() {
		return k
	}
	return none
}

// purpose returns who does verb i where it says what for: in "torched two trucks to
// block the road" those who torched them, not the trucks, that token who is.
func (r *reader) purpose(i, who int) int {
	t := r.tree
	v := t.Head(who)
	switch {
	case !r.infinitive(i), t.Rel(who) != doc.RelObj && t.Rel(who) != doc.RelObl:
		return who
	case t.Head(i) == who && t.Rel(i) == doc.RelAcl:
	case t.Head(i) == v && t.Rel(i) == doc.RelXComp:
	default:
		return who
	}
	if v == none || in("wish-event", t.Lemma(v)) || in("direct", t.Lemma(v)) || !r.d.Tokens[v].Tag.IsVerb() {
		return who
	}
	if a := r.nominal(t.Agent(v)); a != none && a != who {
		return a
	}
	return who
}

// bareHeadline reports whether m is the verb of a headline that leaves out "was":
// of a kind done to people, in the past form, with no object after it.
func (r *reader) bareHeadline(m *mention) bool {
	f, tag := &m.frame, r.d.Tokens[m.head].Tag
	if f.passive || f.who == none || f.who > m.head || !r.headless(m.sent) || !headlinePassive[m.kind.group] || m.kind.group == "law" || tag != doc.VBD && tag != doc.VBN || m.to-m.from > 1 {
		return false
	}
	if lemma := r.d.Tokens[f.who].Lemma; classes()["fighter"][lemma] || classes()["hacker"][lemma] || classes()["weapon"][lemma] || classes()["instrument"][lemma] {
		return false
	}
	if !r.inSentence(m.sent, m.to) {
		return true
	}
	next := r.d.Tokens[m.to].Tag
	return next == doc.IN || next == doc.RP || next == doc.TO || r.isMoney(m.to)
}

// place reports whether token i names a place or state.
func (r *reader) place(i int) bool {
	t := r.actorType(i)
	return t == doc.Place || t == doc.State
}

// whose returns whose plan or attempt the noun at token i names: its owner, or
// the subject of the verb it is the object of; or none.
func (r *reader) whose(i int) int {
	if p := r.tree.Child(i, doc.RelNModPoss); p != none {
		return p
	}
	if v := r.tree.Head(i); v != none && r.tree.Rel(i) == doc.RelObj {
		return r.nominal(r.tree.Agent(v))
	}
	return none
}

// receiver returns who gets what verb m pays, wherever the tree hangs it: "paid
// $4 million in ransom to Darkside"; or none.
func (r *reader) receiver(m *mention) int {
	for i := m.to; r.inSentence(m.sent, i+1) && i < m.to+14 && r.d.Tokens[i].Tag != doc.Comma; i++ {
		if r.low(i) == "to" && !r.d.Tokens[i+1].Tag.IsVerb() {
			if h := r.phraseHead(i + 1); h != none && r.canFill(h) && !r.place(h) {
				return h
			}
		}
		if r.d.Tokens[i].Tag.IsVerb() && i >= m.to {
			return none
		}
	}
	return none
}

// victim returns whose data a data breach is about: who they were stolen from,
// who owns them, whom they are of; or none.
func (r *reader) victim(m *mention, f *frame) int {
	if m.kind.typ != "data-breach" || f.what == none {
		return none
	}
	what, preps := f.what, f.preps
	if of := r.counted(what); of != none { // "40 gigabytes of data from"
		what, preps = of, append(r.prepsOf(of), preps...)
	}
	if !classes()["data"][r.d.Tokens[what].Lemma] {
		return none
	}
	for _, a := range preps {
		if a.prep != "from" || !r.canFill(a.head) {
			continue
		}
		if !classes()["system"][r.d.Tokens[a.head].Lemma] {
			return a.head
		}
		if p := r.tree.Child(a.head, doc.RelNModPoss); p != none && r.canFill(p) {
			return p // "from its servers"
		}
	}
	if p := r.tree.Child(what, doc.RelNModPoss); p != none && r.canFill(p) {
		return p
	}
	if of := r.tree.Oblique(what, "of"); of != none && r.canFill(of) {
		return of
	}
	return none
}

// receives are the types in which whoever stands after "to" gets something.
var receives = map[doc.IncidentType]bool{"ransom-payment": true, "aid": true, "award": true}

// befalls are the groups whose verbs without an object tell what happens to
// their subject: "died", "crashed".
var befalls = map[string]bool{"death": true, "accident": true, "market": true, "outage": true, "shutdown": true,
	"injury": true, "treatment": true, "fire": true, "trial": true, "damage": true}

// headlinePassive are the groups whose verbs lose their "was" in headlines:
// "Club banned from stadium".
var headlinePassive = map[string]bool{"law": true, "fine": true, "sanction": true, "expulsion": true, "summons": true,
	"appoint": true, "raid": true, "arrest": true, "charge": true, "verdict": true, "violence": true, "abduction": true, "release": true}

// befallen reports whether what verb m tells, without an object, happens to its
// subject.
func (r *reader) befallen(m *mention) bool {
	switch r.d.Tokens[m.head].Lemma {
	case "appeal", "testify", "give", "take":
		return false
	}
	if m.kind.family == "cyber" && r.hackedHeadline(m) {
		return true
	}
	return befalls[m.kind.group] || headlinePassive[m.kind.group] && r.headless(m.sent) && r.d.Tokens[m.head].Tag != doc.VBZ
}

// hackedHeadline reports whether m is the "hacked" of the headline "Clinic
// chain hacked", where no hacker stands before it.
func (r *reader) hackedHeadline(m *mention) bool {
	who := m.frame.who
	lemma := r.d.Tokens[who].Lemma
	return r.headless(m.sent) && r.d.Tokens[m.head].Tag != doc.VBZ && r.d.Tokens[m.head].Tag != doc.VBP &&
		!classes()["hacker"][lemma] && !classes()["malware"][lemma] && !classes()["fighter"][lemma] && r.actorType(who) != doc.Group && r.actorType(who) != doc.State &&
		m.to-1 == m.head && (!r.inSentence(m.sent, m.to) || !r.d.Tokens[m.to].Tag.IsNoun())
}

// isCampaign reports whether the noun at token i is named after those who do
// it, not after whom it hits.
func (r *reader) isCampaign(i int) bool {
	switch r.d.Tokens[i].Lemma {
	case "campaign", "operation", "infection", "chain":
		return true
	}
	return false
}

// isWeapon reports whether token i heads what is fired or thrown: "36 shells",
// "dozens of rounds".
func (r *reader) isWeapon(i int) bool {
	if of := r.counted(i); of != none {
		i = of
	}
	return classes()["weapon"][r.d.Tokens[i].Lemma]
}

// isManner reports whether what stands after "by" at token i says how, or by
// how much: "by five thousand votes", "by negligence".
func (r *reader) isManner(i int) bool {
	if of := r.counted(i); of != none {
		i = of
	}
	return in("manner", r.d.Tokens[i].Lemma)
}

// controller returns who really does verb i: after "accused China of hacking"
// not the accuser but China, after "jailed a man for spying" the man.
func (r *reader) controller(i, who int) int {
	t := r.tree
	for g, n, below := t.Head(i), 0, i; g != none && n < 3; g, n, below = t.Head(g), n+1, g {
		if t.Rel(below) == doc.RelAclRelCl {
			return who // "accused it of backing rebels who seized": the rebels did
		}
		if t.Rel(below) == doc.RelConj {
			if r.d.Tokens[below].Tag == doc.VBG && r.d.Tokens[g].Tag == doc.VBG {
				continue // "accused him of forging papers and of bribing officials"
			}
			return who
		}
		if !in("control", t.Lemma(g)) {
			switch r.d.Tokens[g].Tag {
			case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
				return who
			}
			continue
		}
		o := t.Patient(g)
		if o != none && (r.d.Tokens[o].Tag == doc.WP || r.d.Tokens[o].Tag == doc.WDT) {
			o = r.whoIs(o)
		}
		if o == none || o == who {
			o = r.phraseHead(g + 1)
		}
		if o != none && o < i {
			return o
		}
	}
	return who
}

func (r *reader) nounRoles(m *mention, f *frame) {
	noun := r.d.Word(m.head)
	if m.joined != nil && r.predicate(m) {
		return
	}
	if f.poss != none {
		r.add(m, m.kind.possessor, f.poss, fmt.Sprintf("owner of “%s”", noun))
	}
	if m.also != none {
		r.add(m, doc.Target, m.also, fmt.Sprintf("what “%s” affects", noun))
	}
	r.modifierRoles(m, f.mods, noun)
	// What follows the noun at once is its own, wherever the parser hung it.
	if r.parsed(m.sent) && r.inSentence(m.sent, m.to+1) && r.d.Tokens[m.to].Tag == doc.IN {
		if h := r.phraseHead(m.to + 1); h != none {
			r.prepRoles(m, []arg{{r.low(m.to), h}}, noun)
		}
	}
	r.prepRoles(m, f.preps, noun)
	r.supportRoles(m, noun)
	r.blamedAfter(m)
}

// leavesPhrase reports whether a preposition or "its" stands between tokens i and
// to, so that the first is in no noun phrase with the second.
func (r *reader) leavesPhrase(i, to int) bool {
	for k := i + 1; k < to; k++ {
		if t := r.d.Tokens[k].Tag; t == doc.IN || t == doc.PRPS {
			return true
		}
	}
	return false
}

// modifierRoles reads what stands before a noun: "Chinese hack", "Colonial
// Pipeline attack", "Kabul bombing".
func (r *reader) modifierRoles(m *mention, mods []int, noun string) {
	for _, i := range mods {
		if i >= m.from && i < m.to || r.leavesPhrase(i, m.from) {
			continue
		}
		n := r.who[i]
		why := fmt.Sprintf("before “%s”", noun)
		switch {
		case m.kind.group == "cyber" && (n.mention == nil || n.actor.Type == doc.Group) && r.isCampaign(m.head):
			if n.mention != nil {
				r.add(m, doc.Agent, i, why) // "Lazarus campaign": theirs, or that of some malware
			}
		case n.mention == nil:
			if r.d.Tokens[i].Tag.IsProper() && r.tree.Rel(i) != doc.RelAMod && m.kind.family == "cyber" {
				r.add(m, doc.Target, i, why)
			}
		case n.actor.Type == doc.Place:
			r.add(m, doc.Where, i, why)
		case n.mention.Form == doc.Adjective && (m.kind.family == "conflict" || m.kind.family == "cyber"):
			r.add(m, doc.Agent, i, why)
		case n.mention.Form == doc.Adjective && m.kind.possessor == doc.Agent:
			r.add(m, doc.Agent, i, why)
		case n.mention.Form == doc.Adjective:
			r.add(m, doc.Where, i, why)
		case n.actor.Type == doc.Group && m.kind.possessor != doc.Target:
			r.add(m, doc.Agent, i, why)
		case m.kind.group == "patch":
			r.add(m, doc.Agent, i, why) // "a Microsoft patch"
		case m.kind.family == "cyber" || m.kind.family == "law" || m.kind.possessor == doc.Target:
			r.add(m, doc.Target, i, why)
		case m.kind.possessor != "":
			r.add(m, m.kind.possessor, i, why)
		}
	}
}

func (r *reader) prepRoles(m *mention, preps []arg, noun string) {
	for _, a := range preps {
		if r.eventBetween(m, a.head) {
			continue // "an investigation into an attack on X": X is the attack's
		}
		why := fmt.Sprintf("“%s” after “%s”", a.prep, noun)
		switch {
		case in("prep-agent", a.prep) && r.isManner(a.head):
		case in("prep-agent", a.prep):
			r.add(m, doc.Agent, a.head, why)
		case a.prep == "of":
			kind := m.kind.of
			if !m.has(kind) {
				r.add(m, kind, a.head, why)
			}
		case a.prep == "at" && r.happensAt(m):
		case in("prep-target", a.prep), a.prep == m.kind.prep && a.prep != "in" && a.prep != "at", a.prep == "in" && m.kind.group == "vuln":
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, why)
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
}

// tellsOfOthers reports whether token i heads people whose work it is to tell of
// what happens to others: "researchers", "officials".
func (r *reader) tellsOfOthers(i int) bool {
	lemma := r.d.Tokens[i].Lemma
	return classes()["person"][lemma] || lemma == "researcher" || lemma == "expert" || lemma == "analyst" || lemma == "police" || lemma == "authority" || r.actorType(i) == doc.Person
}

// carriage returns the vehicle in "a helicopter carrying the army chief
// crashed" where token who is the chief, else who.
func (r *reader) carriage(who, s int) int {
	i := who
	for r.inSentence(s, i-1) && inPhrase(r.d.Tokens[i-1].Tag) {
		i--
	}
	if !r.inSentence(s, i-2) || !in("carry", r.d.Tokens[i-1].Lemma) || r.d.Tokens[i-1].Tag != doc.VBG || !r.d.Tokens[i-2].Tag.IsNoun() {
		return who
	}
	return i - 2
}

// payer returns whom verb m fines, before how much: "fined Google 21 billion
// rubles".
func (r *reader) payer(m *mention) int {
	h := none
	if r.inSentence(m.sent, m.to) && r.d.Tokens[m.to].Tag == doc.PRP {
		return m.to
	}
	for i := m.to; r.inSentence(m.sent, i) && inPhrase(r.d.Tokens[i].Tag) && r.d.Tokens[i].Tag != doc.CD && !r.isMoney(i); i++ {
		if r.d.Tokens[i].Tag.IsNoun() {
			h = i
		}
	}
	return h
}

// happensAt reports whether "at" after m says where, and not whom: "a protest at
// the gates", but "fired at police", "a data breach at a bank".
func (r *reader) happensAt(m *mention) bool {
	switch m.kind.family {
	case "conflict", "state", "life":
		return !m.verb || !in("aim", r.d.Tokens[m.head].Lemma)
	}
	return false
}

// eventBetween reports whether another event's noun stands between m and the
// participant at token i.
func (r *reader) eventBetween(m *mention, i int) bool {
	for _, o := range r.mentionsIn(m.sent) {
		if o.from >= m.to && o.to <= i && !o.verb && !r.verbBetween(o.to, i) {
			return true
		}
	}
	return false
}

// verbBetween reports whether a finite verb stands in tokens [from,to).
func (r *reader) verbBetween(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return true
		}
	}
	return false
}

// supportRoles reads the verb that carries a noun: whoever carries out an
// attack is its agent, whoever suffers it its target.
func (r *reader) supportRoles(m *mention, noun string) {
	v := m.carrier
	if v == none {
		return
	}
	t := r.tree
	verb := t.Lemma(v)
	f := r.frameOf(v, m.sent, true)
	passive := f.passive
	switch {
	case in("do", verb) && (m.frame.supported == doc.RelObj || m.frame.supported == doc.RelNSubjPass):
		why := fmt.Sprintf("“%s” “%s”", r.d.Word(v), noun)
		if f.who != none && f.who != m.head && !m.has(doc.Agent) && !(in("suffer", verb) && m.kind.family == "cyber" && !passive) {
			r.add(m, doc.Agent, r.controller(v, f.who), why)
		} else if f.who != none && in("suffer", verb) && !in("tell", verb) && !m.has(doc.Target) && !passive {
			r.add(m, doc.Target, f.who, why)
		}
		r.prepRoles(m, f.preps, noun)
		r.places(m, f.preps)
	case in("tell", verb) && m.frame.supported == doc.RelObj && (m.kind.family != "cyber" || f.who != none && r.tellsOfOthers(f.who)):
		// "officials confirmed an outbreak": they tell of it
	case in("suffer", verb) && m.frame.supported == doc.RelObj:
		if f.who != none && !m.has(doc.Target) && m.kind.possessor != doc.Agent || f.who != none && m.kind.family == "cyber" && !m.has(doc.Target) {
			r.add(m, doc.Target, f.who, fmt.Sprintf("“%s” “%s”", r.d.Word(v), noun))
		}
	case m.frame.supported == doc.RelNSubj && !r.saying(v):
		r.places(m, f.preps) // "Riots broke out in Johannesburg"
	}
	switch {
	case in("strike", verb) && (passive && m.frame.supported == doc.RelOblAgent || m.frame.supported == doc.RelNSubj):
		if f.what != none && f.what != m.head && !m.has(doc.Target) {
			r.add(m, doc.Target, f.what, fmt.Sprintf("“%s” by “%s”", r.d.Word(v), noun))
		}
	}
}

// instrument reads "with a knife", "using malware".
func (r *reader) instrument(m *mention, a arg) {
	lemma := r.d.Tokens[a.head].Lemma
	if classes()["weapon"][lemma] || classes()["malware"][lemma] || classes()["fix"][lemma] || lemma == "knife" || lemma == "bomb" || lemma == "drone" || lemma == "email" || lemma == "credential" || lemma == "password" {
		r.add(m, doc.Instrument, a.head, fmt.Sprintf("“%s” after “%s”", a.prep, r.d.Word(m.head)))
	}
}

func (m *mention) has(kind doc.RoleKind) bool {
	for i := range m.roles {
		if m.roles[i].Kind == kind {
			return true
		}
	}
	return false
}

// blamedAfter reads "attacks tied to Russian hackers": who a participle after
// the noun links it to is its alleged agent.
func (r *reader) blamedAfter(m *mention) {
	for i := m.to; r.inSentence(m.sent, i+1) && i < m.to+8; i++ {
		t := r.d.Tokens[i].Tag
		if t == doc.VBN && in("blame", r.d.Tokens[i].Lemma) && !auxiliary[r.low(i-1)] {
			if p := r.low(i + 1); p == "to" || p == "on" {
				if h := r.phraseHead(i + 2); h != none && r.canFill(h) {
					before := len(m.roles)
					r.add(m, doc.Agent, h, "“"+r.d.Word(i)+" "+p+"”")
					for k := before; k < len(m.roles); k++ {
						m.roles[k].Modality = doc.Alleged
					}
				}
			}
			return
		}
		if t.IsVerb() || t == doc.Comma || t == doc.MD {
			return
		}
	}
}

package incident

import "lede/app/doc"

// What part the subject and object of a verb have in what it tells, and whatever
// hangs on it by prepositions.

// verbRoles fills the roles of verb m: its arguments are mended first, then its
// subject, its object and what hangs on it by prepositions each find their part.
func (r *reader) verbRoles(m *mention, f *frame) {
	r.mendArguments(m, f)
	if who := r.doer(m, f); who != none {
		r.subjectRole(m, f, who)
	}
	if r.objectRole(m, f) {
		r.verbPreps(m, f)
	}
}

// mendArguments takes out of the frame of verb m what is no participant, and turns
// a passive that headlines and parsers hide.
func (r *reader) mendArguments(m *mention, f *frame) {
	if h := r.objectBeside(m, f); h != none {
		f.what = h
	}
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
	if f.what != none && befalls[m.kind.group] && f.who != none && (r.place(f.what) || !r.canFill(f.what) || (r.d.Tokens[m.head].Lemma == "lose" || r.low(m.from) == "without") && f.what < m.to) {
		f.what = none // "sank off Crete", "collided head-on", "lost power"
	}
}

// objectBeside returns the object of verb m that stands right behind it, where the tree took
// a word about its number for a preposition ("evacuated about 400 skiers") or an adjective
// before its noun for the whole ("buying Israeli start-up Nimrod Labs"); or none.
func (r *reader) objectBeside(m *mention, f *frame) int {
	if f.passive {
		return none
	}
	if f.what == none {
		if i := m.to; r.inSentence(m.sent, i+1) && in("hedge", r.low(i)) && r.d.Tokens[i+1].Tag == doc.CD {
			return r.phraseHead(i + 1)
		}
		return none
	}
	n := r.who[f.what].mention
	if f.what < m.to || n == nil || n.Form != doc.Adjective || !r.inSentence(m.sent, f.what+1) || !inPhrase(r.d.Tokens[f.what+1].Tag) {
		return none
	}
	h := none
	for i := f.what; r.inSentence(m.sent, i) && inPhrase(r.d.Tokens[i].Tag); i++ {
		if r.d.Tokens[i].Tag.IsNoun() {
			h = i
		}
	}
	return h
}

// bareHeadline reports whether m is the verb of a headline that leaves out "was":
// of a kind done to people, in the past form, with no object after it.
func (r *reader) bareHeadline(m *mention) bool {
	f, tag := &m.frame, r.d.Tokens[m.head].Tag
	if f.passive || f.who == none || f.who > m.head || !r.headless(m.sent) || !headlinePassive[m.kind.group] || m.kind.typ == "law" || tag != doc.VBD && tag != doc.VBN || m.to-m.from > 1 {
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

// headlinePassive are the groups whose verbs lose their "was" in headlines:
// "Club banned from stadium".
var headlinePassive = map[string]bool{"law": true, "fine": true, "sanction": true, "expulsion": true, "summons": true,
	"appoint": true, "raid": true, "arrest": true, "charge": true, "verdict": true, "violence": true, "abduction": true, "release": true}

// subjectRole gives the doer of verb m its part.
func (r *reader) subjectRole(m *mention, f *frame, who int) {
	verb := r.d.Word(m.head)
	if f.passive {
		if !r.isManner(who) && !in("beside", r.d.Tokens[who].Lemma) {
			r.add(m, doc.Agent, who, "“by” after “"+verb+"”")
		}
		return
	}
	kind := doc.Agent
	switch {
	case m.kind.typ == "election" && f.what != none && in("elects", r.d.Tokens[m.head].Lemma):
		if !r.place(who) {
			return // voters elect who wins
		}
		kind = doc.Where
	case (m.kind.typ == "phishing" || m.kind.group == "patch") && in("fall-for", r.d.Tokens[m.from].Lemma):
		kind = doc.Target
		f.what = none
	case m.kind.typ == "fine" && in("pays", r.d.Tokens[m.head].Lemma):
		kind = doc.Target // "paid a fine"
	case r.d.Tokens[m.head].Lemma == "face" && m.kind.family == "law":
		kind = doc.Target // "face charges"
	case m.kind.consequence() && r.inSentence(m.sent, m.to) && r.d.Tokens[m.to].Tag == doc.CD && !r.isTime(m.to):
		// "killing three people and wounding five": the number is whom it was done to
	case f.what == none && r.befallen(m):
		kind = doc.Target // "died", "crashed", "collapsed": it happens to the subject.
	}
	r.add(m, kind, who, "subject of “"+verb+"”")
}

// befallen reports whether what verb m tells, without an object, happens to its
// subject.
func (r *reader) befallen(m *mention) bool {
	switch r.d.Tokens[m.head].Lemma {
	case "appeal", "testify", "give", "take":
		return false
	}
	if m.kind.family == "cyber" && r.hackedHeadline(m) || m.kind.typ == "data-breach" && classes()["data"][r.d.Tokens[r.whole(m.frame.who)].Lemma] {
		return true // "Clinic hacked", "millions of records turned up online"
	}
	if m.kind.group == "outbreak" && m.frame.who != none && beings()[r.d.Tokens[m.frame.who].Lemma] {
		return true // "nine babies fell ill"
	}
	return befalls[m.kind.group] || headlinePassive[m.kind.group] && r.headless(m.sent) && r.d.Tokens[m.head].Tag != doc.VBZ &&
		!(r.inSentence(m.sent, m.to) && r.d.Tokens[m.to].Tag == doc.PRP) // "imprisoned her"
}

// whole returns what the quantity noun at token i counts, or i.
func (r *reader) whole(i int) int {
	if of := r.counted(i); of != none {
		return of
	}
	return i
}

// befalls are the groups whose verbs without an object tell what happens to
// their subject: "died", "crashed".
var befalls = map[string]bool{"death": true, "accident": true, "market": true, "outage": true, "shutdown": true,
	"injury": true, "treatment": true, "fire": true, "trial": true, "damage": true}

// hackedHeadline reports whether m is the "hacked" of the headline "Clinic
// chain hacked", where no hacker stands before it.
func (r *reader) hackedHeadline(m *mention) bool {
	who := m.frame.who
	lemma := r.d.Tokens[who].Lemma
	return r.headless(m.sent) && r.d.Tokens[m.head].Tag != doc.VBZ && r.d.Tokens[m.head].Tag != doc.VBP &&
		!classes()["hacker"][lemma] && !classes()["malware"][lemma] && !classes()["fighter"][lemma] && r.actorType(who) != doc.Group && r.actorType(who) != doc.State &&
		m.to-1 == m.head && (!r.inSentence(m.sent, m.to) || !r.d.Tokens[m.to].Tag.IsNoun())
}

// objectRole gives the object of verb m its part. It reports whether what hangs on
// the verb by prepositions may have one too.
func (r *reader) objectRole(m *mention, f *frame) bool {
	if f.what == none {
		return true
	}
	verb, lemma, object := r.d.Word(m.head), r.d.Tokens[m.head].Lemma, r.d.Tokens[f.what].Lemma
	if (m.kind.group == "vuln" || m.kind.group == "patch") && f.what >= m.from && f.what < m.to {
		r.flawed(m, f)
		return true
	}
	if v := r.victim(m, f); v != none {
		r.add(m, doc.Target, v, "whose data “"+verb+"” tells of")
		return true
	}
	kind := doc.Target
	switch {
	case m.kind.typ == "raid" && !classes()["building"][object] && in("seize", lemma):
		return false // "raided the house and seized laptops": they are not what was raided
	case m.kind.group == "vuln" && m.verb && in("let", lemma):
		return false // "the bug allows an attacker to": nothing is done to him
	case m.kind.family == "conflict" && r.isWeapon(f.what) && !f.passive,
		m.kind.group == "cyber" && in("wield", lemma) && classes()["malware"][object]:
		kind = doc.Instrument // "fired 36 shells", "deployed malware"
	case m.kind.typ == "bombing" && lemma == "detonate":
		kind = doc.Instrument // "detonated a truck"
	case m.kind.typ == "election" && in("elects", lemma):
		kind = doc.Agent // who is elected wins
	case m.kind.typ == "ransom-payment" && !f.passive && (r.who[f.what].actor != nil || classes()["hacker"][object] || classes()["person"][object] || in("gang", object)):
		kind = doc.Beneficiary // "paid the hackers"
	}
	why := "object of"
	if f.passive {
		why = "subject of passive"
	}
	r.add(m, kind, f.what, why+" “"+verb+"”")
	return true
}

// flawed finds what the flaw is in that is part of trigger m: in "discovered a flaw
// in the router" the router.
func (r *reader) flawed(m *mention, f *frame) {
	for _, a := range append(r.prepsOf(f.what), f.preps...) {
		if (a.prep == "in" || a.prep == "of" || a.prep == "for") && !m.has(doc.Target) {
			r.add(m, doc.Target, a.head, "“"+a.prep+"” after “"+r.d.Word(f.what)+"”")
		}
	}
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

// verbPreps gives what hangs on verb m by prepositions its part.
func (r *reader) verbPreps(m *mention, f *frame) {
	verb := r.d.Word(m.head)
	if receives[m.kind.typ] && !m.has(doc.Beneficiary) {
		if h := r.receiver(m); h != none {
			r.add(m, doc.Beneficiary, h, "“to” after “"+verb+"”")
		}
	}
	for _, a := range f.preps {
		switch {
		case receives[m.kind.typ] && a.prep == "to":
			r.add(m, doc.Beneficiary, a.head, "“to” after “"+verb+"”")
		case a.prep == "at" && r.happensAt(m), a.prep == "into" && m.kind.family == "state": // "quit amid a probe into the tender"
		case m.kind.family != "cyber" && m.kind.family != "conflict" && a.prep == "at" && r.place(a.head): // "caught at Heathrow"
		case in("prep-target", a.prep) && a.prep != "of" || a.prep == m.kind.prep && a.prep != "in" && a.prep != "of":
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, "“"+a.prep+"” after “"+verb+"”")
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
}

// receives are the types in which whoever stands after "to" gets something.
var receives = map[doc.IncidentType]bool{"ransom-payment": true, "aid": true, "award": true}

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

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
	r.places(m, f.preps)
	if m.verb && r.parsed(m.sent) {
		for i := m.from; i < m.to; i++ {
			if i != m.head {
				r.places(m, r.prepsOf(i)) // "opened fire in Munich"
			}
		}
	}
}

func (r *reader) verbRoles(m *mention, f *frame) {
	verb := r.d.Word(m.head)
	who := f.who
	if who != none {
		who = r.controller(m.head, who)
	}
	switch {
	case who != none && f.what == none && !f.passive && (befalls[m.kind.group] || m.kind.possessor == doc.Target && r.headless(m.sent)):
		// "died", "crashed", "collapsed": it happens to the subject.
		r.add(m, doc.Target, who, fmt.Sprintf("subject of “%s”", verb))
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
		r.add(m, doc.Target, f.what, fmt.Sprintf("%s “%s”", why, verb))
	}
	for _, a := range f.preps {
		switch {
		case in("prep-target", a.prep) && a.prep != "of" || a.prep == m.kind.prep && a.prep != "in" && a.prep != "of":
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, fmt.Sprintf("“%s” after “%s”", a.prep, verb))
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
}

// victim returns whose data a data breach is about: who they were stolen from,
// who owns them, whom they are of; or none.
func (r *reader) victim(m *mention, f *frame) int {
	if m.kind.typ != "data-breach" || f.what == none || !classes()["data"][r.d.Tokens[f.what].Lemma] {
		return none
	}
	for _, a := range f.preps {
		if a.prep == "from" && r.canFill(a.head) && r.d.Tokens[a.head].Lemma != "server" {
			return a.head
		}
	}
	if p := r.tree.Child(f.what, doc.RelNModPoss); p != none && r.canFill(p) {
		return p
	}
	if of := r.tree.Oblique(f.what, "of"); of != none && r.canFill(of) {
		return of
	}
	return none
}

// befalls are the groups whose verbs without an object tell what happens to
// their subject: "died", "crashed".
var befalls = map[string]bool{"death": true, "accident": true, "market": true, "outage": true, "shutdown": true,
	"injury": true, "treatment": true, "bankrupt": true, "fire": true, "trial": true}

// controller returns who really does verb i: after "accused China of hacking"
// not the accuser but China.
func (r *reader) controller(i, who int) int {
	t := r.tree
	for g, n, below := t.Head(i), 0, i; g != none && n < 3; g, n, below = t.Head(g), n+1, g {
		if t.Rel(below) == doc.RelConj {
			return who
		}
		if !in("blame", t.Lemma(g)) {
			switch r.d.Tokens[g].Tag {
			case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
				return who
			}
			continue
		}
		o := t.Patient(g)
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
	if f.poss != none {
		r.add(m, m.kind.possessor, f.poss, fmt.Sprintf("owner of “%s”", noun))
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

// modifierRoles reads what stands before a noun: "Chinese hack", "Colonial
// Pipeline attack", "Kabul bombing".
func (r *reader) modifierRoles(m *mention, mods []int, noun string) {
	for _, i := range mods {
		if i >= m.from && i < m.to {
			continue
		}
		n := r.who[i]
		why := fmt.Sprintf("before “%s”", noun)
		switch {
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
		case in("prep-agent", a.prep):
			r.add(m, doc.Agent, a.head, why)
		case a.prep == "of":
			kind := m.kind.of
			if !m.has(kind) {
				r.add(m, kind, a.head, why)
			}
		case in("prep-target", a.prep), a.prep == m.kind.prep && a.prep != "in" && a.prep != "at":
			if !m.has(doc.Target) {
				r.add(m, doc.Target, a.head, why)
			}
		case in("prep-instrument", a.prep):
			r.instrument(m, a)
		}
	}
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
		} else if f.who != none && in("suffer", verb) && !m.has(doc.Target) && !passive {
			r.add(m, doc.Target, f.who, why)
		}
		r.prepRoles(m, f.preps, noun)
		r.places(m, f.preps)
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

// places reads "in Kabul", "near the border" among prepositional phrases.
func (r *reader) places(m *mention, preps []arg) {
	for _, a := range preps {
		if !in("prep-place", a.prep) || m.has(doc.Where) {
			continue
		}
		n := r.who[a.head]
		if n.actor == nil && r.parsed(m.sent) { // "in a mall in Munich"
			if in := r.tree.Oblique(a.head, "in", "of", "near"); in != none && r.who[in].actor != nil && r.who[in].actor.Type != doc.Person {
				if t := r.who[in].actor.Type; t == doc.Place || t == doc.State {
					r.add(m, doc.Where, in, fmt.Sprintf("“%s” after “%s”", a.prep, r.d.Word(m.head)))
					continue
				}
			}
		}
		if n.actor != nil && (n.actor.Type == doc.Place || n.actor.Type == doc.State) ||
			n.actor == nil && classes()["building"][r.d.Tokens[a.head].Lemma] && a.prep != "into" && m.kind.family != "cyber" {
			r.add(m, doc.Where, a.head, fmt.Sprintf("“%s” after “%s”", a.prep, r.d.Word(m.head)))
		}
	}
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
		if m := r.placed(i, here); m != nil && !m.has(doc.Where) {
			r.add(m, doc.Where, at, fmt.Sprintf("“%s” in the same clause", r.low(i)))
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
		if m.to <= i && i-m.to < 14 && !r.verbBetween(m.to, i) {
			best = m
		}
		if m.from > i && best == nil && m.from-i < 8 && !r.sayingBetween(i, m.from) {
			return m
		}
	}
	return best
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

// add gives the noun phrase headed by token head, and what is coordinated with
// it, a role in m. Pronouns count only where they are known to mean somebody;
// times, amounts of time and the event's own words never.
func (r *reader) add(m *mention, kind doc.RoleKind, head int, why string) {
	if r.d.Tokens[head].Tag == doc.PRP && r.who[head].actor == nil {
		if a := r.antecedent(head, m.sent); a != none {
			r.addPronoun(m, kind, head, a, why)
		}
		return
	}
	r.addOne(m, kind, head, why)
	for _, c := range r.conjuncts(head) {
		if c > head && r.d.Tokens[c].Tag.IsNoun() && c-head < 12 {
			r.addOne(m, kind, c, why)
		}
	}
}

func (r *reader) addOne(m *mention, kind doc.RoleKind, head int, why string) {
	if head >= m.from && head < m.to || !r.canFill(head) {
		return
	}
	// Another event is no participant: "the attack forced a shutdown".
	for _, o := range r.mentionsIn(m.sent) {
		if head >= o.from && head < o.to {
			return
		}
	}
	fill := role{head: head}
	fill.Span, fill.Actor = r.filler(head, m.sent)
	fill.Kind, fill.Modality = kind, doc.Stated
	fill.Why = doc.Reason{Rule: "incident/role-" + string(kind), Text: fmt.Sprintf("%s because: %s.", roleNames[kind], why)}
	for i := range m.roles {
		if m.roles[i].Kind == kind && m.roles[i].Span.Overlaps(fill.Span) {
			return
		}
		if r.d.Tokens[head].Tag == doc.PRP && m.roles[i].Kind != kind && m.roles[i].Actor == fill.Actor {
			return // "the judge fined him": him is somebody else
		}
	}
	m.roles = append(m.roles, fill)
}

var roleNames = map[doc.RoleKind]string{doc.Agent: "Agent", doc.Target: "Target", doc.Instrument: "Instrument",
	doc.Beneficiary: "Beneficiary", doc.Where: "Place"}

// antecedent returns who a pronoun means that is the subject of what somebody
// says: "the union said it would sue", or none.
func (r *reader) antecedent(i, s int) int {
	if !r.parsed(s) {
		return none
	}
	t := r.tree
	for g, n := t.Head(i), 0; g != none && n < 5; g, n = t.Head(g), n+1 {
		if !r.saying(g) || g > i {
			continue
		}
		a := t.Subject(g)
		if a == none || a >= i || !r.d.Tokens[a].Tag.IsNoun() {
			return none
		}
		person := r.actorType(a) == doc.Person || classes()["person"][t.Lemma(a)]
		switch r.low(i) {
		case "it":
			if !person && r.d.Tokens[a].Tag != doc.NNS {
				return a
			}
		case "he", "she":
			if person {
				return a
			}
		case "they":
			return a
		}
		return none
	}
	return none
}

// addPronoun gives a pronoun the role, with the actor its antecedent names.
func (r *reader) addPronoun(m *mention, kind doc.RoleKind, head, antecedent int, why string) {
	_, actor := r.filler(antecedent, m.sent)
	if actor == "" {
		r.addOne(m, kind, antecedent, why)
		return
	}
	m.roles = append(m.roles, role{head: antecedent, Role: doc.Role{Span: r.d.Tokens[head].Span, Kind: kind, Actor: actor, Modality: doc.Stated,
		Why: doc.Reason{Rule: "incident/role-" + string(kind), Text: fmt.Sprintf("%s because: %s; “%s” is “%s”.", roleNames[kind], why, r.d.Word(head), r.d.Word(antecedent))}}})
}

// canFill reports whether token i can head a participant.
func (r *reader) canFill(i int) bool {
	t := r.d.Tokens[i].Tag
	switch {
	case t == doc.PRP:
		return r.who[i].actor != nil
	case t == doc.CD || t == doc.Dollar:
		return false
	case !t.IsNoun() && r.who[i].actor == nil:
		return false
	}
	return !emptyNouns[r.d.Tokens[i].Lemma] && !r.isMoney(i) && !r.isTime(i)
}

// emptyNouns name no participant.
var emptyNouns = map[string]bool{"it": true, "this": true, "that": true, "which": true, "who": true, "there": true,
	"thing": true, "way": true, "time": true, "incident": true, "attack": true, "case": true, "number": true, "reason": true,
	"ransom": true, "payment": true, "nobody": true, "nothing": true, "noone": true, "none": true, "anyone": true, "someone": true, "connection": true, "relation": true, "suspicion": true, "addition": true, "fact": true, "one": true, "order": true}

// filler returns the span of the noun phrase that head heads, and its actor.
// A known mention keeps its own span.
func (r *reader) filler(head, s int) (doc.Span, doc.ActorID) {
	if n := r.who[head]; n.mention != nil && !r.introduces(head, s) && r.plausible(head) && (n.mention.Form != doc.Adjective || r.d.Tokens[head].Tag.IsAdjective()) {
		last := r.d.TokensIn(n.mention.Span).To - 1
		if last <= head || !r.inSentence(s, head+1) {
			return n.mention.Span, n.actor.ID
		}
		return n.mention.Span, n.actor.ID
	}
	// "the regulator, CVM, opened" is CVM.
	if next := head + 2; r.inSentence(s, next) && r.d.Tokens[head+1].Tag == doc.Comma && r.who[head].mention == nil {
		if n := r.who[next]; n.mention != nil && n.mention.Form == doc.Name && n.mention.Start == r.d.Tokens[next].Start {
			if after := r.d.TokensIn(n.mention.Span).To; !r.inSentence(s, after) || r.d.Tokens[after].Tag == doc.Comma || r.d.Tokens[after].Tag == doc.Period {
				return n.mention.Span, n.actor.ID
			}
		}
	}
	// "its maker, the Danish firm Kystlink, published" is Kystlink.
	if w := r.apposed(head, s); w != none {
		return r.who[w].mention.Span, r.who[w].actor.ID
	}
	// "Minister Thandi Nkosi": the name at the phrase's end is who it is.
	if r.parsed(s) {
		if core := r.tree.NounCore(head); core.To-1 > head {
			if n := r.who[core.To-1]; n.mention != nil && n.mention.Form == doc.Name && n.actor.Type == doc.Person {
				return n.mention.Span, n.actor.ID
			}
		}
	}
	// "a group called Darkside" is Darkside.
	if next := head + 1; r.inSentence(s, next+1) {
		if w := r.low(next); w == "called" || w == "named" || w == "dubbed" || w == "known" && r.low(next+1) == "as" {
			if w == "known" {
				next++
			}
			if n := r.who[next+1]; n.mention != nil && n.mention.Form == doc.Name {
				return n.mention.Span, n.actor.ID
			}
			if to := next + 1; r.d.Tokens[to].Tag.IsProper() {
				for r.inSentence(s, to+1) && r.d.Tokens[to+1].Tag.IsProper() {
					to++
				}
				return r.d.Cover(doc.Range{From: next + 1, To: to + 1}), ""
			}
		}
	}
	from, to := head, head+1
	if r.parsed(s) {
		p := r.phrase(head)
		from, to = p.From, p.To
	} else {
		for from > r.d.Sentences[s].Tokens.From && inPhrase(r.d.Tokens[from-1].Tag) {
			from--
		}
		for from < head && (r.d.Tokens[from].Tag == doc.DT || r.d.Tokens[from].Tag == doc.PRPS || r.d.Tokens[from].Tag == doc.POS || r.d.Tokens[from].Tag.IsPunct()) {
			from++
		}
	}
	from = r.afterBound(from, head)
	// "the city of Kharkiv" is Kharkiv.
	if in("placenoun", r.d.Tokens[head].Lemma) && r.inSentence(s, head+2) && r.low(head+1) == "of" {
		if n := r.who[head+2]; n.mention != nil {
			return n.mention.Span, n.actor.ID
		}
	}
	return r.d.Cover(doc.Range{From: from, To: to}), ""
}

// plausible reports whether the actor that a nominal was linked to can be
// meant: a company is nobody in person.
func (r *reader) plausible(head int) bool {
	n := r.who[head]
	if n.mention.Form != doc.Nominal || n.actor.Type != doc.Person && n.actor.Type != doc.State {
		return true
	}
	return !classes()["firm"][r.d.Tokens[head].Lemma]
}

// apposed returns a token of the name that ends an apposition to noun i, "its
// maker, the Danish software firm Kystlink,", or none.
func (r *reader) apposed(i, s int) int {
	if !r.inSentence(s, i+2) || r.d.Tokens[i+1].Tag != doc.Comma || r.who[i].mention != nil {
		return none
	}
	j := i + 2
	for r.inSentence(s, j) && j < i+9 && inPhrase(r.d.Tokens[j].Tag) {
		j++
	}
	if j == i+2 || !r.inSentence(s, j) || r.d.Tokens[j].Tag != doc.Comma {
		return none
	}
	if n := r.who[j-1]; n.mention != nil && n.mention.Form == doc.Name && n.actor.Type != doc.Place && n.actor.Type != doc.State {
		return j - 1
	}
	return none
}

// introduces reports whether a name follows noun i: "a group called".
func (r *reader) introduces(i, s int) bool {
	w := r.low(i + 1)
	return r.inSentence(s, i+2) && (w == "called" || w == "named" || w == "dubbed") && r.d.Tokens[i+2].Tag.IsProper()
}

// afterBound steps over "at least", "more than" and the like before a number.
func (r *reader) afterBound(from, head int) int {
	for from < head {
		switch r.low(from) {
		case "at", "least", "most", "more", "than", "about", "around", "nearly", "almost", "roughly", "approximately", "over", "some", "up", "to", "as", "many", "estimated", "the", "all":
			from++
		default:
			return from
		}
	}
	return from
}

// phrase returns the noun phrase that names a participant: the core, and what
// "of" adds to it ("tens of thousands of computers").
func (r *reader) phrase(head int) doc.Range {
	p := r.tree.NounCore(head)
	for n := 0; n < 3; n++ {
		of := r.tree.Oblique(head, "of")
		if of == none || of < head || p.To != r.tree.Case(of) {
			break
		}
		c := r.tree.NounCore(of)
		if c.To-p.From > 12 {
			break
		}
		p.To, head = c.To, of
	}
	for p.Len() > 1 && (r.d.Tokens[p.From].Tag == doc.DT || r.d.Tokens[p.From].Tag.IsPunct()) {
		p.From++
	}
	return p
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

// prune takes out roles that another event of the sentence fills: "sanctions"
// is no target of "impose".
func (r *reader) prune() {
	for _, m := range r.mentions {
		kept := m.roles[:0]
		for _, a := range m.roles {
			if !r.isTrigger(a.head, m) {
				kept = append(kept, a)
			}
		}
		m.roles = kept
	}
}

func (r *reader) isTrigger(i int, besides *mention) bool {
	for _, o := range r.mentionsIn(besides.sent) {
		if o != besides && i >= o.from && i < o.to {
			return true
		}
	}
	return false
}

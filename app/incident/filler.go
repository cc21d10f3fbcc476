package incident

import (
	"strings"

	"lede/app/doc"
)

// add gives the noun phrase headed by token head, and what is coordinated with
// it, a role in m. Pronouns count only where they are known to mean somebody;
// times, amounts of time and the event's own words never.
func (r *reader) add(m *mention, kind doc.RoleKind, head int, why string) {
	if r.isTime(head) {
		return // nor is what the parser joins to it: "on Friday and police searched"
	}
	if r.d.Tokens[head].Tag == doc.PRP && r.who[head].actor == nil {
		if a := r.antecedent(head, m.sent); a != none {
			r.addPronoun(m, kind, head, a, why)
		}
		return
	}
	if kind == doc.Agent && m.verb && m.kind.group == "patch" && in("install", r.d.Tokens[m.head].Lemma) {
		return
	}
	if lemma := r.d.Tokens[head].Lemma; kind == doc.Target && m.kind.typ == "phishing" && (lemma == "email" || lemma == "message" || lemma == "text" || lemma == "letter") {
		kind = doc.Instrument
	}
	if kind == doc.Agent && classes()["instrument"][r.d.Tokens[head].Lemma] {
		// "Russian drones struck": the drones are what it was done with.
		kind = doc.Instrument
		for c := range r.tree.Children(head) {
			if n := r.who[c]; c < head && n.actor != nil && n.actor.Type != doc.Person {
				r.addOne(m, doc.Agent, c, why)
			}
		}
	}
	r.addOne(m, kind, head, why)
	for c := range r.conjuncts(head) {
		if c > head && r.d.Tokens[c].Tag.IsNoun() && c-head < 12 && r.listed(head, c) {
			r.addOne(m, kind, c, why)
		}
	}
}

// listed reports whether tokens head and c stand in one list of noun phrases.
func (r *reader) listed(head, c int) bool {
	for i := head + 1; i < c; i++ {
		if t := r.d.Tokens[i].Tag; !inPhrase(t) && t != doc.CC && t != doc.Comma && !(t == doc.IN && !in("clause", r.low(i))) && t != doc.VBN && t != doc.VBG {
			return false
		}
	}
	return true
}

func (r *reader) addOne(m *mention, kind doc.RoleKind, head int, why string) {
	if kind == doc.Agent && nobodys[m.kind.group] {
		return
	}
	if lemma := r.d.Tokens[head].Lemma; kind == doc.Agent && (m.kind.family == "disaster" || m.kind.consequence()) && (classes()["vehicle"][lemma] || classes()["structure"][lemma]) {
		return // a train that derails does nothing to anybody
	}
	if r.d.Tokens[head].Tag == doc.CD && r.parsed(m.sent) {
		if of := r.tree.Oblique(head, "of"); of != none {
			head = of // "eight of the officials"
		}
	}
	if head >= m.from && head < m.to || !r.canFill(head) {
		return
	}
	if kind == doc.Target && nobodys[m.kind.group] && r.place(head) {
		kind = doc.Where // "hit Turkey"
	}
	// Another event is no participant: "the attack forced a shutdown".
	of := r.counted(head)
	for _, o := range r.mentionsIn(m.sent) {
		if head >= o.from && head < o.to || of >= o.from && of < o.to {
			return
		}
	}
	fill := role{head: head}
	fill.Span, fill.Actor = r.filler(head, m.sent)
	fill.Kind, fill.Modality = kind, doc.Stated
	if first := r.d.TokensIn(fill.Span).From; (!m.verb || r.headless(m.sent)) && first < head && in("whereabouts", r.low(first)) {
		// "shooting outside nightclub": a headline's preposition, taken for an adjective
		kind, fill.Kind, fill.Start = doc.Where, doc.Where, r.d.Tokens[first+1].Start
	}
	for i := range m.roles {
		if m.roles[i].Kind == kind && m.roles[i].Span.Overlaps(fill.Span) {
			return
		}
		if r.d.Tokens[head].Tag == doc.PRP && m.roles[i].Kind != kind && m.roles[i].Actor == fill.Actor {
			return // "the judge fined him": him is somebody else
		}
	}
	fill.Why = whyRole(kind, why)
	if m.roles == nil {
		m.roles = make([]role, 0, 3)
	}
	m.roles = append(m.roles, fill)
}

// whyRole says why somebody has a role.
func whyRole(kind doc.RoleKind, why string) doc.Reason {
	r := roleReasons[kind]
	r.Text += why + "."
	return r
}

// roleReasons are how the reasons of roles begin.
var roleReasons = map[doc.RoleKind]doc.Reason{
	doc.Agent:       {Rule: "incident/role-agent", Text: "Agent because: "},
	doc.Target:      {Rule: "incident/role-target", Text: "Target because: "},
	doc.Instrument:  {Rule: "incident/role-instrument", Text: "Instrument because: "},
	doc.Beneficiary: {Rule: "incident/role-beneficiary", Text: "Beneficiary because: "},
	doc.Where:       {Rule: "incident/role-place", Text: "Place because: "},
}

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
			if person && r.d.Tokens[a].Tag != doc.NNS {
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
		Why: whyRole(kind, why+"; “"+r.d.Word(head)+"” is “"+r.d.Word(antecedent)+"”")}})
}

// canFill reports whether token i can head a participant.
func (r *reader) canFill(i int) bool {
	t := r.d.Tokens[i].Tag
	switch {
	case t == doc.PRP:
		return r.who[i].actor != nil
	case t == doc.PRPS && r.who[i].actor == nil, t == doc.CD, t == doc.Dollar:
		return false
	case !t.IsNoun() && r.who[i].actor == nil && r.low(i) != "police" && !strings.HasSuffix(r.low(i), "-year-old"):
		return false
	}
	return !emptyNouns[r.d.Tokens[i].Lemma] && !r.isMoney(i) && !r.isTime(i)
}

// filler returns the span of the noun phrase that head heads, and its actor.
// A known mention keeps its own span, and a name beside a noun that it is in
// apposition to stands for both.
func (r *reader) filler(head, s int) (doc.Span, doc.ActorID) {
	if n := r.titled(head, s); n != nil {
		return n.mention.Span, n.actor.ID
	}
	if n := &r.who[head]; n.mention != nil && !r.introduces(head, s) && r.plausible(head) && (n.mention.Form != doc.Adjective || r.d.Tokens[head].Tag.IsAdjective()) {
		return n.mention.Span, n.actor.ID
	}
	if n := r.nameBeside(head, s); n != nil {
		return n.mention.Span, n.actor.ID
	}
	if name, id, ok := r.called(head, s); ok {
		return name, id
	}
	// "the city of Kharkiv" is Kharkiv.
	if in("placenoun", r.d.Tokens[head].Lemma) && r.inSentence(s, head+2) && r.low(head+1) == "of" {
		if n := &r.who[head+2]; n.mention != nil {
			return n.mention.Span, n.actor.ID
		}
	}
	return r.d.Cover(r.nounPhrase(head, s)), ""
}

// titled returns the person at the end of a phrase of titles that head stands in,
// "Mineral Resources Minister Thandi Nkosi", or nil.
func (r *reader) titled(head, s int) *named {
	if !r.parsed(s) || r.actorType(head) == doc.Person {
		return nil
	}
	core := r.tree.NounCore(head)
	if core.To-1 <= head {
		return nil
	}
	if n := &r.who[core.To-1]; n.mention != nil && n.mention.Form == doc.Name && n.actor.Type == doc.Person {
		return n
	}
	return nil
}

// nameBeside returns the name in apposition to noun head, or nil.
func (r *reader) nameBeside(head, s int) *named {
	nameAt := func(i int) *named {
		if n := &r.who[i]; n.mention != nil && n.mention.Form == doc.Name && n.mention.Start == r.d.Tokens[i].Start {
			return n
		}
		return nil
	}
	if r.who[head].mention == nil {
		// "the software firm Kystlink" is Kystlink.
		if i := head + 1; r.inSentence(s, i) && !r.d.Tokens[head].Tag.IsProper() {
			if n := nameAt(i); n != nil && n.actor.Type != doc.Place && n.actor.Type != doc.State {
				return n
			}
		}
		// "the regulator, CVM, opened" is CVM.
		if i := head + 2; r.inSentence(s, i) && r.d.Tokens[head+1].Tag == doc.Comma {
			if n := nameAt(i); n != nil {
				if after := r.d.TokensIn(n.mention.Span).To; !r.inSentence(s, after) || r.d.Tokens[after].Tag == doc.Comma || r.d.Tokens[after].Tag == doc.Period {
					return n
				}
			}
		}
	}
	// "its maker, the Danish firm Kystlink, published" is Kystlink.
	if w := r.apposed(head, s); w != none {
		return &r.who[w]
	}
	return nil
}

// called returns the name that a participle gives to noun head: "a group called
// Darkside" is Darkside, whether or not that is a known actor.
func (r *reader) called(head, s int) (name doc.Span, id doc.ActorID, ok bool) {
	i := head + 1
	if !r.inSentence(s, i+1) {
		return
	}
	switch r.low(i) {
	case "called", "named", "dubbed":
	case "known":
		if i++; r.low(i) != "as" {
			return
		}
	default:
		return
	}
	if i++; !r.inSentence(s, i) {
		return
	}
	if n := &r.who[i]; n.mention != nil && n.mention.Form == doc.Name {
		return n.mention.Span, n.actor.ID, true
	}
	if !r.d.Tokens[i].Tag.IsProper() {
		return
	}
	to := i + 1
	for r.inSentence(s, to) && r.d.Tokens[to].Tag.IsProper() {
		to++
	}
	return r.d.Cover(doc.Range{From: i, To: to}), "", true
}

// nounPhrase returns the phrase of noun head, without determiners and hedges.
func (r *reader) nounPhrase(head, s int) doc.Range {
	from, to := head, head+1
	if r.parsed(s) && r.d.Tokens[head].Tag.IsNoun() {
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
	return doc.Range{From: r.afterBound(from, head), To: to}
}

// plausible reports whether the actor that a nominal was linked to can be
// meant: a company is nobody in person.
func (r *reader) plausible(head int) bool {
	n := r.who[head]
	if n.mention.Form == doc.Nominal && r.tree.Child(head, doc.RelNumMod) != none {
		return false // "14 states"
	}
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
	for i := p.From; i+1 < head; i++ {
		if r.low(i) == "of" && r.d.Tokens[i+1].Tag == doc.VBG {
			p.From = i + 2 // "accused Rwanda of backing rebels"
		}
	}
	if k := p.From; k >= 2 && r.low(k-1) == "of" && r.low(k) == "thousands" && (r.low(k-2) == "tens" || r.low(k-2) == "hundreds") {
		p.From -= 2 // "tens of thousands computers"
	}
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
	for p.Len() > 1 && (r.d.Tokens[p.From].Tag == doc.DT || r.d.Tokens[p.From].Tag.IsPunct() || r.low(p.From) == "away") {
		p.From++
	}
	return p
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

package incident

import (
	"slices"
	"sync"

	"lede/app/doc"
)

// Who did it, by whose word. A card says who blames whom and who denies it:
//
//	attributed   "blamed the hack on Iran", "is the work of Velvet Heron"   on mentions
//	accused      statements that accuse: "accused Iran of hacking"          on cards
//	denied       "denied any role in the attack", "rejected the accusation"  on cards
//
// What nobody named is said to have done ("hackers stole") blames nobody.

// attributed gives the events of a sentence who the sentence says did them.
func (r *reader) attributed() {
	for _, m := range r.mentions {
		if m.verb || m.generic || !blameworthy[m.kind.group] {
			continue
		}
		culprit, by, why := r.culprit(m)
		if culprit == none || !r.canFill(culprit) || !r.tellsWho(culprit) {
			continue
		}
		before := len(m.roles)
		r.add(m, doc.Agent, culprit, why)
		for k := before; k < len(m.roles); k++ {
			if a := &m.roles[k]; a.Actor == "" || a.Actor != by {
				a.Modality, a.AllegedBy = doc.Alleged, by
			}
		}
	}
}

// blameworthy groups are those of deeds somebody is blamed for.
var blameworthy = map[string]bool{"cyber": true, "violence": true, "abduction": true, "coup": true, "theft": true, "fraud": true, "crime": true}

// tellsWho reports whether token i names a doer: a name, a group, a state, or
// somebody pointed at ("the same gang").
func (r *reader) tellsWho(i int) bool {
	lemma := r.d.Tokens[i].Lemma
	at, _ := r.filler(i, r.d.SentenceAt(r.d.Tokens[i].Start))
	return r.who[i].actor != nil && r.who[i].actor.Type != doc.Place || r.hasProper(at) ||
		classes()["hacker"][lemma] || classes()["fighter"][lemma]
}

// culprit returns who a sentence makes the doer of noun m, on whose word, and
// why; or none.
func (r *reader) culprit(m *mention) (who int, by doc.ActorID, why string) {
	toks := r.d.Sentences[m.sent].Tokens
	// "blamed the attack on Iran", "attributed the hack to them"
	for g := m.from - 1; toks.Has(g) && g > m.from-7; g-- {
		if !r.d.Tokens[g].Tag.IsVerb() {
			continue
		}
		if prep := attributes()[r.d.Tokens[g].Lemma]; prep != "" {
			if h := r.after(prep, m.to, m.to+7, toks); h != none {
				return h, r.fills(r.tree.Agent(g), m.sent), "“" + r.d.Word(g) + " … " + prep + "”"
			}
		}
		break
	}
	// "blamed the gang for the kidnapping"
	if p := r.low(r.start(m) - 1); p == "for" {
		for g := m.from - 1; toks.Has(g) && g > m.from-12; g-- {
			if r.d.Tokens[g].Tag.IsVerb() {
				if h := r.phraseHead(g + 1); r.d.Tokens[g].Lemma == "blame" && h != none && h < m.from {
					return h, r.fills(r.tree.Agent(g), m.sent), "“" + r.d.Word(g) + " … for”"
				}
				break
			}
		}
	}
	// "a hack that it blamed on Iran", "the attack was blamed on Iran by the army"
	for g := m.to; toks.Has(g) && g < m.to+7; g++ {
		if r.low(g) == "work" && r.low(g+1) == "of" {
			if h := r.phraseHead(g + 2); h != none {
				return h, r.sayer(m), "“the work of”"
			}
		}
		t := r.d.Tokens[g].Tag
		if t == doc.Comma || !t.IsVerb() || auxiliary[r.low(g)] {
			continue
		}
		if prep := attributes()[r.d.Tokens[g].Lemma]; prep != "" && t != doc.VBG {
			if h := r.after(prep, g+1, g+4, toks); h != none {
				who := r.tree.Child(g, doc.RelNSubj)
				if t == doc.VBN && auxiliary[r.low(g-1)] || who == none {
					who = r.after("by", g+1, g+12, toks)
				}
				return h, r.fills(who, m.sent), "“" + r.d.Word(g) + " " + prep + "”"
			}
		}
		break
	}
	// "Iran was behind the attack"
	b := m.from - 1
	for toks.Has(b) && inPhrase(r.d.Tokens[b].Tag) {
		b--
	}
	if r.low(b) == "behind" {
		i := b - 1
		for toks.Has(i) && (auxiliary[r.low(i)] || r.low(i) == "being" || r.d.Tokens[i].Tag.IsAdverb()) {
			i--
		}
		if toks.Has(i) && i < b-1 && (r.d.Tokens[i].Tag.IsNoun() || r.d.Tokens[i].Tag == doc.PRP) {
			return i, r.sayer(m), "“behind”"
		}
	}
	return none, "", ""
}

// start returns where the noun phrase of m begins.
func (r *reader) start(m *mention) int {
	i := m.from
	for r.inSentence(m.sent, i-1) && inPhrase(r.d.Tokens[i-1].Tag) {
		i--
	}
	return i
}

// fills returns the actor of the noun phrase that token i heads, or "".
func (r *reader) fills(i, s int) doc.ActorID {
	if i == none {
		return ""
	}
	_, actor := r.filler(i, s)
	return actor
}

// after returns the head of the noun phrase that follows a preposition among
// tokens [from,to), or none.
func (r *reader) after(prep string, from, to int, toks doc.Range) int {
	for i := from; i < to && toks.Has(i+1); i++ {
		if r.low(i) == prep {
			return r.phraseHead(i + 1)
		}
		if t := r.d.Tokens[i].Tag; t == doc.Period || t == doc.VBD {
			break
		}
	}
	return none
}

// attributes are the verbs that make somebody the doer of their object, and the
// preposition before who that is.
var attributes = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, prep := range [...]string{"on", "to"} {
		for verb := range frames()["attribute-"+prep] {
			all[verb] = prep
		}
	}
	return all
})

// sayer returns whose word m is: the speaker of the innermost statement around
// it.
func (r *reader) sayer(m *mention) doc.ActorID {
	at := m.span(r.d)
	var best *doc.Statement
	for i := range r.d.Statements {
		if st := &r.d.Statements[i]; st.Contains(at) && (best == nil || st.Len() < best.Len()) {
			best = st
		}
	}
	if best == nil {
		return ""
	}
	return r.speaker(best)
}

// An accusation is remembered for whoever denies it.
type accusation struct {
	sent int
	card int
	who  []doc.ActorID // the accused, as far as they are known
}

// hold brings what speakers say of who did it to the cards: who blames whom,
// and who denies it.
func (r *reader) hold(cards []doc.Incident, clusters []*cluster) {
	var told []accusation
	for k := range r.d.Statements {
		st := &r.d.Statements[k]
		if st.Stance != doc.Accuses {
			continue
		}
		i, inside := r.deed(st, clusters)
		if i < 0 {
			continue
		}
		for _, by := range r.speakers(st) {
			r.accused(st, by, &cards[i], inside)
		}
		told = append(told, accusation{r.d.SentenceAt(st.Start), i, st.About})
	}
	for i, c := range clusters {
		if c.generic || !blameworthy[c.kind().group] && cards[i].Modality != doc.Denied {
			continue
		}
		for _, m := range c.mentions {
			if m.modality == doc.Denied {
				addID(&cards[i].DeniedBy, m.by)
			}
			for k := range m.roles {
				a := &m.roles[k]
				if a.Kind != doc.Agent || a.Modality != doc.Alleged || a.Actor == "" && !r.known(a) {
					continue
				}
				addID(&cards[i].BlamedBy, a.AllegedBy)
				told = append(told, accusation{m.sent, i, []doc.ActorID{a.Actor}})
			}
			if who := r.disclaims(m); who != "" {
				addID(&cards[i].DeniedBy, who)
			}
		}
	}
	for k := range r.d.Statements {
		if st := &r.d.Statements[k]; st.Speaker != nil && st.Stance == doc.Denies {
			r.denied(st, told, cards)
		}
	}
}

// known reports whether a role is filled by somebody pointed at as known: "the
// same group".
func (r *reader) known(a *role) bool {
	in := r.d.TokensIn(a.Span)
	return !in.Empty() && (r.low(in.From) == "same" || r.low(in.From-1) == "same")
}

// disclaims returns who denies a part in noun m: "Hezbollah denied any role in
// the bombing".
func (r *reader) disclaims(m *mention) doc.ActorID {
	if m.verb {
		return ""
	}
	toks := r.d.Sentences[m.sent].Tokens
	part := false
	for i := m.from - 1; toks.Has(i) && i > m.from-12; i-- {
		switch {
		case in("part-in", r.d.Tokens[i].Lemma):
			part = true
		case part && in("deny-word", r.d.Tokens[i].Lemma):
			return r.fills(r.tree.Agent(i), m.sent)
		case r.d.Tokens[i].Tag.IsVerb():
			return ""
		}
	}
	return ""
}

// speakers returns who makes a statement: one, or several joined by "and".
func (r *reader) speakers(st *doc.Statement) []doc.ActorID {
	var all []doc.ActorID
	addID(&all, r.speaker(st))
	if st.Speaker == nil {
		return nil
	}
	in := r.d.TokensIn(st.Speaker.Span)
	joined := false
	for i := in.From; i < in.To; i++ {
		joined = joined || r.d.Tokens[i].Tag == doc.CC
	}
	for i := in.From; i < in.To && joined; i++ {
		if n := r.who[i]; n.mention != nil && n.mention.Form == doc.Name && (n.actor.Type == doc.State || n.actor.Type == doc.Organization) {
			addID(&all, n.actor.ID)
		}
	}
	return all
}

// speaker returns who makes a statement. "The Biden administration" that nobody
// linked is the actor that "the administration" elsewhere means.
func (r *reader) speaker(st *doc.Statement) doc.ActorID {
	switch {
	case st.Speaker == nil:
		return ""
	case st.Speaker.Actor != "":
		return st.Speaker.Actor
	}
	in := r.d.TokensIn(st.Speaker.Span)
	if in.Len() < 2 {
		return ""
	}
	return r.nominalOf(in.To - 1)
}

// nominalOf returns the state or organization that a nominal mention with the
// same last word as token i stands for elsewhere, or "".
func (r *reader) nominalOf(i int) doc.ActorID {
	word := r.low(i)
	for k := range r.d.Actors {
		a := &r.d.Actors[k]
		if a.Type != doc.State && a.Type != doc.Organization {
			continue
		}
		for _, m := range a.Mentions {
			if m.Form == doc.Nominal && r.low(r.d.TokensIn(m.Span).To-1) == word {
				return a.ID
			}
		}
	}
	return ""
}

// accused adds the accuser, and the accused as alleged agent, to the card of the
// deed an accusation is about. told says that its own words tell of that deed.
func (r *reader) accused(st *doc.Statement, by doc.ActorID, in *doc.Incident, told bool) {
	for _, about := range st.About {
		if about == by || about == "" {
			continue
		}
		if !hasRole(in, doc.Target, about) && !hasRole(in, doc.Agent, about) {
			if at, ok := r.mentionIn(about, st.Span); ok && !r.owner(at) {
				in.Roles = append(in.Roles, doc.Role{Span: at, Kind: doc.Agent, Actor: about, Modality: doc.Alleged, AllegedBy: by,
					Why: doc.Reason{Rule: "incident/role-agent", Text: "Agent because: accused (“" + r.cue(st) + "”)."}})
			}
		}
		if hasRole(in, doc.Agent, about) {
			first := len(in.BlamedBy) == 0
			addID(&in.BlamedBy, by)
			for k := range in.Roles {
				if a := &in.Roles[k]; a.Kind == doc.Agent && a.Actor == about && a.Modality == doc.Alleged && (first || a.AllegedBy == "") {
					a.AllegedBy = by
				}
			}
		}
	}
	if len(st.About) == 0 && told {
		addID(&in.BlamedBy, by)
	}
}

// owner reports whether a mention only says whose the accused is: "his party".
func (r *reader) owner(at doc.Span) bool {
	last := r.d.TokensIn(at).To - 1
	return r.d.Tokens[last].Tag == doc.PRPS || last+1 < len(r.d.Tokens) && r.d.Tokens[last+1].Tag == doc.POS
}

func (r *reader) cue(st *doc.Statement) string {
	if st.Cue.Empty() {
		return "accused"
	}
	return r.d.Slice(st.Cue)
}

// deed returns the index of the cluster an accusation is about, or -1, and whether
// its own words tell of it: that one; where they tell of something else ("of ignoring the
// warning"), none; where they only name the accused, the one told last.
func (r *reader) deed(st *doc.Statement, clusters []*cluster) (card int, told bool) {
	words := r.d.TokensIn(st.Span)
	end := words.To
	for i := words.From; i < words.To; i++ {
		if t := r.d.Tokens[i].Tag; t == doc.WDT || t == doc.WP { // what follows describes
			end = i
			break
		}
	}
	s := r.d.SentenceAt(st.Start)
	inside, first, above, last := -1, 0, -1, -1
	other := false // something else is told
	for i, c := range clusters {
		blameworthy := !c.generic && blameworthy[c.kind().group] && c.asserted()
		for _, m := range c.mentions {
			if m.from >= words.From && m.to <= end {
				if !blameworthy {
					other = true
				} else if inside < 0 || m.from < first {
					inside, first = i, m.from
				}
			}
			if !blameworthy {
				continue
			}
			if m.sent <= s && s-m.sent <= 2 && m.to <= words.From && m.sent >= last {
				above, last = i, m.sent
			}
		}
	}
	act := none
	for i := words.From; i < end && act == none; i++ {
		if r.d.Tokens[i].Tag != doc.VBG || r.low(i) == "being" {
			continue
		}
		before := i - 1
		for before > 0 && r.d.Tokens[before].Tag == doc.OpenQuote {
			before--
		}
		if before >= 0 && r.d.Tokens[before].Tag == doc.IN {
			act = i
		}
	}
	switch {
	case inside >= 0 && (act == none || act >= first || in("do", r.d.Tokens[act].Lemma) || in("mastermind", r.d.Tokens[act].Lemma)):
		return inside, true
	case inside >= 0 || act != none || other:
		return -1, false
	}
	return above, false
}

// mentionIn returns the first mention of an actor inside a span.
func (r *reader) mentionIn(id doc.ActorID, within doc.Span) (doc.Span, bool) {
	if a := r.d.Actor(id); a != nil {
		for _, m := range a.Mentions {
			if within.Contains(m.Span) {
				return m.Span, true
			}
		}
	}
	return doc.Span{}, false
}

// denied adds who denies to the event: one they are said to have done, by those
// the denial names or in its own words; else, where it only points back ("the
// accusation", "this"), that of the accusation made just before.
func (r *reader) denied(st *doc.Statement, told []accusation, cards []doc.Incident) {
	who := r.speaker(st)
	if who == "" {
		return
	}
	s := r.d.SentenceAt(st.Start)
	words := r.d.TokensIn(st.Span)
	points, part := words.Len() <= 1, false // "this", "any involvement"
	for i := words.From; i < words.To; i++ {
		points = points || in("accusation", r.d.Tokens[i].Lemma)
		part = part || in("part-in", r.d.Tokens[i].Lemma)
	}
	best, top := -1, 0
	for _, a := range told {
		accused := slices.Contains(a.who, who)
		n := 0
		switch {
		case s < a.sent:
			continue
		case accused && (points || part):
			n = 100
		case accused:
			for _, t := range cards[a.card].Triggers {
				if st.Contains(t.Span) {
					n = 50
				}
			}
		case points && !part && s-a.sent <= 1 && !slices.Contains(cards[a.card].BlamedBy, who):
			n = 10
		}
		if n == 0 {
			continue
		}
		for _, by := range cards[a.card].BlamedBy {
			if _, ok := r.mentionIn(by, st.Span); ok {
				n += 100
			}
		}
		if n += len(cards[a.card].Triggers); n >= top {
			best, top = a.card, n
		}
	}
	if best >= 0 {
		addID(&cards[best].DeniedBy, who)
	}
}

func hasRole(in *doc.Incident, kind doc.RoleKind, id doc.ActorID) bool {
	for i := range in.Roles {
		if in.Roles[i].Kind == kind && in.Roles[i].Actor == id {
			return true
		}
	}
	return false
}

func addID(ids *[]doc.ActorID, id doc.ActorID) {
	if id != "" && !slices.Contains(*ids, id) {
		*ids = append(*ids, id)
	}
}

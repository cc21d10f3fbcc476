package incident

import (
	"slices"

	"lede/app/doc"
)

// Who did it, by whose word. A card says who blames whom and who denies it:
//
//	attributed   "blamed the hack on Iran", "is the work of Velvet Heron"   on mentions
//	accused      statements that accuse: "accused Iran of hacking"          on cards
//	denied       "denied any role in the attack", "rejected the accusation"  on cards
//
// What nobody named is said to have done ("hackers stole") blames nobody.

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
				if a.AllegedBy != a.Actor { // a boast is no blame
					addID(&cards[i].BlamedBy, a.AllegedBy)
				}
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

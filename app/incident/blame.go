package incident

import (
	"slices"

	"lede/app/doc"
)

// hold brings what speakers say of who did it to the cards: who blames whom,
// and who denies it.
func (r *reader) hold(cards []doc.Incident, clusters []*cluster) {
	for i := range cards {
		for _, role := range cards[i].Roles {
			if role.Kind == doc.Agent && role.Modality == doc.Alleged {
				addID(&cards[i].BlamedBy, role.AllegedBy)
			}
		}
		for _, m := range clusters[i].mentions {
			if m.modality == doc.Denied {
				addID(&cards[i].DeniedBy, m.by)
			}
		}
	}
	for k := range r.d.Statements {
		st := &r.d.Statements[k]
		if st.Stance != doc.Accuses {
			continue
		}
		for _, by := range r.speakers(st) {
			r.accused(st, by, cards, clusters)
		}
	}
	for k := range r.d.Statements {
		st := &r.d.Statements[k]
		if st.Speaker != nil && st.Speaker.Actor != "" && st.Stance == doc.Denies {
			r.denied(st, cards)
		}
	}
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

// accused adds the accuser to the event the accusation is about: one told in
// the accusation itself, else in its sentence, else in the sentence before.
// The accused becomes its alleged agent where it has none.
func (r *reader) accused(st *doc.Statement, by doc.ActorID, cards []doc.Incident, clusters []*cluster) {
	i := r.toldIn(st, clusters)
	if i < 0 || !attributable[clusters[i].mentions[0].kind.family] || cards[i].Generic {
		return
	}
	in := &cards[i]
	for _, about := range st.About {
		if about == by || about == "" {
			continue
		}
		if !hasRole(in, doc.Target, about) && !hasRole(in, doc.Agent, about) {
			if at, ok := r.mentionIn(about, st.Span); ok {
				in.Roles = append(in.Roles, doc.Role{Span: at, Kind: doc.Agent, Actor: about, Modality: doc.Alleged, AllegedBy: by,
					Why: doc.Reason{Rule: "incident/role-agent", Text: "Agent because: accused (“" + r.cue(st) + "”)."}})
			}
		}
		if hasRole(in, doc.Agent, about) {
			addID(&in.BlamedBy, by)
			for k := range in.Roles {
				if a := &in.Roles[k]; a.Kind == doc.Agent && a.Actor == about && a.Modality == doc.Alleged && a.AllegedBy == "" {
					a.AllegedBy = by
				}
			}
		}
	}
	if len(st.About) == 0 {
		addID(&in.BlamedBy, by)
	}
}

// attributable families are those of deeds somebody is blamed for.
var attributable = map[string]bool{"cyber": true, "conflict": true, "crime": true}

func (r *reader) cue(st *doc.Statement) string {
	if st.Cue.Empty() {
		return "accused"
	}
	return r.d.Slice(st.Cue)
}

// toldIn returns the index of the cluster a statement is about, or -1.
func (r *reader) toldIn(st *doc.Statement, clusters []*cluster) int {
	s := r.d.SentenceAt(st.Start)
	before, inside, first := -1, -1, 0
	for i, c := range clusters {
		if c.generic {
			continue
		}
		for _, m := range c.mentions {
			if st.Contains(m.span(r.d)) && (inside < 0 || m.from < first) {
				inside, first = i, m.from
			}
			if m.sent == s || m.sent == s-1 {
				before = i
			}
		}
	}
	if inside >= 0 {
		return inside
	}
	return before
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

// denied adds who denies to the events it is said to have done: of several,
// the one whose accuser or other participants the denial names, else the one
// with most mentions.
func (r *reader) denied(st *doc.Statement, cards []doc.Incident) {
	who := st.Speaker.Actor
	best, top := -1, 0
	for i := range cards {
		in := &cards[i]
		if in.Generic || !hasRole(in, doc.Agent, who) {
			continue
		}
		n := 1 + len(in.Triggers)
		for _, by := range in.BlamedBy {
			if _, ok := r.mentionIn(by, st.Span); ok {
				n += 100
			}
		}
		for _, t := range in.Triggers {
			if st.Contains(t.Span) {
				n += 50
			}
		}
		if n > top {
			best, top = i, n
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

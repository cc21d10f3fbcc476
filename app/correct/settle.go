package correct

import (
	"slices"

	"lede/app/doc"
)

// redirect makes everything that refers to one actor refer to another; to may
// be empty.
func (e *editor) redirect(from, to doc.ActorID) {
	swap := func(id *doc.ActorID) {
		if *id == from {
			*id = to
		}
	}
	list := func(ids []doc.ActorID) []doc.ActorID {
		var out []doc.ActorID
		for _, id := range ids {
			if swap(&id); id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	for i := range e.d.Statements {
		s := &e.d.Statements[i]
		if s.Speaker != nil {
			swap(&s.Speaker.Actor)
			s.Speaker.Others = slices.DeleteFunc(list(s.Speaker.Others), func(id doc.ActorID) bool { return id == s.Speaker.Actor })
		}
		s.About = list(s.About)
	}
	for i := range e.d.Incidents {
		in := &e.d.Incidents[i]
		for j := range in.Roles {
			swap(&in.Roles[j].Actor)
			swap(&in.Roles[j].AllegedBy)
		}
		in.BlamedBy, in.DeniedBy = list(in.BlamedBy), list(in.DeniedBy)
	}
	for i := range e.d.Opinions {
		swap(&e.d.Opinions[i].Holder)
	}
}

// settle puts the layers in order again: mentions in text order, new actors
// after the engine's, actors without a mention and incidents without a trigger gone, with all that referred to them.
func (e *editor) settle() {
	d := e.d
	for _, a := range d.Actors {
		if len(a.Mentions) == 0 {
			e.redirect(a.ID, "")
		}
		slices.SortFunc(a.Mentions, func(x, y doc.Mention) int { return x.Start - y.Start })
	}
	d.Actors = slices.DeleteFunc(d.Actors, func(a doc.Actor) bool { return len(a.Mentions) == 0 })
	gone := make(map[doc.IncidentID]bool)
	d.Incidents = slices.DeleteFunc(d.Incidents, func(in doc.Incident) bool {
		gone[in.ID] = len(in.Triggers) == 0
		return gone[in.ID]
	})
	for i := range d.Incidents {
		if gone[d.Incidents[i].PartOf] {
			d.Incidents[i].PartOf = ""
		}
	}
}

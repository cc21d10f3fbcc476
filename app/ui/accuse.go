package ui

import (
	"slices"
	"strconv"

	"lede/app/doc"
)

// An accusation is an arrow from one actor to another.
type accusation struct {
	from, to doc.ActorID
	stance   string
	times    int
	mark     string // where it is first made
}

// accusationsIn collects who accuses or condemns whom: in statements, and by
// blaming somebody for an incident. Where an incident has several agents, one who
// is blamed by nobody in particular is left out: who blames them for it may have
// meant the other.
func accusationsIn(d *doc.Document) (list []accusation) {
	add := func(from, to doc.ActorID, stance doc.Stance, mark string) {
		if from == to || d.Actor(from) == nil || d.Actor(to) == nil {
			return
		}
		a := accusation{from, to, string(stance), 1, mark}
		i := slices.IndexFunc(list, func(b accusation) bool { return a.from == b.from && a.to == b.to && a.stance == b.stance })
		if i < 0 {
			list = append(list, a)
			return
		}
		list[i].times++
	}
	for i, s := range d.Statements {
		if s.Stance != doc.Accuses && s.Stance != doc.Condemns {
			continue
		}
		for _, id := range s.About {
			for _, by := range s.Speaker.Actors() {
				add(by, id, s.Stance, "s"+strconv.Itoa(i))
			}
		}
	}
	for i, in := range d.Incidents {
		if in.Generic {
			continue
		}
		var agents []doc.Role
		for _, r := range in.Roles {
			if r.Kind == doc.Agent && !slices.ContainsFunc(agents, func(a doc.Role) bool { return a.Actor == r.Actor }) {
				agents = append(agents, r)
			}
		}
		for _, agent := range agents {
			by := in.BlamedBy
			if len(agents) > 1 {
				by = []doc.ActorID{agent.AllegedBy}
			}
			for _, from := range by {
				add(from, agent.Actor, doc.Accuses, "i"+strconv.Itoa(i)+".0")
			}
		}
	}
	return list
}

package compare

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"lede/app/doc"
)

//go:embed data/groups.txt
var groupsFile string

// groups maps a type to the first of its group.
var groups = sync.OnceValue(func() map[doc.IncidentType]string {
	all := make(map[doc.IncidentType]string)
	for line := range strings.SplitSeq(groupsFile, "\n") {
		types := strings.Fields(line)
		if len(types) == 0 || types[0] == "#" {
			continue
		}
		for _, t := range types {
			all[doc.IncidentType(t)] = types[0]
		}
	}
	return all
})

// group returns what types that can be one event have in common.
func group(t doc.IncidentType) string {
	if g, ok := groups()[t]; ok {
		return g
	}
	return string(t)
}

// How much speaks for two incidents of one group being one event. A target is
// enough, or a place and the same type; an agent needs a day as well.
const (
	sameTarget = 4
	samePlace  = 3
	sameAgent  = 1
	sameDay    = 2
	sameTime   = 1 // to the month or the year, or a day apart
	sameAmount = 2
	sameType   = 1
	enough     = 4
)

// incidents pairs the incidents that are events.
func (c *Comparison) incidents(two [2]*doc.Document) {
	var sides [2][]int
	for side, d := range two {
		for i, in := range d.Incidents {
			if !in.Generic && !d.Repeats(in.Triggers[0].Start) {
				sides[side] = append(sides[side], i)
			}
		}
	}
	c.Incidents, c.OnlyIncidents = pairUp(sides[0], sides[1], func(i, j int) int {
		a, b := two[0].Incidents[i], two[1].Incidents[j]
		if group(a.Type) != group(b.Type) {
			return 0
		}
		roles := func(kind doc.RoleKind) verdict { return meet(c.players(two, 0, a, kind), c.players(two, 1, b, kind)) }
		score := evidence(roles(doc.Target), roles(doc.Where), roles(doc.Agent), a, b)
		return score * boolean(score >= enough)
	})
	slices.SortFunc(c.Incidents, func(p, q Pair) int { return p[0] - q[0] })
}

// evidence adds up what speaks for two incidents being one; it is 0 where
// something speaks against it.
func evidence(target, place, agent verdict, a, b doc.Incident) int {
	when := together(a.Times, b.Times)
	if target == differ || place == differ && target != agree || when < 0 {
		return 0
	}
	return sameTarget*boolean(target == agree) +
		samePlace*boolean(place == agree) +
		sameAgent*boolean(agent == agree) +
		sameAmount*boolean(slices.ContainsFunc(a.Amounts, func(x doc.IncidentAmount) bool {
			return slices.ContainsFunc(b.Amounts, func(y doc.IncidentAmount) bool { return x.Unit == y.Unit && x.Value == y.Value })
		})) +
		sameType*boolean(a.Type == b.Type) + when
}

// A verdict says how two articles fill a role.
type verdict int

const (
	unsaid verdict = iota // one of them leaves it open
	agree
	differ
)

// A player fills a role: a pair of actors, or bare words.
type player struct {
	actor Pair
	words string // folded
	named bool
}

// players are those who fill a role of an incident.
func (c *Comparison) players(two [2]*doc.Document, side int, in doc.Incident, kind doc.RoleKind) []player {
	var list []player
	d := two[side]
	for _, r := range in.Roles {
		if r.Kind != kind {
			continue
		}
		p := player{actor: Pair{None, None}, words: fold(d.Slice(r.Span))}
		if n := actorIndex(d, r.Actor); n != None {
			p.actor, p.named = c.pairOf(side, n), named(d.Actors[n])
		}
		list = append(list, p)
	}
	return list
}

// meet compares those who fill a role in two articles. Only names differ: "the
// company" may be anybody.
func meet(a, b []player) verdict {
	named := [2]bool{}
	for _, x := range a {
		named[0] = named[0] || x.named
		for _, y := range b {
			named[1] = named[1] || y.named
			if x.actor[0] != None && x.actor == y.actor || x.words == y.words && !x.named && !y.named {
				return agree
			}
		}
	}
	if named[0] && named[1] {
		return differ
	}
	return unsaid
}

// together compares the days of two incidents: more than 0 where a day, a month
// or a year is the same as far as both tell, less where none is, and 0 where one
// tells none.
func together(a, b []doc.Time) int {
	best, told := -1, false
	for _, x := range a {
		for _, y := range b {
			from, to := span(x.Value), span(y.Value)
			if from == nil || to == nil {
				continue
			}
			told = true
			switch day := 24 * time.Hour; {
			case len(x.Value) >= 10 && len(y.Value) >= 10 && from[0].Equal(to[0]):
				best = max(best, sameDay)
			case from[0].Before(to[1].Add(day)) && to[0].Before(from[1].Add(day)):
				best = max(best, sameTime)
			}
		}
	}
	if !told {
		return 0
	}
	return best
}

// span returns the first day of a time and the one after its last, or nil for
// what is no date, as a duration.
func span(value string) []time.Time {
	first, last, ranged := strings.Cut(value, "/")
	if ranged {
		if a, b := span(first), span(last); a != nil && b != nil {
			return []time.Time{a[0], b[1]}
		}
		return nil
	}
	value, _, _ = strings.Cut(value, "T")
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, value); err == nil {
			return []time.Time{t, t.AddDate(f.years, f.months, f.days)}
		}
	}
	return nil
}

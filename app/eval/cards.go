package eval

import (
	"fmt"
	"math"
	"strings"

	"lede/app/doc"
)

// An incident got is paired with the one wanted that it shares most triggers
// with. Roles are compared on the card: a role is right where the paired
// incident has one of its kind that overlaps it or is filled by the same actor,
// counted once per actor. Times are right by value to the day, amounts by value and
// unit, anywhere on the paired card. What a card says that its sentences deny is
// counted in falseclaim.go.

// cards compares each wanted incident with its partner, field by field.
func (c *comparison) cards(partner []int) {
	r := c.result
	back := filled(len(c.got.Incidents))
	for _, kind := range allRoles { // so that rows stand in this order
		r.count("incident: role "+string(kind), 0, 0, 0)
	}
	modality, agents, agentsRight, pairs := 0, 0, 0, 0
	for i, w := range c.want.Incidents {
		j := partner[i]
		g := &doc.Incident{}
		if j != none {
			g = &c.got.Incidents[j]
			back[j] = i
			pairs++
			modality += one(g.Modality == w.Modality && g.Generic == w.Generic)
			c.falseClaims(w, *g)
		}
		n, right := c.roles(w, *g, j != none)
		agents, agentsRight = agents+n, agentsRight+right
		c.times(w, *g, j != none)
		c.amounts(w, *g, j != none)
		c.parties("incident: blamed by", w.BlamedBy, g.BlamedBy)
		c.parties("incident: denied by", w.DeniedBy, g.DeniedBy)
	}
	cards := pairs
	for j, g := range c.got.Incidents {
		if back[j] == none && family(g.Type) != "" && !c.inRepeat(g.Triggers[0].Span) {
			// A card gold does not have: its fields are all wrong.
			cards++
			c.roles(doc.Incident{}, g, true)
			c.times(doc.Incident{}, g, true)
			c.amounts(doc.Incident{}, g, true)
		}
	}
	r.count("incident: cards", pairs, cards, len(c.want.Incidents))
	r.accuracy("incident: modality and generic, of matched cards", modality, pairs)
	r.accuracy("incident: modality, of matched agents", agentsRight, agents)
}

// A filler is a role once per actor: the same actor named twice on a card is
// one field, which any of its mentions may fill.
type filler struct {
	doc.Role
	spans []doc.Span // of all the roles it stands for
}

func fillers(roles []doc.Role, kind doc.RoleKind) []filler {
	var kept []filler
next:
	for _, r := range roles {
		if r.Kind != kind {
			continue
		}
		for i := range kept {
			if k := &kept[i]; r.Actor != "" && k.Actor == r.Actor || k.Overlaps(r.Span) {
				k.spans = append(k.spans, r.Span)
				continue next
			}
		}
		kept = append(kept, filler{r, []doc.Span{r.Span}})
	}
	return kept
}

// sameFiller scores a got filler for a wanted one: filled by the same actor, by
// a mention of that actor, or overlapping in the text.
func (c *comparison) sameFiller(w, g filler) float64 {
	if c.sameActor(g.Actor, w.Actor) {
		return 3
	}
	best := 0.0
	for _, gs := range g.spans {
		for _, m := range c.mentionsWanted(w.Actor) {
			if m.Span == gs {
				best = max(best, 2)
			}
		}
		for _, ws := range w.spans {
			best = max(best, overlap(ws, gs))
		}
	}
	return best
}

var allRoles = []doc.RoleKind{doc.Agent, doc.Target, doc.Instrument, doc.Beneficiary, doc.Where}

// roles compares the roles of two cards, and returns how many agents both have
// and how many of these have the right modality.
func (c *comparison) roles(w, g doc.Incident, paired bool) (agents, agentsRight int) {
	for _, kind := range allRoles {
		want, got := fillers(w.Roles, kind), fillers(g.Roles, kind)
		if len(want)+len(got) == 0 {
			continue
		}
		partner, back := pairing(len(want), len(got), func(i, j int) float64 {
			return c.sameFiller(want[i], got[j])
		})
		right := matched(partner)
		c.result.count("incident: roles", right, len(got), len(want))
		c.result.count("incident: role "+string(kind), right, len(got), len(want))
		for i, j := range partner {
			if j == none {
				if paired {
					c.fail("incident", "missed "+string(kind), want[i].Span, "nothing", fmt.Sprintf("%s of %s %s", kind, w.Type, w.ID))
				}
				continue
			}
			if kind == doc.Agent {
				agents++
				same := got[j].Modality == want[i].Modality
				agentsRight += one(same)
				if !same {
					c.fail("incident", fmt.Sprintf("agent %s as %s", want[i].Modality, got[j].Modality), got[j].Span,
						string(got[j].Modality), string(want[i].Modality))
				}
			}
		}
		for j, i := range back {
			if i == none && w.ID != "" {
				c.fail("incident", "invented "+string(kind), got[j].Span, fmt.Sprintf("%s of %s %s", kind, g.Type, g.Label), "nothing")
			}
		}
	}
	return agents, agentsRight
}

func (c *comparison) times(w, g doc.Incident, paired bool) {
	value := func(ts []doc.Time) []string {
		seen := make(map[string]bool)
		var vs []string
		for _, t := range ts {
			if t.Value != "" && !seen[t.Value] {
				seen[t.Value] = true
				vs = append(vs, t.Value)
			}
		}
		return vs
	}
	want, got := value(w.Times), value(g.Times)
	partner, back := pairing(len(want), len(got), func(i, j int) float64 { return float64(one(sameTime(want[i], got[j]))) })
	c.result.count("incident: time values", matched(partner), len(got), len(want))
	for i, j := range partner {
		if j == none && paired {
			c.fail("incident", "missed time", w.Triggers[0].Span, fmt.Sprint(got), want[i])
		}
	}
	if w.ID == "" {
		return
	}
	for j, i := range back {
		if i == none {
			c.fail("incident", "invented time", w.Triggers[0].Span, got[j], fmt.Sprint(want))
		}
	}
}

// sameTime compares two ISO values. A time of day is compared where both have
// one: "2021-03-10TEV" (that evening) and "2021-03-10" are the same day, and a
// bare "T12:51" is that minute of any day.
func sameTime(a, b string) bool {
	if strings.HasPrefix(a, "P") || strings.HasPrefix(b, "P") {
		return a == b
	}
	dayA, clockA, _ := strings.Cut(a, "T")
	dayB, clockB, _ := strings.Cut(b, "T")
	if dayA == "" || dayB == "" {
		return clockA == clockB
	}
	return dayA == dayB && (clockA == "" || clockB == "" || clockA == clockB ||
		!strings.Contains(clockA, ":") || !strings.Contains(clockB, ":"))
}

func (c *comparison) amounts(w, g doc.Incident, paired bool) {
	partner, back := pairing(len(w.Amounts), len(g.Amounts), func(i, j int) float64 {
		a, b := w.Amounts[i], g.Amounts[j]
		near := math.Abs(a.Value-b.Value) <= 1e-6*math.Abs(a.Value)
		if near && (a.Unit == b.Unit || a.Overlaps(b.Span)) { // "person" or "passenger" is taste
			return 1
		}
		return 0
	})
	c.result.count("incident: amount values", matched(partner), len(g.Amounts), len(w.Amounts))
	for i, j := range partner {
		if j == none && paired {
			c.fail("incident", "missed amount", w.Amounts[i].Span, "nothing", fmt.Sprintf("%v %s, %s", w.Amounts[i].Value, w.Amounts[i].Unit, w.Amounts[i].Role))
		}
	}
	for j, i := range back {
		if i == none && w.ID != "" {
			c.fail("incident", "invented amount", g.Amounts[j].Span, fmt.Sprintf("%v %s, %s", g.Amounts[j].Value, g.Amounts[j].Unit, g.Amounts[j].Role), "nothing")
		}
	}
}

func (c *comparison) parties(name string, want, got []doc.ActorID) {
	partner, _ := pairing(len(want), len(got), func(i, j int) float64 {
		return float64(one(c.sameActor(got[j], want[i])))
	})
	c.result.count(name, matched(partner), len(got), len(want))
}

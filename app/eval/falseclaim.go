package eval

import (
	"fmt"
	"slices"

	"lede/app/doc"
)

// The error a reader can not forgive is a card that contradicts its sentences:
//
//	a false claim  an incident stated as having happened that gold has as denied,
//	               negated, planned, hypothetical or generic
//	a false role   who did it to whom turned round: the agent or target of a card
//	               who in gold is its target, agent or beneficiary; or somebody
//	               with no part in it who in gold takes part in another event
//
// Both are counted over the cards that gold has too: a role that gold has nowhere
// may be true.

func (c *comparison) falseClaims(w, g doc.Incident) {
	claim, role := c.falseClaim(w, g), c.falseRole(w, g)
	c.result.accuracy("incident: cards without a false claim", one(!claim), 1)
	c.result.accuracy("incident: cards without a false claim or role", one(!claim && !role), 1)
}

func (c *comparison) falseClaim(w, g doc.Incident) bool {
	claims := g.Modality == doc.Stated && !g.Generic
	holds := w.Modality == doc.Stated && !w.Generic
	may := w.Modality == doc.Alleged && !w.Generic
	if !claims || holds || may {
		return false
	}
	was := string(w.Modality)
	if w.Generic {
		was = "generic"
	}
	c.fail("incident", "false claim: "+was+" as stated", g.Triggers[0].Span, "stated: "+g.Label, was)
	return true
}

// whoWhom are the roles of who did it to whom, and for whom. Instruments and places
// are taken for one another by careful readers too.
var whoWhom = []doc.RoleKind{doc.Agent, doc.Target, doc.Beneficiary}

func (c *comparison) falseRole(w, g doc.Incident) bool {
	wrong := false
	for _, kind := range whoWhom {
		for _, f := range fillers(g.Roles, kind) {
			if was := c.partOf(f, kind, w); was != "" {
				wrong = true
				c.fail("incident", fmt.Sprintf("false role: %s as %s", was, kind), f.Span, fmt.Sprintf("%s of %s (%s)", kind, g.Label, f.Why.Text), fmt.Sprintf("%s (%s %s)", was, w.Type, w.ID))
			}
		}
	}
	return wrong
}

// partOf returns which other part filler f, got as one of a kind, has in w, or that
// it has none there and one in another incident; "" where it may be right.
func (c *comparison) partOf(f filler, kind doc.RoleKind, w doc.Incident) string {
	if c.fills(f, kind, w) || c.fills(f, doc.Where, w) || c.fills(f, doc.Instrument, w) {
		return ""
	}
	for _, k := range whoWhom {
		if c.fills(f, k, w) {
			return string(k)
		}
	}
	for _, o := range c.want.Incidents {
		if o.ID != w.ID && slices.ContainsFunc(whoWhom, func(k doc.RoleKind) bool { return c.fillsHere(f, k, o) }) {
			return fmt.Sprintf("part of %s %s", o.Type, o.ID)
		}
	}
	return ""
}

// fills reports whether f fills a role of w of a kind.
func (c *comparison) fills(f filler, kind doc.RoleKind, w doc.Incident) bool {
	return slices.ContainsFunc(fillers(w.Roles, kind), func(o filler) bool { return c.sameFiller(o, f) > 0 })
}

// fillsHere reports whether the very words of f fill a role of w of a kind.
func (c *comparison) fillsHere(f filler, kind doc.RoleKind, w doc.Incident) bool {
	return slices.ContainsFunc(w.Roles, func(o doc.Role) bool { return o.Kind == kind && o.Overlaps(f.Span) })
}

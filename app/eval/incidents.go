package eval

import (
	"fmt"

	"lede/app/doc"
)

// Incidents are scored from their triggers up.
//
//	sentences   F1 of sentences that hold a trigger
//	triggers    F1 one to one: exact span and type; overlap and type; overlap
//	            and family; overlap whatever the type (the nugget of CASIE,
//	            Satyapanich, Ferraro and Finin 2020, is "overlap and type")
//	modality    right of the triggers both sides have
//	merging     B³ over the triggers both sides have
//
// What is got of types outside the guide, where gold has nothing, is not
// counted; nor is what only happens besides, of type "other", which claims no
// type and makes no card.

type trigger struct {
	doc.Trigger
	incident int
	typ      doc.IncidentType
}

const besides doc.IncidentType = "other"

func triggersOf(d *doc.Document, skip func(doc.Span) bool) []trigger {
	var ts []trigger
	for i, in := range d.Incidents {
		for _, t := range in.Triggers {
			if !skip(t.Span) && in.Type != besides {
				ts = append(ts, trigger{t, i, in.Type})
			}
		}
	}
	return ts
}

func (c *comparison) incidents() {
	want := triggersOf(c.want, c.inRepeat)
	got := c.inGuide(triggersOf(c.got, c.inRepeat), want)
	c.eventSentences(want, got)
	c.triggers(want, got)

	toGot, toWant := pairing(len(want), len(got), func(i, j int) float64 {
		return overlap(want[i].Span, got[j].Span)
	})
	c.triggerErrors(want, got, toGot, toWant)

	// Merging, on the triggers both have.
	wantBy, gotBy := make(map[int][]int), make(map[int][]int)
	modality := 0
	shared := make(map[[2]int]int)
	for i, j := range toGot {
		if j == none {
			continue
		}
		wantBy[want[i].incident] = append(wantBy[want[i].incident], i)
		gotBy[got[j].incident] = append(gotBy[got[j].incident], i)
		shared[[2]int{want[i].incident, got[j].incident}]++
		m := got[j].Modality
		if m == "" {
			m = c.got.Incidents[got[j].incident].Modality
		}
		same := m == want[i].Modality
		modality += one(same)
		if !same {
			c.fail("incident", fmt.Sprintf("modality %s as %s", want[i].Modality, m), want[i].Span, string(m), string(want[i].Modality))
		}
	}
	r := c.result
	r.accuracy("incident: modality, of matched triggers", modality, matched(toGot))
	r.measure("incident: merging, B³ of matched triggers").add(
		bCubed(lists(wantBy, len(c.want.Incidents)), lists(gotBy, len(c.got.Incidents))))

	partner, _ := pairing(len(c.want.Incidents), len(c.got.Incidents), func(i, j int) float64 {
		n := float64(shared[[2]int{i, j}])
		if n > 0 && c.want.Incidents[i].Type == c.got.Incidents[j].Type {
			n += 0.5
		}
		return n
	})
	c.cards(partner)
}

// inGuide leaves out what was got of types the guide does not have ("meeting",
// "contest"), except where gold has a trigger of another type: it may be right,
// and gold can not tell.
func (c *comparison) inGuide(got, want []trigger) []trigger {
	var kept []trigger
	for _, g := range got {
		if family(g.typ) != "" || anyIn(want, g.Span) {
			kept = append(kept, g)
		}
	}
	return kept
}

func (c *comparison) eventSentences(want, got []trigger) {
	right, nGot, nWant := 0, 0, 0
	for _, s := range c.want.Sentences {
		if c.inRepeat(s.Span) {
			continue
		}
		w, g := anyIn(want, s.Span), anyIn(got, s.Span)
		nWant += one(w)
		nGot += one(g)
		right += one(w && g)
	}
	c.result.count("incident: sentences", right, nGot, nWant)
}

func anyIn(ts []trigger, s doc.Span) bool {
	for _, t := range ts {
		if s.Overlaps(t.Span) {
			return true
		}
	}
	return false
}

func (c *comparison) triggers(want, got []trigger) {
	count := func(name string, want, got []trigger, score func(w, g trigger) float64) {
		partner, _ := pairing(len(want), len(got), func(i, j int) float64 { return score(want[i], got[j]) })
		c.result.count(name, matched(partner), len(got), len(want))
	}
	overlapIf := func(same bool, w, g trigger) float64 {
		if same {
			return overlap(w.Span, g.Span)
		}
		return 0
	}
	sameType := func(w, g trigger) float64 { return overlapIf(w.typ == g.typ, w, g) }
	count("incident: triggers, exact", want, got, func(w, g trigger) float64 {
		return overlapIf(w.typ == g.typ && w.Span == g.Span, w, g)
	})
	count("incident: triggers, overlap", want, got, sameType)
	count("incident: triggers, overlap, by family", want, got, func(w, g trigger) float64 {
		return overlapIf(family(w.typ) == family(g.typ), w, g)
	})
	count("incident: triggers, overlap, untyped", want, got, func(w, g trigger) float64 {
		return overlap(w.Span, g.Span)
	})
	for _, f := range familyOrder {
		of := func(ts []trigger) []trigger {
			var kept []trigger
			for _, t := range ts {
				if family(t.typ) == f {
					kept = append(kept, t)
				}
			}
			return kept
		}
		count("incident: triggers, overlap, "+f, of(want), of(got), sameType)
	}
}

func (c *comparison) triggerErrors(want, got []trigger, toGot, toWant []int) {
	for i, w := range want {
		if toGot[i] == none {
			c.fail("incident", "missed trigger of "+string(w.typ), w.Span, "nothing", string(w.typ))
		} else if g := got[toGot[i]]; g.typ != w.typ {
			c.fail("incident", fmt.Sprintf("type %s as %s", w.typ, g.typ), w.Span, string(g.typ)+" ("+g.Why.Text+")", string(w.typ))
		}
	}
	for j, g := range got {
		if toWant[j] == none {
			c.fail("incident", "invented trigger of "+string(g.typ), g.Span, string(g.typ)+" ("+g.Why.Text+")", "nothing")
		}
	}
}

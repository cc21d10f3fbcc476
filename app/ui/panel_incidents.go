package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// incidentCards shows each incident field by field, after a timeline; those that
// did not happen, or are of a kind rather than an event, stand apart.
func (p *page) incidentCards() []app.UI {
	var cards, apart []app.UI
	for i, in := range p.doc.Incidents {
		if in.Generic || in.Modality == doc.Negated || in.Modality == doc.Denied {
			apart = append(apart, p.incidentCard(i, in))
		} else {
			cards = append(cards, p.incidentCard(i, in))
		}
	}
	all := len(cards)
	cards = cards[:p.limit(all)]
	if b := p.more(len(cards), all); b != nil {
		cards = append(cards, b)
	}
	if t := p.timeline(); t != nil {
		cards = append([]app.UI{t}, cards...)
	}
	if len(apart) > 0 {
		cards = append(cards, tag("h3").Class("apart").Text("Denied, negated or in general"))
	}
	return append(cards, apart[:p.limit(len(apart))]...)
}

func (p *page) incidentCard(i int, in doc.Incident) app.UI {
	var fields []app.UI
	asked := !in.Generic // a reader asks who, whom and when even where it is not reported
	if asked && len(in.Roles)+len(in.Times) == 0 {
		asked = false
		fields = append(fields, field("Who, when", nil))
	}
	for _, f := range []struct {
		title string
		kind  doc.RoleKind
		main  bool
	}{{"Who", doc.Agent, true}, {"Whom", doc.Target, true}, {"With", doc.Instrument, false}, {"For", doc.Beneficiary, false}, {"Where", doc.Where, false}} {
		if f.main && asked || has(in, f.kind) {
			fields = append(fields, p.roleField(f.title, in, f.kind))
		}
	}
	if asked || len(in.Times) > 0 {
		fields = append(fields, p.timeField(in))
	}
	if len(in.Amounts) > 0 {
		fields = append(fields, p.amountField(in))
	}
	fields = append(fields, p.actorField("Blamed by", in.BlamedBy), p.actorField("Denied by", in.DeniedBy))

	var triggers []app.UI
	for j, t := range in.Triggers[:min(len(in.Triggers), 12)] {
		words := oneLine(p.doc.Slice(t.Span))
		if in.Generic {
			triggers = append(triggers, p.quote(t.Span))
			continue
		}
		triggers = append(triggers, goButton("i"+strconv.Itoa(i)+"."+strconv.Itoa(j), "mention", words))
	}
	kind := modalityTag(in.Modality)
	if in.Generic {
		kind = tag("span").Class("tag modality").Text("in general")
	}
	return tag("section").Class("card incident-card", "is-"+string(in.Modality)).DataSet("card", "i"+strconv.Itoa(i)).Body(
		tag("h3").Body(tag("span").Class("name").Text(in.Label), kind),
		tag("dl").Body(fields...),
		tag("div").Class("mentions").Body(append([]app.UI{tag("span").Class("because").Text("In the text:")}, triggers...)...),
	)
}

func has(in doc.Incident, kind doc.RoleKind) bool {
	for _, r := range in.Roles {
		if r.Kind == kind {
			return true
		}
	}
	return false
}

// field is a title and what is known under it.
func field(title string, values []app.UI) app.UI {
	if len(values) == 0 {
		values = []app.UI{tag("span").Class("unknown").Text("not reported")}
	}
	return tag("div").Class("field").Body(tag("dt").Text(title), tag("dd").Body(values...))
}

// roleField lists who plays a role, each once.
func (p *page) roleField(title string, in doc.Incident, kind doc.RoleKind) app.UI {
	var values []app.UI
	seen := make(map[string]bool)
	for _, r := range in.Roles {
		words := oneLine(p.doc.Slice(r.Span))
		key := words
		if r.Actor != "" {
			key = "id " + string(r.Actor)
		}
		if r.Kind != kind || seen[key] {
			continue
		}
		seen[key] = true
		if name := p.actorName(r.Actor); name != "" {
			words = name
		}
		value := []app.UI{tag("button").Attr("type", "button").Class("quote").DataSet("from", r.Start).DataSet("to", r.End).Text(shorten(words, 80))}
		if r.Modality != doc.Stated && r.Modality != "" {
			text := string(r.Modality)
			if by := p.actorName(r.AllegedBy); by != "" {
				text += " by " + by
			}
			value = append(value, tag("span").Class("tag modality", "is-"+string(r.Modality)).Text(text))
		}
		values = append(values, tag("div").Class("value").Body(value...))
	}
	return field(title, values)
}

func (p *page) timeField(in doc.Incident) app.UI {
	var values []app.UI
	for _, t := range in.Times {
		value := []app.UI{p.quote(t.Span)}
		if day := when(t.Value); day != "" {
			value = append(value, tag("span").Class("because").Text(day))
		}
		values = append(values, tag("div").Class("value").Body(value...))
	}
	return field("When", values)
}

func (p *page) amountField(in doc.Incident) app.UI {
	var values []app.UI
	for _, a := range in.Amounts {
		values = append(values, tag("div").Class("value").Body(p.quote(a.Span), tag("span").Class("because").Text(a.Role)))
	}
	return field("How much", values)
}

func (p *page) actorField(title string, ids []doc.ActorID) app.UI {
	var values []app.UI
	for _, id := range ids {
		for i := range p.doc.Actors {
			if a := &p.doc.Actors[i]; a.ID == id {
				values = append(values, goButton("a"+strconv.Itoa(i)+".0", "quote", a.Name))
			}
		}
	}
	if len(values) == 0 {
		return nil
	}
	return field(title, values)
}

package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// incidentCards shows each incident field by field; a field the article is
// silent on reads "not reported".
func (p *page) incidentCards() []app.UI {
	var cards, apart []app.UI
	for i, in := range p.doc.Incidents {
		card := p.incidentCard(i, in)
		if in.Generic || in.Modality == doc.Negated || in.Modality == doc.Denied {
			apart = append(apart, card)
		} else {
			cards = append(cards, card)
		}
	}
	if len(apart) > 0 {
		cards = append(cards, app.H3().Class("apart").Text("Denied, negated or general"))
	}
	return append(cards, apart...)
}

func (p *page) incidentCard(i int, in doc.Incident) app.UI {
	fields := []app.UI{
		p.roleField("Who", in, doc.Agent),
		p.roleField("Whom", in, doc.Target),
	}
	for _, f := range []struct {
		title string
		kind  doc.RoleKind
	}{{"With", doc.Instrument}, {"For", doc.Beneficiary}, {"Where", doc.Where}} {
		if has(in, f.kind) {
			fields = append(fields, p.roleField(f.title, in, f.kind))
		}
	}
	fields = append(fields, p.timeField(in))
	if len(in.Amounts) > 0 {
		fields = append(fields, p.amountField(in))
	}
	fields = append(fields, p.actorField("Blamed by", in.BlamedBy), p.actorField("Denied by", in.DeniedBy))

	var triggers []app.UI
	for j, t := range in.Triggers {
		triggers = append(triggers, app.Button().Class("mention").DataSet("go", "i"+strconv.Itoa(i)+"."+strconv.Itoa(j)).Text(oneLine(p.doc.Slice(t.Span))))
	}
	kind := string(in.Modality)
	if in.Generic {
		kind = "general"
	}
	return app.Section().Class("card incident-card", string(in.Modality)).Body(
		app.H3().Body(app.Text(in.Label), app.Span().Class("modality").Text(kind)),
		app.Dl().Body(fields...),
		app.Div().Class("mentions").Body(triggers...),
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
		values = []app.UI{app.Span().Class("unknown").Text("not reported")}
	}
	return app.Div().Class("field").Body(app.Dt().Text(title), app.Dd().Body(values...))
}

func (p *page) roleField(title string, in doc.Incident, kind doc.RoleKind) app.UI {
	var values []app.UI
	for _, r := range in.Roles {
		if r.Kind != kind {
			continue
		}
		values = append(values, p.quote(r.Span, ""))
		if r.Modality != doc.Stated && r.Modality != "" {
			text := string(r.Modality)
			if by := p.actorName(r.AllegedBy); by != "" {
				text += " by " + by
			}
			values = append(values, app.Span().Class("modality").Text(text))
		}
	}
	return field(title, values)
}

func (p *page) timeField(in doc.Incident) app.UI {
	var values []app.UI
	for _, t := range in.Times {
		values = append(values, p.quote(t.Span, ""))
		if t.Value != "" {
			values = append(values, app.Span().Class("value").Text(t.Value))
		}
	}
	return field("When", values)
}

func (p *page) amountField(in doc.Incident) app.UI {
	var values []app.UI
	for _, a := range in.Amounts {
		values = append(values, p.quote(a.Span, ""), app.Span().Class("value").Text(a.Role))
	}
	return field("How much", values)
}

func (p *page) actorField(title string, ids []doc.ActorID) app.UI {
	if len(ids) == 0 {
		return nil
	}
	var names []string
	for _, id := range ids {
		names = append(names, p.actorName(id))
	}
	return field(title, []app.UI{app.Span().Text(strings.Join(names, ", "))})
}

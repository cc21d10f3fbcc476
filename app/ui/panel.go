package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
	"lede/app/render"
)

// A tab is one of the panel's views.
type tab int

const (
	actorsTab tab = iota
	incidentsTab
	opinionTab
	ledgerTab
)

// most is how many of a kind the panel lists in a row. A long article names some
// actors a thousand times.
const most = 30

var tabTitles = []string{"Actors", "Incidents", "Opinion", "Ledger"}

// panel lists what is known of the article. Everything in it that stands in the
// text has data-go with a mark's id, or data-from and data-to, and leads there.
func (p *page) panel() app.UI {
	var tabs []app.UI
	for i, title := range tabTitles {
		tabs = append(tabs, app.Button().ID("tab-"+strconv.Itoa(i)).Role("tab").DataSet("tab", i).
			Aria("selected", strconv.FormatBool(p.tab == tab(i))).Aria("controls", "panel-body").Text(title))
	}
	return app.Aside().Class("panel").OnClick(p.onPanel).Body(
		p.why(),
		app.Div().Class("tabs").Role("tablist").Body(tabs...),
		app.Div().ID("panel-body").Class("panel-body").Role("tabpanel").Aria("labelledby", "tab-"+strconv.Itoa(int(p.tab))).Body(p.panelBody()...),
	)
}

func (p *page) panelBody() []app.UI {
	if p.doc == nil {
		return []app.UI{app.P().Class("empty").Text("What the article says shows here once it is analysed.")}
	}
	var items []app.UI
	switch p.tab {
	case actorsTab:
		items = p.actorCards()
	case incidentsTab:
		items = p.incidentCards()
	case opinionTab:
		items = p.opinionCards()
	case ledgerTab:
		items = p.ledgerRows()
	}
	if len(items) == 0 {
		return []app.UI{app.P().Class("empty").Text("None found.")}
	}
	if len(items) > p.listed {
		more := app.Button().Class("show-more").DataSet("more", "").Text("Show more (" + strconv.Itoa(len(items)-p.listed) + ")")
		items = append(items[:p.listed:p.listed], more)
	}
	return items
}

// screenful is how many cards the panel lists at first.
const screenful = 60

// onPanel hears every click in the panel.
func (p *page) onPanel(ctx app.Context, e app.Event) {
	if value, ok := data(e, "tab"); ok {
		n, _ := strconv.Atoi(value)
		p.tab, p.listed = tab(n), screenful
		return
	}
	if _, ok := data(e, "more"); ok {
		p.listed += 4 * screenful
		return
	}
	if id, ok := data(e, "go"); ok {
		p.selected = id
		p.goTo(id)
		return
	}
	if value, ok := data(e, "sentence"); ok {
		scrollTo(`.sentence[data-sentence="` + value + `"]`)
	}
}

// goTo brings a mark into view.
func (p *page) goTo(id string) { scrollTo(`mark[data-id~="` + id + `"]`) }

func scrollTo(selector string) {
	if e := find(byID("article"), selector); e.Truthy() {
		e.Call("scrollIntoView", map[string]any{"block": "center"})
	}
}

// quote shows words of the article that lead to their place.
func (p *page) quote(s doc.Span, class string) app.UI {
	b := app.Button().Class("quote", class)
	if i := p.doc.SentenceAt(s.Start); i >= 0 {
		b = b.DataSet("sentence", i)
	}
	return b.Text(oneLine(p.doc.Slice(s)))
}

// oneLine joins words that line breaks have torn apart.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (p *page) actorName(id doc.ActorID) string {
	if a := p.doc.Actor(id); a != nil {
		return a.Name
	}
	return ""
}

// why shows the reason of the selected mark.
func (p *page) why() app.UI {
	for _, m := range p.marks {
		if p.selected == "" {
			break
		}
		if render.ID(m) == p.selected {
			return app.Section().ID("why").Class("why", m.Layer.String()).Aria("label", "Why this is marked").Body(
				app.H2().Text(oneLine(p.doc.Slice(m.Span))),
				app.P().Class("what").Text(p.what(m)),
				app.P().Class("reason").Text(m.Why.Text),
				app.P().Class("rule").Text(m.Why.Rule),
			)
		}
	}
	return app.Section().ID("why").Class("why none")
}

// what says what a mark is.
func (p *page) what(m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer:
		a := p.doc.Actors[m.Item]
		return "Actor: " + a.Name + ", " + strings.ToLower(actorTypes[a.Type])
	case doc.IncidentLayer:
		in := p.doc.Incidents[m.Item]
		return "Incident: " + in.Label + " (" + string(in.Modality) + ")"
	case doc.StatementLayer:
		return "Statement: " + p.speaker(p.doc.Statements[m.Item]) + " " + string(p.doc.Statements[m.Item].Stance)
	}
	if o := p.doc.Opinions[m.Item]; o.Voice == doc.ByHolder {
		if name := p.actorName(o.Holder); name != "" {
			return "Opinion of " + name
		}
		return "Opinion, attributed"
	}
	return "Opinion of the author or site"
}

func (p *page) speaker(s doc.Statement) string {
	switch {
	case s.Speaker == nil:
		return "speaker unclear"
	case p.actorName(s.Speaker.Actor) != "":
		return p.actorName(s.Speaker.Actor)
	}
	return oneLine(p.doc.Slice(s.Speaker.Span))
}

package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// A tab is one of the panel's views.
type tab int

const (
	actorsTab tab = iota
	incidentsTab
	opinionTab
	ledgerTab
)

var tabTitles = []string{"Actors", "Incidents", "Opinion", "Ledger"}

// A drawer is how far the panel is drawn up on a narrow screen, where it lies
// over the bottom of the text.
type drawer string

const (
	drawerPeek drawer = "peek"
	drawerHalf drawer = "half"
	drawerFull drawer = "full"
)

// mostCards is how many cards of a kind are drawn before the reader asks for
// more.
const mostCards = 40

// panel lists what is known of the article. Everything in it that stands in the
// text leads there: data-go names a mark, data-from and data-to a stretch of
// text.
func (p *page) panel() app.UI {
	var tabs []app.UI
	for i, name := range tabTitles {
		stop := -1
		if p.tab == tab(i) {
			stop = 0
		}
		tabs = append(tabs, tag("button").Attr("type", "button").ID("tab-"+strconv.Itoa(i)).Role("tab").DataSet("tab", i).TabIndex(stop).
			Aria("selected", strconv.FormatBool(p.tab == tab(i))).Aria("controls", "panel-body").Text(name))
	}
	return tag("aside").Class("panel", string(p.drawer)).Aria("label", "What the article says").OnClick(p.onPanel).Body(
		tag("button").Attr("type", "button").ID("sheet-handle").Class("sheet-handle").OnClick(p.onHandle).
			Aria("label", map[drawer]string{drawerPeek: "Open the panel", drawerHalf: "Open the panel fully", drawerFull: "Close the panel"}[p.drawer]),
		p.whyCard(),
		tag("div").Class("tabs").Role("tablist").Aria("label", "Panel").OnKeyDown(p.onTabKey).Body(tabs...),
		tag("div").ID("panel-body").Class("panel-body").Role("tabpanel").TabIndex(0).Aria("labelledby", "tab-"+strconv.Itoa(int(p.tab))).Body(p.panelBody()...),
	)
}

// nothing says what a tab would show, and that there is none of it.
var nothing = []string{
	"No actors found. Lede looks for people, organisations, states and groups that act or are acted on.",
	"No incidents found. Lede looks for attacks, arrests, sanctions, accidents and the like: things that happened or are said to have.",
	"No opinion found. Lede looks for judgement and speculation, the author’s own and that of others.",
	"Nobody is quoted. Lede looks for quotations and reported speech.",
}

func (p *page) panelBody() []app.UI {
	if p.doc == nil {
		return []app.UI{tag("p").Class("empty").Text("What the article says shows here once it is analysed.")}
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
		items = p.ledger()
	}
	if len(items) == 0 {
		return []app.UI{tag("p").Class("empty").Text(nothing[p.tab])}
	}
	return items
}

// more is the button under a list that is cut short.
func (p *page) more(shown, all int) app.UI {
	if shown >= all {
		return nil
	}
	return tag("button").Attr("type", "button").Class("more").DataSet("more", all).Text("Show more of " + strconv.Itoa(all))
}

// limit returns how many of so many cards are drawn.
func (p *page) limit(all int) int {
	return min(all, p.listed)
}

func (p *page) turnTab(by int) {
	n := len(tabTitles)
	p.tab = tab((int(p.tab) + by + n) % n)
	p.listed = mostCards
	if p.drawer == drawerPeek {
		p.drawer = drawerHalf
	}
	p.afterwards(func() { focus("tab-" + strconv.Itoa(int(p.tab))) })
}

func (p *page) onTabKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "ArrowRight":
		p.turnTab(+1)
	case "ArrowLeft":
		p.turnTab(-1)
	}
}

func (p *page) onHandle(ctx app.Context, _ app.Event) {
	p.drawer = map[drawer]drawer{drawerPeek: drawerHalf, drawerHalf: drawerFull, drawerFull: drawerPeek}[p.drawer]
}

// onPanel hears every click in the panel.
func (p *page) onPanel(ctx app.Context, e app.Event) {
	if v, ok := data(e, "tab"); ok {
		n, _ := strconv.Atoi(v)
		p.tab, p.listed = tab(n), mostCards
		if p.drawer == drawerPeek {
			p.drawer = drawerHalf
		}
		return
	}
	if _, ok := data(e, "more"); ok {
		p.listed += 3 * mostCards
		return
	}
	if id, ok := data(e, "go"); ok {
		p.goTo(id)
		return
	}
	if v, ok := data(e, "actor"); ok {
		p.toggleActor(doc.ActorID(v))
		return
	}
	if v, ok := data(e, "mention"); ok {
		by, _ := strconv.Atoi(v)
		p.nextMention(by)
		return
	}
	if v, ok := data(e, "block"); ok {
		b, _ := strconv.Atoi(v)
		if e := p.sheet.block(b); e.Truthy() {
			p.reveal(e)
			e.Call("scrollIntoView", map[string]any{"block": "start"})
		}
		return
	}
	if from, ok := data(e, "from"); ok {
		to, _ := data(e, "to")
		start, _ := strconv.Atoi(from)
		end, _ := strconv.Atoi(to)
		p.goToSpan(doc.Span{Start: start, End: end})
	}
}

// showCard brings what is known of a mark's actor, incident, statement or opinion
// to the front of the panel, and moves the focus there.
func (p *page) showCard(m doc.Mark) {
	card := m.Layer.String()[:1] + strconv.Itoa(m.Item)
	p.tab = [doc.NumLayers]tab{actorsTab, incidentsTab, ledgerTab, opinionTab}[m.Layer]
	p.speakerFilter = ""
	rank := m.Item
	if m.Layer == doc.ActorLayer {
		p.openActor, p.mention = p.doc.Actors[m.Item].ID, m.Part
		rank = slices.Index(p.actorOrder(), m.Item)
	}
	p.listed = max(p.listed, rank+1)
	if p.drawer != drawerFull {
		p.drawer = drawerFull
	}
	p.afterwards(func() {
		if e := find(byID("panel-body"), `[data-card="`+card+`"]`); e.Truthy() {
			e.Call("scrollIntoView", map[string]any{"block": "start"})
			if b := find(e, "button"); b.Truthy() {
				b.Call("focus", map[string]any{"preventScroll": true})
			}
		}
	})
}

// quote shows words of the article that lead to their place.
func (p *page) quote(s doc.Span) app.UI {
	return tag("button").Attr("type", "button").Class("quote").DataSet("from", s.Start).DataSet("to", s.End).Text(quoteStart(p.doc.Slice(s)))
}

// goButton shows words that lead to a mark.
func goButton(id, class, words string) app.UI {
	return tag("button").Attr("type", "button").Class(class).DataSet("go", id).Text(words)
}

// oneLine joins words that line breaks have torn apart.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (p *page) actorName(id doc.ActorID) string {
	if a := p.doc.Actor(id); a != nil {
		return a.Name
	}
	return ""
}

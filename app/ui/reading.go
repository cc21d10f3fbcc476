package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/compare"
	"lede/app/doc"
)

func (p *page) readingScreen() app.UI {
	return tag("main").Class("reading", string(p.prefs.Density), p.hiddenClasses()).Body(
		tag("div").Class("text-column").Body(
			tag("h1").Class("visually-hidden").Text(p.title()),
			p.findBar(),
			p.state(),
			p.strip(),
			p.legend(),
			&article{Sheet: &p.sheet, Page: p},
		),
		p.panel(),
		p.selectionBar(),
	)
}

// layers are those with a chip, and the drawing on it.
var layers = []struct {
	layer doc.Layer
	icon  string
}{{doc.ActorLayer, "actor"}, {doc.IncidentLayer, "incident"}, {doc.OpinionLayer, "opinion"}}

// tools are the reading screen's part of the bar at the top: a chip for each
// layer with the number of marks in it, the density, and what can be done.
func (p *page) tools() []app.UI {
	counts := p.counts()
	var chips []app.UI
	for _, l := range layers {
		chips = append(chips, tag("button").Attr("type", "button").Class("chip", l.layer.String()).DataSet("layer", int(l.layer)).
			Aria("pressed", strconv.FormatBool(!p.hidden[l.layer])).
			Body(icon(l.icon), tag("span").Text(layerTitles[l.layer]), tag("span").Class("count").Text(counts[l.layer])))
	}
	return []app.UI{
		tag("div").Class("chips").Role("group").Aria("label", "Layers").OnClick(p.onChip).Body(chips...),
		p.densityField("density", "visually-hidden"),
		tag("div").Class("acts").Role("group").Aria("label", "Article").Body(
			iconButton("find", "Find in the text").ID("open-find").OnClick(func(ctx app.Context, _ app.Event) { p.openFind() }),
			iconButton("undo", "Undo").ID("undo").Attr("disabled", len(p.edits.Done) == 0).OnClick(func(ctx app.Context, _ app.Event) { p.undo() }),
			iconButton("redo", "Redo").ID("redo").Attr("disabled", len(p.edits.Undone) == 0).OnClick(func(ctx app.Context, _ app.Event) { p.redo() }),
			p.exportMenu(),
		),
	}
}

// densityField is a choice of three; legend is the class of its title.
func (p *page) densityField(id, legend string) app.UI {
	var options []app.UI
	for _, d := range []struct {
		density density
		title   string
	}{{quiet, "Quiet"}, {normal, "Normal"}, {everything, "Everything"}} {
		options = append(options, tag("label").Body(
			tag("input").ID(id+"-"+string(d.density)).Attr("type", "radio").Attr("name", id).Attr("value", string(d.density)).Attr("checked", p.prefs.Density == d.density).OnChange(p.onDensity),
			tag("span").Text(d.title)))
	}
	return tag("fieldset").Class("segments", id, map[bool]string{true: "setting"}[legend == ""]).Body(append([]app.UI{tag("legend").Class(legend).Text("How much is marked")}, options...)...)
}

func (p *page) onDensity(ctx app.Context, _ app.Event) {
	d := density(ctx.JSSrc().Get("value").String())
	p.setPrefs(func(s *prefs) { s.Density = d })
	p.margin.again()
	if i := p.index(p.current); p.doc != nil && (i < 0 || !p.shows(p.marks[i])) {
		p.current = ""
		p.firstStop()
	}
}

func (p *page) counts() (counts [doc.NumLayers]int) {
	if p.doc == nil {
		return counts
	}
	counts[doc.ActorLayer] = len(p.doc.Actors)
	counts[doc.IncidentLayer] = happened(p.doc)
	counts[doc.OpinionLayer] = len(p.doc.Opinions)
	return counts
}

// happened counts the incidents that are events.
func happened(d *doc.Document) int {
	n := 0
	for _, in := range d.Incidents {
		if !in.Generic {
			n++
		}
	}
	return n
}

func (p *page) onChip(ctx app.Context, e app.Event) {
	if v, ok := data(e, "layer"); ok {
		layer, _ := strconv.Atoi(v)
		p.toggleLayer(doc.Layer(layer))
	}
}

// hiddenClasses are the classes that switch layers off.
func (p *page) hiddenClasses() string {
	var classes []string
	for layer, hidden := range p.hidden {
		if hidden {
			classes = append(classes, "no-"+doc.Layer(layer).String())
		}
	}
	return strings.Join(classes, " ")
}

// strip says in a line what was found.
func (p *page) strip() app.UI {
	if p.doc == nil {
		return tag("div").Class("strip none")
	}
	return tag("div").Class("strip").Body(
		tag("p").Class("summary").Text(p.summary()),
		p.about(),
	)
}

// legend says in a line what the marks mean, until the reader has seen it.
func (p *page) legend() app.UI {
	if p.prefs.Seen || len(p.marks) == 0 {
		return tag("div").Class("legend none")
	}
	return tag("div").Class("legend").Body(
		tag("p").Body(
			tag("span").Class("as-actor").Text("A box"), app.Text(" is an actor, "),
			tag("span").Class("as-incident").Text("a thick line"), app.Text(" an incident; "),
			tag("span").Class("as-opinion").Text("a bar"), app.Text(" beside the text says whose voice it is. Click a mark to read why it is there."),
		),
		tag("button").Attr("type", "button").ID("legend-seen").Text("Got it").OnClick(func(app.Context, app.Event) {
			p.setPrefs(func(s *prefs) { s.Seen = true })
			p.margin.again()
			p.afterwards(p.refocus)
		}),
	)
}

func (p *page) summary() string {
	shares := compare.VoicesOf(p.doc, p.doc.Sentences).Percents()
	return count(len(p.doc.Actors), "actor", "actors") + " · " + count(happened(p.doc), "incident", "incidents") + " · " +
		percent(shares[1]) + " attributed · " + percent(shares[2]) + " editorial"
}

// onArticle hears every click in the text.
func (p *page) onArticle(ctx app.Context, e app.Event) {
	if _, ok := data(e, "fold"); ok {
		block := closest(e.Get("target"), ".block")
		p.unfold(block, !block.Get("classList").Call("contains", "open").Bool())
		return
	}
	if s := app.Window().Call("getSelection"); s.Truthy() && !s.Get("isCollapsed").Bool() {
		return // the reader selects
	}
	if ids, ok := data(e, "id"); ok {
		id := p.pick(ids)
		if i := p.index(id); i >= 0 && !p.hidden[layerOf(p.marks[i])] {
			p.choose(id)
			p.afterwards(showWhy)
			p.makeCurrent(id).Call("focus", map[string]any{"preventScroll": true})
		}
	}
}

func (p *page) onHover(_ app.Context, e app.Event) {
	if e.Get("target").Call("matches", "mark").Bool() {
		ids, _ := data(e, "id")
		p.hover(ids)
	}
}

func (p *page) onHoverEnd(app.Context, app.Event) { p.hover("") }

func (p *page) onFocusIn(_ app.Context, e app.Event) {
	if ids, ok := data(e, "id"); ok && p.current != "" && strings.Contains(" "+ids+" ", " "+p.current+" ") {
		p.hover(p.current)
	}
}

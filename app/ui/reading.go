package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

func (p *page) readingScreen() app.UI {
	return app.Main().Class("reading").Body(
		p.toolbar(),
		app.Div().Class("columns").Body(
			app.Div().Class("text-column").Body(
				p.state(),
				&article{Sheet: &p.sheet, Hidden: p.hiddenClasses(), Select: p.selectMark},
			),
			p.panel(),
		),
	)
}

// toolbar has a chip for each layer, with the number of marks in it.
func (p *page) toolbar() app.UI {
	counts := p.counts()
	var chips []app.UI
	for _, layer := range []doc.Layer{doc.ActorLayer, doc.IncidentLayer, doc.OpinionLayer} {
		chips = append(chips, app.Button().Class("chip", layer.String()).DataSet("layer", int(layer)).
			Aria("pressed", strconv.FormatBool(!p.hidden[layer])).
			Body(app.Text(layerTitles[layer]), app.Span().Class("count").Text(counts[layer])))
	}
	return app.Div().Class("toolbar").Body(
		app.Div().Class("chips").Role("group").Aria("label", "Layers").OnClick(p.onChip).Body(chips...),
		app.If(p.doc != nil, func() app.UI { return app.P().Class("summary").Text(p.summary()) }),
		app.If(p.doc != nil, p.exportMenu),
	)
}

func (p *page) counts() (counts [doc.NumLayers]int) {
	for _, m := range p.marks {
		counts[m.Layer]++
	}
	return counts
}

func (p *page) onChip(ctx app.Context, e app.Event) {
	if value, ok := data(e, "layer"); ok {
		layer, _ := strconv.Atoi(value)
		p.hidden[layer] = !p.hidden[layer]
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

// summary says in a line what was found.
func (p *page) summary() string {
	d := p.doc
	cards := 0
	for _, in := range d.Incidents {
		if !in.Generic {
			cards++
		}
	}
	voices := make(map[doc.Voice]int)
	all := 0
	for _, s := range d.Sentences {
		if s.Voice != doc.Boilerplate {
			voices[s.Voice] += s.Len()
			all += s.Len()
		}
	}
	return count(len(d.Actors), "actor", "actors") + " · " + count(cards, "incident", "incidents") + " · " +
		percent(voices[doc.Attributed], all) + " attributed · " + percent(voices[doc.Editorial], all) + " editorial"
}

// state says what stands between the reader and the marks, if anything does.
func (p *page) state() app.UI {
	switch {
	case p.failure != nil:
		where := ""
		if p.failure.Stage != "" {
			where = " in its stage “" + p.failure.Stage + "”"
		}
		return app.Div().Class("notice failed").Role("alert").Body(
			app.P().Text("The engine failed"+where+". Your text is kept."),
			app.P().Class("cause").Text(p.failure.Cause),
			app.Button().Text("Try again").OnClick(p.onRetry),
		)
	case p.engine.Busy() && p.exporting == "":
		text := p.engineStatus()
		if text == "" {
			text = "Analysing"
			if p.stage != "" {
				text += ": after " + p.stage
			}
		}
		return app.Div().Class("notice busy").Body(
			app.Span().Text(text),
			app.Button().ID("cancel").Text("Cancel").OnClick(p.onCancel),
		)
	case p.doc == nil:
		return app.Div().Class("notice cancelled").Body(
			app.Span().Text("Not analysed."),
			app.Button().Text("Analyse").OnClick(p.onRetry),
		)
	case p.doc.Language != "en" && p.doc.Language != "und":
		return app.P().Class("notice").Text("This does not read as English, the one language Lede marks up. The text is here to read, without marks.")
	case len(p.marks) == 0:
		return app.P().Class("notice").Text("Nothing to mark: no actors, incidents or opinion were found in this text.")
	}
	return app.Div().Class("notice none")
}

func (p *page) onRetry(app.Context, app.Event) { p.annotate() }

func (p *page) onCancel(app.Context, app.Event) {
	p.engine.Cancel()
	p.notice = "Cancelled"
}

// selectMark shows why a mark is there.
func (p *page) selectMark(ctx app.Context, id string) {
	p.selected = id
	ctx.Update()
}

package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
)

// selection is what the reader has selected in the text to mark it.
type selection struct {
	span   doc.Span
	serial int // of the last change: the bar waits until the selection has settled
}

func (s selection) open() bool { return !s.span.Empty() }

// settled is how long a selection must stay as it is before the bar shows: on a
// touch screen the handles are still being dragged.
const settled = 350 * time.Millisecond

func (p *page) selectionChanged() {
	p.selection.serial++
	mine := p.selection.serial
	p.ctx.After(settled, func(app.Context) {
		if mine != p.selection.serial || p.screen != reading || p.doc == nil {
			return
		}
		p.selection.span = p.selectedSpan()
	})
}

// mostSelected is how many bytes may be marked: names are no longer.
const mostSelected = 300

// selectedSpan returns the words selected in the article, or the zero Span.
func (p *page) selectedSpan() doc.Span {
	s := p.selectedText()
	if s.Len() > mostSelected {
		return doc.Span{}
	}
	return p.trim(s)
}

// selectionBar offers to mark the selected words. It is docked to the bottom,
// where no finger is.
func (p *page) selectionBar() app.UI {
	if !p.selection.open() || p.doc == nil {
		return tag("div").Class("selection-bar closed")
	}
	return tag("div").Class("selection-bar").Role("group").Aria("label", "Mark the selected words").OnClick(p.onSelectionBar).Body(
		tag("span").Class("words").Text("“"+shorten(oneLine(p.doc.Slice(p.selection.span)), 28)+"” is"),
		tag("label").Class("visually-hidden").Attr("for", "add-as").Text("What it is"),
		choices("add-as", append(actorTypeChoices(doc.Person), prefixed(p.otherActors(""))...)),
		tag("button").Attr("type", "button").Class("primary").DataSet("add", "add").Text("Mark"),
		iconButton("close", "Don’t mark it").DataSet("add", "close"),
	)
}

// prefixed tells actors from types in one list.
func prefixed(actors []choice) []choice {
	for i := range actors {
		actors[i].value, actors[i].title = "="+actors[i].value, "the same as "+actors[i].title
	}
	return actors
}

func (p *page) onSelectionBar(ctx app.Context, e app.Event) {
	switch op, _ := data(e, "add"); op {
	case "close":
		p.dropSelection()
	case "add":
		as := value("add-as")
		edit := correct.Edit{Op: correct.Add, Layer: correct.Actors, Scope: correct.Here, At: correct.At(p.doc, p.selection.span), Value: as}
		if as != "" && as[0] == '=' {
			edit.Value = ""
			edit.To, _ = p.toActor(as[1:])
		}
		p.selection.span = doc.Span{}
		app.Window().Call("getSelection").Call("removeAllRanges")
		p.change(edit, title(edit))
	}
}

func (p *page) focusSelectionBar() {
	p.selection.span = p.selectedSpan()
	if !p.selection.open() {
		p.say("Select some words first")
		return
	}
	p.afterwards(func() { focus("add-as") })
}

func (p *page) dropSelection() {
	p.selection.span = doc.Span{}
	app.Window().Call("getSelection").Call("removeAllRanges")
	p.afterwards(p.refocus)
}

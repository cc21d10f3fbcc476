package ui

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
	"lede/app/render"
)

// # Corrections
//
// What the engine has found stays as it is in page.found. What the reader sees
// is that with the dictionary and the article's edits written over it, anew
// after each edit, which costs no analysis.

// A view is what there is to see of an article.
type view struct {
	doc   *doc.Document
	lost  []correct.Edit
	marks []doc.Mark
	bars  map[int][]bar
	text  *render.Renderer
}

// view returns what the engine has found with the reader's edits over it.
func (p *page) view() (v view) {
	v.doc, v.lost = correct.Apply(p.found, p.dict, p.edits.Done)
	v.marks = v.doc.Marks()
	v.bars = bars(v.doc)
	v.text = render.New(v.doc, v.marks)
	return v
}

// put puts a view on the page.
func (p *page) put(v view) {
	p.views++
	p.doc, p.lost, p.marks, p.bars = v.doc, v.lost, v.marks, v.bars
	p.lit = ""
	p.sheet.set(v.text)
}

// redraw shows the article anew after an edit.
func (p *page) redraw() { p.put(p.view()) }

// written is called when the whole text is on the page.
func (p *page) written() {
	p.margin.sheet = &p.sheet
	p.margin.watch(p.bars)
	if p.doc != nil {
		p.firstStop()
		if p.sheet.dropped {
			p.sheet.dropped = false
			if focusLost() { // a long text is written long after: the reader may be elsewhere
				p.refocus()
			}
		}
		p.light(p.selected, "on")
		p.light(p.selected, "lit")
		if p.going != "" {
			p.later(p.arrive) // this runs in a task of the sheet's own, which draws nothing afterwards
		}
	}
}

// change makes one edit: shown at once, kept with the article, taken into the
// dictionary where it is for always.
func (p *page) change(e correct.Edit, done string) {
	at := e.At.Start
	e.Before = p.dict.Before(e)
	p.edits.Do(e)
	if dict := p.dict.Learn(e); e.Scope == correct.Always {
		p.setDictionary(dict)
	}
	p.changed(at)
	p.sayFor(done, true)
	if e.Scope != correct.Always && slices.Contains(p.lost, e) { // else the dictionary has done it already
		p.edits.Undo()
		p.edits.Undone = nil
		p.changed(at)
		p.say("That can’t be done here.")
	}
}

// changed shows what the edits have come to, and goes back to the word at a
// place of the text.
func (p *page) changed(at int) {
	layer := doc.ActorLayer
	if i := p.index(p.selected); i >= 0 {
		layer = p.marks[i].Layer
	}
	p.fixing = false
	p.selected, p.current = "", ""
	p.redraw()
	p.keepEdits()
	id, stop := "", ""
	for _, m := range p.marks {
		if m.Start == at && m.Layer == layer {
			id = render.ID(m)
		}
		if stop == "" && m.Start >= at && p.shows(m) {
			stop = render.ID(m)
		}
	}
	if id != "" {
		p.choose(id)
		stop = id
	}
	p.current = stop
	p.afterwards(p.refocus) // to another mark if the reader has gone there by then
}

// keepEdits stores the edits with the article.
func (p *page) keepEdits() {
	p.article.Edits, _ = json.Marshal(p.edits)
	p.save()
	p.noteUnsaved()
}

// takeEdits reads the edits an article was kept with.
func (p *page) takeEdits() {
	p.edits = correct.History{}
	json.Unmarshal(p.article.Edits, &p.edits)
}

func (p *page) undo() {
	e, ok := p.edits.Undo()
	if !ok {
		p.say("Nothing to undo")
		return
	}
	if e.Scope == correct.Always {
		p.setDictionary(p.dict.Unlearn(e))
	}
	p.changed(e.At.Start)
	p.say("Undone: " + title(e))
}

func (p *page) redo() {
	e, ok := p.edits.Redo()
	if !ok {
		p.say("Nothing to redo")
		return
	}
	if e.Scope == correct.Always {
		p.edits.Done[len(p.edits.Done)-1].Before = p.dict.Before(e)
		p.setDictionary(p.dict.Learn(e))
	}
	p.changed(e.At.Start)
	p.sayFor("Done again: "+title(e), true)
}

// title says what an edit does: "“Moscow”: removed".
func title(e correct.Edit) string {
	what := map[correct.Op]string{
		correct.Dismiss: "removed", correct.Retype: "is " + e.Value, correct.Rename: "called " + e.Value,
		correct.Merge: "same as " + e.To.Quote, correct.Split: "somebody else", correct.Move: "belongs to " + e.To.Quote,
		correct.Add: "marked", correct.Relabel: "is " + e.Value, correct.Confirm: "confirmed",
	}[e.Op]
	if e.Op == correct.Dismiss && e.Scope == correct.Always {
		what = "never marked"
	}
	return "“" + shorten(strings.Trim(oneLine(e.At.Quote), `"“”`), 40) + "”: " + what
}

var editLayers = [doc.NumLayers]correct.Layer{correct.Actors, correct.Incidents, correct.Statements, correct.Opinions}

// edit begins an edit of the selected mark.
func (p *page) edit(op correct.Op, value string) (correct.Edit, bool) {
	i := p.index(p.selected)
	if i < 0 {
		return correct.Edit{}, false
	}
	m := p.marks[i]
	return correct.Edit{Op: op, Layer: editLayers[m.Layer], Scope: p.scope(m.Layer), At: correct.At(p.doc, m.Span), Value: value}, true
}

// toActor is the anchor of an actor by its first mention.
func (p *page) toActor(id string) (correct.Anchor, bool) {
	if a := p.doc.Actor(doc.ActorID(id)); a != nil {
		return correct.At(p.doc, a.Mentions[0].Span), true
	}
	return correct.Anchor{}, false
}

// beginFix opens the correction form of the mark at hand, with the focus on one
// of its fields.
func (p *page) beginFix(field string) {
	if p.selected == "" {
		p.choose(p.current)
	}
	if p.selected == "" {
		p.say("Go to a mark first: j or k")
		return
	}
	p.fixing = true
	p.afterwards(func() {
		if !byID(field).Truthy() {
			field = "fix-remove"
		}
		focus(field)
	})
}

// dismissHere removes the mark at hand, with the scope of the last correction.
func (p *page) dismissHere() {
	if p.selected == "" {
		p.choose(p.current)
	}
	if e, ok := p.edit(correct.Dismiss, ""); ok {
		if e.Scope == correct.Always { // too much for one key
			e.Scope = correct.Article
		}
		p.change(e, title(e))
	}
}

// onFix hears every button of the Why card and its form.
func (p *page) onFix(ctx app.Context, ev app.Event) {
	op, ok := data(ev, "fix")
	if !ok {
		return
	}
	var e correct.Edit
	switch op {
	case "open":
		p.fixing = !p.fixing
		p.afterwards(func() { focus("fix-scope-" + string(p.prefs.Scope)) })
		return
	case "close":
		p.backToWord()
		return
	case "confirm":
		e, ok = p.edit(correct.Confirm, "")
		e.Scope = correct.Here
	case "never":
		e, ok = p.edit(correct.Dismiss, "")
		e.Scope = correct.Always
		if i := p.index(p.selected); ok && e.Layer == correct.Statements {
			e.At = correct.At(p.doc, p.doc.Statements[p.marks[i].Item].Cue)
		}
	case "cue":
		e, ok = p.edit(correct.Dismiss, "")
		e.Scope = correct.Always
		if v, found := data(ev, "cue"); ok && found {
			i, _ := strconv.Atoi(v)
			e.At = correct.At(p.doc, p.doc.Opinions[p.marks[p.index(p.selected)].Item].Cues[i].Span)
		}
	case "card":
		if i := p.index(p.selected); i >= 0 {
			p.showCard(p.marks[i])
		}
		return
	case "kind":
		if i := p.index(p.selected); i >= 0 {
			p.dismissKind(p.marks[i])
		}
		return
	case "remove":
		e, ok = p.edit(correct.Dismiss, "")
	case "type":
		op := correct.Retype
		if !strings.HasPrefix(p.selected, "a") {
			op = correct.Relabel
		}
		e, ok = p.edit(op, value("fix-type"))
	case "rename":
		e, ok = p.edit(correct.Rename, strings.TrimSpace(value("fix-name")))
		ok = ok && e.Value != ""
	case "same":
		if e, ok = p.edit(correct.Merge, ""); ok {
			e.To, ok = p.toActor(value("fix-same"))
		}
	case "move":
		if e, ok = p.edit(correct.Move, ""); ok {
			e.To, ok = p.toActor(value("fix-move"))
		}
	case "split":
		e, ok = p.edit(correct.Split, "")
	default:
		return
	}
	if ok {
		p.change(e, title(e))
	}
}

// dismissKind switches off the kind of a mark.
func (p *page) dismissKind(m doc.Mark) {
	if k, ok := kindOf(m.Why.Rule); ok {
		p.switchKind(k, false)
		p.changed(m.Start)
	}
}

func (p *page) onScope(ctx app.Context, _ app.Event) {
	scope := correct.Scope(ctx.JSSrc().Get("value").String())
	p.setPrefs(func(s *prefs) { s.Scope = scope })
}

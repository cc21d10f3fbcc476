package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
	"lede/app/render"
)

// # Moving through the marks
//
// The text is one tab stop. The mark that has it is the current one: it alone
// can take the focus and has a name for those who listen instead of look. The
// keys move the stop; nothing else on the page is drawn for that.

// shows reports whether a mark is to be seen at the density and with the layers
// that are on. What it says must be what style.css does.
func (p *page) shows(m doc.Mark) bool {
	if p.hidden[layerOf(m)] {
		return false
	}
	switch m.Layer {
	case doc.ActorLayer:
		form := p.doc.Actors[m.Item].Mentions[m.Part].Form
		return p.prefs.Density == everything || m.Part == 0 ||
			p.prefs.Density == normal && (form == doc.Name || form == doc.Adjective)
	case doc.IncidentLayer:
		return p.prefs.Density != quiet || m.Part == 0
	case doc.StatementLayer:
		return p.prefs.Density != quiet
	}
	return p.prefs.Density != quiet || p.doc.Opinions[m.Item].Voice == doc.ByAuthor
}

// layerOf returns the layer that switches a mark on and off: statements go with
// opinion, since both are voices.
func layerOf(m doc.Mark) doc.Layer {
	if m.Layer == doc.StatementLayer {
		return doc.OpinionLayer
	}
	return m.Layer
}

// index returns the place of a mark among all, by its id, or -1.
func (p *page) index(id string) int {
	start := p.startOf(id)
	i, _ := slices.BinarySearchFunc(p.marks, start, func(m doc.Mark, start int) int { return m.Start - start })
	for ; i < len(p.marks) && p.marks[i].Start == start; i++ {
		if render.ID(p.marks[i]) == id {
			return i
		}
	}
	return -1
}

// startOf returns where the mark of an id begins, or -1: that of "a2.0" where
// actor 2 is first mentioned.
func (p *page) startOf(id string) int {
	if p.doc == nil || id == "" {
		return -1
	}
	number, rest, _ := strings.Cut(id[1:], ".")
	item, err := strconv.ParseUint(number, 10, 31)
	part, _ := strconv.ParseUint(rest, 10, 31) // 0 where there are no parts
	if err != nil {
		return -1
	}
	d, i, j := p.doc, int(item), int(part)
	switch {
	case id[0] == 'a' && i < len(d.Actors) && j < len(d.Actors[i].Mentions):
		return d.Actors[i].Mentions[j].Start
	case id[0] == 'i' && i < len(d.Incidents) && j < len(d.Incidents[i].Triggers):
		return d.Incidents[i].Triggers[j].Start
	case id[0] == 's' && i < len(d.Statements):
		return d.Statements[i].Start
	case id[0] == 'o' && i < len(d.Opinions):
		return d.Opinions[i].Start
	}
	return -1
}

// pick returns which of several marks on one word a reader means: of those that
// show, the one that begins last and is shortest.
func (p *page) pick(ids string) string {
	best, length := "", 0
	for id := range strings.FieldsSeq(ids) {
		i := p.index(id)
		if i < 0 {
			continue
		}
		m := p.marks[i]
		if best == "" || p.shows(m) && m.Len() <= length {
			best, length = id, m.Len()
		}
	}
	return best
}

// step moves to the next mark that shows, or the one before, of the given
// layers or of any.
func (p *page) step(by int, layers ...doc.Layer) {
	if len(p.marks) == 0 {
		return
	}
	at := p.index(p.current)
	for n := 0; n < len(p.marks); n++ {
		at = (at + by + len(p.marks)) % len(p.marks)
		if m := p.marks[at]; p.shows(m) && (len(layers) == 0 || slices.Contains(layers, m.Layer)) {
			p.focusMark(render.ID(m))
			return
		}
	}
	p.say("No such mark")
}

// focusMark makes a mark the current one and moves the focus there.
func (p *page) focusMark(id string) {
	e := p.makeCurrent(id)
	if !e.Truthy() {
		return
	}
	if p.drawer == drawerFull {
		p.drawer = drawerHalf
	}
	p.reveal(e) // what is folded can't take the focus
	e.Call("focus", map[string]any{"preventScroll": true})
	e.Call("scrollIntoView", map[string]any{"block": "nearest"})
	if p.selected != "" {
		p.choose(id)
	}
	if i := p.index(id); i >= 0 && p.prefs.Announce == sayFull {
		p.announce(p.reason(p.marks[i]))
	}
}

// refocus goes back to the current mark, without moving the text.
func (p *page) refocus() {
	if e := p.makeCurrent(p.current); e.Truthy() {
		p.reveal(e)
		e.Call("focus", map[string]any{"preventScroll": true})
	}
}

// makeCurrent gives a mark the text's tab stop, and returns its element.
func (p *page) makeCurrent(id string) app.Value {
	i := p.index(id)
	if i < 0 {
		return app.Null()
	}
	e := find(byID("article"), `mark[data-id~="`+id+`"]`)
	if !e.Truthy() {
		return e
	}
	each(byID("article"), "mark[tabindex]", func(old app.Value) {
		if old.Equal(e) {
			return // it would lose the focus
		}
		for _, name := range []string{"tabindex", "role", "aria-label"} {
			old.Call("removeAttribute", name)
		}
	})
	e.Call("setAttribute", "tabindex", "0")
	e.Call("setAttribute", "role", "button")
	e.Call("setAttribute", "aria-label", p.spoken(p.marks[i]))
	p.current = id
	return e
}

// firstStop gives the tab stop to the first mark that shows, if none has it.
func (p *page) firstStop() {
	if p.index(p.current) >= 0 && p.makeCurrent(p.current).Truthy() {
		return
	}
	p.current = ""
	for _, m := range p.marks {
		if p.shows(m) && p.makeCurrent(render.ID(m)).Truthy() {
			return
		}
	}
}

// spoken names a mark for those who can't see its kind: "Moscow, actor: Russia,
// state, 2 of 5".
func (p *page) spoken(m doc.Mark) string {
	words := oneLine(p.doc.Slice(m.Span))
	switch m.Layer {
	case doc.ActorLayer:
		a := p.doc.Actors[m.Item]
		return words + ", actor: " + a.Name + ", " + strings.ToLower(actorTypes[a.Type]) + ", " +
			strconv.Itoa(m.Part+1) + " of " + strconv.Itoa(len(a.Mentions))
	case doc.IncidentLayer:
		in := p.doc.Incidents[m.Item]
		return words + ", incident: " + in.Label + ", " + string(in.Triggers[m.Part].Modality)
	case doc.StatementLayer:
		s := p.doc.Statements[m.Item]
		return p.speaker(s) + " " + string(s.Stance) + ": " + words
	}
	return "Opinion, " + p.holder(p.doc.Opinions[m.Item]) + ": " + words
}

// choose shows why a mark is there and lights everything that goes with it.
func (p *page) choose(id string) {
	p.selected, p.fixing = id, false
	p.makeCurrent(id)
	p.light(id, "on")
	p.light(id, "lit")
	p.lit = id
	if i := p.index(id); i >= 0 && p.marks[i].Layer == doc.ActorLayer {
		p.openActor, p.mention = p.doc.Actors[p.marks[i].Item].ID, p.marks[i].Part
	}
	if id != "" && p.drawer == drawerPeek {
		p.drawer = drawerHalf
	}
}

// light sets a class on all pieces of a mark: "on" on the mark itself, "lit" on
// all of its actor or incident. An id of "" puts the light out.
func (p *page) light(id, class string) {
	article := byID("article")
	each(article, "."+class, func(e app.Value) { toggle(e, class, false) })
	if id == "" {
		return
	}
	if class == "on" { // who stands in a passage is not chosen with it
		toggle(article, "passage-on", !strings.Contains(id, "."))
	}
	selector := `[data-id~="` + id + `"]`
	if item, _, parts := strings.Cut(id, "."); parts && class == "lit" {
		selector = `mark[data-id^="` + item + `."], mark[data-id*=" ` + item + `."]`
	}
	each(article, selector, func(e app.Value) { toggle(e, class, true) })
}

// hover lights the other mentions of what the pointer or the focus is on.
func (p *page) hover(ids string) {
	id := ""
	if ids != "" {
		id = p.pick(ids)
	}
	if i := p.index(id); i >= 0 && (!p.shows(p.marks[i]) || p.marks[i].Layer > doc.IncidentLayer) {
		id = ""
	}
	if id == p.lit {
		return
	}
	p.lit = id
	p.light(id, "lit")
}

func (p *page) toggleLayer(l doc.Layer) {
	p.hidden[l] = !p.hidden[l]
	p.announce(layerTitles[l] + map[bool]string{true: " hidden", false: " shown"}[p.hidden[l]])
	p.margin.again()
}

// goTo brings a mark into view and makes it the current one.
func (p *page) goTo(id string) {
	e := p.makeCurrent(id)
	if !e.Truthy() {
		return
	}
	p.reveal(e)
	if p.drawer == drawerFull {
		p.drawer = drawerHalf
	}
	e.Call("scrollIntoView", map[string]any{"block": "center"})
	e.Call("focus", map[string]any{"preventScroll": true})
	p.choose(id)
}

// goToSpan brings any stretch of the text into view and flashes it.
func (p *page) goToSpan(s doc.Span) {
	if p.drawer == drawerFull {
		p.drawer = drawerHalf
	}
	r := p.rangeOf(s)
	if !r.Truthy() {
		return
	}
	e := closest(r.Get("startContainer"), ".sentence, .block")
	p.reveal(e)
	e.Call("scrollIntoView", map[string]any{"block": "center"})
	p.highlight("jump", []app.Value{r})
}

// narrow reports whether the panel lies over the bottom of the text.
func (p *page) narrow() bool { return media("(max-width: 45rem)") }

package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
)

// dictionary lists what the reader said for always, each with a way to take it
// back. The kinds that are off have their switches above.
func (p *page) dictionary() app.UI {
	var items []app.UI
	for i, e := range p.dict {
		if e.Rule != "" {
			continue
		}
		items = append(items, tag("li").Body(tag("span").Body(tag("strong").Text(oneLine(e.Words)), app.Text(meaning(e))),
			tag("button").Attr("type", "button").DataSet("forget", i).Aria("label", "Forget "+oneLine(e.Words)).Text("Forget")))
	}
	if items == nil {
		items = []app.UI{tag("li").Class("none-here").Text("Nothing yet.")}
	}
	return tag("section").Class("setting").OnClick(p.onDictionary).Body(
		tag("h3").Text("Your dictionary"),
		tag("p").Class("because").Text("What you said for always. It goes before what Lede finds, in every article."),
		tag("ul").Class("dictionary").Body(items...))
}

// meaning says what an entry does.
func meaning(e correct.Entry) string {
	switch {
	case e.Never && e.Layer == correct.Incidents:
		return " is never marked as an incident"
	case e.Never && e.Layer == correct.Statements:
		return " never tells that somebody speaks"
	case e.Never && e.Layer == correct.Opinions:
		return " is never a sign of opinion"
	case e.Never:
		return " is never marked"
	case e.Type != "" && e.Layer == correct.Incidents:
		return ": " + typeName(e.Type)
	case e.Type != "":
		return ": " + actorTypes[doc.ActorType(e.Type)]
	}
	return " is " + oneLine(e.Name)
}

// onDictionary forgets an entry, here too where the article at hand taught it.
func (p *page) onDictionary(_ app.Context, e app.Event) {
	v, ok := data(e, "forget")
	i, _ := strconv.Atoi(v)
	if !ok || i >= len(p.dict) {
		return
	}
	entry := p.dict[i]
	p.setDictionary(p.dict.Forget(entry))
	if p.found != nil {
		p.edits.Done = slices.DeleteFunc(p.edits.Done, func(e correct.Edit) bool { return e.Taught(entry) })
		p.redraw()
		p.keepEdits()
	}
	p.say("Forgotten: " + oneLine(entry.Words))
	p.afterwards(func() { focus("dialog-title") })
}

// remembered takes in what another tab has remembered.
func (p *page) remembered(e app.Value) {
	switch e.Get("key").String() {
	case prefsKey:
		p.prefs = loadPrefs()
		p.prefs.dress()
		p.margin.again()
	case dictionaryKey:
		p.dict = loadDictionary()
		if p.found != nil {
			p.selected, p.current, p.fixing = "", "", false // they may be others' now
			p.redraw()
		}
	}
}

func (p *page) setDictionary(dict correct.Dictionary) {
	p.dict = dict
	remember(dictionaryKey, dict)
}

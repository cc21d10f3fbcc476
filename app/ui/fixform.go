package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
)

// fixForm offers what can be wrong with a mark.
func (p *page) fixForm(m doc.Mark) app.UI {
	fields := []app.UI{p.scopeField(m)}
	row := func(id, label, op, button string, input app.UI) {
		fields = append(fields, tag("div").Class("fix-row").Body(
			tag("label").Attr("for", id).Text(label), input,
			tag("button").Attr("type", "button").DataSet("fix", op).Text(button)))
	}
	wide := func(id, op, button string) {
		fields = append(fields, tag("button").Attr("type", "button").ID(id).DataSet("fix", op).Text(button))
	}
	switch m.Layer {
	case doc.ActorLayer:
		a := p.doc.Actors[m.Item]
		row("fix-type", "Type", "type", "Change", choices("fix-type", actorTypeChoices(a.Type)))
		row("fix-name", "Name", "rename", "Rename", tag("input").ID("fix-name").Attr("type", "text").Attr("value", a.Name))
		if others := p.otherActors(a.ID); len(others) > 0 {
			others = append([]choice{{"", "Choose an actor", true}}, others...)
			row("fix-same", "Same as", "same", "Merge", choices("fix-same", others))
			row("fix-move", "Belongs to", "move", "Move", choices("fix-move", others))
		}
		if len(a.Mentions) > 1 {
			wide("fix-split", "split", "Not "+shorten(a.Name, 24)+": somebody else")
		}
	case doc.IncidentLayer:
		row("fix-type", "Type", "type", "Change", choices("fix-type", incidentTypeChoices(p.doc.Incidents[m.Item].Type)))
	case doc.OpinionLayer:
		row("fix-type", "Voice", "type", "Change", choices("fix-type", []choice{
			{string(doc.Report), "Plain report", false}, {string(doc.Attributed), "Somebody else’s", true}, {string(doc.Editorial), "The author’s", false}}))
	}
	wide("fix-remove", "remove", "Remove the mark")
	return tag("div").Class("fix").Role("group").Aria("label", "What is wrong").Body(fields...)
}

// scopeField asks how far a correction reaches.
func (p *page) scopeField(m doc.Mark) app.UI {
	var options []app.UI
	for _, s := range []struct {
		scope correct.Scope
		title string
	}{{correct.Here, "Only here"}, {correct.Article, "In this article"}, {correct.Always, "Always"}} {
		if s.scope == correct.Always && !lasting(m.Layer) {
			continue
		}
		options = append(options, tag("label").Body(
			tag("input").ID("fix-scope-"+string(s.scope)).Attr("type", "radio").Attr("name", "scope").Attr("value", string(s.scope)).
				Attr("checked", s.scope == p.scope(m.Layer)).
				OnChange(p.onScope),
			tag("span").Text(s.title)))
	}
	return tag("fieldset").Class("segments scope").Body(append([]app.UI{tag("legend").Text("How far it goes")}, options...)...)
}

// lasting reports whether a correction of the layer can be for always: of names
// and triggers, which come again, but not of passages, which don't.
func lasting(l doc.Layer) bool { return l == doc.ActorLayer || l == doc.IncidentLayer }

// scope is how far the reader's corrections of a layer go: as far as the last.
func (p *page) scope(l doc.Layer) correct.Scope {
	if p.prefs.Scope == correct.Always && !lasting(l) {
		return correct.Article
	}
	return p.prefs.Scope
}

// A choice is an option of a list.
type choice struct {
	value, title string
	chosen       bool
}

func choices(id string, list []choice) app.UI {
	return tag("select").ID(id).Body(app.Range(list).Slice(func(i int) app.UI {
		return tag("option").Attr("value", list[i].value).Attr("selected", list[i].chosen).Text(list[i].title)
	}))
}

func actorTypeChoices(now doc.ActorType) []choice {
	var list []choice
	for _, t := range []doc.ActorType{doc.Person, doc.Organization, doc.State, doc.Group, doc.Place, doc.Other} {
		list = append(list, choice{string(t), actorTypes[t], t == now})
	}
	return list
}

func (p *page) otherActors(but doc.ActorID) []choice {
	var list []choice
	for _, a := range p.doc.Actors {
		if a.ID != but {
			list = append(list, choice{string(a.ID), shorten(a.Name, 40), false})
		}
	}
	return list
}

func incidentTypeChoices(now doc.IncidentType) []choice {
	var list []choice
	known := false
	for _, t := range incidentTypes {
		list = append(list, choice{t, typeName(t), t == string(now)})
		known = known || t == string(now)
	}
	if !known {
		list = append(list, choice{string(now), typeName(string(now)), true})
	}
	return list
}

// incidentTypes are those a reader may choose from: the types of the annotation
// guide. The engine's own list stays with the engine.
var incidentTypes = strings.Fields(`
	cyberattack ransomware phishing data-breach vulnerability-disclosure patch outage
	armed-attack bombing shooting killing abduction coup protest riot deployment threat ceasefire
	arrest charge trial verdict lawsuit investigation raid release
	sanction expulsion summons ban agreement meeting law election resignation appointment aid
	ransom-payment asset-recovery fine acquisition layoff bankruptcy
	shutdown launch market-move accident natural-disaster fire damage outbreak rescue
	theft assault fraud escape crime death injury treatment contest award ceremony`)

// typeName writes a type of incident for the reader.
func typeName(t string) string {
	t = strings.ReplaceAll(t, "-", " ")
	if t == "" {
		return "Incident"
	}
	return strings.ToUpper(t[:1]) + t[1:]
}

package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
)

// openWhy shows why a mark is there and moves the focus to the answer.
func (p *page) openWhy(id string) {
	p.choose(id)
	p.afterwards(func() {
		focus("why")
		if e := find(byID("article"), `mark[data-id~="`+id+`"]`); e.Truthy() && p.narrow() {
			e.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// backToWord closes the Why card and goes back to where the reader was.
func (p *page) backToWord() {
	p.selected, p.fixing = "", false
	p.light("", "on")
	if p.drawer != drawerPeek {
		p.drawer = drawerPeek
	}
	p.afterwards(func() {
		if e := p.makeCurrent(p.current); e.Truthy() {
			e.Call("focus", map[string]any{"preventScroll": true})
			e.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// whyCard answers for the selected mark.
func (p *page) whyCard() app.UI {
	i := p.index(p.selected)
	if i < 0 || p.doc == nil {
		return tag("section").ID("why").Class("why none")
	}
	m := p.marks[i]
	reader := correct.ByReader(m.Why)
	return tag("section").ID("why").Class("why", "layer-"+m.Layer.String()).TabIndex(-1).Aria("label", "Why this is marked").OnClick(p.onFix).Body(
		tag("div").Class("why-head").Body(
			tag("p").Class("kind").Text(p.kind(m)),
			app.If(reader, func() app.UI { return tag("span").Class("tag reader").Text("Yours") }),
			iconButton("close", "Back to the text").DataSet("fix", "close"),
		),
		tag("h2").Text(quoteStart(p.doc.Slice(m.Span))),
		tag("p").Class("reason").Text(p.reason(m)),
		tag("p").Class("rule").Text("Rule: "+m.Why.Rule),
		tag("div").Class("row verdict").Body(
			tag("button").Attr("type", "button").ID("why-right").DataSet("fix", "confirm").Body(icon("check"), app.Text("Correct")),
			tag("button").Attr("type", "button").ID("why-wrong").DataSet("fix", "open").Aria("expanded", strconv.FormatBool(p.fixing)).Body(icon("wrong"), app.Text("Wrong")),
			tag("button").Attr("type", "button").ID("why-never").DataSet("fix", "never").Body(icon("never"), app.Text("Never mark this")),
		),
		app.If(p.fixing, func() app.UI { return p.fixForm(m) }),
	)
}

// kind names a mark: "Actor · Organisation".
func (p *page) kind(m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer:
		return "Actor · " + actorTypes[p.doc.Actors[m.Item].Type]
	case doc.IncidentLayer:
		in := p.doc.Incidents[m.Item]
		return "Incident · " + typeName(string(in.Type)) + " · " + string(in.Triggers[m.Part].Modality)
	case doc.StatementLayer:
		return "Statement · " + p.speaker(p.doc.Statements[m.Item])
	}
	return "Opinion · " + p.holder(p.doc.Opinions[m.Item])
}

// reason says in a sentence why a mark is there.
func (p *page) reason(m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer:
		if a := p.doc.Actors[m.Item]; oneLine(p.doc.Slice(m.Span)) != a.Name {
			return m.Why.Text + stop(m.Why.Text) + " Refers to " + a.Name + "."
		}
	case doc.OpinionLayer:
		var cues []string
		for _, c := range p.doc.Opinions[m.Item].Cues {
			cues = append(cues, "“"+oneLine(p.doc.Slice(c.Span))+"” ("+string(c.Kind)+")")
		}
		if len(cues) > 1 && !correct.ByReader(m.Why) {
			return "Marked because of " + strings.Join(cues, ", ") + "."
		}
	}
	return m.Why.Text
}

// stop ends a sentence that has no full stop.
func stop(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "”") {
		return ""
	}
	return "."
}

// holder names whose opinion a passage is.
func (p *page) holder(o doc.Opinion) string {
	if o.Voice == doc.ByAuthor {
		return "the author or site"
	}
	if name := p.actorName(o.Holder); name != "" {
		return name
	}
	return "holder unclear"
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

// fixForm offers what can be wrong with a mark.
func (p *page) fixForm(m doc.Mark) app.UI {
	fields := []app.UI{p.scopeField(m)}
	row := func(id, label, op, button string, input app.UI) {
		fields = append(fields, tag("div").Class("fix-row").Body(
			tag("label").Attr("for", id).Text(label), input,
			tag("button").Attr("type", "button").DataSet("fix", op).Text(button)))
	}
	fields = append(fields, tag("div").Class("fix-row wide").Body(
		tag("button").Attr("type", "button").ID("fix-remove").DataSet("fix", "remove").Text("Remove the mark")))
	switch m.Layer {
	case doc.ActorLayer:
		a := p.doc.Actors[m.Item]
		row("fix-type", "It is", "type", "Change", choices("fix-type", actorTypeChoices(a.Type)))
		row("fix-name", "Called", "rename", "Rename", tag("input").ID("fix-name").Attr("type", "text").Attr("value", a.Name))
		if others := p.otherActors(a.ID); len(others) > 0 {
			row("fix-same", "Same as", "same", "Merge", choices("fix-same", others))
			row("fix-move", "Only these words are", "move", "Move", choices("fix-move", others))
		}
		if len(a.Mentions) > 1 {
			fields = append(fields, tag("div").Class("fix-row wide").Body(
				tag("button").Attr("type", "button").DataSet("fix", "split").Text("Not "+shorten(a.Name, 24)+": somebody else")))
		}
	case doc.IncidentLayer:
		row("fix-type", "It is", "type", "Change", choices("fix-type", incidentTypeChoices(p.doc.Incidents[m.Item].Type)))
	case doc.OpinionLayer:
		row("fix-type", "Whose voice", "type", "Change", choices("fix-type", []choice{
			{string(doc.Report), "Plain report", false}, {string(doc.Attributed), "Somebody else’s", true}, {string(doc.Editorial), "The author’s", false}}))
	}
	return tag("div").Class("fix").Role("group").Aria("label", "What is wrong").Body(fields...)
}

// scopeField asks how far a correction reaches.
func (p *page) scopeField(m doc.Mark) app.UI {
	var options []app.UI
	for _, s := range []struct {
		scope correct.Scope
		title string
	}{{correct.Here, "Only here"}, {correct.Article, "In this article"}, {correct.Always, "Always"}} {
		if s.scope == correct.Always && m.Layer != doc.ActorLayer {
			continue
		}
		options = append(options, tag("label").Body(
			tag("input").ID("fix-scope-"+string(s.scope)).Attr("type", "radio").Attr("name", "scope").Attr("value", string(s.scope)).
				Attr("checked", p.prefs.Scope == s.scope || p.prefs.Scope == correct.Always && m.Layer != doc.ActorLayer && s.scope == correct.Article).
				OnChange(p.onScope),
			tag("span").Text(s.title)))
	}
	return tag("fieldset").Class("segments scope").Body(append([]app.UI{tag("legend").Text("Correct it")}, options...)...)
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

package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
	"lede/app/export"
)

// openWhy shows why a mark is there and moves the focus to the answer.
func (p *page) openWhy(id string) {
	p.choose(id)
	p.afterwards(func() {
		showWhy()
		focus("why")
		if e := find(byID("article"), `mark[data-id~="`+id+`"]`); e.Truthy() && p.narrow() {
			e.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// showWhy brings the Why card into sight, from wherever the panel was read to.
func showWhy() {
	if panel := find(document(), ".panel"); panel.Truthy() {
		panel.Set("scrollTop", 0)
	}
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
	return tag("section").ID("why").Class("why", "layer-"+m.Layer.String()).TabIndex(-1).Aria("label", "Why this is marked").OnClick(p.onFix).Body(
		tag("div").Class("why-head").Body(
			tag("p").Class("kind").Text(p.kind(m)),
			app.If(correct.ByReader(m.Why), func() app.UI { return tag("span").Class("tag reader").Text("Yours") }),
			iconButton("close", "Back to the text").DataSet("fix", "close"),
		),
		tag("h2").Text(quoteStart(p.doc.Slice(m.Span))),
		tag("p").Class("reason").Text(p.reason(m)),
		p.cueList(m),
		tag("button").Attr("type", "button").Class("quiet-button all").DataSet("fix", "card").Text(p.all(m)),
		p.ruleLine(m),
		tag("div").Class("row verdict").Body(
			verdict("confirm", "check", "Correct").ID("why-right"),
			verdict("open", "wrong", "Wrong").ID("why-wrong").Aria("expanded", strconv.FormatBool(p.fixing)),
			app.If(p.never(m) != "", func() app.UI { return verdict("never", "never", p.never(m)).ID("why-never") }),
		),
		app.If(p.fixing, func() app.UI { return p.fixForm(m) }),
	)
}

// all names the card that holds everything about a mark.
func (p *page) all(m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer:
		return "All about " + p.doc.Actors[m.Item].Name
	case doc.IncidentLayer:
		return "All about: " + p.doc.Incidents[m.Item].Label
	case doc.StatementLayer:
		return "See it in the ledger"
	}
	return "See it among the opinions"
}

// verdict is one of the buttons that answer the card.
func verdict(op, drawing, title string) app.HTMLElem {
	return tag("button").Attr("type", "button").DataSet("fix", op).Body(icon(drawing), app.Text(title))
}

// never says which words "never" would be about: those of the mark, or the cue
// where the mark is a passage, which never comes again. An opinion's cues have
// each their own button.
func (p *page) never(m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer, doc.IncidentLayer:
		return "Never mark “" + shorten(oneLine(p.doc.Slice(m.Span)), 22) + "”"
	case doc.StatementLayer:
		if s := p.doc.Statements[m.Item]; !s.Cue.Empty() {
			return "Never after “" + shorten(oneLine(p.doc.Slice(s.Cue)), 22) + "”"
		}
	}
	return ""
}

// cueList shows the words that betray an opinion, each with a way to say that
// it does not.
func (p *page) cueList(m doc.Mark) app.UI {
	if m.Layer != doc.OpinionLayer {
		return nil
	}
	var items []app.UI
	for i, c := range p.doc.Opinions[m.Item].Cues {
		words := oneLine(p.doc.Slice(c.Span))
		items = append(items, tag("li").Body(
			p.quote(c.Span), tag("span").Class("because").Text(string(c.Kind)),
			tag("button").Attr("type", "button").Class("quiet-button").DataSet("fix", "cue").DataSet("cue", i).
				Aria("label", "Never take “"+words+"” for a sign of opinion").Text("Never")))
	}
	return tag("ul").Class("cue-list").Aria("label", "Signs of opinion").Body(items...)
}

// ruleLine names the rule, and offers to switch it off where that can be done.
func (p *page) ruleLine(m doc.Mark) app.UI {
	k, ok := kindOf(m.Why.Rule)
	if !ok || m.Layer == doc.OpinionLayer { // an opinion has a rule for each cue
		return tag("p").Class("rule").Text(m.Why.Rule)
	}
	return tag("p").Class("rule").Body(
		app.Text(m.Why.Rule),
		tag("button").Attr("type", "button").Class("quiet-button").DataSet("fix", "kind").Text("Don’t mark this kind: "+strings.ToLower(k.name())))
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

// reason says in plain sentences why a mark is there.
func (p *page) reason(m doc.Mark) string {
	text := sentence(m.Why.Text)
	if m.Layer == doc.ActorLayer {
		name := p.doc.Actors[m.Item].Name
		if oneLine(p.doc.Slice(m.Span)) != name && !strings.Contains(text, name) {
			text += " It stands for " + name + "."
		}
	}
	return text
}

// sentence makes one of a reason, which may be a mere description: "Another name
// of China" is "This is another name of China."
func sentence(s string) string {
	s = strings.Replace(s, "Marked because: ", "Marked because ", 1)
	first, rest, _ := strings.Cut(s, " ")
	verb := strings.Contains(rest, " is ") || strings.Contains(rest, " reports ") || strings.HasPrefix(rest, "asks ")
	switch {
	case first == "Same":
		s = "This is the same" + s[len("Same"):]
	case first == "People" || first == "Words" || first == "Facts":
		s = "These are " + strings.ToLower(s[:1]) + s[1:]
	case first == "What", !verb && slices.Contains([]string{"A", "An", "The", "Another"}, first):
		s = "This is " + strings.ToLower(s[:1]) + s[1:]
	}
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
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

// speakers names those who make a statement, one by one.
func (p *page) speakers(s doc.Statement) []string {
	if names := export.Speakers(p.doc, s.Speaker); names != nil {
		return names
	}
	return []string{p.speaker(s)}
}

func (p *page) speaker(s doc.Statement) string {
	name, known := export.Speaker(p.doc, s.Speaker)
	switch {
	case known:
		return name
	case name == "":
		return "speaker unclear"
	}
	return "speaker unclear: “" + name + "”"
}

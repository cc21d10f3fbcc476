package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// actorCards shows each actor with type, aliases and mentions.
func (p *page) actorCards() []app.UI {
	var cards []app.UI
	for i, a := range p.doc.Actors {
		var aliases []app.UI
		for _, al := range a.Aliases {
			aliases = append(aliases, app.Li().Body(app.Span().Class("alias").Text(al.Name), app.Span().Class("because").Text(al.Why.Text)))
		}
		var mentions []app.UI
		for j, m := range a.Mentions[:min(len(a.Mentions), most)] {
			mentions = append(mentions, app.Button().Class("mention", string(m.Form)).
				DataSet("go", "a"+strconv.Itoa(i)+"."+strconv.Itoa(j)).Text(oneLine(p.doc.Slice(m.Span))))
		}
		if more := len(a.Mentions) - most; more > 0 {
			mentions = append(mentions, app.Span().Class("more").Text("and "+strconv.Itoa(more)+" more"))
		}
		cards = append(cards, app.Section().Class("card actor-card", string(a.Type)).Body(
			app.H3().Body(app.Text(a.Name), app.Span().Class("type").Text(actorTypes[a.Type])),
			app.If(a.Description != "", func() app.UI { return app.P().Class("description").Text(a.Description) }),
			app.If(len(aliases) > 0, func() app.UI { return app.Ul().Class("aliases").Body(aliases...) }),
			app.Div().Class("mentions").Body(mentions...),
		))
	}
	return cards
}

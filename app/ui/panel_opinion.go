package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// opinionCards shows the site's own voice first, then what others think.
func (p *page) opinionCards() []app.UI {
	var cards []app.UI
	for _, voice := range []doc.OpinionVoice{doc.ByAuthor, doc.ByHolder} {
		first := true
		for i, o := range p.doc.Opinions {
			if o.Voice != voice {
				continue
			}
			if first {
				title := "The author or site"
				if voice == doc.ByHolder {
					title = "Attributed to others"
				}
				cards = append(cards, app.H3().Class("apart").Text(title))
				first = false
			}
			cards = append(cards, p.opinionCard(i, o))
		}
	}
	return cards
}

func (p *page) opinionCard(i int, o doc.Opinion) app.UI {
	var cues []app.UI
	for _, c := range o.Cues {
		cues = append(cues, app.Li().Body(
			app.Span().Class("cue").Text(oneLine(p.doc.Slice(c.Span))),
			app.Span().Class("because").Text(string(c.Kind))))
	}
	holder := ""
	if o.Voice == doc.ByHolder {
		if holder = p.actorName(o.Holder); holder == "" {
			holder = "Holder unclear"
		}
	}
	return app.Section().Class("card opinion-card", string(o.Voice)).Body(
		app.If(holder != "", func() app.UI { return app.H4().Text(holder) }),
		app.Button().Class("quote").DataSet("go", "o"+strconv.Itoa(i)).Text(oneLine(p.doc.Slice(o.Span))),
		app.Ul().Class("cues").Body(cues...),
	)
}

package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/compare"
	"lede/app/doc"
)

// opinionCards shows how the voices share the text, a map of it, and the
// passages: the author's own first, then those of others.
func (p *page) opinionCards() []app.UI {
	if len(p.doc.Sentences) == 0 {
		return nil
	}
	voices := compare.VoicesOf(p.doc, p.doc.Sentences)
	cards := []app.UI{tag("ul").Class("shares").Aria("label", "Share of the text").Body(shares(voices)...), p.voiceMap(voices)}
	for _, voice := range []doc.OpinionVoice{doc.ByAuthor, doc.ByHolder} {
		title := "The author’s or site’s own"
		if voice == doc.ByHolder {
			title = "Opinion of others"
		}
		cards = append(cards, tag("h3").Class("apart").Text(title))
		n := 0
		for i, o := range p.doc.Opinions {
			if o.Voice == voice && n < p.limit(len(p.doc.Opinions)) {
				cards = append(cards, p.opinionCard(i, o))
				n++
			}
		}
		if n == 0 {
			cards = append(cards, tag("p").Class("none-here").Text("None found."))
		}
	}
	if b := p.more(p.limit(len(p.doc.Opinions)), len(p.doc.Opinions)); b != nil {
		cards = append(cards, b)
	}
	return cards
}

// shares lists how a text is divided among voices.
func shares(v compare.Voices) []app.UI {
	var rows []app.UI
	for i, n := range v.Percents() {
		title := [...]string{"Report", "Attributed to others", "The author’s own judgement"}[i]
		rows = append(rows, tag("li").Class("share", "is-"+string(compare.Spoken[i])).Body(
			tag("span").Class("swatch").Aria("hidden", "true"), tag("span").Text(title), tag("span").Class("times").Text(percent(n))))
	}
	return rows
}

func (p *page) opinionCard(i int, o doc.Opinion) app.UI {
	var cues []app.UI
	for _, kind := range cueKinds(o.Cues) {
		var words []app.UI
		for _, c := range o.Cues {
			if c.Kind == kind {
				words = append(words, p.quote(c.Span))
			}
		}
		cues = append(cues, tag("li").Body(tag("span").Class("because").Text(string(kind)), tag("span").Class("words").Body(words...)))
	}
	return tag("section").Class("card opinion-card", "is-"+string(o.Voice)).DataSet("card", "o"+strconv.Itoa(i)).Body(
		app.If(o.Voice == doc.ByHolder, func() app.UI { return tag("h4").Text(p.holder(o)) }),
		goButton("o"+strconv.Itoa(i), "quote passage", shorten(oneLine(p.doc.Slice(o.Span)), 240)),
		tag("ul").Class("cues").Body(cues...),
	)
}

// cueKinds returns the kinds of the cues, each once, in their order.
func cueKinds(cues []doc.Cue) []doc.CueKind {
	var list []doc.CueKind
	for _, c := range cues {
		if !slices.Contains(list, c.Kind) {
			list = append(list, c.Kind)
		}
	}
	return list
}

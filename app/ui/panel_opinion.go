package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// opinionCards shows how the voices share the text, a map of it, and the
// passages: the author's own first, then those of others.
func (p *page) opinionCards() []app.UI {
	if len(p.doc.Sentences) == 0 {
		return nil
	}
	cards := []app.UI{p.shares(), p.voiceMap()}
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

// voices adds up the text by voice, in bytes; all leaves out what is no text of
// the author's or anybody's, and what repeats an earlier passage.
func voices(d *doc.Document) (by map[doc.Voice]int, all int) {
	by = make(map[doc.Voice]int)
	for _, s := range d.Sentences {
		if s.Voice != doc.Boilerplate && !d.Repeats(s.Start) {
			by[s.Voice] += s.Len()
			all += s.Len()
		}
	}
	return by, all
}

func (p *page) shares() app.UI {
	by, all := voices(p.doc)
	var rows []app.UI
	for _, v := range []struct {
		voice doc.Voice
		title string
	}{{doc.Report, "Report"}, {doc.Attributed, "Attributed to others"}, {doc.Editorial, "The author’s own judgement"}} {
		rows = append(rows, tag("li").Class("share", "is-"+string(v.voice)).Body(
			tag("span").Class("swatch").Aria("hidden", "true"), tag("span").Text(v.title), tag("span").Class("times").Text(percent(by[v.voice], all))))
	}
	return tag("ul").Class("shares").Aria("label", "Share of the text").Body(rows...)
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

package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
	"lede/app/export"
)

// ledger shows who says what, about whom, and where; who accuses whom first, as
// a picture.
func (p *page) ledger() []app.UI {
	if len(p.doc.Statements) == 0 {
		return nil
	}
	var speakers []choice
	for _, s := range p.doc.Statements {
		for _, name := range p.speakers(s) {
			if !slices.ContainsFunc(speakers, func(c choice) bool { return c.value == name }) {
				speakers = append(speakers, choice{name, shorten(name, 40), name == p.speakerFilter})
			}
		}
	}
	slices.SortFunc(speakers, func(a, b choice) int { return strings.Compare(a.title, b.title) })
	speakers = append([]choice{{"", "Everybody", p.speakerFilter == ""}}, speakers...)

	var rows []app.UI
	all := 0
	for i, s := range p.doc.Statements {
		if p.speakerFilter != "" && !slices.Contains(p.speakers(s), p.speakerFilter) {
			continue
		}
		if all++; all <= p.limit(all) {
			rows = append(rows, p.ledgerRow(i, s))
		}
	}
	items := []app.UI{
		tag("div").Class("filter").Body(
			tag("label").Attr("for", "speaker").Text("Speaker"),
			tag("select").ID("speaker").OnChange(p.onSpeaker).Body(app.Range(speakers).Slice(func(i int) app.UI {
				return tag("option").Attr("value", speakers[i].value).Attr("selected", speakers[i].chosen).Text(speakers[i].title)
			})),
			tag("span").Class("because").Text(count(all, "statement", "statements"))),
		tag("table").Class("ledger").Body(
			tag("thead").Body(tag("tr").Body(tag("th").Attr("scope", "col").Text("Speaker"), tag("th").Attr("scope", "col").Text("Claim, about whom, where"))),
			tag("tbody").Body(rows...)),
		p.more(len(rows), all),
	}
	if g := p.accusations(); g != nil {
		items = append([]app.UI{g}, items...)
	}
	return slices.DeleteFunc(items, func(u app.UI) bool { return u == nil })
}

func (p *page) onSpeaker(ctx app.Context, _ app.Event) {
	p.speakerFilter, p.listed = ctx.JSSrc().Get("value").String(), mostCards
}

func (p *page) ledgerRow(i int, s doc.Statement) app.UI {
	where := []string{"¶ " + strconv.Itoa(paragraph(p.doc, p.blockAt(s.Start)))}
	about := make([]string, 0, len(s.About))
	for _, id := range s.About {
		about = append(about, p.actorName(id))
	}
	if len(about) > 0 {
		where = []string{"about " + strings.Join(about, ", "), where[0]}
	}
	class := "name"
	if _, known := export.Speaker(p.doc, s.Speaker); !known {
		class = "unknown"
	}
	id := "s" + strconv.Itoa(i)
	return tag("tr").DataSet("card", id).Body(
		tag("td").Class("speaker").Body(tag("span").Class(class).Text(p.speaker(s)), tag("span").Class("tag stance", "is-"+string(s.Stance)).Text(string(s.Stance))),
		tag("td").Class("claim").Body(
			goButton(id, "quote passage", quoteStart(p.doc.Slice(s.Span))),
			tag("p").Class("because").Text(strings.Join(where, " · "))),
	)
}

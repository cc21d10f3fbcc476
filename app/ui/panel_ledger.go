package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ledgerRows shows who says what, about whom.
func (p *page) ledgerRows() []app.UI {
	if len(p.doc.Statements) == 0 {
		return nil
	}
	var rows []app.UI
	for i, s := range p.doc.Statements[:min(len(p.doc.Statements), p.listed)] {
		var about []string
		for _, id := range s.About {
			about = append(about, p.actorName(id))
		}
		rows = append(rows, app.Tr().Body(
			app.Td().Class("speaker").Text(p.speaker(s)),
			app.Td().Class("stance").Text(string(s.Stance)),
			app.Td().Body(app.Button().Class("quote").DataSet("go", "s"+strconv.Itoa(i)).Text(oneLine(p.doc.Slice(s.Span)))),
			app.Td().Class("about").Text(strings.Join(about, ", ")),
		))
	}
	table := app.Table().Class("ledger").Body(
		app.THead().Body(app.Tr().Body(app.Th().Text("Speaker"), app.Th().Text("Stance"), app.Th().Text("Claim"), app.Th().Text("About"))),
		app.TBody().Body(rows...),
	)
	if more := len(p.doc.Statements) - len(rows); more > 0 {
		return []app.UI{table, app.Button().Class("show-more").DataSet("more", "").Text("Show more (" + strconv.Itoa(more) + ")")}
	}
	return []app.UI{table}
}

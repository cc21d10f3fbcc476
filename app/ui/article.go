package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// article is the text with its marks. It is drawn when Blocks change, a block at
// a time; one listener hears every mark.
type article struct {
	app.Compo

	Blocks []string // HTML from package render
	Hidden string   // classes that switch layers off
	Select func(app.Context, string)
}

func (a *article) Render() app.UI {
	return app.Article().ID("article").Class("article", a.Hidden).OnClick(a.onClick).Body(
		app.Range(a.Blocks).Slice(func(i int) app.UI { return app.Raw(a.Blocks[i]) }),
	)
}

func (a *article) onClick(ctx app.Context, e app.Event) {
	ids, ok := data(e, "id")
	if !ok {
		return
	}
	// Of several marks on one word the last begins last, so it is the closest
	// around it.
	all := strings.Fields(ids)
	a.Select(ctx, all[len(all)-1])
}

package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// article is the text with its marks: an element that the sheet writes into, and
// one listener that hears every mark.
type article struct {
	app.Compo

	Sheet  *sheet
	Hidden string // classes that switch layers off
	Select func(app.Context, string)
}

var (
	_ app.Mounter    = (*article)(nil)
	_ app.Dismounter = (*article)(nil)
)

func (a *article) OnMount(ctx app.Context) { a.Sheet.mount(ctx.JSSrc()) }

func (a *article) OnDismount() { a.Sheet.unmount() }

func (a *article) Render() app.UI {
	return app.Article().ID("article").Class("article", a.Hidden).OnClick(a.onClick)
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

package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// article is the element that the sheet writes the text into. It is a component
// only to know when that element is there.
type article struct {
	app.Compo

	Sheet *sheet
	Page  *page

	copied app.Func
}

var (
	_ app.Mounter    = (*article)(nil)
	_ app.Dismounter = (*article)(nil)
)

func (a *article) OnMount(ctx app.Context) {
	a.copied = app.FuncOf(func(_ app.Value, args []app.Value) any {
		a.Page.onCopy(args[0])
		return nil
	})
	ctx.JSSrc().Call("addEventListener", "copy", a.copied)
	a.Sheet.mount(ctx.JSSrc())
}

func (a *article) OnDismount() {
	a.Sheet.unmount()
	a.copied.Release()
}

// Render has one listener for all marks.
func (a *article) Render() app.UI {
	p := a.Page
	return tag("article").ID("article").Class("article").Aria("label", "Article").
		OnClick(p.onArticle).OnMouseOver(p.onHover).OnMouseOut(p.onHoverEnd).On("focusin", p.onFocusIn)
}

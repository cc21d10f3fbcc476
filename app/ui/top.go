package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// top is the bar over every screen.
func (p *page) top() app.UI {
	body := []app.UI{tag("a").Class("brand").Attr("href", "#").Text("Lede").Title("Back to the start: paste another article").OnClick(p.onHome)}
	if p.screen == reading {
		body = append(body, p.tools()...)
	}
	body = append(body, tag("div").Class("always").Body(
		app.If(p.offline, func() app.UI {
			return tag("span").Class("badge").Title("No network. Everything here works without one.").Text("Offline")
		}),
		app.If(p.updated, func() app.UI {
			return tag("button").Attr("type", "button").Class("update").Text("Update ready").Title("Reload with the new version").OnClick(p.onUpdate)
		}),
		tag("a").Class("nav").Attr("href", "#library").Body(icon("library"), tag("span").Class("word").Text("Library")),
		iconButton("settings", "Settings").ID("open-settings").OnClick(func(app.Context, app.Event) { p.openDialog(settingsDialog) }),
		iconButton("help", "Help").ID("open-help").OnClick(func(app.Context, app.Event) { p.openDialog(helpDialog) }),
	))
	return tag("header").Class("top").Body(body...)
}

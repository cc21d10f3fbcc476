package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// icons are line drawings on a grid of 20 by 20.
var icons = map[string]string{
	"actor":    "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 17.5c.8-3.4 3.5-5 7-5s6.2 1.600 7 5",
	"incident": "M11.5 2 4 11.5h5L8 18l8-10h-5.200L11.5 2Z",
	"opinion":  "M4 3v14M8 5h9M8 9.5h7M8 14h8",
	"find":     "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.6 12.6 17 17",
	"undo":     "M4 8h8a4.5 4.5 0 0 1 0 9H8M7.5 4 4 8l3.5 4",
	"redo":     "M16 8H8a4.5 4.5 0 0 0 0 9h4M12.5 4 16 8l-3.5 4",
	"settings": "M3 6h6M13 6h4M3 14h3M10 14h7M11 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 16.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z",
	"help":     "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM7.7 7.8c.1-1.4 1.1-2.2 2.4-2.2s2.3.8 2.3 2c0 1.7-2.4 1.9-2.4 3.8M10 14.1v.2",
	"close":    "M4.5 4.5l11 11M15.5 4.5l-11 11",
	"previous": "M12.5 4 7 10l5.5 6",
	"next":     "M7.5 4 13 10l-5.5 6",
	"export":   "M10 12.5V2.5M6.5 5.8 10 2.5l3.5 3.300M4 11v6h12v-6",
	"new":      "M10 4v12M4 10h12",
	"check":    "M4 10.5 8.2 15 16 5.5",
	"wrong":    "M14.5 3.5l2 2L7 15l-3 1 1-3 9.5-9.5Z",
	"never":    "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM4.8 4.8l10.4 10.4",
	"paste":    "M7 3.5H4.5v14h11v-14H13M7 2h6v3.5H7V2Z",
	"file":     "M5 2.5h6.5L15 6v11.5H5v-15ZM11 2.5V6.5h4",
	"lock":     "M5 9h10v8H5V9ZM7 9V6.5a3 3 0 0 1 6 0V9",
	"library":  "M4 3.5v13M8 3.5v13M11.500 4l4 12.300",
	"again":    "M16 10a6 6 0 1 1-2-4.5M16.5 2.5v3.7h-3.7",
}

// icon draws one. What it stands for must be said in words beside it or in a
// label.
func icon(name string) app.UI {
	return app.Raw(`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="` + icons[name] + `"/></svg>`)
}

// iconButton is a button that shows an icon only; title says what it does.
func iconButton(name, title string) app.HTMLElem {
	return tag("button").Attr("type", "button").Class("icon-button").Title(title).Aria("label", title).Body(icon(name))
}

// Package ui is the page a reader sees: a place to paste an article, and the
// article marked up beside what is known of it.
//
// # How it hangs together
//
//	page ──draws──▶ paste screen │ reading screen
//	 │                             ├ toolbar: layers, counts
//	 │                             ├ article: the text and its marks
//	 │                             └ panel: actors, incidents, opinion, ledger, why
//	 ├─ client ⇄ worker (the engine)
//	 └─ store  ⇄ the browser's database
//
// page is the one component with state. The screens are functions from that
// state to elements. The article is a component of its own, so that it is drawn
// again only when its text or marks change; what is selected, lit or switched
// off there is a class, set without drawing anything.
//
// Events inside lists are caught once, on the list, and find their item by its
// data attributes: go-app compares lists by position, and a handler on an item
// would be that of another after a change.
//
// All text of an article reaches the page through package render, which escapes
// it, or as text nodes.
package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Run draws the page and never returns. There is one route: web/page.js tells
// go-app that whatever path the page is served from is its root.
func Run() {
	app.Route("/", func() app.Composer { return newPage() })
	app.RunWhenOnBrowser()
}

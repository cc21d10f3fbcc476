// Package ui is the page a reader sees: a place to paste an article, and the
// article marked up beside what is known of it.
//
// # How it hangs together
//
//	page ──draws──▶ paste screen │ reading screen │ library
//	 │                             ├ top bar: layers, density, find, undo, export
//	 │                             ├ article ◀──writes── sheet, margin
//	 │                             ├ panel: why, actors, incidents, opinion, ledger
//	 │                             └ dialogs: settings, help
//	 ├─ client ⇄ worker (the engine)
//	 ├─ correct: what the engine found + what the reader said = what is shown
//	 └─ store  ⇄ the browser's database
//
// page is the one component with state. The screens are functions from that
// state to elements. The text is not drawn by go-app: the sheet writes its
// blocks, the margin measures the bars beside them, and what is selected, lit or
// switched off there is a class, set without drawing anything (marks.go). The
// text is one tab stop; keys.go moves it from mark to mark.
//
// Each correction is an edit in page.edits. The engine's document stays as it
// came, in page.found; after every edit page.doc is made anew from the two
// (fix.go), and the sheet replaces the blocks that differ.
//
// Events inside lists are caught once, on the list, and find their item by its
// data attributes: go-app compares lists by position, and a handler on an item
// would be that of another after a change.
//
// All text of an article reaches the page through package render, which escapes
// it, as text nodes, or through escape where it is drawn as SVG.
package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Run draws the page and never returns. There is one route: web/page.js tells
// go-app that whatever path the page is served from is its root.
func Run() {
	app.Route("/", func() app.Composer { return newPage() })
	app.RunWhenOnBrowser()
}

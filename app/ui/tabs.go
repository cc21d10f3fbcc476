package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// # Other tabs
//
// Tabs tell each other what they have kept over a BroadcastChannel. It is a
// courtesy: what decides whether something is lost is the store, which compares
// revisions as it writes.

// A news is what a tab tells the others of an article: its revision, or that it
// is no longer kept.
type news struct {
	ID       store.ID
	Revision int
	Gone     bool
}

// listenToTabs hears what the other tabs do, where the browser lets it.
func (p *page) listenToTabs() {
	if !app.Window().Get("BroadcastChannel").Truthy() {
		return
	}
	p.tabs = app.Window().Get("BroadcastChannel").New("lede")
	p.tabs.Set("onmessage", app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := args[0].Get("data")
		p.later(func() {
			p.heard(news{store.ID(data.Get("id").Int()), data.Get("revision").Int(), data.Get("gone").Bool()})
		})
		return nil
	}))
}

// tell tells the other tabs.
func (p *page) tell(n news) {
	if p.tabs != nil {
		p.tabs.Call("postMessage", map[string]any{"id": int(n.ID), "revision": n.Revision, "gone": n.Gone})
	}
}

// heard takes in what another tab has kept.
func (p *page) heard(n news) {
	switch c := p.comparison; {
	case p.screen == browsing:
		p.loadLibrary()
	case p.screen == comparing && c != nil && (n.ID == c.articles[0].ID || n.ID == c.articles[1].ID):
		p.compare([2]store.ID{c.articles[0].ID, c.articles[1].ID})
	}
	if n.ID != p.article.ID || p.article.ID == 0 {
		return
	}
	switch {
	case n.Gone || n.Revision != p.article.Revision:
		p.meet(n.ID)
	case p.rival != nil && p.rival.gone:
		p.rival = nil // it was put back
	}
}

package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// # What came of it
//
// Everything the page has to say is p.notice. It stands at the bottom for a
// while, with a way back where an article was corrected, and the live region
// tells it to those who listen. What is to be seen anyway is only announced.

// A toast is how p.notice shows. One that can be undone is about an article, and
// goes with it.
type toast struct {
	shown  string // the notice, as far as it is to be seen
	undo   bool   // with a button that takes it back
	serial int    // of the notice

	screen  screen // where it was said
	sitting int    // and about which article
}

// lasts is how long a notice stays.
const lasts = 7 * time.Second

// say tells the reader what came of something.
func (p *page) say(what string) { p.sayFor(what, false) }

// sayFor is say, with a way to undo it.
func (p *page) sayFor(what string, undo bool) {
	p.notice = what
	p.toast = toast{what, undo, p.toast.serial + 1, p.screen, p.sitting}
	mine := p.toast.serial
	p.ctx.After(lasts, func(app.Context) {
		if mine == p.toast.serial && !closest(document().Get("activeElement"), ".toast").Truthy() {
			p.hush()
		}
	})
}

// announce tells those who listen what others see.
func (p *page) announce(what string) {
	p.notice = what
	p.toast = toast{serial: p.toast.serial + 1}
}

// hush takes the notice away.
func (p *page) hush() { p.notice, p.toast.shown = "", "" }

// live is the region that screen readers read out.
func (p *page) live() app.UI {
	spoken := p.notice
	if p.prefs.Announce == sayNothing {
		spoken = ""
	}
	return tag("div").ID("live").Class("visually-hidden").Role("status").Aria("live", "polite").Text(spoken)
}

// toastBar shows the notice. What it says is the live region's to read out.
func (p *page) toastBar() app.UI {
	if p.file != nil && p.file.slow {
		return p.fileBar()
	}
	if p.toast.shown == "" || p.selection.open() || p.toast.undo && (p.toast.screen != p.screen || p.toast.sitting != p.sitting) {
		return tag("div").Class("toast none")
	}
	return tag("div").Class("toast").Body(
		tag("span").Aria("hidden", "true").Text(p.toast.shown),
		app.If(p.toast.undo, func() app.UI {
			return tag("button").Attr("type", "button").ID("toast-undo").Text("Undo").OnClick(func(app.Context, app.Event) { p.undo() })
		}),
	)
}

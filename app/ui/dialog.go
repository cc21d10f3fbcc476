package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A dialog is a window over the screen. The browser keeps the focus in it,
// closes it on Escape, and puts the focus back.
type dialog string

const (
	noDialog       dialog = ""
	settingsDialog dialog = "settings"
	helpDialog     dialog = "help"
)

func (p *page) openDialog(d dialog) {
	p.dialog = d
	p.hush()
	p.afterwards(func() {
		if e := byID("dialog"); e.Truthy() && !e.Get("open").Bool() {
			e.Call("showModal")
			e.Set("scrollTop", 0)
			find(e, "h2").Call("focus")
		}
	})
}

func (p *page) closeDialog() {
	if e := byID("dialog"); e.Truthy() && e.Get("open").Bool() {
		e.Call("close") // calls onDialogClosed
	}
}

func (p *page) onDialogClosed(app.Context, app.Event) { p.dialog = noDialog }

// onBackdrop closes the dialog on a click beside it.
func (p *page) onBackdrop(ctx app.Context, e app.Event) {
	if e.Get("target").Equal(byID("dialog")) {
		p.closeDialog()
	}
}

// dialogNotice says what came of something in a dialog: what stands below one
// can be neither seen nor heard.
func (p *page) dialogNotice() app.UI {
	notice := ""
	if p.dialog != noDialog {
		notice = p.toast.shown
	}
	return tag("p").ID("dialog-notice").Class("dialog-notice").Role("status").Text(notice)
}

func (p *page) dialogs() app.UI {
	title, body := "", []app.UI(nil)
	switch p.dialog {
	case settingsDialog:
		title, body = "Settings", p.settings()
	case helpDialog:
		title, body = "Help", p.help()
	}
	return tag("dialog").ID("dialog").Class("dialog").Aria("labelledby", "dialog-title").
		On("close", p.onDialogClosed).OnClick(p.onBackdrop).Body(
		tag("div").Class("dialog-box").Body(
			tag("div").Class("dialog-head").Body(
				tag("h2").ID("dialog-title").TabIndex(-1).Text(title),
				iconButton("close", "Close").OnClick(func(app.Context, app.Event) { p.closeDialog() }),
			),
			p.dialogNotice(),
			tag("div").Class("dialog-body").Body(body...),
		))
}

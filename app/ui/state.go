package ui

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// shortest is how many bytes a text should have for something to be found in it:
// those of a sentence or two.
const shortest = 160

// state says what stands between the reader and the marks, if anything does.
func (p *page) state() app.UI {
	switch {
	case p.rival != nil:
		return p.rivalNotice()
	case p.failure != nil:
		where := ""
		if p.failure.Stage != "" {
			where = " in its stage “" + p.failure.Stage + "”"
		}
		return tag("div").Class("notice failed").Role("alert").Body(
			tag("p").Text("The engine failed"+where+". Your text is kept."),
			tag("p").Class("cause").Text(p.failure.Cause),
			tag("div").Class("row").Body(
				tag("button").Attr("type", "button").ID("retry").Text("Try again").OnClick(p.onRetry),
				tag("button").Attr("type", "button").ID("report").Text("Copy a report").OnClick(p.onReport)),
		)
	case p.engine.Busy() || p.doc == nil && p.found != nil:
		text := p.engineStatus()
		if text == "" {
			text = "Analysing. You can read on."
			if p.slow {
				text = "This takes longer than usual. You can read on, or cancel; your text is kept."
			} else if p.stage != "" {
				text = "Analysing: " + p.stage + " done. You can read on."
			}
		}
		return tag("div").Class("notice busy").Body(
			tag("span").Class("spinner").Aria("hidden", "true"),
			tag("span").Text(text),
			tag("button").Attr("type", "button").ID("cancel").Text("Cancel").OnClick(p.onCancel),
		)
	case p.doc == nil:
		return tag("div").Class("notice cancelled").Body(
			tag("span").Text("Not analysed."),
			tag("button").Attr("type", "button").ID("analyse").Text("Analyse").OnClick(p.onRetry),
		)
	case p.full != "":
		return tag("div").Class("notice full").Role("alert").Body(
			tag("p").Text(p.full),
			tag("button").Attr("type", "button").Text("Understood").OnClick(func(app.Context, app.Event) { p.full = "" }),
		)
	case p.doc.Language != "en" && p.doc.Language != "und" && p.doc.Language != "":
		return tag("p").Class("notice foreign").Text("This does not read as English, the one language Lede marks up. The text is here to read; marks, if there are any, are not to be relied on.")
	case len(p.marks) == 0 && len(p.doc.Text) < shortest:
		return tag("p").Class("notice nothing").Text("This is too short to find much in. Lede reads best what a whole article says.")
	case len(p.marks) == 0:
		return tag("p").Class("notice nothing").Text("Nothing to mark: no actors, incidents or opinion were found in this text.")
	}
	return tag("div").Class("notice none")
}

func (p *page) onRetry(app.Context, app.Event) { p.annotate() }

func (p *page) onCancel(app.Context, app.Event) {
	p.engine.Cancel()
	p.say("Cancelled")
}

// onReport copies what went wrong, without a word of the article.
func (p *page) onReport(ctx app.Context, _ app.Event) {
	if p.failure == nil {
		return
	}
	agent := app.Window().Get("navigator").Get("userAgent").String()
	report := "Lede failed.\nStage: " + p.failure.Stage + "\nCause: " + p.failure.Cause +
		"\nLength of the text: " + count(len(p.article.Text), "byte", "bytes") + "\nBrowser: " + agent + "\n"
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		p.say("This browser does not let the page copy.")
		return
	}
	p.await(clipboard.Call("writeText", report),
		func(app.Value) {
			p.say("The report is on the clipboard. It holds no word of the article.")
		},
		func() { p.say("The browser did not allow it.") })
}

// notKept says in the reader's words why an article was not stored.
func notKept(err error) string {
	if errors.Is(err, store.ErrUnavailable) {
		return "This browser keeps nothing for this page, as in some private windows. You can read on; export the article to take it along."
	}
	if errors.Is(err, store.ErrOldForm) {
		return "This article is not kept: an older version of Lede has written the library, and it could not be brought to the form of this one. You can read on; reload the page to try again."
	}
	if errors.Is(err, store.ErrFull) {
		return "The storage of this browser is full, so this article is not kept. You can read on; delete articles you no longer need to keep new ones."
	}
	return "This article could not be kept: " + err.Error() + ". You can read on."
}

package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// A sample is an article that comes with the page.
type sample struct{ title, file string }

// maxBytes is the longest text the engine takes.
const maxBytes = 5 << 20

// fromShell reads what stood on the page before the program had loaded: the
// samples that the build listed there, and what has been typed meanwhile.
func fromShell() (samples []sample, draft string) {
	if app.IsServer {
		return nil, ""
	}
	each(document(), "[data-sample]", func(b app.Value) {
		samples = append(samples, sample{b.Get("textContent").String(), b.Call("getAttribute", "data-sample").String()})
	})
	if box := byID("paste-text"); box.Truthy() {
		draft = box.Get("value").String()
	}
	if rescued := app.Window().Get("sessionStorage").Call("getItem", "lede-rescued"); rescued.Truthy() && draft == "" {
		draft = rescued.String()
		app.Window().Get("sessionStorage").Call("removeItem", "lede-rescued")
	}
	return samples, draft
}

// pasteScreen is drawn in web/index.html.tmpl too, so that it is there before
// this program is.
func (p *page) pasteScreen() app.UI {
	return tag("main").Class("paste").Body(
		tag("h1").Text("Who acts, what happened, whose opinion"),
		tag("p").Class("sub").Text("Paste a news article. Lede marks it up here, on this device; nothing you paste leaves it."),
		specimen(),
		tag("textarea").ID("paste-text").Class("paste-text").Aria("label", "Article text").
			Attr("placeholder", "Paste an article here").Attr("autofocus", true).Spellcheck(false).
			OnInput(p.onDraft).Text(p.draft),
		tag("div").Class("row actions").Body(
			tag("button").Class("primary").Attr("disabled", strings.TrimSpace(p.draft) == "").Text("Mark it up").OnClick(p.onMarkUp),
			tag("button").Body(icon("paste"), app.Text("Paste")).OnClick(p.onPasteButton),
			tag("label").Class("button").Body(
				icon("file"), app.Text("Open a file"),
				tag("input").ID("file").Class("visually-hidden").Attr("type", "file").Attr("accept", ".txt,.md,.html,.htm,text/plain,text/markdown,text/html").OnChange(p.onFile),
			),
			tag("span").ID("engine-status").Class("status").Text(p.engineStatus()),
		),
		tag("details").Class("about-it").Body(
			tag("summary").Text("Title, source and date, if you like"),
			tag("div").Class("about-fields").Body(
				tag("label").Body(app.Text("Title"), tag("input").ID("paste-title").Attr("type", "text").Attr("autocomplete", "off")),
				tag("label").Body(app.Text("Source"), tag("input").ID("paste-source").Attr("type", "text").Attr("autocomplete", "off")),
				tag("label").Body(app.Text("Date"), tag("input").ID("paste-date").Attr("type", "date")),
			),
			tag("p").Class("because").Text("With the date, “on Monday” becomes a day.")),
		tag("section").Class("samples").Aria("labelledby", "samples-title").OnClick(p.onSample).Body(
			tag("h2").ID("samples-title").Text("Or try a sample"),
			tag("ul").Body(app.Range(p.samples).Slice(func(i int) app.UI {
				return tag("li").Body(tag("button").DataSet("sample", p.samples[i].file).Text(p.samples[i].title))
			})),
		),
	)
}

// specimen is a sentence with a mark of each layer, to show before it is told.
func specimen() app.UI {
	mark := func(class, words string) app.UI { return tag("mark").Class(class).Text(words) }
	return tag("p").Class("specimen article").Body(
		mark("actor is-person is-name actor-lead actor-first actor-last", "Ida Krogh"), app.Text(" said "),
		mark("actor is-group is-name actor-lead actor-first actor-last", "rebels"), app.Text(" had "),
		mark("incident is-alleged incident-lead incident-first", "attacked"), app.Text(" the port."))
}

// engineStatus says how far the engine is, and nothing once it is ready.
func (p *page) engineStatus() string {
	s := p.engine.Status
	switch {
	case s.Died != "":
		return "The engine could not be loaded. Reload the page to try again."
	case s.Ready:
		return ""
	case s.Size > 0 && s.Loaded > 0:
		return "Loading the engine: " + megabytes(s.Loaded) + " of " + megabytes(s.Size) + " MB"
	}
	return "Loading the engine"
}

func (p *page) onDraft(ctx app.Context, e app.Event) {
	p.draft = ctx.JSSrc().Get("value").String()
	p.keepDraft()
}

// setDraft puts text into the box. The box is the browser's once somebody has
// typed into it, so drawing it again would not.
func (p *page) setDraft(text string) {
	p.draft = text
	if box := byID("paste-text"); box.Truthy() {
		box.Set("value", text)
	}
}

func (p *page) onMarkUp(app.Context, app.Event) { p.take(p.draft, "") }

// take begins with an article's text, or HTML, from wherever it comes.
func (p *page) take(text, html string) {
	switch {
	case len(text) > maxBytes || len(html) > maxBytes:
		p.say("This is longer than the 5 MB Lede takes at a time. Paste a part of it.")
	case strings.TrimSpace(text) == "" && html == "":
		p.say("There is no text to mark up.")
	default:
		if text == p.draft {
			p.setDraft("")
			p.keepDraft()
		}
		a := store.Article{Text: text, HTML: html}
		a.Title, a.Source, a.Date = strings.TrimSpace(value("paste-title")), strings.TrimSpace(value("paste-source")), value("paste-date")
		p.read(a)
	}
}

// onPaste takes what is pasted anywhere on the page, except into a box that has
// something in it already, where pasting is editing.
func (p *page) onPaste(e app.Value) {
	if target := e.Get("target"); target.Get("value").Type() == app.TypeString && target.Get("value").String() != "" {
		return
	}
	clip := e.Get("clipboardData")
	if !clip.Truthy() {
		return
	}
	text := clip.Call("getData", "text/plain").String()
	html := clip.Call("getData", "text/html").String()
	if strings.TrimSpace(text) == "" && html == "" {
		return
	}
	e.Call("preventDefault")
	if !richer(html) {
		html = ""
	}
	p.take(text, html)
}

// richer reports whether HTML from the clipboard says more than its plain text:
// browsers and editors put one on for a single styled word, too.
func richer(html string) bool {
	blocks := 0
	for _, tag := range []string{"<p", "<h1", "<h2", "<h3", "<li", "<blockquote", "<article", "<figcaption"} {
		for _, end := range []string{">", " "} {
			blocks += strings.Count(html, tag+end)
		}
	}
	return blocks >= 2
}

func (p *page) onPasteButton(app.Context, app.Event) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() || !clipboard.Get("readText").Truthy() {
		p.say("This browser lets no button paste. Press Ctrl+V.")
		return
	}
	still := p.waits()
	p.await(clipboard.Call("readText"), func(text app.Value) {
		if still() {
			p.take(text.String(), "")
		}
	}, func() {
		p.say("The browser did not allow it. Press Ctrl+V.")
		focus("paste-text")
	})
}

func (p *page) onFile(ctx app.Context, _ app.Event) {
	files := ctx.JSSrc().Get("files")
	if files.Get("length").Int() > 0 {
		p.openFile(files.Index(0))
		ctx.JSSrc().Set("value", "")
	}
}

func (p *page) openFile(file app.Value) {
	name := strings.ToLower(file.Get("name").String())
	if file.Get("size").Int() > maxBytes {
		p.say("This file is longer than the 5 MB Lede takes at a time.")
		return
	}
	still := p.waits()
	p.await(file.Call("text"), func(text app.Value) {
		if !still() {
			return
		}
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm") {
			p.take("", text.String())
		} else {
			p.take(text.String(), "")
		}
	}, func() { p.say("This file could not be read.") })
}

func (p *page) onSample(_ app.Context, e app.Event) {
	file, ok := data(e, "sample")
	if !ok {
		return
	}
	still := p.waits()
	failed := func() { p.say("This sample could not be loaded.") }
	p.await(app.Window().Call("fetch", file), func(response app.Value) {
		p.await(response.Call("text"), func(text app.Value) {
			if still() {
				p.take(text.String(), "")
			}
		}, failed)
	}, failed)
}

// await calls done with what a promise resolves to, or failed.
func (p *page) await(promise app.Value, done func(app.Value), failed func()) {
	var resolve, reject app.Func
	release := func() {
		resolve.Release()
		reject.Release()
	}
	resolve = app.FuncOf(func(_ app.Value, args []app.Value) any {
		p.later(func() {
			release()
			done(args[0])
		})
		return nil
	})
	reject = app.FuncOf(func(app.Value, []app.Value) any {
		p.later(func() {
			release()
			failed()
		})
		return nil
	})
	promise.Call("then", resolve, reject)
}

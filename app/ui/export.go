package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/export"
)

// An exportFormat is a way to take an article away, written by what the command
// line uses.
type exportFormat struct{ name, title, media, ext string }

var exportFormats = []exportFormat{
	{"markdown", "Notes (Markdown)", "text/markdown", ".md"},
	{"html", "Marked article (HTML)", "text/html", ".html"},
	{"csv", "Ledger and incidents (CSV)", "text/csv", ".csv"},
	{"webannotation", "Web Annotations (JSON-LD)", "application/ld+json", ".jsonld"},
	{"json", "Everything (JSON)", "application/json", ".json"},
}

// exportMenu offers the formats, and paper.
func (p *page) exportMenu() app.UI {
	var items []app.UI
	for _, f := range exportFormats {
		items = append(items, tag("li").Body(tag("button").DataSet("export", f.name).Text(f.title)))
	}
	items = append(items, tag("li").Body(tag("button").DataSet("export", "print").Text("Print")))
	if app.Window().Get("navigator").Get("share").Truthy() {
		items = append(items, tag("li").Body(tag("button").DataSet("export", "share").Text("Share notes")))
	}
	return tag("details").ID("export").Class("menu").OnClick(p.onExport).Body(
		tag("summary").Body(icon("export"), tag("span").Class("word").Text("Export")),
		tag("ul").Body(items...),
	)
}

func (p *page) onExport(ctx app.Context, e app.Event) {
	name, ok := data(e, "export")
	if !ok || p.doc == nil {
		return
	}
	byID("export").Set("open", false)
	switch name {
	case "print":
		app.Window().Call("print")
	case "share":
		if body, ok := p.write("markdown"); ok {
			app.Window().Get("navigator").Call("share", map[string]any{"title": p.title(), "text": body})
		}
	default:
		for _, f := range exportFormats {
			if f.name != name {
				continue
			}
			if body, ok := p.write(name); ok {
				download(fileName(p.title())+f.ext, f.media, body)
				p.say("Saved as " + f.title)
			}
		}
	}
}

// write returns the article in a format, as the reader has corrected it.
func (p *page) write(format string) (body string, ok bool) {
	f, err := export.ByName(format)
	var b strings.Builder
	if err == nil {
		b.WriteString(f.Header)
		err = f.Write(&b, p.doc, export.Options{})
	}
	if err != nil {
		p.say("The export failed: " + err.Error())
	}
	return b.String(), err == nil
}

// title is what an article is called, even one without a title.
func (p *page) title() string {
	if p.article.Title != "" {
		return p.article.Title
	}
	words := strings.Fields(p.article.Text)
	return strings.Join(words[:min(8, len(words))], " ")
}

// fileName makes a file's name of a title: letters and digits of any script,
// with hyphens between them.
func fileName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return r < 0x80 && !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	name := []rune(strings.Join(words, "-"))
	if len(name) == 0 {
		return "article"
	}
	return strings.Trim(string(name[:min(60, len(name))]), "-")
}

// download has the browser save a file.
func download(name, media, body string) {
	blob := app.Window().Get("Blob").New([]any{body}, map[string]any{"type": media})
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	a := document().Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}

package ui

import (
	"io"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
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
		p.share()
	default:
		for _, f := range exportFormats {
			if f.name == name {
				d := p.doc
				p.takeAway(fileName(p.title())+f.ext, f.media, func(w io.Writer) (string, error) {
					return "Saved as " + f.title, writeAs(f.name, w, d)
				})
			}
		}
	}
}

// writeAs writes an article, as the reader has corrected it, in a format.
func writeAs(format string, w io.Writer, d *doc.Document) error {
	f, err := export.ByName(format)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, f.Header); err != nil {
		return err
	}
	return f.Write(w, d, export.Options{})
}

// share hands the notes to another app. The browser lets it do so only at once.
func (p *page) share() {
	var b strings.Builder
	if err := writeAs("markdown", &b, p.doc); err != nil {
		p.say("The notes could not be written: " + err.Error())
		return
	}
	app.Window().Get("navigator").Call("share", map[string]any{"title": p.title(), "text": b.String()})
}

// title is what the article at hand is called.
func (p *page) title() string { return titleOf(p.article.Card, p.article.Text) }

// fileName makes a file's name of a title: letters and digits of any script,
// with hyphens between them.
func fileName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.TrimSuffix(title, " …")), func(r rune) bool {
		return r < 0x80 && !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	name := []rune(strings.Join(words, "-"))
	if len(name) == 0 {
		return "article"
	}
	return strings.Trim(string(name[:min(60, len(name))]), "-")
}

package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// about says where and when an article appeared, as far as that is known, and
// lets the reader say so: with the date, "on Monday" becomes a day.
func (p *page) about() app.UI {
	field := func(id, title, kind, now string) app.UI {
		return tag("label").Body(app.Text(title), tag("input").ID(id).Attr("type", kind).Attr("autocomplete", "off").Attr("value", now))
	}
	return tag("details").ID("about").Class("about").Body(
		tag("summary").Text(p.origin()),
		tag("div").Class("about-fields").Body(
			field("about-title", "Title", "text", p.article.Title),
			field("about-source", "Source", "text", p.article.Source),
			field("about-date", "Date", "date", p.date())),
		tag("button").Attr("type", "button").ID("again").Body(icon("again"), app.Text("Analyse again")).OnClick(p.onAgain),
		tag("span").Class("because").Text("With the date, “on Monday” becomes a day."),
	)
}

// origin is the source and date of the article in a line.
func (p *page) origin() string {
	day := when(p.date())
	if day == "" {
		day = "Date unknown: set it"
	}
	if p.article.Source == "" {
		return day
	}
	return shorten(p.article.Source, 40) + ", " + day
}

// date is the article's date, as the reader or the article itself gives it, or
// "".
func (p *page) date() string {
	if p.article.Date == "" && p.found != nil && !p.found.Date.IsZero() {
		return p.found.Date.Format(time.DateOnly)
	}
	return p.article.Date
}

// onAgain analyses the article with what the reader says of it.
func (p *page) onAgain(app.Context, app.Event) {
	a := &p.article
	a.Title, a.Source = strings.TrimSpace(value("about-title")), strings.TrimSpace(value("about-source"))
	if date := value("about-date"); date != p.date() {
		a.Date = date
	}
	byID("about").Set("open", false)
	p.annotate()
}

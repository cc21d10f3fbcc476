package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// takeIn begins with what reaches the page from outside: shared by another app,
// opened as a file, or handed over by the bookmarklet (web/page.js collects
// all three).
func (p *page) takeIn(item app.Value) {
	text, html := stringOf(item, "text"), stringOf(item, "html")
	if html != "" && (text == "" || richer(html)) {
		p.take(text, html)
		return
	}
	if isLink(text) || text == "" && stringOf(item, "url") != "" {
		p.home()
		p.say("Only a link was shared, and Lede fetches nothing. Open it, copy the article, and paste it here.")
		return
	}
	p.take(text, "")
}

func stringOf(v app.Value, name string) string {
	if f := v.Get(name); f.Type() == app.TypeString {
		return f.String()
	}
	return ""
}

// isLink reports whether a text is nothing but the address of a page.
func isLink(text string) bool {
	text = strings.TrimSpace(text)
	return (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")) && !strings.ContainsAny(text, " \n\t")
}

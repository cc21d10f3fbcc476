package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// # Copying
//
// What a reader copies out of the article is the article's: its words to the
// letter, in paragraphs and headings, without a box, a colour or a label of ours.

// onCopy puts the selected words on the clipboard, while the browser waits.
func (p *page) onCopy(e app.Value) {
	s := p.selectedText()
	if s.Empty() {
		return
	}
	clip := e.Get("clipboardData")
	clip.Call("setData", "text/plain", p.doc.Slice(s))
	clip.Call("setData", "text/html", clean(p.doc, s))
	e.Call("preventDefault")
}

// clean writes a stretch of the article as plain HTML.
func clean(d *doc.Document, s doc.Span) string {
	var html strings.Builder
	for _, b := range d.Blocks {
		if !b.Overlaps(s) {
			continue
		}
		tag := "p"
		if b.Kind == doc.Heading {
			tag = "h2"
		}
		words := doc.Span{Start: max(b.Start, s.Start), End: min(b.End, s.End)}
		html.WriteString("<" + tag + ">" + escape(d.Slice(words)) + "</" + tag + ">")
	}
	return html.String()
}

// selectedText returns the stretch of the article that is selected, or the zero
// Span where nothing is, or something besides the article.
func (p *page) selectedText() doc.Span {
	s := app.Window().Call("getSelection")
	if p.doc == nil || !s.Truthy() || s.Get("rangeCount").Int() == 0 || s.Get("isCollapsed").Bool() {
		return doc.Span{}
	}
	r := s.Call("getRangeAt", 0)
	if whole := byID("article"); whole.Truthy() && r.Get("startContainer").Equal(whole) && r.Get("endContainer").Equal(whole) {
		return doc.Span{End: len(p.doc.Text)}
	}
	from := p.offsetOf(r.Get("startContainer"), r.Get("startOffset").Int())
	to := p.offsetOf(r.Get("endContainer"), r.Get("endOffset").Int())
	if from < 0 || to <= from {
		return doc.Span{}
	}
	return doc.Span{Start: from, End: to}
}

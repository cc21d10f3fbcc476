package ui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// mostFound is how many places are lit at once.
const mostFound = 500

// finder is the search in the text.
type finder struct {
	words string
	found []doc.Span
	at    int
}

func (p *page) openFind() {
	p.finding = true
	p.afterwards(func() {
		focus("find-words")
		if e := byID("find-words"); e.Truthy() {
			e.Call("select")
		}
	})
}

func (p *page) closeFind() {
	p.finding = false
	p.highlight("find", nil)
	p.highlight("jump", nil)
	p.afterwards(p.refocus)
}

// findBar is the bar under the toolbar while the reader searches.
func (p *page) findBar() app.UI {
	if !p.finding {
		return tag("div").Class("find-bar closed")
	}
	tell := ""
	switch n := len(p.finder.found); {
	case p.finder.words == "":
	case n == 0:
		tell = "Not found"
	case n == mostFound:
		tell = strconv.Itoa(p.finder.at+1) + " of " + strconv.Itoa(n) + " or more"
	default:
		tell = strconv.Itoa(p.finder.at+1) + " of " + strconv.Itoa(n)
	}
	return tag("div").Class("find-bar").Role("search").Body(
		tag("input").ID("find-words").Attr("type", "search").Aria("label", "Find in the text").Attr("placeholder", "Find in the text").
			Attr("autocomplete", "off").OnInput(p.onFind).OnKeyDown(p.onFindKey),
		tag("span").ID("find-count").Class("find-count").Role("status").Text(tell),
		iconButton("previous", "Found before").OnClick(func(ctx app.Context, _ app.Event) { p.foundStep(-1) }),
		iconButton("next", "Next found").OnClick(func(ctx app.Context, _ app.Event) { p.foundStep(+1) }),
		iconButton("close", "Close the search").OnClick(func(ctx app.Context, _ app.Event) { p.closeFind() }),
	)
}

func (p *page) onFind(ctx app.Context, _ app.Event) {
	p.finder = finder{words: ctx.JSSrc().Get("value").String()}
	if p.doc != nil && p.finder.words != "" {
		p.finder.found = search(p.doc.Text, p.finder.words)
	}
	var ranges []app.Value
	for _, s := range p.finder.found {
		if r := p.rangeOf(s); r.Truthy() {
			ranges = append(ranges, r)
		}
	}
	p.highlight("find", ranges)
	p.foundStep(0)
}

func (p *page) onFindKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "Enter":
		e.PreventDefault()
		p.foundStep(map[bool]int{false: +1, true: -1}[e.Get("shiftKey").Bool()])
	case "Escape":
		e.PreventDefault()
		p.closeFind()
	}
}

// foundStep goes to another place found, and round at the ends.
func (p *page) foundStep(by int) {
	f := &p.finder
	if len(f.found) == 0 {
		p.highlight("jump", nil)
		return
	}
	f.at = (f.at + by + len(f.found)) % len(f.found)
	p.goToSpan(f.found[f.at])
}

// search returns the places where words stand, in any case of their letters.
func search(text, words string) []doc.Span {
	var found []doc.Span
	for at := 0; at < len(text) && len(found) < mostFound; {
		if n := prefix(text[at:], words); n > 0 {
			found = append(found, doc.Span{Start: at, End: at + n})
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return found
}

// prefix returns how many bytes of text the words at its beginning take up, or
// 0. A line break stands for a space.
func prefix(text, words string) int {
	n := 0
	for _, w := range words {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || unicode.ToLower(r) != unicode.ToLower(w) && !(unicode.IsSpace(r) && unicode.IsSpace(w)) {
			return 0
		}
		n += size
	}
	return n
}

// highlight lights ranges of the text without touching a thing on the page;
// style.css says how. A browser without highlights shows none.
func (p *page) highlight(name string, ranges []app.Value) {
	all := app.Window().Get("CSS").Get("highlights")
	if !all.Truthy() {
		return
	}
	h := app.Window().Get("Highlight").New()
	for _, r := range ranges {
		h.Call("add", r)
	}
	all.Call("set", "lede-"+name, h)
}

// quoteStart cuts words short for a line of a list.
func quoteStart(s string) string { return shorten(strings.TrimSpace(oneLine(s)), 160) }

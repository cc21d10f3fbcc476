package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// # Repeated passages
//
// A block that repeats an earlier one is folded to a line that says so. The
// words stay on the page; only what a reader sees of them changes.

// fold puts a button that shows a repeated block into its HTML. The button has
// no text of its own, so that the article's stays what it was.
func (p *page) fold(block int, html string) string {
	if p.doc == nil || block >= len(p.doc.Blocks) || p.doc.Blocks[block].DuplicateOf == doc.NoBlock {
		return html
	}
	at := strings.IndexByte(html, '>') + 1
	label := "Repeats paragraph " + strconv.Itoa(paragraph(p.doc, p.doc.Blocks[block].DuplicateOf)) + ": show"
	return html[:at] + `<button type="button" class="fold" data-fold aria-expanded="false" aria-label="` + label + `"></button>` + html[at:]
}

// unfold shows a repeated block, or hides it again.
func (p *page) unfold(block app.Value, open bool) {
	toggle(block, "open", open)
	if b := find(block, ".fold"); b.Truthy() {
		b.Call("setAttribute", "aria-expanded", strconv.FormatBool(open))
		what, _, _ := strings.Cut(b.Call("getAttribute", "aria-label").String(), ":")
		b.Call("setAttribute", "aria-label", what+map[bool]string{true: ": hide", false: ": show"}[open])
	}
	p.margin.again()
}

// reveal unfolds the block an element stands in.
func (p *page) reveal(e app.Value) {
	if block := closest(e, ".block.repeat"); block.Truthy() {
		p.unfold(block, true)
	}
}

// paragraph counts a block as a reader would, from 1.
func paragraph(d *doc.Document, block int) int {
	n := 0
	for _, b := range d.Blocks[:block+1] {
		if b.Kind != doc.Heading && b.Kind != doc.Byline && b.Kind != doc.Credit {
			n++
		}
	}
	return max(n, 1)
}

// startOf returns where the text of a block begins on the page: what lies
// between two blocks goes with the first.
func startOf(d *doc.Document, block int) int {
	if block == 0 || block >= len(d.Blocks) {
		return 0
	}
	return d.Blocks[block].Start
}

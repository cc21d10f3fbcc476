package ui

import (
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// # Places in the text, here and on the page
//
// The document counts bytes of the whole text; the page counts UTF-16 units of
// one text node. Both agree on blocks, whose text is the same to the last
// character.

// blockAt returns the index of the block whose text holds a byte offset.
func (p *page) blockAt(at int) int {
	lo, hi := 0, len(p.doc.Blocks)
	for lo < hi {
		if mid := (lo + hi) / 2; startOf(p.doc, mid) <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(lo-1, 0)
}

// units counts the UTF-16 units of a text.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// bytes returns the byte offset in s after so many UTF-16 units.
func bytes(s string, units int) int {
	for i, r := range s {
		if units <= 0 {
			return i
		}
		units -= utf16.RuneLen(r)
	}
	return len(s)
}

// rangeOf returns the browser's Range over a span, or a value that is not
// truthy where the span reaches over several blocks or is not on the page.
func (p *page) rangeOf(s doc.Span) app.Value {
	b := p.blockAt(s.Start)
	e := p.sheet.block(b)
	if !e.Truthy() || s.End > len(p.doc.Text) {
		return app.Null()
	}
	from := units(p.doc.Text[startOf(p.doc, b):s.Start])
	to := from + units(p.doc.Slice(s))
	walker := document().Call("createTreeWalker", e, 4) // text nodes
	r := document().Call("createRange")
	at, started := 0, false
	for node := walker.Call("nextNode"); node.Truthy(); node = walker.Call("nextNode") {
		length := node.Get("length").Int()
		if !started && from < at+length {
			r.Call("setStart", node, from-at)
			started = true
		}
		if started && to <= at+length {
			r.Call("setEnd", node, to-at)
			return r
		}
		at += length
	}
	return app.Null()
}

// offsetOf returns the byte offset of a place on the page, or -1 where it is
// not in the article.
func (p *page) offsetOf(node app.Value, at int) int {
	block := closest(node, ".block")
	if !block.Truthy() || p.doc == nil {
		return -1
	}
	b, err := strconv.Atoi(block.Call("getAttribute", "data-block").String())
	if err != nil || b >= max(len(p.doc.Blocks), 1) {
		return -1
	}
	r := document().Call("createRange")
	r.Call("selectNodeContents", block)
	r.Call("setEnd", node, at)
	start := startOf(p.doc, b)
	return start + bytes(p.doc.Text[start:], units(r.Call("toString").String()))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// trim leaves out spaces at both ends of a span, and what is cut off of a word
// is put back.
func (p *page) trim(s doc.Span) doc.Span {
	text := p.doc.Text
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if isWord(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if isWord(r) {
			break
		}
		s.End -= n
	}
	if s.Empty() {
		return s
	}
	for s.Start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:s.Start])
		if !isWord(r) {
			break
		}
		s.Start -= n
	}
	for s.End < len(text) {
		r, n := utf8.DecodeRuneInString(text[s.End:])
		if !isWord(r) {
			break
		}
		s.End += n
	}
	return s
}

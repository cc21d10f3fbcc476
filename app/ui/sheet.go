package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/render"
)

// A sheet is the text on the page. It is written past go-app, straight into the
// element of the article component: a long article has tens of thousands of
// marks, which are far too many nodes to compare one by one, and too many to
// write without letting the browser breathe.
//
// Blocks are written in text order, for a few milliseconds at a time. Showing a
// changed document again replaces the blocks that have changed and no others,
// so that the reader's place is kept.
type sheet struct {
	root     app.Value // the article's element; nil while there is none
	renderer *render.Renderer
	written  []string // HTML of the blocks on the page
	show     int      // counts showings, to stop an older one

	finish func(block int, html string) string // has the last word on a block's HTML
	done   func()                              // is called when all blocks are there
}

// slice is how long the sheet writes before it lets others work, in a task that
// ought to stay below 50 ms.
const slice = 12 * time.Millisecond

// set shows another text, or the same with other marks.
func (s *sheet) set(r *render.Renderer) {
	s.renderer = r
	s.begin()
}

// clear takes the text off the page, before another is shown.
func (s *sheet) clear() {
	if s.root != nil {
		s.root.Set("textContent", "")
	}
	s.written = nil
}

// mount shows the text in an element.
func (s *sheet) mount(root app.Value) {
	s.root, s.written = root, nil
	s.begin()
}

func (s *sheet) unmount() {
	s.root, s.written = nil, nil
	s.show++
}

func (s *sheet) begin() {
	s.show++
	if s.root == nil || s.renderer == nil {
		return
	}
	s.root.Call("setAttribute", "aria-busy", "true")
	s.write(s.show, 0)
}

// write writes blocks from the given one on.
func (s *sheet) write(show, from int) {
	if show != s.show {
		return
	}
	stop := time.Now().Add(slice)
	i := from
	var fresh strings.Builder // blocks beyond those on the page, written at once
	for i < s.renderer.Len() && time.Now().Before(stop) {
		html := s.finish(i, s.renderer.Block(i))
		switch {
		case i >= len(s.written):
			fresh.WriteString(html)
			s.written = append(s.written, html)
		case html != s.written[i]:
			s.root.Get("children").Index(i).Set("outerHTML", html)
			s.written[i] = html
		}
		i++
	}
	if fresh.Len() > 0 {
		s.root.Call("insertAdjacentHTML", "beforeend", fresh.String())
	}
	if i < s.renderer.Len() {
		inTask(func() { s.write(show, i) })
		return
	}
	for len(s.written) > i {
		s.root.Get("lastElementChild").Call("remove")
		s.written = s.written[:len(s.written)-1]
	}
	s.root.Call("setAttribute", "aria-busy", "false")
	s.done()
}

// block returns the element of a block, or a value that is not truthy.
func (s *sheet) block(i int) app.Value {
	if s.root == nil || i < 0 || i >= len(s.written) {
		return app.Null()
	}
	return s.root.Get("children").Index(i)
}

package ui

import (
	"slices"
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
	written  []block // on the page, in order
	show     int     // counts showings, to stop an older one
	dropped  bool    // what had the focus has been replaced

	finish func(block int, html string) string // has the last word on a block's HTML
	pause  func(rest func())                   // is called when the first blocks are there; rest writes the others
	done   func()                              // is called when all blocks are there
}

// A block is one on the page.
type block struct {
	html string
	end  int // of its text
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

// mount shows the text in an element, in a task after the one that draws the
// screen around it.
func (s *sheet) mount(root app.Value) {
	s.root, s.written = root, nil
	inTask(s.begin)
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
		next := s.next(i)
		switch {
		case i >= len(s.written):
			fresh.WriteString(next.html)
			s.written = append(s.written, next)
		case next == s.written[i]:
		case next.end == s.written[i].end:
			e := s.root.Get("children").Index(i)
			s.leave(e)
			e.Set("outerHTML", next.html)
			s.written[i] = next
		default:
			i = s.regroup(i, next, stop)
			continue
		}
		i++
	}
	if fresh.Len() > 0 {
		s.root.Call("insertAdjacentHTML", "beforeend", fresh.String())
	}
	if i < s.renderer.Len() {
		rest := func() { s.write(show, i) }
		if from == 0 {
			s.pause(rest)
		} else {
			inTask(rest)
		}
		return
	}
	for len(s.written) > i {
		s.root.Get("lastElementChild").Call("remove")
		s.written = s.written[:len(s.written)-1]
	}
	s.root.Call("setAttribute", "aria-busy", "false")
	s.done()
}

// next returns block i as it is to be.
func (s *sheet) next(i int) block {
	return block{s.finish(i, s.renderer.Block(i)), s.renderer.End(i)}
}

// regroup writes blocks from i on, where the text is cut otherwise than it was:
// up to the next border that both have, so that no words are missing or twice
// there meanwhile. It returns the block after those.
func (s *sheet) regroup(i int, next block, stop time.Time) int {
	fresh, to := []block{next}, i+1 // in place of those before to
	for {
		for to < len(s.written) && s.written[to-1].end < next.end {
			to++
		}
		n := i + len(fresh)
		if s.written[to-1].end <= next.end || n == s.renderer.Len() || time.Now().After(stop) {
			break
		}
		next = s.next(n)
		fresh = append(fresh, next)
	}
	var html strings.Builder
	for _, b := range fresh {
		html.WriteString(b.html)
	}
	children := s.root.Get("children")
	children.Index(i).Call("insertAdjacentHTML", "beforebegin", html.String())
	for range to - i {
		e := children.Index(i + len(fresh))
		s.leave(e)
		e.Call("remove")
	}
	s.written = slices.Replace(s.written, i, to, fresh...)
	return i + len(fresh)
}

// leave notes, before an element goes, whether it takes the focus with it.
func (s *sheet) leave(e app.Value) {
	s.dropped = s.dropped || e.Call("contains", document().Get("activeElement")).Bool()
}

// block returns the element of a block, or a value that is not truthy.
func (s *sheet) block(i int) app.Value {
	if s.root == nil || i < 0 || i >= len(s.written) {
		return app.Null()
	}
	return s.root.Get("children").Index(i)
}

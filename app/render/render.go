// Package render turns a document and its marks into HTML.
//
// # Overlap
//
// Marks overlap as they like: an opinion over two sentences holds an actor, who
// stands inside an incident's trigger. HTML elements may only nest. So a text is
// cut wherever a mark or a sentence begins or ends, and each piece, a [Run],
// names all the marks that cover it:
//
//	marks   ┌──────── o0 ─────────┐
//	               ┌─ a2.0 ─┐
//	                     ┌─ i1.0 ─┐
//	runs    │ o0   │ o0  │ o0 │ o0│i1│
//	               │ a2  │ a2 │ i1│
//	                     │ i1 │
//
// # HTML
//
//	<p class="block paragraph" data-block="3">
//	  <span class="sentence report" data-sentence="7">Plain words
//	    <mark class="actor actor-first actor-last is-person is-name actor-lead" data-id="a2.0">Ine Dahl</mark> …
//
// The text content of all blocks, one after the other, is the document's text
// to the last character: what lies between two blocks goes with the first. One
// character can't stand in HTML: NUL becomes U+FFFD.
//
// All text is escaped, and nothing but digits and words of this package stands
// in an attribute.
package render

import "lede/app/doc"

// Blocks returns the HTML of each of d's blocks with the given marks.
// It is [New] with every block at once.
func Blocks(d *doc.Document, marks []doc.Mark) []string {
	r := New(d, marks)
	html := make([]string, r.Len())
	for i := range html {
		html[i] = r.Block(i)
	}
	return html
}

// A Renderer writes the blocks of one document, in any order. To make one costs
// little; to write a block costs in proportion to it.
type Renderer struct {
	d      *doc.Document
	marks  []doc.Mark
	blocks []doc.Block
	first  []int // by block: marks before this one end before it begins
}

// New returns a renderer of d with the given marks, which must be in text order,
// as [doc.Document.Marks] gives them. A document without blocks is one
// paragraph.
func New(d *doc.Document, marks []doc.Mark) *Renderer {
	r := &Renderer{d: d, marks: marks, blocks: d.Blocks}
	if len(r.blocks) == 0 && d.Text != "" {
		r.blocks = []doc.Block{{Span: doc.Span{End: len(d.Text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}
	}
	r.first = make([]int, len(r.blocks))
	first := 0
	for i := range r.blocks {
		// A mark may reach over several blocks, so none is passed before all
		// before it have ended too.
		for first < len(marks) && marks[first].End <= r.extent(i).Start {
			first++
		}
		r.first[i] = first
	}
	return r
}

// Len returns the number of blocks.
func (r *Renderer) Len() int { return len(r.blocks) }

// extent returns the text that goes with a block: its own and what lies between
// it and the next, and before it if it is the first.
func (r *Renderer) extent(i int) doc.Span {
	s := doc.Span{Start: r.blocks[i].Start, End: len(r.d.Text)}
	if i == 0 {
		s.Start = 0
	}
	if i+1 < len(r.blocks) {
		s.End = r.blocks[i+1].Start
	}
	return s
}

// inside returns the marks that may overlap a block.
func (r *Renderer) inside(i int) []doc.Mark {
	end := r.extent(i).End
	to := r.first[i]
	for to < len(r.marks) && r.marks[to].Start < end {
		to++
	}
	return r.marks[r.first[i]:to]
}

// End returns where the text of block i ends, and that of the next begins.
func (r *Renderer) End(i int) int { return r.extent(i).End }

// Block returns the HTML of block i.
func (r *Renderer) Block(i int) string {
	w := &writer{d: r.d}
	w.block(i, r.blocks[i], r.extent(i), r.inside(i))
	return w.String()
}

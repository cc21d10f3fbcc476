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

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lede/app/doc"
)

// A Run is a piece of text, all of it covered by the same marks.
type Run struct {
	doc.Span
	Marks []int // indexes into the marks given, in their order
}

// Runs cuts a span into runs. marks must be in text order, as
// [doc.Document.Marks] gives them; those outside the span are left out. cuts are
// further places to cut at.
func Runs(within doc.Span, marks []doc.Mark, cuts []int) []Run {
	edges := []int{within.Start, within.End}
	for _, at := range cuts {
		if within.Start < at && at < within.End {
			edges = append(edges, at)
		}
	}
	for _, m := range marks {
		if m.Overlaps(within) {
			edges = append(edges, max(m.Start, within.Start), min(m.End, within.End))
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var runs []Run
	var open []int // marks that began at or before the run and may reach into it
	next := 0
	for i := 0; i+1 < len(edges); i++ {
		run := Run{Span: doc.Span{Start: edges[i], End: edges[i+1]}}
		for next < len(marks) && marks[next].Start < run.End {
			open = append(open, next)
			next++
		}
		open = slices.DeleteFunc(open, func(m int) bool { return marks[m].End <= run.Start })
		run.Marks = slices.Clone(open)
		runs = append(runs, run)
	}
	return runs
}

// ID names a mark on the page: the layer's letter, the item, and the part of it
// where there are parts: "a2.0", "i1.0", "s4", "o0".
func ID(m doc.Mark) string {
	id := m.Layer.String()[:1] + strconv.Itoa(m.Item)
	if m.Layer == doc.ActorLayer || m.Layer == doc.IncidentLayer {
		id += "." + strconv.Itoa(m.Part)
	}
	return id
}

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

// A writer puts one block's HTML together.
type writer struct {
	strings.Builder
	d *doc.Document
}

// tags are the elements of the blocks that are not paragraphs.
var tags = map[doc.BlockKind]string{doc.Heading: "h2", doc.BlockQuote: "blockquote"}

// block writes one block with the text of span all.
func (w *writer) block(i int, b doc.Block, all doc.Span, marks []doc.Mark) {
	tag := cmp.Or(tags[b.Kind], "p")
	w.WriteString("<" + tag + ` class="block ` + word(string(b.Kind)))
	if b.DuplicateOf != doc.NoBlock {
		w.WriteString(" repeat")
	}
	w.WriteString(`" data-block="` + strconv.Itoa(i) + `" dir="auto">`)

	var sentences []doc.Sentence
	if b.Sentences.To <= len(w.d.Sentences) {
		sentences = w.d.Sentences[b.Sentences.From:b.Sentences.To]
	}
	pieces := cutPieces(w.d.Text, all)
	cuts := slices.Clone(pieces)
	for _, s := range sentences {
		cuts = append(cuts, s.Start, s.End)
	}
	if all.Len() > longest {
		w.WriteString(`<span class="piece">`)
	}
	at, open := 0, false // the next sentence, and whether we are in it
	begin := func() {
		w.WriteString(`<span class="sentence ` + word(string(sentences[at].Voice)) + `" data-sentence="` + strconv.Itoa(b.Sentences.From+at) + `">`)
		open = true
	}
	end := func() {
		w.WriteString("</span>")
		open = false
	}
	for _, run := range Runs(all, marks, cuts) {
		if open && run.Start >= sentences[at].End {
			end()
			at++
		}
		if len(pieces) > 0 && run.Start == pieces[0] {
			pieces = pieces[1:]
			inside := open
			if inside {
				end()
			}
			w.WriteString(`</span><span class="piece">`)
			if inside {
				begin()
			}
		}
		if !open && at < len(sentences) && run.Start == sentences[at].Start {
			begin()
		}
		w.run(run, marks)
	}
	if open {
		end()
	}
	if all.Len() > longest {
		w.WriteString("</span>")
	}
	w.WriteString("</" + tag + ">")
}

// A browser sets the lines of a paragraph all at once, which for one of a million
// characters takes it many seconds. So a block of more than longest bytes is cut
// into pieces, each a box of its own.
const (
	longest = 24 << 10
	piece   = 8 << 10
)

// cutPieces returns where the pieces of a long stretch of text begin, but for
// the first: at a space where there is one near, else between characters.
func cutPieces(text string, s doc.Span) []int {
	if s.Len() <= longest {
		return nil
	}
	var cuts []int
	for at := s.Start + piece; at < s.End; at += piece {
		for !utf8.RuneStart(text[at]) {
			at++
		}
		if i := strings.IndexByte(text[at:min(at+200, s.End)], ' '); i >= 0 {
			at += i
		}
		cuts = append(cuts, at)
	}
	return cuts
}

// run writes one run; without marks it is plain text.
func (w *writer) run(run Run, marks []doc.Mark) {
	if len(run.Marks) == 0 {
		w.text(w.d.Slice(run.Span))
		return
	}
	var classes, ids []string
	add := func(class string) {
		if class != "" && !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
	}
	for _, i := range run.Marks {
		m := marks[i]
		layer := m.Layer.String()
		add(layer)
		if m.Start == run.Start {
			add(layer + "-first")
		}
		if m.End == run.End {
			add(layer + "-last")
		}
		for _, class := range w.detail(m) {
			add(class)
		}
		ids = append(ids, ID(m))
	}
	w.WriteString(`<mark class="` + strings.Join(classes, " ") + `" data-id="` + strings.Join(ids, " ") + `">`)
	w.text(w.d.Slice(run.Span))
	w.WriteString("</mark>")
}

// detail returns the classes that tell marks of one layer apart: an actor's
// type and a mention's form, an incident trigger's modality, a statement's kind,
// an opinion's voice. The first mention of an actor and the first trigger of an
// incident lead; what a reader has changed is edited.
func (w *writer) detail(m doc.Mark) []string {
	var classes []string
	layer := m.Layer.String()
	switch m.Layer {
	case doc.ActorLayer:
		a := w.d.Actors[m.Item]
		classes = []string{is(string(a.Type)), is(string(a.Mentions[m.Part].Form))}
	case doc.IncidentLayer:
		classes = []string{is(string(w.d.Incidents[m.Item].Triggers[m.Part].Modality))}
	case doc.StatementLayer:
		classes = []string{is(string(w.d.Statements[m.Item].Kind))}
	case doc.OpinionLayer:
		classes = []string{is(string(w.d.Opinions[m.Item].Voice))}
	}
	if m.Part == 0 && m.Layer <= doc.IncidentLayer {
		classes = append(classes, layer+"-lead")
	}
	if strings.HasPrefix(m.Why.Rule, "reader/") {
		classes = append(classes, "edited", layer+"-edited")
	}
	return classes
}

// is makes a class of a label of the data model, apart from the classes of
// blocks, sentences and layers.
func is(label string) string {
	if label = word(label); label != "" {
		return "is-" + label
	}
	return ""
}

// word returns s if it is a plain lower-case word, as every label of the data
// model is, and "" for anything else, which has no place in an attribute.
func word(s string) string {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return ""
		}
	}
	return s
}

// escaper covers what HTML would read otherwise. A carriage return in HTML
// source is read as a line feed, so it is written as a reference.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\r", "&#13;", "\x00", "\uFFFD")

func (w *writer) text(s string) { escaper.WriteString(&w.Builder, s) }

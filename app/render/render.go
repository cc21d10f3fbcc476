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

// Blocks returns the HTML of each of d's blocks with the given marks, which
// must be in text order. A document without blocks gives one paragraph.
func Blocks(d *doc.Document, marks []doc.Mark) []string {
	blocks := d.Blocks
	if len(blocks) == 0 {
		if d.Text == "" {
			return nil
		}
		blocks = []doc.Block{{Span: doc.Span{End: len(d.Text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}
	}
	w := &writer{d: d, marks: marks}
	html := make([]string, len(blocks))
	from := 0
	for i, b := range blocks {
		to := len(d.Text)
		if i+1 < len(blocks) {
			to = blocks[i+1].Start
		}
		html[i] = w.block(i, b, doc.Span{Start: from, End: to})
		from = to
	}
	return html
}

type writer struct {
	strings.Builder
	d     *doc.Document
	marks []doc.Mark
	first int // marks before this one end before the block at hand
}

// tags are the elements of the blocks that are not paragraphs.
var tags = map[doc.BlockKind]string{doc.Heading: "h2", doc.BlockQuote: "blockquote"}

// block writes one block with the text of span all, which is the block's own
// and what lies around it.
func (w *writer) block(i int, b doc.Block, all doc.Span) string {
	w.Reset()
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
	var cuts []int
	for _, s := range sentences {
		cuts = append(cuts, s.Start, s.End)
	}
	marks := w.inside(all)
	at, open := 0, false // the next sentence, and whether we are in it
	for _, run := range Runs(all, marks, cuts) {
		if open && run.Start >= sentences[at].End {
			w.WriteString("</span>")
			at, open = at+1, false
		}
		if !open && at < len(sentences) && run.Start == sentences[at].Start {
			s := sentences[at]
			w.WriteString(`<span class="sentence ` + word(string(s.Voice)) + `" data-sentence="` + strconv.Itoa(b.Sentences.From+at) + `">`)
			open = true
		}
		w.run(run, marks)
	}
	if open {
		w.WriteString("</span>")
	}
	w.WriteString("</" + tag + ">")
	return w.String()
}

// inside returns the marks that may overlap a span. Spans must be asked for in
// text order. A mark may reach over several blocks, so none is dropped before
// all before it have ended too.
func (w *writer) inside(s doc.Span) []doc.Mark {
	for w.first < len(w.marks) && w.marks[w.first].End <= s.Start {
		w.first++
	}
	to := w.first
	for to < len(w.marks) && w.marks[to].Start < s.End {
		to++
	}
	return w.marks[w.first:to]
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
	switch m.Layer {
	case doc.ActorLayer:
		a := w.d.Actors[m.Item]
		classes = []string{is(string(a.Type)), is(string(a.Mentions[m.Part].Form))}
	case doc.IncidentLayer:
		classes = []string{is(string(w.d.Incidents[m.Item].Triggers[m.Part].Modality))}
	case doc.StatementLayer:
		return []string{is(string(w.d.Statements[m.Item].Kind))}
	case doc.OpinionLayer:
		return []string{is(string(w.d.Opinions[m.Item].Voice))}
	}
	if m.Part == 0 {
		classes = append(classes, m.Layer.String()+"-lead")
	}
	if strings.HasPrefix(m.Why.Rule, "reader/") {
		classes = append(classes, "edited")
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

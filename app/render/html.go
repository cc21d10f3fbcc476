package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lede/app/doc"
)

// ID names a mark on the page: the layer's letter, the item, and the part of it
// where there are parts: "a2.0", "i1.0", "s4", "o0".
func ID(m doc.Mark) string {
	id := m.Layer.String()[:1] + strconv.Itoa(m.Item)
	if m.Layer == doc.ActorLayer || m.Layer == doc.IncidentLayer {
		id += "." + strconv.Itoa(m.Part)
	}
	return id
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

package ui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/doc"
	"lede/app/export"
)

// # Voice in the margin
//
// Whose words a passage is shows as a bar beside it: solid for the author's own
// judgement, dashed for what somebody else says, with a label. A passage starts
// and ends inside lines, and CSS has no box for "the lines this runs over", so
// the bars are measured, block by block, as blocks come near the window.

// A bar stands beside some sentences of one block that have one voice.
type bar struct {
	from, to int // sentences, the last included
	voice    doc.Voice
	label    string
	mark     string // id of the mark that says why, or ""
	edited   bool   // it is the reader's
}

// bars returns the bars of each block, by its index.
func bars(d *doc.Document) map[int][]bar {
	said := make(map[int]int) // sentence to statement
	for i, s := range d.Statements {
		for n := d.SentenceAt(s.Start); n >= 0 && n < len(d.Sentences) && d.Sentences[n].Start < s.End; n++ {
			if _, taken := said[n]; !taken {
				said[n] = i
			}
		}
	}
	judged := make(map[int]int) // sentence to opinion
	for i, o := range d.Opinions {
		for n := d.SentenceAt(o.Start); n >= 0 && n < len(d.Sentences) && d.Sentences[n].Start < o.End; n++ {
			judged[n] = i
		}
	}
	all := make(map[int][]bar)
	for b, block := range d.Blocks {
		if block.Sentences.To > len(d.Sentences) {
			break
		}
		for n := block.Sentences.From; n < block.Sentences.To; n++ {
			next := bar{from: n, to: n, voice: d.Sentences[n].Voice, edited: correct.ByReader(d.Sentences[n].VoiceWhy)}
			switch next.voice {
			case doc.Editorial:
				next.label = "Editorial"
				if i, ok := judged[n]; ok {
					next.judged(d, i)
				}
			case doc.Attributed:
				next.label = "Attributed"
				if i, ok := said[n]; ok {
					next.mark = "s" + strconv.Itoa(i)
					next.label = says(d, d.Statements[i])
					next.edited = next.edited || correct.ByReader(d.Statements[i].Why)
				} else if i, ok := judged[n]; ok {
					next.judged(d, i)
					if a := d.Actor(d.Opinions[i].Holder); a != nil {
						next.label = "Says: " + shortName(a)
					}
				}
			default:
				continue
			}
			list := all[b]
			if last := len(list) - 1; last >= 0 && list[last].to == n-1 && list[last].voice == next.voice && list[last].label == next.label && list[last].edited == next.edited {
				list[last].to = n
				continue
			}
			all[b] = append(list, next)
		}
	}
	return all
}

// judged makes opinion i the one that says why.
func (b *bar) judged(d *doc.Document, i int) {
	b.mark = "o" + strconv.Itoa(i)
	b.edited = b.edited || correct.ByReader(d.Opinions[i].Why())
}

// says labels what somebody says: "Says: Raab".
func says(d *doc.Document, s doc.Statement) string {
	name, known := export.Speaker(d, s.Speaker)
	if !known {
		return "Speaker unclear"
	}
	if a := d.Actor(s.Speaker.Actor); a != nil && s.Speaker.Others == nil {
		return "Says: " + shortName(a)
	}
	return "Says: " + shorten(bare(name), 22)
}

// bare leaves out the article before a name.
func bare(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && strings.EqualFold(first, "the") {
		return rest
	}
	return s
}

// shortName is what fits into a margin: a person's surname.
func shortName(a *doc.Actor) string {
	if words := strings.Fields(a.Name); a.Type == doc.Person && len(words) > 1 {
		return shorten(words[len(words)-1], 22)
	}
	return shorten(a.Name, 22)
}

// shorten cuts a text to so many characters, at a space where there is one.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// A margin draws the bars of the blocks near the window.
type margin struct {
	sheet    *sheet
	bars     map[int][]bar
	near     map[int]bool // blocks near the window
	observer app.Value
	waiting  bool
}

// watch begins anew with what is on the canvas.
func (m *margin) watch(bars map[int][]bar) {
	m.bars = bars
	if m.observer == nil {
		m.observer = app.Window().Get("IntersectionObserver").New(app.FuncOf(m.seen), map[string]any{"rootMargin": "50% 0px"})
		app.Window().Get("ResizeObserver").New(app.FuncOf(func(app.Value, []app.Value) any {
			m.again()
			return nil
		})).Call("observe", app.Window().Get("document").Get("body"))
	}
	m.observer.Call("disconnect")
	m.near = make(map[int]bool)
	for b := range bars {
		if e := m.sheet.block(b); e.Truthy() {
			m.observer.Call("observe", e)
		}
	}
}

func (m *margin) seen(_ app.Value, args []app.Value) any {
	var fresh []int
	for i := range args[0].Get("length").Int() {
		entry := args[0].Index(i)
		near := entry.Get("isIntersecting").Bool()
		if !near && len(m.near) == 0 {
			continue // of a long text, most blocks at the beginning
		}
		b, err := strconv.Atoi(entry.Get("target").Call("getAttribute", "data-block").String())
		if err != nil {
			continue
		}
		if near {
			m.near[b] = true
			fresh = append(fresh, b)
		} else {
			delete(m.near, b)
		}
	}
	m.draw(fresh)
	return nil
}

// again measures anew, once the browser is about to draw: the lines may run
// otherwise since.
func (m *margin) again() {
	if m.waiting {
		return
	}
	m.waiting = true
	nextFrame(func() {
		m.waiting = false
		m.draw(slices.Collect(maps.Keys(m.near)))
	})
}

// draw measures and draws the bars of some blocks. All are measured before any is
// drawn: the browser would lay the page out anew between the one and the other.
func (m *margin) draw(blocks []int) {
	for _, block := range blocks {
		each(m.sheet.block(block), ":scope > .bar", func(old app.Value) { old.Call("remove") })
	}
	drawn := make([][]app.Value, len(blocks))
	for i, block := range blocks {
		drawn[i] = m.measure(block)
	}
	for i, block := range blocks {
		if len(drawn[i]) > 0 {
			e := m.sheet.block(block)
			for _, mark := range drawn[i] {
				e.Call("appendChild", mark)
			}
		}
	}
}

// measure returns the bars of one block.
func (m *margin) measure(block int) (drawn []app.Value) {
	e := m.sheet.block(block)
	if !e.Truthy() {
		return nil
	}
	top := e.Call("getBoundingClientRect").Get("top").Float()
	end := 0.0 // where the bar before ends
	for _, b := range m.bars[block] {
		first, last := sentenceOf(e, b.from), sentenceOf(e, b.to)
		if !first.Truthy() || !last.Truthy() {
			continue
		}
		from := max(end, first.Call("getBoundingClientRect").Get("top").Float()-top)
		to := last.Call("getBoundingClientRect").Get("bottom").Float() - top
		if end = to + 3; to-from < 14 {
			continue // on a line with the one before
		}
		mark := document().Call("createElement", "span")
		mark.Set("className", "bar "+string(b.voice))
		mark.Call("setAttribute", "aria-hidden", "true")
		mark.Call("setAttribute", "data-label", b.label)
		if b.mark != "" {
			mark.Call("setAttribute", "data-id", b.mark)
		}
		style := mark.Get("style")
		style.Set("top", strconv.FormatFloat(from, 'f', 1, 64)+"px")
		style.Set("height", strconv.FormatFloat(to-from, 'f', 1, 64)+"px")
		toggle(mark, "edited", b.edited)
		toggle(mark, "tall", to-from > 40)                           // room for a label of two lines
		toggle(mark, "short", to-from < 8+5.8*float64(len(b.label))) // no room for one along the bar
		drawn = append(drawn, mark)
	}
	return drawn
}

func sentenceOf(block app.Value, i int) app.Value {
	return find(block, `.sentence[data-sentence="`+strconv.Itoa(i)+`"]`)
}

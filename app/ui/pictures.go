package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/compare"
	"lede/app/doc"
)

// # Pictures
//
// Drawn as SVG with a viewBox, coloured by classes of style.css, and always
// followed by the same as a table. All are 360 units wide. Each part of a picture
// leads into the text; a picture is one tab stop, and arrow keys go from part to
// part (pictureKey).

// escape makes article text safe in SVG.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace

// A drawing is SVG in the making.
type drawing struct{ strings.Builder }

func (d *drawing) add(parts ...string) {
	for _, p := range parts {
		d.WriteString(p)
	}
}

func num(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

func (d *drawing) svg(height int, label string) string {
	return `<svg class="drawing" viewBox="0 0 360 ` + strconv.Itoa(height) + `" role="group" aria-label="` + escape(label) + `">` + d.String() + `</svg>`
}

// text writes words that a part says too, in its label.
func (d *drawing) text(x, y, anchor, words string) {
	d.add(`<text aria-hidden="true" x="`, x, `" y="`, y, `" dy="4" text-anchor="`, anchor, `">`, escape(words), `</text>`)
}

// part begins a part of the picture that leads somewhere, as its data attribute
// says: "go" to a mark, "block" to a paragraph.
func (d *drawing) part(class, data, to, label string) {
	stop := "-1"
	if !strings.Contains(d.String(), `role="button"`) {
		stop = "0"
	}
	d.add(`<g class="`, class, `" data-`, data, `="`, to, `" role="button" tabindex="`, stop, `" aria-label="`, escape(label), `">`)
}

// picture is a picture with the same in words below it.
func picture(title, svg string, rows []app.UI, heads ...string) app.UI {
	var cells []app.UI
	for _, h := range heads {
		cells = append(cells, tag("th").Attr("scope", "col").Text(h))
	}
	return tag("figure").Class("picture").Body(
		tag("figcaption").Text(title),
		app.Raw(svg),
		tag("details").Body(
			tag("summary").Text("As a table"),
			tag("table").Body(tag("thead").Body(tag("tr").Body(cells...)), tag("tbody").Body(rows...)),
		),
	)
}

// pictureKey decides what a key does on a part of a picture, and returns nil
// where it does nothing.
func pictureKey(part app.Value, key string) func() {
	switch key {
	case "ArrowRight", "ArrowDown":
		return func() { nextPart(part, +1) }
	case "ArrowLeft", "ArrowUp":
		return func() { nextPart(part, -1) }
	case "Enter", " ":
		return func() {
			part.Call("dispatchEvent", app.Window().Get("MouseEvent").New("click", map[string]any{"bubbles": true}))
		}
	}
	return nil
}

// nextPart moves the picture's tab stop, and the focus.
func nextPart(part app.Value, by int) {
	var parts []app.Value
	at := 0
	each(closest(part, ".drawing"), "[role=button]", func(e app.Value) {
		if e.Equal(part) {
			at = len(parts)
		}
		parts = append(parts, e)
	})
	next := parts[(at+by+len(parts))%len(parts)]
	part.Call("setAttribute", "tabindex", "-1")
	next.Call("setAttribute", "tabindex", "0")
	next.Call("focus")
}

// mostEvents is how many incidents a timeline shows.
const mostEvents = 16

// timeline draws the incidents that have a date, in the order they happened.
func (p *page) timeline() app.UI {
	type event struct {
		day      time.Time
		when     string
		incident int
	}
	var events []event
	for i, in := range p.doc.Incidents {
		if in.Generic {
			continue
		}
		for _, t := range in.Times {
			if day, ok := dayOf(t.Value); ok {
				first, _, _ := strings.Cut(t.Value, "/")
				events = append(events, event{day, when(first), i})
				break
			}
		}
	}
	if len(events) < 2 {
		return nil
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.day.Compare(b.day) })
	title := "When it happened"
	if len(events) > mostEvents {
		title += ", the first " + strconv.Itoa(mostEvents) + " of " + strconv.Itoa(len(events))
		events = events[:mostEvents]
	}
	const gap, top = 26, 16
	height := top*2 + gap*(len(events)-1)
	var d drawing
	d.add(`<path class="axis" d="M92 6V`, strconv.Itoa(height-6), `"/>`)
	var rows []app.UI
	for i, e := range events {
		in := p.doc.Incidents[e.incident]
		y := strconv.Itoa(top + i*gap)
		id := "i" + strconv.Itoa(e.incident) + ".0"
		d.part("event is-"+escape(string(in.Modality)), "go", id, e.when+": "+in.Label+", "+string(in.Modality))
		d.add(`<rect class="hit" x="0" y="`, strconv.Itoa(top+i*gap-12), `" width="360" height="24"/>`)
		d.add(`<circle cx="92" cy="`, y, `" r="5"/></g>`)
		if i == 0 || events[i-1].when != e.when {
			d.text("82", y, "end", e.when)
		}
		d.text("106", y, "start", shorten(in.Label, 36))
		rows = append(rows, tag("tr").Body(tag("td").Text(e.when), tag("td").Body(goButton(id, "quote", in.Label)), tag("td").Text(string(in.Modality))))
	}
	return picture(title, d.svg(height, "Timeline of "+count(len(events), "incident", "incidents")), rows, "Date", "Incident", "As")
}

// dayOf returns the first day of a date as exact as it is: "2021-03-10",
// "2021-03", "2021".
func dayOf(value string) (time.Time, bool) {
	if from, _, ok := strings.Cut(value, "/"); ok {
		value = from
	}
	value, _, _ = strings.Cut(value, "T")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// voiceMap draws the article from its beginning to its end, a paragraph a box,
// by voice; a click goes there.
func (p *page) voiceMap(article compare.Voices) app.UI {
	d := p.doc
	var svg drawing
	var rows []app.UI
	x := 0.0
	boxes := 0
	for b, block := range d.Blocks {
		if block.Sentences.To > len(d.Sentences) {
			break
		}
		by := compare.VoicesOf(d, d.Sentences[block.Sentences.From:block.Sentences.To])
		if by.All() == 0 {
			continue
		}
		width := 360 * float64(by.All()) / float64(article.All())
		shares := by.Percents()
		svg.part("stretch", "block", strconv.Itoa(b), "Paragraph "+strconv.Itoa(paragraph(d, b))+": "+percent(shares[0])+" report, "+
			percent(shares[1])+" attributed, "+percent(shares[2])+" editorial")
		svg.add(`<rect class="hit" x="`, num(x), `" y="0" width="`, num(width), `" height="40"/>`)
		y := 40.0
		for i, n := range by {
			if h := 40 * float64(n) / float64(by.All()); h > 0 {
				y -= h
				svg.add(`<rect class="is-`, string(compare.Spoken[i]), `" x="`, num(x), `" y="`, num(y), `" width="`, num(max(0.6, width-1)), `" height="`, num(h), `"/>`)
			}
		}
		svg.add(`</g>`)
		x += width
		if boxes++; boxes <= 200 {
			rows = append(rows, tag("tr").Body(
				tag("td").Body(tag("button").Attr("type", "button").Class("quote").DataSet("block", b).Text("¶ "+strconv.Itoa(paragraph(d, b)))),
				tag("td").Text(percent(shares[0])), tag("td").Text(percent(shares[1])), tag("td").Text(percent(shares[2]))))
		}
	}
	if rows == nil {
		return nil
	}
	return picture("Voice by paragraph, first to last", svg.svg(40, "Map of the article: voice by paragraph"), rows, "Paragraph", "Report", "Attributed", "Editorial")
}

// accusations draws who accuses whom: accusers on the left, accused on the
// right.
func (p *page) accusations() app.UI {
	list := accusationsIn(p.doc)
	if len(list) == 0 {
		return nil
	}
	list = list[:min(len(list), 24)]
	var left, right []doc.ActorID
	for _, a := range list {
		if !slices.Contains(left, a.from) {
			left = append(left, a.from)
		}
		if !slices.Contains(right, a.to) {
			right = append(right, a.to)
		}
	}
	const gap, top = 28, 18
	height := top*2 + gap*(max(len(left), len(right))-1)
	y := func(i, n int) float64 { // spread over the height
		if n == 1 {
			return float64(height) / 2
		}
		return top + float64(height-2*top)*float64(i)/float64(n-1)
	}
	var d drawing
	var rows []app.UI
	for _, a := range list {
		from, to := y(slices.Index(left, a.from), len(left)), y(slices.Index(right, a.to), len(right))
		d.part("edge is-"+escape(a.stance), "go", a.mark, p.actorName(a.from)+" "+a.stance+" "+p.actorName(a.to)+", "+count(a.times, "time", "times"))
		curve := "M130 " + num(from) + "C180 " + num(from) + " 180 " + num(to) + " 226 " + num(to)
		d.add(`<path class="reach" d="`, curve, `"/><path d="`, curve, `" stroke-width="`, num(min(1.2+0.6*float64(a.times), 4)), `"/><path class="head" d="M232 `, num(to), `l-9 -4.5v9Z"/></g>`)
		rows = append(rows, tag("tr").Body(tag("td").Text(p.actorName(a.from)), tag("td").Body(goButton(a.mark, "quote", a.stance)), tag("td").Text(p.actorName(a.to)), tag("td").Text(strconv.Itoa(a.times))))
	}
	for i, id := range left {
		d.text("124", num(y(i, len(left))), "end", shorten(p.actorName(id), 19))
	}
	for i, id := range right {
		d.text("238", num(y(i, len(right))), "start", shorten(p.actorName(id), 18))
	}
	return picture("Who accuses whom", d.svg(height, "Who accuses whom: "+count(len(list), "accusation", "accusations")), rows, "Who", "Does", "Whom", "Times")
}

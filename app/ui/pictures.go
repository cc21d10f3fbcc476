package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// # Pictures
//
// Drawn as SVG with a viewBox, coloured by classes of style.css, and always
// followed by the same as a table. All are 360 units wide.

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
	return `<svg class="drawing" viewBox="0 0 360 ` + strconv.Itoa(height) + `" role="img" aria-label="` + escape(label) + `">` + d.String() + `</svg>`
}

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
	events = events[:min(len(events), 16)]
	const gap, top = 26, 16
	height := top*2 + gap*(len(events)-1)
	var d drawing
	d.add(`<path class="axis" d="M92 6V`, strconv.Itoa(height-6), `"/>`)
	var rows []app.UI
	for i, e := range events {
		in := p.doc.Incidents[e.incident]
		y := strconv.Itoa(top + i*gap)
		id := "i" + strconv.Itoa(e.incident) + ".0"
		d.add(`<g class="event is-`, escape(string(in.Modality)), `" data-go="`, id, `"><rect class="hit" x="0" y="`, strconv.Itoa(top+i*gap-12), `" width="360" height="24"/>`)
		if i == 0 || events[i-1].when != e.when {
			d.add(`<text class="when" x="82" y="`, y, `" dy="4" text-anchor="end">`, escape(e.when), `</text>`)
		}
		d.add(`<circle cx="92" cy="`, y, `" r="5"/><text x="106" y="`, y, `" dy="4">`, escape(shorten(in.Label, 36)), `</text></g>`)
		rows = append(rows, tag("tr").Body(tag("td").Text(e.when), tag("td").Body(goButton(id, "quote", in.Label)), tag("td").Text(string(in.Modality))))
	}
	return picture("When it happened", d.svg(height, "Timeline of "+count(len(events), "incident", "incidents")), rows, "Date", "Incident", "As")
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
func (p *page) voiceMap() app.UI {
	d := p.doc
	_, all := voices(d)
	if all == 0 {
		return nil
	}
	var svg drawing
	var rows []app.UI
	x := 0.0
	boxes := 0
	for b, block := range d.Blocks {
		if block.Sentences.Empty() || block.Sentences.To > len(d.Sentences) || block.DuplicateOf != doc.NoBlock {
			continue
		}
		by := make(map[doc.Voice]int)
		length := 0
		for _, s := range d.Sentences[block.Sentences.From:block.Sentences.To] {
			if s.Voice != doc.Boilerplate {
				by[s.Voice] += s.Len()
				length += s.Len()
			}
		}
		if length == 0 {
			continue
		}
		width := 360 * float64(length) / float64(all)
		svg.add(`<g class="stretch" data-block="`, strconv.Itoa(b), `"><rect class="hit" x="`, num(x), `" y="0" width="`, num(width), `" height="40"/>`)
		y := 40.0
		for _, v := range []doc.Voice{doc.Report, doc.Attributed, doc.Editorial} {
			if h := 40 * float64(by[v]) / float64(length); h > 0 {
				y -= h
				svg.add(`<rect class="is-`, string(v), `" x="`, num(x), `" y="`, num(y), `" width="`, num(max(0.6, width-1)), `" height="`, num(h), `"/>`)
			}
		}
		svg.add(`</g>`)
		x += width
		if boxes++; boxes <= 200 {
			rows = append(rows, tag("tr").Body(
				tag("td").Body(tag("button").Attr("type", "button").Class("quote").DataSet("block", b).Text("¶ "+strconv.Itoa(paragraph(d, b)))),
				tag("td").Text(percent(by[doc.Report], length)), tag("td").Text(percent(by[doc.Attributed], length)), tag("td").Text(percent(by[doc.Editorial], length))))
		}
	}
	return picture("Voice by paragraph, first to last", svg.svg(40, "Map of the article: voice by paragraph"), rows, "Paragraph", "Report", "Attributed", "Editorial")
}

// An accusation is an arrow from one actor to another.
type accusation struct {
	from, to doc.ActorID
	stance   string
	times    int
	mark     string // where it is first made
}

// accuse collects who accuses, condemns or denies whom.
func (p *page) accuse() []accusation {
	var list []accusation
	add := func(a accusation) {
		if a.from == "" || a.to == "" || a.from == a.to || p.doc.Actor(a.from) == nil || p.doc.Actor(a.to) == nil {
			return
		}
		i := slices.IndexFunc(list, func(b accusation) bool { return a.from == b.from && a.to == b.to && a.stance == b.stance })
		if i < 0 {
			list = append(list, a)
			i = len(list) - 1
		}
		list[i].times++
	}
	for i, s := range p.doc.Statements {
		if s.Speaker == nil || s.Stance != doc.Accuses && s.Stance != doc.Condemns {
			continue
		}
		for _, id := range s.About {
			add(accusation{s.Speaker.Actor, id, string(s.Stance), 0, "s" + strconv.Itoa(i)})
		}
	}
	for i, in := range p.doc.Incidents {
		for _, r := range in.Roles {
			if r.Kind != doc.Agent || in.Generic {
				continue
			}
			for _, by := range in.BlamedBy {
				add(accusation{by, r.Actor, string(doc.Accuses), 0, "i" + strconv.Itoa(i) + ".0"})
			}
		}
	}
	return list
}

// accusations draws who accuses whom: accusers on the left, accused on the
// right.
func (p *page) accusations() app.UI {
	list := p.accuse()
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
		d.add(`<g class="edge is-`, escape(a.stance), `" data-go="`, a.mark, `"><path d="M130 `, num(from), `C180 `, num(from), ` 180 `, num(to), ` 226 `, num(to),
			`" stroke-width="`, num(min(1.2+0.6*float64(a.times), 4)), `"/><path class="head" d="M232 `, num(to), `l-9 -4.5v9Z"/></g>`)
		rows = append(rows, tag("tr").Body(tag("td").Text(p.actorName(a.from)), tag("td").Body(goButton(a.mark, "quote", a.stance)), tag("td").Text(p.actorName(a.to)), tag("td").Text(strconv.Itoa(a.times))))
	}
	for i, id := range left {
		d.add(`<text x="124" y="`, num(y(i, len(left))), `" dy="4" text-anchor="end">`, escape(shorten(p.actorName(id), 19)), `</text>`)
	}
	for i, id := range right {
		d.add(`<text x="238" y="`, num(y(i, len(right))), `" dy="4">`, escape(shorten(p.actorName(id), 17)), `</text>`)
	}
	return picture("Who accuses whom", d.svg(height, "Who accuses whom: "+count(len(list), "accusation", "accusations")), rows, "Who", "Does", "Whom", "Times")
}

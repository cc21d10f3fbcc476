package ui

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/compare"
	"lede/app/correct"
	"lede/app/doc"
	"lede/app/store"
	"lede/app/wire"
)

// A comparison is two kept articles side by side. Whatever it shows of one leads
// to its place there.
type comparison struct {
	articles [2]store.Article
	docs     [2]*doc.Document
	problem  string // why there is nothing to compare, or ""
	*compare.Comparison
}

// compare loads two articles and holds them against each other, each with the
// reader's corrections.
func (p *page) compare(ids [2]store.ID) {
	if p.keep == nil {
		return
	}
	p.pair = ids
	keep, dict := p.keep, p.dict
	p.background(func() func() {
		c := new(comparison)
		for i, id := range ids {
			a, err := keep.Load(id)
			if err == nil {
				c.articles[i] = a
				c.docs[i], err = annotated(a, dict)
			}
			if err != nil && c.problem == "" {
				c.problem = err.Error()
			}
		}
		if c.problem == "" {
			c.Comparison = compare.Articles(c.docs[0], c.docs[1])
		}
		return func() {
			if p.pair == ids {
				p.comparison = c
			}
		}
	})
}

// annotated is what was found in a kept article, with the reader's edits over it.
func annotated(a store.Article, dict correct.Dictionary) (*doc.Document, error) {
	m, err := wire.Unmarshal(a.Annotation)
	r, ok := m.(*wire.Result)
	if err != nil || !ok {
		return nil, errors.New("“" + titleOf(a.Card, a.Text) + "” was analysed by another version of Lede. Open it once, and it is analysed anew.")
	}
	var edits correct.History
	json.Unmarshal(a.Edits, &edits) // without any, nothing is corrected
	d, _ := correct.Apply(r.Document, dict, edits.Done)
	return d, nil
}

func (p *page) compareScreen() app.UI {
	c := p.comparison
	main := tag("main").Class("compare")
	title := tag("h1").Text("Compare")
	switch {
	case p.keep == nil || c == nil:
		return main.Body(title, tag("p").Class("empty").Text("Two articles of the library stand side by side here."))
	case c.problem != "":
		items := []app.UI{title, tag("p").Class("empty").Text("These can’t be compared. " + c.problem)}
		for i := range c.articles {
			if c.articles[i].ID != 0 {
				items = append(items, c.head(i))
			}
		}
		return main.Body(items...)
	}
	return main.Body(title,
		tag("div").Class("sides").Body(c.head(0), c.head(1)),
		c.voices(), c.actors(), c.incidents(), c.quotes(),
	)
}

// head names one of the two, and leads to it.
func (c *comparison) head(side int) app.UI {
	a := c.articles[side]
	return tag("div").Class("side-head").Body(
		nth(side),
		tag("a").Class("title").Attr("href", c.place(side, "")).Text(titleOf(a.Card, a.Text)),
		tag("p").Class("about").Text(about(a.Card)))
}

// nth is the number that stands for an article on the whole screen.
func nth(side int) app.UI {
	return tag("span").Class("nth").Body(tag("span").Class("visually-hidden").Text("Article "), app.Text(strconv.Itoa(side+1)))
}

// place is the address of a mark in one of the two.
func (c *comparison) place(side int, mark string) string {
	return route{screen: reading, articles: [2]store.ID{c.articles[side].ID}, mark: mark}.address()
}

// link leads to a mark in one of the two.
func (c *comparison) link(side int, mark, words string) app.UI {
	return tag("a").Attr("href", c.place(side, mark)).Text(words)
}

// part is a section of the screen.
func part(id, title, note string, body ...app.UI) app.UI {
	head := []app.UI{tag("h2").ID("compare-" + id).Text(title)}
	if note != "" {
		head = append(head, tag("p").Class("because").Text(note))
	}
	return tag("section").Class("part").Aria("labelledby", "compare-"+id).Body(append(head, body...)...)
}

// voices shows how each text is divided.
func (c *comparison) voices() app.UI {
	var sides []app.UI
	for side, v := range c.Voices {
		var bar drawing
		x := 0.0
		for i, n := range v {
			if n > 0 {
				width := 360 * float64(n) / float64(v.All())
				bar.add(`<rect class="is-`, string(compare.Spoken[i]), `" x="`, num(x), `" width="`, num(width), `" height="12"/>`)
				x += width
			}
		}
		sides = append(sides, tag("div").Body(nth(side),
			app.Raw(`<svg class="drawing" viewBox="0 0 360 12" aria-hidden="true"><g class="stretch still">`+bar.String()+`</g></svg>`),
			tag("ul").Class("shares").Body(shares(v)...)))
	}
	return part("voices", "Whose voice", "", tag("div").Class("sides").Body(sides...))
}

// actors lists those in both, then those in one only.
func (c *comparison) actors() app.UI {
	var rows []app.UI
	for _, pair := range c.Actors {
		side := 0 // "Ine Dahl" to one is "Dahl" to the other
		if len(c.docs[1].Actors[pair[1]].Name) > len(c.docs[0].Actors[pair[0]].Name) {
			side = 1
		}
		rows = append(rows, tag("tr").Class("is-"+string(c.docs[side].Actors[pair[side]].Type)).Body(
			tag("th").Attr("scope", "row").Body(c.actorName(side, pair[side])),
			tag("td").Body(c.timesMentioned(0, pair[0])),
			tag("td").Body(c.timesMentioned(1, pair[1]))))
	}
	return part("actors", "Actors", "", c.both("No actor is in both.", "In both", rows),
		c.only(c.OnlyActors, func(side, i int) app.UI {
			return tag("li").Class("is-"+string(c.docs[side].Actors[i].Type)).Body(c.actorName(side, i), app.Text(" "), c.timesMentioned(side, i))
		}))
}

func (c *comparison) actorName(side, i int) app.UI {
	a := c.docs[side].Actors[i]
	return tag("span").Class("who").Body(tag("span").Class("glyph").Aria("hidden", "true"), tag("span").Class("name").Text(a.Name), tag("span").Class("type").Text(actorTypes[a.Type]))
}

// timesMentioned leads to the first mention.
func (c *comparison) timesMentioned(side, i int) app.UI {
	n := c.docs[side].TimesMentioned(c.docs[side].Actors[i])
	return tag("a").Class("times").Attr("href", c.place(side, "a"+strconv.Itoa(i)+".0")).Aria("label", count(n, "mention", "mentions")+" in article "+strconv.Itoa(side+1)).Text("×" + strconv.Itoa(n))
}

// incidents lists the events that both tell of, as each tells it, then those that
// one tells of.
func (c *comparison) incidents() app.UI {
	var rows []app.UI
	for _, pair := range c.Incidents {
		rows = append(rows, tag("tr").Body(tag("td").Body(c.incident(0, pair[0])), tag("td").Body(c.incident(1, pair[1]))))
	}
	return part("incidents", "Incidents", "Two are taken for one event where kind, target, place and time fit.",
		c.both("No incident is surely in both.", "", rows),
		c.only(c.OnlyIncidents, func(side, i int) app.UI { return tag("li").Body(c.incident(side, i)) }))
}

func (c *comparison) incident(side, i int) app.UI {
	in := c.docs[side].Incidents[i]
	return tag("span").Class("who").Body(c.link(side, "i"+strconv.Itoa(i)+".0", in.Label), modalityTag(in.Modality))
}

// quotes shows who is quoted how often in each.
func (c *comparison) quotes() app.UI {
	var rows []app.UI
	times := func(q compare.Quoted, side int) app.UI {
		if q.Times[side] == 0 {
			return tag("span").Class("unknown").Text("–").Aria("label", "not quoted")
		}
		return tag("a").Class("times").Attr("href", c.place(side, "s"+strconv.Itoa(q.First[side]))).
			Aria("label", count(q.Times[side], "statement", "statements")+" in article "+strconv.Itoa(side+1)).Text("×" + strconv.Itoa(q.Times[side]))
	}
	for _, q := range c.Quoted {
		name := tag("span").Class("name").Text(shorten(oneLine(q.Name), 60))
		if q.Name == "" {
			name = tag("span").Class("unknown").Text("Speaker unclear")
		}
		rows = append(rows, tag("tr").Body(tag("th").Attr("scope", "row").Body(name), tag("td").Body(times(q, 0)), tag("td").Body(times(q, 1))))
	}
	return part("quoted", "Who is quoted", "", c.both("Nobody is quoted in either.", "Speaker", rows))
}

// both is a table with a column for each article, after one that names what is
// counted, if it is named apart. What is beyond the first rows can be unfolded.
func (c *comparison) both(none, what string, rows []app.UI) app.UI {
	if len(rows) == 0 {
		return tag("p").Class("none-here").Text(none)
	}
	return cut(rows, func(rows []app.UI) app.UI {
		heads := []app.UI{tag("th").Attr("scope", "col").Body(nth(0)), tag("th").Attr("scope", "col").Body(nth(1))}
		if what != "" {
			heads = append([]app.UI{tag("th").Attr("scope", "col").Text(what)}, heads...)
		}
		return tag("table").Class("in-both").Body(tag("thead").Body(tag("tr").Body(heads...)), tag("tbody").Body(rows...))
	})
}

// only lists what is in one article, side by side.
func (c *comparison) only(lists [2][]int, item func(side, i int) app.UI) app.UI {
	var sides []app.UI
	for side, list := range lists {
		title := tag("h3").Body(app.Text("Only in "), nth(side), tag("span").Class("times").Text(strconv.Itoa(len(list))))
		var items []app.UI
		for _, i := range list {
			items = append(items, item(side, i))
		}
		if len(items) == 0 {
			sides = append(sides, tag("div").Body(title, tag("p").Class("none-here").Text("None.")))
			continue
		}
		sides = append(sides, tag("div").Body(title, cut(items, func(items []app.UI) app.UI { return tag("ul").Class("only").Body(items...) })))
	}
	return tag("div").Class("sides").Body(sides...)
}

// mostRows is how many rows of a list show before it is unfolded.
const mostRows = 12

// cut folds what goes beyond the first rows.
func cut(rows []app.UI, list func([]app.UI) app.UI) app.UI {
	if len(rows) <= mostRows+2 {
		return list(rows)
	}
	return tag("div").Body(list(rows[:mostRows]),
		tag("details").Class("rest").Body(tag("summary").Text(strconv.Itoa(len(rows)-mostRows)+" more"), list(rows[mostRows:])))
}

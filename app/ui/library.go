package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// library is the state of the library screen.
type library struct {
	cards   []store.Card
	index   *store.Index // of the texts that have been read
	query   string
	tag     string // only articles with this tag, or ""
	order   store.Order
	shown   int // how many cards are drawn at most
	loaded  bool
	removed []store.Article // those just deleted, for undoing it, the last last
	chosen  []store.ID      // for comparing, at most two
	tagging store.ID        // the article whose tags are being written, or 0
	used    int             // bytes kept, by the browser's reckoning
	quota   int
}

// How many cards are drawn before the reader asks for more, and how many before
// they see the list at all: enough for a screen.
const (
	mostArticles  = 30
	firstArticles = 12
)

// loadLibrary reads what is kept: the list first, and once that can be seen, the
// texts to search in. What was there before can be used meanwhile.
func (p *page) loadLibrary() {
	if p.keep == nil {
		return
	}
	l, keep := &p.library, p.keep
	p.background(func() func() {
		cards, err := keep.List()
		return func() {
			l.loaded = true
			if err != nil {
				p.say("The library can’t be read: " + err.Error())
				return
			}
			l.cards = cards
			store.Sort(l.cards, l.order)
			p.oncePainted(func() { p.indexLibrary(slices.Clone(cards)) })
		}
	})
}

// indexLibrary reads the texts of the cards that have not been read, and how
// much room there is.
func (p *page) indexLibrary(cards []store.Card) {
	l, keep, earlier := &p.library, p.keep, p.library.index
	l.shown = max(l.shown, mostArticles)
	p.background(func() func() {
		index, err := keep.Index(cards, earlier)
		if err != nil {
			return nil // the list can still be searched by title and actor
		}
		return func() { l.index = index }
	})
	storage := app.Window().Get("navigator").Get("storage")
	if storage.Truthy() && storage.Get("estimate").Truthy() {
		p.await(storage.Call("estimate"), func(v app.Value) {
			l.used, l.quota = v.Get("usage").Int(), v.Get("quota").Int()
		}, func() {})
	}
}

// note takes in what this tab has kept or read, so that the list is right before
// it is read again.
func (l *library) note(c store.Card) {
	if i := slices.IndexFunc(l.cards, func(have store.Card) bool { return have.ID == c.ID }); i >= 0 {
		l.cards[i] = c
	} else if l.loaded {
		l.cards = append(l.cards, c)
	}
}

// found are the cards that the search and the tag leave.
func (l *library) found() []store.Card {
	found := l.index.Find(l.cards, l.query)
	if l.tag == "" {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(c store.Card) bool { return !slices.Contains(c.Tags, l.tag) })
}

func (p *page) libraryScreen() app.UI {
	l := &p.library
	found := l.found()
	shown := found[:min(len(found), l.shown)]
	return tag("main").Class("library").Body(
		tag("div").Class("library-head").Body(
			tag("h1").Text("Library"),
			app.If(len(l.cards) > 0, func() app.UI {
				return tag("span").Class("times").ID("library-count").Text(l.tally(len(found)))
			})),
		p.libraryTools(),
		p.removedNotice(),
		tag("ul").ID("library-list").Class("cards").OnClick(p.onLibrary).Body(
			app.Range(shown).Slice(func(i int) app.UI { return p.libraryCard(shown[i]) }),
		),
		app.If(len(shown) < len(found), func() app.UI {
			return tag("button").Attr("type", "button").ID("library-more").Class("more").Text("Show more").OnClick(func(app.Context, app.Event) {
				l.shown = len(shown) + 3*mostArticles
			})
		}),
		app.If(l.loaded && len(found) == 0 && len(l.cards) > 0, func() app.UI {
			return tag("p").Class("empty").Text("Nothing found.")
		}),
		p.choiceBar(),
		app.If(p.keep != nil, p.backupRow),
		p.ways(),
		app.If(l.quota > 0, func() app.UI {
			return tag("p").Class("meter").Body(
				tag("meter").Attr("max", l.quota).Attr("value", l.used).Aria("label", "Storage used"),
				app.Text(" "+megabytes(l.used)+" MB used on this device"),
			)
		}),
	)
}

// tally says how many articles there are, and how many of them are shown.
func (l *library) tally(found int) string {
	all := count(len(l.cards), "article", "articles")
	if found == len(l.cards) {
		return all
	}
	return strconv.Itoa(found) + " of " + all
}

// libraryTools are search, order and tags, or what there is to say instead.
func (p *page) libraryTools() app.UI {
	l := &p.library
	switch {
	case p.keep == nil && p.keeps: // it is being opened
		return tag("p")
	case p.keep == nil:
		return tag("p").Class("empty").Text("This browser keeps nothing for this page, as in some private windows.")
	case l.loaded && len(l.cards) == 0:
		return tag("p").Class("empty").Text("Articles you paste are kept here, on this device, until you delete them.")
	}
	tags, uses := store.Tags(l.cards)
	return tag("div").Class("library-tools").Body(
		app.If(p.keep.ReadOnly(), func() app.UI {
			text := "A newer version of Lede has written this library. Here you can read it and back it up. Reload the page to get that version and change it."
			if errors.Is(p.keep.Barred(), store.ErrOldForm) {
				text = "An older version of Lede has written this library, and it could not be brought to the form of this one. Here you can read it and back it up. Reload the page to try again."
			}
			return tag("p").Class("notice newer").Role("status").Text(text)
		}),
		tag("div").Class("row").Body(
			tag("input").ID("library-search").Attr("type", "search").Attr("placeholder", "Search texts and actors").Aria("label", "Search texts and actors").Attr("value", l.query).OnInput(p.onSearch),
			tag("label").Class("sort").Body(app.Text("Sort by "),
				tag("select").OnChange(p.onSort).Body(
					p.order(store.ByOpened, "last read"), p.order(store.BySaved, "first kept"),
					p.order(store.ByDate, "date of the article"), p.order(store.ByTitle, "title"))),
		),
		app.If(len(tags) > 0, func() app.UI {
			return tag("div").Class("tags").Role("group").Aria("label", "Only articles with this tag").OnClick(p.onTag).Body(
				app.Range(tags).Slice(func(i int) app.UI {
					return tag("button").Attr("type", "button").Class("tag").DataSet("tag", tags[i]).Aria("pressed", strconv.FormatBool(l.tag == tags[i])).
						Body(app.Text(tags[i]+" "), tag("span").Class("times").Text(strconv.Itoa(uses[tags[i]])))
				}))
		}),
	)
}

func (p *page) order(o store.Order, title string) app.UI {
	return tag("option").Attr("value", string(o)).Attr("selected", p.library.order == o).Text(title)
}

func (p *page) libraryCard(c store.Card) app.UI {
	l := &p.library
	id := strconv.Itoa(int(c.ID))
	before, hit, after := l.index.Excerpt(c.ID, l.query)
	title := l.title(c)
	chosen := slices.Contains(l.chosen, c.ID)
	return tag("li").Class("card").Body(
		tag("a").Class("title").Attr("href", "#a"+id).Text(title),
		tag("p").Class("about").Text(about(c)),
		tag("p").Class("names").Text(strings.Join(c.Actors[:min(6, len(c.Actors))], ", ")),
		app.If(hit != "", func() app.UI {
			return tag("p").Class("excerpt").Body(app.Text(oneLineKeepEnds(before)), tag("strong").Text(hit), app.Text(oneLineKeepEnds(after)))
		}),
		app.If(l.tagging == c.ID, func() app.UI { return p.tagField(c) }).
			ElseIf(len(c.Tags) > 0, func() app.UI {
				return tag("p").Class("tags").Body(app.Range(c.Tags).Slice(func(i int) app.UI { return tag("span").Class("tag").Text(c.Tags[i]) }))
			}),
		tag("div").Class("card-acts").Body(
			tag("button").Attr("type", "button").Class("quiet-button").DataSet("compare", id).Aria("pressed", strconv.FormatBool(chosen)).Aria("label", "Compare “"+title+"”").
				Body(app.If(chosen, func() app.UI { return icon("check") }), app.Text("Compare")),
			app.If(!p.keep.ReadOnly(), func() app.UI {
				return tag("button").Attr("type", "button").Class("quiet-button").DataSet("tags", id).Aria("label", "Tags of “"+title+"”").Aria("expanded", strconv.FormatBool(l.tagging == c.ID)).Text("Tags")
			}),
			app.If(!p.keep.ReadOnly(), func() app.UI {
				return tag("button").Attr("type", "button").Class("quiet-button", "delete").DataSet("delete", id).Aria("label", "Delete “"+title+"”").Text("Delete")
			})),
	)
}

// about is a line on where an article comes from, and how long it is.
func about(c store.Card) string {
	date := c.Date
	if day := when(date); day != "" {
		date = day
	}
	var parts []string
	for _, s := range []string{c.Source, date, count(c.Length/6, "word", "words")} { // an English word and its space are some six bytes
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// titleOf is what an article is called: one without a title by the first words of
// its first line of more than a few, which a credit or a date has.
func titleOf(c store.Card, text string) string {
	if c.Title != "" {
		return c.Title
	}
	var words []string
	for line := range strings.Lines(strings.ToValidUTF8(text[:min(len(text), 400)], "")) {
		if here := strings.Fields(line); len(words) == 0 || len(words) < 5 && len(here) >= 5 {
			words = here
		}
	}
	switch {
	case len(words) == 0:
		return "Untitled"
	case len(words) > 8:
		words = append(words[:8], "…")
	}
	return strings.Join(words, " ")
}

// title is titleOf in the list, where the texts may not be there yet.
func (l *library) title(c store.Card) string { return titleOf(c, l.index.Text(c.ID)) }

func (p *page) onSearch(ctx app.Context, _ app.Event) {
	p.library.query, p.library.shown = ctx.JSSrc().Get("value").String(), mostArticles
}

func (p *page) onSort(ctx app.Context, _ app.Event) {
	p.library.order = store.Order(ctx.JSSrc().Get("value").String())
	store.Sort(p.library.cards, p.library.order)
}

// onTag shows the articles with a tag, or all again.
func (p *page) onTag(_ app.Context, e app.Event) {
	if t, ok := data(e, "tag"); ok {
		if t == p.library.tag {
			t = ""
		}
		p.library.tag, p.library.shown = t, mostArticles
	}
}

// onLibrary hears the buttons in the list.
func (p *page) onLibrary(_ app.Context, e app.Event) {
	for name, do := range map[string]func(store.ID){"delete": p.remove, "compare": p.chooseForComparing, "tags": p.beginTagging} {
		if v, ok := data(e, name); ok {
			n, _ := strconv.Atoi(v)
			do(store.ID(n))
		}
	}
}

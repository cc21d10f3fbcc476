package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// library is the state of the library screen.
type library struct {
	cards   []store.Card
	index   *store.Index // nil until the texts have been read
	query   string
	order   store.Order
	loaded  bool
	removed *store.Article // the one just deleted, for undoing it
	used    int            // bytes kept, by the browser's reckoning
	quota   int
}

// loadLibrary reads what is kept: the list first, then the texts to search in.
func (p *page) loadLibrary() {
	if p.keep == nil {
		return
	}
	keep := p.keep
	p.background(func() func() {
		cards, err := keep.List()
		p.later(func() {
			p.library.loaded = true
			if err != nil {
				p.say("The library can’t be read: " + err.Error())
				return
			}
			p.library.cards = cards
			store.Sort(p.library.cards, p.library.order)
			p.library.index = store.NewIndex(p.library.cards, nil)
		})
		texts, err := keep.Texts()
		if err != nil {
			return nil // the list can still be searched by title and actor
		}
		return func() { p.library.index = store.NewIndex(p.library.cards, texts) }
	})
	storage := app.Window().Get("navigator").Get("storage")
	if storage.Truthy() && storage.Get("estimate").Truthy() {
		p.await(storage.Call("estimate"), func(v app.Value) {
			p.library.used, p.library.quota = v.Get("usage").Int(), v.Get("quota").Int()
		}, func() {})
	}
}

func (p *page) libraryScreen() app.UI {
	l := &p.library
	var found []store.Card
	if l.index != nil {
		found = l.index.Find(l.query)
	}
	return tag("main").Class("library").Body(
		tag("h1").Text("Library"),
		app.If(p.keep == nil, func() app.UI {
			return tag("p").Class("empty").Text("This browser keeps nothing for this page, as in some private windows.")
		}).ElseIf(l.loaded && len(l.cards) == 0, func() app.UI {
			return tag("p").Class("empty").Text("Articles you paste are kept here, on this device, until you delete them.")
		}).Else(func() app.UI {
			return tag("div").Class("row").Body(
				tag("input").ID("library-search").Attr("type", "search").Attr("placeholder", "Search texts and actors").Aria("label", "Search texts and actors").Attr("value", l.query).OnInput(p.onSearch),
				tag("label").Class("sort").Body(app.Text("Sort by "),
					tag("select").OnChange(p.onSort).Body(
						p.order(store.ByOpened, "last read"), p.order(store.BySaved, "first kept"),
						p.order(store.ByDate, "date of the article"), p.order(store.ByTitle, "title"))),
			)
		}),
		app.If(l.removed != nil, func() app.UI {
			return tag("div").Class("notice undo").Role("status").Body(
				tag("span").Text("Deleted “"+cardTitle(l.removed.Card)+"”"),
				tag("button").ID("undo-delete").Text("Undo").OnClick(p.onUndelete))
		}),
		tag("ul").ID("library-list").Class("cards").OnClick(p.onLibrary).Body(
			app.Range(found).Slice(func(i int) app.UI { return libraryCard(found[i]) }),
		),
		app.If(l.loaded && len(found) == 0 && len(l.cards) > 0, func() app.UI { return tag("p").Class("empty").Text("Nothing found.") }),
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

func (p *page) order(o store.Order, title string) app.UI {
	return tag("option").Attr("value", string(o)).Attr("selected", p.library.order == o).Text(title)
}

func libraryCard(c store.Card) app.UI {
	var about []string
	for _, s := range []string{c.Source, c.Date, count(c.Length/6, "word", "words")} { // an English word and its space are some six bytes
		if s != "" {
			about = append(about, s)
		}
	}
	id := strconv.Itoa(int(c.ID))
	return tag("li").Class("card").Body(
		tag("a").Class("title").Attr("href", "#a"+id).Text(cardTitle(c)),
		tag("p").Class("about").Text(strings.Join(about, " · ")),
		tag("p").Class("names").Text(strings.Join(c.Actors[:min(6, len(c.Actors))], ", ")),
		tag("button").Class("delete").DataSet("delete", id).Aria("label", "Delete “"+cardTitle(c)+"”").Text("Delete"),
	)
}

func cardTitle(c store.Card) string {
	if c.Title == "" {
		return "Untitled"
	}
	return c.Title
}

func (p *page) onSearch(ctx app.Context, _ app.Event) {
	p.library.query = ctx.JSSrc().Get("value").String()
}

func (p *page) onSort(ctx app.Context, _ app.Event) {
	p.library.order = store.Order(ctx.JSSrc().Get("value").String())
	p.loadLibrary()
}

// onLibrary hears the buttons in the list.
func (p *page) onLibrary(_ app.Context, e app.Event) {
	value, ok := data(e, "delete")
	if !ok {
		return
	}
	n, _ := strconv.Atoi(value)
	id, keep := store.ID(n), p.keep
	p.background(func() func() {
		a, err := keep.Delete(id)
		return func() {
			if err != nil {
				p.say("This article could not be deleted: " + err.Error())
				return
			}
			p.library.removed = &a
			p.announce("Deleted")
			p.changedHere(news{ID: id, Gone: true})
		}
	})
}

func (p *page) onUndelete(app.Context, app.Event) {
	a, keep := *p.library.removed, p.keep
	p.library.removed = nil
	p.background(func() func() {
		err := keep.Undelete(a)
		return func() {
			if err != nil {
				p.say("This article could not be restored: " + err.Error())
			} else {
				p.say("Restored")
			}
			p.changedHere(news{ID: a.ID, Revision: a.Revision})
		}
	})
}

// changedHere shows what this tab has done to the library, to itself too, and
// tells the others.
func (p *page) changedHere(n news) {
	p.tell(n)
	p.heard(n)
}

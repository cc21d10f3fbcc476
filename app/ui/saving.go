package ui

import (
	"errors"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// # Saving
//
// What changes is saved at once, in the order it changed. The reader may go on
// to another article meanwhile, so an article on its way to the store carries
// the sitting it belongs to: each time one is begun or opened is a sitting.
//
// Where the store says that another tab has saved the article since, or deleted
// it, that tab's becomes p.rival, and nothing of the article is saved until the
// reader has said which to keep. If they have gone on to another article by
// then, both are kept.

// A saving is an article on its way to the store.
type saving struct {
	sitting int
	article store.Article
}

// save keeps the article at hand.
func (p *page) save() {
	switch {
	case p.keep == nil || p.rival != nil:
		return
	case p.keep.ReadOnly():
		p.full = notKept(p.keep.Barred())
		return
	}
	i := slices.IndexFunc(p.waiting, func(s saving) bool { return s.sitting == p.sitting })
	if i < 0 {
		p.waiting = append(p.waiting, saving{p.sitting, p.article})
	} else {
		p.waiting[i].article = p.article
	}
	p.saveNext()
}

// saveNext saves what waits, one after the other.
func (p *page) saveNext() {
	if p.noted {
		p.noteUnsaved()
	}
	if p.saving != nil || len(p.waiting) == 0 {
		return
	}
	next := p.waiting[0]
	p.waiting = p.waiting[1:]
	p.saving = &next
	keep := p.keep
	p.background(func() func() {
		card, err := keep.Save(next.article)
		return func() {
			p.saving = nil
			switch {
			case err == nil:
				p.saved(next.sitting, card)
			case errors.Is(err, store.ErrChanged), errors.Is(err, store.ErrGone):
				p.outrun(next)
			default:
				p.full = notKept(err)
			}
			p.saveNext()
		}
	})
}

// saved takes over what the store made of an article, and tells other tabs.
func (p *page) saved(sitting int, card store.Card) {
	if sitting == p.sitting {
		p.article.Card = known(p.article.Card, card)
		p.address()
	}
	for i := range p.waiting {
		if w := &p.waiting[i]; w.sitting == sitting {
			w.article.Card = known(w.article.Card, card)
		}
	}
	p.library.note(card)
	p.tell(news{ID: card.ID, Revision: card.Revision})
	p.persist()
}

// known is a card with what only the store knows of it.
func known(c, kept store.Card) store.Card {
	c.ID, c.Revision, c.Tags, c.Saved, c.Opened = kept.ID, kept.Revision, kept.Tags, kept.Saved, kept.Opened
	return c
}

// address puts the article at hand into the page's address, so that a reload
// comes back to it and not to what another tab has read last. Where it was begun
// over the library or a comparison, that is the way back.
func (p *page) address() {
	location := app.Window().Get("location")
	if p.screen != reading || location.Get("search").String() != "" {
		return
	}
	to := location.Get("pathname").String() + route{screen: reading, articles: [2]store.ID{p.article.ID}}.address()
	switch routeOf(p.ctx.Page().URL().Fragment).screen {
	case browsing, comparing:
		p.ctx.Navigate(to)
	default:
		app.Window().Get("history").Call("replaceState", nil, "", to)
	}
}

// outrun is called when another tab was faster.
func (p *page) outrun(s saving) {
	if s.sitting == p.sitting {
		p.meet(s.article.ID)
		return
	}
	s.article.ID, s.article.Revision = 0, 0
	p.waiting = append(p.waiting, s)
	p.say("An article was changed in another tab too. Both are kept.")
}

// persist asks the browser, once, not to throw away what is kept when it runs
// short of space.
func (p *page) persist() {
	storage := app.Window().Get("navigator").Get("storage")
	if p.persisted || !storage.Truthy() || !storage.Get("persist").Truthy() {
		return
	}
	p.persisted = true
	storage.Call("persist")
}

// opened notes that the article at hand is being read.
func (p *page) opened() {
	if p.keep == nil || p.keep.ReadOnly() {
		return
	}
	p.address()
	p.article.Opened = time.Now()
	p.library.note(p.article.Card)
	keep, id, now := p.keep, p.article.ID, p.article.Opened
	p.background(func() func() {
		if err := keep.Open(id, now); err != nil {
			app.Log("lede: the time of reading is not kept:", err)
		}
		return nil
	})
}

// A rival is what another tab has made of the article at hand.
type rival struct {
	article store.Article
	gone    bool // it was deleted
}

// meet looks at what another tab has made of an article. If that is the same as
// what is at hand, there is nothing to ask.
func (p *page) meet(id store.ID) {
	keep, sitting := p.keep, p.sitting
	p.background(func() func() {
		theirs, err := keep.Load(id)
		return func() {
			if sitting != p.sitting {
				return
			}
			switch {
			case errors.Is(err, store.ErrGone):
				p.rival = &rival{gone: true}
			case err != nil:
				p.full = notKept(err)
				return
			case same(theirs, p.article):
				p.article.Card = known(p.article.Card, theirs.Card)
				p.rival = nil
				return
			default:
				p.rival = &rival{article: theirs}
			}
			p.waiting = slices.DeleteFunc(p.waiting, func(s saving) bool { return s.sitting == p.sitting })
			if p.screen == reading {
				p.announce("This article was changed in another tab.")
			}
		}
	})
}

// same reports whether two articles differ in nothing that a reader would miss.
func same(a, b store.Article) bool {
	return a.Title == b.Title && a.Source == b.Source && a.Date == b.Date && a.Text == b.Text && a.HTML == b.HTML &&
		string(a.Edits) == string(b.Edits) && string(a.Annotation) == string(b.Annotation)
}

// rivalNotice asks which to keep.
func (p *page) rivalNotice() app.UI {
	choice := func(id, text string, do func()) app.UI {
		return tag("button").Attr("type", "button").ID(id).Text(text).OnClick(func(app.Context, app.Event) { do() })
	}
	notice := tag("div").Class("notice changed").Role("alert")
	if p.rival.gone {
		return notice.Body(
			tag("p").Text("This article was deleted from the library. It is still here, on this screen."),
			tag("div").Class("row").Body(
				choice("keep-mine", "Keep it", p.keepBoth),
				choice("keep-theirs", "Let it go", p.letGo)))
	}
	return notice.Body(
		tag("p").Text("This article was changed in another tab. Which one do you want to keep?"),
		tag("div").Class("row").Body(
			choice("keep-mine", "This one", p.keepMine),
			choice("keep-theirs", "The other tab’s", p.keepTheirs),
			choice("keep-both", "Both", p.keepBoth)))
}

func (p *page) keepMine() {
	p.article.Revision = p.rival.article.Revision
	p.rival = nil
	p.say("This one is kept.")
	p.save()
}

func (p *page) keepTheirs() {
	p.open(p.rival.article)
	p.say("The other tab’s is kept.")
}

// keepBoth keeps the article at hand as one of its own.
func (p *page) keepBoth() {
	p.rival = nil
	p.article.ID, p.article.Revision = 0, 0
	p.say("Both are kept.")
	p.save()
}

func (p *page) letGo() {
	p.rival = nil
	p.article = store.Article{}
	p.home()
}

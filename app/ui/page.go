package ui

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/client"
	"lede/app/correct"
	"lede/app/doc"
	"lede/app/render"
	"lede/app/store"
	"lede/app/wire"
)

// A screen is one of the page's views.
type screen int

const (
	pasting screen = iota
	reading
	browsing
	comparing
)

// page is the whole page and all its state.
type page struct {
	app.Compo

	// ctx is the page's own context. What happens later than the event that
	// asked for it goes through ctx: that of an element is dead, silently, once
	// the element is gone.
	ctx app.Context

	screen  screen
	engine  client.Client
	keep    *store.Store // nil until the database is open
	keeps   bool         // whether it can be: false where the browser has none
	samples []sample

	draft   string // what stands in the box of the paste screen
	drafts  int    // how often it has changed
	stored  int    // and how often it had when it was last kept
	notice  string // what the page has to say
	toast   toast  // and what of it shows
	updated bool   // a newer version of the page waits
	offline bool

	installable bool // the browser would install the page if asked

	article store.Article // what is being read
	sitting int           // counts the articles begun and opened
	saving  *saving       // the one on its way to the store, or nil
	waiting []saving      // those that go next, at most one of each sitting
	noted   bool          // local storage holds what is not saved yet
	rival   *rival        // what another tab has made of the one at hand, or nil
	tabs    app.Value     // the channel to the other tabs, or nil

	persisted bool // the browser has been asked to keep what is kept

	file       *file // that is being written, or nil
	library    library
	comparison *comparison
	pair       [2]store.ID // the articles to compare
	going      string      // the mark to go to once the text is there, or ""
	moves      int         // how often the reader has gone elsewhere, or asked to

	stage   string        // what the engine is at
	watched int           // how often an answer was waited for
	slow    bool          // the one that is waited for is late
	failure *wire.Failure // why it has no answer
	full    string        // why an article is not kept, or ""
	unkept  string        // why none will be, to be said with the next, or ""

	found *doc.Document // what the engine has found, nil until it has answered
	edits correct.History
	dict  correct.Dictionary
	doc   *doc.Document  // found with the dictionary and the edits written over it
	lost  []correct.Edit // those whose words are no longer there

	marks  []doc.Mark
	views  int // how often another view has been put on the page
	bars   map[int][]bar
	sheet  sheet // where the text is written
	margin margin
	hidden [doc.NumLayers]bool

	current   string // id of the mark that has the text's tab stop
	selected  string // id of the mark whose reason is shown, or ""
	lit       string // id of the mark whose like are lit, or ""
	fixing    bool   // the correction form is open
	selection selection
	finding   bool
	finder    finder

	tab           tab
	drawer        drawer
	openActor     doc.ActorID
	mention       int // of the open actor, the one shown
	speakerFilter string
	listed        int // how many cards of a kind are drawn

	prefs  prefs
	dialog dialog
}

var (
	_ app.Initializer = (*page)(nil)
	_ app.Mounter     = (*page)(nil)
	_ app.Navigator   = (*page)(nil)
)

func newPage() *page {
	p := &page{library: library{order: store.ByOpened, index: store.NewIndex(), shown: firstArticles}, drawer: drawerPeek, keeps: true, prefs: loadPrefs(), dict: loadDictionary()}
	p.sheet.finish, p.sheet.pause, p.sheet.done = p.fold, p.pause, p.written
	return p
}

// OnInit takes over what the shell holds.
func (p *page) OnInit() {
	p.samples, p.draft = fromShell()
}

// OnMount wires up the engine, the store and the window.
func (p *page) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.engine.Changed = p.draw
	p.engine.Received = p.received
	p.engine.Start(p.quietly, func(f func()) { inTask(func() { p.quietly(f) }) })
	p.listen()
	p.listenToTabs()
	p.prefs.dress()
	focus("paste-text")

	p.background(func() func() {
		keep, err := store.Open()
		if err != nil {
			app.Log("lede: articles are not kept:", err)
			return p.withoutLibrary
		}
		recoverUnsaved(keep)
		draft, err := keep.Get(store.Draft)
		if err != nil {
			app.Log("lede: the draft is lost:", err)
		}
		last, found, err := keep.Last()
		if err != nil {
			app.Log("lede: the last article can't be read:", err)
		}
		return func() { p.resume(keep, string(draft), last, found) }
	})
}

// withoutLibrary has the reader told, with the article at hand or the next, that
// this browser keeps none.
func (p *page) withoutLibrary() {
	p.keeps = false
	if p.unkept = notKept(store.ErrUnavailable); p.screen == reading {
		p.full, p.unkept = p.unkept, ""
	}
}

// later runs a function on the UI goroutine and draws the page.
func (p *page) later(f func()) { p.ctx.Dispatch(func(app.Context) { f() }) }

// quietly runs a function on the UI goroutine, and draws nothing.
func (p *page) quietly(f func()) {
	p.ctx.Dispatch(func(ctx app.Context) {
		ctx.PreventUpdate()
		f()
	})
}

// draw draws the page.
func (p *page) draw() { p.ctx.Update() }

// afterwards runs a function once the page has been drawn. It is for what runs on
// the UI goroutine: elsewhere nothing may be drawn for long.
func (p *page) afterwards(f func()) { p.ctx.Defer(func(app.Context) { f() }) }

// oncePainted runs a function on the UI goroutine once the reader can see what
// has been drawn.
func (p *page) oncePainted(f func()) {
	p.afterwards(func() { painted(func() { p.later(f) }) })
}

// background does slow work beside the page, then what the work returns on the
// UI goroutine.
func (p *page) background(work func() (then func())) {
	p.ctx.Async(func() {
		if then := work(); then != nil {
			p.later(then)
		}
	})
}

// resume goes on where the reader has left off, unless something new has begun
// while the database opened.
func (p *page) resume(keep *store.Store, draft string, last store.Article, found bool) {
	p.keep = keep
	if p.draft == "" && draft != "" {
		p.setDraft(draft)
	}
	url := p.ctx.Page().URL()
	switch {
	case p.screen == reading:
		if p.doc != nil {
			p.save()
		}
	case routeOf(url.Fragment).screen != pasting:
		p.OnNav(p.ctx)
	case p.draft == "" && found && p.moves == 0 && !url.Query().Has("paste"):
		p.open(last)
	}
}

// listen hears what happens to the window as a whole.
func (p *page) listen() {
	hear := func(f func(app.Value)) app.Func {
		return app.FuncOf(func(_ app.Value, args []app.Value) any {
			p.later(func() { f(args[0]) })
			return nil
		})
	}
	on := func(event string, f func(app.Value)) { app.Window().Call("addEventListener", event, hear(f)) }
	on("paste", p.onPaste)
	app.Window().Get("lede").Get("inbox").Call("listen", hear(p.takeIn))
	app.Window().Call("addEventListener", "keydown", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if do := p.keyDown(args[0]); do != nil {
			args[0].Call("preventDefault")
			p.later(do)
		}
		return nil
	}))
	document().Call("addEventListener", "selectionchange", app.FuncOf(func(app.Value, []app.Value) any {
		if p.screen == reading {
			p.later(p.selectionChanged)
		}
		return nil
	}))
	app.Window().Call("addEventListener", "pagehide", app.FuncOf(func(app.Value, []app.Value) any {
		p.noteUnsaved()
		return nil
	}))
	on("storage", p.remembered)
	on("lede-installable", func(app.Value) { p.installable = true })
	on("lede-update", func(app.Value) { p.updated = true })
	online := func(app.Value) {
		p.offline = !app.Window().Get("navigator").Get("onLine").Bool()
	}
	on("online", online)
	on("offline", online)
	p.offline = !app.Window().Get("navigator").Get("onLine").Bool()
	p.installable = app.Window().Get("lede").Get("installPrompt").Truthy()
	p.updated = app.Window().Get("lede").Get("update").Truthy()
}

// Render draws the screen at hand.
func (p *page) Render() app.UI {
	return tag("div").ID("app").Class("app").Body(
		p.top(),
		app.If(p.screen == pasting, p.pasteScreen).ElseIf(p.screen == browsing, p.libraryScreen).ElseIf(p.screen == comparing, p.compareScreen).Else(p.readingScreen),
		p.dialogs(),
		p.live(),
		p.toastBar(),
	)
}

func (p *page) onHome(app.Context, app.Event) { p.home() }

// home shows the paste screen.
func (p *page) home() {
	p.moves++
	p.engine.Cancel()
	p.screen = pasting
	p.selected = ""
	p.ctx.Defer(func(app.Context) { focus("paste-text") })
}

// onUpdate lets the new version take over once the draft is kept: the page
// reloads then.
func (p *page) onUpdate(app.Context, app.Event) {
	activate := func() { app.Window().Get("lede").Call("activate") }
	if p.keep == nil {
		activate()
		return
	}
	keep, draft := p.keep, p.draft
	p.background(func() func() {
		if err := keep.Put(store.Draft, []byte(draft)); err != nil {
			app.Log("lede: the draft could not be kept:", err)
		}
		return activate
	})
}

// keepDraft keeps what is typed, a moment after the last key.
func (p *page) keepDraft() {
	p.drafts++
	mine := p.drafts
	p.ctx.After(400*time.Millisecond, func(app.Context) {
		if mine != p.drafts || p.keep == nil {
			return
		}
		keep, draft := p.keep, p.draft
		p.background(func() func() {
			if err := keep.Put(store.Draft, []byte(draft)); err != nil {
				app.Log("lede: the draft could not be kept:", err)
				return nil
			}
			return func() { p.stored = mine }
		})
	})
}

// read starts on a new article: its text is shown at once, marks follow.
func (p *page) read(a store.Article) {
	a.Text = strings.ReplaceAll(a.Text, "\x00", "\uFFFD") // can't stand in a page
	p.article = a
	p.begin()
	p.sheet.set(render.New(plain(a.Text), nil))
	p.announce("Analysing")
	p.annotate()
	p.noteIfLong()
}

// begin clears what belonged to the article before.
func (p *page) begin() {
	p.sitting++
	p.moves++
	p.screen, p.found, p.doc, p.failure, p.stage, p.full, p.rival = reading, nil, nil, nil, "", p.unkept, nil
	p.unkept = ""
	p.takeEdits()
	p.marks, p.bars, p.lost = nil, nil, nil
	p.views++
	p.current, p.selected, p.lit, p.fixing, p.finding, p.selection = "", "", "", false, false, selection{}
	p.openActor, p.speakerFilter, p.listed, p.drawer = "", "", mostCards, drawerPeek
	p.sheet.clear()
	app.Window().Call("scrollTo", map[string]any{"top": 0, "behavior": "instant"})
}

func (p *page) annotate() {
	a := p.article
	p.failure = nil
	request := wire.Annotate{Title: a.Title, Source: a.Source, Date: a.Date}
	if a.HTML != "" {
		request.HTML = a.HTML
	} else {
		request.Text = a.Text
	}
	p.engine.Annotate(request)
	p.watch()
}

// open shows an article that was kept, with the marks it was kept with.
func (p *page) open(a store.Article) {
	if m, err := wire.Unmarshal(a.Annotation); err == nil {
		if r, ok := m.(*wire.Result); ok {
			p.article = a
			p.begin()
			p.show(r.Document, p.opened)
			return
		}
	}
	p.read(a) // kept by another version, or before the engine had answered
}

// received takes the engine's messages about the article at hand.
func (p *page) received(m wire.Message, raw []byte) {
	switch m := m.(type) {
	case *wire.Progress:
		p.stage = m.Stage
		p.watch()
		p.draw()
		return
	case *wire.Failure:
		p.failure = m
		p.draw()
		p.announce("The engine failed")
	case *wire.Result:
		p.show(m.Document, func() {
			p.announce(p.summary())
			p.article.Text = m.Document.Text
			if p.article.Title == "" {
				p.article.Title = m.Document.Title
			}
			p.article.Annotation = raw
			p.article.Actors = names(m.Document)
			p.save()
		})
		return
	default:
		return
	}
	p.save()
}

// show takes over a document from the engine, then does what is left to do. To
// look the document over, to write the first of the text, and to draw the page
// around it are a task each: one would keep the page from answering where the
// article is long. The marks come first.
func (p *page) show(d *doc.Document, then func()) {
	p.found = d
	v, views, sitting := p.view(), p.views, p.sitting
	inTask(func() {
		p.quietly(func() {
			if p.views != views { // something else has come between
				return
			}
			p.put(v)
			painted(func() {
				p.later(func() {
					if p.sitting == sitting {
						then()
					}
				})
			})
		})
	})
}

// pause has the rest of a text written when its beginning is to be seen and the
// page has been drawn around it.
func (p *page) pause(rest func()) {
	painted(func() { p.later(func() { p.afterwards(func() { inTask(rest) }) }) })
}

// names returns the names of a document's actors, the most mentioned first.
func names(d *doc.Document) []string {
	actors := slices.Clone(d.Actors)
	slices.SortStableFunc(actors, func(a, b doc.Actor) int { return len(b.Mentions) - len(a.Mentions) })
	var out []string
	for _, a := range actors {
		out = append(out, a.Name)
	}
	return out
}

// plain makes a document of bare text, a paragraph a line, to show until the
// engine has looked at it.
func plain(text string) *doc.Document {
	d := &doc.Document{Text: text}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if end > at {
			d.Blocks = append(d.Blocks, doc.Block{Span: doc.Span{Start: at, End: end}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock})
		}
		at = end + 1
	}
	return d
}

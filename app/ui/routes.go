package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// OnNav shows what the address names, or leaves on the screen what is there.
func (p *page) OnNav(ctx app.Context) {
	if app.IsServer {
		return
	}
	switch r := routeOf(ctx.Page().URL().Fragment); {
	case r.screen == browsing:
		p.moves++
		p.screen = browsing
		p.library.removed = nil
		store.Sort(p.library.cards, p.library.order)
		p.loadLibrary()
	case r.screen == comparing:
		p.moves++
		p.screen, p.comparison = comparing, nil
		p.compare(r.articles)
	case r.screen == reading:
		p.visit(r.articles[0], r.mark)
	case p.screen == browsing || p.screen == comparing:
		p.home()
	}
}

// visit shows a kept article, and goes to a mark in it.
func (p *page) visit(id store.ID, mark string) {
	if p.keep == nil {
		return
	}
	p.going = mark
	still := p.waits()
	if id == p.article.ID {
		there := p.screen == reading
		p.screen = reading
		if there {
			p.afterwards(p.arrive)
		}
		return
	}
	keep := p.keep
	p.background(func() func() {
		a, err := keep.Load(id)
		return func() {
			switch {
			case !still():
			case err != nil:
				p.say("This article can’t be opened: " + err.Error())
			default:
				p.open(a)
			}
		}
	})
}

// waits begins something whose answer takes the reader elsewhere, and returns
// whether they still wait for it when it comes: they may have gone elsewhere
// themselves, or asked for something else.
func (p *page) waits() (still func() bool) {
	p.moves++
	mine := p.moves
	return func() bool { return mine == p.moves }
}

// arrive goes to the mark that the address has named, once it is there.
func (p *page) arrive() {
	if mark := p.going; mark != "" && p.doc != nil {
		p.going = ""
		p.goTo(mark)
	}
}

// A route is what the fragment of the page's address names, so that a link, a
// bookmark, a reload and the way back lead there:
//
//	#library        the library
//	#a7             article 7
//	#a7/i2.0        a mark in it
//	#compare/7/9    two articles side by side
//
// Anything else is the paste screen.
type route struct {
	screen   screen
	articles [2]store.ID
	mark     string
}

func routeOf(fragment string) route {
	part := strings.Split(fragment, "/")
	id := func(s string) store.ID {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return 0
		}
		return store.ID(n)
	}
	switch n, isArticle := strings.CutPrefix(part[0], "a"); {
	case fragment == "library":
		return route{screen: browsing}
	case isArticle && id(n) != 0 && len(part) <= 2:
		return route{screen: reading, articles: [2]store.ID{id(n)}, mark: strings.Join(part[1:], "")}
	case part[0] == "compare" && len(part) == 3 && id(part[1]) != 0 && id(part[2]) != 0:
		return route{screen: comparing, articles: [2]store.ID{id(part[1]), id(part[2])}}
	}
	return route{screen: pasting}
}

// address writes a route as a link.
func (r route) address() string {
	number := func(i int) string { return strconv.Itoa(int(r.articles[i])) }
	switch {
	case r.screen == browsing:
		return "#library"
	case r.screen == comparing:
		return "#compare/" + number(0) + "/" + number(1)
	case r.screen == reading && r.mark != "":
		return "#a" + number(0) + "/" + r.mark
	case r.screen == reading:
		return "#a" + number(0)
	}
	return "#"
}

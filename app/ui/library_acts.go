package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// # What is done to an article in the library
//
// Deleting, which can be undone until the library is left; tagging; choosing
// two for comparing.

// remove deletes an article.
func (p *page) remove(id store.ID) {
	keep := p.keep
	p.background(func() func() {
		a, err := keep.Delete(id)
		return func() {
			if err != nil {
				p.say("This article could not be deleted: " + err.Error())
				return
			}
			l := &p.library
			l.removed = append(l.removed, a)
			l.chosen = slices.DeleteFunc(l.chosen, func(c store.ID) bool { return c == id })
			p.announce("Deleted")
			p.changedHere(news{ID: id, Gone: true})
			p.afterwards(func() { focus("undo-delete") })
		}
	})
}

// removedNotice offers to undo deletions, the last first.
func (p *page) removedNotice() app.UI {
	l := &p.library
	if len(l.removed) == 0 {
		return tag("div").Class("undo none")
	}
	last := l.removed[len(l.removed)-1]
	text := "Deleted “" + shorten(titleOf(last.Card, last.Text), 60) + "”"
	if more := len(l.removed) - 1; more > 0 {
		text += " and " + strconv.Itoa(more) + " more"
	}
	return tag("div").Class("notice undo").Body(
		tag("span").Text(text),
		tag("button").Attr("type", "button").ID("undo-delete").Text("Undo").OnClick(p.onUndelete))
}

func (p *page) onUndelete(app.Context, app.Event) {
	l, keep := &p.library, p.keep
	if len(l.removed) == 0 {
		return
	}
	a := l.removed[len(l.removed)-1]
	l.removed = l.removed[:len(l.removed)-1]
	p.background(func() func() {
		err := keep.Undelete(a)
		return func() {
			if err != nil {
				l.removed = append(l.removed, a)
				p.say("This article could not be restored: " + err.Error())
				return
			}
			p.announce("Restored")
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

// beginTagging opens the field for an article's tags, or closes it.
func (p *page) beginTagging(id store.ID) {
	if p.library.tagging == id {
		p.library.tagging = 0
		return
	}
	p.library.tagging = id
	p.afterwards(func() { focus("tag-field") })
}

func (p *page) tagField(c store.Card) app.UI {
	return tag("div").Class("tag-row").Body(
		tag("input").ID("tag-field").Attr("type", "text").Attr("placeholder", "Tags, with commas between").Aria("label", "Tags of “"+p.library.title(c)+"”, with commas between").
			Attr("value", strings.Join(c.Tags, ", ")).Attr("autocomplete", "off").OnKeyDown(func(_ app.Context, e app.Event) {
			switch e.Get("key").String() {
			case "Enter":
				p.setTags(c.ID, value("tag-field"))
			case "Escape":
				p.library.tagging = 0
			}
		}),
		tag("button").Attr("type", "button").ID("tag-done").Text("Done").OnClick(func(app.Context, app.Event) { p.setTags(c.ID, value("tag-field")) }),
	)
}

func (p *page) setTags(id store.ID, typed string) {
	keep, tags := p.keep, store.ParseTags(typed)
	p.background(func() func() {
		err := keep.Tag(id, tags)
		return func() {
			if err != nil {
				p.say("The tags could not be kept: " + err.Error())
				return
			}
			l := &p.library
			l.tagging = 0
			for i, c := range l.cards {
				if c.ID == id {
					l.cards[i].Tags = tags
				}
				if c.ID == id && l.tag != "" && !slices.Contains(tags, l.tag) {
					l.tag = ""
				}
			}
			p.tell(news{ID: id, Revision: p.revision(id)})
			p.afterwards(func() {
				if b := find(document(), `[data-tags="`+strconv.Itoa(int(id))+`"]`); b.Truthy() {
					b.Call("focus")
				}
			})
		}
	})
}

// revision returns that of an article in the list.
func (p *page) revision(id store.ID) int {
	for _, c := range p.library.cards {
		if c.ID == id {
			return c.Revision
		}
	}
	return 0
}

// chooseForComparing takes an article into the choice, or out of it. A third
// takes the place of the first.
func (p *page) chooseForComparing(id store.ID) {
	l := &p.library
	if i := slices.Index(l.chosen, id); i >= 0 {
		l.chosen = slices.Delete(l.chosen, i, i+1)
		return
	}
	if l.chosen = append(l.chosen, id); len(l.chosen) > 2 {
		l.chosen = l.chosen[1:]
	}
}

// choiceBar says what is chosen for comparing, and what to do next.
func (p *page) choiceBar() app.UI {
	l := &p.library
	if len(l.chosen) == 0 {
		return tag("div").Class("choice none")
	}
	var titles []app.UI
	for _, id := range l.chosen {
		for _, c := range l.cards {
			if c.ID == id {
				titles = append(titles, tag("strong").Text("“"+shorten(l.title(c), 48)+"”"))
			}
		}
	}
	bar := tag("div").Class("choice").Role("region").Aria("label", "Chosen for comparing")
	clearing := tag("button").Attr("type", "button").Class("quiet-button").Text("Clear").OnClick(func(app.Context, app.Event) { l.chosen = nil })
	if len(titles) < 2 {
		return bar.Body(tag("p").Body(append(titles, app.Text(" Choose another to compare it with."))...), clearing)
	}
	return bar.Body(
		tag("p").Body(titles[0], app.Text(" and "), titles[1]),
		clearing,
		tag("a").ID("compare").Class("button", "primary").Attr("href", route{screen: comparing, articles: [2]store.ID(l.chosen)}.address()).Text("Compare"))
}

package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// article opens a tab on the library's article n.
func (b *browser) article(s *server, n int) *tab {
	b.t.Helper()
	tb := b.open(s.url() + fmt.Sprintf("#a%d", n))
	tb.analysed()
	return tb
}

// marked is how many marks of an actor there are.
func marked(words string) string {
	return `[...document.querySelectorAll("#article mark.actor")].filter((m) => m.textContent === ` + quoted(words) + `).length`
}

// dismiss removes an actor's marks in this article.
func (tb *tab) dismiss(words string) {
	tb.t.Helper()
	tb.choose(words)
	tb.form()
	tb.click("#fix-scope-article")
	tb.click(`#why [data-fix="remove"]`)
	tb.wait(marked(words) + ` === 0`)
}

// TestTabs changes one article in two tabs: the other tab asks, whichever way
// the answer goes nothing is lost, and what was chosen is there after a reload.
func TestTabs(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	one := b.open(s.url())
	one.read("harbour-hack")
	one.kept(1)
	one.wait(`location.hash === "#a1"`)
	two := b.article(s, 1)

	asked := func(tb *tab, buttons int) {
		t.Helper()
		tb.wait(fmt.Sprintf(`document.querySelectorAll(".notice.changed button").length === %d`, buttons))
	}
	settled := func(tb *tab) {
		t.Helper()
		tb.wait(`!document.querySelector(".notice.changed")`)
	}

	// The other tab's: one removes Europol, two takes that over.
	one.dismiss("Europol")
	asked(two, 3)
	two.click("#keep-theirs")
	settled(two)
	two.wait(marked("Europol") + ` === 0`)

	// This one: two removes the FBI, one has not looked and keeps its own.
	two.dismiss("FBI")
	asked(one, 3)
	one.click("#keep-mine")
	settled(one)
	if n := js[int](one, marked("FBI")); n == 0 {
		t.Error("keeping this one took over what the other tab has done")
	}
	asked(two, 3) // for now it is two that has been outrun

	// Both.
	two.click("#keep-both")
	settled(two)
	two.kept(2)
	two.wait(`location.hash === "#a2" || location.hash === "#a3"`)
	two.do(reload)
	two.analysed()
	two.wait(marked("FBI") + ` === 0`)
	one.do(reload)
	one.analysed()
	one.wait(marked("FBI") + ` > 0 && ` + marked("Europol") + ` === 0`)

	// Deleted elsewhere: kept again, then let go.
	two.library()
	two.wait(`document.querySelectorAll("#library-list .card").length === 2`)
	two.click(`#library-list .card:has(a[href="#a1"]) .delete`)
	asked(one, 2)
	two.kept(1)
	two.click("#undo-delete")
	settled(one)
	two.wait(`document.querySelectorAll("#library-list .card").length === 2`)
	two.click(`#library-list .card:has(a[href="#a1"]) .delete`)
	asked(one, 2)
	one.click("#keep-mine")
	settled(one)
	two.wait(`document.querySelectorAll("#library-list .card").length === 2`)
	for _, tb := range []*tab{one, two} {
		if c := tb.complaints(); len(c) > 0 {
			t.Errorf("the page complains: %q", c)
		}
	}
}

// TestTabsAgree changes settings in one tab and says in each what a word always
// is: the other tab knows, and neither forgets what the other has learned.
func TestTabsAgree(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	one, two := b.open(s.url()+"?paste"), b.open(s.url()+"?paste")
	for i, tb := range []*tab{one, two} {
		tb.viewport(1280, 900)
		tb.ready()
		tb.paste(small(i), "")
		tb.analysed()
		tb.kept(i + 1)
	}
	never := func(tb *tab, words string) {
		t.Helper()
		tb.choose(words)
		tb.click("#why-never")
		for _, tb := range []*tab{one, two} {
			tb.wait(marked(words) + ` === 0`)
		}
	}
	never(one, "Oslo")
	never(two, "Kari Nordmann")
	if got := js[[]string](one, `JSON.parse(localStorage.getItem("lede-dictionary")).map((e) => e.Words).sort()`); strings.Join(got, ", ") != "Kari Nordmann, Oslo" {
		t.Errorf("the dictionary holds %q, want Kari Nordmann and Oslo", got)
	}
	one.click("#density-everything")
	two.wait(`document.querySelector(".reading.everything") && document.querySelector("#density-everything").checked`)
}

// TestBlindTabs takes the channel between tabs away: it is the store that finds
// the conflict, when the second tab saves.
func TestBlindTabs(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	one := b.blank()
	one.before(`delete window.BroadcastChannel;`)
	one.navigate(s.url())
	one.read("harbour-hack")
	one.kept(1)
	two := b.article(s, 1)
	two.dismiss("FBI")
	two.saved("1", "FBI")
	one.dismiss("Europol")
	one.wait(`document.querySelectorAll(".notice.changed button").length === 3`)
	if n := js[int](two, marked("Europol")); n == 0 {
		t.Error("the first tab has changed the second")
	}
	two.do(reload)
	two.analysed()
	two.wait(marked("FBI") + ` === 0 && ` + marked("Europol") + ` > 0`)
	one.click("#keep-both")
	two.kept(2)
}

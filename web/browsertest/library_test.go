package browsertest

import (
	"fmt"
	"testing"
)

// click clicks the first element that a selector matches.
func (tb *tab) click(selector string) {
	tb.t.Helper()
	tb.wait(`document.querySelector(` + quoted(selector) + `)`)
	js[bool](tb, `(document.querySelector(`+quoted(selector)+`).click(), true)`)
}

// fill types into a box.
func (tb *tab) fill(selector, text string) {
	tb.t.Helper()
	js[bool](tb, `(() => {
		const box = document.querySelector(`+quoted(selector)+`);
		box.value = `+quoted(text)+`;
		box.dispatchEvent(new Event("input", {bubbles: true}));
		return true;
	})()`)
}

// TestLibrary keeps articles, finds them by text and actor, deletes one, takes
// that back, and opens one again with its marks, the engine idle.
func TestLibrary(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	for i, name := range []string{"harbour-hack", "court-report", "river-flood"} {
		tb.paste(sampleText(t, name), "")
		tb.analysed()
		tb.kept(i + 1)
		tb.home()
	}
	tb.click(`.nav[href="#library"]`)
	cards := func(n int) {
		t.Helper()
		tb.wait(fmt.Sprintf(`document.querySelectorAll("#library-list .card").length === %d`, n))
	}
	cards(3)
	tb.fill("#library-search", "rijnhaven")
	cards(1)
	tb.fill("#library-search", "nairobi vaccine")
	cards(1)
	tb.fill("#library-search", "no such words")
	cards(0)
	tb.fill("#library-search", "")
	cards(3)

	title := js[string](tb, `document.querySelector("#library-list .title").textContent`)
	tb.click("#library-list .delete")
	cards(2)
	tb.kept(2)
	tb.click("#undo-delete")
	cards(3)
	if got := js[string](tb, `document.querySelector("#library-list .title").textContent`); got != title {
		t.Errorf("after undoing the deletion the list begins with %q, want %q", got, title)
	}

	tb.fill("#library-search", "rijnhaven")
	cards(1)
	tb.click("#library-list .title")
	tb.wait(`document.querySelectorAll("#article mark").length > 10`)
	same(t, "from the library", tb.text(), sampleText(t, "harbour-hack"))
	js[bool](tb, `(history.back(), true)`)
	cards(1)

	// By its address, as from a bookmark.
	js[bool](tb, `(document.querySelector("#library-list .title").click(), true)`)
	tb.wait(`document.querySelectorAll("#article mark").length > 10`)
	tb.navigate(js[string](tb, `location.href`))
	tb.do(reload)
	tb.wait(`document.querySelectorAll("#article mark").length > 10`)
	same(t, "by its address", tb.text(), sampleText(t, "harbour-hack"))
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

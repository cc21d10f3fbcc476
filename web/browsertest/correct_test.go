package browsertest

import (
	"testing"
)

// marking is everything marked in the text, mark by mark, with what it is.
const marking = `[...document.querySelectorAll("#article mark")].map((m) => m.className.replace(/ (on|lit)\b/g, "") + "|" + m.dataset.id + "|" + m.textContent).join("\n")`

// reads is the first actor's mark that reads as words.
func reads(words string) string {
	return `[...document.querySelectorAll("#article mark.actor")].find((m) => m.textContent === ` + quoted(words) + `)`
}

// choose opens the Why card of the first actor's mark that reads as words.
func (tb *tab) choose(words string) {
	tb.t.Helper()
	tb.on(reads(words), `e.click()`)
	tb.wait(`document.querySelector("#why:not(.none) h2").textContent === ` + quoted(words))
}

// form opens the correction form.
func (tb *tab) form() {
	tb.t.Helper()
	tb.click("#why-wrong")
	tb.wait(`document.querySelector("#why .fix")`)
}

// fix opens the correction form and uses one of its rows.
func (tb *tab) fix(row, value string) {
	tb.t.Helper()
	tb.form()
	if value != "" {
		tb.set("fix-"+row, value)
	}
	tb.click(`#why [data-fix="` + row + `"]`)
	tb.wait(`!document.querySelector("#why .fix")`)
}

// TestCorrections dismisses, retypes, merges and splits, analyses anew, reloads
// and undoes: what the reader says stays, and what is undone leaves no trace.
func TestCorrections(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	start := js[string](tb, marking)
	gone := func() string {
		return js[string](tb, `String([...document.querySelectorAll("#article mark.actor")].filter((m) => m.textContent === "Kystlink").length)`)
	}

	tb.choose("Kystlink")
	tb.click("#why-never")
	tb.wait(`![...document.querySelectorAll("#article mark.actor")].some((m) => m.textContent === "Kystlink")`)

	tb.choose("Europol")
	tb.fix("type", "place")
	tb.wait(`[...document.querySelectorAll("#article mark.actor.is-place.edited")].some((m) => m.textContent === "Europol")`)
	corrected := js[string](tb, marking)

	tb.click("#again")
	tb.drawn()
	same(t, "after analysing anew", js[string](tb, marking), corrected)
	tb.kept(1)
	tb.do(reload)
	tb.analysed()
	tb.wait(`document.querySelector("#article mark.edited")`)
	same(t, "after a reload", js[string](tb, marking), corrected)
	same(t, "the text", tb.text(), sampleText(t, "harbour-hack"))

	// Another article knows of it.
	tb.home()
	tb.paste("Kystlink said on Monday that Europol had asked for help. Officials in Oslo praised Kystlink.", "")
	tb.analysed()
	if gone() != "0" {
		t.Error("what is never to be marked is marked in another article")
	}
	tb.home()
	tb.library()
	tb.fill("#library-search", "rijnhaven")
	tb.wait(`document.querySelectorAll("#library-list .card").length === 1`)
	tb.click("#library-list .title")
	tb.analysed()
	tb.wait(`document.querySelector("#article mark.edited")`)

	before := js[string](tb, marking)
	tb.choose("FBI")
	tb.fix("same", "Europol")
	tb.wait(marking + ` !== ` + quoted(before))
	tb.choose("FBI")
	tb.fix("split", "")
	tb.wait(marking + ` === ` + quoted(before))

	for range 4 {
		tb.click("#undo")
	}
	tb.wait(`document.getElementById("undo").disabled`)
	tb.drawn()
	same(t, "after undoing all", js[string](tb, marking), start)
	tb.click("#redo")
	tb.wait(`![...document.querySelectorAll("#article mark.actor")].some((m) => m.textContent === "Kystlink")`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestAdd marks words that were selected.
func TestAdd(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste("The quick brown zebra 🎈 crossed the road.\n\nNobody saw the zebra again.", "")
	tb.analysed()
	tb.on(`document.getElementById("article")`, `
		const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.data.indexOf("crossed");
			if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 5);
		}`)
	tb.wait(`document.querySelector(".selection-bar .words")`)
	tb.press("n")
	tb.wait(`document.activeElement.id === "add-as"`)
	tb.set("add-as", "group")
	tb.click(`[data-add="add"]`)
	tb.wait(`[...document.querySelectorAll("#article mark.actor.is-group.edited")].map((m) => m.textContent).join() === "crossed"`)
	tb.press("z")
	tb.wait(`!document.querySelector("#article mark.edited")`)
}

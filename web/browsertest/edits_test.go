package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A hand is a way to use a button: a key, a mouse, a finger.
type hand struct {
	name          string
	width, height int64
	use           func(tb *tab, selector string)
}

// mark finds the first actor's mark that reads as words.
func (tb *tab) mark(words string) (selector string) {
	tb.t.Helper()
	named := `[...document.querySelectorAll("#article mark.actor.is-name")].find((m) => m.textContent === ` + quoted(words) + `)`
	tb.usable(named)
	id := js[string](tb, named+`.dataset.id.split(" ").at(-1)`)
	return `#article mark[data-id~="` + id + `"]`
}

// TestEdits makes every correction with every hand: by key and mouse on a wide
// screen, by finger on a narrow one. Each shows at once and looks like the
// reader's, undoing it leaves no trace, and Escape goes back to the word.
func TestEdits(t *testing.T) {
	s := serve(t, real)
	for _, h := range []hand{{"keys", 1280, 900, (*tab).pressOn}, {"mouse", 1280, 900, (*tab).mouse}, {"finger", 360, 800, (*tab).tap}} {
		t.Run(h.name, func(t *testing.T) {
			tb := launch(t, t.TempDir()).open(s.url())
			tb.t = t
			tb.emulate("", "prefers-reduced-motion", "reduce")
			tb.viewport(h.width, h.height)
			if h.name == "finger" {
				tb.touch()
			}
			tb.ready()
			tb.paste(sampleText(t, "harbour-hack"), "")
			tb.analysed()
			tb.click("#legend-seen")
			tb.rest()
			start := js[string](tb, marking)

			open := func(words string) string {
				t.Helper()
				mark := tb.mark(words)
				if h.name == "keys" { // the text is one tab stop: go there as the panel does
					tb.click(mark)
				} else {
					h.use(tb, mark)
				}
				tb.wait(`document.querySelector("#why h2").textContent === ` + quoted(words))
				tb.wait(first(mark) + `.hasAttribute("aria-label")`)
				return js[string](tb, first(mark)+`.getAttribute("aria-label")`)
			}
			form := func() {
				t.Helper()
				h.use(tb, "#why-wrong")
				tb.wait(`document.querySelector("#why .fix")`)
			}
			check := func(what, now string) {
				t.Helper()
				tb.wait(now)
				tb.wait(`document.querySelector("#article mark.actor-edited") || ` + quoted(what) + `.startsWith("remove")`)
				h.use(tb, "#undo")
				tb.wait(marking + ` === ` + quoted(start))
			}
			const texts = `[...document.querySelectorAll("#article mark.actor")].filter((m) => m.textContent === `

			for _, c := range []struct{ what, words, field, value, button, now string }{
				{"confirm", "Europol", "", "", "#why-right", texts + `"Europol" && m.matches(".actor-edited")).length === 1`},
				{"remove", "Europol", "", "", "#fix-remove", texts + `"Europol").length === 0`},
				{"retype", "Europol", "fix-type", "Place", `[data-fix="type"]`, texts + `"Europol" && m.matches(".is-place")).length > 0`},
				{"rename", "Europol", "fix-name", "The police of Europe", `[data-fix="rename"]`, `[...document.querySelectorAll(".actor-head .name")].some((n) => n.textContent === "The police of Europe")`},
				{"merge", "FBI", "fix-same", "Europol", `[data-fix="same"]`, `document.querySelector("#why .reason").textContent.includes("Europol")`},
				{"move", "FBI", "fix-move", "Europol", `[data-fix="move"]`, `document.querySelector("#why .reason").textContent.includes("Europol")`},
				{"split", "Rijnhaven", "", "", "#fix-split", `document.querySelector("#why .reason").textContent.includes("somebody else")`},
			} {
				open(c.words)
				if c.what != "confirm" {
					form()
				}
				if c.field != "" {
					tb.set(c.field, c.value)
				}
				h.use(tb, "#why "+c.button)
				check(c.what, c.now)
			}

			word := open("Europol")
			form()
			tb.press(kb.Escape)
			tb.wait(`!document.querySelector("#why .fix") && document.activeElement.id === "why-wrong"`)
			tb.press(kb.Escape)
			tb.wait(focused + ` === ` + quoted(word))

			// From a selection, whose bar waits until it has settled.
			tb.on(`document.getElementById("article")`, `
				const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					const at = node.data.indexOf("container");
					if (at >= 0 && !node.parentNode.closest("mark.actor")) { getSelection().setBaseAndExtent(node, at, node, at + 9); break; }
				}`)
			tb.wait(`document.querySelector(".selection-bar .words")`)
			tb.rest()
			if covered := js[bool](tb, `(() => {
				const bar = document.querySelector(".selection-bar").getBoundingClientRect();
				return bar.right > innerWidth + 1 || bar.left < -1 || bar.bottom > innerHeight + 1;
			})()`); covered {
				t.Error("the selection bar is not whole on the screen")
			}
			tb.set("add-as", "group")
			h.use(tb, `[data-add="add"]`)
			check("add", `[...document.querySelectorAll("#article mark.actor-edited.is-group")].map((m) => m.textContent).join() === "container"`)
			if c := tb.complaints(); len(c) > 0 {
				t.Errorf("the page complains: %q", c)
			}
		})
	}
}

// TestEditedLooks corrects a mark of each layer: it looks different from what
// the engine has found.
func TestEditedLooks(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.viewport(1280, 2400) // with the editorial on the first screen
	for _, c := range []struct{ layer, open string }{
		{"actor", `#article mark.actor`}, {"incident", `#article mark.incident:not(.actor)`},
		{"statement", `#article .bar.attributed[data-id^=s]`}, {"opinion", `#article .bar.editorial[data-id^=o]`},
	} {
		tb.click(c.open)
		tb.wait(first("#why.layer-" + c.layer))
		tb.click("#why-right")
		edited := "#article mark." + c.layer + "-edited:not(.actor, .incident)"
		if c.layer == "actor" || c.layer == "incident" {
			edited = "#article mark." + c.layer + "-edited"
		}
		tb.wait(first(edited) + ` && ` + first("#why .tag.reader"))
		tb.rest()
		if style := js[string](tb, `getComputedStyle(`+first(edited)+`).borderBottomStyle`); style != "dashed" {
			t.Errorf("a confirmed %s has a bottom border %q, want dashed", c.layer, style)
		}
	}
	tb.wait(`document.querySelector("#article .bar.editorial.edited") && document.querySelector("#article .bar.attributed.edited")`)
}

// TestTabStop undoes a correction and goes to another mark before that is drawn:
// the other mark has the text's tab stop and its name, and no mark else.
func TestTabStop(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.read("harbour-hack")
	for range 3 {
		tb.choose("Europol")
		tb.click("#why-right")
		tb.wait(`document.querySelector("#article mark.edited")`)
		other := tb.mark("FBI")
		tb.on(`document.getElementById("undo")`, `e.click(); `+first(other)+`.click()`)
		tb.wait(`!document.querySelector("#article mark.edited") && document.querySelector("#why h2").textContent === "FBI"`)
		tb.drawn() // what comes late, too
		if got := js[[]string](tb, `[...document.querySelectorAll("#article mark[tabindex]")].map((m) => m.getAttribute("aria-label"))`); len(got) != 1 || !strings.HasPrefix(got[0], "FBI, actor") {
			t.Fatalf("the tab stop is at %q, want that of the FBI", got)
		}
	}
}

// TestHundredSteps makes more than a hundred corrections and takes all back.
func TestHundredSteps(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("river-flood")
	start := js[string](tb, marking)
	tb.click("#article mark.actor")
	tb.wait(`document.querySelector("#why-right")`)
	tb.rest()
	const steps = 110
	for i := range steps {
		op := []string{"place", "group"}[i%2]
		js[bool](tb, `(async () => {
			if (!document.querySelector("#why .fix")) document.getElementById("why-wrong").click();
			while (!document.querySelector("#why .fix")) await new Promise((done) => setTimeout(done, 5));
			document.getElementById("fix-type").value = "`+op+`";
			document.querySelector('#why [data-fix="type"]').click();
			while (!document.querySelector("#article mark.actor.is-`+op+`.actor-edited") || document.querySelector("#why .fix")) await new Promise((done) => setTimeout(done, 5));
			return true;
		})()`)
	}
	for i := range steps {
		if js[bool](tb, `document.getElementById("undo").disabled`) {
			t.Fatalf("nothing is left to undo after %d of %d steps", i, steps)
		}
		tb.strike("z") // as fast as the keyboard goes
	}
	tb.wait(`document.getElementById("undo").disabled`)
	tb.wait(marking + ` === ` + quoted(start))
	for range steps {
		tb.strike("Z")
	}
	tb.wait(`document.getElementById("redo").disabled && document.querySelector("#article mark.actor.is-group.actor-edited")`)
}

// TestMergeThenSplit compares all that is known of the article, byte by byte.
func TestMergeThenSplit(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	state := func() string {
		t.Helper()
		return tb.taken(`[data-export="json"]`)
	}
	before := state()
	for _, name := range []string{"FBI", "Rijnhaven Terminals"} {
		tb.choose(name)
		tb.fix("same", "Europol")
		if state() == before {
			t.Errorf("merging %s changes nothing", name)
		}
		tb.choose(name)
		tb.fix("split", "")
		same(t, "merged and split again: "+name, state(), before)
	}
}

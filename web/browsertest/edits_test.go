package browsertest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A hand is a way to use a button: a key, a mouse, a finger.
type hand struct {
	name          string
	width, height int64
	use           func(tb *tab, selector string)
}

// point returns where the middle of an element's first box is in the window,
// once it has been scrolled there.
func (tb *tab) point(selector string) (x, y float64) {
	tb.t.Helper()
	tb.wait(`document.querySelector(` + quoted(selector) + `)`)
	js[bool](tb, `(document.querySelector(`+quoted(selector)+`).scrollIntoView({block: "center", behavior: "instant"}), true)`)
	at := js[[]float64](tb, `new Promise((done) => setTimeout(done, 60)).then(() => {
		const box = document.querySelector(`+quoted(selector)+`).getClientRects()[0];
		return [box.left + box.width / 2, box.top + box.height / 2];
	})`)
	return at[0], at[1]
}

// pressOn uses a button by keyboard: it takes the focus, and Enter.
func (tb *tab) pressOn(selector string) {
	tb.t.Helper()
	tb.wait(`document.querySelector(` + quoted(selector) + `)`)
	tb.wait(`(document.querySelector(` + quoted(selector) + `).focus(), document.activeElement === document.querySelector(` + quoted(selector) + `))`)
	tb.press(kb.Enter)
}

// mouse clicks where an element is, whatever lies there.
func (tb *tab) mouse(selector string) {
	tb.t.Helper()
	x, y := tb.point(selector)
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			if _, err := cdp.Call(ctx, t, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1}); err != nil {
				return chromedp.Void{}, err
			}
		}
		return chromedp.Void{}, nil
	})
}

// tap touches where an element is.
func (tb *tab) tap(selector string) {
	tb.t.Helper()
	x, y := tb.point(selector)
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}}); err != nil {
			return chromedp.Void{}, err
		}
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
		return chromedp.Void{}, err
	})
}

// touch makes the screen one for fingers.
func (tb *tab) touch() {
	tb.t.Helper()
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 1})
		return chromedp.Void{}, err
	})
}

// mark finds the first actor's mark that reads as words.
func (tb *tab) mark(words string) (selector string) {
	tb.t.Helper()
	id := js[string](tb, `([...document.querySelectorAll("#article mark.actor.is-name")].find((m) => m.textContent === `+quoted(words)+`) || {dataset: {id: ""}}).dataset.id.split(" ").at(-1)`)
	if id == "" {
		tb.t.Fatalf("no mark reads %q", words)
	}
	return `#article mark[data-id~="` + id + `"]`
}

// set chooses from a list, or fills in a field.
func (tb *tab) set(id, value string) {
	tb.t.Helper()
	js[bool](tb, `(() => {
		const field = document.getElementById(`+quoted(id)+`);
		field.value = field.options ? [...field.options].find((o) => o.text === `+quoted(value)+`).value : `+quoted(value)+`;
		return true;
	})()`)
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
			js[bool](tb, `(document.getElementById("legend-seen").click(), true)`)
			start := js[string](tb, marking)

			open := func(words string) string {
				t.Helper()
				mark := tb.mark(words)
				if h.name == "keys" { // the text is one tab stop: go there as the panel does
					js[bool](tb, `(document.querySelector(`+quoted(mark)+`).click(), true)`)
				} else {
					h.use(tb, mark)
				}
				tb.wait(`document.querySelector("#why h2") && document.querySelector("#why h2").textContent === ` + quoted(words))
				tb.wait(`document.querySelector(` + quoted(mark) + `).hasAttribute("aria-label")`)
				return js[string](tb, `document.querySelector(`+quoted(mark)+`).getAttribute("aria-label")`)
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
			js[bool](tb, `(() => {
				const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					const at = node.data.indexOf("container");
					if (at >= 0 && !node.parentNode.closest("mark.actor")) { getSelection().setBaseAndExtent(node, at, node, at + 9); break; }
				}
				return true;
			})()`)
			tb.wait(`document.querySelector(".selection-bar .words")`)
			if covered := js[bool](tb, `(() => {
				const bar = document.querySelector(".selection-bar").getBoundingClientRect();
				return bar.right > innerWidth + 1 || bar.left < -1 || bar.bottom > innerHeight + 1;
			})()`); covered {
				t.Error("the selection bar is not whole on the screen")
			}
			js[bool](tb, `(document.getElementById("add-as").value = "group", true)`)
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
		tb.wait(`document.querySelector(` + quoted(c.open) + `)`)
		tb.click(c.open)
		tb.wait(`document.querySelector(` + quoted("#why.layer-"+c.layer) + `)`)
		tb.click("#why-right")
		edited := "#article mark." + c.layer + "-edited:not(.actor, .incident)"
		if c.layer == "actor" || c.layer == "incident" {
			edited = "#article mark." + c.layer + "-edited"
		}
		tb.wait(`document.querySelector(` + quoted(edited) + `)`)
		if style := js[string](tb, `getComputedStyle(document.querySelector(`+quoted(edited)+`)).borderBottomStyle`); style != "dashed" {
			t.Errorf("a confirmed %s has a bottom border %q, want dashed", c.layer, style)
		}
		if !js[bool](tb, `!!document.querySelector("#why .tag.reader")`) {
			t.Errorf("the card of a confirmed %s does not say that it is the reader's", c.layer)
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
		js[bool](tb, `(document.getElementById("undo").click(), document.querySelector(`+quoted(tb.mark("FBI"))+`).click(), true)`)
		tb.wait(`!document.querySelector("#article mark.edited") && document.querySelector("#why h2").textContent === "FBI"`)
		tb.drawn()
		js[bool](tb, `new Promise((done) => setTimeout(() => done(true), 100))`) // what comes late
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
	js[bool](tb, `(document.querySelector("#article mark.actor").click(), true)`)
	tb.wait(`document.querySelector("#why-right")`)
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
		tb.press("z")
		time.Sleep(10 * time.Millisecond)
	}
	tb.wait(`document.getElementById("undo").disabled`)
	tb.wait(marking + ` === ` + quoted(start))
	for range steps {
		tb.press("Z")
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

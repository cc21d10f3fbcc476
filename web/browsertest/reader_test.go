package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// focused is the name of the mark that has the focus, or "".
const focused = `(document.activeElement.matches("#article mark") ? document.activeElement.getAttribute("aria-label") : "")`

// TestKeyboard does everything without a pointer: types an article, has it
// marked up, goes to a mark of every layer, reads why, comes back to the same
// word, corrects one, takes that back, finds a word, and saves the notes.
func TestKeyboard(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	js[bool](tb, `(() => {
		const create = URL.createObjectURL;
		window.saved = [];
		URL.createObjectURL = (blob) => { window.saved.push(blob); return create.call(URL, blob); };
		return true;
	})()`)
	tb.fill("#paste-text", sampleText(t, "harbour-hack")) // typing it all would take minutes
	tb.tabTo(`matches("button.primary")`)
	tb.press(kb.Enter)
	tb.analysed()

	tb.tabTo(`matches("#article mark")`)
	if stops := js[int](tb, `document.querySelectorAll("#article [tabindex='0']").length`); stops != 1 {
		t.Errorf("the text has %d tab stops, want one", stops)
	}
	for _, c := range []struct{ key, kind string }{{"j", ""}, {"a", ", actor: "}, {"i", ", incident: "}, {"o", ""}, {"k", ""}, {"a", ", actor: "}} {
		before := js[string](tb, focused)
		tb.press(c.key)
		tb.wait(focused + ` !== ` + quoted(before) + ` && ` + focused + `.includes(` + quoted(c.kind) + `)`)
	}
	word := js[string](tb, focused)
	tb.press(kb.Enter)
	tb.wait(`document.activeElement.id === "why"`)
	tb.press(kb.Escape)
	tb.wait(focused + ` === ` + quoted(word))
	if js[bool](tb, `!document.querySelector("#why.none")`) {
		t.Error("Escape left the Why card open")
	}

	marks := js[int](tb, `document.querySelectorAll("#article mark.actor").length`)
	tb.press("x")
	tb.wait(fmt.Sprintf(`document.querySelectorAll("#article mark.actor").length < %d`, marks))
	tb.press("z")
	tb.wait(fmt.Sprintf(`document.querySelectorAll("#article mark.actor").length === %d`, marks))

	tb.press("]")
	tb.wait(`document.activeElement.id === "tab-1"`)
	tb.press("1")
	tb.wait(`document.querySelector(".reading.no-actor")`)
	tb.press("1")
	tb.wait(`!document.querySelector(".reading.no-actor")`)
	tb.press("?")
	tb.wait(`document.querySelector("dialog[open] .keys")`)
	tb.close()
	tb.press("/")
	tb.wait(`document.activeElement.id === "find-words"`)
	tb.press("Grey")
	tb.wait(`/^1 of [1-9]/.test(document.getElementById("find-count").textContent)`)
	tb.press(kb.Escape)
	tb.wait(`!document.getElementById("find-words")`)

	tb.tabTo(`matches("#export summary")`)
	tb.press(kb.Enter)
	tb.tabTo(`matches("[data-export=markdown]")`)
	tb.press(kb.Enter)
	tb.wait(`window.saved.length === 1`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestKeysOff switches the shortcuts off, and gives one another key.
func TestKeysOff(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("river-flood")
	tb.settings(func() {
		tb.focus("#key-next")
		tb.press("w")
		tb.wait(`document.getElementById("key-next").value === "w"`)
	})
	tb.press("w")
	tb.wait(focused + ` !== ""`)

	tb.settings(func() { tb.click("#keys-on") })
	before := js[string](tb, focused)
	tb.press("w")
	tb.press("1")
	tb.rest()
	if js[bool](tb, `!!document.querySelector(".reading.no-actor")`) || js[string](tb, focused) != before {
		t.Error("a shortcut works although they are off")
	}
	tb.do(reload)
	tb.analysed()
	tb.press("1")
	tb.rest()
	if js[bool](tb, `!!document.querySelector(".reading.no-actor")`) {
		t.Error("the shortcuts are on again after a reload")
	}
}

// TestDensity counts what shows at each density: more each time, and the text
// the same.
func TestDensity(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	const boxes = `[...document.querySelectorAll("#article mark.actor")].filter((m) => getComputedStyle(m).boxShadow !== "none").length`
	last := 0
	for _, d := range []string{"quiet", "normal", "everything"} {
		tb.click("#density-" + d)
		tb.wait(`document.querySelector(".reading.` + d + `")`)
		tb.drawn()
		n := js[int](tb, boxes)
		if n <= last {
			t.Errorf("%s shows %d actors, not more than %d", d, n, last)
		}
		last = n
		same(t, d, tb.text(), sampleText(t, "harbour-hack"))
	}
	tb.do(reload)
	tb.analysed()
	if !js[bool](tb, `!!document.querySelector(".reading.everything")`) {
		t.Error("the density is forgotten after a reload")
	}
}

// TestChannels looks at the three channels of marks: what shows of each is not
// what shows of another.
func TestChannels(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.viewport(1280, 2400) // with the editorial on the first screen
	tb.wait(`document.querySelectorAll("#article .bar").length > 3`)
	tb.drawn()
	for _, c := range []struct{ what, expression string }{
		{"an actor has a box", `getComputedStyle(document.querySelector("#article mark.actor-lead")).boxShadow !== "none"`},
		{"an actor has a drawing", `getComputedStyle(document.querySelector("#article mark.actor-lead"), "::before").content === '""'`},
		{"an incident has a thick line", `parseFloat(getComputedStyle(document.querySelector("#article mark.incident")).textDecorationThickness) >= 2`},
		{"the author's voice has a solid bar", `getComputedStyle(document.querySelector("#article .bar.editorial")).borderLeftStyle === "solid"`},
		{"another's voice has a dashed bar", `getComputedStyle(document.querySelector("#article .bar.attributed")).borderLeftStyle === "dashed"`},
		{"bars have labels", `[...document.querySelectorAll("#article .bar")].every((b) => b.dataset.label)`},
		{"an editorial bar stands beside its sentence", `[...document.querySelectorAll("#article .bar.editorial")].every((b) => {
			const s = [...b.parentNode.querySelectorAll(".sentence.editorial")].map((s) => s.getBoundingClientRect()), r = b.getBoundingClientRect();
			return s.some((s) => s.top < r.bottom && s.bottom > r.top) && s.every((s) => r.right <= s.left);
		})`},
		{"a repeat is folded", `document.querySelector("#article .repeat").offsetHeight < 60 && document.querySelector("#article .fold").getAttribute("aria-label").startsWith("Repeats paragraph ")`},
	} {
		if !js[bool](tb, c.expression) {
			t.Errorf("it does not hold that %s", c.what)
		}
	}
	tb.click("#article .fold")
	tb.wait(`document.querySelector("#article .repeat").offsetHeight > 80`)
	same(t, "unfolded", tb.text(), sampleText(t, "harbour-hack"))

	// Lighting an actor's other mentions.
	tb.on(first("#article mark.actor"), `e.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
	tb.wait(`document.querySelectorAll("#article mark.lit").length > 1`)
}

// TestPanel goes from the panel's cards to the text, and looks at the pictures
// and their tables.
func TestPanel(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.click(".actor-head")
	tb.wait(`document.querySelector(".actor-card .context strong")`)
	tb.click(".actor-card .context")
	tb.wait(focused + ` !== "" && !document.querySelector("#why.none")`)
	tb.tab(1)
	tb.wait(`document.querySelector(".incident-card")`)
	tb.rest()
	if !js[bool](tb, `[...document.querySelectorAll(".incident-card")].every((c) => [...c.querySelectorAll("dt")].some((d) => d.textContent.startsWith("Who")) || c.textContent.includes("in general"))`) {
		t.Error("an incident's card has no field for who did it")
	}
	if js[bool](tb, `[...document.querySelectorAll(".incident-card")].some((c) => c.textContent.includes("in general") && c.textContent.includes("not reported"))`) {
		t.Error("a card of a kind of events asks who did it")
	}
	if !strings.Contains(js[string](tb, `document.getElementById("panel-body").textContent`), "not reported") {
		t.Error("no card says what is not reported")
	}
	tb.tab(2)
	tb.wait(`document.querySelectorAll(".drawing .stretch").length > 5 && document.querySelectorAll(".picture tbody tr").length > 5`)
	tb.tab(3)
	tb.wait(`document.querySelectorAll(".ledger tbody tr").length > 5`)
	tb.rest()
	all := js[int](tb, `document.querySelectorAll(".ledger tbody tr").length`)
	tb.pick("#speaker", 1)
	tb.wait(fmt.Sprintf(`document.querySelectorAll(".ledger tbody tr").length < %d`, all))

	// However far down the panel is read, the answer about a word of the text is
	// in sight.
	tb.tab(1)
	tb.wait(`document.querySelector(".incident-card")`)
	tb.on(first(".panel"), `e.scrollTop = 500; if (e.scrollTop <= 300) throw new Error("the panel does not scroll")`)
	tb.click("#article mark.incident")
	tb.wait(`document.querySelector("#why.layer-incident h2").getBoundingClientRect().top > 0`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

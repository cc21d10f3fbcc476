package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// marksOf is how many marks a selector matches.
func marksOf(selector string) string {
	return `document.querySelectorAll("#article mark` + selector + `").length`
}

// TestKinds switches kinds of mark off: in the settings, and where one is met.
// They are gone at once, without asking the engine, in other articles and after
// a reload too; and all is as it was once they are on again.
func TestKinds(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.click("#density-everything")
	tb.drawn()
	start := js[string](tb, marking)
	pronouns := js[int](tb, marksOf(".is-pronoun"))
	if pronouns == 0 {
		t.Fatal("the sample has no pronoun that is marked")
	}
	js[bool](tb, `(() => {
		const post = lede.engine.post;
		window.posted = 0;
		lede.engine.post = (...args) => { window.posted++; return post.apply(lede.engine, args); };
		return true;
	})()`)

	tb.settings(func() { tb.click(`[data-rule="actor/pronoun"]`) })
	tb.wait(marksOf(".is-pronoun") + ` === 0`)
	tb.rest()
	if n := js[int](tb, `window.posted`); n > 0 {
		t.Errorf("switching a kind off asked the engine %d times", n)
	}
	tb.do(reload)
	tb.analysed()
	if n := js[int](tb, marksOf(".is-pronoun")); n > 0 {
		t.Errorf("%d pronouns are marked after a reload", n)
	}
	tb.home()
	tb.paste(sampleText(t, "court-report"), "")
	tb.analysed()
	if n := js[int](tb, marksOf(".is-pronoun")); n > 0 {
		t.Errorf("%d pronouns are marked in another article", n)
	}
	tb.settings(func() { tb.click(`[data-rule="actor/pronoun"]`) })
	tb.wait(marksOf(".is-pronoun") + ` > 0`)

	tb.home()
	tb.paste(sampleText(t, "harbour-hack"), "")
	tb.analysed()
	same(t, "with everything on again", js[string](tb, marking), start)

	// Where one is met: a type of incident.
	before := js[int](tb, marksOf(".incident"))
	tb.click("#article mark.incident:not(.actor)")
	tb.wait(`document.querySelector('#why.layer-incident [data-fix="kind"]')`)
	rule := js[string](tb, `document.querySelector("#why .rule").firstChild.data`)
	tb.click(`#why [data-fix="kind"]`)
	tb.wait(marksOf(".incident") + fmt.Sprintf(` < %d`, before))
	tb.settings(func() {
		tb.wait(`!document.querySelector('[data-rule="` + rule + `"]').checked`)
		tb.click(`[data-rule="` + rule + `"]`)
	})
	tb.drawn()
	same(t, "with the incidents on again", js[string](tb, marking), start)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestNever says of a mark of each layer that its words, or what betrayed it,
// never count: the dictionary lists them, other articles know, and undoing or
// forgetting brings every mark back.
func TestNever(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.click("#density-everything")
	tb.drawn()
	start := js[string](tb, marking)
	for _, c := range []struct{ layer, open, never string }{
		{"actor", `#article mark.actor`, `#why-never`},
		{"incident", `#article mark.incident:not(.actor)`, `#why-never`},
		{"statement", `#article .bar.attributed[data-id^=s]`, `#why-never`},
		{"opinion", `#article .bar.editorial[data-id^=o]`, `#why [data-fix="cue"]`},
	} {
		if c.layer == "opinion" { // one that a single word betrays
			tb.home()
			tb.paste("The bridge over the Sava closed in May for repairs, the city said.\n\nThe delay is a disgrace.", "")
			tb.analysed()
			start = js[string](tb, marking)
		}
		tb.click(c.open)
		tb.wait(first("#why.layer-" + c.layer))
		tb.click(c.never)
		tb.wait(marking + ` !== ` + quoted(start))
		tb.wait(`document.querySelector(".toast #toast-undo")`)
		tb.rest()
		words := js[string](tb, `JSON.parse(localStorage.getItem("lede-dictionary"))[0].Words`)
		tb.settings(func() {
			if says := js[string](tb, `document.querySelector(".dictionary li").textContent`); says == "" || js[int](tb, `document.querySelectorAll("[data-forget]").length`) != 1 {
				t.Errorf("%s: the dictionary says %q", c.layer, says)
			}
		})

		tb.click("#undo")
		tb.wait(marking + ` === ` + quoted(start))
		tb.rest()
		if left := js[string](tb, `localStorage.getItem("lede-dictionary")`); left != "[]" && left != "null" {
			t.Errorf("%s: after undoing, the dictionary holds %s", c.layer, left)
		}
		tb.click("#redo")
		tb.wait(marking + ` !== ` + quoted(start))
		tb.rest()
		if again := js[string](tb, `JSON.parse(localStorage.getItem("lede-dictionary"))[0].Words`); again != words {
			t.Errorf("%s: done again for %q, not %q", c.layer, again, words)
		}
		tb.settings(func() { tb.click(`[data-forget="0"]`) })
		tb.wait(marking + ` === ` + quoted(start))
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestAnnouncements listens to the live region at each of its levels.
func TestAnnouncements(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("river-flood")
	const spoken = `document.getElementById("live").textContent`
	for _, c := range []struct {
		level      string
		does, move bool // whether it tells what came of something, and why a mark is there
	}{{"off", false, false}, {"brief", true, false}, {"full", true, true}} {
		tb.settings(func() { tb.click("#announce-" + c.level) })
		tb.on(`document.activeElement`, `e.blur()`)
		tb.press("1")
		tb.wait(`document.querySelector(".reading.no-actor")`)
		tb.press("1")
		tb.wait(`!document.querySelector(".reading.no-actor")`)
		tb.rest()
		if c.does {
			tb.wait(spoken + ` === "Actors shown"`)
		} else if says := js[string](tb, spoken); says != "" {
			t.Errorf("%s: showing the actors is announced as %q", c.level, says)
		}
		was := js[string](tb, focused)
		tb.press("a")
		tb.wait(focused + ` !== ` + quoted(was))
		tb.rest()
		if c.move { // the word is focused first, then spoken of
			tb.wait(spoken + `.length > 20`)
		} else if says := js[string](tb, spoken); len(says) > 20 {
			t.Errorf("%s: going to a mark is announced as %q", c.level, says)
		}
	}
	tb.do(reload)
	tb.analysed()
	tb.settings(func() { tb.wait(`document.getElementById("announce-full").checked`) })
}

// TestKeyTaken tries to give a shortcut the key of another, then one of its own,
// and puts back what was there.
func TestKeyTaken(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("river-flood")
	tb.dialog("#open-help")
	keys := js[int](tb, `document.querySelectorAll(".keys dt").length`)
	tb.close()
	tb.settings(func() {
		if fields := js[int](tb, `document.querySelectorAll("input.key").length`); fields != keys-2 { // Enter and Escape stay
			t.Errorf("%d of %d keys can be changed", fields, keys-2)
		}
		tb.focus("#key-next")
		tb.press("x")
		tb.wait(`document.getElementById("dialog-notice").textContent.includes("taken")`)
		if key := js[string](tb, `document.getElementById("key-next").value`); key != "j" {
			t.Errorf("a taken key was taken again: %q", key)
		}
		tb.press("w")
		tb.wait(`document.getElementById("key-next").value === "w"`)
		tb.press(kb.Backspace)
		tb.wait(`document.getElementById("key-next").value === "j"`)
		tb.press("q")
		tb.wait(`document.getElementById("key-next").value === "q"`)
	})
	tb.do(reload)
	tb.analysed()
	tb.press("q")
	tb.wait(focused + ` !== ""`)
}

// TestTheme reloads with other colours than the system's: they are there before
// anything is drawn.
func TestTheme(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).blank()
	tb.emulate("", "prefers-color-scheme", "light")
	tb.before(`(function look() {
		if (document.body) (window.looks = window.looks || []).push(getComputedStyle(document.documentElement).colorScheme);
		requestAnimationFrame(look);
	})()`)
	tb.navigate(s.url())
	tb.ready()
	tb.settings(func() { tb.click("#theme-dark") })
	tb.wait(`document.documentElement.classList.contains("dark")`)
	tb.navigate(s.url() + "?again")
	tb.ready()
	if looks := js[[]string](tb, `[...new Set(window.looks)]`); len(looks) != 1 || looks[0] != "dark" {
		t.Errorf("the page was drawn in %q, want dark from the beginning", looks)
	}
}

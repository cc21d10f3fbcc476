package browsertest

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// sideways is by how many pixels the page can be scrolled to the side.
const sideways = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

// TestReflow reads at 320 pixels, which 1280 are at 400 % zoom: nothing has to
// be scrolled to the side on any screen.
func TestReflow(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	check := func(screen string) {
		t.Helper()
		tb.rest()
		if by := js[int](tb, sideways); by > 0 {
			wide := js[string](tb, `[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((e) => e.tagName + "." + e.className).join(", ")`)
			t.Errorf("%s: scrolls sideways by %d pixels: %s", screen, by, wide)
		}
	}
	for _, size := range [][2]int64{{320, 256}, {320, 640}, {360, 800}, {800, 600}} {
		tb.viewport(size[0], size[1])
		check(fmt.Sprintf("paste at %v", size))
		tb.paste(sampleText(t, "harbour-hack"), "")
		tb.analysed()
		check(fmt.Sprintf("reading at %v", size))
		tb.click("#article mark.actor")
		tb.wait(`!document.querySelector("#why.none")`)
		tb.form()
		for i := range 4 {
			tb.tab(i)
			check(fmt.Sprintf("tab %d at %v", i, size))
			if by := js[int](tb, `(() => { const p = document.querySelector(".panel"); return p.scrollWidth - p.clientWidth; })()`); by > 0 {
				t.Errorf("tab %d at %v: the panel scrolls sideways by %d pixels", i, size, by)
			}
		}
		for _, dialog := range []string{"#open-settings", "#open-help"} {
			tb.dialog(dialog)
			check(dialog)
			tb.close()
		}
		tb.home()
	}
}

// TestSheet reads on a phone: the panel lies over the bottom of the text and
// never over the mark that has the focus.
func TestSheet(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(360, 800)
	tb.ready()
	tb.paste(sampleText(t, "harbour-hack"), "")
	tb.analysed()
	tb.wait(`document.querySelector(".panel.peek") && document.querySelector(".panel").getBoundingClientRect().top > 600`)
	for range 12 {
		tb.press("a")
		tb.wait(focused + ` !== ""`)
		tb.wait(`(() => {
			const mark = document.activeElement.getBoundingClientRect(), panel = document.querySelector(".panel").getBoundingClientRect();
			return mark.top >= 0 && mark.bottom <= panel.top;
		})()`)
	}
	tb.on(`document.activeElement`, `e.click()`)
	tb.wait(`document.querySelector(".panel.half")`)
	for range 6 {
		tb.press("j")
		tb.wait(`(() => {
			const mark = document.activeElement.getBoundingClientRect(), panel = document.querySelector(".panel").getBoundingClientRect();
			return document.activeElement.matches("mark") && mark.top >= 0 && mark.bottom <= panel.top;
		})()`)
	}
	tb.click("#sheet-handle")
	tb.wait(`document.querySelector(".panel.full")`)
	tb.click("#sheet-handle")
	tb.wait(`document.querySelector(".panel.peek")`)
}

// TestMotion asks for less motion: nothing moves.
func TestMotion(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.emulate("", "prefers-reduced-motion", "reduce")
	tb.ready()
	tb.paste("This one makes the engine STALL.", "")
	tb.wait(`document.querySelector(".spinner")`)
	still := func(screen string) {
		t.Helper()
		tb.rest()
		if n := js[int](tb, `document.getAnimations().length`); n > 0 {
			t.Errorf("%s: %d animations run", screen, n)
		}
	}
	still("analysing")
	tb.emulate("", "prefers-reduced-motion", "no-preference")
	tb.wait(`document.getAnimations().length > 0`)
	tb.emulate("", "prefers-reduced-motion", "reduce")
	tb.click("#cancel")
	tb.viewport(360, 800)
	tb.click("#sheet-handle")
	still("the sheet")
	tb.dialog("#open-settings")
	still("settings")
	tb.close()
	tb.library()
	still("library")
}

// TestPrint looks at the page as it is printed, without backgrounds: each layer
// still shows, and what only a screen is for does not.
func TestPrint(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.emulate("print")
	tb.rest()
	for _, c := range []struct{ what, expression string }{
		{"an actor has a border", `parseFloat(getComputedStyle(document.querySelector("#article mark.actor-lead")).borderTopWidth) > 0`},
		{"the drawing of an actor's type leaves the first letter free", `((s) => parseFloat(s.paddingLeft) > .7 * parseFloat(s.fontSize))(getComputedStyle(document.querySelector("#article mark.actor-first.actor-lead")))`},
		{"an incident is underlined", `getComputedStyle(document.querySelector("#article mark.incident")).textDecorationLine === "underline"`},
		{"the author's voice has a line", `parseFloat(getComputedStyle(document.querySelector("#article .sentence.editorial")).borderLeftWidth) > 0`},
		{"and says so", `getComputedStyle(document.querySelector("#article .sentence.editorial"), "::before").content.includes("Editorial")`},
		{"another's voice has a broken line", `getComputedStyle(document.querySelector("#article .sentence.attributed")).borderLeftStyle === "dashed"`},
		{"the bar is not printed", `getComputedStyle(document.querySelector(".top")).display === "none"`},
		{"the panel is not cut off", `getComputedStyle(document.querySelector(".panel")).overflow === "visible"`},
	} {
		if !js[bool](tb, c.expression) {
			t.Errorf("it does not hold that %s", c.what)
		}
	}
	tb.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		result, err := cdp.Call(ctx, target, cdppage.PrintToPDF, cdppage.PrintToPDFParams{})
		if err == nil && len(result.Data) < 10_000 {
			t.Errorf("the print is of %d bytes", len(result.Data))
		}
		return chromedp.Void{}, err
	})
}

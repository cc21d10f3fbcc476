//go:build audit

package browsertest

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

var axe = flag.String("axe", "", "axe.min.js of the package axe-core")

// axeRun is axe on what the page shows: a line for each rule broken seriously.
const axeRun = `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations
	.filter((v) => v.impact === "serious" || v.impact === "critical")
	.map((v) => v.impact + " " + v.id + ": " + v.help + " (" + v.nodes.length + ") " + v.nodes[0].html.slice(0, 160) + " " + (v.nodes[0].any[0] || v.nodes[0].all[0] || v.nodes[0].none[0] || {}).message))`

// TestAudit lets axe-core look at every screen in light, dark and forced
// colours, wide and narrow: nothing may be seriously wrong.
//
// It is run by make audit, which fetches axe-core; nothing of that is shipped.
func TestAudit(t *testing.T) {
	script, err := os.ReadFile(*axe)
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	js[bool](tb, string(script)+"; true")

	looks := [][]string{{"prefers-color-scheme", "light"}, {"prefers-color-scheme", "dark"}, {"forced-colors", "active"}}
	look := func(screen string) {
		t.Helper()
		for _, features := range looks {
			tb.emulate("", append(features, "prefers-reduced-motion", "reduce")...)
			tb.rest()
			if found := js[[]string](tb, axeRun); len(found) > 0 {
				t.Errorf("%s, %s:\n\t%s", screen, features[1], strings.Join(found, "\n\t"))
			}
		}
		tb.emulate("")
	}
	for _, size := range [][2]int64{{1280, 900}, {360, 800}} {
		tb.viewport(size[0], size[1])
		at := func(screen string) string { return fmt.Sprintf("%s at %d pixels", screen, size[0]) }
		look(at("paste"))
		tb.paste(sampleText(t, "harbour-hack"), "")
		tb.analysed()
		look(at("reading"))
		tb.click("#density-everything")
		look(at("reading, everything"))
		tb.click("#density-normal")
		for i := range 4 {
			tb.tab(i)
			look(at(fmt.Sprintf("tab %d", i)))
		}
		tb.tab(0)
		tb.click(".actor-head")
		tb.click("#article mark.actor")
		tb.form()
		look(at("correction"))
		tb.click("#why-right")
		tb.wait(`document.getElementById("toast-undo")`)
		look(at("confirmed"))
		tb.on(first("#about"), `e.open = true`)
		look(at("about the article"))
		tb.click("#open-find")
		tb.wait(`document.getElementById("find-words")`)
		look(at("find"))
		tb.press(kb.Escape)
		tb.wait(`!document.getElementById("find-words")`)
		for _, dialog := range []string{"#open-settings", "#open-help"} {
			tb.dialog(dialog)
			look(at(dialog))
			tb.close()
		}
		tb.library()
		tb.wait(`document.querySelector("#library-list .card")`)
		look(at("library"))
		tb.click("#library-list [data-tags]")
		tb.wait(`document.getElementById("tag-field")`)
		tb.fill("#tag-field", "ports")
		tb.click("#library-list [data-compare]")
		look(at("library, tagging"))
		tb.click("#tag-done")
		tb.wait(`document.querySelector("button.tag")`)
		tb.click(`[data-compare][aria-pressed="true"]`)
		tb.fill("#library-search", "rijnhaven")
		tb.click("#library-list .delete")
		tb.wait(`document.getElementById("undo-delete")`)
		look(at("library, deleted"))
		tb.click("#undo-delete")
		tb.wait(`document.querySelector("#library-list .card")`)
		tb.fill("#library-search", "")
		tb.on(`document.body`, `location.hash = "#compare/1/1"`)
		tb.wait(`document.querySelectorAll(".compare .part").length === 4`)
		look(at("compare"))
		tb.home()
	}
}

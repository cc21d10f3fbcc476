package browsertest

import (
	"context"
	"encoding/json"
	"flag"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"lede/app/annotate"
	"lede/app/correct"
	"lede/app/export"
)

// browserName says in which browser [TestWalkThrough] runs. The other tests
// need what only Chromium's own protocol has.
var browserName = flag.String("browser", "chromium", "the browser to walk through the page in: chromium, firefox or webkit")

// A remote drives a page in a browser other than Chromium.
type remote interface {
	navigate(ctx context.Context, url string) error
	// evaluate returns the value of an expression in JSON; promises are awaited.
	evaluate(ctx context.Context, expression string) (json.RawMessage, error)
}

// inJSON makes of an expression one whose value is a promise of JSON.
func inJSON(expression string) string {
	return "Promise.resolve().then(() => (" + expression + ")).then((v) => JSON.stringify(v === undefined ? null : v))"
}

// evaluate returns the value of an expression on the page; promises are awaited.
func evaluate[T any](ctx context.Context, tb *tab, expression string) (v T, err error) {
	if tb.remote == nil {
		return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	}
	b, err := tb.remote.evaluate(ctx, expression)
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(b, &v)
}

// watch collects what the content security policy has stopped, and errors that
// nothing caught.
const watch = `addEventListener("securitypolicyviolation", (e) => (window.violations ||= []).push(e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber));
	addEventListener("error", (e) => e.message.startsWith("ResizeObserver loop") || (window.violations ||= []).push(e.message)); // that one only means: next frame
	addEventListener("unhandledrejection", (e) => (window.violations ||= []).push(String(e.reason)));`

// watched begins to watch, and fails for what was seen so far.
func (tb *tab) watched() {
	tb.t.Helper()
	if v := js[[]string](tb, `(() => { const seen = window.violations || []; window.violations = []; `+watch+` return seen; })()`); len(v) > 0 {
		tb.t.Errorf("the page did what its policy forbids, or failed: %q", v)
	}
}

// reload loads the page again and waits until the new one is there.
func (tb *tab) reload() {
	tb.t.Helper()
	tb.watched()
	tb.rest()
	js[bool](tb, `(window.old = true, setTimeout(() => location.reload()), true)`)
	tb.wait(`!window.old && document.readyState === "complete"`)
	tb.watched()
}

// TestWalkThrough does in any browser what a reader does: pastes, reads a mark's
// reason, corrects, finds everything again after a reload and without a network,
// searches, and takes the article away. What is marked and what is exported must
// be what the command line gives.
func TestWalkThrough(t *testing.T) {
	s := serve(t, real)
	outside := proxy(t)
	var tb *tab
	switch *browserName {
	case "firefox":
		tb = openFirefox(t, t.TempDir(), outside)
	case "webkit":
		tb = openWebKit(t)
	default:
		b := launch(t, t.TempDir())
		outside, tb = b.outside, b.blank()
	}
	tb.navigate(s.url())
	tb.watched()
	tb.ready()
	tb.installed()

	text := sampleText(t, "harbour-hack")
	tb.paste(text, "")
	tb.analysed()
	same(t, "the text", tb.text(), text)
	tb.kept(1)

	// Taken away before anything is corrected: as the command line writes it.
	d, err := annotate.New().Text(text, annotate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, _ = correct.Apply(d, nil, nil) // as the page does; it puts actors in text order
	exported := 0
	for _, f := range export.Formats() {
		button := `[data-export="` + f.Name + `"]`
		if !js[bool](tb, "!!document.querySelector('"+button+"')") {
			continue
		}
		exported++
		var want strings.Builder
		want.WriteString(f.Header)
		if err := f.Write(&want, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		same(t, f.Name, rounded(tb.taken(button)), rounded(want.String()))
	}
	if exported == 0 {
		t.Error("nothing could be exported")
	}

	// Why, and two corrections.
	tb.choose("Kystlink")
	if why := js[string](tb, `document.querySelector("#why").innerText`); len(why) < 20 {
		t.Errorf("the reason reads %q", why)
	}
	tb.click("#why-never")
	tb.wait(`![...document.querySelectorAll("#article mark.actor")].some((m) => m.textContent === "Kystlink")`)
	tb.choose("Europol")
	tb.fix("type", "place")
	tb.wait(`[...document.querySelectorAll("#article mark.actor.is-place.edited")].some((m) => m.textContent === "Europol")`)
	corrected := js[string](tb, marking)
	for i := range 4 {
		tb.tab(i)
	}
	tb.saved("1", "Europol") // the last save

	tb.reload()
	tb.analysed()
	tb.wait(`document.querySelector("#article mark.edited")`)
	same(t, "after a reload", js[string](tb, marking), corrected)

	s.stop()
	tb.reload()
	tb.analysed()
	tb.wait(`document.querySelector("#article mark.edited")`)
	same(t, "without a network", js[string](tb, marking), corrected)
	tb.home()
	tb.paste("x", "<article><h1>Ministers meet</h1><p>The minister said on Monday that 🎈 hackers had attacked the bank.</p><p>Nobody knows why.</p></article>")
	tb.analysed()
	tb.kept(2)
	if n := js[int](tb, `document.querySelectorAll("#article mark").length`); n == 0 {
		t.Error("no mark without a network")
	}
	tb.home()
	s.start()

	tb.library()
	tb.wait(`document.querySelectorAll("#library-list .card").length === 2`)
	tb.fill("#library-search", "rijnhaven")
	tb.wait(`document.querySelectorAll("#library-list .card").length === 1`)
	tb.click("#library-list .title")
	tb.analysed()
	tb.wait(`document.querySelector("#article mark.edited")`)
	same(t, "from the library", tb.text(), text)

	tb.watched()
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
	for _, r := range outside.log() {
		if strings.Contains(r, "Kystlink") || strings.Contains(r, "127.0.0.1") {
			t.Errorf("request to another host: %q", r)
		}
	}
}

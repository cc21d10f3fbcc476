package browsertest

import "testing"

// TestStartFetchesOnce opens the page on a second visit, when the service worker
// answers: the page's program is fetched once. What is loaded ahead counts only
// where it is asked for before the program that uses it.
func TestStartFetchesOnce(t *testing.T) {
	s := serve(t, faulty)
	b := launch(t, t.TempDir())
	tb := b.open(s.url())
	tb.ready()
	tb.installed()
	for range 3 {
		tb = b.open(s.url())
		tb.ready()
		tb.wait(`document.readyState === "complete"`)
		if got := js[[]string](tb, `performance.getEntriesByType("resource").map((r) => r.initiatorType + " " + r.name).filter((r) => r.endsWith(".wasm"))`); len(got) != 1 {
			t.Errorf("programs that the page fetches: %q, want one", got)
		}
	}
}

// TestStartOfEngine gives a worker what the page gives it: by its name, where
// the engine is. Nothing is sent to it, and it says that it is ready.
func TestStartOfEngine(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	if got := js[string](tb, `(() => {
		const { worker, engine } = document.querySelector("script[data-worker]").dataset;
		const w = new Worker(worker, { name: JSON.stringify({ wasm: new URL(engine, document.baseURI).href, size: 1 }) });
		return new Promise((done) => w.onmessage = ({ data }) => data instanceof Uint8Array ? done("ready") : data.died && done(data.died));
	})()`); got != "ready" {
		t.Errorf("the worker answers %q", got)
	}
}

// TestMarksBeforeThePage pastes a long article: when the first marks are to be
// seen, neither the page around them has been drawn nor the rest of the text
// been marked. Each is a task of its own.
func TestMarksBeforeThePage(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	js[bool](tb, `(() => {
		new MutationObserver((_, observer) => {
			if (!document.querySelector("#article mark")) return;
			observer.disconnect();
			requestAnimationFrame(() => window.framed = {
				summary: !!document.querySelector(".summary"),
				all: !!document.getElementById("article").lastElementChild.querySelector("mark, .sentence"),
			});
		}).observe(document.body, {childList: true, subtree: true});
		return true;
	})()`)
	tb.paste(longText(t, 30_000), "")
	tb.analysed()
	if got := js[map[string]bool](tb, `window.framed`); got["summary"] || got["all"] {
		t.Errorf("in the frame that shows the first marks, the summary is there: %v, the last paragraph is marked: %v; want neither", got["summary"], got["all"])
	}
}

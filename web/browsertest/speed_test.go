package browsertest

import (
	"fmt"
	"testing"
)

// TestMarksArrive pastes a long article: the first screen has its marks before
// the last paragraph has, and all of the text stands there at every moment.
func TestMarksArrive(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	text := longText(t, 30_000)
	js[bool](tb, `(() => {
		window.seen = {early: false, length: [], last: 0};
		new MutationObserver(() => {
			const article = document.getElementById("article");
			if (!article || !article.querySelector("mark")) return;
			const marked = (e) => !!(e && e.querySelector("mark, .sentence"));
			if (marked(article.firstElementChild) && !marked(article.lastElementChild)) window.seen.early = true;
			const n = article.textContent.length;
			if (!window.seen.length.includes(n)) window.seen.length.push(n);
		}).observe(document.body, {childList: true, subtree: true});
		return true;
	})()`)
	tb.paste(text, "")
	tb.analysed()
	same(t, "the text", tb.text(), text)
	if !js[bool](tb, `window.seen.early`) {
		t.Error("the first paragraph was not marked before the last")
	}
	if lengths := js[[]int](tb, `window.seen.length`); len(lengths) != 1 {
		t.Errorf("while marks arrived the text was %v characters long, want always the same", lengths)
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestPanelGrows lists what a long article holds a part at a time: the panel is
// small at first, and asking for more comes to everything.
func TestPanelGrows(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	tb.paste(longText(t, 10_000), "")
	tb.analysed()
	const rows = `document.querySelectorAll("#panel-body .ledger tbody tr").length`
	tb.tab(3)
	tb.wait(rows + ` > 0`)
	tb.rest()
	few := js[int](tb, rows)
	for range 100 {
		before := js[int](tb, rows)
		if !js[bool](tb, `!!document.querySelector("#panel-body [data-more]")`) {
			break
		}
		tb.click("#panel-body [data-more]")
		tb.wait(fmt.Sprintf(`%s > %d`, rows, before))
		tb.rest()
	}
	// Every statement that is marked in the text is in the ledger.
	missing := js[[]string](tb, `(() => {
		const listed = new Set(Array.from(document.querySelectorAll("#panel-body .ledger [data-go]"), (e) => e.dataset.go));
		return Array.from(document.querySelectorAll("#article mark.statement"), (e) => e.dataset.id.split(" ")).flat().filter((id) => id[0] === "s" && !listed.has(id));
	})()`)
	if all := js[int](tb, rows); all <= few || len(missing) > 0 {
		t.Errorf("%d rows at first, %d in the end; not in the ledger: %q", few, all, missing)
	}
}

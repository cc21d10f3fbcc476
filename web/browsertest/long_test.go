package browsertest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// longText makes an article of some words out of the samples' paragraphs, each
// a little different from the others.
func longText(t *testing.T, words int) string {
	t.Helper()
	var paragraphs []string
	for _, name := range []string{"harbour-hack", "court-report", "river-flood", "opinion-column"} {
		for line := range strings.SplitSeq(sampleText(t, name), "\n") {
			if len(line) > 80 {
				paragraphs = append(paragraphs, line)
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	filler := strings.Fields("amber birch cobalt delta ember frost garnet indigo jasper kelp lumen maple onyx pearl quartz sable umber violet")
	var text []string
	for n := 0; n < words; {
		fields := strings.Fields(paragraphs[random.IntN(len(paragraphs))])
		for i := 3; i < len(fields); i += 7 {
			fields[i] += " " + filler[random.IntN(len(filler))]
		}
		n += len(fields) + len(fields)/7
		text = append(text, strings.Join(fields, " "))
	}
	return strings.Join(text, "\n\n")
}

// TestLong reads a text of a book's length. It can be read before the engine is
// done; a layer is switched without touching a block, and a correction changes
// the blocks it is about and asks the engine nothing.
func TestLong(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	text := longText(t, 30_000)
	tb.paste(text, "")
	tb.wait(`document.querySelector(".notice.busy") && document.querySelectorAll("#article .block").length > 20`)
	tb.analysed()
	same(t, "a long text", tb.text(), text)
	if n := js[int](tb, `document.querySelectorAll("#article mark").length`); n < 2000 {
		t.Errorf("%d marks", n)
	}
	if n := js[int](tb, `document.querySelectorAll(".panel *").length`); n > 3000 {
		t.Errorf("the panel has %d elements", n)
	}

	js[bool](tb, `(() => {
		window.rebuilt = new Set();
		window.posted = 0;
		new MutationObserver((changes) => {
			for (const c of changes) if (c.target.id === "article") for (const n of c.addedNodes) window.rebuilt.add(n);
		}).observe(document.getElementById("article"), {childList: true});
		const post = lede.engine.post;
		lede.engine.post = (...args) => { window.posted++; return post.apply(lede.engine, args); };
		return true;
	})()`)
	tb.click(".chip.actor")
	tb.wait(`document.querySelector(".reading.no-actor")`)
	tb.click(".chip.actor")
	tb.wait(`!document.querySelector(".reading.no-actor")`)
	tb.rest()
	if n := js[int](tb, `window.rebuilt.size`); n > 0 {
		t.Errorf("switching a layer rebuilt %d blocks", n)
	}
	tb.choose("Aarhus")
	tb.click("#why-right")
	tb.wait(`document.querySelector("#article mark.edited")`)
	tb.drawn()
	blocks := js[int](tb, `document.querySelectorAll("#article .block").length`)
	if n := js[int](tb, `window.rebuilt.size`); n == 0 || n > blocks/4 {
		t.Errorf("confirming one mark rebuilt %d of %d blocks", n, blocks)
	}
	if n := js[int](tb, `window.posted`); n > 0 {
		t.Errorf("a correction asked the engine %d times", n)
	}

	// What takes long to write is written in turns with the rest, and can be
	// called off.
	js[bool](tb, `(() => {
		const create = URL.createObjectURL;
		window.saved = [];
		window.longest = 0;
		URL.createObjectURL = (blob) => { window.saved.push(blob.size); return create.call(URL, blob); };
		new PerformanceObserver((list) => { for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration); }).observe({type: "longtask"});
		const later = window.setTimeout;
		window.setTimeout = (f, after, ...rest) => later(f, after + 50, ...rest); // so that it does take long
		document.querySelector('[data-export="webannotation"]').click();
		return new Promise((done) => {
			const look = () => {
				const cancel = document.querySelector("#file-cancel");
				if (!cancel) { later(look, 5); return; }
				cancel.click();
				window.setTimeout = later;
				done(true);
			};
			look();
		});
	})()`)
	tb.wait(`!document.querySelector("#file-cancel")`)
	tb.rest()
	if n := js[int](tb, `window.saved.length`); n > 0 {
		t.Errorf("%d files saved of one called off", n)
	}
	tb.click(`[data-export="webannotation"]`)
	tb.wait(`window.saved.length === 1`)
	t.Logf("Web Annotations: %d bytes, longest task %.0f ms", js[int](tb, `window.saved[0]`), js[float64](tb, `window.longest`))

	// At the far end, which is written long after the mark was to have the focus,
	// in a passage that is folded when it is written.
	const last = `[...document.querySelectorAll("#article mark.actor")].at(-1)`
	tb.on(last, `e.click()`)
	tb.click("#why-right")
	tb.wait(last + `.matches(".edited")`)
	tb.wait(`document.querySelector("#article[aria-busy=false]")`)
	tb.wait(`document.activeElement === ` + last)

	// Keys still answer.
	for range 5 {
		before := js[string](tb, focused)
		tb.press("j")
		tb.wait(fmt.Sprintf(`%s !== %s`, focused, quoted(before)))
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

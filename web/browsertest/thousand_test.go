package browsertest

import (
	"testing"
)

// TestThousand opens a library of a thousand articles and searches it. It prints
// how long both take, and checks what that rests on: the list is drawn from the
// cards alone, a screenful first, the texts are read once, after that, and
// nothing else is read at all.
func TestThousand(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	makeLibrary(tb, s, "2", `["cards", "texts", "annotations", "values", "origins", "edits"]`, `
		const words = `+quoted(sampleText(t, "harbour-hack"))+`;
		for (let i = 1; i <= 1000; i++) {
			const day = 1747656000000 + i * 1000;
			put("cards", JSON.stringify({revision: 1, title: "Article number " + i, source: "The Paper", date: "2025-05-19", length: words.length,
				actors: Array.from({length: 25}, (_, n) => "Actor " + n + " of " + i), tags: ["tag" + i % 7], saved: day, opened: day}));
			put("texts", words + "\n\nIt has the number word" + i + ".", i);
			put("annotations", new Uint8Array(60000), i);
			put("origins", "<p>" + words + words + words, i);
		}
		put("values", "2", "schema");
		put("values", new TextEncoder().encode("1000"), "last");`)
	tb.before(`window.reads = {};
		for (const [what, of] of [["get", IDBObjectStore], ["openCursor", IDBObjectStore], ["openKeyCursor", IDBObjectStore], ["continue", IDBCursor], ["getAll", IDBObjectStore]]) {
			const real = of.prototype[what];
			of.prototype[what] = function (...args) {
				const name = (this.source || this).name;
				window.reads[name] = (window.reads[name] || 0) + 1;
				return real.apply(this, args);
			};
		}`)
	tb.navigate(s.url() + "?paste")
	tb.ready()
	tb.wait(`document.querySelector("#engine-status").textContent === ""`)
	tb.wait(`window.reads.edits === 1`) // the article read last
	if got := js[int](tb, `window.reads.cards + window.reads.texts`); got > 4 {
		t.Errorf("starting the page reads %d cards and texts", got)
	}
	tb.rest()

	const cards = `document.querySelectorAll("#library-list .card").length`
	took := func(act, until string) float64 {
		t.Helper()
		return js[float64](tb, `new Promise((done) => {
			const start = performance.now();
			const look = () => (`+until+`) ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 4);
			window.reads = {};
			`+act+`;
			look();
		})`)
	}
	const library = `document.querySelector('.nav[href="#library"]').click()`
	open := took(library, `(window.early ||= `+cards+` > 0 && {cards: `+cards+`, texts: window.reads.texts || 0})`)
	if early := js[map[string]int](tb, `window.early`); early["cards"] < 10 || early["texts"] != 0 {
		t.Errorf("when the list can be seen there are %d cards, and texts have been read %d times; want a screenful, and none", early["cards"], early["texts"])
	}
	tb.wait(cards + ` === 30`)
	tb.wait(`document.getElementById("library-count").textContent === "1000 articles"`)
	tb.wait(`window.reads.texts > 0`)
	tb.still(`window.reads.texts`)
	if got := js[string](tb, `Object.keys(window.reads).sort().join()`); got != "cards,texts" {
		t.Errorf("opening the library reads %s, want the cards and the texts", got)
	}
	tb.wait(`document.querySelector("#library-list .title").textContent === "Article number 1000"`)

	box := `document.getElementById("library-search")`
	search := took(`(`+box+`.value = "word777 rijnhaven", `+box+`.dispatchEvent(new Event("input", {bubbles: true})))`,
		cards+` === 1 && document.querySelector("#library-list .title").textContent === "Article number 777"`)
	if got := js[string](tb, `Object.keys(window.reads).join()`); got != "" {
		t.Errorf("searching reads %s, want nothing", got)
	}
	all := took(`(`+box+`.value = "", `+box+`.dispatchEvent(new Event("input", {bubbles: true})))`, cards+` === 30`)
	more := took(`document.getElementById("library-more").click()`, cards+` === 120`)
	tb.home()
	again := took(library, cards+` === 120 && window.reads.cards > 0`)
	tb.still(`window.reads.cards`)
	if got := js[string](tb, `Object.keys(window.reads).join()`); got != "cards" {
		t.Errorf("opening the library again reads %s, want the cards", got)
	}
	t.Logf("1000 articles: opened in %.0f ms, searched in %.0f, cleared in %.0f, 90 more drawn in %.0f, opened again in %.0f", open, search, all, more, again)

	// A tag, and the order.
	tb.click(`button.tag[data-tag="tag3"]`)
	tb.wait(`document.getElementById("library-count").textContent === "143 of 1000 articles"`)
	tb.click(`button.tag[data-tag="tag3"]`)
	tb.wait(`document.getElementById("library-count").textContent === "1000 articles"`)
	js[bool](tb, `(() => {
		const sort = document.querySelector(".sort select");
		sort.value = "title";
		sort.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
	tb.wait(`document.querySelector("#library-list .title").textContent === "Article number 1"`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

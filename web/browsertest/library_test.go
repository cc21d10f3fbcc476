package browsertest

import (
	"fmt"
	"testing"
)

// everything is all that is kept of the articles, in the order of their texts,
// less the ids, how often each was saved, and when it was last read.
const everything = `new Promise((done) => {
	const open = indexedDB.open("lede");
	open.onsuccess = async () => {
		const db = open.result;
		const got = (r) => new Promise((then) => { r.onsuccess = () => then(r.result); });
		const articles = [];
		for (const key of await got(db.transaction("cards").objectStore("cards").getAllKeys())) {
			const a = {...JSON.parse(await got(db.transaction("cards").objectStore("cards").get(key))), revision: 0, opened: 0};
			for (const part of ["texts", "origins", "annotations", "edits"]) a[part] = String(await got(db.transaction(part).objectStore(part).get(key)));
			articles.push(Object.entries(a).sort());
		}
		db.close();
		done(JSON.stringify(articles.map((a) => JSON.stringify(a)).sort()));
	};
})`

// TestBackup takes everything to another browser in a file, and back in twice.
func TestBackup(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	for i, name := range []string{"harbour-hack", "court-report", "opinion-column"} {
		tb.paste(sampleText(t, name), "")
		tb.analysed()
		tb.kept(i + 1)
		tb.home()
	}
	tb.paste("x", "<h1>As HTML</h1><p>First “paragraph” 🎈.</p><p>Second.</p>")
	tb.analysed()
	tb.kept(4)
	tb.library()
	file := tb.taken("#backup")
	want := js[string](tb, everything)

	other := launch(t, t.TempDir()).open(s.url() + "#library")
	restore := func(said string) {
		t.Helper()
		other.give("#restore", "backup.json", file)
		other.wait(`document.getElementById("live").textContent.includes(` + quoted(said) + `)`)
	}
	restore("4 articles restored")
	same(t, "after restoring", js[string](other, everything), want)
	restore("0 articles restored")
	same(t, "after restoring twice", js[string](other, everything), want)
	file = `{"lede-backup": 99}`
	restore("newer version")
	file = "no backup"
	restore("Nothing was restored")
	same(t, "after two bad files", js[string](other, everything), want)
}

// TestLibrary keeps articles, finds them by text and actor, deletes one, takes
// that back, and opens one again with its marks, the engine idle.
func TestLibrary(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	for i, name := range []string{"harbour-hack", "court-report", "river-flood"} {
		tb.paste(sampleText(t, name), "")
		tb.analysed()
		tb.kept(i + 1)
		tb.home()
	}
	tb.library()
	cards := func(n int) {
		t.Helper()
		tb.wait(fmt.Sprintf(`document.querySelectorAll("#library-list .card").length === %d`, n))
	}
	cards(3)
	tb.fill("#library-search", "rijnhaven")
	cards(1)
	tb.fill("#library-search", "nairobi vaccine")
	cards(1)
	tb.fill("#library-search", "no such words")
	cards(0)
	tb.fill("#library-search", "")
	cards(3)

	title := js[string](tb, `document.querySelector("#library-list .title").textContent`)
	tb.click("#library-list .delete")
	cards(2)
	tb.kept(2)
	tb.click("#undo-delete")
	cards(3)
	if got := js[string](tb, `document.querySelector("#library-list .title").textContent`); got != title {
		t.Errorf("after undoing the deletion the list begins with %q, want %q", got, title)
	}

	tb.fill("#library-search", "rijnhaven")
	cards(1)
	tb.click("#library-list .title")
	tb.analysed()
	same(t, "from the library", tb.text(), sampleText(t, "harbour-hack"))
	tb.back()
	cards(1)

	// By its address, as from a bookmark.
	tb.click("#library-list .title")
	tb.analysed()
	tb.navigate(js[string](tb, `location.href`))
	tb.do(reload)
	tb.analysed()
	same(t, "by its address", tb.text(), sampleText(t, "harbour-hack"))
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

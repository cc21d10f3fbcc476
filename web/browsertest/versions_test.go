package browsertest

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"lede/app/annotate"
	"lede/app/correct"
	"lede/app/doc"
	"lede/app/wire"
)

// makeLibrary makes a database on the site before the page has one: its version,
// the tables, and a script that fills them.
func makeLibrary(tb *tab, s *server, version, tables, fill string) {
	tb.t.Helper()
	tb.navigate(s.url() + "manifest.webmanifest") // of our origin, and runs nothing of ours
	js[bool](tb, `new Promise((done, failed) => {
		const open = indexedDB.open("lede", `+version+`);
		open.onupgradeneeded = () => {
			const db = open.result;
			for (const name of `+tables+`) db.createObjectStore(name, {autoIncrement: name === "cards"});
			const put = (table, value, key) => open.transaction.objectStore(table).put(value, key);
			`+fill+`
		};
		open.onsuccess = () => { open.result.close(); done(true); };
		open.onerror = () => failed(open.error);
	})`)
	tb.mu.Lock()
	tb.console = nil // a page without an icon
	tb.mu.Unlock()
}

// saved waits until an article's edits are kept, and hold some words.
func (tb *tab) saved(id, words string) {
	tb.t.Helper()
	tb.wait(`new Promise((done) => {
		const open = indexedDB.open("lede");
		open.onsuccess = () => {
			const get = open.result.transaction("edits").objectStore("edits").get(` + id + `);
			get.onsuccess = () => { open.result.close(); done((get.result || "").includes(` + quoted(words) + `)); };
		};
	})`)
}

// found is what the engine of today finds in a text, with the bytes to keep.
func found(t *testing.T, text string) (*doc.Document, string) {
	t.Helper()
	d, err := annotate.New().Text(text, annotate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d, base64.StdEncoding.EncodeToString(wire.Marshal(&wire.Result{Document: d}))
}

// TestVersion1 opens a library as version 1 kept it: everything is there, the
// reader's corrections too, and it can be changed.
func TestVersion1(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	text := sampleText(t, "harbour-hack")
	d, annotation := found(t, text)
	var edits correct.History
	for _, a := range d.Actors {
		if a.Name == "Europol" {
			edits.Do(correct.Edit{Op: correct.Dismiss, Layer: correct.Actors, Scope: correct.Article, At: correct.At(d, a.Mentions[0].Span)})
		}
	}
	kept, err := json.Marshal(edits)
	if err != nil || len(edits.Done) != 1 {
		t.Fatal(edits, err)
	}
	makeLibrary(tb, s, "1", `["cards", "texts", "annotations", "values"]`, `
		const bytes = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
		put("cards", {title: "Old", source: "The Paper", date: "2025-05-19", length: 4000, actors: ["Kystlink"], saved: 1747656000000, opened: 1747656000000});
		put("texts", {text: `+quoted(text)+`, html: "", edits: `+quoted(string(kept))+`}, 1);
		put("annotations", bytes(`+quoted(annotation)+`), 1);
		put("cards", {title: "Older", source: "", date: "", length: 5, actors: [], saved: 1747655000000, opened: 1747655000000});
		put("texts", {text: "Words", html: "<p>Words", edits: ""}, 2);
		put("annotations", new Uint8Array(), 2);
		put("values", new TextEncoder().encode("half an article"), "draft");`)

	tb.navigate(s.url() + "#library")
	tb.wait(`document.querySelectorAll("#library-list .card").length === 2`)
	if got := js[string](tb, `document.querySelector("#library-list .about").textContent`); !strings.HasPrefix(got, "The Paper · 19 May 2025") {
		t.Errorf("the first card says %q", got)
	}
	tb.click(`#library-list a[href="#a1"]`)
	tb.analysed()
	same(t, "the text", tb.text(), text)
	if n := js[int](tb, marked("Europol")); n != 0 {
		t.Errorf("what was corrected in version 1 is marked %d times", n)
	}
	tb.dismiss("FBI")
	tb.saved("1", "FBI")
	tb.do(reload)
	tb.analysed()
	tb.wait(marked("FBI") + ` === 0 && ` + marked("Europol") + ` === 0`)
	tb.home()
	if got := js[string](tb, `document.getElementById("paste-text").value`); got != "half an article" {
		t.Errorf("the draft is %q", got)
	}
	tb.kept(2)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestVersion1Stuck opens a library of version 1 where there is no room to bring
// it to another form: it can be read and backed up, and the page says why.
func TestVersion1Stuck(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	makeLibrary(tb, s, "1", `["cards", "texts", "annotations", "values"]`, `
		put("cards", {title: "Old", source: "The Paper", date: "2025-05-19", length: 5, actors: [], saved: 1747655000000, opened: 1747655000000});
		put("texts", {text: `+quoted(small(1))+`, html: "", edits: ""}, 1);
		put("annotations", new Uint8Array(), 1);`)
	tb.before(`IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };`)
	tb.navigate(s.url() + "#library")
	tb.wait(`document.querySelectorAll("#library-list .card").length === 1`)
	tb.wait(`document.querySelector(".notice.newer").textContent.includes("older version")`)
	var file struct {
		Articles []struct{ Title, Text string }
	}
	if err := json.Unmarshal([]byte(tb.taken("#backup")), &file); err != nil || len(file.Articles) != 1 || file.Articles[0].Text != small(1) {
		t.Errorf("the backup holds %+v, error %v", file, err)
	}
	tb.click(`#library-list a[href="#a1"]`)
	tb.analysed()
	same(t, "the text", tb.text(), small(1))
	tb.wait(`document.querySelector(".notice.full").textContent.includes("older version")`)
}

// TestNewer opens a library that a later version has written: it can be read,
// searched and backed up, and not a byte of it changes.
func TestNewer(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	text := sampleText(t, "harbour-hack")
	_, annotation := found(t, text)
	makeLibrary(tb, s, "99", `["cards", "texts", "origins", "annotations", "edits", "values", "dreams"]`, `
		const bytes = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
		put("cards", JSON.stringify({revision: 3, title: "From tomorrow", length: 4000, saved: 1747656000000, opened: 1747656000000, mood: "fair"}));
		put("texts", `+quoted(text)+`, 1);
		put("annotations", bytes(`+quoted(annotation)+`), 1);
		put("values", "99", "schema");
		put("dreams", "of sheep", 1);`)
	const all = `new Promise((done) => {
		const open = indexedDB.open("lede");
		open.onsuccess = async () => {
			const db = open.result, out = [db.version];
			for (const name of db.objectStoreNames) {
				const store = db.transaction(name).objectStore(name);
				for (const what of ["getAllKeys", "getAll"]) out.push(await new Promise((got) => { const r = store[what](); r.onsuccess = () => got(r.result.map(String)); }));
			}
			db.close();
			done(JSON.stringify(out));
		};
	})`
	want := js[string](tb, all)

	tb.navigate(s.url() + "#library")
	tb.wait(`document.querySelectorAll("#library-list .card").length === 1`)
	if got := js[string](tb, `document.querySelector(".notice.newer").textContent`); !strings.Contains(got, "newer version") {
		t.Errorf("the library says %q", got)
	}
	if js[bool](tb, `!!document.querySelector(".card .delete, [data-tags], #restore")`) {
		t.Error("there are buttons to change what can only be read")
	}
	tb.fill("#library-search", "rijnhaven")
	tb.wait(`document.querySelector(".card .excerpt strong")`)
	if file := tb.taken("#backup"); !strings.Contains(file, "From tomorrow") || !strings.Contains(file, "Rijnhaven") {
		t.Errorf("the backup holds %.200s", file)
	}
	tb.click(`#library-list a[href="#a1"]`)
	tb.analysed()
	tb.dismiss("FBI")
	tb.wait(`document.querySelector(".notice.full").textContent.includes("newer version")`)
	tb.home()
	tb.paste("All is well in Oslo.", "")
	tb.analysed()
	tb.wait(`document.querySelector(".notice.full")`)
	tb.home()
	tb.fill("#paste-text", "half")
	tb.navigate(s.url() + "manifest.webmanifest")
	same(t, "the library", js[string](tb, all), want)
}

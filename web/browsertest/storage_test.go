package browsertest

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

var soak = flag.Bool("soak", false, "run what is left to chance in the tests of storage ten times as often")

// times is how often a test lets chance decide.
func times(n int) int {
	if *soak {
		return 10 * n
	}
	return n
}

// held is everything that is kept, and what is wrong with it: an article whose
// records are not all there, or a record without an article.
const held = `new Promise((done) => {
	const open = indexedDB.open("lede");
	open.onsuccess = async () => {
		const db = open.result;
		const tables = [...db.objectStoreNames];
		if (!tables.includes("edits")) { db.close(); done({texts: [], wrong: []}); return; }
		const kept = {};
		const t = db.transaction(tables);
		for (const name of tables) kept[name] = await new Promise((got) => {
			const all = new Map();
			const cursor = t.objectStore(name).openCursor();
			cursor.onsuccess = () => {
				if (!cursor.result) { got(all); return; }
				all.set(cursor.result.key, cursor.result.value);
				cursor.result.continue();
			};
		});
		db.close();
		const wrong = [];
		for (const [id, card] of kept.cards) {
			const text = kept.texts.get(id);
			if (text === undefined) wrong.push("article " + id + " has no text");
			else if (!card || JSON.parse(card).length !== new TextEncoder().encode(text).length) wrong.push("the card of article " + id + " reads " + card);
		}
		for (const name of ["texts", "origins", "annotations", "edits"])
			for (const id of kept[name].keys()) if (!kept.cards.has(id)) wrong.push(name + " has " + id + ", an article that is not kept");
		done({texts: [...kept.texts.values()], wrong});
	};
	open.onerror = () => done({texts: [], wrong: ["the library can't be opened"]});
})`

// sound fails where the library is not, and returns the texts in it.
func (tb *tab) sound(when string) []string {
	tb.t.Helper()
	got := js[struct {
		Texts []string `json:"texts"`
		Wrong []string `json:"wrong"`
	}](tb, held)
	if len(got.Wrong) > 0 {
		tb.t.Fatalf("%s: %q", when, got.Wrong)
	}
	return got.Texts
}

// restore gives the library's screen a backup to take in.
func (tb *tab) restore(file string) {
	tb.t.Helper()
	tb.library()
	tb.give("#restore", "backup.json", file)
}

// exports fails where the article on the screen can't be taken away.
func (tb *tab) exports(when, words string) {
	tb.t.Helper()
	if got := tb.taken(`[data-export="markdown"]`); !strings.Contains(got, words) {
		tb.t.Errorf("%s: the export has no %q: %q", when, words, got)
	}
}

// small is an article with a few marks; n tells it from the others.
func small(n int) string {
	return fmt.Sprintf("Storm %d closes harbour\n\nPolice in Oslo said on Monday that Kari Nordmann had resigned. Article %d ends here.", n, n)
}

// backupOf is a backup of three articles of its own.
func backupOf(n int) string {
	var articles []string
	for i := range 3 {
		articles = append(articles, fmt.Sprintf(`{"title":"Restored","saved":"2025-05-19T14:20:00Z","opened":"2025-05-19T14:20:00Z","text":"Restored text %d of backup %d."}`, i, n))
	}
	return `{"lede-backup":1,"articles":[` + strings.Join(articles, ",") + `]}`
}

// failing lets the write number window.failAt fail, by turns as it is asked for
// and when its transaction ends, and collects what the reader is told.
const failing = `
	window.writes = 0; window.failAt = 0; window.told = "";
	for (const name of ["put", "add", "delete"]) {
		const write = IDBObjectStore.prototype[name];
		IDBObjectStore.prototype[name] = function (...args) {
			if (++window.writes !== window.failAt) return write.apply(this, args);
			if (window.failAt % 2) throw new DOMException("no room", "QuotaExceededError");
			const request = write.apply(this, args);
			this.transaction.abort();
			return request;
		};
	}
	window.listen = () => {
		const said = [...document.querySelectorAll(".notice.full, #live")].map((e) => e.textContent).join(" ");
		if (!window.told.endsWith(said)) window.told += " | " + said;
	};
	setInterval(window.listen, 20);`

// TestStorageWrites lets each of the first twenty writes fail while an article
// is saved, corrected, and a backup taken in. What was kept stays, nothing is
// kept in part, the reader is told, and what is on the screen can be taken away
// and is kept with the next change.
func TestStorageWrites(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	tb.viewport(1280, 900)
	tb.before(failing)
	tb.navigate(s.url())
	tb.ready()
	var want []string // texts that are kept, and must stay
	for k := 1; k <= 20; k++ {
		when := fmt.Sprintf("write %d failing", k)
		js[bool](tb, fmt.Sprintf(`(window.writes = 0, window.failAt = %d, window.told = "", true)`, k))
		tb.paste(small(k), "")
		tb.analysed()
		tb.dismiss("Oslo")
		same(t, when, tb.text(), small(k))
		tb.exports(when, "Kari Nordmann")
		tb.restore(backupOf(k))
		tb.wait(`document.getElementById("live").textContent.includes("restored")`)
		if failed := js[bool](tb, `window.writes >= window.failAt`); failed {
			// A note of what was read last, or of the draft, may fail in silence: it is
			// no article.
			whole := 0
			for _, text := range tb.sound(when) {
				if text == small(k) || strings.HasSuffix(text, fmt.Sprintf("of backup %d.", k)) {
					whole++
				}
			}
			if told := js[string](tb, `(window.listen(), window.told)`); whole < 4 && !strings.Contains(told, "full") && !strings.Contains(told, "could not be kept") && !strings.Contains(told, "failed") {
				t.Errorf("%s: %d of 4 articles are kept, and the reader was told: %s", when, whole, told)
			}
		}
		js[bool](tb, `(window.failAt = 0, true)`)
		tb.restore(backupOf(k))
		tb.wait(`document.getElementById("live").textContent.includes("restored")`)
		tb.back()
		tb.wait(`document.querySelector("#article mark, #file")`)
		tb.rest()
		if js[bool](tb, `!!document.querySelector("#undo")`) {
			tb.click("#undo")
			tb.wait(marked("Oslo") + ` > 0`)
		}
		want = append(want, small(k))
		for i := range 3 {
			want = append(want, fmt.Sprintf("Restored text %d of backup %d.", i, k))
		}
		var missing []string
		for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
			kept := tb.sound(when)
			missing = slices.DeleteFunc(slices.Clone(want), func(text string) bool { return slices.Contains(kept, text) })
			if len(missing) == 0 || time.Now().After(deadline) {
				break
			}
		}
		if len(missing) > 0 {
			t.Fatalf("%s: not kept in the end: %q", when, missing)
		}
		tb.home()
	}
}

// TestStorageKilled kills the page's process at moments left to chance while it
// saves, corrects and takes in a backup. The next page finds every article that
// was there before, and nothing by halves.
func TestStorageKilled(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	chance := rand.New(rand.NewPCG(9, 16))
	var want []string
	for n := range times(10) {
		tb := b.blank()
		tb.viewport(1280, 900)
		tb.navigate(s.url() + "?paste")
		tb.ready()
		when := fmt.Sprintf("page %d", n)
		kept := tb.sound(when)
		for _, text := range want {
			if !slices.Contains(kept, text) {
				t.Fatalf("%s: lost: %q", when, text)
			}
		}
		want = kept
		switch n % 3 {
		case 0:
			tb.paste(small(n), "")
		case 1:
			tb.paste(small(n), "")
			tb.analysed()
			tb.choose("Oslo")
			tb.form()
			tb.click(`#why [data-fix="remove"]`)
		case 2:
			tb.restore(backupOf(n))
		}
		time.Sleep(time.Duration(chance.IntN(400)) * time.Millisecond)
		ctx, cancel := context.WithTimeout(tb.ctx, 300*time.Millisecond)
		chromedp.Call(ctx, page.Crash, cdp.Empty{}) // never answers
		cancel()
	}
	tb := b.blank()
	tb.navigate(s.url())
	tb.wait(`document.querySelector("#article, #file")`)
	tb.rest()
	if kept := tb.sound("in the end"); len(kept) < len(want) {
		t.Errorf("%d articles in the end, %d before", len(kept), len(want))
	} else if len(kept) == 0 {
		t.Error("nothing was ever kept: the pages were killed too soon to tell")
	}
}

// TestStorageTabs lets two tabs correct, undo, reload and answer questions about
// one article in an order left to chance, without waiting for each other. The
// text stays, and the library is whole after every few steps.
func TestStorageTabs(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	var tabs [2]*tab
	for i := range tabs {
		tabs[i] = b.blank()
		tabs[i].viewport(1280, 900)
		tabs[i].navigate(s.url() + map[bool]string{true: "#a1"}[i == 1])
		if i == 0 {
			tabs[i].ready()
			tabs[i].paste(small(0), "")
			tabs[i].analysed()
			tabs[i].kept(1)
		}
		tabs[i].wait(`document.querySelector("#article mark")`)
	}
	chance := rand.New(rand.NewPCG(9, 17))
	const remove = `(() => {
		const marks = document.querySelectorAll("#article mark.actor");
		if (marks.length) marks[%d %% marks.length].click();
		setTimeout(() => document.querySelector("#why-wrong")?.click(), 40);
		setTimeout(() => document.querySelector('#why [data-fix="remove"]')?.click(), 120);
		return true;
	})()`
	press := func(selector string) string {
		return `(document.querySelector("` + selector + `")?.click(), true)`
	}
	for step := range times(50) {
		tb := tabs[chance.IntN(2)]
		switch chance.IntN(7) {
		case 0, 1:
			js[bool](tb, fmt.Sprintf(remove, chance.IntN(9)))
		case 2:
			js[bool](tb, press("#undo"))
		case 3:
			js[bool](tb, press("#redo"))
		case 4:
			js[bool](tb, press([]string{"#keep-mine", "#keep-theirs", "#keep-both"}[chance.IntN(3)]))
		case 5:
			js[bool](tb, press("#again"))
		case 6:
			tb.reload()
			tb.wait(`document.querySelector("#article .block")`)
		}
		time.Sleep(time.Duration(chance.IntN(150)) * time.Millisecond)
		if step%5 < 4 {
			continue
		}
		kept := tb.sound(fmt.Sprintf("step %d", step))
		if len(kept) == 0 || slices.ContainsFunc(kept, func(text string) bool { return text != small(0) }) {
			t.Fatalf("step %d: kept %q", step, kept)
		}
		for _, tb := range tabs {
			same(t, fmt.Sprintf("step %d", step), tb.text(), small(0))
		}
	}
	for _, tb := range tabs {
		if c := tb.complaints(); len(c) > 0 {
			t.Errorf("the page complains: %q", c)
		}
	}
}

// TestStorageForbidden takes from the page what a private window or a cautious
// reader's settings take. All works but keeping, and the page says so.
func TestStorageForbidden(t *testing.T) {
	const denied = `{ configurable: true, get() { throw new DOMException("denied", "SecurityError"); } }`
	for name, script := range map[string]string{
		"no IndexedDB":     `Object.defineProperty(window, "indexedDB", { value: undefined });`,
		"IndexedDB throws": `IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };`,
		"IndexedDB does not open": `{
			const open = IDBFactory.prototype.open;
			IDBFactory.prototype.open = function (...args) {
				const request = open.apply(this, args);
				request.addEventListener("upgradeneeded", (event) => { event.stopImmediatePropagation(); request.transaction.abort(); });
				return request;
			};
		}`,
		"tables can't be made":      `IDBDatabase.prototype.createObjectStore = () => { throw new DOMException("broken", "UnknownError"); };`,
		"storage of every kind off": `for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"]) Object.defineProperty(window, name, ` + denied + `);`,
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, real)
			tb := launch(t, t.TempDir()).blank()
			tb.viewport(1280, 900)
			tb.before(script)
			tb.navigate(s.url())
			tb.ready()
			tb.paste(small(1), "")
			tb.analysed()
			tb.wait(`document.querySelector(".notice.full")?.textContent.includes("keeps nothing")`)
			tb.dismiss("Oslo")
			tb.click("#undo")
			tb.wait(marked("Oslo") + ` > 0`)
			tb.exports(name, "Kari Nordmann")
			tb.library()
			tb.wait(`document.querySelector("main.library .empty")`)
			tb.home()
			tb.paste(small(2), "")
			tb.analysed()
			same(t, "another article", tb.text(), small(2))
			for _, c := range tb.complaints() {
				if !strings.Contains(c, "articles are not kept") {
					t.Errorf("the page complains: %q", c)
				}
			}
		})
	}
}

// TestStorageEvicted deletes the database under the page, as a browser short of
// space does. The article stays on the screen, can be taken away, and the reader
// is told or it is kept again.
func TestStorageEvicted(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	tb.viewport(1280, 900)
	tb.navigate(s.url())
	tb.ready()
	tb.paste(small(1), "")
	tb.analysed()
	tb.kept(1)
	if _, err := chromedp.Call(tb.ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{
		Origin: strings.TrimSuffix(s.url(), "/"), StorageTypes: "indexeddb",
	}); err != nil {
		t.Fatal(err)
	}
	tb.dismiss("Oslo")
	same(t, "after the eviction", tb.text(), small(1))
	tb.wait(`document.querySelector(".notice.full, .notice.changed")`)
	tb.exports("after the eviction", "Kari Nordmann")
	tb.reload()
	tb.ready()
	tb.paste(small(2), "")
	tb.analysed()
	tb.kept(1)
	tb.sound("after a reload")
}

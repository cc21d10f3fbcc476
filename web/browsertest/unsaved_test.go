package browsertest

import (
	"strings"
	"testing"
)

// leaving reloads the page in the very task of what is done last: nothing that
// takes its time has any.
func (tb *tab) leaving(act string) {
	tb.t.Helper()
	js[bool](tb, `(window.before = true, `+act+`, location.reload(), true)`)
	tb.wait(`!window.before && document.readyState === "complete"`)
}

// drafted waits until the draft that is kept reads as text.
func (tb *tab) drafted(text string) {
	tb.t.Helper()
	tb.wait(`new Promise((done) => {
		const open = indexedDB.open("lede");
		open.onsuccess = () => {
			const get = open.result.transaction("values").objectStore("values").get("draft");
			get.onsuccess = () => { open.result.close(); done(new TextDecoder().decode(get.result) === ` + quoted(text) + `); };
		};
	})`)
	tb.rest()
}

// TestLeaving leaves the page in the moment something changes on it: a text is
// pasted, marked up from the box, or half typed, a mark corrected. It is all
// there when the page comes back, and once.
func TestLeaving(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	tb.wait(`indexedDB.databases().then((all) => all.some((d) => d.name === "lede"))`)
	tb.rest()

	tb.leaving(`document.dispatchEvent(Object.assign(new ClipboardEvent("paste", {clipboardData: (() => {
		const data = new DataTransfer();
		data.setData("text/plain", ` + quoted(small(1)) + `);
		return data;
	})(), bubbles: true, cancelable: true})))`)
	tb.analysed()
	same(t, "pasted", tb.text(), small(1))
	tb.kept(1)

	mark := tb.mark("Oslo")
	tb.click(mark)
	tb.form()
	tb.rest()
	tb.leaving(`document.querySelector('#why [data-fix="remove"]').click()`)
	tb.analysed()
	tb.wait(`![...document.querySelectorAll("#article mark.actor")].some((m) => m.textContent === "Oslo")`)
	tb.click("#undo")
	tb.wait(`[...document.querySelectorAll("#article mark.actor")].some((m) => m.textContent === "Oslo")`)

	tb.home()
	tb.rest()
	tb.leaving(`(document.querySelector("#paste-text").value = "Half a sent", document.querySelector("#paste-text").dispatchEvent(new Event("input", {bubbles: true})))`)
	tb.ready()
	tb.wait(`document.querySelector("#paste-text").value === "Half a sent"`)

	tb.fill("#paste-text", small(2))
	tb.drafted(small(2))
	tb.leaving(`document.querySelector(".primary").click()`)
	tb.analysed()
	same(t, "marked up", tb.text(), small(2))
	tb.kept(2)
	if got := js[int](tb, `Object.keys(localStorage).filter((key) => key.startsWith("lede-unsaved-")).length`); got != 0 {
		t.Errorf("%d notes are left of what is saved", got)
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestLeavingFile leaves the page as a file of HTML comes in, whose text is not
// known before the engine has read it.
func TestLeavingFile(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.wait(`indexedDB.databases().then((all) => all.some((d) => d.name === "lede"))`)
	tb.rest()
	tb.leaving(`lede.inbox.receive({html: "<h1>A file</h1><p>Police in Oslo said so.</p>"})`)
	tb.analysed()
	if got := tb.text(); !strings.Contains(got, "Police in Oslo said so.") {
		t.Errorf("of a file of HTML there is %q", got)
	}
	tb.kept(1)
}

// TestKilled ends a page that never learns of it, while the engine is still at
// an article: the article is there when the page comes back.
func TestKilled(t *testing.T) {
	const text = "This one makes the engine STALL."
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.wait(`indexedDB.databases().then((all) => all.some((d) => d.name === "lede"))`)
	js[bool](tb, `(window.addEventListener("pagehide", (e) => e.stopImmediatePropagation(), {capture: true}), true)`)
	tb.paste(text, "")
	tb.wait(`Object.keys(localStorage).some((key) => key.startsWith("lede-unsaved-"))`)
	tb.leaving(`0`)
	tb.kept(1)
	tb.wait(`document.querySelector("#article .block")`)
	same(t, "after the kill", tb.text(), text)
}

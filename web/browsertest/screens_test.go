package browsertest

import (
	"strconv"

	"github.com/chromedp/chromedp/kb"
)

// ready waits until the page's program has drawn the paste screen.
func (tb *tab) ready() {
	tb.t.Helper()
	tb.wait(`document.querySelector("#file")`)
}

// read opens the page on one of the samples.
func (tb *tab) read(sample string) {
	tb.t.Helper()
	tb.viewport(1280, 900)
	tb.ready()
	tb.paste(sampleText(tb.t, sample), "")
	tb.analysed()
}

// analysed waits until the engine has answered and all of that is to be seen.
func (tb *tab) analysed() {
	tb.t.Helper()
	tb.wait(answered)
	tb.rest()
	tb.wait(answered) // another article's answer may have stood there
}

const answered = `document.querySelector("#article[aria-busy=false] .block") && document.querySelector(".summary") && !document.querySelector(".notice.busy")`

// drawn waits until the text stands as the page wants it.
func (tb *tab) drawn() {
	tb.t.Helper()
	tb.rest()
	tb.wait(`document.querySelector("#article[aria-busy=false]") && !document.querySelector(".notice.busy")`)
}

// text returns the article as the page shows it, once all of it is there.
func (tb *tab) text() string {
	tb.t.Helper()
	tb.wait(`document.querySelector("#article[aria-busy=false]")`)
	return js[string](tb, `document.getElementById("article").textContent`)
}

// home goes back to the paste screen.
func (tb *tab) home() {
	tb.t.Helper()
	tb.click(".brand")
	tb.ready()
}

// library goes to the library.
func (tb *tab) library() {
	tb.t.Helper()
	tb.click(`.nav[href="#library"]`)
	tb.wait(`document.querySelector("main.library")`)
}

// dialog opens the settings or help.
func (tb *tab) dialog(button string) {
	tb.t.Helper()
	tb.click(button)
	tb.wait(`document.querySelector("dialog[open] h2").textContent`)
	tb.rest()
}

// close closes the dialog by Escape.
func (tb *tab) close() {
	tb.t.Helper()
	tb.press(kb.Escape)
	tb.closed()
}

// closed waits until the dialog is closed, and the page knows of it.
func (tb *tab) closed() {
	tb.t.Helper()
	tb.wait(`!document.querySelector("dialog[open]") && !document.querySelector("#dialog-title").textContent`)
}

// settings opens the settings, does something there, and closes them.
func (tb *tab) settings(do func()) {
	tb.t.Helper()
	tb.dialog("#open-settings")
	do()
	tb.close()
}

// tab turns to one of the panel's tabs.
func (tb *tab) tab(n int) {
	tb.t.Helper()
	id := "tab-" + strconv.Itoa(n)
	tb.click("#" + id)
	tb.wait(`document.getElementById("` + id + `").getAttribute("aria-selected") === "true"`)
}

// installed waits until the service worker has everything and is in charge.
func (tb *tab) installed() {
	tb.t.Helper()
	tb.wait(`navigator.serviceWorker.ready.then((r) => r.active && r.active.state === "activated")`)
}

// kept waits until the library holds n articles. It never opens a database that
// is not there yet: that would make one.
func (tb *tab) kept(n int) {
	tb.t.Helper()
	tb.wait(`indexedDB.databases().then((all) => all.some((d) => d.name === "lede") && new Promise((done) => {
		const open = indexedDB.open("lede");
		open.onsuccess = () => {
			const count = open.result.transaction("texts").objectStore("texts").count();
			count.onsuccess = () => { open.result.close(); done(count.result === ` + strconv.Itoa(n) + `); };
		};
	}))`)
}

package browsertest

import "fmt"

// # At rest
//
// A reader looks before they act; a test is faster than the page. Between a click
// and what comes of it the page draws itself anew, moves the focus, and asks its
// database, so what a test does in that moment may be done to an element that is
// about to go, or with the focus about to leave. Therefore everything that a test
// does as a reader would (act_test.go) waits until the page is at rest.
//
// That is told from inside the page, in turns of the thread the page itself runs
// on: where the machine is busy, both are late.

// resting is a script that keeps count of what happens on a page, and adds
//
//	atRest(most)   a promise, kept once the page is at rest or so many
//	               milliseconds have gone
//	nextFrame()    a promise, kept once what was due to be drawn is
//	owed()         what the database has not answered yet
//
// At rest means: for three frames nothing was drawn, scrolled or focused, no text
// is being written, and the database owes no answer. Every delay of the page's own
// drawing is shorter than a frame and the ten milliseconds after it.
const resting = `(() => {
	if (window.atRest) return;
	const later = setTimeout.bind(window), draw = requestAnimationFrame.bind(window), now = performance.now.bind(performance);
	let happened = 0, last = 0;
	const owed = new Set();
	const note = () => { happened++; last = now(); };
	new MutationObserver(note).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
	for (const event of ["focusin", "focusout", "scroll", "resize"]) window.addEventListener(event, note, {capture: true, passive: true});

	// A database that is being opened, or a transaction, is owed until it ends.
	const owe = (of, method, ...ends) => {
		const begin = of && of.prototype[method];
		if (begin) of.prototype[method] = function (...args) {
			const begun = begin.apply(this, args);
			const debt = {what: method + " " + args.slice(0, 2)};
			owed.add(debt);
			for (const end of ends) begun.addEventListener(end, () => { owed.delete(debt); note(); });
			return begun;
		};
	};
	try {
		owe(window.IDBFactory, "open", "success", "error", "blocked");
		owe(window.IDBDatabase, "transaction", "complete", "abort");
	} catch {} // a page that may not have any

	// A tab that is not to be seen gets no frames.
	window.nextFrame = () => new Promise((done) => { draw(done); later(done, 100); }).then(() => new Promise((done) => later(done, 10)));
	window.owed = () => [...owed].map((debt) => debt.what).join("; ") || "nothing";
	window.atRest = async (most) => {
		const end = now() + most;
		for (let still = now() - last > 250 ? 2 : 0, seen = happened; still < 3 && now() < end; seen = happened) {
			await window.nextFrame();
			still = seen === happened && !owed.size && !document.querySelector("#article[aria-busy=true]") ? still + 1 : 0;
		}
		return true;
	};
})()`

// restless is for how many milliseconds a test waits for a page that is never at
// rest, such as one that counts what it loads.
const restless = 2000

// rest waits until the page is at rest.
func (tb *tab) rest() {
	tb.t.Helper()
	tb.wait(fmt.Sprintf(`(%s, window.atRest(%d))`, resting, restless))
}

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// readingFor is how long a visit lasts after the marks are there. Meanwhile the
// service worker takes the files in, and the browser keeps what it has compiled.
const readingFor = 5 * time.Second

// settled is how long a browser is open before the page is: its own start takes
// the processor for a second or two, and is none of the page's.
const settled = 3 * time.Second

// visits are how the page is opened one after the other in one profile.
var visits = []string{"cold", "second visit", "third visit"}

// measurePage times the way from the address to marks on an article: with an
// empty profile, and again in the same one.
func (b *bench) measurePage() error {
	text, err := article(600)
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return err
	}
	usable, marks := make([][]float64, len(visits)), make([][]float64, len(visits))
	for range b.rounds {
		profile, err := os.MkdirTemp("", "lede-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(profile)
		for visit := range visits {
			u, m, err := openAndPaste(b.url, profile, string(quoted))
			if err != nil {
				return err
			}
			usable[visit], marks[visit] = append(usable[visit], u), append(marks[visit], m)
		}
	}
	fmt.Fprintf(b.out, "From opening the address, an article of 600 words pasted at once; each visit lasts %.0f seconds:\n\n", readingFor.Seconds())
	fmt.Fprintln(b.out, "| | page usable | first marks |\n|---|---:|---:|")
	for i, name := range visits {
		fmt.Fprintf(b.out, "| %s | %.0f ms | %.0f ms |\n", name, median(usable[i]), median(marks[i]))
	}
	return nil
}

// openAndPaste opens the page in a new browser and pastes an article. It returns
// when, in milliseconds from opening, the page could be used and the first mark
// was there.
func openAndPaste(url, profile, quoted string) (usable, marks float64, err error) {
	ctx, stop, err := browser(profile)
	if err != nil {
		return 0, 0, err
	}
	defer stop()
	if _, err = chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil {
		return 0, 0, err
	}
	time.Sleep(settled)
	if _, err = chromedp.Run(ctx, chromedp.Navigate(url+"/")); err != nil {
		return 0, 0, err
	}
	if usable, err = await(ctx, waitUsable); err != nil {
		return 0, 0, err
	}
	if marks, err = await(ctx, fmt.Sprintf(pasteAndWait, quoted)); err != nil {
		return 0, 0, err
	}
	time.Sleep(readingFor)
	return usable, marks, nil
}

// waitUsable answers when the page's program has drawn itself and listens to the
// engine.
const waitUsable = `new Promise((done) => {
	const look = () => window.lede && lede.engine.listener ? done(performance.now()) : setTimeout(look, 1);
	look();
})`

// pasteAndWait pastes as Ctrl+V does and answers when the first mark is there,
// counted from the opening of the page.
const pasteAndWait = `new Promise((done, failed) => {
	const paste = () => {
		const data = new DataTransfer();
		data.setData("text/plain", %s);
		document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	};
	let tries = 0;
	const look = () => {
		if (document.querySelector("#article mark")) return done(performance.now());
		if (++tries > 3000) return failed(new Error("no marks after 30 s"));
		if (tries %% 10 === 1 && !document.querySelector("article")) paste();
		setTimeout(look, 10);
	};
	look();
})`

// longWords is the length of the text that the page is watched with.
const longWords = 60000

// measureLongText watches the page's main thread while a long text is annotated
// and drawn, and while a layer is switched off.
func (b *bench) measureLongText() error {
	text, err := article(longWords)
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return err
	}
	values := make([][]float64, len(watched))
	for range b.rounds {
		one, err := b.watchLongText(string(quoted))
		if err != nil {
			return err
		}
		for i, v := range one {
			values[i] = append(values[i], v)
		}
	}
	fmt.Fprintf(b.out, "The page with %d words:\n\n| | |\n|---|---:|\n", longWords)
	for i, w := range watched {
		fmt.Fprintf(b.out, "| %s | %.0f %s |\n", w.title, median(values[i]), w.unit)
	}
	return nil
}

// watched are the properties of watch's answer below.
var watched = []struct{ name, title, unit string }{
	{"marks", "marks on the page", ""},
	{"first", "from the paste to the first mark", "ms"},
	{"all", "from the paste to the last", "ms"},
	{"paint", "from the engine’s answer until marks are painted", "ms"},
	{"task", "longest task of the main thread (0: none above 50 ms)", "ms"},
	{"toggle", "a layer switched off, until it is painted", "ms"},
	{"memory", "memory of the page’s program", "MB"},
}

func (b *bench) watchLongText(quoted string) ([]float64, error) {
	ctx, stop, err := browser("")
	if err != nil {
		return nil, err
	}
	defer stop()
	if err := chromedp.Do(ctx); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: keepMemory}); err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(b.url+"/")); err != nil {
		return nil, err
	}
	if _, err := await(ctx, waitUsable); err != nil {
		return nil, err
	}
	time.Sleep(pasteAfter)
	answer, err := awaitText(ctx, fmt.Sprintf(watch, quoted))
	if err != nil {
		return nil, err
	}
	var named map[string]float64
	if err := json.Unmarshal([]byte(answer), &named); err != nil {
		return nil, err
	}
	var values []float64
	for _, w := range watched {
		values = append(values, named[w.name])
	}
	return values, nil
}

// keepMemory remembers the memory of the page's program.
const keepMemory = `{
	const instantiate = WebAssembly.instantiateStreaming;
	WebAssembly.instantiateStreaming = async (...args) => {
		const result = await instantiate(...args);
		window.uiMemory = result.instance.exports.mem;
		return result;
	};
}`

// watch pastes and answers with what happens, as JSON.
const watch = `new Promise((done, failed) => {
	const tasks = [0];
	new PerformanceObserver((list) => list.getEntries().forEach((e) => tasks.push(e.duration))).observe({ type: "longtask" });
	const painted = (then) => requestAnimationFrame(() => setTimeout(then, 0));
	const start = performance.now();
	let first = 0, paint = 0;
	const receive = lede.engine.receive;
	lede.engine.receive = function (data) { // of the messages, the last is the answer
		const at = performance.now();
		receive.call(this, data);
		if (!(data instanceof Uint8Array) || new DataView(data.buffer, data.byteOffset).getUint16(6, true) !== 4) return;
		new MutationObserver((_, observer) => {
			if (!document.querySelector("#article mark")) return;
			observer.disconnect();
			painted(() => paint = performance.now() - at);
		}).observe(document.body, { childList: true, subtree: true });
	};
	const data = new DataTransfer();
	data.setData("text/plain", %s);
	document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	const look = () => {
		if (!first && document.querySelector("#article mark")) first = performance.now() - start;
		if (performance.now() - start > 120_000) return failed(new Error("no marks after two minutes"));
		if (!document.querySelector(".summary") || !document.querySelector("#article[aria-busy=false] mark")) return setTimeout(look, 20);
		const all = performance.now() - start;
		setTimeout(() => {
			const task = Math.max(...tasks);
			const before = performance.now();
			document.querySelector(".chip.actor").click();
			painted(() => done(JSON.stringify({
				first, all, paint, task, toggle: performance.now() - before,
				marks: document.querySelectorAll("#article mark").length,
				memory: window.uiMemory ? window.uiMemory.buffer.byteLength / (1 << 20) : 0,
			})));
		}, 1500);
	};
	look();
})`

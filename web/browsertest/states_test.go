package browsertest

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// offline takes the network away, or gives it back.
func (tb *tab) offline(off bool) {
	tb.t.Helper()
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
		return chromedp.Void{}, err
	})
}

// TestEmptyStates reads what the page says where there is nothing: a sample is
// offered, and each tab says what it looks for.
func TestEmptyStates(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	if js[int](tb, `document.querySelectorAll("[data-sample]").length`) < 1 {
		t.Error("no sample is offered")
	}
	tb.paste("Nothing much is in this line.", "")
	tb.analysed()
	tb.wait(`document.querySelector(".notice.nothing").textContent.includes("too short")`)
	seen := make(map[string]bool)
	for i := range 4 {
		tb.tab(i)
		tb.rest()
		says := js[string](tb, `document.getElementById("panel-body").textContent`)
		if says == "" || seen[says] {
			t.Errorf("tab %d says %q", i, says)
		}
		seen[says] = true
	}
}

// TestNothingFound pastes a text that is long enough and has nothing in it.
func TestNothingFound(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste(strings.Repeat("Nothing much is in this line, nor in the next. ", 6), "")
	tb.analysed()
	tb.wait(`document.querySelector(".notice.nothing").textContent.startsWith("Nothing to mark")`)
}

// TestForeign pastes an article that is not in English.
func TestForeign(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste("Utenriksministeren sa mandag at angrepet mot Stortinget kom fra utlandet, og at regjeringen ser svært alvorlig på saken. Politiet etterforsker, og flere departementer er varslet om det som har skjedd i sommer.", "")
	tb.analysed()
	tb.wait(`document.querySelector(".notice.foreign")`)
}

// TestOfflineBadge takes the network away and gives it back.
func TestOfflineBadge(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.offline(true)
	tb.wait(`document.querySelector(".badge")`)
	tb.offline(false)
	tb.wait(`!document.querySelector(".badge")`)
}

// TestStorageFull lets the browser refuse to keep an article: the reader is
// told, and can read on.
func TestStorageFull(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).blank()
	tb.before(`IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };`)
	tb.navigate(s.url())
	tb.ready()
	tb.paste("All is well.", "")
	tb.analysed()
	tb.wait(`document.querySelector(".notice.full")`)
	if says := js[string](tb, `document.querySelector(".notice.full").textContent`); !strings.Contains(says, "full") {
		t.Errorf("the notice says %q", says)
	}
	same(t, "the text", tb.text(), "All is well.")
}

// TestReport copies a report of a failure, which holds no word of the article.
func TestReport(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).blank()
	tb.before(`navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };`)
	tb.navigate(s.url())
	tb.ready()
	tb.paste("Quorgle makes the engine PANIC.", "")
	tb.wait(`document.querySelector(".notice.failed")`)
	tb.click("#report")
	tb.wait(`window.copied`)
	if report := js[string](tb, `window.copied`); !strings.Contains(report, "obey") || strings.Contains(report, "Quorgle") {
		t.Errorf("the report reads %q", report)
	}
	tb.on(first("#retry"), `
		const post = lede.engine.post;
		lede.engine.post = (...args) => { window.asked = true; return post.apply(lede.engine, args); };
		e.click()`)
	tb.wait(`window.asked && document.querySelector(".notice.failed")`)
}

// TestLoadingBytes holds the engine back: the page says how much of it has
// come, and is of use meanwhile.
func TestLoadingBytes(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).blank()
	tb.before(`window.Worker = class {
			constructor() { setTimeout(() => this.onmessage({data: {loaded: 1200000}})); }
			postMessage() {}
			terminate() {}
		};`)
	tb.navigate(s.url())
	tb.ready()
	tb.wait(`/1\.2 of \d+\.\d MB/.test(document.getElementById("engine-status").textContent)`)
	tb.paste("All is well.", "")
	tb.wait(`document.querySelector(".notice.busy") && document.getElementById("article").textContent === "All is well."`)
	tb.click("#cancel")
	tb.wait(`document.querySelector(".notice.cancelled")`)
}

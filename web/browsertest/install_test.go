package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var reload = chromedp.Reload()

// TestInstallable asks the browser what stands against installing the page.
func TestInstallable(t *testing.T) {
	for _, v := range []variant{faulty, prefixed} {
		s := serve(t, v)
		tb := launch(t, t.TempDir()).open(s.url())
		tb.ready()
		tb.installed()
		m, err := chromedp.Call(tb.ctx, page.GetAppManifest, page.GetAppManifestParams{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range m.Errors {
			t.Errorf("%s: manifest, line %d: %s", v.name, e.Line, e.Message)
		}
		if m.URL != s.url()+"manifest.webmanifest" || m.Data == "" {
			t.Errorf("%s: manifest at %q with %d bytes", v.name, m.URL, len(m.Data))
		}
		errs, err := chromedp.Call(tb.ctx, page.GetInstallabilityErrors, cdp.Empty{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range errs.InstallabilityErrors {
			t.Errorf("%s: can't be installed: %s %v", v.name, e.ErrorID, e.ErrorArguments)
		}
	}
}

// TestShare posts what another app shares, as the system does, and finds it on
// the page; the copy on its way is gone afterwards.
func TestShare(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.installed()
	tb.navigate(s.url())
	tb.ready()
	share := func(fields string) {
		t.Helper()
		js[bool](tb, `(async () => {
			const form = new FormData();
			for (const [name, value] of Object.entries(`+fields+`)) form.set(name, value);
			const answer = await fetch("./share", {method: "POST", body: form, redirect: "manual"});
			setTimeout(() => location.assign("./?shared")); // where the answer leads
			return answer.type === "opaqueredirect";
		})()`)
	}
	share(`{title: "T", text: "Shared words."}`)
	tb.wait(`document.getElementById("article")`)
	tb.analysed()
	same(t, "shared", tb.text(), "Shared words.")
	if n := js[int](tb, `caches.open("lede:/:shared").then((c) => c.keys()).then((k) => k.length)`); n != 0 {
		t.Errorf("%d shared articles left in the cache", n)
	}
	share(`{text: "https://news.example/story"}`)
	tb.wait(`document.getElementById("live").textContent.includes("Only a link")`)
	for _, r := range s.log() {
		if r[:4] != "GET " {
			t.Errorf("the share went to the server: %q", r)
		}
	}
}

// TestHandover runs the bookmarklet on a page of another origin: ours opens with
// what is selected there.
func TestHandover(t *testing.T) {
	s := serve(t, faulty)
	other := serve(t, prefixed) // any page of another origin
	b := launch(t, t.TempDir())
	tb := b.open(s.url() + "#library")
	tb.wait(`document.getElementById("bookmarklet")`)
	script := strings.TrimPrefix(js[string](tb, `document.getElementById("bookmarklet").value`), "javascript:")

	reader := b.open(other.url())
	js[bool](reader, `(() => {
		const theirs = document.createElement("p");
		theirs.textContent = "Words handed over.";
		document.body.append(theirs);
		getSelection().selectAllChildren(theirs);
		`+script+`;
		return true;
	})()`)
	opened := b.attach(s.url() + "?handover")
	opened.analysed()
	same(t, "handed over", opened.text(), "Words handed over.")
}

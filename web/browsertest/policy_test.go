package browsertest

import (
	"fmt"
	"testing"
)

// TestPolicy tries what the page's policy on markup and programs is there to
// stop, from inside the page. What the page does itself passes in every other
// test.
func TestPolicy(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	for _, c := range []struct {
		html string
		want bool
	}{
		{`plain &lt;text&gt; &amp; "marks"`, true},
		{`<p class="block" data-sentence="3"><mark class="actor" data-id="a b" tabindex="-1">Oslo</mark></p>`, true},
		{`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M1 1"/></svg>`, true},
		{`<img src=x onerror=hacked=1>`, false},
		{`<p onclick="hacked=1">x</p>`, false},
		{`<p class="x" onclick="hacked=1">x</p>`, false},
		{`<p class='x'>x</p>`, false},
		{`<p class="x>" onclick="hacked=1">x</p>`, false},
		{`<p style="color:red">x</p>`, false},
		{`<span class="a"/onclick="hacked=1">x</span>`, false},
		{`<svg><a href="javascript:hacked=1"><text>x</text></a></svg>`, false},
		{`<svg><script>hacked=1</script></svg>`, false},
		{`<<p>script>hacked=1<</p>/script>`, false},
		{`<!--><img src=x onerror=hacked=1>-->`, false},
		{`<p`, false},
	} {
		got := js[bool](tb, `(() => { try { document.createElement("div").innerHTML = `+quoted(c.html)+`; return true; } catch { return false; } })()`)
		if got != c.want {
			t.Errorf("%s: accepted %v, want %v", c.html, got, c.want)
		}
	}
	for _, script := range []string{
		`new Worker("sw.js?x")`,
		`navigator.serviceWorker.register("worker.js")`,
		`document.createElement("script").src = "page.js"`,
		`document.createElement("script").text = "hacked=1"`,
		`setTimeout("hacked=1")`,
		`trustedTypes.createPolicy("another", {})`,
	} {
		if js[bool](tb, fmt.Sprintf(`(() => { try { return Promise.resolve(%s).then(() => true, () => false); } catch { return false; } })()`, script)) {
			t.Errorf("%s passes", script)
		}
	}
	if js[bool](tb, `window.hacked !== undefined`) {
		t.Error("a script has run")
	}
}

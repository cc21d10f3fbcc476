package browsertest

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/app/site"
)

// away opens a site until it is installed, then stops browser and server. It
// returns the browser's profile.
func away(t *testing.T, s *server) (profile string) {
	t.Helper()
	profile = t.TempDir()
	b := launch(t, profile)
	tb := b.open(s.url())
	tb.ready()
	tb.installed()
	b.close()
	s.stop()
	return profile
}

// TestOffline stops the server, restarts the browser, and goes on: the page
// opens, whatever its query, and marks a new article.
func TestOffline(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, away(t, s)).open(s.url() + "?x=1")
	tb.ready()
	tb.paste(sampleText(t, "river-flood"), "")
	tb.analysed()
	same(t, "offline", tb.text(), sampleText(t, "river-flood"))
	tb.home()
	tb.click("[data-sample]")
	tb.analysed()
}

// TestPrefix does the same under a folder of the host.
func TestPrefix(t *testing.T) {
	s := serve(t, prefixed)
	tb := launch(t, away(t, s)).open(s.url() + "?y")
	tb.ready()
	tb.paste("A plain line.", "")
	tb.analysed()
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestPrivacy walks through a session and reads what went over the wire:
// nothing to another host, and no word of the article anywhere.
func TestPrivacy(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	tb := b.open(s.url())
	tb.ready()
	tb.paste("The Zanzibarian minister Quorgle said that hackers had attacked Blixtown.\n\nIt is a disgrace.", "")
	tb.analysed()
	js[bool](tb, `(document.querySelectorAll("#article mark").forEach((m) => m.click()), true)`)
	for i := range 4 {
		tb.tab(i)
	}
	tb.paste("x", `<p>Quorgle</p><p><img src="http://tracker.example/quorgle.png">Blixtown</p><link rel="stylesheet" href="http://tracker.example/x.css">`)
	tb.home()
	tb.installed()
	tb.navigate(s.url())
	tb.analysed()

	if log := b.outside.log(); len(log) > 0 {
		t.Errorf("requests to other hosts: %q", log)
	}
	for _, r := range s.log() {
		if !strings.HasPrefix(r, "GET ") {
			t.Errorf("the page sends: %q", r)
		}
		for _, word := range []string{"Quorgle", "Zanzibarian", "Blixtown"} {
			if strings.Contains(strings.ToLower(r), strings.ToLower(word)) {
				t.Errorf("a word of the article in a request: %q", r)
			}
		}
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestUpdate serves another version: the reader is asked, the draft survives,
// and the page reloads once into the new version.
func TestUpdate(t *testing.T) {
	old := siteDir(t, faulty)
	changed := nextVersion(t, old)
	s := serve(t, faulty)
	b := launch(t, t.TempDir())
	tb := b.open(s.url())
	tb.ready()
	tb.installed()
	tb.navigate(s.url()) // now the service worker answers
	tb.ready()

	// One file missing: the new version must not get in.
	next, err := site.NewHandler(changed, "/")
	if err != nil {
		t.Fatal(err)
	}
	s.use(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" { // the one file that is new
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	}))
	js[bool](tb, `navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true, () => true)`)
	tb.wait(`navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting && r.active)`)
	tb.navigate(s.url())
	tb.ready()
	if js[bool](tb, `!!document.querySelector('meta[name="next-version"]')`) {
		t.Fatal("a version with a file missing has taken over")
	}

	// All there.
	s.use(next)
	tb.fill("#paste-text", "a draft")
	js[bool](tb, `navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)`)
	tb.click("button.update")
	tb.wait(`document.querySelector('meta[name="next-version"]')`)
	tb.wait(`document.getElementById("file") && document.getElementById("paste-text").value === "a draft"`)
	if n := js[int](tb, `caches.keys().then((names) => names.filter((n) => n.startsWith("lede:")).length)`); n != 1 {
		t.Errorf("%d caches of ours after the update, want 1", n)
	}
}

// nextVersion makes a copy of a site whose shell, and so whose version, differs.
func nextVersion(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	change := func(name, from, into string) {
		file := filepath.Join(to, name)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(b), from, into, 1)
		if changed == string(b) {
			t.Fatalf("%s has no %q to change", name, from)
		}
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		os.Remove(file + ".br")
		os.Remove(file + ".gz")
	}
	change("index.html", "<title>", `<meta name="next-version" content="1"><title>`)
	change("sw.js", `const CACHE = PREFIX + "`, `const CACHE = PREFIX + "next`)
	return to
}

// TestForeignCaches leaves alone what another app on the host has kept.
func TestForeignCaches(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	js[bool](tb, `caches.open("another-app").then((c) => c.put("/thing", new Response("theirs"))).then(() => true)`)
	tb.ready()
	tb.installed()
	if got := js[string](tb, `caches.open("another-app").then((c) => c.match("/thing")).then((r) => r ? r.text() : "gone")`); got != "theirs" {
		t.Errorf("another app's cache: %s", got)
	}
}

// Package browsertest walks through the page in a real browser: Chromium,
// without a window, driven over its debugging protocol.
//
// The page is built once and served by the handler that lede serve uses. The
// browser reaches nothing else: every request to another host ends in a proxy
// of ours, which writes it down.
package browsertest

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"lede/app/site"
	"lede/web"
)

// patience is how long a test waits for something that ought to be quick: the
// machine may be busy with other tests.
const patience = 40 * time.Second

var buildDir string // holds the built sites

func TestMain(m *testing.M) {
	flag.Parse()
	if _, err := chromium(); err != nil && *browserName == "chromium" {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	dir, err := os.MkdirTemp("", "lede-browsertest-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	buildDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func chromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("these tests need Chromium. On Debian: apt-get install --no-install-recommends chromium")
}

// A variant is a way to build the site.
type variant struct{ name, engine, base string }

var (
	real     = variant{"real", "", "/"}
	faulty   = variant{"faulty", "./web/browsertest/faulty", "/"}
	prefixed = variant{"prefixed", "./web/browsertest/faulty", "/some/prefix/"}
)

var (
	built   = make(map[variant]string)
	builtMu sync.Mutex
)

// siteDir returns a directory with the built site; each is built once.
func siteDir(t *testing.T, v variant) string {
	t.Helper()
	builtMu.Lock()
	defer builtMu.Unlock()
	if dir, ok := built[v]; ok {
		return dir
	}
	module, err := site.Module()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(buildDir, v.name)
	if _, err := site.Build(site.Options{Dir: dir, Base: v.base, Web: web.Files, Module: module, Engine: v.engine, Quick: true,
		Cache: filepath.Join(module, "build", "packed")}); err != nil {
		t.Fatal(err)
	}
	built[v] = dir
	return dir
}

// A server serves a site and writes down what it is asked for. It can be
// stopped, and started again on the same port.
type server struct {
	t       *testing.T
	handler http.Handler
	base    string
	addr    string
	http    *http.Server

	mu       sync.Mutex
	requests []string // method, URL and body of each
}

func serve(t *testing.T, v variant) *server {
	t.Helper()
	return serveDir(t, siteDir(t, v), v.base)
}

func serveDir(t *testing.T, dir, base string) *server {
	t.Helper()
	handler, err := site.NewHandler(dir, base)
	if err != nil {
		t.Fatal(err)
	}
	s := &server{t: t, handler: handler, base: base, addr: "127.0.0.1:0"}
	s.start()
	t.Cleanup(s.stop)
	return s
}

func (s *server) start() {
	s.t.Helper()
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		s.t.Fatal(err)
	}
	s.addr = listener.Addr().String()
	s.http = &http.Server{Handler: s}
	go s.http.Serve(listener)
}

func (s *server) stop() { s.http.Close() }

func (s *server) url() string { return "http://" + s.addr + s.base }

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.requests = append(s.requests, r.Method+" "+r.URL.String()+" "+string(body))
	handler := s.handler
	s.mu.Unlock()
	handler.ServeHTTP(w, r)
}

// log returns what the server has been asked for.
func (s *server) log() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// use lets another handler answer from now on.
func (s *server) use(h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handler = h
}

// proxy returns a server that lets nothing through.
func proxy(t *testing.T) *server {
	t.Helper()
	s := &server{t: t, addr: "127.0.0.1:0", handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "no way out", http.StatusBadGateway)
	})}
	s.start()
	t.Cleanup(s.stop)
	return s
}

// A browser is a running Chromium with its own profile.
type browser struct {
	t       *testing.T
	ctx     context.Context
	close   func()
	outside *server // where requests to other hosts end
}

// launch starts a browser on a profile folder. It is closed when the test ends,
// if it isn't before.
func launch(t *testing.T, profile string) *browser {
	t.Helper()
	path, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	outside := proxy(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // tests run as root in containers
		chromedp.DisableGPU,
		chromedp.ProxyServer("http://"+outside.addr),
		chromedp.Flag("proxy-bypass-list", "127.0.0.1"),
		// What Chromium itself would ask its makers for.
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("disable-component-extensions-with-background-pages", true),
		chromedp.Flag("disable-field-trial-config", true),
		chromedp.Flag("allow-browser-signin", false),
		chromedp.Flag("disable-features", "Translate,AutofillServerCommunication,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,NetworkTimeServiceQuerying"),
		chromedp.Flag("component-updater", "url-source=http://127.0.0.1:9/"),
		chromedp.Flag("gaia-url", "http://127.0.0.1:9/"),
		chromedp.Flag("google-apis-url", "http://127.0.0.1:9/"),
		chromedp.Flag("google-base-url", "http://127.0.0.1:9/"),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("lang", "en-US"),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	b := &browser{t: t, ctx: ctx, outside: outside}
	b.close = sync.OnceFunc(func() {
		chromedp.Cancel(ctx)
		cancel()
		stop()
	})
	t.Cleanup(b.close)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return b
}

// A tab is one page in a browser.
type tab struct {
	t      *testing.T
	ctx    context.Context
	remote remote // drives the page where that is not Chromium

	mu      sync.Mutex
	console []string
}

// open opens a tab on a URL.
func (b *browser) open(url string) *tab {
	b.t.Helper()
	tb := b.blank()
	tb.navigate(url)
	return tb
}

// attach takes over a tab that a page has opened, by its URL.
func (b *browser) attach(url string) *tab {
	b.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		targets, err := chromedp.Targets(b.ctx)
		if err != nil {
			b.t.Fatal(err)
		}
		for _, target := range targets {
			if target.Type == "page" && target.URL == url {
				tb := &tab{t: b.t}
				ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(target.TargetID), chromedp.WithListener(tb.listen))
				b.t.Cleanup(cancel)
				tb.ctx = ctx
				if err := chromedp.Do(ctx); err != nil {
					b.t.Fatal(err)
				}
				return tb
			}
		}
	}
	b.t.Fatalf("no tab with %s", url)
	return nil
}

func (b *browser) blank() *tab {
	b.t.Helper()
	tb := &tab{t: b.t}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithListener(tb.listen))
	b.t.Cleanup(cancel)
	tb.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		b.t.Fatal(err)
	}
	return tb
}

// listen collects what goes wrong on the page.
func (tb *tab) listen(event any) {
	line := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		line = "exception: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			line += " " + e.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			for _, a := range e.Args {
				line += " " + string(a.Value) + a.Description
			}
			line = "console:" + line
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			line = "log: " + e.Entry.Text + " " + e.Entry.URL
		}
	}
	if line != "" {
		tb.complain(line)
	}
}

func (tb *tab) complain(line string) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.console = append(tb.console, line)
}

// complaints returns the errors the page has caused: scripts, the content
// security policy, requests that failed.
func (tb *tab) complaints() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return slices.Clone(tb.console)
}

func (tb *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		tb.t.Fatalf("%v\npage says: %q", err, tb.complaints())
	}
}

func (tb *tab) navigate(url string) {
	tb.t.Helper()
	if tb.remote == nil {
		tb.do(chromedp.Navigate(url))
		return
	}
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if err := tb.remote.navigate(ctx, url); err != nil {
		tb.t.Fatal(err)
	}
}

// js returns the value of an expression on the page; promises are awaited.
func js[T any](tb *tab, expression string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	v, err := evaluate[T](ctx, tb, expression)
	if err != nil {
		tb.t.Fatalf("%s: %v\npage says: %q", expression, err, tb.complaints())
	}
	return v
}

// wait waits until an expression is true. That it can't be told for a moment,
// while the page reloads, is no error.
func (tb *tab) wait(expression string) {
	tb.t.Helper()
	deadline := time.Now().Add(patience)
	ctx, cancel := context.WithDeadline(tb.ctx, deadline)
	defer cancel()
	for {
		ok, err := evaluate[bool](ctx, tb, "Promise.resolve("+expression+").then((v) => !!v)")
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			body := js[string](tb, "document.body.innerText")
			tb.t.Fatalf("waited %v for: %s\npage says: %q\npage shows:\n%.2000s", patience, expression, tb.complaints(), body)
		}
		time.Sleep(30 * time.Millisecond)
	}
}

// still waits until a value has not changed for a third of a second.
func (tb *tab) still(expression string) {
	tb.t.Helper()
	tb.wait(`(window.lastSeen = ` + expression + `, new Promise((done) => setTimeout(() => done(window.lastSeen === ` + expression + `), 333)))`)
}

// quoted writes a string for use in a script.
func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// paste pastes what another program has put on the clipboard: plain text and,
// unless it is "", HTML.
func (tb *tab) paste(text, html string) {
	tb.t.Helper()
	js[bool](tb, `(() => {
		const data = new DataTransfer();
		data.setData("text/plain", `+quoted(text)+`);
		if (`+quoted(html)+`) data.setData("text/html", `+quoted(html)+`);
		const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
		if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", {value: data}); // Firefox leaves it out
		(document.activeElement || document.body).dispatchEvent(event);
		return true;
	})()`)
}

// taken clicks a button that gives the reader a file, and returns its text.
func (tb *tab) taken(button string) string {
	tb.t.Helper()
	tb.wait(`document.querySelector(` + quoted(button) + `)`)
	return js[string](tb, `new Promise((done) => {
		const create = URL.createObjectURL;
		URL.createObjectURL = (blob) => { URL.createObjectURL = create; done(blob.text()); return create.call(URL, blob); };
		document.querySelector(`+quoted(button)+`).click();
	})`)
}

// give puts a file of the reader's into a field.
func (tb *tab) give(field, name, text string) {
	tb.t.Helper()
	js[bool](tb, `(() => {
		const files = new DataTransfer();
		files.items.add(new File([`+quoted(text)+`], `+quoted(name)+`));
		const input = document.querySelector(`+quoted(field)+`);
		input.files = files.files;
		input.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
}

// ready waits until the page's program has drawn the paste screen.
func (tb *tab) ready() {
	tb.t.Helper()
	tb.wait(`document.querySelector("#file")`)
}

// analysed waits until the engine has answered.
func (tb *tab) analysed() {
	tb.t.Helper()
	tb.wait(`document.querySelector("#article[aria-busy=false] .block") && document.querySelector(".summary")`)
}

// text returns the article as the page shows it.
func (tb *tab) text() string {
	tb.t.Helper()
	return js[string](tb, `document.getElementById("article").textContent`)
}

// home goes back to the paste screen.
func (tb *tab) home() {
	tb.t.Helper()
	js[bool](tb, `(document.querySelector(".brand").click(), true)`)
	tb.ready()
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

// sampleText returns one of the samples that come with the page.
func sampleText(t *testing.T, name string) string {
	t.Helper()
	b, err := web.Files.ReadFile("samples/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// same fails with both texts cut to where they part.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	from := max(0, i-40)
	t.Errorf("%s: %d bytes, want %d; at byte %d\n got …%.80q\nwant …%.80q", what, len(got), len(want), i, got[from:], want[from:])
}

// Package browsertest walks through the page in a real browser: Chromium,
// without a window, driven over its debugging protocol.
//
// The page is built once and served by the handler that lede serve uses. The
// browser reaches nothing else: every request to another host ends in a proxy
// of ours, which writes it down.
package browsertest

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"lede/app/site"
	"lede/web"
)

// patience is how long a test waits for something that ought to be quick: the
// machine may be busy with other tests. It costs nothing where all is well.
const patience = 90 * time.Second

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
		chromedp.WSURLReadTimeout(patience),
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

// Command bench times the engine in Chromium's web worker beside the libraries
// a web page could use instead, compromise and wink-nlp, on the same texts in
// the same run, in turn; then the way from opening the page to the first marks.
// It prints Markdown tables of medians and ratios.
//
// The peers come from npm, are bundled with esbuild into build/peers, and are
// no part of the product. Needs Chromium and npm.
package main

import (
	"context"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/chromedp"

	"lede/app/site"
	"lede/app/wire"
	"lede/web"
)

//go:embed bench.js
var benchScript []byte

//go:embed peers.js
var peersScript []byte

// lengths are the words of the texts; a text is the samples over and over.
var lengths = []int{600, 6000, 60000}

func main() {
	log.SetFlags(0)
	rounds := flag.Int("n", 7, "how often each is timed; the median counts")
	flag.Parse()
	if err := run(*rounds); err != nil {
		log.Fatal("bench: ", err)
	}
}

func run(rounds int) error {
	module, err := site.Module()
	if err != nil {
		return err
	}
	peers, err := bundlePeers(filepath.Join(module, "build", "peers"))
	if err != nil {
		return err
	}
	dir := filepath.Join(module, "build", "bench")
	built, err := site.Build(site.Options{Dir: dir, Base: "/", Web: web.Files, Module: module,
		Cache: filepath.Join(module, "build", "packed")})
	if err != nil {
		return err
	}
	page, err := site.NewHandler(dir, "/")
	if err != nil {
		return err
	}
	server := httptest.NewServer(handler(page, peers))
	defer server.Close()

	fmt.Printf("%s, %d cores, %s, %s\n\n", time.Now().Format(time.DateOnly), runtime.NumCPU(), cpu(), chromiumVersion())
	printSizes(built, peers)
	if err := measureEngine(server.URL, built, rounds); err != nil {
		return err
	}
	return measurePage(server.URL, rounds)
}

// bundlePeers installs the peers and returns them as one script.
func bundlePeers(dir string) ([]byte, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "peers.js"), peersScript, 0o644); err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "bundle.js")
	if b, err := os.ReadFile(out); err == nil {
		return b, nil
	}
	for _, args := range [][]string{
		{"npm", "install", "--no-save", "--silent", "compromise@14.17.0", "wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1", "esbuild@0.28.2"},
		{"node_modules/.bin/esbuild", "peers.js", "--bundle", "--minify", "--format=iife", "--outfile=bundle.js", "--log-level=error"},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		if msg, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, msg)
		}
	}
	return os.ReadFile(out)
}

func handler(page http.Handler, peers []byte) http.Handler {
	mux := http.NewServeMux()
	script := func(path string, body []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(body)
		})
	}
	script("/bench/bench.js", benchScript)
	script("/bench/peers.js", peers)
	mux.HandleFunc("/bench/{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!doctype html><title>bench</title><script src="peers.js"></script><script src="bench.js"></script>`)
	})
	mux.Handle("/", page)
	return mux
}

func printSizes(s *site.Site, peers []byte) {
	fmt.Println("| file | raw | gzip | brotli 11 |\n|---|---:|---:|---:|")
	for _, f := range s.Files {
		if strings.HasSuffix(f.Source, ".wasm") {
			fmt.Printf("| %s | %d | %d | %d |\n", f.Source, f.Raw, f.Gzip, f.Brotli)
		}
	}
	fmt.Printf("| compromise and wink-nlp, bundled | %d | | %d |\n\n", len(peers), brotliSize(peers))
}

func brotliSize(b []byte) int {
	var n counter
	w := brotli.NewWriterLevel(&n, 11)
	w.Write(b)
	w.Close()
	return int(n)
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// pasteAfter is how soon a reader has an article to paste: the engine uses the
// time to warm up.
const pasteAfter = 3 * time.Second

// measureEngine times engine and peers in turn, on texts of every length.
func measureEngine(url string, s *site.Site, rounds int) error {
	ctx, stop, err := browser("")
	if err != nil {
		return err
	}
	defer stop()
	names := make(map[string]site.File)
	for _, f := range s.Files {
		names[f.Source] = f
	}
	files, err := json.Marshal(map[string]any{
		"worker": "/" + names["worker.js"].Name, "engine": "/" + names["engine.wasm"].Name, "size": names["engine.wasm"].Raw})
	if err != nil {
		return err
	}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(url+"/bench/")); err != nil {
		return err
	}
	ready, err := await(ctx, fmt.Sprintf("startEngine(%s)", files))
	if err != nil {
		return err
	}
	time.Sleep(pasteAfter)
	fmt.Printf("Engine from nothing to ready: %.0f ms\n\n", ready)
	fmt.Println("| words | Lede, in the worker | words/s | compromise | wink-nlp | Lede ÷ compromise | Lede ÷ wink-nlp |\n|---:|---:|---:|---:|---:|---:|---:|")
	for _, n := range lengths {
		text, err := article(n)
		if err != nil {
			return err
		}
		request := base64.StdEncoding.EncodeToString(wire.Marshal(&wire.Annotate{ID: 1, Text: text, Date: "2026-03-02"}))
		quoted, err := json.Marshal(text)
		if err != nil {
			return err
		}
		calls := []string{
			fmt.Sprintf("annotate(%q)", request),
			fmt.Sprintf("peerCompromise(%s)", quoted),
			fmt.Sprintf("peerWink(%s)", quoted),
		}
		times := make([][]float64, len(calls))
		for round := range rounds + 1 { // the first warms up
			for i, call := range calls {
				ms, err := await(ctx, call)
				if err != nil {
					return fmt.Errorf("%d words, %s: %w", n, call[:12], err)
				}
				if round > 0 {
					times[i] = append(times[i], ms)
				}
			}
		}
		lede, compromise, wink := median(times[0]), median(times[1]), median(times[2])
		fmt.Printf("| %d | %.1f ms | %.0f | %.1f ms | %.1f ms | %.2f | %.2f |\n",
			n, lede, float64(n)/lede*1000, compromise, wink, lede/compromise, lede/wink)
	}
	fmt.Println()
	return nil
}

// measurePage times the way from the address to marks on a sample: with an empty
// profile, and again in the same one.
func measurePage(url string, rounds int) error {
	text, err := article(600)
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return err
	}
	var usable, marks [2][]float64 // cold, warm
	for range rounds {
		profile, err := os.MkdirTemp("", "lede-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(profile)
		for visit := range 2 {
			u, m, err := openAndPaste(url, profile, string(quoted))
			if err != nil {
				return err
			}
			usable[visit], marks[visit] = append(usable[visit], u), append(marks[visit], m)
		}
	}
	fmt.Println("| from opening the address | page usable | marks on 600 words |\n|---|---:|---:|")
	fmt.Printf("| cold | %.0f ms | %.0f ms |\n| warm | %.0f ms | %.0f ms |\n", median(usable[0]), median(marks[0]), median(usable[1]), median(marks[1]))
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
	if _, err = chromedp.Run(ctx, chromedp.Navigate(url+"/")); err != nil {
		return 0, 0, err
	}
	if usable, err = await(ctx, waitUsable); err != nil {
		return 0, 0, err
	}
	if marks, err = await(ctx, fmt.Sprintf(pasteAndWait, quoted)); err != nil {
		return 0, 0, err
	}
	time.Sleep(500 * time.Millisecond) // for the service worker to finish
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
		if (document.querySelector("mark")) return done(performance.now());
		if (++tries > 3000) return failed(new Error("no marks after 30 s"));
		if (tries %% 10 === 1 && !document.querySelector("article")) paste();
		setTimeout(look, 10);
	};
	look();
})`

// browser starts Chromium with the given profile folder, or with a new one.
func browser(profile string) (context.Context, func(), error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true))
	if profile != "" {
		options = append(options, chromedp.UserDataDir(profile))
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopContext := chromedp.NewContext(allocator)
	return ctx, func() { stopContext(); stopAllocator() }, nil
}

// article returns n words of the samples, over and over.
func article(n int) (string, error) {
	names, err := filepath.Glob("web/samples/*.txt")
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("no samples: run this in the module's root (%v)", err)
	}
	var all strings.Builder
	words := 0
	for i := 0; ; i++ {
		src, err := os.ReadFile(names[i%len(names)])
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(string(src)) {
			words += len(strings.Fields(line))
			all.WriteString(line)
			if words >= n {
				return all.String(), nil
			}
		}
		all.WriteString("\n\n")
	}
}

// await runs an expression in the page and returns the number it comes to.
func await(ctx context.Context, expression string) (float64, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[float64](expression, chromedp.EvalAwaitPromise))
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

func cpu() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.Trim(name, "\t :\n")
		}
	}
	return runtime.GOARCH
}

func chromiumVersion() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if out, err := exec.Command(name, "--version").Output(); err == nil {
			return strings.TrimSpace(string(out))
		}
	}
	return "no Chromium"
}

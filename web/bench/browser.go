package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/chromedp/chromedp"
)

// handler serves the page, the engine that tells its stages' times under
// /stages/, and the benchmark's own page under /bench/.
func handler(page, stages http.Handler, peers []byte) http.Handler {
	mux := http.NewServeMux()
	script := func(path string, body []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(body)
		})
	}
	script("/bench/bench.js", benchScript)
	script("/bench/worker.js", workerScript)
	script("/bench/peers.js", peers)
	mux.HandleFunc("/bench/{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!doctype html><title>bench</title><script src="peers.js"></script><script src="bench.js"></script>`)
	})
	mux.Handle("/stages/", http.StripPrefix("/stages", stages))
	mux.Handle("/", page)
	return mux
}

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

// await runs an expression in the page and returns the number it comes to.
func await(ctx context.Context, expression string) (float64, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[float64](expression, chromedp.EvalAwaitPromise))
}

// awaitText is await for what comes to a string.
func awaitText(ctx context.Context, expression string) (string, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
}

// Command bench measures what Lede costs and writes it down as Markdown tables:
// how large it is, how fast the engine is natively and in Chromium's web worker,
// beside the libraries a web page could use instead (compromise and wink-nlp, on
// the same texts in the same run, in turn), and how long a reader waits from
// opening the page to the first marks.
//
// The peers come from npm, are bundled with esbuild into build/peers, and are
// no part of the product. Needs Chromium and npm. With -deps it lists what each
// package adds to the two programs instead, and needs neither.
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"io"
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

	"lede/app/site"
	"lede/web"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("n", 7, "how often each is timed; the median counts")
	deps := flag.Bool("deps", false, "list what each package adds to the programs, and nothing else")
	out := flag.String("o", "", "file to write to when all is measured; the terminal if empty")
	flag.Parse()
	if err := run(*rounds, *deps, *out); err != nil {
		log.Fatal("bench: ", err)
	}
}

func run(rounds int, deps bool, name string) error {
	module, err := site.Module()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	out := io.Writer(os.Stdout)
	if name != "" {
		out = io.MultiWriter(os.Stderr, &file)
	}
	if deps {
		err = measureDependencies(out, module)
	} else {
		err = measure(out, module, rounds)
	}
	if err != nil || name == "" {
		return err
	}
	return os.WriteFile(name, file.Bytes(), 0o644)
}

// A bench is the pages and the engine being measured, as a browser sees them.
type bench struct {
	out    io.Writer
	rounds int
	url    string
	engine engineFiles
	stages engineFiles // of the engine that tells its stages' times
}

func measure(out io.Writer, module string, rounds int) error {
	peers, err := bundlePeers(filepath.Join(module, "build", "peers"))
	if err != nil {
		return err
	}
	build := func(name, engine string) (*site.Site, http.Handler, error) {
		dir := filepath.Join(module, "build", name)
		s, err := site.Build(site.Options{Dir: dir, Base: "/", Web: web.Files, Module: module, Engine: engine, Quick: engine != "",
			Cache: filepath.Join(module, "build", "packed")})
		if err != nil {
			return nil, nil, err
		}
		h, err := site.NewHandler(dir, "/")
		return s, h, err
	}
	built, page, err := build("bench", "")
	if err != nil {
		return err
	}
	staged, stagedPage, err := build("bench-stages", "./web/bench/stages")
	if err != nil {
		return err
	}
	server := httptest.NewServer(handler(page, stagedPage, peers))
	defer server.Close()
	b := &bench{out: out, rounds: rounds, url: server.URL, engine: filesOf(built, "/"), stages: filesOf(staged, "/stages/")}

	fmt.Fprintf(out, "# Benchmark\n\nWritten by `make bench` (`go run ./web/bench -n %d`). Medians; engine and peers take turns in one Chromium. "+
		"The first timed call comes %.0f seconds after the engine is ready, as a reader’s paste would; "+
		"pages are opened in a browser that has been open for %.0f. "+
		"Marks are painted in the task after the frame that shows the first of them.\n\n", rounds, pasteAfter.Seconds(), settled.Seconds())
	fmt.Fprintf(out, "%s, %d cores, %s, %s, %s\n\n", time.Now().Format(time.DateOnly), runtime.NumCPU(), cpu(), runtime.Version(), chromiumVersion())
	printSizes(out, built, peers)
	for _, step := range []func() error{b.measureNatively, b.measureFirst, b.measureEngine, b.measureStages, b.measurePage, b.measureLongText} {
		if err := step(); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	return measureDependencies(out, module)
}

//go:embed bench.js
var benchScript []byte

//go:embed worker.js
var workerScript []byte

//go:embed peers.js
var peersScript []byte

// article returns n words of the samples, over and over. From the second time
// on there is a word more after every seventh, another each time: the engine
// passes over a paragraph that it has seen before.
func article(n int) (string, error) {
	names, err := filepath.Glob("web/samples/*.txt")
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("no samples: run this in the module's root (%v)", err)
	}
	fill := strings.Fields("amber birch cobalt delta ember frost garnet indigo jasper kelp lumen maple onyx pearl quartz sable umber violet")
	var all strings.Builder
	words, filled := 0, 0
	for i := 0; ; i++ {
		src, err := os.ReadFile(names[i%len(names)])
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(string(src)) {
			for j, word := range strings.Fields(line) {
				all.WriteString(word + " ")
				words++
				if i >= len(names) && j%7 == 3 {
					all.WriteString(fill[filled*filled%len(fill)] + " ")
					words++
					filled++
				}
			}
			all.WriteString("\n")
			if words >= n {
				return all.String(), nil
			}
		}
		all.WriteString("\n\n")
	}
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

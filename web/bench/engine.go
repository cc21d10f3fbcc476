package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"lede/app/site"
	"lede/app/wire"
)

// lengths are the words of the texts that engine and peers are timed on. At
// longest, only the engine is.
var lengths = []int{600, 6000, 60000}

const longest = 600000

// pasteAfter is how soon a reader has an article to paste: the engine uses the
// time to warm up.
const pasteAfter = 3 * time.Second

// engineFiles say where a built engine is, for startEngine in bench.js.
type engineFiles struct {
	Worker string `json:"worker"`
	Engine string `json:"engine"`
	Size   int    `json:"size"`
}

func filesOf(s *site.Site, at string) engineFiles {
	var e engineFiles
	for _, f := range s.Files {
		switch f.Source {
		case "worker.js":
			e.Worker = strings.TrimPrefix(at, "/") + f.Name
		case "engine.wasm":
			e.Engine, e.Size = at+f.Name, f.Raw
		}
	}
	return e
}

// start opens the benchmark's page in a browser and loads an engine into it. It
// returns how long that took, in milliseconds.
func (b *bench) start(ctx context.Context, e engineFiles) (ms float64, err error) {
	files, err := json.Marshal(e)
	if err != nil {
		return 0, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(b.url+"/bench/")); err != nil {
		return 0, err
	}
	ms, err = await(ctx, fmt.Sprintf("startEngine(%s)", files))
	time.Sleep(pasteAfter)
	return ms, err
}

func request(text string) string {
	return base64.StdEncoding.EncodeToString(wire.Marshal(&wire.Annotate{ID: 1, Text: text, Date: "2026-03-02"}))
}

// measureFirst times the first article that an engine reads, and the first that
// compromise does, each time in a new browser.
func (b *bench) measureFirst() error {
	text, err := article(lengths[0])
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return err
	}
	calls := []string{fmt.Sprintf("annotate(%q)", request(text)), fmt.Sprintf("peerCompromise(%s)", quoted)}
	times := make([][]float64, len(calls))
	once := func() error {
		ctx, stop, err := browser("")
		if err != nil {
			return err
		}
		defer stop()
		if _, err := b.start(ctx, b.engine); err != nil {
			return err
		}
		for i, call := range calls {
			ms, err := await(ctx, call)
			if err != nil {
				return err
			}
			times[i] = append(times[i], ms)
		}
		return nil
	}
	for range b.rounds {
		if err := once(); err != nil {
			return err
		}
	}
	fmt.Fprintf(b.out, "The first article of %d words: Lede %.1f ms, compromise %.1f ms.\n", lengths[0], median(times[0]), median(times[1]))
	return nil
}

// measureEngine times engine and peers in turn, on texts of every length.
func (b *bench) measureEngine() error {
	ctx, stop, err := browser("")
	if err != nil {
		return err
	}
	defer stop()
	ready, err := b.start(ctx, b.engine)
	if err != nil {
		return err
	}
	memory := func() (float64, error) {
		bytes, err := await(ctx, "workerMemory()")
		return bytes / (1 << 20), err
	}
	atFirst, err := memory()
	if err != nil {
		return err
	}
	fmt.Fprintf(b.out, "In the worker. Engine from nothing to ready: %.0f ms; memory then: %.0f MB.\n\n", ready, atFirst)
	fmt.Fprintln(b.out, "| words | Lede | words/s | memory | compromise | wink-nlp | Lede ÷ compromise | Lede ÷ wink-nlp |\n|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, n := range append(lengths, longest) {
		text, err := article(n)
		if err != nil {
			return err
		}
		quoted, err := json.Marshal(text)
		if err != nil {
			return err
		}
		calls := []string{
			fmt.Sprintf("annotate(%q)", request(text)),
			fmt.Sprintf("peerCompromise(%s)", quoted),
			fmt.Sprintf("peerWink(%s)", quoted),
		}
		rounds := b.rounds
		if n == longest {
			calls, rounds = calls[:1], min(rounds, 2)
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
		size, err := memory()
		if err != nil {
			return err
		}
		lede := median(times[0])
		fmt.Fprintf(b.out, "| %d | %.1f ms | %.0f | %.0f MB |", n, lede, float64(n)/lede*1000, size)
		if len(times) == 1 {
			fmt.Fprintln(b.out, " | | | |")
			continue
		}
		compromise, wink := median(times[1]), median(times[2])
		fmt.Fprintf(b.out, " %.1f ms | %.1f ms | %.2f | %.2f |\n", compromise, wink, lede/compromise, lede/wink)
	}
	return nil
}

// measureStages times the intake and each stage in the worker.
func (b *bench) measureStages() error {
	ctx, stop, err := browser("")
	if err != nil {
		return err
	}
	defer stop()
	if _, err := b.start(ctx, b.stages); err != nil {
		return err
	}
	fmt.Fprintln(b.out, "Stages in the worker, in milliseconds:")
	fmt.Fprintln(b.out)
	var names []string
	columns := make(map[string][]string)
	for _, n := range lengths {
		text, err := article(n)
		if err != nil {
			return err
		}
		times := make(map[string][]float64)
		for round := range b.rounds + 1 {
			one, order, err := stagesOnce(ctx, request(text))
			if err != nil {
				return err
			}
			names = order
			for name, us := range one {
				if round > 0 {
					times[name] = append(times[name], us)
				}
			}
		}
		for _, name := range names {
			columns[name] = append(columns[name], fmt.Sprintf("%.2f", median(times[name])/1000))
		}
	}
	fmt.Fprint(b.out, "| stage |")
	for _, n := range lengths {
		fmt.Fprintf(b.out, " %d words |", n)
	}
	fmt.Fprint(b.out, "\n|---|", strings.Repeat("---:|", len(lengths)), "\n")
	for _, name := range names {
		fmt.Fprintf(b.out, "| %s | %s |\n", name, strings.Join(columns[name], " | "))
	}
	return nil
}

// stagesOnce annotates a text with the engine of web/bench/stages, and returns
// the microseconds of each stage and the stages' order.
func stagesOnce(ctx context.Context, request string) (times map[string]float64, names []string, err error) {
	encoded, err := awaitText(ctx, fmt.Sprintf("stages(%q)", request))
	if err != nil {
		return nil, nil, err
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return nil, nil, err
	}
	m, err := wire.Unmarshal(data)
	if err != nil {
		return nil, nil, err
	}
	result, ok := m.(*wire.Result)
	if !ok {
		return nil, nil, fmt.Errorf("the engine answers with a %T", m)
	}
	times = make(map[string]float64)
	for line := range strings.Lines(result.Document.Text) {
		name, us, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "tokens" {
			continue
		}
		if times[name], err = strconv.ParseFloat(us, 64); err != nil {
			return nil, nil, err
		}
		names = append(names, name)
	}
	return times, names, nil
}

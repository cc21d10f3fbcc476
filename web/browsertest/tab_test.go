package browsertest

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

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

// blank opens a tab on nothing.
func (b *browser) blank() *tab {
	b.t.Helper()
	tb := b.tab()
	tb.before(resting)
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
				return b.tab(chromedp.WithTargetID(target.TargetID))
			}
		}
	}
	b.t.Fatalf("no tab with %s", url)
	return nil
}

func (b *browser) tab(options ...chromedp.ContextOption) *tab {
	b.t.Helper()
	tb := &tab{t: b.t}
	ctx, cancel := chromedp.NewContext(b.ctx, append(options, chromedp.WithListener(tb.listen))...)
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

// before runs a script on every page of the tab before any of its own.
func (tb *tab) before(script string) {
	tb.t.Helper()
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return chromedp.Void{}, err
	})
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
		tb.t.Fatalf("%s: %v\n%s", expression, err, tb.shows())
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
	var failed error // the last time
	for {
		ok, err := evaluate[bool](ctx, tb, "Promise.resolve("+expression+").then((v) => !!v)")
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			break
		}
		failed = err
		time.Sleep(30 * time.Millisecond)
	}
	if failed != nil {
		tb.t.Fatalf("waited %v for: %s\nwhich fails: %v\n%s", patience, expression, failed, tb.shows())
	}
	tb.t.Fatalf("waited %v for: %s\n%s", patience, expression, tb.shows())
}

// still waits until a value has not changed for a third of a second.
func (tb *tab) still(expression string) {
	tb.t.Helper()
	tb.wait(`(window.lastSeen = ` + expression + `, new Promise((done) => setTimeout(() => done(window.lastSeen === ` + expression + `), 333)))`)
}

// shows describes the page, for a test that fails.
func (tb *tab) shows() string {
	ctx, cancel := context.WithTimeout(tb.ctx, patience/10)
	defer cancel()
	page, err := evaluate[string](ctx, tb, `location.href + "\nthe database owes: " + (window.owed ? window.owed() : "?") + "\nfocus is on: " + (document.activeElement?.outerHTML || "nothing").slice(0, 200) + "\npage shows:\n" + document.body.innerText.slice(0, 2000)`)
	if err != nil {
		page = err.Error()
	}
	return "page says: " + quoted(tb.complaints()) + "\npage is at: " + page
}

// quoted writes a value for use in a script.
func quoted(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

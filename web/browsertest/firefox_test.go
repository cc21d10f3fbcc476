package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// origin is what our end of the socket calls itself; Firefox lets in only whom
// it was told of.
const origin = "http://127.0.0.1"

// quiet keeps Firefox from calling home and sends what leaves this machine to
// the proxy that writes it down (%s: its port).
const quiet = `
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", %[1]s);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", %[1]s);
user_pref("network.proxy.no_proxies_on", "127.0.0.1");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("app.normandy.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("dom.push.enabled", false);
`

// A firefox is a tab of a running Firefox, driven over WebDriver BiDi
// (w3c.github.io/webdriver-bidi): commands and events as JSON on a web socket.
type firefox struct {
	socket  *websocket.Conn
	context string // the tab's id
	tab     *tab   // is told what goes wrong

	mu     sync.Mutex
	serial int
	asked  map[int]chan answer
}

type answer struct {
	Result json.RawMessage
	err    error
}

// openFirefox starts Firefox on a profile folder and opens a tab.
func openFirefox(t *testing.T, profile string, outside *server) *tab {
	t.Helper()
	_, port, _ := strings.Cut(outside.addr, ":")
	if err := os.WriteFile(filepath.Join(profile, "user.js"), fmt.Appendf(nil, quiet, port), 0o600); err != nil {
		t.Fatal(err)
	}
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		path = "firefox"
	}
	cmd := exec.Command(path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "--remote-allow-origins", origin, "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+profile)
	run(t, cmd)

	// Firefox writes where it listens into its profile.
	var at struct {
		Port int `json:"ws_port"`
	}
	within(t, "Firefox to listen", func() bool {
		b, err := os.ReadFile(filepath.Join(profile, "WebDriverBiDiServer.json"))
		return err == nil && json.Unmarshal(b, &at) == nil && at.Port > 0
	})
	f := &firefox{asked: make(map[int]chan answer)}
	if f.socket, err = websocket.Dial(fmt.Sprintf("ws://127.0.0.1:%d/session", at.Port), "", origin); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.socket.Close() })
	f.tab = &tab{t: t, ctx: context.Background(), remote: f}
	go f.read()

	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var tree struct{ Contexts []struct{ Context string } }
	for _, step := range []struct {
		method string
		params any
		result any
	}{
		{"session.new", map[string]any{"capabilities": map[string]any{}}, nil},
		{"session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil},
		{"browsingContext.getTree", map[string]any{}, &tree},
		{"script.addPreloadScript", map[string]any{"functionDeclaration": "() => {" + watch + "}"}, nil},
	} {
		if err := f.call(ctx, step.method, step.params, step.result); err != nil {
			t.Fatal(err)
		}
	}
	f.context = tree.Contexts[0].Context
	return f.tab
}

// read hands answers to those who asked, and errors on the page to the tab.
func (f *firefox) read() {
	for {
		var m struct {
			ID      int
			Type    string
			Result  json.RawMessage
			Error   string
			Message string
			Params  struct{ Level, Text string }
		}
		if err := websocket.JSON.Receive(f.socket, &m); err != nil {
			f.mu.Lock()
			for id, c := range f.asked {
				c <- answer{err: err}
				delete(f.asked, id)
			}
			f.mu.Unlock()
			return
		}
		if m.Type == "event" {
			if m.Params.Level == "error" {
				f.tab.complain("log: " + m.Params.Text)
			}
			continue
		}
		a := answer{Result: m.Result}
		if m.Error != "" {
			a.err = fmt.Errorf("%s: %s", m.Error, m.Message)
		}
		f.mu.Lock()
		if c, ok := f.asked[m.ID]; ok {
			c <- a
			delete(f.asked, m.ID)
		}
		f.mu.Unlock()
	}
}

// call runs a command and reads its result, unless result is nil.
func (f *firefox) call(ctx context.Context, method string, params, result any) error {
	c := make(chan answer, 1)
	f.mu.Lock()
	f.serial++
	id := f.serial
	f.asked[id] = c
	err := websocket.JSON.Send(f.socket, map[string]any{"id": id, "method": method, "params": params})
	f.mu.Unlock()
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	case a := <-c:
		if a.err != nil || result == nil {
			return a.err
		}
		return json.Unmarshal(a.Result, result)
	}
}

func (f *firefox) navigate(ctx context.Context, url string) error {
	return f.call(ctx, "browsingContext.navigate", map[string]any{"context": f.context, "url": url, "wait": "complete"}, nil)
}

func (f *firefox) evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	var r struct {
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := f.call(ctx, "script.evaluate", map[string]any{
		"expression":   inJSON(expression),
		"target":       map[string]any{"context": f.context},
		"awaitPromise": true,
	}, &r)
	if err == nil && r.ExceptionDetails.Text != "" {
		err = fmt.Errorf("%s", r.ExceptionDetails.Text)
	}
	return json.RawMessage(r.Result.Value), err
}

// within waits until something is true that ought to be soon.
func within(t *testing.T, what string, f func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !f(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited %v for %s", patience, what)
		}
	}
}

// run starts a program that lives as long as the test.
func run(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
}

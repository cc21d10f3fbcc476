package browsertest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A webkit is a tab of WebKitGTK's own small browser, driven over classic
// WebDriver (www.w3.org/TR/webdriver2): JSON over HTTP. It has no headless mode,
// so it draws on a screen in memory, Xvfb's, and forgets everything when it is
// closed.
type webkit struct{ session string } // URL of the session

// screen is the X display that WebKit draws on.
const screen = ":97"

// openWebKit starts WebKit's browser and opens a tab.
func openWebKit(t *testing.T) *tab {
	t.Helper()
	found, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if err != nil || len(found) == 0 {
		t.Fatal("no MiniBrowser under /usr/lib/*/webkit2gtk-4.*")
	}
	run(t, exec.Command("Xvfb", screen, "-screen", "0", "1280x900x24", "-nolisten", "tcp"))
	within(t, "Xvfb", func() bool {
		_, err := os.Stat("/tmp/.X11-unix/X" + screen[1:])
		return err == nil
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0") // to learn of a free port
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	driver := exec.Command("WebKitWebDriver", "--port="+port)
	driver.Env = append(os.Environ(), "DISPLAY="+screen, "HOME="+t.TempDir(), "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_COMPOSITING_MODE=1")
	run(t, driver)

	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	base := "http://127.0.0.1:" + port
	within(t, "WebKitWebDriver to listen", func() bool {
		c, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
	w := &webkit{base}
	var started struct{ SessionID string }
	if err := w.call(ctx, "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": found[len(found)-1], "args": []string{"--automation"}},
	}}}, &started); err != nil {
		t.Fatal(err)
	}
	w.session = base + "/session/" + started.SessionID
	t.Cleanup(func() {
		if r, err := http.NewRequest(http.MethodDelete, w.session, nil); err == nil {
			if resp, err := http.DefaultClient.Do(r); err == nil {
				resp.Body.Close()
			}
		}
	})
	return &tab{t: t, ctx: context.Background(), remote: w}
}

// call posts a command and reads its value, unless value is nil.
func (w *webkit) call(ctx context.Context, command string, params, value any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.session+command, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var got struct{ Value json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", command, got.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(got.Value, value)
}

func (w *webkit) navigate(ctx context.Context, url string) error {
	return w.call(ctx, "/url", map[string]any{"url": url}, nil)
}

func (w *webkit) evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	var r struct{ Value, Error string }
	err := w.call(ctx, "/execute/async", map[string]any{
		"script": "const done = arguments[0]; (" + inJSON(expression) + ").then((value) => done({value}), (error) => done({error: String(error)}))",
		"args":   []any{},
	}, &r)
	if err == nil && r.Error != "" {
		err = fmt.Errorf("%s", r.Error)
	}
	return json.RawMessage(r.Value), err
}

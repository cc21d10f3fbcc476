package site

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestServe(t *testing.T) {
	b, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	h, err := NewHandler(b.Dir, "/p/")
	if err != nil {
		t.Fatal(err)
	}
	style := "/p/" + b.name("style.css")
	for _, c := range []struct {
		method, path, accept string
		code                 int
		header               map[string]string
	}{
		{"GET", "/p/", "", 200, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Content-Encoding": "", "X-Content-Type-Options": "nosniff"}},
		{"GET", "/p/", "gzip, br", 200, map[string]string{"Content-Encoding": "br", "Vary": "Accept-Encoding"}},
		{"GET", "/p/", "gzip;q=1.0, br;q=0", 200, map[string]string{"Content-Encoding": "gzip"}},
		{"HEAD", "/p/", "", 200, nil},
		{"GET", style, "br", 200, map[string]string{"Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable", "Content-Encoding": "br"}},
		{"GET", "/p/sw.js", "", 200, map[string]string{"Cache-Control": "no-cache", "Content-Type": "text/javascript; charset=utf-8"}},
		{"GET", "/p/manifest.webmanifest", "", 200, map[string]string{"Content-Type": "application/manifest+json"}},
		{"GET", "/p", "", 307, map[string]string{"Location": "/p/"}},
		{"GET", "/", "", 307, map[string]string{"Location": "/p/"}},
		{"GET", "/p/nothing.js", "", 404, nil},
		{"GET", "/p/samples/", "", 404, nil},
		{"GET", "/p/../../../etc/passwd.txt", "", 307, nil},
		{"GET", style + ".br", "", 404, nil},
		{"POST", "/p/share", "", 405, nil},
	} {
		r := httptest.NewRequest(c.method, c.path, nil)
		r.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, w.Code, c.code)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'") {
			t.Errorf("%s %s: policy %q", c.method, c.path, w.Header().Get("Content-Security-Policy"))
		}
		for name, want := range c.header {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s, %s accepted: %s is %q, want %q", c.method, c.path, c.accept, name, got, want)
			}
		}
	}
}

// TestServeTheSame holds the packed forms against the plain one.
func TestServeTheSame(t *testing.T) {
	b, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	h, err := NewHandler(b.Dir, "/")
	if err != nil {
		t.Fatal(err)
	}
	get := func(accept string) []byte {
		r := httptest.NewRequest("GET", "/index.html", nil)
		r.Header.Set("Accept-Encoding", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Body.Bytes()
	}
	unpacked, err := io.ReadAll(brotli.NewReader(bytes.NewReader(get("br"))))
	if err != nil {
		t.Fatal(err)
	}
	if plain := get(""); !bytes.Equal(unpacked, plain) {
		t.Errorf("packed %q, plain %q", unpacked, plain)
	}
}

// TestServeAgain asks for a file that the browser has already.
func TestServeAgain(t *testing.T) {
	b, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	h, err := NewHandler(b.Dir, "/")
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/", nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	w = httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified {
		t.Errorf("%d, want %d", w.Code, http.StatusNotModified)
	}
}

package site

import (
	"fmt"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A Handler serves a built directory under base ("/" or "/prefix/"), with the
// headers the page relies on and each file in the smallest form the browser
// takes.
type Handler struct{ dir, base string }

// NewHandler returns a handler for the site that Build wrote to dir.
func NewHandler(dir, base string) (*Handler, error) {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return nil, fmt.Errorf("no page in %s: %w", dir, err)
	}
	return &Handler{dir, base}, nil
}

// mediaTypes are set here because a system's own table may lack them, and
// WebAssembly only streams under its right name.
var mediaTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", CSP+"; frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name, ok := strings.CutPrefix(path.Clean(r.URL.Path), strings.TrimSuffix(h.base, "/"))
	if !ok || r.URL.Path+"/" == h.base {
		http.Redirect(w, r, h.base, http.StatusTemporaryRedirect)
		return
	}
	if name == "" || name == "/" {
		name = "/index.html"
	}
	kind, known := mediaTypes[path.Ext(name)]
	file := filepath.Join(h.dir, filepath.FromSlash(name)) // path.Clean has removed every ".."
	if info, err := os.Stat(file); !known || err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	header.Set("Content-Type", kind)
	header.Set("Vary", "Accept-Encoding")
	if ours(path.Base(name)) {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		header.Set("Cache-Control", "no-cache")
	}
	for _, e := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(r, e.name) {
			continue
		}
		if _, err := os.Stat(file + e.suffix); err == nil {
			header.Set("Content-Encoding", e.name)
			file += e.suffix
			break
		}
	}
	serveFile(w, r, file)
}

// serveFile answers with a file as it is, with an ETag: http.ServeFile would
// redirect index.html and guess types.
func serveFile(w http.ResponseWriter, r *http.Request, name string) {
	f, err := os.Open(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
	http.ServeContent(w, r, "", info.ModTime(), f)
}

// accepts reports whether a browser takes an encoding.
func accepts(r *http.Request, encoding string) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, params, err := mime.ParseMediaType("x/" + strings.TrimSpace(part))
		if err == nil && name == "x/"+encoding {
			return params["q"] != "0"
		}
	}
	return false
}

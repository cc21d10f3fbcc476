// Package site turns the sources of the page into a directory that any static
// host can serve, and serves it.
//
// # From sources to files
//
//	cmd/ui, cmd/engine  ──go build──▶  ui-1a2b3c4d.wasm, engine-….wasm
//	web/*.css, *.js     ─────────────▶  style-….css
//	  and Go's loader   ─────────────▶  page-….js, worker-….js
//	icons.go            ──drawn──────▶  icon-….svg, icon-192-….png, …
//	web/samples         ─────────────▶  samples/river-flood-….txt
//	web/*.tmpl          ──filled in──▶  index.html, manifest.webmanifest, sw.js
//
// A name carries the hash of its content, so it can be cached for ever; the
// three files at the end keep their names and are asked for anew. The service
// worker's list of files is made from what was written, and so is its version:
// a build that changes nothing updates nobody.
//
// Every file that gains from it has a .br and a .gz beside it.
//
// # Less to load
//
// The programs are made without what no browser can run or asks for: go-app's
// server half (trim.go), files and functions of Go's library (overlay.go,
// hollow.go), the tables that stack traces are printed from (slim.go), the
// detours that Go's compiler makes of jumps (package flow). Go's library changes
// with the toolchain: with another than these were written for, the programs are
// larger and slower, and otherwise the same.
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	texttemplate "text/template"
)

// CSP is the content security policy of the page: nothing but its own files,
// no inline script or style, WebAssembly allowed, and markup only by way of the
// policy in web/page.js.
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
	"require-trusted-types-for 'script'; trusted-types default"

// Options say what to build.
type Options struct {
	Dir    string // where to write; made if it is missing
	Base   string // path the page will be served under: "/" or "/prefix/"
	Web    fs.FS  // the page's sources
	Module string // the module's root folder, where cmd/ui and cmd/engine are
	UI     string // package of the page's program, "./cmd/ui" if ""
	Engine string // package of the engine's program, "./cmd/engine" if ""

	// Quick compresses less, for a page that travels no further than this
	// machine.
	Quick bool
	// Cache is a folder for what takes long and can be reused, or "".
	Cache string
	// Say is told what is being done, if it is not nil.
	Say func(format string, args ...any)
}

// A File is one file of a built site.
type File struct {
	Source string // the name it has in the sources: "ui.wasm"
	Name   string // the name it is served by: "ui-1a2b3c4d.wasm"
	Raw    int    // bytes
	Gzip   int    // bytes, or 0 where packing gains nothing
	Brotli int
	body   []byte
}

// A Site is what Build has written.
type Site struct {
	Version string
	Files   []File
}

// Build writes the site to o.Dir. Files from earlier builds that no longer
// belong to it are removed.
func Build(o Options) (*Site, error) {
	if o.Say == nil {
		o.Say = func(string, ...any) {}
	}
	if o.Base == "" {
		o.Base = "/"
	}
	if !strings.HasPrefix(o.Base, "/") || !strings.HasSuffix(o.Base, "/") {
		return nil, fmt.Errorf("base %q: want a path that begins and ends with a slash, such as /lede/", o.Base)
	}
	b := &builder{Options: o, names: make(map[string]int)}
	for _, step := range []func() error{b.programs, b.assets, b.samples, b.pages, b.check, b.write} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &b.site, nil
}

type builder struct {
	Options
	site   Site
	names  map[string]int // place in site.Files by source name
	list   []Sample
	loader []byte // the toolchain's script that runs a Go program
}

// A Sample is an article offered on the page.
type Sample struct {
	Title string // its first line
	File  string // the name it is served by
}

// add takes in a file whose served name carries its content's hash.
func (b *builder) add(source string, body []byte) {
	ext := path.Ext(source)
	b.put(source, strings.TrimSuffix(source, ext)+"-"+hash(body)[:8]+ext, body)
}

// put takes in a file under a fixed name.
func (b *builder) put(source, name string, body []byte) {
	b.names[source] = len(b.site.Files)
	b.site.Files = append(b.site.Files, File{Source: source, Name: name, Raw: len(body), body: body})
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func (b *builder) programs() error {
	for _, p := range []struct{ source, pkg, standard string }{
		{"ui.wasm", b.UI, "./cmd/ui"},
		{"engine.wasm", b.Engine, engine},
	} {
		if p.pkg == "" {
			p.pkg = p.standard
		}
		b.Say("compiling %s", p.pkg)
		wasm, err := compile(b.Module, p.pkg)
		if err != nil {
			return err
		}
		b.add(p.source, wasm)
	}
	var err error
	b.loader, err = wasmExec(b.Module)
	return err
}

func (b *builder) assets() error {
	for _, name := range []string{"style.css", "theme.js", "page.js", "worker.js"} {
		body, err := fs.ReadFile(b.Web, name)
		if err != nil {
			return err
		}
		if (name == "page.js" || name == "worker.js") && len(body) > 0 {
			body = append(slices.Clone(b.loader), body...) // both run a program; a file of its own would be one more to wait for
		}
		b.add(name, body)
	}
	icons, err := drawIcons()
	if err != nil {
		return err
	}
	for _, icon := range icons {
		b.add(icon.name, icon.body)
	}
	return nil
}

func (b *builder) samples() error {
	names, err := fs.Glob(b.Web, "samples/*.txt")
	if err != nil {
		return err
	}
	for _, name := range names {
		body, err := fs.ReadFile(b.Web, name)
		if err != nil {
			return err
		}
		title, _, _ := strings.Cut(string(body), "\n")
		b.add(name, body)
		b.list = append(b.list, Sample{Title: strings.TrimSpace(title), File: b.name(name)})
	}
	if len(b.list) == 0 {
		return errors.New("no samples")
	}
	return nil
}

func (b *builder) name(source string) string {
	return b.site.Files[b.names[source]].Name
}

// pages fills in what refers to other files: the shell and the manifest first,
// then the service worker, which lists them too.
func (b *builder) pages() error {
	funcs := map[string]any{
		"file": func(source string) (string, error) {
			if _, ok := b.names[source]; !ok {
				return "", fmt.Errorf("no file %q in the build", source)
			}
			return b.name(source), nil
		},
		"size": func(source string) int { return b.site.Files[b.names[source]].Raw },
		"json": func(v any) (string, error) {
			j, err := json.Marshal(v)
			return string(j), err
		},
	}
	shell, err := template.New("index.html.tmpl").Funcs(funcs).ParseFS(b.Web, "index.html.tmpl")
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := shell.Execute(&out, map[string]any{"CSP": CSP, "Samples": b.list, "Shared": b.shared()}); err != nil {
		return err
	}
	b.put("index.html", "index.html", bytes.Clone(out.Bytes()))

	fill := func(source, name string, data any) error {
		t, err := texttemplate.New(source).Funcs(funcs).ParseFS(b.Web, source)
		if err != nil {
			return err
		}
		out.Reset()
		if err := t.Execute(&out, data); err != nil {
			return err
		}
		b.put(name, name, bytes.Clone(out.Bytes()))
		return nil
	}
	if err := fill("manifest.json.tmpl", "manifest.webmanifest", map[string]any{"Base": b.Base}); err != nil {
		return err
	}
	var precache []string
	all := sha256.New()
	for _, f := range b.site.Files {
		fmt.Fprintf(all, "%s %s\n", f.Name, hash(f.body))
		precache = append(precache, served(f.Name))
	}
	worker, err := fs.ReadFile(b.Web, "sw.js.tmpl")
	if err != nil {
		return err
	}
	all.Write(worker)
	b.site.Version = hex.EncodeToString(all.Sum(nil))[:12]
	list, err := json.MarshalIndent(precache, "", "  ")
	if err != nil {
		return err
	}
	return fill("sw.js.tmpl", "sw.js", map[string]any{"Base": b.Base, "Version": b.site.Version, "Precache": string(list), "Shared": b.shared()})
}

// shared is the cache in which the service worker leaves a shared article for
// the page.
func (b *builder) shared() string { return "lede:" + b.Base + ":shared" }

// served is the name a page asks for a file by: the shell by its folder.
func served(name string) string {
	if name == "index.html" {
		return "./"
	}
	return name
}

var (
	elsewhere = regexp.MustCompile(`(?i)(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}`)
	precached = regexp.MustCompile(`(?s)const FILES = (\[.*?\]);`)
)

// check refuses a build that could not work offline or that names another
// host: the service worker's list must hold every file but the worker, and
// nothing else.
func (b *builder) check() error {
	var want []string
	for _, f := range b.site.Files {
		if len(f.body) == 0 {
			return fmt.Errorf("%s is empty", f.Name)
		}
		if f.Name != "sw.js" {
			want = append(want, served(f.Name))
		}
		switch path.Ext(f.Name) {
		case ".html", ".css", ".js", ".webmanifest":
			if host := elsewhere.Find(bytes.TrimPrefix(f.body, b.loader)); host != nil {
				return fmt.Errorf("%s names another host: %s", f.Source, host)
			}
		}
	}
	found := precached.FindSubmatch(b.site.Files[b.names["sw.js"]].body)
	if found == nil {
		return errors.New("sw.js has no list of files")
	}
	var have []string
	if err := json.Unmarshal(found[1], &have); err != nil {
		return fmt.Errorf("sw.js: list of files: %w", err)
	}
	slices.Sort(want)
	slices.Sort(have)
	if !slices.Equal(want, have) {
		return fmt.Errorf("sw.js keeps %q, but the build has %q", have, want)
	}
	return nil
}

func (b *builder) write() error {
	keep := make(map[string]bool)
	for i := range b.site.Files {
		f := &b.site.Files[i]
		variants := map[string][]byte{"": f.body}
		if packs(f.Name) {
			gz, br, err := b.pack(f)
			if err != nil {
				return err
			}
			f.Gzip, f.Brotli = len(gz), len(br)
			variants[".gz"], variants[".br"] = gz, br
		}
		for suffix, body := range variants {
			name := filepath.Join(b.Dir, filepath.FromSlash(f.Name)+suffix)
			keep[name] = true
			if err := writeFile(name, body); err != nil {
				return err
			}
		}
		f.body = nil
	}
	return filepath.WalkDir(b.Dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !keep[name] && ours(e.Name()) {
			return os.Remove(name)
		}
		return err
	})
}

var hashedName = regexp.MustCompile(`-[0-9a-f]{8}\.[a-z.]+$`)

// ours reports whether a file looks like one of an earlier build.
func ours(name string) bool { return hashedName.MatchString(name) }

func writeFile(name string, body []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, body) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, body, 0o644)
}

package site

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// sources are the least a site can be made of.
func sources() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"style.css":          file("body { color: red }"),
		"theme.js":           file("dress()"),
		"page.js":            file("start()"),
		"worker.js":          file("work()"),
		"samples/one.txt":    file("A <title>\n\nText."),
		"index.html.tmpl":    file(`<link href="{{file "style.css"}}">{{range .Samples}}<b data-sample="{{.File}}">{{.Title}}</b>{{end}}`),
		"manifest.json.tmpl": file(`{"id": {{.Base | json}}}`),
		"sw.js.tmpl":         file(`const CACHE = "{{.Version}}"; const FILES = {{.Precache}};`),
	}
}

// build makes a site of the sources without compiling anything.
func build(t *testing.T, change func(fstest.MapFS)) (*builder, error) {
	t.Helper()
	web := sources()
	if change != nil {
		change(web)
	}
	b := &builder{Options: Options{Dir: t.TempDir(), Base: "/p/", Web: web, Say: func(string, ...any) {}}, names: make(map[string]int)}
	for _, step := range []func() error{b.assets, b.samples, b.pages, b.check, b.write} {
		if err := step(); err != nil {
			return b, err
		}
	}
	return b, nil
}

func TestBuild(t *testing.T) {
	b, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	shell, err := os.ReadFile(filepath.Join(b.Dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="style-`, `data-sample="samples/one-`, "A &lt;title&gt;"} {
		if !strings.Contains(string(shell), want) {
			t.Errorf("the shell lacks %s: %s", want, shell)
		}
	}
	for _, f := range b.site.Files {
		suffixes := []string{""}
		if f.Brotli > 0 {
			suffixes = append(suffixes, ".br", ".gz")
		}
		for _, suffix := range suffixes {
			if info, err := os.Stat(filepath.Join(b.Dir, f.Name+suffix)); err != nil || info.Size() == 0 {
				t.Errorf("%s%s: %v", f.Name, suffix, err)
			}
		}
	}
}

func TestVersionFollowsContent(t *testing.T) {
	version := func(change func(fstest.MapFS)) string {
		b, err := build(t, change)
		if err != nil {
			t.Fatal(err)
		}
		return b.site.Version
	}
	same, again := version(nil), version(nil)
	if same != again {
		t.Errorf("two builds of the same sources have versions %s and %s", same, again)
	}
	for _, name := range []string{"style.css", "worker.js", "samples/one.txt", "index.html.tmpl", "manifest.json.tmpl", "sw.js.tmpl"} {
		if v := version(func(web fstest.MapFS) { web[name].Data = append(web[name].Data, ' ') }); v == same {
			t.Errorf("%s has changed and the version has not", name)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"a file the service worker does not keep", func(web fstest.MapFS) {
			web["sw.js.tmpl"].Data = []byte(`const FILES = ["./"];`)
		}, "keeps"},
		{"a service worker without a list", func(web fstest.MapFS) {
			web["sw.js.tmpl"].Data = []byte(`x`)
		}, "no list"},
		{"a style from another host", func(web fstest.MapFS) {
			web["style.css"].Data = []byte(`@import "https://fonts.example.com/x.css";`)
		}, "another host"},
		{"a script from another host", func(web fstest.MapFS) {
			web["index.html.tmpl"].Data = []byte(`<script src="//cdn.example.org/x.js"></script>`)
		}, "another host"},
		{"a file that is not there", func(web fstest.MapFS) {
			web["index.html.tmpl"].Data = []byte(`{{file "font.woff2"}}`)
		}, "font.woff2"},
		{"an empty file", func(web fstest.MapFS) { web["page.js"].Data = nil }, "empty"},
		{"no samples", func(web fstest.MapFS) { delete(web, "samples/one.txt") }, "no samples"},
	} {
		if _, err := build(t, c.change); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestOldFilesGo(t *testing.T) {
	b, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	ours := filepath.Join(b.Dir, "style-0123abcd.css")
	theirs := filepath.Join(b.Dir, "CNAME")
	for _, name := range []string{ours, theirs} {
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.site.Files[0].body = []byte("again")
	if err := b.write(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(ours); !os.IsNotExist(err) {
		t.Errorf("a file of an earlier build is still there: %v", err)
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Errorf("a file that is not ours is gone: %v", err)
	}
}

func TestIcons(t *testing.T) {
	icons, err := drawIcons()
	if err != nil {
		t.Fatal(err)
	}
	for _, icon := range icons {
		if !strings.HasSuffix(icon.name, ".png") {
			continue
		}
		img, err := png.Decode(bytes.NewReader(icon.body))
		if err != nil {
			t.Fatalf("%s: %v", icon.name, err)
		}
		corner, _, _, alpha := img.At(0, 0).RGBA()
		if maskable := strings.HasPrefix(icon.name, "maskable"); maskable != (alpha == 0xffff) {
			t.Errorf("%s: the corner is %x with alpha %x", icon.name, corner, alpha)
		}
		size := img.Bounds().Dx()
		if got := img.Bounds(); got != image.Rect(0, 0, size, size) || !strings.Contains(icon.name, map[int]string{192: "192", 512: "512"}[size]) {
			t.Errorf("%s is %v", icon.name, got)
		}
	}
	for _, s := range drawing {
		// The safe zone of a maskable icon is a circle of 40 % of its width.
		for _, x := range []float64{s.x, s.x + s.w} {
			for _, y := range []float64{s.y, s.y + s.h} {
				if d := (x-32)*(x-32) + (y-32)*(y-32); d > 25.6*25.6 {
					t.Errorf("the drawing reaches (%v, %v), outside what a mask leaves", x, y)
				}
			}
		}
	}
}

func TestWithout(t *testing.T) {
	const src = `package p

import (
	"fmt"
	"net/http"
)

type Gone struct{}

func (g *Gone) Method() { http.Error(nil, "", 0) }

type Stays struct{}

func (s Stays) String() string { return fmt.Sprint("x") }

func goneToo() {}
`
	out, err := without("p.go", []byte(src), []string{"Gone", "goneToo"})
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"Gone", "goneToo", "net/http", "Method"} {
		if strings.Contains(string(out), bad) {
			t.Errorf("%s is still in\n%s", bad, out)
		}
	}
	for _, good := range []string{"Stays", "fmt", "String"} {
		if !strings.Contains(string(out), good) {
			t.Errorf("%s has gone from\n%s", good, out)
		}
	}
	if _, err := without("p.go", []byte(src), []string{"NotThere"}); err == nil {
		t.Error("leaving out what is not there is no error")
	}
}

package app_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages are the packages that fill a document. They meet in it and nowhere
// else.
var stages = []string{"segment", "duplicate", "tag", "parse", "quantity", "actor", "statement", "incident", "opinion"}

// beneath are the packages a stage may build on.
var beneath = []string{"doc", "pipeline", "lexicon", "model", "token", "quote", "syntax"}

// allowed says which packages of the module each package may import outside its
// tests. A package that is not listed may import none, so a new one has to be
// placed here before it can grow.
var allowed = map[string][]string{
	"app/compare":     {"app/doc", "app/export"},
	"app/correct":     {"app/doc"},
	"app/doc":         {},
	"app/offset":      {},
	"app/growth":      {},
	"app/token":       {"app/doc"},
	"app/model":       {},
	"app/pipeline":    {"app/doc"},
	"app/lexicon":     {"app/doc"},
	"app/quote":       {"app/doc"},
	"app/syntax":      {"app/doc"},
	"app/intake":      {"app/doc", "app/lexicon", "app/token"},
	"app/render":      {"app/doc"},
	"app/export":      {"app/doc", "app/offset", "app/render"},
	"app/eval":        {"app/doc"},
	"app/wire":        {"app/doc", "app/offset"},
	"app/store":       {"app/doc", "app/wire"},
	"app/annotate":    append(prefixed(stages), "app/doc", "app/pipeline", "app/intake"),
	"app/ui":          {"app/compare", "app/correct", "app/doc", "app/export", "app/wire", "app/render", "app/store", "app/offset", "app/client"},
	"app/client":      {"app/doc", "app/wire"},
	"app/worker":      {"app/doc", "app/pipeline", "app/wire"},
	"app/site":        {"app/site/flow"},
	"app/site/flow":   {},
	"cmd/ui":          {"app/ui"},
	"cmd/engine":      {"app/annotate", "app/doc", "app/wire", "app/worker", "app/pipeline"},
	"cmd/lede":        {"app/annotate", "app/doc", "app/pipeline", "app/offset", "app/export", "app/eval", "app/site", "web"},
	"web":             {},
	"cmd/train":       nil, // builds the models: anything in app
	"web/bench":       {"app/annotate", "app/pipeline", "app/site", "app/wire", "web"},
	"web/browsertest": nil,
	// Stand in for the standard library's in the engine's build.
	"app/site/trim/embed": {},
	"app/site/trim/fmt":   {},
	// Stand in for the engine in a test and in the benchmark.
	"web/bench/stages":       {"app/annotate", "app/doc", "app/pipeline", "app/wire", "app/worker"},
	"web/browsertest/faulty": {"app/doc", "app/intake", "app/pipeline", "app/segment", "app/wire", "app/worker"},
}

func init() {
	for _, s := range stages {
		allowed["app/"+s] = prefixed(beneath)
	}
}

func prefixed(names []string) []string {
	var paths []string
	for _, n := range names {
		paths = append(paths, "app/"+n)
	}
	return paths
}

// imports calls f for every import in every Go file of the module outside
// tests, whatever its build tags.
func imports(t *testing.T, f func(file, pkg, imported string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || len(e.Name()) > 2 && e.Name()[0] == '.') {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel := strings.TrimPrefix(filepath.ToSlash(name), "../")
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f(rel, path.Dir(rel), imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDirections(t *testing.T) {
	seen := 0
	imports(t, func(file, pkg, imported string) {
		seen++
		imported, ours := strings.CutPrefix(imported, "lede/")
		if !ours {
			return
		}
		may, listed := allowed[pkg]
		switch {
		case !listed:
			t.Errorf("%s: package %s has no place in the import rules", file, pkg)
		case may != nil && !slices.Contains(may, imported):
			t.Errorf("%s: %s may not import %s", file, pkg, imported)
		}
	})
	if seen < 50 {
		t.Fatalf("read %d imports only: is the test looking at the module?", seen)
	}
}

// TestBorders holds what lies outside the module: the engine knows no browser,
// the data model nothing but the standard library, the page no server.
func TestBorders(t *testing.T) {
	engine := append(append(prefixed(stages), prefixed(beneath)...), "app/intake", "app/annotate", "app/export", "app/render")
	imports(t, func(file, pkg, imported string) {
		third := strings.Contains(strings.SplitN(imported, "/", 2)[0], ".")
		goapp := strings.HasPrefix(imported, "github.com/maxence-charriere/go-app/")
		switch {
		case slices.Contains(engine, pkg) && (goapp || imported == "syscall/js"):
			t.Errorf("%s: the engine may not know the browser, yet %s imports %s", file, pkg, imported)
		case pkg == "app/doc" && third:
			t.Errorf("%s: the data model uses the standard library only, not %s", file, imported)
		case pkg == "cmd/engine" && goapp:
			t.Errorf("%s: the worker may not carry go-app", file)
		case strings.HasPrefix(imported, "github.com/jdkato/prose/") && pkg != "cmd/train" && pkg != "cmd/lede" && pkg != "app/eval":
			t.Errorf("%s: %s imports prose, which costs the browser 5.5 MB", file, pkg)
		}
	})
}

package site

import (
	"bytes"
	"embed"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Package go-app is one package for server and browser. Its server half brings
// net/http, and with it TLS and all of Go's cryptography, whose start-up code
// the linker cannot drop: a quarter of the page's download, none of which a
// browser can run. So the page is compiled against copies of two dependencies
// in which a few declarations are missing (go help build, -modfile). The module
// itself does not know of them, and cmd/ui compiles without them too.

// A trim is a dependency that the page is compiled against in part.
type trim struct {
	module string
	dirs   []string            // folders to copy
	drop   map[string][]string // functions, types (with their methods) and variables to leave out, by file
	stubs  map[string]string   // files that stand in for others, under trim/
}

var trims = []trim{
	{
		module: "github.com/maxence-charriere/go-app/v10",
		dirs:   []string{"pkg/app", "pkg/errors"},
		drop: map[string][]string{
			// The HTTP handler and what only it uses.
			"pkg/app/http.go":     {"Handler", "Icon", "httpResource", "parseHTTPResource"},
			"pkg/app/resource.go": {"LocalDir", "localResourceResolver", "PrefixedLocation", "prefixedResourceResolver", "GitHubPages"},
			"pkg/app/wasm.go":     {"GenerateStaticWebsite"},
		},
		stubs: map[string]string{
			"pkg/app/crypto.go": "crypto.go.txt", // values encrypted in local storage: Lede has none
			"pkg/app/route.go":  "route.go.txt",  // routes by pattern: Lede has one route
		},
	},
	{
		// Random ids, of which go-app needs one to tell tabs apart.
		module: "github.com/google/uuid",
		stubs:  map[string]string{"uuid.go": "uuid.go.txt"},
	},
}

//go:embed trim/*.txt trim/embed/embed.go trim/fmt/fmt.go
var stubs embed.FS

// trimmed makes the copies in dir, and beside them the go.mod that puts them in
// place of the originals; it returns that file's name.
func trimmed(module, dir string) (string, error) {
	mod, err := os.ReadFile(filepath.Join(module, "go.mod"))
	if err != nil {
		return "", err
	}
	sum, err := os.ReadFile(filepath.Join(module, "go.sum"))
	if err != nil {
		return "", err
	}
	for _, t := range trims {
		to := filepath.Join(dir, path.Base(path.Dir(t.module)))
		if err := t.copy(module, to); err != nil {
			return "", err
		}
		// The path ends up in the program: one that is the same on any machine.
		rel, err := filepath.Rel(module, to)
		if err != nil {
			return "", err
		}
		mod = fmt.Appendf(mod, "\nreplace %s => ./%s\n", t.module, filepath.ToSlash(rel))
	}
	if err := writeFile(filepath.Join(dir, "page.sum"), sum); err != nil {
		return "", err
	}
	name := filepath.Join(dir, "page.mod")
	return name, writeFile(name, mod)
}

// copy writes the trimmed dependency to a folder.
func (t trim) copy(module, to string) error {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", t.module)
	cmd.Dir = module
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list -m %s: %w", t.module, err)
	}
	from := strings.TrimSpace(string(out))
	mod, err := os.ReadFile(filepath.Join(from, "go.mod"))
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(to, "go.mod"), mod); err != nil {
		return err
	}
	for name, stub := range t.stubs {
		src, err := stubs.ReadFile("trim/" + stub)
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(to, name), src); err != nil {
			return err
		}
	}
	for _, dir := range t.dirs {
		entries, err := os.ReadDir(filepath.Join(from, dir))
		if err != nil {
			return err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if e.IsDir() || strings.HasSuffix(name, "_test.go") || t.stubs[name] != "" {
				continue
			}
			src, err := os.ReadFile(filepath.Join(from, name))
			if drop := t.drop[name]; err == nil && drop != nil {
				src, err = without(name, src, drop)
			}
			if err != nil {
				return err
			}
			if err := writeFile(filepath.Join(to, name), src); err != nil {
				return err
			}
		}
	}
	return nil
}

// without returns the source of a Go file less the named declarations, the
// methods of the named types, and the imports nothing needs any more. A name
// that isn't declared there is an error: the dependency has changed.
func without(file string, src []byte, names []string) ([]byte, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	found := make(map[string]bool)
	drop := func(name string) bool {
		if slices.Contains(names, name) {
			found[name] = true
			return true
		}
		return false
	}
	f.Decls = slices.DeleteFunc(f.Decls, func(d ast.Decl) bool {
		switch d := d.(type) {
		case *ast.FuncDecl:
			return d.Recv == nil && drop(d.Name.Name) || d.Recv != nil && drop(receiver(d))
		case *ast.GenDecl:
			d.Specs = slices.DeleteFunc(d.Specs, func(s ast.Spec) bool {
				switch s := s.(type) {
				case *ast.TypeSpec:
					return drop(s.Name.Name)
				case *ast.ValueSpec:
					return drop(s.Names[0].Name)
				}
				return false
			})
			return len(d.Specs) == 0
		}
		return false
	})
	for _, name := range names {
		if !found[name] {
			return nil, fmt.Errorf("%s no longer declares %s", file, name)
		}
	}
	dropImports(f)
	var out bytes.Buffer
	err = format.Node(&out, set, f)
	return out.Bytes(), err
}

// receiver returns the name of a method's type.
func receiver(d *ast.FuncDecl) string {
	t := d.Recv.List[0].Type
	if p, ok := t.(*ast.StarExpr); ok {
		t = p.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// dropImports removes the imports that no selector refers to.
func dropImports(f *ast.File) {
	used := selected(f)
	f.Decls = slices.DeleteFunc(f.Decls, func(d ast.Decl) bool {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			return false
		}
		g.Specs = slices.DeleteFunc(g.Specs, func(s ast.Spec) bool {
			name := importName(s.(*ast.ImportSpec))
			return name != "_" && name != "." && !used[name]
		})
		return len(g.Specs) == 0
	})
}

package site

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestFormats holds what the engine prints to what the package that stands in
// for fmt can print.
func TestFormats(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}{{"\n"}}{{end}}{{end}}`, engine)
	list.Dir = filepath.Join("..", "..")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	files, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	verb := regexp.MustCompile(`%[^a-zA-Z%]*[a-zA-Z%]?`)
	can := regexp.MustCompile(`^%([sdvqw%]|0\dd)$`)
	seen := 0
	for file := range strings.FieldsSeq(string(files)) {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if of, ok := call.Fun.(*ast.SelectorExpr); !ok || packageAt(of.X) != "fmt" || of.Sel.Name == "Sprint" {
				return true
			}
			format, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true // passed on from elsewhere
			}
			text, err := strconv.Unquote(format.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range verb.FindAllString(text, -1) {
				if seen++; !can.MatchString(v) {
					t.Errorf("%s prints %q with %s, which the stand-in for fmt cannot", file, text, v)
				}
			}
			return true
		})
	}
	if seen < 50 {
		t.Errorf("saw %d verbs only: is the test looking at the engine?", seen)
	}
}

// packageAt returns the name of a package before a selector's dot.
func packageAt(x ast.Expr) string {
	if id, ok := x.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

package site

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoSources is returned where the module's sources are not at hand.
var ErrNoSources = errors.New("the page is built from its Go sources, and they are not here: run this in a checkout of lede, or name a built page with --dir")

// Module returns the root folder of the lede module that holds the working
// directory, or [ErrNoSources].
func Module() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && bytes.HasPrefix(mod, []byte("module lede\n")) {
			return dir, nil
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		return "", ErrNoSources
	}
}

// cold are the packages that a few hundred calls an article go through. They
// are compiled without inlining: a thirtieth of the download for next to no
// time. Inlining stays where every token passes.
var cold = []string{
	"encoding/base64", "encoding/csv", "encoding/json", "fmt", "golang.org/x/net/html", "internal/strconv",
	"net/url", "os", "reflect", "strconv", "syscall", "syscall/js", "time",
	"github.com/hack-pad/go-indexeddb/idb", "github.com/maxence-charriere/go-app/v10/pkg/app",
	"lede/app/compare", "lede/app/correct", "lede/app/export", "lede/app/intake",
	"lede/app/store", "lede/app/ui",
}

// conditionFirst has the compiler leave a loop's condition where the loop begins:
// package flow straightens such loops only.
const conditionFirst = "-d=ssa/loop_rotate/off"

// compile returns the WebAssembly of a main package.
func compile(module, pkg string) ([]byte, error) {
	program, err := goBuild(module, pkg, "-s -w -buildid=")
	if err != nil {
		return nil, err
	}
	small, err := slim(program)
	if errors.Is(err, errLayout) {
		return program, nil // of another toolchain: a fifth larger, slower, and otherwise the same
	}
	if err != nil {
		return nil, err
	}
	return straight(small)
}

// goBuild returns a main package as the toolchain compiles it. Paths and build
// ids are left out, so that the same sources give the same bytes anywhere.
func goBuild(module, pkg, ldflags string) ([]byte, error) {
	tmp, err := os.MkdirTemp("", "lede-build-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	out := filepath.Join(tmp, "main.wasm")
	trims := filepath.Join(module, "build", "trimmed")
	mod, err := trimmed(module, trims)
	if err != nil {
		return nil, err
	}
	args := []string{"build", "-modfile=" + mod, "-trimpath", "-buildvcs=false", "-ldflags=" + ldflags}
	experiment, flags := "", ""
	switch std, err := overlay(module, trims, pkg); {
	case err == nil:
		args = append(args, "-overlay="+std)
		experiment, flags = collector, conditionFirst
	case !errors.Is(err, errLibrary): // with another library: a twentieth larger, and otherwise the same
		return nil, err
	}
	args = append(args, "-gcflags=all="+flags)
	for _, p := range cold {
		args = append(args, "-gcflags="+p+"=-l "+flags)
	}
	if err := run(module, experiment, append(args, "-o", out, pkg)...); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// collector is the experiment (go doc internal/goexperiment) that turns an
// experiment off: the garbage collector that goes through memory span by span,
// which pays with many cores and vector instructions. WebAssembly has neither, and
// the collector before it is 8 kB smaller and a twentieth faster there.
const collector = "nogreenteagc"

// run calls the go command for WebAssembly, with an experiment or none.
func run(module, experiment string, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="+experiment)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}

// wasmExec returns the toolchain's own loader: it must be that of the compiler
// that made the programs.
func wasmExec(module string) ([]byte, error) {
	root, err := goRoot(module)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
}

// goRoot returns the folder of the toolchain.
func goRoot(module string) (string, error) {
	cmd := exec.Command("go", "env", "GOROOT")
	cmd.Dir = module
	root, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(root)), nil
}

package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
)

// A standIn takes the place of a file of the standard library
// (go help build, -overlay).
type standIn struct {
	original string
	by       string // file under trim/; without one, nothing stands in for it
	program  string // the one that is compiled so; without one, all are
}

const engine = "./cmd/engine"

var standIns = []standIn{
	{"internal/godebug/godebug.go", "godebug.go.txt", ""},
	// Printing of anything as anything.
	{"fmt/print.go", "fmt/fmt.go", engine},
	{"fmt/errors.go", "", engine},
	{"fmt/format.go", "", engine},
	{"fmt/scan.go", "", engine},
	// Folders of files as a file system.
	{"embed/embed.go", "embed/embed.go", engine},
	// What a program was built from, and stack traces on paper: of this package
	// the engine needs the settings of the garbage collector alone.
	{"runtime/debug/mod.go", "", engine},
	{"runtime/debug/stack.go", "", engine},
}

// overlay writes to dir what takes the place of files of the standard library when
// a program is compiled, and beside it the list that says so; it returns that
// list's name.
func overlay(module, dir, program string) (string, error) {
	root, err := goRoot(module)
	if err != nil {
		return "", err
	}
	sources, err := substitutes(filepath.Join(root, "src"), program)
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "_"+path.Base(program)) // go vet ./... passes by such a folder
	var list struct{ Replace map[string]string }
	list.Replace = make(map[string]string)
	for original, src := range sources {
		copied := ""
		if src != nil {
			copied = filepath.Join(dir, filepath.FromSlash(original))
			if err := writeFile(copied, src); err != nil {
				return "", err
			}
		}
		list.Replace[filepath.Join(root, "src", filepath.FromSlash(original))] = copied
	}
	j, err := json.Marshal(list)
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "overlay.json")
	return name, writeFile(name, j)
}

// errLibrary is returned for a standard library that lacks what is to be replaced:
// that of another toolchain.
var errLibrary = errors.New("the standard library is not the one this was written for")

// substitutes returns the sources a program is compiled with in the place of
// files of the standard library, nil for a file that is left out; or errLibrary.
func substitutes(library, program string) (map[string][]byte, error) {
	sources := make(map[string][]byte)
	original := func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(library, filepath.FromSlash(name)))
	}
	for _, in := range standIns {
		if in.program != "" && in.program != program {
			continue
		}
		_, err := original(in.original)
		if err == nil && in.by != "" {
			sources[in.original], err = stubs.ReadFile("trim/" + in.by)
		} else {
			sources[in.original] = nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: standing in for %s: %w", errLibrary, in.original, err)
		}
	}
	for file, bodies := range hollowsOf(program) {
		src, err := original(file)
		if err == nil {
			sources[file], err = rebodied(file, src, bodies)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errLibrary, err)
		}
	}
	return sources, nil
}

package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// A Weight is what a package adds to a program: its functions, inlined calls of
// others' included, and the files it embeds. Compressed sizes are those of the
// package's bytes alone, which is a little more than they take among the rest.
type Weight struct {
	Package         string
	Code, CodeBr    int // bytes, plain and compressed
	Files, FilesBr  int
	Program, Packed int // of the whole program; only in the entry whose Package is ""
}

// Weigh compiles a main package as Build does and returns what each package of
// it weighs, the heaviest first. The entry without a name is what belongs to no
// package: types, constants, the tables of the runtime.
func Weigh(module, pkg string) ([]Weight, error) {
	program, err := goBuild(module, pkg, "-w -buildid=") // with names
	if err != nil {
		return nil, err
	}
	final, err := compile(module, pkg)
	if err != nil {
		return nil, err
	}
	functions, err := functionsOf(program)
	if err != nil {
		return nil, err
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}}\t{{.Dir}}\t{{join .EmbedFiles \"|\"}}", pkg)
	list.Dir = module
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		return nil, err
	}

	named := make(map[string]string) // a package by what its functions' names begin with
	code, files := make(map[string][]byte), make(map[string][]byte)
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line)+"\t\t", "\t")
		named[mangled.ReplaceAllString(fields[0], "_")] = fields[0]
		for name := range strings.SplitSeq(fields[2], "|") {
			if b, err := os.ReadFile(filepath.Join(fields[1], name)); err == nil && name != "" {
				files[fields[0]] = append(files[fields[0]], b...)
			}
		}
	}
	for _, f := range functions {
		p := packageOf(f.name, named)
		code[p] = append(code[p], f.body...)
	}
	weights := []Weight{{Program: len(final), Packed: packed(final)}}
	for _, p := range named {
		if len(code[p])+len(files[p]) > 0 {
			weights = append(weights, Weight{Package: p, Code: len(code[p]), CodeBr: packed(code[p]), Files: len(files[p]), FilesBr: packed(files[p])})
		}
	}
	slices.SortFunc(weights, func(a, b Weight) int { return b.CodeBr + b.FilesBr - a.CodeBr - a.FilesBr })
	return weights, nil
}

// mangled is what the linker replaces in names.
var mangled = regexp.MustCompile(`[^\w.]`)

// packageOf returns the package of a function: the longest that its name begins
// with, or "".
func packageOf(function string, named map[string]string) string {
	for end := len(function); end > 0; end = strings.LastIndexByte(function[:end], '.') {
		if p, ok := named[function[:end]]; ok {
			return p
		}
	}
	return ""
}

func packed(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: 9, LGWin: 24})
	w.Write(b)
	w.Close()
	return out.Len()
}

type function struct {
	name string
	body []byte
}

var errNames = errors.New("wasm: no functions with names")

// functionsOf returns a program's functions with their names. Programs are the
// linker's own, so what is not as it should be is an error without details.
func functionsOf(program []byte) (list []function, err error) {
	defer func() {
		if recover() != nil {
			err = errNames
		}
	}()
	var bodies [][]byte
	names := make(map[int]string)
	imports := 0
	for at := wasmHeader; at < len(program); {
		kind := program[at]
		r := reader(program[at+1:])
		section := reader(r.bytes(r.number()))
		at = len(program) - len(r)
		switch {
		case kind == 2: // imports: of a Go program, all are functions
			imports = section.number()
		case kind == 10:
			for range section.number() {
				bodies = append(bodies, section.bytes(section.number()))
			}
		case kind == 0 && string(section.bytes(section.number())) == "name":
			for len(section) > 0 {
				part := section.number()
				body := reader(section.bytes(section.number()))
				if part != 1 { // of the program, of its locals
					continue
				}
				for range body.number() {
					i := body.number()
					names[i] = string(body.bytes(body.number()))
				}
			}
		}
	}
	for i, b := range bodies {
		list = append(list, function{names[imports+i], b})
	}
	if len(names) == 0 {
		return nil, errNames
	}
	return list, nil
}

// A reader reads numbers and bytes, and panics at the end.
type reader []byte

func (r *reader) number() int {
	v, n := binary.Uvarint(*r)
	if n <= 0 {
		panic(errNames)
	}
	*r = (*r)[n:]
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}

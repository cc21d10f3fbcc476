package site

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
)

// A hollow is a file of the standard library some of whose functions are
// compiled with another body: most often none, and then the linker leaves out
// whatever only they had called. What they do is of no use in a browser, or never
// asked for, which the compiler cannot know.
type hollow struct {
	file    string
	program string            // the one that is compiled so; without one, all are
	bodies  map[string]string // by function, "type.method" of a method
}

var hollows = []hollow{
	// The execution tracer, which nothing starts.
	{"runtime/traceruntime.go", "", map[string]string{
		"traceEnabled": "return false", "traceAllocFreeEnabled": "return false", "traceShuttingDown": "return false",
		"traceLocker.ok": "return false", "traceAcquire": "return traceLocker{}", "traceRelease": "",
		"traceThreadDestroy": "", "traceLockInit": "",
	}},
	{"runtime/tracestack.go", "", map[string]string{"traceStack": "return 0"}},
	{"runtime/trace.go", "", map[string]string{"traceAdvance": "", "traceReader": "return nil", "traceReaderAvailable": "return nil"}},

	// Profiles of memory and of waiting, which nothing reads.
	{"runtime/mprof.go", "", map[string]string{
		"mProf_Malloc": "", "mProf_Free": "", "mProf_NextCycle": "", "mProf_Flush": "", "mProf_PostSweep": "",
		"blockevent": "", "mutexevent": "", "saveblockevent": "",
		"mLockProfile.captureStack": "", "mLockProfile.storeSlow": "", "mLockProfile.recordUnlock": "",
	}},

	// Stack traces: slim takes out the names they are made of. The text of a
	// panic is still printed.
	{"runtime/traceback.go", "", map[string]string{
		"traceback1": "", "tracebackothers": "", "tracebacksomeothers": "", "goroutineheader": "",
		"printAncestorTraceback": "", "tracebackHexdump": "", "printcreatedby": "",
	}},
	{"runtime/traceback.go", engine, map[string]string{"callers": "return 0", "gcallers": "return 0"}},
	{"runtime/error.go", "", map[string]string{"printanycustomtype": "", "panicwrap": "panicmem()"}},
	{"runtime/print.go", "", map[string]string{"printfloat64": "", "printfloat32": "", "printcomplex128": "", "printcomplex64": ""}},

	// What is printed of the scheduler, the collector and a damaged heap.
	{"runtime/proc.go", "", map[string]string{"schedtrace": ""}},
	{"runtime/mcheckmark.go", "", map[string]string{"checkFinalizersAndCleanups": ""}},
	{"runtime/mgcscavenge.go", "", map[string]string{"printScavTrace": ""}},
	{"runtime/mgcmark.go", "", map[string]string{"gcDumpObject": ""}},
	{"runtime/mgcmark_nogreenteagc.go", "", map[string]string{"dumpScanStats": ""}},
	{"runtime/mgcsweep.go", "", map[string]string{"mspan.reportZombies": `throw("found pointer to free object")`}},
	{"runtime/mbitmap.go", "", map[string]string{"badPointer": `throw("found bad pointer in Go heap")`}},
	{"runtime/hexdump.go", "", map[string]string{"hexdumpWords": ""}},

	// Checks of the compiler and the linker, at every start.
	{"runtime/symtab.go", "", map[string]string{"moduledataverify1": ""}},
	{"runtime/type.go", "", map[string]string{"typelinksinit": ""}}, // of several modules in one program
	{"runtime/runtime1.go", "", map[string]string{"check": "", "testAtomic64": "", "parsegodebug": ""}},

	// Settings from the environment: there is none.
	{"runtime/mgcpacer.go", "", map[string]string{"readGOGC": "return 100", "readGOMEMLIMIT": "return 1<<63 - 1"}},
	{"internal/cpu/cpu.go", "", map[string]string{"processOptions": ""}},

	// The engine reckons with days in UTC and never prints them as Go does.
	{"time/format.go", engine, map[string]string{"Time.String": `return ""`, "Time.GoString": `return ""`}},
	{"time/zoneinfo.go", engine, map[string]string{
		"Location.get":    "return &utcLoc",
		"Location.lookup": `return "UTC", 0, alpha, omega, false`,
	}},
	// It prints numbers without exponents, and no errors of reading one.
	{"internal/strconv/ftoa.go", engine, map[string]string{"fmtX": "return dst", "fmtB": "return dst", "fmtE": "return dst"}},
	{"strconv/number.go", engine, map[string]string{"NumError.Error": `return "not a number"`}},
}

// hollowsOf returns the bodies of each file that a program is compiled with.
func hollowsOf(program string) map[string]map[string]string {
	files := make(map[string]map[string]string)
	for _, h := range hollows {
		if h.program != "" && h.program != program {
			continue
		}
		if files[h.file] == nil {
			files[h.file] = make(map[string]string)
		}
		for name, body := range h.bodies {
			files[h.file][name] = body
		}
	}
	return files
}

// rebodied returns the source of a Go file with other bodies for the functions
// of the given names. A name that isn't declared there is an error: the library
// has changed.
func rebodied(file string, src []byte, bodies map[string]string) ([]byte, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	missing := make(map[string]bool)
	for name := range bodies {
		missing[name] = true
	}
	for _, d := range slices.Backward(f.Decls) { // so that what stands before keeps its place
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil || !missing[nameOf(fn)] {
			continue
		}
		from, to := set.Position(fn.Body.Lbrace).Offset, set.Position(fn.Body.Rbrace).Offset
		src = slices.Concat(src[:from], []byte("{ "+bodies[nameOf(fn)]+" "), src[to:])
		delete(missing, nameOf(fn))
	}
	for name := range missing {
		return nil, fmt.Errorf("%s no longer declares %s", file, name)
	}
	return blankImports(file, src)
}

// nameOf returns the name of a function, "type.method" of a method.
func nameOf(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	return receiver(fn) + "." + fn.Name.Name
}

// blankImports keeps the imports that nothing needs any more for what importing
// alone does. Unlike dropImports it leaves all else as it was written, the
// comments to the compiler too.
func blankImports(file string, src []byte) ([]byte, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	used := selected(f)
	for _, spec := range slices.Backward(f.Imports) {
		if name := importName(spec); name != "_" && !used[name] {
			from, to := set.Position(spec.Pos()).Offset, set.Position(spec.Path.Pos()).Offset
			src = slices.Concat(src[:from], []byte("_ "), src[to:])
		}
	}
	return src, nil
}

// selected returns the names before the dots of a file's selectors.
func selected(f *ast.File) map[string]bool {
	used := make(map[string]bool)
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
		return true
	})
	return used
}

// importName returns the name an import goes by in its file.
func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	return path.Base(strings.Trim(spec.Path.Value, `"`))
}

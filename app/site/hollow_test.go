package site

import (
	"errors"
	"strings"
	"testing"
)

const library = `package library

import (
	"strings"
	other "unsafe"
)

// Lower is exported.
//
//go:nosplit
func Lower(s string) string {
	return strings.ToLower(s)
}

type list[T any] struct{ all []T }

func (l *list[T]) size() int { return len(l.all) }
func size() uintptr          { return other.Sizeof(0) }
`

func TestRebodied(t *testing.T) {
	got, err := rebodied("library.go", []byte(library), map[string]string{"Lower": "return s", "size": "return 8"})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(
		"{\n\treturn strings.ToLower(s)\n}", "{ return s }",
		"{ return other.Sizeof(0) }", "{ return 8 }",
		"\"strings\"", "_ \"strings\"",
		"other \"unsafe\"", "_ \"unsafe\"",
	).Replace(library)
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := rebodied("library.go", []byte(library), map[string]string{"Lower": "return s", "Upper": "return s"}); err == nil || !strings.Contains(err.Error(), "Upper") {
		t.Errorf("a function the file lacks: error %v, want one that names Upper", err)
	}
}

// TestHollowsOf checks that the page keeps what only the engine can do without.
func TestHollowsOf(t *testing.T) {
	page, worker := hollowsOf("./cmd/ui"), hollowsOf(engine)
	for name, want := range map[string][2]bool{"traceback1": {true, true}, "callers": {false, true}} {
		_, inPage := page["runtime/traceback.go"][name]
		_, inEngine := worker["runtime/traceback.go"][name]
		if inPage != want[0] || inEngine != want[1] {
			t.Errorf("%s is hollow in the page: %v, in the engine: %v; want %v", name, inPage, inEngine, want)
		}
	}
}

// TestOtherLibrary: the programs are built whole where the library is another.
func TestOtherLibrary(t *testing.T) {
	if _, err := substitutes(t.TempDir(), engine); !errors.Is(err, errLibrary) {
		t.Errorf("of a library without the files to be replaced: %v, want %v", err, errLibrary)
	}
}

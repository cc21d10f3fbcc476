package embed

import (
	"embed"
	"reflect"
	"testing"
)

// TestLayout holds the stand-in to what it stands in for: the compiler fills in
// both alike.
func TestLayout(t *testing.T) {
	filesOf := func(fs any) reflect.Type { return reflect.TypeOf(fs).Field(0).Type.Elem().Elem() }
	if got, want := reflect.TypeFor[FS]().Size(), reflect.TypeFor[embed.FS]().Size(); got != want {
		t.Errorf("an FS has %d bytes, want %d", got, want)
	}
	ours, theirs := filesOf(FS{}), filesOf(embed.FS{})
	if ours.NumField() != theirs.NumField() {
		t.Fatalf("a file has %d fields, want %d", ours.NumField(), theirs.NumField())
	}
	for i := range ours.NumField() {
		if got, want := ours.Field(i), theirs.Field(i); got.Name != want.Name || got.Type != want.Type {
			t.Errorf("field %d is %s %v, want %s %v", i, got.Name, got.Type, want.Name, want.Type)
		}
	}
}

func TestReadFile(t *testing.T) {
	fs := FS{&[]file{{name: "a/", data: ""}, {name: "a/b.txt", data: "text"}}}
	if b, err := fs.ReadFile("a/b.txt"); string(b) != "text" || err != nil {
		t.Errorf("got %q, %v", b, err)
	}
	for _, fs := range []FS{fs, {}} {
		if b, err := fs.ReadFile("b.txt"); err == nil {
			t.Errorf("of a file that is not there: %q", b)
		}
	}
}

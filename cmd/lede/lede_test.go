package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"lede/app/annotate"
	"lede/app/export"
	"lede/app/offset"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lede": main})
}

// TestScripts runs the program as a user would, a script of commands and
// expected output at a time.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update})
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("../../web/lede.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestContract annotates the samples and holds the JSON against its schema, and
// one sample against the golden file, which shows every change of the output.
func TestContract(t *testing.T) {
	names, err := filepath.Glob("../../web/samples/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no samples (%v)", err)
	}
	contract := schema(t)
	engine := annotate.New()
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		d, err := engine.Text(string(text), annotate.Options{ID: id, Date: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := export.JSON(&out, d, export.Options{Unit: offset.CodePoint}); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := contract.Validate(value); err != nil {
			t.Errorf("%s breaks the contract: %v", id, err)
		}
		checkText(t, id, out.Bytes())
		golden(t, filepath.Join("../../app/testdata/golden", id+".json"), out.Bytes())
	}
}

// checkText slices the text as another program would, by code points, and
// expects the names of actors in their mentions.
func checkText(t *testing.T, id string, out []byte) {
	t.Helper()
	var d struct {
		Text   string
		Actors []struct {
			Name     string
			Mentions []struct{ Start, End int }
		}
	}
	if err := json.Unmarshal(out, &d); err != nil {
		t.Fatal(err)
	}
	text := []rune(d.Text)
	for _, a := range d.Actors {
		for _, m := range a.Mentions {
			if strings.TrimSpace(string(text[m.Start:m.End])) != string(text[m.Start:m.End]) {
				t.Errorf("%s: a mention of %s is %q", id, a.Name, string(text[m.Start:m.End]))
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Errorf("%s:%d: got %s\nrun go test ./cmd/lede -update and read the difference", name, i+1, strings.TrimSpace(g[i]))
			return
		}
	}
	t.Errorf("%s: got %d lines, want %d", name, len(g), len(w))
}

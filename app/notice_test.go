package app_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// licences are told apart by a sentence each has and the others lack.
var licences = []struct{ name, sentence string }{
	{"Apache-2.0", "Apache License"},
	{"BSD-3-Clause", "Redistributions in binary form"},
	{"MIT", "Permission is hereby granted, free of charge"},
}

// licence returns the name of the licence in a module's folder, or "".
func licence(dir string) string {
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		for _, l := range licences {
			if strings.Contains(string(text), l.sentence) {
				return l.name
			}
		}
	}
	return ""
}

// TestNoticeNamesEveryModule holds NOTICE against what the programs are linked
// with: each module is named, and with the licence it comes with.
func TestNoticeNamesEveryModule(t *testing.T) {
	notice, err := os.ReadFile("../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, build := range []struct {
		env  []string
		pkgs []string
	}{
		{nil, []string{"lede/cmd/lede"}},
		{[]string{"GOOS=js", "GOARCH=wasm"}, []string{"lede/cmd/ui", "lede/cmd/engine"}},
	} {
		cmd := exec.Command("go", append([]string{"list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Dir}}{{end}}"}, build.pkgs...)...)
		cmd.Env = append(os.Environ(), build.env...)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			module, dir, _ := strings.Cut(strings.TrimSpace(line), " ")
			if module == "lede" || module == "" {
				continue
			}
			found++
			_, after, named := strings.Cut(string(notice), "\n  "+module+" ")
			switch l := licence(dir); {
			case !named:
				t.Errorf("NOTICE does not name %s", module)
			case l == "":
				t.Errorf("%s has no licence known here: %s", module, dir)
			case !strings.HasPrefix(strings.TrimSpace(after), l):
				t.Errorf("%s comes under %s; NOTICE says %.20q", module, l, strings.TrimSpace(after))
			}
		}
	}
	if found == 0 {
		t.Fatal("go list names no module")
	}
}

package app_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNoticeNamesEveryModule holds NOTICE against what the programs are linked
// with.
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
		cmd := exec.Command("go", append([]string{"list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}"}, build.pkgs...)...)
		cmd.Env = append(os.Environ(), build.env...)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for module := range strings.FieldsSeq(string(out)) {
			if module == "lede" {
				continue
			}
			found++
			if !strings.Contains(string(notice), module+" ") {
				t.Errorf("NOTICE does not name %s", module)
			}
		}
	}
	if found == 0 {
		t.Fatal("go list names no module")
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestResume kills the program again and again while it annotates an archive,
// wherever in a line that leaves the output, and lets it go on from there. In the
// end every document is there once, whole, in order, as a run left alone writes
// it.
func TestResume(t *testing.T) {
	var archive bytes.Buffer
	const documents = 40
	for i := range documents {
		fmt.Fprintf(&archive, `{"id":"d%d","text":"Police in Oslo arrested %d men on Monday. \"It is over,\" said Kari Nordmann."}`+"\n", i, i+2)
	}
	lede := func(args ...string) *exec.Cmd {
		cmd := exec.Command("lede", append([]string{"annotate", "--jsonl", "-j", "3"}, args...)...)
		cmd.Stdin = bytes.NewReader(archive.Bytes())
		return cmd
	}
	alone, err := lede().Output()
	if err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(4, 2))
	name := filepath.Join(t.TempDir(), "annotated.jsonl")
	kills := 0
	for done := false; !done; {
		out, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		cmd := lede("--resume", name)
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		most := int64(chance.IntN(len(alone) / 4))
		n, err := io.CopyN(out, pipe, most)
		if err != nil && err != io.EOF {
			t.Fatal(err)
		}
		if done = n < most; !done {
			cmd.Process.Kill()
			kills++
		}
		if err := cmd.Wait(); done && err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if kills < 3 {
		t.Errorf("killed %d times only", kills)
	}
	resumed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var whole strings.Builder
	for line := range strings.Lines(string(resumed)) {
		if json.Valid([]byte(line)) && strings.TrimSpace(line) != "" { // else cut short
			whole.WriteString(line)
		}
	}
	if whole.String() != string(alone) {
		t.Errorf("after %d kills\n got %s\nwant %s", kills, whole.String(), alone)
	}
}

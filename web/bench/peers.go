package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// bundlePeers installs the peers and returns them as one script.
func bundlePeers(dir string) ([]byte, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "peers.js"), peersScript, 0o644); err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "bundle.js")
	if b, err := os.ReadFile(out); err == nil {
		return b, nil
	}
	for _, args := range [][]string{
		{"npm", "install", "--no-save", "--silent", "compromise@14.17.0", "wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1", "esbuild@0.28.2"},
		{"node_modules/.bin/esbuild", "peers.js", "--bundle", "--minify", "--format=iife", "--outfile=bundle.js", "--log-level=error"},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		if msg, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, msg)
		}
	}
	return os.ReadFile(out)
}

package site

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// packs reports whether a file of this name gains from compression.
func packs(name string) bool {
	switch path.Ext(name) {
	case ".wasm", ".js", ".css", ".html", ".txt", ".svg", ".webmanifest":
		return true
	}
	return false
}

// pack returns a file's gzip and brotli forms. Brotli at its best takes half a
// minute for the two programs, so what has been packed once is kept.
func (b *builder) pack(f *File) (gz, br []byte, err error) {
	level, window, name := brotli.BestCompression, 24, ".br"
	if b.Quick {
		level, window, name = 5, 22, ".quick.br"
	}
	key := hash(f.body)
	br, err = b.cached(key+name, func() ([]byte, error) {
		if f.Raw > 1<<20 && !b.Quick {
			b.Say("packing %s", f.Name)
		}
		var out bytes.Buffer
		w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: level, LGWin: window})
		if _, err := w.Write(f.body); err != nil {
			return nil, err
		}
		err := w.Close()
		return out.Bytes(), err
	})
	if err != nil {
		return nil, nil, err
	}
	gz, err = b.cached(key+".gz", func() ([]byte, error) {
		var out bytes.Buffer
		w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.body); err != nil {
			return nil, err
		}
		err = w.Close()
		return out.Bytes(), err
	})
	return gz, br, err
}

// cached returns what is kept under a name, and makes and keeps it otherwise.
func (b *builder) cached(name string, make func() ([]byte, error)) ([]byte, error) {
	if b.Cache == "" {
		return make()
	}
	file := filepath.Join(b.Cache, name)
	if body, err := os.ReadFile(file); err == nil {
		return body, nil
	}
	body, err := make()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(b.Cache, 0o755); err != nil {
		return nil, err
	}
	// Written beside and moved into place: a build that is interrupted, or runs
	// twice at once, leaves no half file to be taken for a whole one.
	tmp, err := os.CreateTemp(b.Cache, "packing-")
	if err != nil {
		return nil, err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(body); err != nil {
		tmp.Close()
		return nil, err
	}
	if err := tmp.Close(); err != nil {
		return nil, err
	}
	return body, os.Rename(tmp.Name(), file)
}

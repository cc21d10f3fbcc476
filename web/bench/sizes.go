package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"

	"lede/app/site"
)

// printSizes lists what the browser downloads. Icons are packed already.
func printSizes(out io.Writer, s *site.Site, peers []byte) {
	fmt.Fprintln(out, "| file | raw | gzip | brotli 11 |\n|---|---:|---:|---:|")
	var raw, gz, br int
	for _, f := range s.Files {
		if f.Brotli > 0 {
			fmt.Fprintf(out, "| %s | %d | %d | %d |\n", f.Source, f.Raw, f.Gzip, f.Brotli)
		}
		raw += f.Raw
		gz += cmp.Or(f.Gzip, f.Raw)
		br += cmp.Or(f.Brotli, f.Raw)
	}
	fmt.Fprintf(out, "| all, icons too | %d | %d | %d |\n", raw, gz, br)
	fmt.Fprintf(out, "| compromise and wink-nlp, bundled | %d | | %d |\n\n", len(peers), brotliSize(peers))
}

func brotliSize(b []byte) int {
	var n counter
	w := brotli.NewWriterLevel(&n, 11)
	w.Write(b)
	w.Close()
	return int(n)
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// few is the size, compressed, below which a package is not listed by itself.
const few = 4000

// measureDependencies lists what each package adds to the two programs.
func measureDependencies(out io.Writer, module string) error {
	for _, p := range []struct{ title, pkg string }{{"engine.wasm", "./cmd/engine"}, {"ui.wasm", "./cmd/ui"}} {
		weights, err := site.Weigh(module, p.pkg)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s, by package. Each is compressed by itself (brotli 9), so that the parts come to a little more than the whole.\n\n", p.title)
		fmt.Fprintln(out, "| package | code | brotli | files it embeds | brotli |\n|---|---:|---:|---:|---:|")
		var rest site.Weight
		others := 0
		var program, packed int
		for _, w := range weights {
			switch {
			case w.Package == "":
				program, packed = w.Program, w.Packed
			case w.CodeBr+w.FilesBr < few:
				others++
				rest.Code, rest.CodeBr, rest.Files, rest.FilesBr = rest.Code+w.Code, rest.CodeBr+w.CodeBr, rest.Files+w.Files, rest.FilesBr+w.FilesBr
			default:
				fmt.Fprintf(out, "| %s | %d | %d | %s | %s |\n", w.Package, w.Code, w.CodeBr, number(w.Files), number(w.FilesBr))
			}
		}
		fmt.Fprintf(out, "| %d more | %d | %d | %s | %s |\n", others, rest.Code, rest.CodeBr, number(rest.Files), number(rest.FilesBr))
		fmt.Fprintf(out, "| the whole program | %d | %d | | |\n\n", program, packed)
	}
	return nil
}

// number writes nothing for none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

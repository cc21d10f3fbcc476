package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"lede/app/site"
	"lede/web"
)

type buildCmd struct {
	Out   string `short:"o" default:"dist" placeholder:"DIR" help:"Where to write the page."`
	Base  string `default:"/" placeholder:"/prefix/" help:"Path it will be served under."`
	Quick bool   `help:"Compress less, in a fraction of the time."`
	Sizes bool   `help:"Fail where a program is larger than its budget."`
}

// Budgets of the two programs, in bytes, packed with brotli at its best.
var budgets = map[string]int{"ui.wasm": 1_500_000, "engine.wasm": 2_500_000}

func (c *buildCmd) Help() string {
	return `Writes files that any static host can serve, each with a .br and a .gz beside it.
Needs the Go toolchain and a checkout of the sources.

Names carry a hash of the content and can be cached for ever, except index.html,
manifest.webmanifest and sw.js, which must be asked for anew (Cache-Control:
no-cache).`
}

func (c *buildCmd) Run() error {
	module, err := site.Module()
	if err != nil {
		return err
	}
	s, err := buildSite(module, site.Options{Dir: c.Out, Base: c.Base, Quick: c.Quick})
	if err != nil {
		return err
	}
	printSizes(os.Stdout, s)
	fmt.Printf("\nversion %s in %s\n", s.Version, c.Out)
	if !c.Sizes {
		return nil
	}
	for _, f := range s.Files {
		if max, ok := budgets[f.Source]; ok && f.Brotli > max {
			return fmt.Errorf("%s is %d bytes packed, over its budget of %d", f.Source, f.Brotli, max)
		}
	}
	return nil
}

// buildSite builds the page of the module, keeping packed files from one build
// to the next.
func buildSite(module string, o site.Options) (*site.Site, error) {
	o.Module = module
	o.Web = web.Files
	o.Cache = filepath.Join(module, "build", "packed")
	o.Say = func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
	return site.Build(o)
}

func printSizes(w io.Writer, s *site.Site) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "raw\tgzip\tbrotli\t  file")
	var raw, gz, br int
	row := func(raw, gz, br int, name string) {
		fmt.Fprintf(t, "%d\t%d\t%d\t  %s\n", raw, gz, br, name)
	}
	for _, f := range s.Files {
		g, b := f.Gzip, f.Brotli
		if b == 0 { // travels as it is
			g, b = f.Raw, f.Raw
		}
		row(f.Raw, g, b, f.Source)
		raw, gz, br = raw+f.Raw, gz+g, br+b
	}
	row(raw, gz, br, "together")
	t.Flush()
}

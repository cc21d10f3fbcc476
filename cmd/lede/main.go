// Lede annotates news articles: who acts, what happened, who says what, and
// which passages are opinion. This program is the command line; the same engine
// runs in the browser.
package main

import (
	"strings"

	"github.com/alecthomas/kong"

	"lede/app/export"
)

const description = `Marks up news articles: who acts, what happened, who says what, and which passages are opinion, whose.

  lede annotate article.txt            a summary to read
  lede annotate -f json article.html   everything, for programs
  lede annotate --jsonl < in > out     an archive, one document a line
  lede serve                           the reading page, in your browser

Nothing leaves this machine.`

type cli struct {
	Annotate annotateCmd `cmd:"" help:"Annotate text or HTML files."`
	Serve    serveCmd    `cmd:"" help:"Serve the reading page to this machine's browser."`
	Build    buildCmd    `cmd:"" help:"Write the reading page as files that any static host can serve."`
	Eval     evalCmd     `cmd:"" help:"Score the engine on gold articles."`
}

func main() {
	ctx := kong.Parse(&cli{}, kong.Name("lede"), kong.Description(description),
		kong.UsageOnError(), kong.Vars{"formats": strings.Join(export.Names(), ",")}, kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	ctx.FatalIfErrorf(ctx.Run())
}

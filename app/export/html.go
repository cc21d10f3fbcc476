package export

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"slices"

	"lede/app/doc"
	"lede/app/render"
)

//go:embed article.css
var articleStyle string

// HTML writes d as one page that needs nothing else: the article with its marks,
// and behind it the actors, incidents and the ledger. It has no script; its
// style stands in it. A mark's title says why it is there.
func HTML(w io.Writer, d *doc.Document, _ Options) error {
	b := bufio.NewWriter(w)
	title := d.Title
	if title == "" {
		title = "Untitled article"
	}
	fmt.Fprintf(b, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
%s</style>
</head>
<body>
<p class="source">%s</p>
<article>
`, html.EscapeString(d.Language), html.EscapeString(title), articleStyle, html.EscapeString(join(" · ", d.Source, d.Byline, isoDate(d.Date))))
	marks := slices.DeleteFunc(d.Marks(), func(m doc.Mark) bool { return m.Layer == doc.StatementLayer })
	blocks := render.New(d, marks)
	for i := range blocks.Len() {
		b.WriteString(blocks.Block(i))
		b.WriteByte('\n')
	}
	b.WriteString("</article>\n")
	htmlList(b, "Actors", len(d.Actors), func(i int) { htmlActor(b, d, d.Actors[i]) })
	htmlList(b, "Incidents", len(d.Incidents), func(i int) { htmlIncident(b, d, d.Incidents[i]) })
	if len(d.Statements) > 0 {
		b.WriteString("<section>\n<h2>Who says what</h2>\n<table>\n<thead><tr><th>Speaker</th><th>Stance</th><th>Statement</th><th>About</th></tr></thead>\n<tbody>\n")
		for _, s := range d.Statements {
			fmt.Fprintf(b, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", html.EscapeString(speakerName(d, s.Speaker)), s.Stance,
				html.EscapeString(oneLine(d.Slice(s.Span))), html.EscapeString(actorNames(d, s.About)))
		}
		b.WriteString("</tbody>\n</table>\n</section>\n")
	}
	htmlList(b, "Opinion", len(d.Opinions), func(i int) {
		o := d.Opinions[i]
		fmt.Fprintf(b, "<strong>%s</strong> %s", html.EscapeString(opinionOwner(d, o)), html.EscapeString(oneLine(d.Slice(o.Span))))
	})
	b.WriteString("</body>\n</html>\n")
	return b.Flush()
}

// htmlList writes a section with n items, or nothing where there is none.
func htmlList(b *bufio.Writer, name string, n int, item func(int)) {
	if n == 0 {
		return
	}
	fmt.Fprintf(b, "<section>\n<h2>%s</h2>\n<ul>\n", name)
	for i := range n {
		b.WriteString("<li>")
		item(i)
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>\n</section>\n")
}

func htmlActor(b *bufio.Writer, d *doc.Document, a doc.Actor) {
	fmt.Fprintf(b, "<strong>%s</strong> %s, %s", html.EscapeString(a.Name), a.Type, count(d.TimesMentioned(a), "mention"))
	if a.Description != "" {
		fmt.Fprintf(b, ". %s", html.EscapeString(a.Description))
	}
	for _, al := range a.Aliases {
		fmt.Fprintf(b, "<br>also <em>%s</em>: %s", html.EscapeString(al.Name), html.EscapeString(al.Why.Text))
	}
}

func htmlIncident(b *bufio.Writer, d *doc.Document, in doc.Incident) {
	fmt.Fprintf(b, "<strong>%s</strong> (%s", html.EscapeString(in.Label), in.Modality)
	if in.Generic {
		b.WriteString(", generic")
	}
	b.WriteString(")<dl>")
	for _, f := range incidentFields(d, in) {
		fmt.Fprintf(b, "<dt>%s</dt><dd>%s</dd>", html.EscapeString(f.name), html.EscapeString(f.value))
	}
	b.WriteString("</dl>")
}

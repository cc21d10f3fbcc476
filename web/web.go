// Package web holds the files of the page that are not Go: the shell that
// paints before any program has loaded, styles, the loaders of page and worker,
// the service worker, and the samples. Package site turns them into a directory
// to serve.
package web

import "embed"

// Files are the sources. Those named *.tmpl are templates; package site fills
// them in.
//
//go:embed index.html.tmpl sw.js.tmpl manifest.json.tmpl style.css theme.js page.js worker.js samples/*.txt
var Files embed.FS

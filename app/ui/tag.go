package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// tag makes an element. go-app has a type for each of HTML's, with all its
// attributes as methods, and a program carries every method of each type it
// uses; this one type does for all, and saves a fifth of the page's download.
// What a type's own methods would set is set by Attr.
func tag(name string) app.HTMLElem { return app.Elem(name) }

package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

func document() app.Value { return app.Window().Get("document") }

// byID returns an element of the page, or a value that is not truthy.
func byID(id string) app.Value { return document().Call("getElementById", id) }

func focus(id string) {
	if e := byID(id); e.Truthy() {
		e.Call("focus")
	}
}

// find returns the first element under root that a selector matches.
func find(root app.Value, selector string) app.Value { return root.Call("querySelector", selector) }

// each calls f with every element under root that a selector matches.
func each(root app.Value, selector string, f func(app.Value)) {
	list := root.Call("querySelectorAll", selector)
	for i := range list.Get("length").Int() {
		f(list.Index(i))
	}
}

// data returns a data attribute of the nearest element that has it, from the
// event's target upwards.
func data(e app.Event, name string) (value string, found bool) {
	target := e.Get("target")
	if !target.Get("closest").Truthy() {
		return "", false
	}
	element := target.Call("closest", "[data-"+name+"]")
	if !element.Truthy() {
		return "", false
	}
	return element.Call("getAttribute", "data-"+name).String(), true
}

// toggle sets or removes a class.
func toggle(element app.Value, class string, on bool) {
	element.Get("classList").Call("toggle", class, on)
}

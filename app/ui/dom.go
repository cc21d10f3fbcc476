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

// focusLost reports whether no element has the focus: the one that had it has
// gone.
func focusLost() bool {
	e := document().Get("activeElement")
	return !e.Truthy() || e.Equal(document().Get("body"))
}

// find returns the first element under root that a selector matches, or a value
// that is not truthy.
func find(root app.Value, selector string) app.Value {
	if !root.Truthy() {
		return root
	}
	return root.Call("querySelector", selector)
}

// each calls f with every element under root that a selector matches.
func each(root app.Value, selector string, f func(app.Value)) {
	if !root.Truthy() {
		return
	}
	list := root.Call("querySelectorAll", selector)
	for i := range list.Get("length").Int() {
		f(list.Index(i))
	}
}

// data returns a data attribute of the nearest element that has it, from the
// event's target upwards.
func data(e app.Event, name string) (value string, found bool) { return dataOf(e.Get("target"), name) }

// dataOf is data for an element, or a node in one.
func dataOf(target app.Value, name string) (value string, found bool) {
	element := closest(target, "[data-"+name+"]")
	if !element.Truthy() {
		return "", false
	}
	return element.Call("getAttribute", "data-"+name).String(), true
}

// closest returns the nearest element from a node upwards that a selector
// matches, or a value that is not truthy.
func closest(node app.Value, selector string) app.Value {
	if !node.Truthy() {
		return node
	}
	if !node.Get("closest").Truthy() {
		if node = node.Get("parentElement"); !node.Truthy() {
			return node
		}
	}
	return node.Call("closest", selector)
}

// toggle sets or removes a class.
func toggle(element app.Value, class string, on bool) {
	element.Get("classList").Call("toggle", class, on)
}

// matches asks the browser about its window or its reader: "(max-width: 45rem)".
func media(query string) bool {
	return app.Window().Call("matchMedia", query).Get("matches").Bool()
}

// value returns what stands in an input.
func value(id string) string {
	if e := byID(id); e.Truthy() {
		return e.Get("value").String()
	}
	return ""
}

// inTask runs f in a task of its own.
func inTask(f func()) { app.Window().Call("setTimeout", once(f), 0) }

// nextFrame runs f when the browser is about to draw.
func nextFrame(f func()) { app.Window().Call("requestAnimationFrame", once(f)) }

// painted runs f in a task of its own once the browser has drawn: after the next
// frame, or at once where the page is out of sight and gets none.
func painted(f func()) {
	if document().Get("hidden").Bool() {
		inTask(f)
		return
	}
	nextFrame(func() { inTask(f) })
}

// once is f for the browser to call a single time.
func once(f func()) (call app.Func) {
	call = app.FuncOf(func(app.Value, []app.Value) any {
		call.Release()
		f()
		return nil
	})
	return call
}

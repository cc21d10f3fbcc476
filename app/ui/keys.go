package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// A shortcut is something a single key does on the reading screen.
type shortcut struct {
	action string // stable name, under which a reader's own key is kept
	key    string // as the browser names it: "j", "?", "Enter"
	title  string
	do     func(*page)
}

// shortcuts are all of them, in the order in which help shows them. Enter and
// Escape are not among them: they work where the focus is.
func shortcuts() []shortcut {
	step := func(by int, layers ...doc.Layer) func(*page) {
		return func(p *page) { p.step(by, layers...) }
	}
	layer := func(l doc.Layer) func(*page) {
		return func(p *page) { p.toggleLayer(l) }
	}
	return []shortcut{
		{"next", "j", "Next mark", step(+1)},
		{"previous", "k", "Mark before", step(-1)},
		{"actor", "a", "Next actor", step(+1, doc.ActorLayer)},
		{"incident", "i", "Next incident", step(+1, doc.IncidentLayer)},
		{"opinion", "o", "Next opinion or statement", step(+1, doc.OpinionLayer, doc.StatementLayer)},
		{"actors", "1", "Show or hide actors", layer(doc.ActorLayer)},
		{"incidents", "2", "Show or hide incidents", layer(doc.IncidentLayer)},
		{"opinions", "3", "Show or hide opinion", layer(doc.OpinionLayer)},
		{"tab-back", "[", "Panel: tab before", func(p *page) { p.turnTab(-1) }},
		{"tab-on", "]", "Panel: next tab", func(p *page) { p.turnTab(+1) }},
		{"relabel", "e", "Change what a mark is", func(p *page) { p.beginFix("fix-type") }},
		{"merge", "m", "Same as another actor", func(p *page) { p.beginFix("fix-same") }},
		{"dismiss", "x", "Remove a mark", (*page).dismissHere},
		{"add", "n", "Mark the selected words", (*page).focusSelectionBar},
		{"undo", "z", "Undo", func(p *page) { p.undo() }},
		{"redo", "Z", "Redo", func(p *page) { p.redo() }},
		{"find", "/", "Find in the text", (*page).openFind},
		{"help", "?", "This help", func(p *page) { p.openDialog(helpDialog) }},
	}
}

// keyOf returns the key of a shortcut: the reader's own, or the one it comes
// with.
func (s prefs) keyOf(c shortcut) string {
	if key, ok := s.Keys[c.action]; ok {
		return key
	}
	return c.key
}

// keyTaken returns the title of the shortcut that has a key already, or "".
func (s prefs) keyTaken(key, action string) string {
	for _, c := range shortcuts() {
		if c.action != action && s.keyOf(c) == key {
			return c.title
		}
	}
	return ""
}

// setKey gives a shortcut another key; "" or the one it comes with resets it.
func (p *page) setKey(action, key string) {
	if taken := p.prefs.keyTaken(key, action); taken != "" && key != "" {
		p.say("“" + key + "” is taken: " + taken)
		return
	}
	p.setPrefs(func(s *prefs) {
		keys := make(map[string]string)
		for a, k := range s.Keys {
			keys[a] = k
		}
		delete(keys, action)
		i := slices.IndexFunc(shortcuts(), func(c shortcut) bool { return c.action == action })
		if key != "" && i >= 0 && shortcuts()[i].key != key {
			keys[action] = key
		}
		s.Keys = keys
	})
}

// keyDown decides, while the browser waits, whether a key is ours, and returns
// what it does, or nil.
func (p *page) keyDown(e app.Value) func() {
	key := e.Get("key").String()
	target := e.Get("target")
	if p.dialog != noDialog || e.Get("isComposing").Truthy() ||
		e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("altKey").Truthy() {
		return nil
	}
	if key == "Escape" {
		return p.escape(target)
	}
	if p.screen != reading || typing(target) {
		return nil
	}
	if part := closest(target, ".drawing [role=button]"); part.Truthy() {
		if do := pictureKey(part, key); do != nil {
			return do
		}
	}
	if key == "Enter" || key == " " {
		if ids, ok := dataOf(target, "id"); ok && target.Call("matches", "mark").Truthy() {
			id := p.pick(ids)
			if slices.Contains(strings.Fields(ids), p.current) {
				id = p.current
			}
			return func() { p.openWhy(id) }
		}
		return nil
	}
	if p.prefs.NoKeys {
		return nil
	}
	for _, c := range shortcuts() {
		if p.prefs.keyOf(c) == key {
			return func() { c.do(p) }
		}
	}
	return nil
}

// typing reports whether keys belong to the element.
func typing(target app.Value) bool {
	if !target.Get("matches").Truthy() {
		return false
	}
	return target.Call("matches", "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]").Bool()
}

// escape closes what is open, the innermost first, and goes back to the word.
func (p *page) escape(target app.Value) func() {
	switch {
	case p.screen != reading:
		return nil
	case p.finding:
		return p.closeFind
	case p.selection.open():
		return p.dropSelection
	case p.fixing:
		return func() {
			p.fixing = false
			p.afterwards(func() { focus("why-wrong") })
		}
	case p.selected != "" || target.Get("closest").Truthy() && target.Call("closest", ".panel").Truthy():
		return p.backToWord
	}
	return nil
}

// keyName writes a key for the reader.
func keyName(key string) string {
	if len(key) == 1 && key >= "A" && key <= "Z" {
		return "Shift + " + key
	}
	return strings.ReplaceAll(key, "Arrow", "")
}

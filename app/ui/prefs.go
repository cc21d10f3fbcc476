package ui

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
)

// A density says how much of what was found shows in the text.
type density string

const (
	quiet      density = "quiet"      // who and what when first named, and editorial voice
	normal     density = "normal"     // every name and trigger, and every voice
	everything density = "everything" // pronouns, nouns, quotations and opinion words too
)

// How much the live region tells.
const (
	sayNothing = "off"
	sayBrief   = "brief" // what came of something the reader did
	sayFull    = "full"  // why a mark is there, too, when it gets the focus
)

// prefs are the reader's settings.
type prefs struct {
	Theme    string // "light", "dark", or "" for the system's
	Density  density
	NoKeys   bool              // single-key shortcuts are off
	Keys     map[string]string // keys that the reader has changed, by action
	Announce string
	Scope    correct.Scope // of the last correction
	Seen     bool          // the reader knows what the marks mean
}

// What the browser's local storage keeps for us.
const (
	prefsKey      = "lede-settings"
	dictionaryKey = "lede-dictionary"
)

func loadPrefs() prefs {
	p := prefs{Density: normal, Announce: sayBrief, Scope: correct.Article}
	recall(prefsKey, &p)
	return p
}

func loadDictionary() (d correct.Dictionary) {
	recall(dictionaryKey, &d)
	return d
}

// recall reads what remember has kept. What is not there, or can't be read,
// changes nothing.
func recall(key string, v any) {
	if app.IsServer {
		return
	}
	defer func() { recover() }() // local storage may be forbidden
	if kept := app.Window().Get("localStorage").Call("getItem", key); kept.Truthy() {
		json.Unmarshal([]byte(kept.String()), v)
	}
}

// remember keeps a small value, and reports whether the browser let it.
func remember(key string, v any) (kept bool) {
	defer func() { kept = recover() == nil }()
	b, err := json.Marshal(v)
	if err != nil {
		return false
	}
	app.Window().Get("localStorage").Call("setItem", key, string(b))
	return true
}

// forget drops a small value that remember has kept.
func forget(key string) {
	defer func() { recover() }()
	app.Window().Get("localStorage").Call("removeItem", key)
}

// dress puts the reader's theme on the page.
func (s prefs) dress() {
	root := document().Get("documentElement")
	toggle(root, "light", s.Theme == "light")
	toggle(root, "dark", s.Theme == "dark")
}

// setPrefs changes settings and keeps them.
func (p *page) setPrefs(change func(*prefs)) {
	change(&p.prefs)
	remember(prefsKey, p.prefs)
	p.prefs.dress()
}

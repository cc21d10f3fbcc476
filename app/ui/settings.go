package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// settings are the reader's: kept in this browser, and nowhere else.
func (p *page) settings() []app.UI {
	return []app.UI{
		p.radios("theme", "Colours", p.prefs.Theme, []choice{{"", "As the system", false}, {"light", "Light", false}, {"dark", "Dark", false}}, func(s *prefs, v string) { s.Theme = v }),
		p.densityField("density-2", ""),
		p.radios("announce", "Announcements for screen readers", p.prefs.Announce, []choice{{sayNothing, "Off", false}, {sayBrief, "Brief", false}, {sayFull, "Full", false}}, func(s *prefs, v string) { s.Announce = v }),
		tag("section").Class("setting").Body(
			tag("h3").Text("Keyboard"),
			tag("label").Class("check").Body(
				tag("input").ID("keys-on").Attr("type", "checkbox").Attr("checked", !p.prefs.NoKeys).OnChange(func(ctx app.Context, _ app.Event) {
					off := !ctx.JSSrc().Get("checked").Bool()
					p.setPrefs(func(s *prefs) { s.NoKeys = off })
				}),
				tag("span").Text("Single-key shortcuts")),
			tag("p").Class("because").Text("Go to a field and press another key to change it; Backspace puts back the one it came with."),
			tag("div").Class("keymap").Body(app.Range(shortcuts()).Slice(func(i int) app.UI { return p.keyField(shortcuts()[i]) })),
		),
		p.switches(),
		p.dictionary(),
	}
}

// radios is a setting with a few values.
func (p *page) radios(id, title, now string, list []choice, set func(*prefs, string)) app.UI {
	var options []app.UI
	for _, c := range list {
		options = append(options, tag("label").Body(
			tag("input").ID(id+"-"+c.value).Attr("type", "radio").Attr("name", id).Attr("value", c.value).Attr("checked", now == c.value).OnChange(func(ctx app.Context, _ app.Event) {
				v := ctx.JSSrc().Get("value").String()
				p.setPrefs(func(s *prefs) { set(s, v) })
			}),
			tag("span").Text(c.title)))
	}
	return tag("fieldset").Class("segments setting").Body(append([]app.UI{tag("legend").Text(title)}, options...)...)
}

// keyField shows and takes the key of a shortcut.
func (p *page) keyField(c shortcut) app.UI {
	id := "key-" + c.action
	return tag("div").Class("key-row").Body(
		tag("label").Attr("for", id).Text(c.title),
		tag("input").ID(id).Attr("type", "text").Class("key").Attr("readonly", true).Attr("value", keyName(p.prefs.keyOf(c))).OnKeyDown(func(ctx app.Context, e app.Event) {
			key := e.Get("key").String()
			switch {
			case key == "Backspace":
				key = ""
			case len([]rune(key)) != 1 || key == " ":
				return // Tab and the like do what they do
			}
			e.PreventDefault()
			p.setKey(c.action, key)
		}))
}

// A lesson explains one kind of mark with an example.
type lesson struct{ class, example, title, text string }

var lessons = []lesson{
	{"actor is-person is-name actor-lead actor-first actor-last", "Ida Krogh", "A box is an actor", "Somebody or something that acts: a person, an organisation, a state, a group. The small drawing tells which. All names of one actor belong together: point at one and the others light up."},
	{"incident is-stated incident-lead incident-first", "attacked", "A thick line is an incident", "Something that happened. A dashed line means it is alleged, a dotted one planned or possible, a wavy one denied."},
	{"bar-sample editorial", "Editorial", "A solid bar is the author’s own judgement", "It stands in the margin of what the author or site thinks, hopes or suspects."},
	{"bar-sample attributed", "Says: Krogh", "A dashed bar is somebody else’s voice", "What stands beside it is said by the one it names."},
}

// help explains every mark, and then the keys.
func (p *page) help() []app.UI {
	keys := []app.UI{
		keyRow("Enter", "On a mark: why it is there"),
		keyRow("Esc", "Close, and go back to the same word"),
	}
	for _, c := range shortcuts() {
		keys = append(keys, keyRow(keyName(p.prefs.keyOf(c)), c.title))
	}
	return []app.UI{
		tag("section").Class("lessons article").Body(app.Range(lessons).Slice(func(i int) app.UI {
			l := lessons[i]
			return tag("div").Class("lesson").Body(
				tag("div").Class("example").Body(tag("mark").Class(l.class).Text(l.example)),
				tag("div").Body(tag("h3").Text(l.title), tag("p").Text(l.text)))
		})),
		tag("p").Text("Click a mark, or go there and press Enter, to read why it is there. If it is wrong, say so: your corrections count more than what Lede finds, look different, and can be undone."),
		tag("p").Text("A blank in a card reads “not reported”; where nobody is named, “speaker unclear”. Lede does not guess. It can still be wrong: it is a reading aid, not a judge of truth."),
		tag("p").Text("Nothing you paste leaves this device. After the first visit the page works without a network; switch yours off and try."),
		tag("section").Body(
			tag("h3").Text("Keys"),
			app.If(p.prefs.NoKeys, func() app.UI {
				return tag("p").Class("because").Text("Single-key shortcuts are switched off in the settings.")
			}),
			tag("dl").Class("keys").Body(keys...)),
	}
}

func keyRow(key, title string) app.UI {
	return tag("div").Body(tag("dt").Body(tag("kbd").Text(key)), tag("dd").Text(title))
}

package incident

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// name writes the cards' labels from their fields: "Ransomware attack on
// Colonial Pipeline".
func name(d *doc.Document, cards []doc.Incident) {
	for i := range cards {
		cards[i].Label = label(d, &cards[i])
	}
}

func label(d *doc.Document, in *doc.Incident) string {
	k := kinds()[in.Type]
	main := doc.Target
	if k.of == doc.Agent {
		main = doc.Agent
	}
	text := k.noun
	if who := roleName(d, in, main); who != "" {
		prep := k.prep
		if main == doc.Agent {
			prep = "by"
			if k.prep == "of" {
				prep = "of"
			}
		}
		text += " " + prep + " " + who
	} else if place := roleName(d, in, doc.Where); place != "" {
		text += " in " + place
	} else if by := roleName(d, in, doc.Agent); by != "" {
		text += " by " + by
	}
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// longest is how many bytes of a role a label takes.
const longest = 60

// roleName returns the first filler of a role, by its actor's name if it has
// one and names are what fills it. A named filler goes before others.
func roleName(d *doc.Document, in *doc.Incident, kind doc.RoleKind) string {
	best := ""
	for i := range in.Roles {
		r := &in.Roles[i]
		if r.Kind != kind {
			continue
		}
		text := strings.Join(strings.Fields(d.Slice(r.Span)), " ")
		if a := d.Actor(r.Actor); a != nil && (best == "" || best == strings.ToLower(best)) {
			return a.Name
		}
		if len(text) <= longest && (best == "" || best == strings.ToLower(best) && text != strings.ToLower(text)) {
			best = text
		}
	}
	return best
}

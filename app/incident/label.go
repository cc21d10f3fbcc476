package incident

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// name writes the cards' labels from their fields: "Ransomware attack on
// Colonial Pipeline". A label never says more than its card: who is only said
// to have done it is "blamed".
func name(d *doc.Document, cards []doc.Incident) {
	w := labeller{d, make(map[doc.ActorID]string, len(d.Actors))}
	for i := range d.Actors {
		w.names[d.Actors[i].ID] = d.Actors[i].Name
	}
	for i := range cards {
		cards[i].Label = w.label(&cards[i])
	}
}

type labeller struct {
	d     *doc.Document
	names map[doc.ActorID]string
}

func (w *labeller) label(in *doc.Incident) string {
	k := kinds()[in.Type]
	main := doc.Target
	if k.of == doc.Agent {
		main = doc.Agent
	}
	text := k.noun
	if who, _ := w.role(in, main); who != "" {
		prep := k.prep
		if main == doc.Agent {
			prep = "by"
			if k.prep == "of" {
				prep = "of"
			}
		}
		last := strings.ToLower(who[strings.LastIndexByte(who, ' ')+1:])
		if data := classes()["data"]; in.Type == "data-breach" && (data[last] || data[strings.TrimSuffix(last, "s")]) {
			prep = "of" // "data breach of medical records"
		}
		text += " " + prep + " " + who
	} else if place, _ := w.role(in, doc.Where); place != "" {
		text += " in " + place
	} else if by, modality := w.role(in, doc.Agent); by != "" {
		switch modality {
		case doc.Stated, doc.Planned:
			text += " by " + by
		case doc.Alleged:
			text += " blamed on " + by
		}
	}
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// longest is how many bytes of a role a label takes.
const longest = 60

// role returns the first filler of a role, by its actor's name if it has one,
// and how sure the text is of it. A named filler goes before others.
func (w *labeller) role(in *doc.Incident, kind doc.RoleKind) (string, doc.Modality) {
	best, modality := "", doc.Stated
	for i := range in.Roles {
		r := &in.Roles[i]
		if r.Kind != kind {
			continue
		}
		text := strings.Join(strings.Fields(w.d.Slice(r.Span)), " ")
		if name := w.names[r.Actor]; name != "" && (best == "" || best == strings.ToLower(best)) {
			return name, r.Modality
		}
		if len(text) <= longest && (best == "" || best == strings.ToLower(best) && text != strings.ToLower(text)) {
			best, modality = text, r.Modality
		}
	}
	return best, modality
}

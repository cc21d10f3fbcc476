package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// Names and their initials: "World Food Programme (WFP)".

// acronyms joins organizations named by their initials to those spelt out.
func (f *finder) acronyms() {
	for _, e := range slices.Clone(f.entities) {
		if len(e.words) != 1 || len(e.name) < 2 || strings.ToUpper(e.name) != e.name || e.typ == doc.Place || e.typ == doc.Person || e.state >= 0 {
			continue
		}
		var full *entity
		for _, o := range f.entities {
			if o == e || len(o.words) < 2 || o.typ == doc.Person || o.state >= 0 || !initialsOf(strings.ReplaceAll(e.words[0], ".", ""), o.words) {
				continue
			}
			if full != nil {
				full = nil
				break
			}
			full = o
		}
		if full != nil {
			why := because("actor/acronym", "Same as "+full.name+": its initials")
			f.alias(full, e.name, why)
			f.merge(full, e, why)
		}
	}
}

// inBrackets joins what stands in brackets after an organization's name, in
// capitals, to that name: "Alliance for the Hills (AHC)".
func (f *finder) inBrackets() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.who == nil || m.Len() != 1 || m.From < 2 || strings.ToUpper(m.text) != m.text && m.kind != KindOrganization || m.who.typ == doc.Person || m.who.state >= 0 {
			continue
		}
		if f.d.Word(m.From-1) != "(" || f.at[m.From-2] == 0 || m.To >= len(f.d.Tokens) || f.d.Word(m.To) != ")" {
			continue
		}
		full := &f.mentions[f.at[m.From-2]-1]
		if full.who == nil || full.who == m.who || full.kind != KindOrganization || full.Len() < 2 || !f.shortInBrackets(full, m) {
			continue
		}
		why := because("actor/brackets", "Same as "+full.who.name+": its short name, given in brackets")
		f.alias(full.who, m.text, why)
		f.merge(full.who, m.who, why)
	}
}

// shortInBrackets reports whether what stands in brackets behind an organization can be
// short for it: a word of it begins with the same letter, or it is in capitals, the
// initials in another tongue, and the organization is a public body: "National Disaster
// Management Agency (BNPB)", but "Club Brugge (BEL)".
func (f *finder) shortInBrackets(full, m *mention) bool {
	if full.key[0] == m.key[0] || strings.Contains(" "+full.key, " "+m.key[:1]) {
		return true
	}
	last, _ := lastWord(full.key)
	return len(m.text) > 2 && strings.ToUpper(m.text) == m.text && f.public[last]
}

// initialsOf reports whether the letters are the first ones of the words, small
// words counted or not.
func initialsOf(letters string, words []string) bool {
	small := func(w string) bool {
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "la", "&", "to", "against":
			return true
		}
		return false
	}
	var match func(l string, ws []string) bool
	match = func(l string, ws []string) bool {
		if len(ws) == 0 {
			return l == ""
		}
		if ws[0] == "" { // after a hyphen that ends a word
			return match(l, ws[1:])
		}
		if l != "" && ws[0][0] == l[0] && match(l[1:], ws[1:]) {
			return true
		}
		if strings.Contains(ws[0], "-") && l != "" {
			parts := strings.Split(ws[0], "-")
			if match(l, append(slices.Clone(parts), ws[1:]...)) {
				return true
			}
		}
		return small(ws[0]) && match(l, ws[1:])
	}
	return len(letters) >= 2 && match(letters, words)
}

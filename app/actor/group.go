package actor

import (
	"cmp"
	"slices"
	"strings"

	"lede/app/doc"
)

func because(rule, text string) doc.Reason { return doc.Reason{Rule: rule, Text: text} }

// groupNames gives every name its entity: states first, then full names, then
// the short forms that point back at them.
func (f *finder) groupNames() {
	byKey := map[string]*entity{}
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind == KindMisc {
			continue
		}
		if m.kind == KindAdjective {
			m.form = doc.Adjective
		}
		f.groupState(m, i)
	}
	// Full names first, the longest before the others, so that a surname in a
	// headline finds its person.
	order := make([]int, 0, len(f.mentions))
	for i := range f.mentions {
		if m := &f.mentions[i]; m.who == nil && m.kind != KindMisc && !f.isArea(m) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(f.mentions[b].Len(), f.mentions[a].Len()) })
	for _, i := range order {
		m := &f.mentions[i]
		key := f.nameKey(m)
		if e := byKey[key]; e != nil {
			if m.group && e.typ == doc.Organization {
				f.setType(e, doc.Group)
			}
			f.join(e, i, because("actor/same-name", "The same name as elsewhere: "+e.name))
			continue
		}
		if e, why := f.findFull(m, i); e != nil {
			byKey[key] = e
			f.alias(e, m.text, why)
			f.join(e, i, why)
			continue
		}
		e := &entity{name: f.display(m), words: strings.Fields(m.key), typ: f.typeOf(m), state: -1}
		f.entities = append(f.entities, e)
		byKey[key] = e
		f.join(e, i, because("actor/name", nameReason(m)))
	}
	f.inBrackets()
	f.acronyms()
}

func nameReason(m *mention) string {
	switch m.kind {
	case KindPerson:
		return "A person's name, by its words and those around it"
	case KindOrganization:
		return "An organisation's name, by its words and those around it"
	case KindPlace:
		return "A place's name, by its words and those around it"
	}
	return "A word for a people or origin"
}

// nameKey keeps names of different kinds apart.
func (f *finder) nameKey(m *mention) string {
	if b, ok := f.bodies[m.key]; ok {
		return "body:" + b
	}
	if g, ok := f.groups[m.key]; ok && m.kind != KindPerson {
		return "group:" + g
	}
	key := m.key
	if m.kind == KindOrganization {
		key = orgKey(key)
	}
	return kindNames[m.kind] + ":" + key
}

// orgKey brings the ways to write an organization together: "Department of
// Justice" and "Justice Department", "Acme Inc." and "Acme".
func orgKey(key string) string {
	words := strings.Fields(key)
	for len(words) > 1 && slices.Contains([]string{"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "plc", "llc", "co", "co.", "limited", "sa", "ag", "gmbh", ","}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) > 2 && words[1] == "of" && (words[0] == "ministry" || words[0] == "department") {
		rest := words[2:]
		if rest[0] == "the" {
			rest = rest[1:]
		}
		words = append(slices.Clone(rest), words[0])
	}
	return strings.Join(words, " ")
}

func (f *finder) display(m *mention) string {
	if b, ok := f.bodies[m.key]; ok {
		return b
	}
	if g, ok := f.groups[m.key]; ok && m.kind != KindPerson {
		return g
	}
	return m.text
}

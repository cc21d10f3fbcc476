package actor

import (
	"cmp"
	"slices"
	"strings"

	"lede/app/doc"
)

// An actor in the making, from its first name to the annotation.

// An entity is an actor in the making.
type entity struct {
	name     string
	named    string   // the name that key is of
	key      string   // folded
	words    []string // of the fullest name, folded
	typ      doc.ActorType
	state    int // into resources.states, or -1
	gender   gender
	desc     string
	aliases  []doc.Alias
	mentions []int // into finder.mentions
}

// nameKey returns e's name as [fold] gives it. It is asked again and again while the
// name stays the same.
func (e *entity) nameKey() string {
	if e.named != e.name {
		e.named, e.key = e.name, fold(e.name)
	}
	return e.key
}

// join makes mention i one of e.
func (f *finder) join(e *entity, i int, why doc.Reason) {
	m := &f.mentions[i]
	m.who, m.why = e, why
	if m.typ == "" {
		m.typ = e.typ
	}
	e.mentions = append(e.mentions, i)
	if m.gender != noGender && e.gender == noGender {
		e.gender = m.gender
	}
	if m.title != "" && (e.desc == "" || len(e.desc) < 3) {
		e.desc = m.title
	}
	if m.kind == KindPerson && strings.Count(m.key, " ") >= len(e.words) {
		e.name, e.words = m.text, strings.Fields(m.key)
	}
}

func (f *finder) alias(e *entity, name string, why doc.Reason) {
	if name == e.name || slices.ContainsFunc(e.aliases, func(a doc.Alias) bool { return a.Name == name }) {
		return
	}
	e.aliases = append(e.aliases, doc.Alias{Name: name, Why: why})
}

// merge makes all mentions of b mentions of a.
func (f *finder) merge(a, b *entity, why doc.Reason) {
	for _, i := range b.mentions {
		f.mentions[i].who, f.mentions[i].why, f.mentions[i].typ = a, why, a.typ
		a.mentions = append(a.mentions, i)
	}
	if a.desc == "" {
		a.desc = b.desc
	}
	f.entities = slices.DeleteFunc(f.entities, func(e *entity) bool { return e == b })
}

// setType changes the type of an actor and the mentions it has.
func (f *finder) setType(e *entity, t doc.ActorType) {
	e.typ = t
	for _, i := range e.mentions {
		f.mentions[i].typ = t
	}
}

func (f *finder) typeOf(m *mention) doc.ActorType {
	switch m.kind {
	case KindPerson:
		return doc.Person
	case KindPlace:
		return doc.Place
	case KindAdjective:
		return doc.Group
	}
	if f.isGroup(m) {
		return doc.Group
	}
	return doc.Organization
}

// isArea reports whether m is an adjective of a part of the world: nobody's name.
func (f *finder) isArea(m *mention) bool { return m.kind == KindAdjective && f.areas[m.key] }

func (f *finder) isGroup(m *mention) bool {
	if _, ok := f.groups[m.key]; ok {
		return true
	}
	words := strings.Fields(m.key)
	switch words[len(words)-1] {
	case "rebels", "militia", "gang", "cartel", "insurgents", "militants", "guerrillas", "brigades", "hackers", "jihad":
		return true
	}
	return m.group
}

// actors returns the document's actors in the order they first appear.
func (f *finder) actors() []doc.Actor {
	taken := map[doc.ActorID]bool{}
	slices.SortStableFunc(f.entities, func(a, b *entity) int { return cmp.Compare(slices.Min(a.mentions), slices.Min(b.mentions)) })
	out := slices.Grow([]doc.Actor(nil), len(f.entities))
	for _, e := range f.entities {
		a := doc.Actor{ID: f.id(e, taken), Name: e.name, Type: e.typ, Description: e.desc, Aliases: e.aliases, Mentions: make([]doc.Mention, 0, len(e.mentions))}
		slices.SortStableFunc(e.mentions, cmp.Compare[int]) // a short list; the sort is in the program already
		for _, i := range e.mentions {
			m := &f.mentions[i]
			a.Mentions = append(a.Mentions, doc.Mention{Span: f.span(m), Form: m.form, Type: m.typ, Why: m.why, Confidence: m.conf})
		}
		slices.SortStableFunc(a.Mentions, func(x, y doc.Mention) int { return cmp.Compare(x.Start, y.Start) })
		out = append(out, a)
	}
	return out
}

// id returns the ISO code of a state, or a slug of the name that is not taken.
func (f *finder) id(e *entity, taken map[doc.ActorID]bool) doc.ActorID {
	id := doc.ActorID(slug(e.nameKey()))
	if e.state >= 0 {
		id = doc.ActorID(f.states[e.state].code)
	}
	for n, base := 2, id; taken[id]; n++ {
		id = base + doc.ActorID("-"+string(rune('0'+n%10)))
		if n > 9 {
			base = id
		}
	}
	taken[id] = true
	return id
}

// slug returns a folded name with hyphens between its words.
func slug(key string) string {
	var b strings.Builder
	b.Grow(len(key))
	hyphen := false
	for _, r := range key {
		switch {
		case r == '\'' || r == '.' || r == '"' || r == '“' || r == '”':
		case r == ' ' || r == '-' || r == '/' || r == ',' || r == '&' || r == '(' || r == ')':
			hyphen = b.Len() > 0
		default:
			if hyphen {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "actor"
	}
	return b.String()
}

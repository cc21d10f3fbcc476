package actor

import (
	"cmp"
	"slices"
	"strings"

	"lede/app/doc"
)

// An entity is an actor in the making.
type entity struct {
	id       doc.ActorID
	name     string
	words    []string // of the fullest name, folded
	typ      doc.ActorType
	state    int // into resources.states, or -1
	gender   gender
	desc     string
	aliases  []doc.Alias
	mentions []int // into finder.mentions
}

func because(rule, text string) doc.Reason { return doc.Reason{Rule: "actor/" + rule, Text: text} }

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
			f.join(e, i, because("same-name", "The same name as elsewhere: "+e.name))
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
		f.join(e, i, because("name", nameReason(m)))
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

// setType changes the type of an actor and the mentions it has.
func (f *finder) setType(e *entity, t doc.ActorType) {
	e.typ = t
	for _, i := range e.mentions {
		f.mentions[i].typ = t
	}
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
	if m.kind == KindPerson && len(strings.Fields(m.key)) > len(e.words) {
		e.name, e.words = m.text, strings.Fields(m.key)
	}
}

func (f *finder) alias(e *entity, name string, why doc.Reason) {
	if name == e.name || slices.ContainsFunc(e.aliases, func(a doc.Alias) bool { return a.Name == name }) {
		return
	}
	e.aliases = append(e.aliases, doc.Alias{Name: name, Why: why})
}

// findFull returns the one entity whose full name mention i, m, is a part of.
// Of several persons with one surname it is the one that has been introduced by
// then; where two have, it is neither.
func (f *finder) findFull(m *mention, i int) (*entity, doc.Reason) {
	words := strings.Fields(m.key)
	var all []*entity
	for _, e := range f.entities {
		if e.state >= 0 {
			continue
		}
		switch {
		case m.kind == KindPerson && e.typ == doc.Person:
			if samePerson(words, e.words) && (m.gender == noGender || e.gender == noGender || m.gender == e.gender) {
				all = append(all, e)
			}
		case m.kind == KindPlace && e.typ == doc.Place:
			if isShortPlace(words, e.words) {
				all = append(all, e)
			}
		case m.kind == KindOrganization && e.typ != doc.Person && e.typ != doc.Place:
			if f.shortForm(words, e.words) {
				all = append(all, e)
			}
		}
	}
	if len(all) > 1 {
		all = slices.DeleteFunc(all, func(e *entity) bool { return slices.Min(e.mentions) > i })
	}
	if len(all) != 1 {
		return nil, doc.Reason{}
	}
	found := all[0]
	if m.kind == KindPerson {
		if words[len(words)-1] == found.words[len(found.words)-1] {
			return found, because("surname", "Same as "+found.name+": same surname")
		}
		return found, because("part-of-name", "Same as "+found.name+": a part of that name")
	}
	return found, because("short-name", "Same as "+found.name+": a short form of that name")
}

// isShortPlace reports whether a place's name is another less the word for what it
// is: "Naga" and "Naga City".
func isShortPlace(short, long []string) bool {
	if len(long) != len(short)+1 || !slices.Equal(short, long[:len(short)]) {
		return false
	}
	switch long[len(short)] {
	case "city", "town", "village", "island", "islands", "street", "square", "airport", "port", "harbour":
		return true
	}
	return false
}

// shortForm reports whether an organization's name can be short for a longer
// one: its beginning ("Falcon Ridge" for "Falcon Ridge Labs"), or its one
// telling word at the end ("Wydad" for "Atlas Wydad").
func (f *finder) shortForm(short, long []string) bool {
	n := len(short)
	if n >= len(long) || len(short[0]) < 4 || f.commonStart(short) {
		return false
	}
	return slices.Equal(short, long[:n]) || n == 1 && len(long) == 2 && short[0] == long[1]
}

// commonStart reports whether a short form is too common to point at one
// organization: "National", "Kenya".
func (f *finder) commonStart(words []string) bool {
	if len(words) > 1 {
		return false
	}
	w := f.words.Get(wordHash(words[0]))
	return w.Class&(ClassOrgWord|ClassState|ClassPeople|ClassTitle) != 0
}

// samePerson reports whether two names, one shorter or equal, can be one
// person's: one runs inside the other, or first names or initials and surnames
// agree.
func samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := 0; i+len(a) <= len(b); i++ {
		if slices.EqualFunc(a, b[i:i+len(a)], func(x, y string) bool { return bare(x) == bare(y) }) {
			return true
		}
	}
	if len(a) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	x, y := a[0], b[0]
	return x == y || isInitial(x) && x[0] == y[0] || isInitial(y) && y[0] == x[0]
}

func isInitial(w string) bool { return len(w) == 1 || len(w) == 2 && w[1] == '.' }

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
			why := because("acronym", "Same as "+full.name+": its initials")
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
		if full.who == nil || full.who == m.who || full.kind != KindOrganization || full.Len() < 2 || full.key[0] != m.key[0] && !strings.Contains(" "+full.key, " "+m.key[:1]) {
			continue
		}
		why := because("brackets", "Same as "+full.who.name+": its short name, given in brackets")
		f.alias(full.who, m.text, why)
		f.merge(full.who, m.who, why)
	}
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

// actors returns the document's actors in the order they first appear.
func (f *finder) actors() []doc.Actor {
	taken := map[doc.ActorID]bool{}
	slices.SortStableFunc(f.entities, func(a, b *entity) int { return cmp.Compare(slices.Min(a.mentions), slices.Min(b.mentions)) })
	var out []doc.Actor
	for _, e := range f.entities {
		a := doc.Actor{ID: f.id(e, taken), Name: e.name, Type: e.typ, Description: e.desc, Aliases: e.aliases}
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
	id := doc.ActorID(slug(e.name))
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

// slug returns a name in lower case with hyphens between its words.
func slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range fold(name) {
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

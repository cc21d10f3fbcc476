package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// Short forms that point back at a full name: surnames, "Naga" for Naga City, the
// start of a firm's name.

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
			return found, because("actor/surname", "Same as "+found.name+": same surname")
		}
		return found, because("actor/part-of-name", "Same as "+found.name+": a part of that name")
	}
	return found, because("actor/short-name", "Same as "+found.name+": a short form of that name")
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
// telling word at the end ("Wydad" for "Atlas Wydad", "Manch" for "Janamukti Lok Manch").
func (f *finder) shortForm(short, long []string) bool {
	n := len(short)
	if n >= len(long) || len(short[0]) < 4 || f.commonStart(short) {
		return false
	}
	return slices.Equal(short, long[:n]) || n == 1 && short[0] == long[len(long)-1] && (len(long) == 2 || f.evidence[short[0]] != "suffix")
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

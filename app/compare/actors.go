package compare

import (
	"slices"
	"strings"
	"unicode"

	"lede/app/doc"
)

// actors pairs the actors that have a name.
func (c *Comparison) actors(two [2]*doc.Document) {
	var sides [2][]int
	var people [2][]someone
	for side, d := range two {
		people[side] = make([]someone, len(d.Actors))
		for i, a := range d.Actors {
			if named(a) {
				people[side][i] = who(d, a)
				sides[side] = append(sides[side], i)
			}
		}
		slices.SortStableFunc(sides[side], func(i, j int) int { return people[side][j].times - people[side][i].times })
	}
	c.Actors, c.OnlyActors = pairUp(sides[0], sides[1], func(i, j int) int { return likeness(people[0][i], people[1][j]) })
	slices.SortStableFunc(c.Actors, func(p, q Pair) int {
		return people[0][q[0]].times + people[1][q[1]].times - people[0][p[0]].times - people[1][p[1]].times
	})
}

// named reports whether the text calls an actor by a name, and not just "the
// company" or "hackers".
func named(a doc.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m doc.Mention) bool { return m.Form == doc.Name || m.Form == doc.Adjective })
}

// someone is what is compared of an actor.
type someone struct {
	id      doc.ActorID
	kind    doc.ActorType
	name    string   // folded
	aliases []string // folded, those that are names
	times   int
}

func who(d *doc.Document, a doc.Actor) someone {
	s := someone{id: a.ID, kind: a.Type, name: fold(a.Name), times: d.TimesMentioned(a)}
	for _, al := range a.Aliases {
		if first, _, _ := strings.Cut(al.Name, " "); strings.IndexFunc(first, unicode.IsUpper) >= 0 {
			s.aliases = append(s.aliases, fold(al.Name))
		}
	}
	return s
}

// likeness says how much speaks for two actors being one; 0 is too little.
func likeness(a, b someone) int {
	switch {
	case a.name == "" || b.name == "":
		return 0
	case a.kind == doc.State && b.kind == doc.State:
		// The id of a well-known state is its code, whatever it is called.
		return 10 * boolean(a.id == b.id || a.name == b.name)
	case a.kind == doc.Person && b.kind == doc.Person:
		return samePerson(a, b)
	case !oneKind(a.kind, b.kind):
		return 0
	case a.name == b.name:
		return 9 + boolean(a.kind == b.kind)
	case where(a.kind) || where(b.kind):
		return 0 // "Paris" is an alias of many places
	case slices.Contains(a.aliases, b.name) || slices.Contains(b.aliases, a.name):
		return 6
	case slices.ContainsFunc(a.aliases, func(s string) bool { return len(s) > 2 && slices.Contains(b.aliases, s) }):
		return 3
	}
	return 0
}

func where(k doc.ActorType) bool { return k == doc.State || k == doc.Place }

// oneKind reports whether two articles may see one actor as these two types: what
// is an organization to one is a group to the other.
func oneKind(a, b doc.ActorType) bool {
	return a == b || where(a) && where(b) || !where(a) && !where(b) && a != doc.Person && b != doc.Person
}

// samePerson compares people by first and last name. A last name alone is
// anybody's who has it; middle names may be left out, and a first name may be an
// initial.
func samePerson(a, b someone) int {
	if a.name == b.name {
		return 10
	}
	one, two := strings.Fields(a.name), strings.Fields(b.name)
	first1, last1 := one[0], one[len(one)-1]
	first2, last2 := two[0], two[len(two)-1]
	switch {
	case len(one) == 1 && (first1 == last2 || slices.Contains(b.aliases, first1)),
		len(two) == 1 && (first2 == last1 || slices.Contains(a.aliases, first2)):
		return 4
	case len(one) == 1 || len(two) == 1 || last1 != last2:
		return 0
	case first1 == first2:
		return 8
	case len(first1) == 1 && strings.HasPrefix(first2, first1), len(first2) == 1 && strings.HasPrefix(first1, first2):
		return 5
	}
	return 0
}

// fold writes a name for comparing: in lower case, without punctuation, a leading
// article or a possessive.
func fold(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.NewReplacer("’s", "", "'s", "", "’", "", "'", "", ".", "").Replace(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

package actor

import (
	"strings"

	"lede/app/doc"
)

// voteListed is what a list says of those in it that nothing else is known of: more
// than one guess of the recogniser, less than two.
const voteListed = 3

// coordinate lets lists speak: what "and" joins is of one kind.
//
//	homes in Surin, [Buriram] and [Oddar Meanchey]    one is a known place: all are
//
// Where two members are surely of different kinds it says nothing.
func (f *finder) coordinate(p poll) {
	for i := 0; i < len(f.mentions); {
		j := f.listEnd(i)
		if j > i+1 {
			f.voteList(f.mentions[i:j], p)
		}
		i = j
	}
}

// listEnd returns the end of the list of names that mention i opens: i+1 where it opens
// none. Names with nothing but commas between are no list: "Lagos, Nigeria".
func (f *finder) listEnd(i int) int {
	for j := i; j+1 < len(f.mentions) && f.mentions[j+1].sentence == f.mentions[i].sentence; j++ {
		r := doc.Range{From: f.mentions[j].To, To: f.mentions[j+1].From}
		if r.Len() == 0 || r.Len() > 3 {
			break
		}
		and := false
		for k := r.From; k < r.To; k++ {
			switch f.folded.word(k) {
			case "and", "or":
				and = true
			case ",", "the":
			default:
				return i + 1
			}
		}
		if and {
			return j + 2
		}
	}
	return i + 1
}

// voteList votes for the one kind that members of the list surely have.
func (f *finder) voteList(list []mention, p poll) {
	kind, sure := KindNone, 0
	for i := range list {
		k := f.surely(&list[i], p.of(list[i].key))
		if k == KindNone {
			continue
		}
		if kind != KindNone && k != kind {
			return
		}
		kind = k
		sure++
	}
	if kind == KindNone {
		return
	}
	for i := range list {
		if m := &list[i]; m.Len() == 1 || sure > 1 { // "the mayors of Jenin, [Ali Odeh], and …"
			p.of(m.key)[kind] += voteListed
		}
	}
}

// surely returns the kind of a name that lists, a word in it or the words beside it
// agree on with the recogniser, else KindNone.
func (f *finder) surely(m *mention, v *votes) Kind {
	if v[m.kind] >= voteNoun {
		return m.kind
	}
	first, others := firstWord(m.key)
	last, _ := lastWord(m.key)
	class := f.classOf(last)
	sure := false
	switch m.kind {
	case KindAdjective, KindMisc:
		sure = true
	case KindPlace:
		sure = f.knownPlace(m)
	case KindPerson:
		sure = class&ClassSurname != 0 || others && f.classOf(first)&ClassFirstName != 0
	case KindOrganization:
		sure = class&(ClassOrgWord|ClassCompany|ClassOrganization) != 0 || f.evidence[last] == "suffix" || strings.Contains(m.key, "&")
	}
	if sure {
		return m.kind
	}
	return KindNone
}

package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/quote"
)

// particles stand in small letters inside persons' names.
var particles = []string{"bin", "binti", "binte", "bte", "bint", "ibn", "ben", "dos", "das", "do", "da", "de", "del", "della", "di", "du",
	"la", "van", "von", "der", "den", "ter", "wa", "ole", "e", "y", "af", "zu", "ul", "ur", "abu", "al", "el"}

// joinNames makes one name of what the recogniser took for two because of what
// stands between:
//
//	[Omar Bakri] bin [Yusuf]    [Gary] "[Gaz]" [Lowe]
//
// A nickname in quotation marks is also a name by itself (see [samePerson]).
func (f *finder) joinNames() {
	for i := 0; i < len(f.mentions); i++ {
		m := &f.mentions[i]
		if m.kind != KindPerson {
			continue
		}
		r := f.tokensOf(m)
		to := m.To
		for {
			end := f.afterParticles(to, r)
			if end == to {
				end = f.afterNickname(to, r)
			}
			if end == to {
				break
			}
			to = end
		}
		if to == m.To {
			continue
		}
		m.To = to
		m.text = f.textOf(m.Range)
		m.key = f.keyOf(m.Range)
		for i+1 < len(f.mentions) && f.mentions[i+1].From < to {
			next := &f.mentions[i+1]
			for next.From = to; next.From < next.To && !isCapital(f.d.Word(next.From)); {
				next.From++
			}
			if next.From < next.To { // "Jr. met [Gary]"
				next.text = f.textOf(next.Range)
				next.key = f.keyOf(next.Range)
				break
			}
			f.mentions = slices.Delete(f.mentions, i+1, i+2)
		}
		f.index()
	}
}

// joinAmpersands makes one organization of what "&" joins: "[Harrow] & [Finch]".
func (f *finder) joinAmpersands() {
	for i := 0; i+1 < len(f.mentions); i++ {
		m, next := &f.mentions[i], &f.mentions[i+1]
		if m.sentence != next.sentence || next.From != m.To+1 || f.d.Word(m.To) != "&" || f.knownPlace(m) || f.knownPlace(next) {
			continue // "UK & US" are two
		}
		*m = f.part(*m, m.From, next.To)
		m.kind = KindOrganization
		f.mentions = slices.Delete(f.mentions, i+1, i+2)
		f.index()
	}
}

// afterParticles returns the end of the name that goes on behind one or two
// particles at token i, or i.
func (f *finder) afterParticles(i int, r doc.Range) int {
	k := i
	for r.Has(k) && k < i+2 && slices.Contains(particles, f.d.Word(k)) {
		k++
	}
	if k == i {
		return i
	}
	if lineage[f.d.Word(k-1)] {
		for to := k; ; to++ {
			if !r.Has(to) || !isCapital(f.d.Word(to)) {
				if to == k {
					return i
				}
				return to
			}
		}
	}
	if to := f.personAt(k, r); to > 0 {
		return to
	}
	return i
}

// lineage are the particles that stand in nothing but names of persons.
var lineage = map[string]bool{"bin": true, "binti": true, "binte": true, "bint": true, "ibn": true, "dos": true, "das": true}

// personAt returns the end of the person's name that begins at token i, or -1.
func (f *finder) personAt(i int, r doc.Range) int {
	if !r.Has(i) || f.at[i] == 0 {
		return -1
	}
	m := &f.mentions[f.at[i]-1]
	if m.From != i || m.kind != KindPerson || f.cases[m.sentence] != NormalCase {
		return -1
	}
	return m.To
}

// afterNickname returns the end of the name that goes on behind a nickname in
// quotation marks at token i, or i: `"Gaz" Lowe`.
func (f *finder) afterNickname(i int, r doc.Range) int {
	if !r.Has(i) || !quote.IsMark(f.d.Word(i)) {
		return i
	}
	k := i + 1
	for r.Has(k) && k < i+4 && isCapital(f.d.Word(k)) {
		k++
	}
	if k == i+1 || !r.Has(k+1) || !quote.IsMark(f.d.Word(k)) {
		return i
	}
	k++
	to := k
	for r.Has(to) && to < k+4 && isCapital(f.d.Word(to)) {
		to++
	}
	if to == k {
		return i
	}
	return to
}

// splitLists makes two names of an organization's with an "and" in it, where one
// half is a name by itself: "[Wagner] and [Africa Corps]", but "Marks and Spencer".
func (f *finder) splitLists() {
	known := map[string]bool{}
	for i := range f.mentions {
		known[f.mentions[i].key] = true
	}
	split := false
	for i := 0; i < len(f.mentions); i++ {
		m := f.mentions[i]
		if m.kind != KindOrganization || m.Len() < 3 {
			continue
		}
		for k := m.From + 1; k+1 < m.To; k++ {
			if f.d.Word(k) != "and" {
				continue
			}
			left, right := f.part(m, m.From, k), f.part(m, k+1, m.To)
			if !known[left.key] && !known[right.key] && f.groups[left.key] == "" && f.groups[right.key] == "" && f.bodies[left.key] == "" {
				continue
			}
			f.mentions[i] = left
			f.mentions = slices.Insert(f.mentions, i+1, right)
			split = true
			break
		}
	}
	if split {
		f.index()
	}
}

// part returns the tokens from to to of a mention as one of its own.
func (f *finder) part(m mention, from, to int) mention {
	m.Range = doc.Range{From: from, To: to}
	m.text = f.textOf(m.Range)
	m.key = f.keyOf(m.Range)
	return m
}

// bare returns a word without the quotation marks of a nickname.
func bare(w string) string { return strings.Trim(w, "\"“”'‘’") }

package actor

import (
	"strings"

	"lede/app/lexicon"
)

// A vote is how much speaks for each kind of a name, over the whole document.
type votes [numKinds]int

// Weights of the votes. A recognised name counts once for its kind; the noun
// beside it ("the airline Aerovale") outweighs one or two guesses.
const (
	voteModel    = 2 // the recogniser, in a normal sentence
	voteHeadline = 1 // the recogniser, where capitals tell nothing
	voteShort    = 5 // a part of a longer name of that kind
	votePart     = 3 // another part of a person's name
	voteNoun     = 9 // a noun beside it says so
)

func (r *resources) readEvidence() {
	r.evidence = map[string]string{}
	for _, e := range lexicon.MustRead(files, "data/evidence.tsv") {
		r.evidence[e.Phrase] = e.Field(0)
	}
}

// agree lets the mentions of a document agree on kinds: a name that is a person
// twice and a place once is a person; the last word of a person's full name is
// that person; what the text calls a firm is one.
func (f *finder) agree() {
	count := f.count()
	f.coordinate(count)
	for i := range f.mentions {
		m := &f.mentions[i]
		m.kind = f.agreed(m, count[m.key])
	}
	f.spread()
}

// nobody reports whether what was read as a person is more likely none: a single word
// of no list of names, in an article that never gives it a first name, a title or an
// age. Agencies introduce persons with their full names.
func (f *finder) nobody(m *mention, v *votes) bool {
	return m.kind == KindPerson && len(f.d.Sentences) > 5 && f.cases[m.sentence] == NormalCase && !strings.Contains(m.key, " ") &&
		v[KindPerson] <= 2*voteModel && f.classOf(m.key)&(ClassFirstName|ClassSurname|ClassTitle) == 0
}

// A poll holds the votes on names, by key.
type poll map[string]*votes

func (p poll) of(key string) *votes {
	v := p[key]
	if v == nil {
		v = new(votes)
		p[key] = v
	}
	return v
}

// count gathers the votes of all mentions.
func (f *finder) count() poll {
	p := poll{}
	for i := range f.mentions {
		m := &f.mentions[i]
		v := p.of(m.key)
		weight := voteModel
		if m.conf < 0.8 {
			weight = voteHeadline
		}
		v[m.kind] += weight
		if k := f.nounBeside(m); k != KindNone {
			v[k] += voteNoun
		} else if k, weight := f.conduct(m); k != KindNone {
			v[k] += weight
		}
		f.votesForParts(m, p)
	}
	return p
}

// votesForParts lets a longer name vote on its shorter forms: a person's surname, the
// beginning of a firm's name.
func (f *finder) votesForParts(m *mention, p poll) {
	first, _ := firstWord(m.key)
	last, others := lastWord(m.key)
	switch {
	case !others:
	case m.kind == KindPerson:
		p.of(last)[KindPerson] += voteShort - votePart
		_, rest, _ := strings.Cut(m.key, " ")
		for strings.Contains(rest, " ") { // "Eriksen Søreide" of Minister Ine Eriksen Søreide
			p.of(rest)[KindPerson] += voteShort
			_, rest, _ = strings.Cut(rest, " ")
		}
		for w := range strings.FieldsSeq(m.key) { // "Sri" of Sri Wulandari, "Solís" of Mariana Solís Aguirre
			p.of(bare(w))[KindPerson] += votePart
		}
	case m.kind == KindOrganization && len(first) > 3:
		for k := range len(m.key) {
			if m.key[k] == ' ' && !f.onLists(m.key[:k]) { // "Oxford" is not Oxford University
				p.of(m.key[:k])[KindOrganization] += voteShort
				if strings.Contains(m.key[:k], " ") && f.words.Get(wordHash(first)).Class&ClassFirstName == 0 { // "Falcon Ridge" of Falcon Ridge Labs
					p.of(m.key[:k])[KindOrganization] += voteShort
				}
			}
		}
	}
}

// onLists reports whether a key is a place of the lists.
func (f *finder) onLists(key string) bool {
	if _, state := f.byName[key]; state {
		return true
	}
	return f.words.Get(PhraseHash(strings.Fields(key)...)).Class&(ClassCity|ClassState|ClassRegion|ClassPeople) != 0
}

// agreed returns the kind of m that the lists or, failing them, the votes give it.
func (f *finder) agreed(m *mention, v *votes) Kind {
	n, listed := f.byName[m.key]
	switch {
	case listed && n.how == demonym:
		return KindAdjective
	case listed && n.how != capitalOf && n.how != seatOf:
		return KindPlace
	case m.kind == KindAdjective:
		return KindAdjective
	case listed && m.kind == KindMisc:
		return KindPlace // a capital or a seat
	case m.kind == KindPerson && f.onlyTitles(m) || m.kind != KindPerson && f.isThing(m) || f.isEvent(m):
		return KindMisc
	}
	best := m.kind
	if f.nobody(m, v) {
		return KindOrganization
	}
	for k := range numKinds {
		if v[k] > v[best] || v[k] == v[best] && k == KindOrganization && !f.knownPlace(m) { // one kind for all, also where they draw
			best = k
		}
	}
	return best
}

// isThing reports whether a name ends with a word of what is no actor: "Companies Act".
func (f *finder) isThing(m *mention) bool {
	last, _ := lastWord(m.key)
	return f.evidence[last] == "thing"
}

// isEvent reports whether a name begins with a word of storms, operations and vessels:
// "Hurricane Maria", "MV Shapla".
func (f *finder) isEvent(m *mention) bool {
	first, others := firstWord(m.key)
	return others && f.evidence[first] == "event"
}

// onlyTitles reports whether a name is made of titles: "Executive Officer".
func (f *finder) onlyTitles(m *mention) bool {
	for w := range strings.FieldsSeq(m.key) {
		if !f.titles[w] {
			return false
		}
	}
	return true
}

package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/lexicon"
)

func (r *resources) readConduct() {
	r.goesWith = map[string][]string{}
	for _, e := range lexicon.MustRead(files, "data/conduct.tsv") {
		r.goesWith[e.Phrase] = split(e.Field(0))
	}
}

// Weights of what a name does. Less than a noun beside it, more than two
// guesses of the recogniser.
const (
	voteWho   = 6 // "Perimon said it had …", "Badji, who …"
	voteOwn   = 4 // "Perimon closed its plant"
	voteStaff = 6 // "an analyst at Perimon", "Perimon customers"
)

// conduct tells from what a name does, has and is called what it is. That is all
// there is to go by where a firm's name is a coined word:
//
//	Perimon said it had closed the hole     firms say "it" of themselves
//	an analyst at Perimon                   employ people
//	Perimon customers                       have customers
//	Badji, who scored                       persons are "who"
//
// It returns nothing for names the lists know as places: "London customers".
func (f *finder) conduct(m *mention) (Kind, int) {
	r := f.tokensOf(m)
	if f.isDateline(m, r) {
		return KindPlace, voteNoun
	}
	if m.kind == KindAdjective || f.knownPlace(m) {
		return KindNone, 0
	}
	before, after := f.lower(m.From-1, r), f.lower(m.To, r)
	first, others := firstWord(m.key)
	if isHonorific(before) || others && isHonorific(first) {
		return KindPerson, voteWho
	}
	switch before {
	case "at", "of":
		if f.goes(m.From-2, r, "at") {
			return KindOrganization, voteStaff
		}
	}
	if w := f.lower(m.To+1, r); after == "," && (w == "who" || w == "whom") && !f.whereabouts(m, r) {
		return KindPerson, voteWho
	}
	if f.goes(m.To, r, "with") || isPossessive(after) && f.goes(m.To+1, r, "its") {
		return KindOrganization, voteStaff
	}
	if isPossessive(after) && m.kind == KindPerson && r.Has(m.To+1) && f.at[m.To+1] != 0 && f.mentions[f.at[m.To+1]-1].kind == KindPerson {
		return KindOrganization, voteStaff // "Daiwa's Kenji Muto"
	}
	if f.goes(m.To, r, "role") && r.Has(m.To+1) && f.at[m.To+1] != 0 && f.mentions[f.at[m.To+1]-1].kind == KindPerson {
		return KindOrganization, voteStaff
	}
	return f.ofItself(m, r)
}

// isDateline reports whether a name in capitals opens a sentence as the place it was
// written in:
//
//	[LAHORE]: The High Court …                        a city of the lists
//	[WABAG], Papua New Guinea, March 17 (Coral) - …   any
func (f *finder) isDateline(m *mention, r doc.Range) bool {
	if m.From != r.From || len(m.text) < 4 || strings.ToUpper(m.text) != m.text {
		return false
	}
	if f.classOf(m.key)&ClassCity != 0 && (f.cases[m.sentence] == NormalCase || r.Len() < 4) {
		return true
	}
	if w := f.lower(m.To, r); w != "," && w != "(" || f.cases[m.sentence] != NormalCase {
		return false
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for k := m.To; k < m.To+14 && r.Has(k); k++ {
		switch w := f.lower(k, r); {
		case w == "-" || w == "–" || w == "—" || w == "--":
			return true
		case f.common(k, r) != "" && strings.ContainsAny(w, letters):
			return false
		}
	}
	return false
}

// isHonorific reports whether a word stands before nothing but a person's name.
func isHonorific(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "mr", "ms", "mrs", "dr", "sir", "mme":
		return true
	}
	return false
}

// goes reports whether the noun at token i goes with firms in the given way.
func (f *finder) goes(i int, r doc.Range, way string) bool {
	return r.Has(i) && !isCapital(f.d.Word(i)) && slices.Contains(f.goesWith[f.lower(i, r)], way)
}

// knownPlace reports whether the lists know the name as a city, region or state.
func (f *finder) knownPlace(m *mention) bool {
	if _, state := f.byName[m.key]; state {
		return true
	}
	return m.kind == KindPlace && f.words.Get(wordHash(f.d.Word(m.From))).Class&(ClassCity|ClassState|ClassRegion) != 0
}

// reach is how many words after a subject its own pronoun is looked for.
const reach = 14

// ofItself reads the first pronoun after a name that is a subject, if no other
// name stands between: "it" and "its" say organization.
func (f *finder) ofItself(m *mention, r doc.Range) (Kind, int) {
	if m.kind == KindPlace || !f.isSubject(m.Range, r) {
		return KindNone, 0
	}
	for k := m.To; k < m.To+reach && r.Has(k) && f.at[k] == 0; k++ {
		switch f.lower(k, r) {
		case "it":
			if f.d.Tokens[k-1].Tag.IsVerb() || f.lower(k-1, r) == "that" {
				if !f.expletive(k, r) {
					return KindOrganization, voteWho
				}
			}
			return KindNone, 0
		case "its", "itself":
			return KindOrganization, voteOwn
		case ",", ";", ":", "\"", "“", "and", "but":
			return KindNone, 0
		}
	}
	return KindNone, 0
}

// aux reports whether what stands at token k can follow an auxiliary "have".
func (f *finder) aux(k int, r doc.Range) bool {
	if !r.Has(k) {
		return false
	}
	t := f.d.Tokens[k].Tag
	return t == doc.VBN || t == doc.VBD || t.IsAdverb()
}

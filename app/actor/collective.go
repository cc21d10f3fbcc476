package actor

import (
	"strings"

	"lede/app/doc"
)

// collective makes a group of people with no name of its own an actor, where a
// word of nationality says whose they are: "Russian hackers", "Chinese
// state-backed groups". The word of nationality stays a mention of its state.
func (r *referrer) collective(i, s int) bool {
	f := r.f
	if !f.collectives[f.lower(i, f.d.Sentences[s].Tokens)] || isCapital(f.d.Word(i)) {
		return false
	}
	from := i - 1
	for k := 0; k < 2 && from >= 0 && f.at[from] == 0 && f.d.Tokens[from].Tag.IsAdjective(); k++ {
		from--
	}
	if from < f.d.Sentences[s].Tokens.From || f.at[from] == 0 {
		return false
	}
	m := &f.mentions[f.at[from]-1]
	if m.kind != KindAdjective {
		return false
	}
	tokens := doc.Range{From: m.From, To: i + 1}
	name := f.textOf(tokens)
	key := fold(name)
	var e *entity
	for _, x := range f.entities {
		if x.typ == doc.Group && x.nameKey() == key {
			e = x
		}
	}
	if e == nil {
		e = &entity{name: name, words: strings.Fields(key), typ: doc.Group, state: -1}
		f.entities = append(f.entities, e)
	}
	r.add(tokens.From, tokens.To, s, doc.Nominal, e, because("actor/collective", "People of one nationality who act together, without a name"))
	return true
}

package actor

import (
	"lede/app/doc"
)

// groupState makes a name of a state, its demonym or its seat a mention of that
// state.
func (f *finder) groupState(m *mention, i int) {
	n, ok := f.byName[m.key]
	if !ok || m.kind == KindPerson {
		return
	}
	name := f.states[n.state].name
	var why doc.Reason
	switch n.how {
	case ownName, otherName:
		if m.kind == KindMisc {
			return
		}
		m.typ = doc.State
		if f.located(m) {
			m.typ = doc.Place
		}
		why = because("state", "The name of a state")
		if n.how == otherName {
			why = because("other-name", "Another name of "+name)
		}
	case demonym:
		m.form, m.typ = doc.Adjective, doc.State
		why = because("demonym", "The word for what or who comes from "+name)
	case seatOf:
		m.typ = doc.State
		why = because("seat", "The seat of the government of "+name+", standing for it")
	case capitalOf:
		if !f.speaksFor(m) {
			return
		}
		m.typ = doc.State
		why = because("capital", "The capital of "+name+", standing for its government")
	}
	e := f.stateEntity(n.state)
	if n.how != ownName {
		f.alias(e, m.text, why)
	}
	f.join(e, i, why)
	if m.typ == doc.State {
		e.typ = doc.State
	}
}

func (f *finder) stateEntity(state int) *entity {
	for _, e := range f.entities {
		if e.state == state {
			return e
		}
	}
	e := &entity{name: f.states[state].name, state: state, typ: doc.Place}
	f.entities = append(f.entities, e)
	return e
}

// located reports whether a country is only where something is.
func (f *finder) located(m *mention) bool {
	r := f.tokensOf(m)
	i := m.From - 1
	for f.lower(i, r) == "the" || i >= r.From && (f.lower(i, r) == "northern" || f.lower(i, r) == "southern" || f.lower(i, r) == "eastern" || f.lower(i, r) == "western" || f.lower(i, r) == "central") {
		i--
	}
	w := f.lower(i, r)
	if w == "," && r.Has(i-1) && f.at[i-1] != 0 && f.mentions[f.at[i-1]-1].kind == KindPlace {
		_, state := f.byName[f.mentions[f.at[i-1]-1].key]
		return !state // "Lagos, Nigeria", but not "the UK, Canada"
	}
	return f.places[w]
}

// speaksFor reports whether a capital stands for its government: it says,
// wants or decides, or it is accused, urged or warned.
func (f *finder) speaksFor(m *mention) bool {
	r := f.tokensOf(m)
	next := m.To
	for r.Has(next) && (f.d.Tokens[next].Tag.IsAdverb() || f.lower(next, r) == "has" || f.lower(next, r) == "have" || f.lower(next, r) == "had") {
		next++
	}
	before := f.lower(m.From-1, r)
	if f.places[before] || before == "," && f.at[max(0, m.From-2)] != 0 {
		return false
	}
	return r.Has(next) && f.acts[f.d.Tokens[next].Lemma] && f.d.Tokens[next].Tag.IsVerb() ||
		r.Has(m.From-1) && f.acts[f.d.Tokens[m.From-1].Lemma] && f.d.Tokens[m.From-1].Tag.IsVerb()
}

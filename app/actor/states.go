package actor

import (
	"strings"

	"lede/app/doc"
)

// groupState makes a name of a state, its demonym or its seat a mention of that
// state.
func (f *finder) groupState(m *mention, i int) {
	n, ok := f.byName[m.key]
	if !ok || m.kind == KindPerson {
		return
	}
	if s, named := f.ofStates(m.key); named {
		n.state = s
	} else if n.how == seatOf && f.shared[m.key] != nil {
		return // "State House", of a country the text does not name
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
		why = because("actor/state", "The name of a state")
		if n.how == otherName {
			why = because("actor/other-name", "Another name of "+name)
		}
	case demonym:
		m.form, m.typ = doc.Adjective, doc.State
		why = because("actor/demonym", "The word for what or who comes from "+name)
	case seatOf:
		m.typ = doc.State
		if f.located(m) {
			m.typ = doc.Place
		}
		why = because("actor/seat", "The seat of the government of "+name+", standing for it")
	case capitalOf:
		if !f.speaksFor(m) && !(f.stateActs(n.state) && f.isSubject(m.Range, f.tokensOf(m)) && !f.located(m)) {
			return
		}
		m.typ = doc.State
		why = because("actor/capital", "The capital of "+name+", standing for its government")
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

// ofStates returns the state a demonym or seat that several states share belongs to
// here, the first of them that the text names, and whether there is one.
func (f *finder) ofStates(key string) (state int, named bool) {
	for _, s := range f.shared[key] {
		for i := range f.mentions {
			if n, ok := f.byName[f.mentions[i].key]; ok && n.state == s && f.shared[f.mentions[i].key] == nil {
				return s, true
			}
		}
	}
	return 0, false
}

// stateActs reports whether the text has named the state as one that acts.
func (f *finder) stateActs(state int) bool {
	for _, e := range f.entities {
		if e.state == state {
			return e.typ == doc.State && len(e.mentions) > 1
		}
	}
	return false
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

// located reports whether a country or its seat is only where something is: "in
// China", "northern Nigeria", "Kenya's largest clinic".
func (f *finder) located(m *mention) bool {
	if m.where {
		return true
	}
	r := f.tokensOf(m)
	i := m.From - 1
	if f.lower(i, r) == "the" {
		i--
	}
	w := f.lower(i, r)
	if f.places[w] || direction(w) {
		return true
	}
	if w == "," || w == "and" || w == "or" {
		if p := f.mentionBefore(i, r); p != nil {
			if _, state := f.byName[p.key]; !state {
				return p.kind == KindPlace && w == "," // "Lagos, Nigeria"
			}
			return p.typ == doc.Place // "in Japan, Brazil and Germany"
		}
	}
	if !isPossessive(f.lower(m.To, r)) {
		return false
	}
	next := m.To + 1
	for f.lower(next, r) == "second" || f.lower(next, r) == "third" {
		next++
	}
	if !r.Has(next) {
		return false
	}
	if f.at[next] != 0 {
		n := &f.mentions[f.at[next]-1]
		return n.kind == KindPlace || n.kind == KindOrganization && !f.isMinistry(n)
	}
	t := f.d.Tokens[next].Tag
	word := f.lower(next, r)
	return t == doc.JJS || t == doc.RBS || strings.HasSuffix(word, "est") && t.IsAdjective() || direction(word) || f.evidence[word] == "place" ||
		word == "capital" || word == "coast" || word == "presidential" || word == "general"
}

// isMinistry reports whether an organization is an arm of a government.
func (f *finder) isMinistry(m *mention) bool {
	for _, w := range strings.Fields(m.key) {
		switch w {
		case "ministry", "department", "parliament", "government", "army", "navy", "police", "forces", "guard", "force",
			"senate", "congress", "office", "agency", "service", "court", "intelligence", "security", "council", "commission":
			return true
		}
	}
	return false
}

func direction(w string) bool {
	w = strings.TrimPrefix(strings.TrimPrefix(w, "north"), "south")
	switch w {
	case "ern", "eastern", "western", "-eastern", "-western", "central", "east", "west", "":
		return w != "" // "north" and "south" alone begin names
	}
	return false
}

// mentionBefore returns the name that ends right before token i, or nil.
func (f *finder) mentionBefore(i int, r doc.Range) *mention {
	if i > r.From && f.lower(i-1, r) == "," { // ", and"
		i--
	}
	if i <= r.From || f.at[i-1] == 0 {
		return nil
	}
	return &f.mentions[f.at[i-1]-1]
}

// speaksFor reports whether a capital stands for its government: it says,
// wants or decides, or it is accused, urged or warned, or a relation to it is
// spoken of.
func (f *finder) speaksFor(m *mention) bool {
	r := f.tokensOf(m)
	before := f.lower(m.From-1, r)
	if f.places[before] || before == "," && f.mentionBefore(m.From-1, r) == nil {
		return false
	}
	return f.actsAfter(m, r) || f.actsBefore(m, r)
}

func (f *finder) actsAfter(m *mention, r doc.Range) bool {
	next := m.To
	// "Moscow and Kyiv said": ask the last of the list.
	if w := f.lower(next, r); (w == "and" || w == ",") && r.Has(next+1) && f.at[next+1] != 0 {
		other := &f.mentions[f.at[next+1]-1]
		n, ok := f.byName[other.key]
		return ok && (n.how == capitalOf || n.how == seatOf || n.how == ownName) && other.From > m.From && f.actsAfter(other, r)
	}
	for ; r.Has(next); next++ {
		t := &f.d.Tokens[next]
		if (t.Tag.IsVerb() || next > m.To) && f.acts[t.Lemma] {
			return true
		}
		switch w := f.lower(next, r); {
		case w == "has", w == "have", w == "had", w == "did", w == "does", w == "not", w == "n't", w == "n’t", t.Tag.IsAdverb(), t.Tag == doc.MD:
		default:
			return false
		}
	}
	return false
}

func (f *finder) actsBefore(m *mention, r doc.Range) bool {
	i := m.From - 1
	if !r.Has(i) {
		return false
	}
	if t := &f.d.Tokens[i]; t.Tag.IsVerb() && f.acts[t.Lemma] {
		return true
	}
	switch f.lower(i, r) {
	case "for", "with", "against", "between", "on", "toward", "towards", "and":
		for k := i - 1; k >= i-4 && r.Has(k); k-- {
			switch f.d.Tokens[k].Lemma {
			case "support", "talk", "tie", "relation", "sanction", "pressure", "tension", "deal", "treaty", "alliance", "war", "row":
				return true
			}
		}
	}
	return false
}

package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/lexicon"
)

// A nominal is a common noun that can stand for an actor named before.
type nominal struct {
	types []string
	words []string // one of which must stand in the actor's name or description; nil: none need
}

func newNominal(e lexicon.Entry) nominal {
	n := nominal{types: strings.Split(e.Field(0), ",")}
	if e.Field(1) != "*" {
		n.words = split(e.Field(1))
	}
	return n
}

// fits reports whether the noun can mean e.
func (n nominal) fits(f *finder, e *entity) bool {
	if !slices.Contains(n.types, string(e.typ)) && !(e.state >= 0 && slices.Contains(n.types, string(doc.State))) {
		return false
	}
	if n.words == nil {
		return true
	}
	for _, w := range n.words {
		if w == "company" {
			if f.likeCompany(e) {
				return true
			}
			continue
		}
		if slices.Contains(e.words, w) || hasWord(fold(e.desc), w) {
			return true
		}
	}
	return false
}

func hasWord(s, word string) bool {
	for w := range strings.FieldsSeq(s) {
		if w == word {
			return true
		}
	}
	return false
}

// likeCompany reports whether an organization can be a company as far as its
// name tells.
func (f *finder) likeCompany(e *entity) bool {
	if e.typ != doc.Organization || e.state >= 0 {
		return false
	}
	if _, ok := f.bodies[e.nameKey()]; ok {
		return false
	}
	for _, w := range e.words {
		if f.public[w] {
			return false
		}
	}
	return true
}

// window is how many sentences back a noun may reach for its actor.
const window = 3

// nominal resolves the noun at token i, if it is one that stands for an actor.
func (r *referrer) nominal(i, s int) {
	f := r.f
	tok := &f.d.Tokens[i]
	n, ok := f.nominals[f.folded.word(i)]
	if !ok || tok.Tag != doc.NoTag && !tok.Tag.IsNoun() {
		return
	}
	sent := f.d.Sentences[s].Tokens
	word := f.folded.word(i)
	next := f.lower(i+1, sent)
	// "Hydrobeni, the company that runs the dam": an apposition.
	if f.lower(i-1, sent) == "the" && f.lower(i-2, sent) == "," && sent.Has(i-3) && f.at[i-3] != 0 {
		return
	}
	if i > sent.From && f.at[i-1] != 0 {
		r.governmentOf(i, s, &f.mentions[f.at[i-1]-1], word)
		return
	}
	if i-1 > sent.From && isPossessive(f.d.Word(i-1)) && f.at[i-2] != 0 {
		r.governmentOf(i, s, &f.mentions[f.at[i-2]-1], word)
		return
	}
	if word == "parliament" && !isCapital(f.d.Word(i)) {
		r.parliament(i, s)
		return
	}
	if word == "government" && f.offices[next] {
		r.theGovernment(i, s, word) // "government spokesman"
		return
	}
	// A name right after it, or another noun: a title or part of a compound.
	if i+1 < sent.To && (f.at[i+1] != 0 || f.d.Tokens[i+1].Tag.IsNoun() || next == "of" && word != "government") {
		return
	}
	if !r.definite(i, sent) {
		return
	}
	if word == "authorities" {
		return
	}
	if word == "administration" || word == "government" {
		r.theGovernment(i, s, word)
		return
	}
	if e, why := r.meantBy(n, i, s); e != nil {
		r.add(i, i+1, s, doc.Nominal, e, because("actor/nominal", "“"+f.d.Word(i)+"” means "+e.name+", "+why))
	}
}

// meantBy returns the actor that the noun n at token i stands for, and why, or nil.
func (r *referrer) meantBy(n nominal, i, s int) (e *entity, why string) {
	fits := func(e *entity) bool { return n.fits(r.f, e) }
	if e := r.only(s, i, fits); e != nil {
		return e, "the only one it fits among those just named"
	}
	if e := r.foremost(s, 3, fits); e != nil || n.words == nil || slices.Contains(n.words, "company") {
		return e, "the foremost it fits among those just named"
	}
	for _, x := range r.f.entities { // "the court", long after
		if fits(x) {
			if e != nil {
				return nil, ""
			}
			e = x
		}
	}
	return e, "the only one it fits in the text"
}

// definite reports whether the noun at i is "the X" or "this X", adjectives
// between allowed.
func (r *referrer) definite(i int, sent doc.Range) bool {
	f := r.f
	for k := i - 1; k >= sent.From && k >= i-3; k-- {
		switch f.lower(k, sent) {
		case "the", "this", "that":
			// "the other company", "the same firm", "the first minister"
			return true
		case "other", "another", "same", "first", "second", "former", "new", "own", "next", "old", "local", "rival":
			return false
		}
		if t := f.d.Tokens[k].Tag; f.at[k] != 0 || t != doc.NoTag && !t.IsAdjective() && t != doc.VBN && t != doc.NN {
			return false
		}
	}
	return false
}

// governmentOf links "Chinese government", "Chinese authorities" and "China's
// government" to the state.
func (r *referrer) governmentOf(i, s int, m *mention, word string) {
	if m.who == nil || m.who.state < 0 || m.kind == KindPerson {
		return
	}
	switch word {
	case "government", "authorities", "administration":
		r.add(i, i+1, s, doc.Nominal, m.who, because("actor/government", "The government of "+m.who.name))
		m.who.typ, m.typ = doc.State, doc.State
	}
}

// parliament makes "parliament", which in small letters needs no article to mean the
// one of the country, an actor.
func (r *referrer) parliament(i, s int) {
	f := r.f
	for _, e := range f.entities {
		if e.typ == doc.Organization && slices.Contains(e.words, "parliament") {
			r.add(i, i+1, s, doc.Nominal, e, because("actor/nominal", "“"+f.d.Word(i)+"” means "+e.name+", the only one in the text"))
			return
		}
	}
	e := &entity{name: "parliament", words: []string{"parliament"}, typ: doc.Organization, state: -1}
	f.entities = append(f.entities, e)
	r.add(i, i+1, s, doc.Nominal, e, because("actor/parliament", "The parliament of the country the text is about"))
}

// theGovernment links "the government" to the one state the text speaks of, and
// "the administration", as American usage has it, to the United States.
func (r *referrer) theGovernment(i, s int, word string) {
	var best *entity
	count, second := 0, 0
	for _, e := range r.f.entities {
		if e.state < 0 || r.f.states[e.state].code == "EU" {
			continue
		}
		if word == "administration" {
			if r.f.states[e.state].code == "US" && e.typ == doc.State {
				r.add(i, i+1, s, doc.Nominal, e, because("actor/administration", "The administration is the government of the United States, named in this text"))
				return
			}
			continue
		}
		n := len(e.mentions)
		if n > count {
			best, count, second = e, n, count
		} else if n > second {
			second = n
		}
	}
	if best == nil || 2*count < 3*second || count == second {
		return
	}
	r.add(i, i+1, s, doc.Nominal, best, because("actor/government", "The government of "+best.name+", the state this text is about"))
	best.typ = doc.State
}

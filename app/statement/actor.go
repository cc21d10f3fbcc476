package statement

import (
	"cmp"
	"slices"
	"strings"

	"lede/app/doc"
)

// mentions are the mentions of all actors, in text order.
type mentions []mention

type mention struct {
	doc.Span
	id   doc.ActorID
	form doc.Form
	typ  doc.ActorType
}

func newMentions(d *doc.Document) mentions {
	n := 0
	for i := range d.Actors {
		n += len(d.Actors[i].Mentions)
	}
	all := make(mentions, 0, n)
	for i := range d.Actors {
		a := &d.Actors[i]
		for k := range a.Mentions {
			m := &a.Mentions[k]
			all = append(all, mention{m.Span, a.ID, m.Form, m.Type})
		}
	}
	slices.SortStableFunc(all, func(a, b mention) int { // nearly in order; half the code of SortFunc
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return all
}

// in returns the mentions that start inside s.
func (m mentions) in(s doc.Span) mentions {
	at := func(x int) int {
		i, _ := slices.BinarySearchFunc(m, x, func(a mention, x int) int { return cmp.Compare(a.Start, x) })
		return i
	}
	return m[at(s.Start):at(s.End)]
}

// who returns the speaker whose words are r, headed by h, with every actor that
// speaks.
func (f *finder) who(r doc.Range, h int) *doc.Speaker {
	s := &doc.Speaker{Span: f.d.Cover(r), Actor: f.actorOf(r, h)}
	if all := f.coordinated(r); len(all) > 1 && (s.Actor == "" || slices.Contains(all, s.Actor)) {
		s.Actor, s.Others = all[0], all[1:]
	}
	return s
}

// coordinated returns the actors of a list of names: "the UK, the US and the EU",
// "Sens. Marla Teague of Oregon and Roy Amick of Texas". All are of a kind, and an
// "and" or "or" stands before the last.
func (f *finder) coordinated(r doc.Range) []doc.ActorID {
	var all []doc.ActorID
	person, and := false, false
	for _, m := range f.actors.in(f.d.Cover(r)) {
		at := f.d.TokensIn(m.Span)
		if m.form != doc.Name || at.Empty() || m.typ == doc.Place || m.typ == doc.Other {
			continue
		}
		k := at.From - 1
		for k >= r.From && (f.tag(k) == doc.DT || f.tag(k).IsNoun() || f.tag(k).IsAdjective()) { // "the", titles
			k--
		}
		joined := k >= r.From && f.tag(k) == doc.CC
		switch {
		case slices.Contains(all, m.id):
		case len(all) == 0 && (k < r.From || f.lemma(k) == "both"):
			person = m.typ == doc.Person
			all = append(all, m.id)
		case len(all) > 0 && (joined || k >= r.From && f.d.Word(k) == ",") && person == (m.typ == doc.Person) && (person || !f.hasPreposition(r.From, k)):
			all = append(all, m.id)
			and = joined
		}
	}
	if !and {
		return nil // "Lena Brandt, Oslo"
	}
	return all
}

// hasPreposition reports whether a preposition stands among tokens from to to.
func (f *finder) hasPreposition(from, to int) bool {
	for k := from; k < to; k++ {
		if f.tag(k) == doc.IN {
			return true
		}
	}
	return false
}

// actorOf returns the actor that speaker r, headed by h, names: the mention
// that holds the head, or a name in apposition to it.
func (f *finder) actorOf(r doc.Range, h int) doc.ActorID {
	if h == none || r.Empty() {
		return ""
	}
	in := f.actors.in(f.d.Cover(r))
	if len(in) > 0 && f.closesChain(in[len(in)-1], r) {
		return in[len(in)-1].id
	}
	head := f.d.Tokens[h].Span
	var name doc.ActorID
	for _, m := range in {
		switch {
		case m.form == doc.Adjective:
		case m.Contains(head):
			return m.id
		case name == "" && m.form == doc.Name && m.typ != doc.Place && f.namesHead(m.Span, h):
			name = m.id
		}
	}
	if name == "" && f.isVoice(h) {
		name = f.principal(r, h)
	}
	if name == "" {
		name = f.knownAs(r, h)
	}
	return name
}

// closesChain reports whether m is the person's name behind the last comma of
// speaker r: "the head, corporate communications, Mr Tamuno Dappa".
func (f *finder) closesChain(m mention, r doc.Range) bool {
	at := f.d.TokensIn(m.Span)
	if m.typ != doc.Person || m.form != doc.Name || at.Empty() || at.To != r.To {
		return false
	}
	k := at.From - 1
	for k > r.From && f.tag(k).IsProper() { // titles
		k--
	}
	return k > r.From && f.d.Word(k) == ","
}

// knownAs returns the state or organization that the article elsewhere calls by
// noun h alone, if it is one: "the Biden administration", where "the
// administration" is the United States'.
func (f *finder) knownAs(r doc.Range, h int) doc.ActorID {
	if r.Len() < 2 || h != r.To-1 || f.tag(h) != doc.NN || f.tag(r.From) != doc.DT || f.d.Tokens[r.From].Lemma != "the" {
		return ""
	}
	return f.known[f.d.Word(h)]
}

// nominals returns the states and organizations that go by one noun, by that noun;
// one that several go by has none.
func (m mentions) nominals(d *doc.Document) map[string]doc.ActorID {
	known := make(map[string]doc.ActorID)
	for _, a := range m {
		if a.form != doc.Nominal || a.typ != doc.State && a.typ != doc.Organization {
			continue
		}
		noun := strings.ToLower(d.Slice(a.Span))
		if id, ok := known[noun]; ok && id != a.id {
			known[noun] = ""
			continue
		}
		known[noun] = a.id
	}
	return known
}

// isPerson reports whether noun h is a person's name.
func (f *finder) isPerson(h int) bool {
	for _, m := range f.actors.in(f.d.Cover(f.phrase(h))) {
		if m.form == doc.Name && m.typ == doc.Person && m.Contains(f.d.Tokens[h].Span) {
			return true
		}
	}
	return false
}

// isVoice reports whether noun h speaks for somebody else: "spokesman",
// "fact sheet".
func (f *finder) isVoice(h int) bool {
	if h == none {
		return false
	}
	if _, _, ok := f.lists.voices.At(f.d, h, h+1); ok {
		return true
	}
	if h == 0 {
		return false
	}
	n, _, ok := f.lists.voices.At(f.d, h-1, h+1)
	return ok && n == 2
}

// principal returns the actor for whom noun h in speaker r speaks: the owner
// right before it, or whom "for", "from", "of" or "by" introduces.
func (f *finder) principal(r doc.Range, h int) doc.ActorID {
	d := f.d
	for _, m := range f.actors.in(d.Cover(r)) {
		at := d.TokensIn(m.Span)
		switch {
		case m.form == doc.Adjective || at.Empty():
		case at.To <= h: // "White House fact sheet", "Microsoft's spokesman"
			for at.To < h && (f.tag(at.To).IsNoun() || f.tag(at.To) == doc.POS) {
				at.To++
			}
			if at.To == h {
				return m.id
			}
		case at.From > h+1: // "spokesman for the firm"
			k := at.From - 1
			for k > h+1 && (f.tag(k) == doc.DT || f.tag(k).IsProper() || f.tag(k).IsAdjective()) { // "for the firm", "for Ms Berg"
				k--
			}
			if speaksFor[f.lemma(k)] {
				return m.id
			}
		}
	}
	return ""
}

// namesHead reports whether the name at s is one with noun h: "Foreign Minister
// Ine Eriksen Soereide".
func (f *finder) namesHead(s doc.Span, h int) bool {
	r := f.d.TokensIn(s)
	if r.From > h && r.From > 0 && f.d.Word(r.From-1) == "," {
		return true // "the spokesman, Frank Shaw"
	}
	for i := r.From; i < r.To; i++ {
		if f.t.Head(i) == h && i > h {
			switch f.t.Rel(i) {
			case doc.RelFlat, doc.RelAppos:
				return true
			}
		}
	}
	return false
}

// maxAbout is the number of actors up to which a statement is about somebody;
// more are a list.
const maxAbout = 6

// aboutOf returns the actors a statement is about: those its rule found as the
// object, else the subjects of its clauses, else whom it names first.
func (f *finder) aboutOf(x *found, s *doc.Statement) []doc.ActorID {
	var ids []doc.ActorID
	if x.about != nil {
		return f.pick(ids, maxAbout, x.about, s.Speaker, func(mention) bool { return true })
	}
	if ids = f.pick(ids, maxAbout, x.parts, s.Speaker, f.isSubject); len(ids) == 0 {
		ids = f.pick(ids, 1, x.parts, s.Speaker, func(mention) bool { return true })
	}
	return ids
}

// pick adds to ids up to limit actors that can act, do not speak themselves, and have
// a mention in parts that counts.
func (f *finder) pick(ids []doc.ActorID, limit int, parts []doc.Range, speaker *doc.Speaker, counts func(mention) bool) []doc.ActorID {
	for _, p := range parts {
		if p.Empty() {
			continue
		}
		for _, m := range f.actors.in(f.d.Cover(p)) {
			if m.form == doc.Adjective || m.typ == doc.Place || m.typ == doc.Other || slices.Contains(speaker.Actors(), m.id) || slices.Contains(ids, m.id) || !counts(m) {
				continue
			}
			if ids = append(ids, m.id); len(ids) == limit {
				return ids
			}
		}
	}
	return ids
}

// isSubject reports whether a mention is the subject of a verb.
func (f *finder) isSubject(m mention) bool {
	for at := f.d.TokensIn(m.Span); !at.Empty(); at.From++ {
		if rel := f.t.Rel(at.From); rel == doc.RelNSubj || rel == doc.RelNSubjPass {
			return true
		}
	}
	return false
}

package eval

import (
	"slices"
	"sort"
	"strings"

	"lede/app/doc"
)

var actorTypes = []string{"person", "organization", "state", "group", "place", "other"}

// actors reads "id  type  Name | description" lines and gathers the mentions.
func (p *parser) actors(es []entry) error {
	index := make(map[string]int)
	for _, e := range es {
		p.line = e.line
		head, desc, _ := cut(e.text, "|")
		f := strings.Fields(head)
		if len(f) < 3 {
			return p.errorf("want id type name, got %q", e.text)
		}
		if !slices.Contains(actorTypes, f[1]) {
			return p.errorf("unknown actor type %q", f[1])
		}
		if _, twice := index[f[0]]; twice {
			return p.errorf("actor %q stands twice", f[0])
		}
		index[f[0]] = len(p.truth.Actors)
		p.truth.Actors = append(p.truth.Actors, doc.Actor{ID: doc.ActorID(f[0]),
			Name: strings.Join(f[2:], " "), Type: doc.ActorType(f[1]), Description: desc})
	}
	for _, m := range p.marks.mentions {
		p.line = m.line
		i, ok := index[m.actor]
		if !ok {
			return p.errorf("mention %q: no actor %q", p.truth.Slice(m.span), m.actor)
		}
		a := &p.truth.Actors[i]
		typ := a.Type
		if m.typ != "" {
			if typ = m.typ; !slices.Contains(actorTypes, string(typ)) {
				return p.errorf("mention %q: unknown type %q", p.truth.Slice(m.span), typ)
			}
		}
		a.Mentions = append(a.Mentions, doc.Mention{Span: m.span, Form: m.form, Type: typ, Why: byHand, Confidence: 1})
	}
	for _, e := range es {
		p.line = e.line
		a := &p.truth.Actors[index[strings.Fields(e.text)[0]]]
		if len(a.Mentions) == 0 {
			return p.errorf("actor %q is never mentioned", a.ID)
		}
		sort.Slice(a.Mentions, func(i, j int) bool {
			return a.Mentions[i].Start < a.Mentions[j].Start
		})
		for i := 1; i < len(a.Mentions); i++ {
			if a.Mentions[i].Start < a.Mentions[i-1].End {
				return p.errorf("actor %q: mentions %q and %q overlap", a.ID,
					p.truth.Slice(a.Mentions[i-1].Span), p.truth.Slice(a.Mentions[i].Span))
			}
		}
	}
	return nil
}

func (p *parser) actorID(id string) (doc.ActorID, error) {
	if p.truth.Actor(doc.ActorID(id)) == nil {
		return "", p.errorf("no actor %q", id)
	}
	return doc.ActorID(id), nil
}

func (p *parser) actorIDs(list string) ([]doc.ActorID, error) {
	var ids []doc.ActorID
	for _, f := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		id, err := p.actorID(f)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

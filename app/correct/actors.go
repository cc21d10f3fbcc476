package correct

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lede/app/doc"
)

func retype(a *doc.Actor, t doc.ActorType) {
	a.Type = t
	for i := range a.Mentions {
		a.Mentions[i].Type, a.Mentions[i].Why = t, reason(Retype)
	}
}

// actorAt returns the actor that has a mention at s, or nil.
func (e *editor) actorAt(s doc.Span) *doc.Actor {
	for i := range e.d.Actors {
		for _, m := range e.d.Actors[i].Mentions {
			if m.Span == s {
				return &e.d.Actors[i]
			}
		}
	}
	return nil
}

func (e *editor) dismissMentions(edit Edit) bool {
	found := false
	for i := range e.d.Actors {
		a := &e.d.Actors[i]
		n := len(a.Mentions)
		a.Mentions = slices.DeleteFunc(a.Mentions, func(m doc.Mention) bool { return e.reads(edit, m.Span) })
		found = found || len(a.Mentions) < n
	}
	return found
}

func (e *editor) confirmMentions(edit Edit) bool {
	found := false
	for i := range e.d.Actors {
		for j := range e.d.Actors[i].Mentions {
			if m := &e.d.Actors[i].Mentions[j]; e.reads(edit, m.Span) {
				m.Why, m.Confidence, found = also(Confirm, m.Why), 1, true
			}
		}
	}
	return found
}

// merge makes from part of into. The two may stand anywhere in the list.
func (e *editor) merge(from, into *doc.Actor) bool {
	if from == nil || into == nil {
		return false
	}
	if from == into {
		return true
	}
	if from.Name != into.Name {
		into.Aliases = append(into.Aliases, doc.Alias{Name: from.Name, Why: reason(Merge)})
	}
	into.Aliases = append(into.Aliases, from.Aliases...)
	for _, m := range from.Mentions {
		m.Why = reason(Merge)
		into.Mentions = append(into.Mentions, m)
	}
	e.redirect(from.ID, into.ID)
	from.Mentions = nil
	return true
}

func (e *editor) split(edit Edit) bool {
	a := e.actorAt(edit.At.Span)
	if a == nil {
		return false
	}
	var taken, left []doc.Mention
	for _, m := range a.Mentions {
		if e.reads(edit, m.Span) {
			m.Why = reason(Split)
			taken = append(taken, m)
		} else {
			left = append(left, m)
		}
	}
	if len(left) == 0 {
		return true // it is one already
	}
	a.Mentions = left
	a.Aliases = slices.DeleteFunc(a.Aliases, func(al doc.Alias) bool { return al.Name == edit.At.Quote })
	e.newActor(edit.At.Quote, taken[0].Type, taken)
	return true
}

func (e *editor) move(edit Edit) bool {
	from, to := e.actorAt(edit.At.Span), e.actorAt(edit.To.Span)
	if from == nil || to == nil || from == to {
		return from != nil && to != nil
	}
	from.Mentions = slices.DeleteFunc(from.Mentions, func(m doc.Mention) bool {
		if !e.reads(edit, m.Span) {
			return false
		}
		m.Why = reason(Move)
		to.Mentions = append(to.Mentions, m)
		return true
	})
	return true
}

func (e *editor) add(edit Edit) bool {
	for _, a := range e.d.Actors {
		for _, m := range a.Mentions {
			if m.Overlaps(edit.At.Span) {
				return false
			}
		}
	}
	m := doc.Mention{Span: edit.At.Span, Form: doc.Name, Type: doc.ActorType(edit.Value), Why: reason(Add), Confidence: 1}
	if edit.To.holds(e.d) {
		to := e.actorAt(edit.To.Span)
		if to == nil {
			return false
		}
		m.Type = to.Type
		to.Mentions = append(to.Mentions, m)
		return true
	}
	e.newActor(edit.At.Quote, m.Type, []doc.Mention{m})
	return true
}

func (e *editor) newActor(name string, t doc.ActorType, mentions []doc.Mention) {
	e.d.Actors = append(e.d.Actors, doc.Actor{ID: e.freeID(name), Name: name, Type: t, Mentions: mentions})
}

// freeID makes an id of name that no actor has.
func (e *editor) freeID(name string) doc.ActorID {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slug := strings.Join(words, "-")
	if slug == "" {
		slug = "actor"
	}
	id := doc.ActorID(slug)
	for n := 2; e.d.Actor(id) != nil; n++ {
		id = doc.ActorID(slug + "-" + strconv.Itoa(n))
	}
	return id
}

// Package correct holds what a reader says the engine got wrong, and applies it.
//
// An [Edit] names its subject by place and words, never by an id of the
// engine's, so it still holds when the article has been analysed anew by a
// better engine. Edits are never baked in: a [History] keeps them in order, and
// [Apply] writes them over a fresh copy of what the engine found. Undo is leaving
// the last one out, and merging two actors and splitting them again gives the
// same document, byte for byte.
//
//	engine's document ──clone──▶ dictionary ──▶ edits in order ──▶ what is shown
//
// The personal [Dictionary] holds what the reader said for always. It goes
// first, so that an edit in the article at hand outranks it, and both outrank
// the engine.
package correct

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lede/app/doc"
)

// An Op is what an edit does.
type Op string

const (
	Dismiss Op = "dismiss" // the mark goes
	Retype  Op = "retype"  // the actor is of type Value
	Rename  Op = "rename"  // the actor is called Value
	Merge   Op = "merge"   // the actor at At and the one at To are one
	Split   Op = "split"   // the mentions that read as the one at At are an actor of their own
	Move    Op = "move"    // the mention at At belongs to the actor at To
	Add     Op = "add"     // the words at At are an actor of type Value, or of the actor at To
	Relabel Op = "relabel" // the incident is of type Value; the sentence is in voice Value
	Confirm Op = "confirm" // the mark is right as it is
)

// A Layer says which kind of mark an edit is about.
type Layer string

const (
	Actors     Layer = "actor"
	Incidents  Layer = "incident"
	Statements Layer = "statement"
	Opinions   Layer = "opinion"
)

// A Scope says how far an edit reaches.
type Scope string

const (
	Here    Scope = "here"    // the one mark
	Article Scope = "article" // every mark with these words in this article
	Always  Scope = "always"  // a dictionary entry: these words in every article
)

// An Anchor is a place in an article: a span of bytes and the words it covered
// when the edit was made. It is lost where the text there reads differently.
type Anchor struct {
	doc.Span
	Quote string
}

// At returns the anchor of span s in d.
func At(d *doc.Document, s doc.Span) Anchor { return Anchor{s, d.Slice(s)} }

// holds reports whether a's words still stand at its place.
func (a Anchor) holds(d *doc.Document) bool {
	return 0 <= a.Start && a.Start < a.End && a.End <= len(d.Text) && d.Slice(a.Span) == a.Quote
}

// An Edit is one correction.
type Edit struct {
	Op    Op
	Layer Layer
	Scope Scope
	At    Anchor
	To    Anchor // of merge, move and add; may be empty in add
	Value string // of retype, rename, relabel and add
}

// rule is the Rule of every Reason an edit leaves behind, by which the page
// tells the reader's marks from the engine's.
const rule = "reader/"

// ByReader reports whether a mark stands as it does because a reader said so.
func ByReader(r doc.Reason) bool { return strings.HasPrefix(r.Rule, rule) }

func reason(op Op) doc.Reason { return doc.Reason{Rule: rule + string(op), Text: sentences[op]} }

// confirmed keeps why a mark was made, and adds that the reader agrees.
func confirmed(why doc.Reason) doc.Reason {
	return doc.Reason{Rule: rule + string(Confirm), Text: strings.TrimSpace(why.Text + " You confirmed it.")}
}

// label writes a type of incident for the reader: "data-breach" is "Data breach".
func label(t string) string {
	t = strings.ReplaceAll(t, "-", " ")
	if t == "" {
		return t
	}
	return strings.ToUpper(t[:1]) + t[1:]
}

var sentences = map[Op]string{
	Retype:  "You changed the type.",
	Rename:  "You changed the name.",
	Merge:   "You said these are the same.",
	Split:   "You said this is somebody else.",
	Move:    "You said who this is.",
	Add:     "You marked this.",
	Relabel: "You changed the label.",
}

// Apply returns a copy of d, as the engine left it, with the dictionary and
// then the edits written over it. Edits whose place is lost, because the text
// there reads differently or no such mark is found, are returned as lost and
// change nothing. d stays as it is.
func Apply(d *doc.Document, dict Dictionary, edits []Edit) (out *doc.Document, lost []Edit) {
	out = clone(d)
	e := &editor{out}
	e.dictionary(dict)
	for _, edit := range e.cancel(edits) {
		if !e.apply(edit) {
			lost = append(lost, edit)
		}
	}
	e.settle()
	return out, lost
}

// An editor writes edits over one document.
type editor struct{ d *doc.Document }

func (e *editor) apply(edit Edit) bool {
	if !edit.At.holds(e.d) {
		return false
	}
	switch edit.Layer {
	case Incidents:
		return e.incident(edit)
	case Statements:
		return e.statement(edit)
	case Opinions:
		return e.opinion(edit)
	}
	switch edit.Op {
	case Dismiss:
		return e.dismissMentions(edit)
	case Confirm:
		return e.confirmMentions(edit)
	case Retype:
		a := e.actorAt(edit.At.Span)
		if a == nil {
			return false
		}
		retype(a, doc.ActorType(edit.Value))
	case Rename:
		a := e.actorAt(edit.At.Span)
		if a == nil || edit.Value == "" {
			return false
		}
		if a.Name != edit.Value {
			a.Aliases = append(a.Aliases, doc.Alias{Name: a.Name, Why: reason(Rename)})
			a.Name = edit.Value
		}
	case Merge:
		return edit.To.holds(e.d) && e.merge(e.actorAt(edit.At.Span), e.actorAt(edit.To.Span))
	case Split:
		return e.split(edit)
	case Move:
		return edit.To.holds(e.d) && e.move(edit)
	case Add:
		return e.add(edit)
	default:
		return false
	}
	return true
}

// cancel leaves out each merge that a later split takes back whole, and that
// split: the reader is where he was before either.
func (e *editor) cancel(edits []Edit) []Edit {
	kept := make([]Edit, 0, len(edits))
	for _, edit := range edits {
		i := -1
		if edit.Op == Split {
			i = slices.IndexFunc(kept, func(m Edit) bool { return m.Op == Merge && e.takesBack(edit, m) })
		}
		if i < 0 {
			kept = append(kept, edit)
		} else {
			kept = slices.Delete(kept, i, i+1)
		}
	}
	return kept
}

// takesBack reports whether split takes every mention that merge brought in.
func (e *editor) takesBack(split, merge Edit) bool {
	from := e.actorAt(merge.At.Span)
	return from != nil && from == e.actorAt(split.At.Span) &&
		!slices.ContainsFunc(from.Mentions, func(m doc.Mention) bool { return !e.reads(split, m.Span) })
}

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

// reads reports whether the words at s are the edit's, or whether s is its very
// place where the edit is about one mark only.
func (e *editor) reads(edit Edit, s doc.Span) bool {
	if edit.Scope == Here {
		return s == edit.At.Span
	}
	return e.d.Slice(s) == edit.At.Quote
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
				m.Why, m.Confidence, found = confirmed(m.Why), 1, true
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

func (e *editor) incident(edit Edit) bool {
	found := false
	for i := range e.d.Incidents {
		in := &e.d.Incidents[i]
		if !slices.ContainsFunc(in.Triggers, func(t doc.Trigger) bool { return e.reads(edit, t.Span) }) {
			continue
		}
		found = true
		switch edit.Op {
		case Relabel:
			in.Type, in.Label, in.Why = doc.IncidentType(edit.Value), label(edit.Value), reason(Relabel)
			for j := range in.Triggers {
				in.Triggers[j].Why = reason(Relabel)
			}
		case Confirm:
			for j := range in.Triggers {
				if t := &in.Triggers[j]; e.reads(edit, t.Span) {
					t.Why = confirmed(t.Why)
				}
			}
		case Dismiss:
			in.Triggers = slices.DeleteFunc(in.Triggers, func(t doc.Trigger) bool { return e.reads(edit, t.Span) })
		default:
			return false
		}
	}
	return found
}

func (e *editor) statement(edit Edit) bool {
	n := len(e.d.Statements)
	if edit.Op == Confirm {
		found := false
		for i := range e.d.Statements {
			if s := &e.d.Statements[i]; e.reads(edit, s.Span) {
				s.Why, found = confirmed(s.Why), true
			}
		}
		return found
	}
	if edit.Op == Dismiss {
		e.d.Statements = slices.DeleteFunc(e.d.Statements, func(s doc.Statement) bool { return e.reads(edit, s.Span) })
	}
	return len(e.d.Statements) < n
}

// opinion dismisses a passage, or gives every sentence in it another voice.
func (e *editor) opinion(edit Edit) bool {
	n := len(e.d.Opinions)
	dismiss := func() {
		e.d.Opinions = slices.DeleteFunc(e.d.Opinions, func(o doc.Opinion) bool { return e.reads(edit, o.Span) })
	}
	switch edit.Op {
	case Dismiss:
		dismiss()
		return len(e.d.Opinions) < n
	case Confirm:
		found := false
		for i := range e.d.Opinions {
			if o := &e.d.Opinions[i]; e.reads(edit, o.Span) && len(o.Cues) > 0 {
				o.Cues = slices.Clone(o.Cues)
				o.Cues[0].Why, found = confirmed(o.Cues[0].Why), true
			}
		}
		return found
	case Relabel:
		found := false
		for i := range e.d.Sentences {
			if s := &e.d.Sentences[i]; s.Overlaps(edit.At.Span) {
				s.Voice, s.VoiceWhy, found = doc.Voice(edit.Value), reason(Relabel), true
			}
		}
		if doc.Voice(edit.Value) != doc.Editorial {
			dismiss()
		}
		return found
	}
	return false
}

// redirect makes everything that refers to one actor refer to another; to may
// be empty.
func (e *editor) redirect(from, to doc.ActorID) {
	swap := func(id *doc.ActorID) {
		if *id == from {
			*id = to
		}
	}
	list := func(ids []doc.ActorID) []doc.ActorID {
		var out []doc.ActorID
		for _, id := range ids {
			if swap(&id); id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	for i := range e.d.Statements {
		s := &e.d.Statements[i]
		if s.Speaker != nil {
			swap(&s.Speaker.Actor)
		}
		s.About = list(s.About)
	}
	for i := range e.d.Incidents {
		in := &e.d.Incidents[i]
		for j := range in.Roles {
			swap(&in.Roles[j].Actor)
			swap(&in.Roles[j].AllegedBy)
		}
		in.BlamedBy, in.DeniedBy = list(in.BlamedBy), list(in.DeniedBy)
	}
	for i := range e.d.Opinions {
		swap(&e.d.Opinions[i].Holder)
	}
}

// settle puts the layers in order again: mentions in text order, new actors
// after the engine's, actors without a mention and incidents without a trigger gone, with all that referred to them.
func (e *editor) settle() {
	d := e.d
	for _, a := range d.Actors {
		if len(a.Mentions) == 0 {
			e.redirect(a.ID, "")
		}
		slices.SortFunc(a.Mentions, func(x, y doc.Mention) int { return x.Start - y.Start })
	}
	d.Actors = slices.DeleteFunc(d.Actors, func(a doc.Actor) bool { return len(a.Mentions) == 0 })
	gone := make(map[doc.IncidentID]bool)
	d.Incidents = slices.DeleteFunc(d.Incidents, func(in doc.Incident) bool {
		gone[in.ID] = len(in.Triggers) == 0
		return gone[in.ID]
	})
	for i := range d.Incidents {
		if gone[d.Incidents[i].PartOf] {
			d.Incidents[i].PartOf = ""
		}
	}
}

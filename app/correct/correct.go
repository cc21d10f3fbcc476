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
	"strings"

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
	Always  Scope = "always"  // a dictionary entry: these words in every article; of a passage, its cue
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

	Before *Entry `json:",omitempty"` // of scope Always: what the dictionary said until then
}

// rule is the Rule of every Reason an edit leaves behind, by which the page
// tells the reader's marks from the engine's.
const rule = "reader/"

// ByReader reports whether a mark stands as it does because a reader said so.
func ByReader(r doc.Reason) bool { return strings.HasPrefix(r.Rule, rule) }

func reason(op Op) doc.Reason { return doc.Reason{Rule: rule + string(op), Text: sentences[op]} }

// also keeps why a mark was made, and adds what the reader did.
func also(op Op, why doc.Reason) doc.Reason {
	text := strings.TrimSuffix(why.Text, ".")
	if text != "" {
		text += ". "
	}
	return doc.Reason{Rule: rule + string(op), Text: text + sentences[op]}
}

var sentences = map[Op]string{
	Retype:  "You changed the type.",
	Confirm: "You confirmed it.",
	Rename:  "You changed the name.",
	Dismiss: "You removed what was marked here.",
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
			for i := range a.Mentions {
				a.Mentions[i].Why = also(Rename, a.Mentions[i].Why)
			}
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

// cancel leaves out each merge that a later split takes back, and that split:
// the reader is where he was before either.
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

// takesBack reports whether split is about an actor that merge brought in, and
// not about a single one of its several mentions.
func (e *editor) takesBack(split, merge Edit) bool {
	from := e.actorAt(merge.At.Span)
	return from != nil && from == e.actorAt(split.At.Span) && (split.Scope != Here || len(from.Mentions) == 1)
}

// reads reports whether the words at s are the edit's, or whether s is its very
// place where the edit is about one mark only.
func (e *editor) reads(edit Edit, s doc.Span) bool {
	if edit.Scope == Here {
		return s == edit.At.Span
	}
	return e.d.Slice(s) == edit.At.Quote
}

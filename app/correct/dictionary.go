package correct

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// A Dictionary is what a reader said for always. At most one entry stands for
// each words of a layer, and for each rule.
type Dictionary []Entry

// An Entry says what words always are, or that a rule is switched off.
//
// The words are those of an actor's mention or an incident's trigger. Of a
// statement they are the cue ("noted"), and of an opinion a word that betrays
// one ("our"): whole passages never come again.
type Entry struct {
	Layer Layer `json:",omitempty"` // Actors where empty
	Words string
	Rule  string `json:",omitempty"` // instead of words: all that the rule marks goes
	Never bool   // never marked
	Type  string // else of this type, if not empty
	Name  string // else a name of the actor called so, if not empty
}

// about reports whether two entries are about the same words or rule.
func (e Entry) about(o Entry) bool {
	return e.layer() == o.layer() && e.Words == o.Words && e.Rule == o.Rule
}

func (e Entry) layer() Layer {
	if e.Layer == Actors {
		return ""
	}
	return e.Layer
}

// taught returns what an edit says for always, or false.
func (edit Edit) taught() (Entry, bool) {
	if edit.Scope != Always {
		return Entry{}, false
	}
	entry := Entry{Words: edit.At.Quote}
	if edit.Layer != Actors {
		entry.Layer = edit.Layer
	}
	switch {
	case edit.Op == Dismiss:
		entry.Never = true
	case edit.Layer == Incidents && edit.Op == Relabel, edit.Layer == Actors && (edit.Op == Retype || edit.Op == Add):
		entry.Type = edit.Value
	case edit.Layer == Actors && (edit.Op == Merge || edit.Op == Move):
		entry.Name = edit.To.Quote
	default:
		return Entry{}, false
	}
	return entry, true
}

// Taught reports whether the edit has taught an entry for the same words.
func (edit Edit) Taught(entry Entry) bool {
	own, ok := edit.taught()
	return ok && own.about(entry)
}

// Before returns the entry that Learn would replace, to be kept in the edit.
func (dict Dictionary) Before(edit Edit) *Entry {
	if entry, ok := edit.taught(); ok {
		if i := slices.IndexFunc(dict, entry.about); i >= 0 {
			old := dict[i]
			return &old
		}
	}
	return nil
}

// Learn returns the dictionary with what an edit of scope Always says. Other
// edits leave it as it is.
func (dict Dictionary) Learn(edit Edit) Dictionary {
	entry, ok := edit.taught()
	if !ok {
		return dict
	}
	return dict.put(entry)
}

// Unlearn takes back what an edit taught, and puts back what stood there
// before. What has been taught since stays.
func (dict Dictionary) Unlearn(edit Edit) Dictionary {
	entry, ok := edit.taught()
	switch {
	case !ok || !slices.Contains(dict, entry):
		return dict
	case edit.Before != nil && entry.about(*edit.Before):
		return dict.put(*edit.Before)
	}
	return dict.Forget(entry)
}

// put returns the dictionary with an entry, in the place of that for the same
// words.
func (dict Dictionary) put(entry Entry) Dictionary {
	out := slices.Clone(dict)
	if i := slices.IndexFunc(out, entry.about); i >= 0 {
		out[i] = entry
		return out
	}
	return append(out, entry)
}

// Forget returns the dictionary without what it says of an entry's words.
func (dict Dictionary) Forget(entry Entry) Dictionary {
	return slices.DeleteFunc(slices.Clone(dict), entry.about)
}

// Switch returns the dictionary with a rule switched on or off.
func (dict Dictionary) Switch(rule string, on bool) Dictionary {
	entry := Entry{Rule: rule, Never: true}
	if on {
		return dict.Forget(entry)
	}
	return dict.put(entry)
}

// Off reports whether a rule is switched off.
func (dict Dictionary) Off(rule string) bool {
	return slices.ContainsFunc(dict, Entry{Rule: rule}.about)
}

// Merge returns the dictionary with those of the other's entries that are about
// words or rules it knows nothing of.
func (dict Dictionary) Merge(other Dictionary) Dictionary {
	out := slices.Clone(dict)
	for _, entry := range other {
		if !slices.ContainsFunc(out, entry.about) {
			out = append(out, entry)
		}
	}
	return out
}

// dictionary writes the entries over what the engine found: first the rules
// that are off, which may take away what the words are about.
func (e *editor) dictionary(dict Dictionary) {
	e.rules(dict)
	for _, entry := range dict {
		if entry.Words == "" {
			continue
		}
		switch entry.layer() {
		case Incidents:
			e.always(entry, e.triggerOf(entry.Words))
		case Statements:
			e.dropStatements(func(s doc.Statement) bool { return !s.Cue.Empty() && e.same(s.Cue, entry.Words) })
		case Opinions:
			e.dropCues(func(c doc.Cue) bool { return e.same(c.Span, entry.Words) })
		default:
			e.always(entry, e.mentionOf(entry.Words))
		}
	}
}

// same reports whether the words at a place are these, in whatever case.
func (e *editor) same(s doc.Span, words string) bool { return strings.EqualFold(e.d.Slice(s), words) }

// always applies an entry about an actor or an incident, where its words stand
// first.
func (e *editor) always(entry Entry, at doc.Span) {
	if at.Empty() {
		return
	}
	edit := Edit{Layer: entry.layer(), Scope: Article, At: At(e.d, at), Value: entry.Type}
	switch {
	case entry.Never:
		edit.Op = Dismiss
	case entry.Type != "" && edit.Layer == Incidents:
		edit.Op = Relabel
	case entry.Type != "":
		edit.Op = Retype
	default:
		to := e.mentionOf(entry.Name)
		if to.Empty() {
			return
		}
		edit.Op, edit.To = Merge, At(e.d, to)
	}
	e.apply(edit)
}

// rules takes away what the rules that are off have marked.
func (e *editor) rules(dict Dictionary) {
	off := make(map[string]bool)
	for _, entry := range dict {
		if entry.Rule != "" {
			off[entry.Rule] = true
		}
	}
	if len(off) == 0 {
		return
	}
	for i := range e.d.Actors {
		a := &e.d.Actors[i]
		a.Mentions = slices.DeleteFunc(a.Mentions, func(m doc.Mention) bool { return off[m.Why.Rule] })
	}
	for i := range e.d.Incidents {
		in := &e.d.Incidents[i]
		in.Triggers = slices.DeleteFunc(in.Triggers, func(t doc.Trigger) bool { return off[t.Why.Rule] })
	}
	e.dropStatements(func(s doc.Statement) bool { return off[s.Why.Rule] })
	e.dropCues(func(c doc.Cue) bool { return off[c.Why.Rule] })
}

// mentionOf returns the first mention that reads as words, or the zero Span.
func (e *editor) mentionOf(words string) doc.Span {
	for _, a := range e.d.Actors {
		for _, m := range a.Mentions {
			if e.d.Slice(m.Span) == words {
				return m.Span
			}
		}
	}
	return doc.Span{}
}

// triggerOf returns the first trigger that reads as words, or the zero Span.
func (e *editor) triggerOf(words string) doc.Span {
	for _, in := range e.d.Incidents {
		for _, t := range in.Triggers {
			if e.d.Slice(t.Span) == words {
				return t.Span
			}
		}
	}
	return doc.Span{}
}

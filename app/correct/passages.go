package correct

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// # Incidents, statements, opinions
//
// What a reader takes away leaves no trace: an incident without triggers goes,
// and a sentence whose statement or opinion is gone is a plain report again.

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
					t.Why = also(Confirm, t.Why)
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

// label writes a type of incident for the reader: "data-breach" is "Data breach".
func label(t string) string {
	t = strings.ReplaceAll(t, "-", " ")
	if t == "" {
		return t
	}
	return strings.ToUpper(t[:1]) + t[1:]
}

func (e *editor) statement(edit Edit) bool {
	switch edit.Op {
	case Confirm:
		found := false
		for i := range e.d.Statements {
			if s := &e.d.Statements[i]; e.reads(edit, s.Span) {
				s.Why, found = also(Confirm, s.Why), true
			}
		}
		return found
	case Dismiss:
		return e.dropStatements(func(s doc.Statement) bool { return e.reads(edit, s.Span) })
	}
	return false
}

// opinion dismisses or confirms a passage, or gives every sentence in it another
// voice.
func (e *editor) opinion(edit Edit) bool {
	found := false
	switch edit.Op {
	case Dismiss:
		return e.dropOpinions(func(o doc.Opinion) bool { return e.reads(edit, o.Span) })
	case Confirm:
		for i := range e.d.Opinions {
			if o := &e.d.Opinions[i]; e.reads(edit, o.Span) && len(o.Cues) > 0 {
				o.Cues[0].Why, found = also(Confirm, o.Cues[0].Why), true
			}
		}
	case Relabel:
		for i := range e.d.Sentences {
			if s := &e.d.Sentences[i]; s.Overlaps(edit.At.Span) {
				s.Voice, s.VoiceWhy, found = doc.Voice(edit.Value), reason(Relabel), true
			}
		}
		if doc.Voice(edit.Value) != doc.Editorial {
			e.d.Opinions = slices.DeleteFunc(e.d.Opinions, func(o doc.Opinion) bool { return e.reads(edit, o.Span) })
		}
	}
	return found
}

// dropStatements removes statements, and reports whether there were any.
func (e *editor) dropStatements(gone func(doc.Statement) bool) bool {
	return drop(e.d, &e.d.Statements, doc.Attributed, gone)
}

// dropOpinions removes opinions, and reports whether there were any.
func (e *editor) dropOpinions(gone func(doc.Opinion) bool) bool {
	return drop(e.d, &e.d.Opinions, doc.Editorial, gone)
}

// dropCues removes cues of opinions, and those opinions that have none left.
func (e *editor) dropCues(drop func(doc.Cue) bool) {
	for i := range e.d.Opinions {
		o := &e.d.Opinions[i]
		o.Cues = slices.DeleteFunc(o.Cues, drop)
	}
	e.dropOpinions(func(o doc.Opinion) bool { return len(o.Cues) == 0 })
}

// drop removes passages, and makes the sentences of their voice plain reports,
// unless something that is left speaks in them.
func drop[P interface{ Overlaps(doc.Span) bool }](d *doc.Document, all *[]P, voice doc.Voice, gone func(P) bool) bool {
	var dropped []P
	*all = slices.DeleteFunc(*all, func(p P) bool {
		if gone(p) {
			dropped = append(dropped, p)
			return true
		}
		return false
	})
	if dropped == nil {
		return false
	}
	speaks := func(list []P, s doc.Span) bool {
		return slices.ContainsFunc(list, func(p P) bool { return p.Overlaps(s) })
	}
	for i := range d.Sentences {
		if s := &d.Sentences[i]; s.Voice == voice && speaks(dropped, s.Span) && !speaks(*all, s.Span) {
			s.Voice, s.VoiceWhy = doc.Report, reason(Dismiss)
		}
	}
	return true
}

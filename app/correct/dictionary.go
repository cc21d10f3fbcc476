package correct

import (
	"slices"

	"lede/app/doc"
)

// A Dictionary is what a reader said for always. At most one entry stands for
// each words.
type Dictionary []Entry

// An Entry says what words always are.
type Entry struct {
	Words string
	Never bool          // never an actor
	Type  doc.ActorType // else of this type, if not empty
	Name  string        // else a name of the actor called so, if not empty
}

// Learn returns the dictionary with what an edit of scope Always says. Other
// edits leave it as it is.
func (dict Dictionary) Learn(edit Edit) Dictionary {
	if edit.Scope != Always || edit.Layer != Actors {
		return dict
	}
	entry := Entry{Words: edit.At.Quote}
	switch edit.Op {
	case Dismiss:
		entry.Never = true
	case Retype, Add:
		entry.Type = doc.ActorType(edit.Value)
	case Merge, Move:
		entry.Name = edit.To.Quote
	default:
		return dict
	}
	return append(dict.Forget(entry.Words), entry)
}

// Forget returns the dictionary without the entry for words.
func (dict Dictionary) Forget(words string) Dictionary {
	return slices.DeleteFunc(slices.Clone(dict), func(e Entry) bool { return e.Words == words })
}

func (e *editor) dictionary(dict Dictionary) {
	for _, entry := range dict {
		mention := e.mentionOf(entry.Words)
		if mention == (doc.Span{}) {
			continue
		}
		edit := Edit{Layer: Actors, Scope: Article, At: At(e.d, mention)}
		switch {
		case entry.Never:
			edit.Op = Dismiss
		case entry.Type != "":
			edit.Op, edit.Value = Retype, string(entry.Type)
		default:
			to := e.mentionOf(entry.Name)
			if to == (doc.Span{}) {
				continue
			}
			edit.Op, edit.To = Merge, At(e.d, to)
		}
		e.apply(edit)
	}
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

package eval

import (
	"slices"
	"sort"
	"strings"

	"lede/app/doc"
)

var (
	stances = []string{"says", "claims", "accuses", "denies", "condemns", "confirms", "declines", "warns", "believes"}
	kinds   = []string{"direct", "indirect", "mixed"}
)

// statements reads entries like
//
//	This is a serious incident … institution
//		direct; says; cue: noted; by: she = eriksen; about: cn, us
func (p *parser) statements(es []entry) error {
	for _, e := range es {
		p.line = e.line
		st := doc.Statement{Why: byHand}
		for i, part := range strings.Split(e.text, " + ") {
			scopes := [][]doc.Span{p.whole}
			if i > 0 {
				scopes = [][]doc.Span{{{Start: st.End, End: len(p.text)}}}
			}
			s, err := p.passage(part, scopes...)
			if err != nil {
				return p.errorf("content: %v", err)
			}
			if i > 0 && s.Start < st.End {
				return p.errorf("content: part %q does not follow the one before", part)
			}
			st.Parts = append(st.Parts, s)
			st.Span = st.Span.Cover(s)
		}
		if len(e.subs) != 1 {
			return p.errorf("want one indented line: kind; stance; cue: words; by: words = id; about: ids")
		}
		if err := p.statementFields(&st, e.subs[0]); err != nil {
			return err
		}
		if len(st.Parts) == 1 {
			st.Parts = nil
		}
		p.truth.Statements = append(p.truth.Statements, st)
	}
	sort.SliceStable(p.truth.Statements, func(i, j int) bool {
		return p.truth.Statements[i].Start < p.truth.Statements[j].Start
	})
	return nil
}

func (p *parser) statementFields(st *doc.Statement, e entry) error {
	p.line = e.line
	fields := strings.Split(e.text, ";")
	if len(fields) < 2 {
		return p.errorf("want kind; stance; …, got %q", e.text)
	}
	kind, stance := strings.TrimSpace(fields[0]), strings.TrimSpace(fields[1])
	if !slices.Contains(kinds, kind) || !slices.Contains(stances, stance) {
		return p.errorf("unknown kind %q or stance %q", kind, stance)
	}
	st.Kind, st.Stance = doc.StatementKind(kind), doc.Stance(stance)
	// Cue and speaker stand in the content's sentences, outside the content;
	// else in the sentences next to it; else anywhere, once.
	over := p.sentencesOver(st.Parts...)
	near := without(over, st.Parts)
	beside := without(p.around(over), append(over, st.Parts...))
	found := func(words string) (doc.Span, error) { return p.one(words, near, beside, p.whole) }
	hasSpeaker := false
	for _, f := range fields[2:] {
		key, value, _ := cut(f, ":")
		switch key {
		case "cue":
			s, err := found(value)
			if err != nil {
				return p.errorf("cue: %v", err)
			}
			st.Cue = s
		case "by":
			hasSpeaker = true
			if value == "unclear" {
				continue
			}
			words, id, known := cut(value, "=")
			s, err := found(words)
			if err != nil {
				return p.errorf("speaker: %v", err)
			}
			st.Speaker = &doc.Speaker{Span: s}
			if known {
				if st.Speaker.Actor, err = p.actorID(id); err != nil {
					return err
				}
			}
		case "about":
			ids, err := p.actorIDs(value)
			if err != nil {
				return err
			}
			st.About = ids
		default:
			return p.errorf("unknown field %q", key)
		}
	}
	if !hasSpeaker {
		return p.errorf(`no speaker: write "by: words = id", "by: words" or "by: unclear"`)
	}
	return nil
}

// around returns the sentences just before and after a run of sentences.
func (p *parser) around(over []doc.Span) []doc.Span {
	if len(over) == 0 {
		return nil
	}
	var out []doc.Span
	for i, s := range p.marks.sentences {
		next := i+1 < len(p.marks.sentences) && p.marks.sentences[i+1].span == over[0]
		prev := i > 0 && p.marks.sentences[i-1].span == over[len(over)-1]
		if next || prev {
			out = append(out, s.span)
		}
	}
	return out
}

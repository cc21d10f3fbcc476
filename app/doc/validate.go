package doc

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Validate reports every way in which d breaks the model's rules: spans out of
// range or off a character border, layers out of order or outside the layer
// that should hold them, ids and indexes that lead nowhere.
//
// A document may be filled only part of the way; what is not there yet is not
// missed.
func (d *Document) Validate() error {
	v := validator{d: d}
	v.text()
	v.actors()
	v.statements()
	v.incidents()
	v.opinions()
	return errors.Join(v.errs...)
}

type validator struct {
	d    *Document
	errs []error
}

func (v *validator) fail(format string, args ...any) {
	v.errs = append(v.errs, fmt.Errorf(format, args...))
}

// span checks one range of bytes; what names it in the message.
func (v *validator) span(s Span, what string, i int) bool {
	text := v.d.Text
	if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
		v.fail("%s %d: span [%d,%d) is not inside the text's %d bytes", what, i, s.Start, s.End, len(text))
		return false
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		v.fail("%s %d: span [%d,%d) splits a character", what, i, s.Start, s.End)
		return false
	}
	return true
}

func (v *validator) rng(r Range, n int, what string, i int) bool {
	if r.From < 0 || r.From > r.To || r.To > n {
		v.fail("%s %d: range [%d,%d) is not inside %d elements", what, i, r.From, r.To, n)
		return false
	}
	return true
}

func (v *validator) actorID(id ActorID, what string, i int) {
	if id != "" && v.d.Actor(id) == nil {
		v.fail("%s %d: no actor %q", what, i, id)
	}
}

func (v *validator) reason(r Reason, what string, i int) {
	if r.Rule == "" || r.Text == "" {
		v.fail("%s %d: cannot say why (rule %q, text %q)", what, i, r.Rule, r.Text)
	}
}

// text checks blocks, sentences and tokens: in order, apart, and nested.
func (v *validator) text() {
	d := v.d
	end := 0
	for i, b := range d.Blocks {
		if !v.span(b.Span, "block", i) {
			continue
		}
		if b.Start < end {
			v.fail("block %d: starts at %d, before the last one ends at %d", i, b.Start, end)
		}
		end = b.End
		v.rng(b.Sentences, len(d.Sentences), "block", i)
		if b.Label != (Span{}) && v.span(b.Label, "label of block", i) && !b.Contains(b.Label) {
			v.fail("block %d: label [%d,%d) is outside it", i, b.Label.Start, b.Label.End)
		}
		if b.DuplicateOf != NoBlock && (b.DuplicateOf < 0 || b.DuplicateOf >= i) {
			v.fail("block %d: duplicate of %d, which is not an earlier block", i, b.DuplicateOf)
		}
	}
	end = 0
	for i, s := range d.Sentences {
		if !v.span(s.Span, "sentence", i) {
			continue
		}
		if s.Start < end {
			v.fail("sentence %d: starts at %d, before the last one ends at %d", i, s.Start, end)
		}
		end = s.End
		if s.Block < 0 || s.Block >= len(d.Blocks) {
			v.fail("sentence %d: no block %d", i, s.Block)
		} else if b := d.Blocks[s.Block]; !b.Contains(s.Span) || !b.Sentences.Has(i) {
			v.fail("sentence %d: not inside its block %d", i, s.Block)
		}
		if !v.rng(s.Tokens, len(d.Tokens), "sentence", i) {
			continue
		}
		if s.Tokens.Empty() {
			v.fail("sentence %d: has no token", i)
		}
		for t := s.Tokens.From; t < s.Tokens.To; t++ {
			if !s.Contains(d.Tokens[t].Span) {
				v.fail("token %d: outside its sentence %d", t, i)
			}
			if h := d.Tokens[t].Head; d.Tokens[t].Rel != NoRel && h != NoHead && !s.Tokens.Has(h) {
				v.fail("token %d: head %d is outside its sentence %d", t, h, i)
			}
		}
	}
	end = 0
	for i, t := range d.Tokens {
		if !v.span(t.Span, "token", i) {
			continue
		}
		if t.Start < end {
			v.fail("token %d: starts at %d, before the last one ends at %d", i, t.Start, end)
		}
		end = t.End
	}
	for i, t := range d.Times {
		v.span(t.Span, "time", i)
	}
	for i, a := range d.Amounts {
		v.span(a.Span, "amount", i)
	}
}

func (v *validator) actors() {
	seen := make(map[ActorID]bool)
	for i, a := range v.d.Actors {
		if a.ID == "" || seen[a.ID] {
			v.fail("actor %d: id %q is empty or taken", i, a.ID)
		}
		seen[a.ID] = true
		if a.Name == "" || len(a.Mentions) == 0 {
			v.fail("actor %q: name %q, %d mentions", a.ID, a.Name, len(a.Mentions))
		}
		end := 0
		for j, m := range a.Mentions {
			if !v.span(m.Span, "mention of "+string(a.ID), j) {
				continue
			}
			if m.Start < end {
				v.fail("mention of %q %d: starts at %d, before the last one ends at %d", a.ID, j, m.Start, end)
			}
			end = m.End
			v.reason(m.Why, "mention of "+string(a.ID), j)
		}
	}
}

func (v *validator) statements() {
	for i, s := range v.d.Statements {
		v.span(s.Span, "statement", i)
		for _, p := range s.Parts {
			if v.span(p, "part of statement", i) && !s.Contains(p) {
				v.fail("statement %d: part [%d,%d) is outside it", i, p.Start, p.End)
			}
		}
		if s.Cue != (Span{}) {
			v.span(s.Cue, "cue of statement", i)
		}
		if s.Speaker != nil {
			v.span(s.Speaker.Span, "speaker of statement", i)
			v.actorID(s.Speaker.Actor, "speaker of statement", i)
			for _, id := range s.Speaker.Others {
				v.actorID(id, "speaker of statement", i)
			}
		}
		for _, id := range s.About {
			v.actorID(id, "statement", i)
		}
		v.reason(s.Why, "statement", i)
	}
}

func (v *validator) incidents() {
	ids := make(map[IncidentID]bool)
	for i, in := range v.d.Incidents {
		if in.ID == "" || ids[in.ID] {
			v.fail("incident %d: id %q is empty or taken", i, in.ID)
		}
		ids[in.ID] = true
	}
	for i, in := range v.d.Incidents {
		if in.PartOf != "" && (!ids[in.PartOf] || in.PartOf == in.ID) {
			v.fail("incident %d: part of %q, which is no other incident", i, in.PartOf)
		}
		if len(in.Triggers) == 0 {
			v.fail("incident %d: has no trigger", i)
		}
		for _, t := range in.Triggers {
			v.span(t.Span, "trigger of incident", i)
			v.reason(t.Why, "trigger of incident", i)
		}
		for _, r := range in.Roles {
			v.span(r.Span, "role of incident", i)
			v.actorID(r.Actor, "role of incident", i)
			v.actorID(r.AllegedBy, "role of incident", i)
			v.reason(r.Why, "role of incident", i)
		}
		for _, t := range in.Times {
			v.span(t.Span, "time of incident", i)
		}
		for _, a := range in.Amounts {
			v.span(a.Span, "amount of incident", i)
		}
		for _, id := range in.BlamedBy {
			v.actorID(id, "incident", i)
		}
		for _, id := range in.DeniedBy {
			v.actorID(id, "incident", i)
		}
		v.reason(in.Why, "incident", i)
	}
}

func (v *validator) opinions() {
	for i, o := range v.d.Opinions {
		v.span(o.Span, "opinion", i)
		v.actorID(o.Holder, "opinion", i)
		if o.Score < 0 || o.Score > 1 {
			v.fail("opinion %d: score %v is not between 0 and 1", i, o.Score)
		}
		if len(o.Cues) == 0 {
			v.fail("opinion %d: shows no cue", i)
		}
		for _, c := range o.Cues {
			v.span(c.Span, "cue of opinion", i)
			v.reason(c.Why, "cue of opinion", i)
		}
	}
}

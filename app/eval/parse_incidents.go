package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lede/app/doc"
)

var (
	modalities = []string{"stated", "alleged", "denied", "negated", "planned", "hypothetical"}
	roleKinds  = []string{"agent", "target", "instrument", "beneficiary", "place"}
)

// readIncidents reads entries like
//
//	exchange: cyberattack, stated, part of campaign
//		agent: China = cn; alleged by us
//		target: Microsoft Exchange servers
//		time: March of this year = 2021-03
//		amount: tens of thousands of computers = 10000 computer; affected
//		denied by: cn
func (p *parser) readIncidents(es []entry) error {
	d := p.truth
	for _, e := range es {
		p.line = e.line
		id, rest, ok := cut(e.text, ":")
		f := strings.Split(rest, ",")
		if !ok || len(f) < 2 {
			return p.errorf("want id: type, modality, got %q", e.text)
		}
		in := doc.Incident{ID: doc.IncidentID(id), Type: doc.IncidentType(strings.TrimSpace(f[0])),
			Modality: doc.Modality(strings.TrimSpace(f[1])), Why: byHand}
		if family(in.Type) == "" {
			return p.errorf("unknown incident type %q", in.Type)
		}
		if !slices.Contains(modalities, string(in.Modality)) {
			return p.errorf("unknown modality %q", in.Modality)
		}
		for _, flag := range f[2:] {
			flag = strings.TrimSpace(flag)
			if whole, ok := strings.CutPrefix(flag, "part of "); ok {
				in.PartOf = doc.IncidentID(whole)
			} else if flag == "generic" {
				in.Generic = true
			} else {
				return p.errorf("unknown flag %q", flag)
			}
		}
		if _, twice := p.incidents[id]; twice {
			return p.errorf("incident %q stands twice", id)
		}
		p.incidents[id] = len(d.Incidents)
		d.Incidents = append(d.Incidents, in)
	}
	for _, t := range p.marks.triggers {
		p.line = t.line
		i, ok := p.incidents[t.incident]
		if !ok {
			return p.errorf("trigger %q: no incident %q", d.Slice(t.span), t.incident)
		}
		in := &d.Incidents[i]
		m := t.modality
		if m == "" {
			m = in.Modality
		} else if !slices.Contains(modalities, string(m)) {
			return p.errorf("trigger %q: unknown modality %q", d.Slice(t.span), m)
		}
		in.Triggers = append(in.Triggers, doc.Trigger{Span: t.span, Modality: m, Why: byHand})
	}
	for _, e := range es {
		p.line = e.line
		id, _, _ := cut(e.text, ":")
		in := &d.Incidents[p.incidents[id]]
		if len(in.Triggers) == 0 {
			return p.errorf("incident %q has no trigger in the text", id)
		}
		var at []doc.Span
		for _, t := range in.Triggers {
			at = append(at, t.Span)
		}
		scope := p.sentencesOver(at...)
		for _, sub := range e.subs {
			p.line = sub.line
			if err := p.incidentField(in, sub.text, scope); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *parser) incidentField(in *doc.Incident, line string, scope []doc.Span) error {
	key, value, ok := cut(line, ":")
	if !ok {
		return p.errorf("want key: value, got %q", line)
	}
	if key == "blamed by" || key == "denied by" {
		ids, err := p.actorIDs(value)
		if key == "blamed by" {
			in.BlamedBy = ids
		} else {
			in.DeniedBy = ids
		}
		return err
	}
	what, tail, _ := cut(value, ";")
	quote, norm, hasNorm := cut(what, " = ")
	span, err := p.passage(quote, scope, p.whole)
	if err != nil {
		return p.errorf("%s: %v", key, err)
	}
	switch {
	case key == "time":
		if !hasNorm {
			return p.errorf("time %q has no value: add = 2021-03, or = - where it is vague", quote)
		}
		if norm == "-" {
			norm = ""
		}
		in.Times = append(in.Times, doc.Time{Span: span, Kind: timeKind(norm), Value: norm})
		return nil
	case key == "amount":
		am, err := amount(norm)
		if err != nil {
			return p.errorf("amount %q: %v", quote, err)
		}
		am.Span = span
		in.Amounts = append(in.Amounts, doc.IncidentAmount{Amount: am, Role: tail})
		return nil
	case !slices.Contains(roleKinds, key):
		return p.errorf("unknown field %q", key)
	}
	r := doc.Role{Span: span, Kind: doc.RoleKind(key), Modality: in.Modality, Why: byHand}
	if hasNorm {
		if r.Actor, err = p.actorID(norm); err != nil {
			return err
		}
	}
	if tail != "" {
		modality, by, alleged := cut(tail, " by ")
		if !slices.Contains(modalities, modality) {
			return p.errorf("unknown modality %q", modality)
		}
		r.Modality = doc.Modality(modality)
		if alleged {
			if r.AllegedBy, err = p.actorID(by); err != nil {
				return err
			}
		}
	}
	in.Roles = append(in.Roles, r)
	return nil
}

func timeKind(value string) doc.TimeKind {
	switch {
	case strings.HasPrefix(value, "P"):
		return doc.Duration
	case strings.Contains(value, "T"):
		return doc.Clock
	}
	return doc.Date
}

// amount reads "[about|at least|at most|more than|less than] VALUE UNIT".
func amount(s string) (doc.Amount, error) {
	var am doc.Amount
	for _, approx := range []doc.Approx{doc.About, doc.AtLeast, doc.AtMost, doc.Over, doc.Under} {
		if rest, ok := strings.CutPrefix(s, string(approx)+" "); ok {
			am.Approx, s = approx, rest
		}
	}
	value, unit, ok := cut(s, " ")
	if !ok {
		return am, fmt.Errorf("want = VALUE UNIT, got %q", s)
	}
	var err error
	am.Value, err = strconv.ParseFloat(value, 64)
	am.Unit = unit
	return am, err
}

package incident_test

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/incident"
	"lede/app/parse"
	"lede/app/quantity"
	"lede/app/segment"
	"lede/app/statement"
	"lede/app/tag"
)

//go:embed testdata/cases.txt
var cases string

var date = time.Date(2021, 7, 19, 0, 0, 0, 0, time.UTC)

// annotate runs every stage up to incidents over paragraphs parted by empty
// lines.
func annotate(text string) *doc.Document {
	d := &doc.Document{Text: text, Language: "en", Date: date}
	start := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Blocks = append(d.Blocks, doc.Block{Span: doc.Span{Start: start, End: start + len(p)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock})
		start += len(p) + 2
	}
	for _, run := range []func(*doc.Document){segment.Stage.Run, tag.Stage.Run, parse.Stage.Run, quantity.Stage.Run,
		actor.Stage.Run, statement.Stage.Run, incident.Stage.Run} {
		run(d)
	}
	return d
}

func TestCases(t *testing.T) {
	n, known := 0, 0
	for i, line := range strings.Split(cases, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		line, fails := strings.CutPrefix(line, "?")
		text, want, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("cases.txt:%d: no “=>”", i+1)
		}
		d := annotate(text)
		if err := d.Validate(); err != nil {
			t.Errorf("cases.txt:%d: %v", i+1, err)
		}
		problem := check(d, want)
		switch {
		case fails && problem == "":
			t.Errorf("cases.txt:%d: no longer fails, take the ? away: %s", i+1, text)
		case fails:
			known++
		case problem != "":
			t.Errorf("cases.txt:%d: %s\n input %s\n want  %s\n got   %s", i+1, problem, text, want, show(d))
		}
	}
	t.Logf("%d cases, %d known to fail", n, known)
}

// check compares what was found with what a case wants; "" is all right.
func check(d *doc.Document, want string) string {
	if want == "none" {
		for i := range d.Incidents {
			if !d.Incidents[i].Generic {
				return "an incident where there is none"
			}
		}
		return ""
	}
	listed := make(map[doc.IncidentID]bool)
	for w := range strings.SplitSeq(want, " & ") {
		fields := strings.Split(w, "; ")
		typ, rest, _ := strings.Cut(fields[0], " ")
		modality, generic := doc.Stated, false
		switch first, after, _ := strings.Cut(rest, " "); first {
		case "alleged", "denied", "negated", "planned", "hypothetical":
			modality, rest = doc.Modality(first), after
		case "generic":
			generic, rest = true, after
		}
		in := find(d, rest)
		if in == nil {
			return fmt.Sprintf("no trigger %q", rest)
		}
		listed[in.ID] = true
		if string(in.Type) != typ || in.Generic != generic || !generic && in.Modality != modality {
			return fmt.Sprintf("%q is %s %s, generic %v", rest, in.Type, in.Modality, in.Generic)
		}
		for _, f := range fields[1:] {
			if p := checkField(d, in, f); p != "" {
				return p
			}
		}
	}
	for i := range d.Incidents {
		if in := &d.Incidents[i]; !listed[in.ID] && !in.Generic {
			return fmt.Sprintf("invented %s", in.Type)
		}
	}
	return ""
}

func find(d *doc.Document, trigger string) *doc.Incident {
	for i := range d.Incidents {
		for _, t := range d.Incidents[i].Triggers {
			if d.Slice(t.Span) == trigger {
				return &d.Incidents[i]
			}
		}
	}
	return nil
}

func checkField(d *doc.Document, in *doc.Incident, field string) string {
	key, value, _ := strings.Cut(field, " ")
	switch key {
	case "time":
		for _, t := range in.Times {
			if t.Value == value {
				return ""
			}
		}
	case "amount":
		f := strings.Fields(value)
		number, _ := strconv.ParseFloat(f[1], 64)
		for _, a := range in.Amounts {
			if a.Value == number && a.Unit == f[2] && (a.Role == f[0] || f[0] == "*") {
				return ""
			}
		}
	default:
		for _, r := range in.Roles {
			if got := d.Slice(r.Span); string(r.Kind) == key && (strings.Contains(got, value) || strings.Contains(value, got)) {
				return ""
			}
		}
	}
	return "no " + field
}

// show writes incidents the way cases do.
func show(d *doc.Document) string {
	var all []string
	for _, in := range d.Incidents {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s", in.Type, in.Modality)
		if in.Generic {
			b.WriteString(" generic")
		}
		for i, t := range in.Triggers {
			if i > 0 {
				b.WriteString(" +")
			}
			b.WriteString(" " + d.Slice(t.Span))
		}
		for _, r := range in.Roles {
			fmt.Fprintf(&b, "; %s %s", r.Kind, d.Slice(r.Span))
		}
		for _, t := range in.Times {
			fmt.Fprintf(&b, "; time %s", t.Value)
		}
		for _, a := range in.Amounts {
			fmt.Fprintf(&b, "; amount %s %g %s", a.Role, a.Value, a.Unit)
		}
		all = append(all, b.String())
	}
	if all == nil {
		return "none"
	}
	return strings.Join(all, " & ")
}

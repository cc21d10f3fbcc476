package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseIncidents(t *testing.T) {
	for _, c := range []struct{ in, text, want string }{
		{"Nothing happened.", "Nothing happened.", ""},
		{"[agent 1: The gang] {1 ransomware: encrypted} [target 1: the servers of [agent 2: the port]], and [agent 2: it] {2 ransom-payment: paid} [amount 2: $4 million].",
			"The gang encrypted the servers of the port, and it paid $4 million.",
			"1 ransomware: encrypted; agent The gang; target the servers of the port\n" +
				"2 ransom-payment: paid; agent the port; agent it; amount $4 million"},
		{"[agent 1,2: Police] {2 arrest/planned: arrest} after {1 raid: raids}: {1 raid/denied: raided}?",
			"Police arrest after raids: raided?",
			"1 raid: raids, raided (denied); agent Police\n2 arrest: arrest (planned); agent Police"},
		{"{1 phishing/generic: Phishing} is on the rise.", "Phishing is on the rise.", "1 phishing: Phishing (generic)"},
	} {
		m, err := parseIncidents(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if m.text != c.text {
			t.Errorf("%s:\n got text %q\nwant      %q", c.in, m.text, c.text)
		}
		if got := m.show(); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestParseIncidentsErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"{1 hack: Hacked}.", `no type "hack"`},
		{"{1 patch/perhaps: Patched}.", `no modality "perhaps"`},
		{"[victim 1: It] was {1 patch: patched}.", `no role "victim"`},
		{"[target x: It] was {1 patch: patched}.", `no number "x"`},
		{"[target 2: It] was {1 patch: patched}.", "event 2 has no trigger"},
		{"It was {1 patch: patched} by {1 fire: fire}.", "both patch and fire"},
		{"It was {1 patch: patched.", "not closed"},
		{"It was {1 patch: patched].", "closes nothing"},
		{"It was {1 patch: patch}ed.", "cuts a word"},
		{"It was {1 patch: patched }.", "holds"},
		{"It  was {1 patch: patched}.", "odd space"},
		{"It was {patched}.", "no colon"},
		{"{1,2 patch: Patched}.", "several events"},
	} {
		if _, err := parseIncidents(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got error %v\nwant one with %q", c.in, err, c.want)
		}
	}
}

// TestIncidentSentences reads every sentence there is. None stands there twice.
func TestIncidentSentences(t *testing.T) {
	all, err := ownIncidents()
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]markedLine)
	for _, m := range all {
		if o, ok := seen[m.text]; ok {
			t.Errorf("%s:%d: the sentence of %s:%d again: %s", m.file, m.line, o.file, o.line, m.text)
		}
		seen[m.text] = m
	}
}

// show writes a sentence's events out, one a line.
func (m *markedLine) show() string {
	var out []string
	for _, e := range m.events {
		var triggers []string
		for _, t := range e.triggers {
			s := m.text[t.Start:t.End]
			switch {
			case t.generic:
				s += " (generic)"
			case t.modality != "stated":
				s += fmt.Sprintf(" (%s)", t.modality)
			}
			triggers = append(triggers, s)
		}
		s := fmt.Sprintf("%d %s: %s", e.number, e.typ, strings.Join(triggers, ", "))
		for _, r := range e.roles {
			s += fmt.Sprintf("; %s %s", r.role, m.text[r.Start:r.End])
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

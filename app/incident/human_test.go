package incident_test

import (
	"slices"
	"testing"
	"time"

	"lede/app/doc"
)

// TestSomebody reads sentences whose objects and subjects a parser mistakes: no card may
// name them.
func TestSomebody(t *testing.T) {
	tests := []struct {
		text  string
		kind  doc.RoleKind
		nots  []string // what must fill no role of the kind
		wants []string // what must
	}{
		{"You cannot shoot hunger, the priest said at a rally in Blantyre.", doc.Target, []string{"hunger"}, nil},
		{"Investigators believe more than one weapon was fired at the party.", doc.Target, []string{"one weapon"}, nil},
		{"Long delays killed two patients, the report found.", doc.Agent, []string{"Long delays"}, nil},
		{"Soldiers killed two ornithologists near the lake.", doc.Target, nil, []string{"two ornithologists"}},
		{"Two oceanographers were arrested in Lima.", doc.Target, nil, []string{"Two oceanographers"}},
	}
	for _, test := range tests {
		d := annotate(test.text)
		var got []string
		for _, in := range d.Incidents {
			for _, r := range in.Roles {
				if r.Kind == test.kind {
					got = append(got, d.Slice(r.Span))
				}
			}
		}
		for _, not := range test.nots {
			if slices.Contains(got, not) {
				t.Errorf("%s\n got  %s %q", test.text, test.kind, got)
			}
		}
		for _, want := range test.wants {
			if !slices.Contains(got, want) {
				t.Errorf("%s\n got  %s %q\n want %q", test.text, test.kind, got, want)
			}
		}
	}
}

// TestUndated reads an article that does not tell its date: a year alone is still one
// long past.
func TestUndated(t *testing.T) {
	d := annotateOn(time.Time{}, "Police in Malawi shot dead two protesters, a rights group said.\n\nShops stayed shut.\n\nIn 2011, at least 20 people were killed when police opened fire on anti-government protesters in Malawi.")
	shootings := 0
	for _, in := range d.Incidents {
		if in.Type != "shooting" {
			continue
		}
		shootings++
		if then := len(in.Times) > 0 && in.Times[0].Value == "2011"; then == (d.Slice(in.Triggers[0].Span) == "shot dead") {
			t.Errorf("a card tells of both: %s", show(d))
		}
	}
	if shootings == 0 {
		t.Errorf("no shooting: %s", show(d))
	}
}

package incident_test

import (
	"strings"
	"testing"
)

// TestOther checks what else is found to happen besides the events of the
// guide, and that it makes no card.
func TestOther(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"The climber slipped on a ridge near the summit and fell 300 metres.", "slipped fell", "summit"},
		{"The band returned to Manchester, where it recorded two albums.", "returned", "Manchester"},
		{"The singer wore a red dress on the stairs of the hotel.", "", "stairs hotel"},
		{"Hackers stole the passwords of 4,000 customers. The malware connects to a server.", "", "connects"},
	} {
		d := annotate(c.text)
		var got []string
		for _, in := range d.Incidents {
			if in.Type != "other" {
				continue
			}
			if !in.Generic || len(in.Roles) > 0 {
				t.Errorf("%s: a card of type other: %+v", c.text, in)
			}
			for _, tr := range in.Triggers {
				got = append(got, d.Slice(tr.Span))
			}
		}
		words := strings.Join(got, " ")
		for w := range strings.FieldsSeq(c.want) {
			if !strings.Contains(words, w) {
				t.Errorf("%s\n got  %q\n want %q among them", c.text, words, w)
			}
		}
		for w := range strings.FieldsSeq(c.not) {
			if strings.Contains(words, w) {
				t.Errorf("%s\n got %q, and not %q", c.text, words, w)
			}
		}
	}
}

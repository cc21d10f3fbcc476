package incident_test

import (
	"strings"
	"testing"
)

// TestGuesses checks what the models find where vocabulary and rules say nothing,
// and that they can say why.
func TestGuesses(t *testing.T) {
	for _, c := range []struct{ text, typ, trigger, role, why string }{
		{"Vandals tampered with the voter roll and wiped a database of the election office, hackers said.", "cyberattack", "tampered", "", "reads here like"},
		{"Nurses ended their strike on Friday.", "protest", "strike", "agent Nurses", "how the sentence joins it"},
		{"The council painted the bridge and planted trees beside it.", "", "", "", ""},
	} {
		d := annotate(c.text)
		var got []string
		found := c.typ == ""
		for _, in := range d.Incidents {
			if in.Type == "other" {
				continue
			}
			for _, tr := range in.Triggers {
				got = append(got, string(in.Type)+" "+d.Slice(tr.Span)+": "+tr.Why.Text)
				found = found || string(in.Type) == c.typ && d.Slice(tr.Span) == c.trigger && (c.role != "" || strings.Contains(tr.Why.Text, c.why))
			}
			for _, r := range in.Roles {
				got = append(got, string(r.Kind)+" "+d.Slice(r.Span)+": "+r.Why.Text)
			}
		}
		all := strings.Join(got, "\n      ")
		if !found || !strings.Contains(all, c.role) || !strings.Contains(all, c.why) || c.typ == "" && all != "" {
			t.Errorf("%s\n got  %s\n want %s %s, %s, because … %s", c.text, all, c.typ, c.trigger, c.role, c.why)
		}
	}
}

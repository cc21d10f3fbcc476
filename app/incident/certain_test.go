package incident_test

import "testing"

// TestCertain runs sentences that no rule and no training sentence knows: what only the
// model sees was not stated. A model made anew may turn some round, so most must be right.
func TestCertain(t *testing.T) {
	tests := []struct{ text, trigger, want string }{
		{"A merger of the two ports is a distant prospect.", "merger", "hypothetical"},
		{"Clerks will be balloted on a walkout next month.", "walkout", "planned"},
		{"Two brewers are sounding out investors about a merger.", "merger", "hypothetical"},
		{"Every coup since 1960 has begun at the radio station.", "coup", "generic"},
		{"The bank hired lawyers to sue its auditor.", "sue", "planned"},
		{"The governor shied away from banning the party.", "banning", "negated"},
		{"The firm has lined up banks to buy its rival.", "buy", "planned"},
		{"In the last act the king is murdered by his brother.", "murdered", "hypothetical"},
		// What rules are sure of is left alone.
		{"Firefighters stopped the blaze from spreading.", "blaze", "stated"},
		{"Protests spread on Monday to Bahir Dar.", "Protests", "stated"},
		{"The merger was approved on Monday.", "merger", "stated"},
	}
	wrong := 0
	for _, test := range tests {
		if got := modalityOf(annotate(test.text), test.trigger); got != test.want {
			wrong++
			t.Logf("%s\n got  %s\n want %s", test.text, got, test.want)
		}
	}
	if wrong > 2 {
		t.Errorf("%d of %d sentences wrong; -v lists them", wrong, len(tests))
	}
}

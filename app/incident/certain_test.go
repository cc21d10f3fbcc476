package incident_test

import "testing"

// TestCertain runs sentences that no training sentence has: what only the model sees
// was not stated. A model made anew turns some of them round, so it is their number that must
// not fall; the rules alone have four right.
func TestCertain(t *testing.T) {
	tests := []struct{ text, trigger, want string }{
		{"A merger of the two ports is a distant prospect.", "merger", "hypothetical"},
		{"Clerks will be balloted on a walkout next month.", "walkout", "planned"},
		{"Two brewers are sounding out investors about a merger.", "merger", "hypothetical"},
		{"Every coup since 1960 has begun at the radio station.", "coup", "generic"},
		{"The bank hired lawyers to sue its auditor.", "sue", "planned"},
		{"The governor shied away from banning the party.", "banning", "negated"},
		{"The firm has lined up banks to buy its rival.", "buy", "planned"},
		{"Members were balloted on a strike over pay.", "strike", "hypothetical"},
		{"The ferry company is mulling a lawsuit.", "lawsuit", "hypothetical"},
		{"The party backed away from expelling him.", "expelling", "negated"},
		{"Anyone who robs a bank goes to prison.", "robs", "generic"},
		{"The miners gave notice of a strike in June.", "strike", "planned"},
		{"In the last act the king is murdered by his brother.", "murdered", "hypothetical"},
		// What rules are sure of is left alone.
		{"Firefighters stopped the blaze from spreading.", "blaze", "stated"},
		{"Protests spread on Monday to Bahir Dar.", "Protests", "stated"},
		{"The bombing on Monday shut the bridge.", "bombing", "stated"},
	}
	wrong := 0
	for _, test := range tests {
		if got := modalityOf(annotate(test.text), test.trigger); got != test.want {
			wrong++
			t.Logf("%s\n got  %s\n want %s", test.text, got, test.want)
		}
	}
	if wrong > 8 {
		t.Errorf("%d of %d sentences wrong, want at most 8; -v lists them", wrong, len(tests))
	}
}

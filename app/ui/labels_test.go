package ui

import (
	"testing"

	"lede/app/doc"
	"lede/app/store"
)

func TestWhen(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"2021-03-10", "10 Mar 2021"}, {"2021-03", "Mar 2021"}, {"2021", "2021"}, {"2021-03-10T14:20", "10 Mar 2021"},
		{"2021-10/2022-03", "Oct 2021 – Mar 2022"}, {"P9D", ""}, {"", ""},
	} {
		if got := when(c.value); got != c.want {
			t.Errorf("when(%q) = %q, want %q", c.value, got, c.want)
		}
	}
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        int
	}{{"Grey Tern, GREY tern and grey\nTern", "grey tern", 3}, {"aaaa", "aa", 2}, {"Århus, århus", "ÅRHUS", 2}, {"none here", "x", 0}} {
		if got := search(c.text, c.words); len(got) != c.want {
			t.Errorf("search(%q, %q) finds %v, want %d places", c.text, c.words, got, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"short", 10, "short"}, {"The Dutch government of 2025", 12, "The Dutch…"}, {"Øvrevollsveien", 5, "Øvre…"}} {
		if got := shorten(c.text, c.most); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for _, c := range []struct{ reason, want string }{
		{"Another name of China", "This is another name of China."},
		{"A person's name, by its words and those around it", "This is a person's name, by its words and those around it."},
		{"Same as Ida Krogh: same surname", "This is the same as Ida Krogh: same surname."},
		{"People of one nationality who act together, without a name", "These are people of one nationality who act together, without a name."},
		{"“she” means Ida Krogh, the person just named", "“she” means Ida Krogh, the person just named."},
		{"The administration is the government of the United States, named in this text", "The administration is the government of the United States, named in this text."},
		{"What the cue “said” reports, with “Krogh” as speaker.", "This is what the cue “said” reports, with “Krogh” as speaker."},
		{"The passive “is said” reports what others think or say, with “Krogh” as source.", "The passive “is said” reports what others think or say, with “Krogh” as source."},
		{"Marked because: “hack” names a cyberattack.", "Marked because “hack” names a cyberattack."},
		{"“our” speaks as the writer, or for the readers", "“our” speaks as the writer, or for the readers."},
		{"", ""},
	} {
		if got := sentence(c.reason); got != c.want {
			t.Errorf("sentence(%q) = %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		rule, name string
		ok         bool
	}{{"actor/pronoun", "Pronouns", true}, {"actor/seat", "Capitals and seats of governments", true}, {"incident/data-breach", "Data breach", true},
		{"opinion/hedge", "Hedges", true}, {"actor/name", "", false}, {"reader/confirm", "", false}, {"", "", false}} {
		if k, ok := kindOf(c.rule); ok != c.ok || k.name() != c.name {
			t.Errorf("kindOf(%q) = %q, %v, want %q, %v", c.rule, k.name(), ok, c.name, c.ok)
		}
	}
	seen := make(map[string]bool)
	for _, k := range kinds {
		for _, rule := range k.rules {
			if seen[rule] {
				t.Errorf("rule %s has two switches", rule)
			}
			seen[rule] = true
		}
	}
}

// TestSays labels bars: a pronoun that stands for nobody known is no speaker.
func TestSays(t *testing.T) {
	d := &doc.Document{Text: "It the police Ida Krogh", Actors: []doc.Actor{{ID: "ida", Name: "Ida Krogh", Type: doc.Person}}}
	for _, c := range []struct {
		speaker *doc.Speaker
		want    string
	}{
		{nil, "Speaker unclear"},
		{&doc.Speaker{Span: doc.Span{Start: 0, End: 2}}, "Speaker unclear"},
		{&doc.Speaker{Span: doc.Span{Start: 0, End: 2}, Actor: "ida"}, "Says: Krogh"},
		{&doc.Speaker{Span: doc.Span{Start: 3, End: 13}}, "Says: police"},
	} {
		if got := says(d, doc.Statement{Speaker: c.speaker}); got != c.want {
			t.Errorf("%+v: %q, want %q", c.speaker, got, c.want)
		}
	}
}

func TestTitleOf(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"Port shut", "© A. Photographer", "Port shut"},
		{"", "", "Untitled"},
		{"", " \n\n", "Untitled"},
		{"", "© Mike Example/Wire\n\nThe administration blamed hackers for the loss of every file it had.", "The administration blamed hackers for the loss of …"},
		{"", "Port shut\n\nToday.", "Port shut"},
		{"", "All six words fit in here.", "All six words fit in here."},
	} {
		if got := titleOf(store.Card{Title: c.title}, c.text); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.title, c.text, got, c.want)
		}
	}
}

func TestBare(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"The Biden administration", "Biden administration"}, {"a U.S. official", "a U.S. official"}, {"A number of allies", "A number of allies"}, {"they", "they"},
	} {
		if got := bare(c.name); got != c.want {
			t.Errorf("bare(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

package ui

import "testing"

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

package ui

import (
	"testing"

	"lede/app/doc"
)

// TestVoicesCountOnce leaves a repeated passage and boilerplate out of the shares.
func TestVoicesCountOnce(t *testing.T) {
	d := &doc.Document{Text: "0123456789012345678901234567890"}
	for i, b := range []struct {
		voice     doc.Voice
		duplicate int
	}{{doc.Report, doc.NoBlock}, {doc.Editorial, doc.NoBlock}, {doc.Editorial, 1}, {doc.Boilerplate, doc.NoBlock}} {
		s := doc.Span{Start: 5 * i, End: 5*i + 4}
		d.Blocks = append(d.Blocks, doc.Block{Span: s, DuplicateOf: b.duplicate})
		d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Block: i, Voice: b.voice})
	}
	if by, all := voices(d); by[doc.Editorial] != 4 || all != 8 {
		t.Errorf("editorial %d of %d bytes, want 4 of 8", by[doc.Editorial], all)
	}
}

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

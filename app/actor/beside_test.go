package actor

import (
	"testing"

	"lede/app/doc"
)

// nameAt returns a finder over the text with one mention, of the given word, that the
// recogniser took for kind.
func nameAt(t *testing.T, text, word string, kind Kind) (*finder, *mention) {
	t.Helper()
	f := newFinder(article(text))
	for i := range f.d.Tokens {
		if f.d.Word(i) == word {
			f.add(doc.Range{From: i, To: i + 1}, 0, kind, NormalCase)
			f.index()
			return f, &f.mentions[0]
		}
	}
	t.Fatalf("%s: no %q", text, word)
	return nil, nil
}

func TestNounBeside(t *testing.T) {
	for _, c := range []struct {
		text, word string
		got, want  Kind
	}{
		{"They signed striker Velho on Friday.", "Velho", KindPlace, KindPerson},
		{"They jailed Hartanto, the former mayor, for graft.", "Hartanto", KindOrganization, KindPerson},
		{"It was Keletso, spokesman for the miners, who wept.", "Keletso", KindOrganization, KindPerson},
		{"They found a boy, Rizal, under the roof.", "Rizal", KindPlace, KindPerson},
		{"They sued the Hobart-based Keletso.", "Keletso", KindPerson, KindOrganization},
		{"They flew with the Keletso airline.", "Keletso", KindPlace, KindOrganization},
		{"The Velho administration fell.", "Velho", KindPerson, KindPerson},
		{"The Velho government fell.", "Velho", KindOrganization, KindPerson},
		{"In Kisoro, a teacher said so.", "Kisoro", KindPlace, KindNone},
		{"They bought the airline Velho on Friday.", "Velho", KindPerson, KindOrganization},
		{"They left the town of Velho on Friday.", "Velho", KindPerson, KindPlace},
		{"They fought a gang called Velho on Friday.", "Velho", KindPerson, KindOrganization},
	} {
		f, m := nameAt(t, c.text, c.word, c.got)
		if got := f.nounBeside(m); got != c.want {
			t.Errorf("%s\n%s, read as %v: got %v, want %v", c.text, c.word, c.got, got, c.want)
		}
	}
}

func TestLeftovers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"She told broadcaster QPN9 that he left.", "QPN9"},
		{"She told Kwik Fit that the company owed her.", "Kwik Fit"},
		{"She told Kwik Fit that they owed her.", ""},
	} {
		f := newFinder(article(c.text))
		f.findLeftovers()
		got := ""
		for _, m := range f.mentions {
			got += m.text
		}
		if got != c.want {
			t.Errorf("%s\ngot %q, want %q", c.text, got, c.want)
		}
	}
}

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
		{"They bought a stake in Keletso on Friday.", "Keletso", KindPerson, KindOrganization},
		{"They list its shares in Nairobi on Friday.", "Nairobi", KindPlace, KindNone},
		{"They boarded the tanker Velho on Friday.", "Velho", KindOrganization, KindMisc},
		{"They boarded the ship, a tanker, the Velho, on Friday.", "Velho", KindOrganization, KindMisc},
		{"They patched Velho 6.0 on Friday.", "Velho", KindOrganization, KindMisc},
		{"They said Velho 2.5 percent up on Friday.", "Velho", KindOrganization, KindNone},
		{"They left Velho 14.20 on the board.", "Velho", KindOrganization, KindNone},
		{"They hid two daughters, Velho and Keletso.", "Velho", KindPlace, KindPerson},
		{"They arrested Velho alias Shorty.", "Velho", KindOrganization, KindPerson},
		{"They held a man known as Velho on Friday.", "Velho", KindPlace, KindPerson},
		{"She gave only her first name, Velho.", "Velho", KindPlace, KindPerson},
		{"They sued Velho, a digital rights group, on Friday.", "Velho", KindPerson, KindOrganization},
	} {
		f, m := nameAt(t, c.text, c.word, c.got)
		if got := f.nounBeside(m); got != c.want {
			t.Errorf("%s\n%s, read as %v: got %v, want %v", c.text, c.word, c.got, got, c.want)
		}
	}
}

// What add makes of the names it is given.
func TestAdd(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to int // tokens
		kind     Kind
		want     string
	}{
		{"Here Hemi Ruatapu KC spoke.", 1, 4, KindOrganization, "person Hemi Ruatapu"},
		{"Here Hemi KC spoke.", 1, 3, KindOrganization, "organization Hemi KC"},
		{"It cost A$ 9.", 2, 3, KindPlace, ""},
		{"Vietnam: Tycoon loses appeal.", 2, 3, KindOrganization, ""},
		{"Retailer Karoo Stores fell.", 0, 3, KindOrganization, "organization Karoo Stores"},
		{"Daily Sahara fell.", 0, 2, KindOrganization, "organization Daily Sahara"},
		{"Striker Osei scored.", 0, 2, KindPerson, "person Osei"},
		{"UPDATE 2-Zbrostal Works spurns bid.", 1, 3, KindOrganization, "organization Zbrostal Works"},
		{"They beat 7-Vesnik here.", 2, 3, KindPerson, "person Vesnik"},
		{"They flew 7-ELEVEN here.", 2, 3, KindOrganization, "organization 7-ELEVEN"},
	} {
		f := newFinder(article(c.text))
		f.add(doc.Range{From: c.from, To: c.to}, 0, c.kind, NormalCase)
		got := ""
		for i := range f.mentions {
			m := &f.mentions[i]
			got = m.kind.String() + " " + f.d.Slice(f.span(m))
			if f.d.Slice(f.span(m)) != m.text {
				t.Errorf("%s\nspan of %q, text %q", c.text, f.d.Slice(f.span(m)), m.text)
			}
		}
		if got != c.want {
			t.Errorf("%s\ntokens %d to %d: got %q, want %q", c.text, c.from, c.to, got, c.want)
		}
	}
}

// A city in the name of a body says nothing of the city.
func TestVotesForParts(t *testing.T) {
	for _, c := range []struct {
		text string
		to   int // tokens of the organization, from the first on
		part string
		want int
	}{
		{"Nairobi University closed.", 2, "nairobi", 0},
		{"Falcon Ridge Labs closed.", 3, "falcon", voteShort},
	} {
		f := newFinder(article(c.text))
		f.add(doc.Range{From: 0, To: c.to}, 0, KindOrganization, NormalCase)
		p := poll{}
		f.votesForParts(&f.mentions[0], p)
		if got := p.of(c.part)[KindOrganization]; got != c.want {
			t.Errorf("%s\nvotes for %q: got %d, want %d", c.text, c.part, got, c.want)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"KELETSO, March 17 (Coral News) - The slope gave way.", "KELETSO", true},
		{"LAHORE: The court sat.", "LAHORE", true},
		{"KELETSO: The court sat.", "KELETSO", false},
		{"KELETSO, the biggest miner, said it was cheap - and it was.", "KELETSO", false},
		{"Keletso, March 17 (Coral News) - The slope gave way.", "Keletso", false},
	} {
		f, m := nameAt(t, c.text, c.word, KindOrganization)
		if got := f.isDateline(m, f.tokensOf(m)); got != c.want {
			t.Errorf("%s\n%s: got %t, want %t", c.text, c.word, got, c.want)
		}
	}
}

func TestCoordinate(t *testing.T) {
	for _, c := range []struct {
		text  string
		kinds []Kind // of the words in capitals, as read
		want  string // kinds the last one has most votes for
	}{
		{"homes in Surin, Buriram and Keletso", []Kind{KindPlace, KindPlace, KindOrganization}, "place"},
		{"homes in Nairobi and Keletso", []Kind{KindPlace, KindOrganization}, "place"},
		{"homes in Nairobi, Keletso", []Kind{KindPlace, KindOrganization}, "none"},
		{"talks of Nairobi, Johnson and Keletso", []Kind{KindPlace, KindPerson, KindOrganization}, "none"},
		{"ministers of Nairobi and Mombasa, Velho and Keletso", []Kind{KindPlace, KindPlace, KindOrganization, KindOrganization}, "none"},
	} {
		f := newFinder(article(c.text))
		for i := range f.d.Tokens {
			if isCapital(f.d.Word(i)) {
				f.add(doc.Range{From: i, To: i + 1}, 0, c.kinds[len(f.mentions)], NormalCase)
			}
		}
		f.index()
		p := poll{}
		f.coordinate(p)
		got := KindNone
		for k, n := range p.of("keletso") {
			if n > 0 {
				got = Kind(k)
			}
		}
		if got.String() != c.want {
			t.Errorf("%s\nthe last name: got %v, want %s", c.text, got, c.want)
		}
	}
}

func TestLeftovers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"She told broadcaster QPN9 that he left.", "QPN9"},
		{"She told Kwik Fit that the company owed her.", "Kwik Fit"},
		{"She told Kwik Fit that they owed her.", ""},
		{"A poll by the Zoqual agency puts her ahead.", "Zoqual"},
		{"A goat, survivor Zo Kwik told the paper.", "Zo Kwik"},
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

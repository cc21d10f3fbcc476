package actor

import (
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/model"
)

func TestWordTableRoundTrip(t *testing.T) {
	entries := map[uint32]WordEntry{
		WordKey(WordHash("Nairobi")):               {Cluster: 2, Class: ClassCity},
		WordKey(WordHash("minister")):              {Cluster: 1, Class: ClassTitle},
		WordKey(PhraseHash("New", "York")):         {Class: ClassCity | ClassRegion},
		WordKey(PhraseHash("al-Shabaab", "rebel")): {Class: ClassGroup},
	}
	file := AppendWordTable(nil, entries, []uint8{3, 4}, []uint8{1, 1})
	table, err := ReadWordTable(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hash model.Hash
		want WordEntry
	}{
		{WordHash("NAIROBI"), WordEntry{2, ClassCity}},
		{WordHash("minister"), WordEntry{1, ClassTitle}},
		{PhraseHash("new", "york"), WordEntry{0, ClassCity | ClassRegion}},
		{PhraseHash("al-Shabaab", "rebel"), WordEntry{0, ClassGroup}},
		{WordHash("nobody-listed-this"), WordEntry{}},
	} {
		if got := table.Get(c.hash); got != c.want {
			t.Errorf("Get(%d) = %v, want %v", c.hash, got, c.want)
		}
	}
	for n := range file {
		if _, err := ReadWordTable(file[:n]); err == nil {
			t.Fatalf("a file cut to %d of %d bytes is read without an error", n, len(file))
		}
	}
}

func TestCanFollow(t *testing.T) {
	for _, c := range []struct {
		a, b Label
		want bool
	}{
		{Out, Out, true},
		{Out, MakeLabel(KindPerson, Begin), true},
		{Out, MakeLabel(KindPerson, Last), false},
		{MakeLabel(KindPerson, Begin), MakeLabel(KindPerson, Last), true},
		{MakeLabel(KindPerson, Begin), MakeLabel(KindPlace, Last), false},
		{MakeLabel(KindPerson, Begin), Out, false},
		{MakeLabel(KindPerson, Unit), MakeLabel(KindPlace, Unit), true},
	} {
		if got := CanFollow(c.a, c.b); got != c.want {
			t.Errorf("CanFollow(%d, %d) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestCaseOf(t *testing.T) {
	for text, want := range map[string]Case{
		"Police in Kenya arrested two men.":          NormalCase,
		"Dominic Raab met Xi Jinping in New Delhi":   NormalCase,
		"Kenya Police Arrest Six Over Bank Hack":     TitleCase,
		"FLOODS KILL 40 IN SINDH":                    UpperCase,
		"kenya police arrest six":                    LowerCase,
		"The EU, the UN, NATO and the US met Monday": NormalCase,
	} {
		d := article(text)
		if got := CaseOf(d, doc.Range{From: 0, To: len(d.Tokens)}); got != want {
			t.Errorf("%s: case %d, want %d", text, got, want)
		}
	}
}

// Every list is read without an error, and no name stands for two states.
func TestLists(t *testing.T) {
	r := load()
	seen := map[string]string{}
	for _, s := range r.states {
		if other, ok := seen[s.name]; ok {
			t.Errorf("%s: both %s and %s", s.name, other, s.code)
		}
		seen[s.name] = s.code
		if n, ok := r.byName[fold(s.name)]; !ok || r.states[n.state].code != s.code {
			t.Errorf("%s does not lead to %s", s.name, s.code)
		}
	}
	for word, n := range r.nominals {
		for _, typ := range n.types {
			switch doc.ActorType(typ) {
			case doc.Person, doc.Organization, doc.State, doc.Group:
			default:
				t.Errorf("nominals.tsv: %s: no type %q", word, typ)
			}
		}
	}
	for word, class := range r.evidence {
		if !strings.Contains(" organization group place person thing owned suffix prefix arms crime product event ", " "+class+" ") {
			t.Errorf("evidence.tsv: %s: no class %q", word, class)
		}
	}
}

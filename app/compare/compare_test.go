package compare

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"lede/app/doc"
)

// An article is written down as what matters: actors as "type name=alias=alias
// ×mentions", incidents as "type target@place<agent when amount", speakers as
// names. build makes a document of it.
type article struct {
	actors    string // a line each
	incidents string
	speakers  string // separated by spaces: an actor's line number, a word, or "?"
}

func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// build writes every word into the text as it goes, so that spans are true.
func build(t *testing.T, side string, a article) *doc.Document {
	t.Helper()
	d := new(doc.Document)
	word := func(s string) doc.Span {
		start := len(d.Text)
		d.Text += s + " "
		return doc.Span{Start: start, End: start + len(s)}
	}
	ids := make(map[string]doc.ActorID)
	for i, l := range lines(a.actors) {
		kind, rest, _ := strings.Cut(l, " ")
		rest, times, _ := strings.Cut(rest, " ×")
		names := strings.Split(rest, "=")
		n := 1
		fmt.Sscan(times, &n)
		form := doc.Name
		if names[0] == strings.ToLower(names[0]) {
			form = doc.Nominal
		}
		actor := doc.Actor{ID: doc.ActorID(fmt.Sprint(side, i)), Name: names[0], Type: doc.ActorType(kind)}
		if kind == "state" {
			actor.ID = doc.ActorID(names[len(names)-1])
			names = names[:len(names)-1]
		}
		for _, alias := range names[1:] {
			actor.Aliases = append(actor.Aliases, doc.Alias{Name: alias})
		}
		for range n {
			actor.Mentions = append(actor.Mentions, doc.Mention{Span: word(names[0]), Form: form})
		}
		ids[names[0]] = actor.ID
		d.Actors = append(d.Actors, actor)
	}
	role := map[byte]doc.RoleKind{'>': doc.Target, '@': doc.Where, '<': doc.Agent}
	for i, l := range lines(a.incidents) {
		f := strings.Fields(l)
		in := doc.Incident{ID: doc.IncidentID(fmt.Sprint(i)), Type: doc.IncidentType(f[0]), Triggers: []doc.Trigger{{Span: word(f[0])}}}
		for _, part := range f[1:] {
			switch kind, ok := role[part[0]]; {
			case ok:
				name := strings.ReplaceAll(part[1:], "_", " ")
				in.Roles = append(in.Roles, doc.Role{Span: word(name), Kind: kind, Actor: ids[name]})
			case part == "generic":
				in.Generic = true
			case part[0] == '$':
				amount := doc.IncidentAmount{Amount: doc.Amount{Unit: "USD"}}
				fmt.Sscan(part[1:], &amount.Value)
				in.Amounts = append(in.Amounts, amount)
			default:
				in.Times = append(in.Times, doc.Time{Value: part})
			}
		}
		d.Incidents = append(d.Incidents, in)
	}
	for _, name := range strings.Fields(a.speakers) {
		s := doc.Statement{Span: word("said")}
		if name = strings.ReplaceAll(name, "_", " "); name != "?" {
			s.Speaker = &doc.Speaker{Span: word(name), Actor: ids[name]}
		}
		d.Statements = append(d.Statements, s)
	}
	return d
}

// show writes a comparison: "common | only in the first | only in the second".
func show(pairs []Pair, only [2][]int, name func(side, i int) string) string {
	var out [3][]string
	for _, p := range pairs {
		out[0] = append(out[0], name(0, p[0])+" = "+name(1, p[1]))
	}
	for side := range only {
		for _, i := range only[side] {
			out[side+1] = append(out[side+1], name(side, i))
		}
	}
	return strings.Join([]string{strings.Join(out[0], ", "), strings.Join(out[1], ", "), strings.Join(out[2], ", ")}, " | ")
}

func TestActors(t *testing.T) {
	for _, c := range []struct{ what, a, b, want string }{
		{"nothing", "", "", " |  | "},
		{"one name", "person Ine Dahl", "person Ine Dahl", "Ine Dahl = Ine Dahl |  | "},
		{"one name, two types", "person Paris Hilton", "organization Paris Hilton", " | Paris Hilton | Paris Hilton"},
		{"a group to one is an organization to the other", "group Grey Tide", "organization Grey Tide", "Grey Tide = Grey Tide |  | "},
		{"article and possessive", "organization The Guardian", "organization Guardian’s", "The Guardian = Guardian’s |  | "},
		{"initials", "organization European Medicines Agency=EMA", "organization EMA", "European Medicines Agency = EMA |  | "},
		{"an alias that is no name", "organization Kystlink=the company", "organization Rederi=the company", " | Kystlink | Rederi"},
		{"states by their code", "state United States=Washington=US", "state America=US", "United States = America |  | "},
		{"states of one name but no code", "state Ruritania=x", "state Ruritania=y", "Ruritania = Ruritania |  | "},
		{"a capital is not the place", "state Russia=Moscow=RU", "place Moscow", " | Russia | Moscow"},
		{"a state to one is a place to the other", "state Kenya=KE", "place Kenya", "Kenya = Kenya |  | "},
		{"a last name alone", "person Dominic Raab", "person Raab", "Dominic Raab = Raab |  | "},
		{"one last name, two people", "person John Smith=Smith", "person Jane Smith=Smith", " | John Smith | Jane Smith"},
		{"a middle name left out", "person Ine Eriksen Dahl", "person Ine Dahl", "Ine Eriksen Dahl = Ine Dahl |  | "},
		{"an initial", "person J. Smith", "person John Smith", "J. Smith = John Smith |  | "},
		{"the better pair first", "person Smith\nperson John Smith", "person John Smith", "John Smith = John Smith | Smith | "},
		{"without a name", "group hackers ×5", "group hackers", " |  | "},
		{"the most mentioned first", "person A B\nperson C D ×3\nperson E F ×2", "person C D\nperson A B ×9", "A B = A B, C D = C D | E F | "},
	} {
		two := [2]*doc.Document{build(t, "a", article{actors: c.a}), build(t, "b", article{actors: c.b})}
		got := Articles(two[0], two[1])
		if g := show(got.Actors, got.OnlyActors, func(side, i int) string { return two[side].Actors[i].Name }); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, g, c.want)
		}
	}
}

func TestIncidents(t *testing.T) {
	const cast = "organization Kystlink\norganization Rederi\nperson Ine Dahl\nplace Oslo\nplace Bergen\ngroup Grey Tide\norganization company"
	for _, c := range []struct{ what, a, b, want string }{
		{"one target", "ransomware >Kystlink", "cyberattack >Kystlink", "ransomware = cyberattack |  | "},
		{"two targets", "ransomware >Kystlink", "ransomware >Rederi", " | ransomware | ransomware"},
		{"one of the targets", "ransomware >Kystlink >Rederi", "ransomware >Rederi", "ransomware = ransomware |  | "},
		{"types that can't be one", "arrest >Ine_Dahl", "trial >Ine_Dahl", " | arrest | trial"},
		{"one target, two days", "fine >Kystlink 2021-03-10", "fine >Kystlink 2022-03-10", " | fine | fine"},
		{"one target, a day and its month", "fine >Kystlink 2021-03-10", "fine >Kystlink 2021-03", "fine = fine |  | "},
		{"one target, a day late", "fine >Kystlink 2021-03-10", "fine >Kystlink 2021-03-11", "fine = fine |  | "},
		{"one target, a day and a duration", "fine >Kystlink 2021-03-10", "fine >Kystlink P3D", "fine = fine |  | "},
		{"one place and type", "fire @Oslo", "fire @Oslo", "fire = fire |  | "},
		{"two places", "fire @Oslo", "fire @Bergen", " | fire | fire"},
		{"a place, and another target", "arrest >Ine_Dahl @Oslo", "arrest >Grey_Tide @Oslo", " | arrest | arrest"},
		{"one target in two places", "fine >Kystlink @Oslo", "fine >Kystlink @Bergen", "fine = fine |  | "},
		{"an agent alone", "ban <Ine_Dahl", "ban <Ine_Dahl", " | ban | ban"},
		{"an agent and a day", "ban <Ine_Dahl 2021-03-10", "ban <Ine_Dahl 2021-03-10", "ban = ban |  | "},
		{"an amount and a day", "ransom-payment $4 2021-03-10", "ransom-payment $4 2021-03-10", "ransom-payment = ransom-payment |  | "},
		{"somebody unnamed does not differ", "fine >Kystlink 2021-03-10 $5", "fine >company 2021-03-10 $5", "fine = fine |  | "},
		{"nothing speaks for it", "protest", "protest", " | protest | protest"},
		{"of a kind", "ransomware >Kystlink generic", "ransomware >Kystlink", " |  | ransomware"},
		{"the better pair first", "fine >Kystlink\nfine >Kystlink 2021-03-10", "fine >Kystlink 2021-03-10", "fine = fine | fine | "},
	} {
		two := [2]*doc.Document{build(t, "a", article{actors: cast, incidents: c.a}), build(t, "b", article{actors: cast, incidents: c.b})}
		for i := range two {
			two[i].Actors[6].Mentions[0].Form = doc.Nominal
		}
		got := Articles(two[0], two[1])
		if g := show(got.Incidents, got.OnlyIncidents, func(side, i int) string { return string(two[side].Incidents[i].Type) }); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, g, c.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	a := build(t, "a", article{actors: "person Ine Dahl\nperson Per Lie", speakers: "Ine_Dahl ? Ine_Dahl Police Per_Lie It"})
	b := build(t, "b", article{actors: "person Per Lie\nperson Ine Dahl", speakers: "police ? ? Ine_Dahl"})
	var got []string
	for _, q := range Articles(a, b).Quoted {
		got = append(got, fmt.Sprintf("%s %v first %v", q.Name, q.Times, q.First))
	}
	want := "Ine Dahl [2 1] first [0 3]; Police [1 1] first [3 0]; Per Lie [1 0] first [4 -1];  [2 2] first [1 1]"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("\n got %s\nwant %s", g, want)
	}
}

// TestVoices leaves out boilerplate and what repeats an earlier paragraph, for
// statements too.
func TestVoices(t *testing.T) {
	d := &doc.Document{Text: strings.Repeat("x", 100)}
	for i, v := range []doc.Voice{doc.Report, doc.Attributed, doc.Editorial, doc.Boilerplate, doc.Attributed} {
		s := doc.Span{Start: 10 * i, End: 10*i + 5 + i}
		d.Blocks = append(d.Blocks, doc.Block{Span: s, DuplicateOf: doc.NoBlock})
		d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Voice: v})
		d.Statements = append(d.Statements, doc.Statement{Span: s})
	}
	d.Blocks[4].DuplicateOf = 1
	c := Articles(d, new(doc.Document))
	if want := [2]Voices{{5, 6, 7}, {}}; c.Voices != want || c.Voices[0].All() != 18 {
		t.Errorf("got %v, want %v", c.Voices, want)
	}
	if c.Quoted[0].Times != (Pair{4, 0}) {
		t.Errorf("%d statements counted, want 4", c.Quoted[0].Times)
	}
}

// TestMirror compares both ways round: what is common is the same.
func TestMirror(t *testing.T) {
	a := build(t, "a", article{actors: "person Ine Dahl ×3\nperson Dahl\norganization Kystlink", incidents: "ransomware >Kystlink\nfire @Oslo", speakers: "Ine_Dahl"})
	b := build(t, "b", article{actors: "organization Kystlink\nperson I. Dahl", incidents: "cyberattack >Kystlink", speakers: "? Kystlink"})
	one, two := Articles(a, b), Articles(b, a)
	flip := func(list []Pair) []Pair {
		var out []Pair
		for _, p := range list {
			out = append(out, Pair{p[1], p[0]})
		}
		return out
	}
	if !slices.Equal(flip(one.Actors), two.Actors) || !slices.Equal(flip(one.Incidents), two.Incidents) || len(one.Quoted) != len(two.Quoted) {
		t.Errorf("one way %+v\nthe other %+v", one, two)
	}
}

// TestGroups holds the groups against those of the incident stage, which this
// package may not import: merging within an article and pairing between two have
// to agree on what can be one event.
func TestGroups(t *testing.T) {
	file, err := os.ReadFile("../incident/data/types.txt")
	if err != nil {
		t.Fatal(err)
	}
	first := make(map[string]string)
	seen := 0
	for _, l := range lines(string(file)) {
		f := strings.Fields(l)
		if f[0] == "#" {
			continue
		}
		typ := strings.TrimSuffix(f[0], "*")
		if first[f[2]] == "" {
			first[f[2]] = typ
		}
		seen++
		if got := group(doc.IncidentType(typ)); got != group(doc.IncidentType(first[f[2]])) {
			t.Errorf("%s is of the group of %s, want that of %s", typ, got, first[f[2]])
		}
		for g, other := range first {
			if g != f[2] && group(doc.IncidentType(other)) == group(doc.IncidentType(typ)) {
				t.Errorf("%s and %s are of one group here, and of two there", typ, other)
			}
		}
	}
	if seen < 40 {
		t.Errorf("read %d types only", seen)
	}
}

// TestPercents: shares that are shown together come to a hundred.
func TestPercents(t *testing.T) {
	for _, c := range []struct {
		voices Voices
		want   [3]int
	}{
		{Voices{145, 718, 137}, [3]int{14, 72, 14}},
		{Voices{146, 717, 137}, [3]int{14, 72, 14}}, // each rounded by itself: 15, 72, 14
		{Voices{1, 1, 1}, [3]int{34, 33, 33}},
		{Voices{0, 5, 0}, [3]int{0, 100, 0}},
		{Voices{}, [3]int{}},
	} {
		if got := c.voices.Percents(); got != c.want {
			t.Errorf("%v: got %v, want %v", c.voices, got, c.want)
		}
	}
}

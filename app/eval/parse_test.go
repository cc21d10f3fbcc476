package eval

import (
	"os"
	"strings"
	"testing"

	"lede/app/doc"
)

// small is a gold article as short as can be. Tests replace parts of it.
const small = `-- meta --
date: 2025-05-19
set: dev
topic: cyber
region: europe
register: wire
-- text --
{r}Port closed

{a}[Dutch|nl:a] officials blamed [Russia|ru] for an {attack|port} on
[Rijnhaven|rijn] and said the port "was [hit|y] twice". {e}Really?
-- actors --
nl    state         Netherlands
ru    state         Russia
rijn  organization  Rijnhaven | port operator
-- statements --
Russia … Rijnhaven
	indirect; accuses; cue: blamed; by: Dutch officials = nl; about: ru
-- incidents --
port: cyberattack, alleged
	agent: Russia = ru; alleged by nl
	target: Rijnhaven = rijn
	amount: twice = about 2 time; times hit
-- opinions --
nl: the port
`

func smallGold() string { return strings.Replace(small, "[hit|y]", "[hit]", 1) }

func TestParse(t *testing.T) {
	a, err := Parse("dir/small.txtar", []byte(smallGold()))
	if err != nil {
		t.Fatal(err)
	}
	d := a.Truth
	want := "Port closed\n\nDutch officials blamed Russia for an attack on\nRijnhaven and said the port \"was [hit] twice\". Really?"
	if d.Text != want {
		t.Fatalf("text\n got %q\nwant %q", d.Text, want)
	}
	if a.Name != "small" || a.Set != Dev || d.Date.Day() != 19 {
		t.Errorf("meta: name %q, set %q, date %v", a.Name, a.Set, d.Date)
	}
	if n := len(d.Sentences); n != 3 || d.Sentences[2].Voice != doc.Editorial || d.Slice(d.Sentences[2].Span) != "Really?" {
		t.Errorf("sentences: got %d, last %q %s", n, d.Slice(d.Sentences[n-1].Span), d.Sentences[n-1].Voice)
	}
	if n := len(d.Blocks); n != 2 {
		t.Errorf("blocks: got %d, want 2", n)
	}
	nl := d.Actor("nl")
	if nl == nil || len(nl.Mentions) != 1 || nl.Mentions[0].Form != doc.Adjective || d.Slice(nl.Mentions[0].Span) != "Dutch" {
		t.Errorf("mentions of nl: %+v", nl)
	}
	st := d.Statements[0]
	if got := d.Slice(st.Span); got != "Russia for an attack on\nRijnhaven" || d.Slice(st.Cue) != "blamed" || st.Speaker.Actor != "nl" {
		t.Errorf("statement: %q, cue %q, speaker %+v", got, d.Slice(st.Cue), st.Speaker)
	}
	in := d.Incidents[0]
	if len(in.Triggers) != 1 || in.Triggers[0].Modality != doc.Alleged || in.Roles[0].AllegedBy != "nl" || in.Roles[1].Modality != doc.Alleged {
		t.Errorf("incident: %+v", in)
	}
	if am := in.Amounts[0]; am.Value != 2 || am.Unit != "time" || am.Approx != doc.About || am.Role != "times hit" {
		t.Errorf("amount: %+v", am)
	}
	if len(d.Opinions) != 2 || d.Opinions[0].Holder != "nl" || d.Opinions[1].Voice != doc.ByAuthor {
		t.Errorf("opinions: %+v", d.Opinions)
	}
}

// TestParseErrors wants every slip of the pen reported with its line.
func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"set: dev", "set: train", "x.txtar:6: meta must give set"},
		{"date: 2025-05-19", "date: May", `x.txtar:2: date "May"`},
		{"[Russia|ru]", "[Russia|su]", `x.txtar:10: mention "Russia": no actor "su"`},
		{"[Russia|ru]", "[Russia|ru:x]", `x.txtar:10: mention mark "ru:x"`},
		{"[Russia|ru]", "[Russia|ru@country]", `x.txtar:10: mention "Russia": unknown type "country"`},
		{"{attack|port}", "{attack|prot}", `x.txtar:10: trigger "attack": no incident "prot"`},
		{"{attack|port}", "attack", `x.txtar:20: incident "port" has no trigger`},
		{"{attack|port}", "{attack|port:perhaps}", `x.txtar:10: trigger "attack": unknown modality "perhaps"`},
		{"{e}Really?", "Really?", "x.txtar:10: unmarked sentence at"},
		{"{r}Port", "Port", "x.txtar:8: words before the first sentence"},
		{"{e}Really?", "{e}Really? |", "x.txtar:11: a bar outside a mark"},
		{"Port closed", "Port {closed", "x.txtar:8: a brace that is no mark"},
		{"nl    state", "nl    nation", `x.txtar:13: unknown actor type "nation"`},
		{"nl    state", "xx    state", `x.txtar:10: mention "Dutch": no actor "nl"`},
		{"Russia … Rijnhaven", "China … Rijnhaven", `x.txtar:17: content: "China" is not in the text`},
		{"Russia … Rijnhaven", "Russia … Rotterdam", `x.txtar:17: content: "Rotterdam" does not follow "Russia"`},
		{"cue: blamed", "cue: accused", `x.txtar:18: cue: "accused" is not in the text`},
		{"Russia … Rijnhaven", "o … Rijnhaven", `x.txtar:17: content: "o" is not in the text`},
		{"indirect; accuses", "indirect; yells", `x.txtar:18: unknown kind "indirect" or stance "yells"`},
		{"; by: Dutch officials = nl", "", "x.txtar:18: no speaker"},
		{"about: ru", "about: su", `x.txtar:18: no actor "su"`},
		{"port: cyberattack", "port: burglary", `x.txtar:20: unknown incident type "burglary"`},
		{"about 2 time", "about two time", `x.txtar:23: amount "twice"`},
		{"	target: Rijnhaven", "	victim: Rijnhaven", `x.txtar:22: unknown field "victim"`},
		{"nl: the port", "nl: port", ""}, // once on word borders: "Port" is another word
		{"nl: the port", "nl: t", `x.txtar:25: opinion: "t" is not in the text`},
		{"-- opinions --", "-- thoughts --", `x.txtar:24: unknown section "thoughts"`},
	} {
		gold := smallGold()
		if !strings.Contains(gold, test.old) {
			t.Fatalf("the small article has no %q", test.old)
		}
		_, err := Parse("x.txtar", []byte(strings.Replace(gold, test.old, test.new, 1)))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if test.want == "" && err != nil || !strings.HasPrefix(got, test.want) {
			t.Errorf("%q for %q:\n got %s\nwant %s…", test.new, test.old, got, test.want)
		}
	}
}

func TestAmbiguousQuotation(t *testing.T) {
	gold := strings.Replace(smallGold(), "Port closed", "the port closed", 1)
	_, err := Parse("x.txtar", []byte(gold))
	if err == nil || !strings.Contains(err.Error(), `x.txtar:25: opinion: "the port" occurs 2 times`) {
		t.Errorf("got %v, want an error that the port occurs twice", err)
	}
	a, err := Parse("x.txtar", []byte(strings.Replace(gold, "nl: the port", "nl: the port #2", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if at := a.Truth.Opinions[0].Start; at < 20 {
		t.Errorf("the port #2 found at %d, want the second", at)
	}
}

// TestReadme reads the example of the guide, so that it stays right.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(goldDir + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(readme), "```\n-- meta --")
	example, _, closed := strings.Cut(example, "```")
	if !found || !closed {
		t.Fatal("the guide shows no example")
	}
	if _, err := Parse("README.md", []byte("-- meta --"+example)); err != nil {
		t.Errorf("the guide's example: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(smallGold())
	f.Add(small)
	f.Add("-- text --\n{r}[[a|b]|c]{")
	f.Fuzz(func(t *testing.T, gold string) {
		if len(gold) > 4<<10 {
			return // longer ones only take longer
		}
		a, err := Parse("x.txtar", []byte(gold))
		if err == nil {
			if err := a.Truth.Validate(); err != nil {
				t.Errorf("read without an error, yet %v", err)
			}
		}
	})
}

package correct_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lede/app/correct"
	"lede/app/doc"
)

const text = "Amina Diallo met Diallo of Sahel Power. Sahel attacked Sahel Power, Diallo said."

// at returns the span of the n-th occurrence, counted from 0, of words.
func at(words string, n int) doc.Span {
	from := 0
	for {
		i := strings.Index(text[from:], words)
		if i < 0 {
			panic("no such words: " + words)
		}
		if n == 0 {
			return doc.Span{Start: from + i, End: from + i + len(words)}
		}
		n--
		from += i + len(words)
	}
}

func mention(words string, n int, t doc.ActorType) doc.Mention {
	return doc.Mention{Span: at(words, n), Form: doc.Name, Type: t, Why: doc.Reason{Rule: "test", Text: "Test."}, Confidence: 1}
}

func article() *doc.Document {
	why := doc.Reason{Rule: "test", Text: "Test."}
	end := strings.Index(text, ". ") + 1
	return &doc.Document{
		Text:      text,
		Blocks:    []doc.Block{{Span: doc.Span{End: len(text)}, DuplicateOf: doc.NoBlock, Sentences: doc.Range{To: 2}}},
		Sentences: []doc.Sentence{{Span: doc.Span{End: end}, Tokens: doc.Range{To: 1}, Voice: doc.Report}, {Span: doc.Span{Start: end + 1, End: len(text)}, Tokens: doc.Range{From: 1, To: 2}, Voice: doc.Report}},
		Tokens:    []doc.Token{{Span: doc.Span{End: 5}}, {Span: at("Sahel", 1)}},
		Actors: []doc.Actor{
			{ID: "amina-diallo", Name: "Amina Diallo", Type: doc.Person, Mentions: []doc.Mention{
				mention("Amina Diallo", 0, doc.Person), mention("Diallo", 1, doc.Person), mention("Diallo", 2, doc.Person)}},
			{ID: "sahel-power", Name: "Sahel Power", Type: doc.Organization, Mentions: []doc.Mention{
				mention("Sahel Power", 0, doc.Organization), mention("Sahel Power", 1, doc.Organization)}},
			{ID: "sahel", Name: "Sahel", Type: doc.Place, Mentions: []doc.Mention{mention("Sahel", 1, doc.Place)}},
		},
		Incidents: []doc.Incident{{ID: "i1", Type: "armed-attack", Modality: doc.Stated, Why: why,
			Triggers: []doc.Trigger{{Span: at("attacked", 0), Modality: doc.Stated, Why: why}},
			Roles:    []doc.Role{{Span: at("Sahel", 1), Kind: doc.Agent, Actor: "sahel", Modality: doc.Stated, Why: why}}}},
		Statements: []doc.Statement{{Span: doc.Span{Start: at("Sahel", 1).Start, End: at("Power", 1).End}, Cue: at("said", 0), Kind: doc.Indirect, Stance: doc.Says,
			Speaker: &doc.Speaker{Span: at("Diallo", 2), Actor: "amina-diallo"}, About: []doc.ActorID{"sahel"}, Why: why}},
	}
}

func edit(op correct.Op, layer correct.Layer, scope correct.Scope, on, to doc.Span, value string) correct.Edit {
	e := correct.Edit{Op: op, Layer: layer, Scope: scope, At: correct.Anchor{Span: on, Quote: text[on.Start:on.End]}, Value: value}
	if to != (doc.Span{}) {
		e.To = correct.Anchor{Span: to, Quote: text[to.Start:to.End]}
	}
	return e
}

// summary is a line an actor, with its type and mentions.
func summary(d *doc.Document) string {
	var lines []string
	for _, a := range d.Actors {
		var ms []string
		for _, m := range a.Mentions {
			ms = append(ms, d.Slice(m.Span))
		}
		lines = append(lines, a.Name+" "+string(a.Type)+": "+strings.Join(ms, ", "))
	}
	return strings.Join(lines, "\n")
}

func TestApply(t *testing.T) {
	none := doc.Span{}
	for _, c := range []struct {
		name string
		edit correct.Edit
		want string
	}{
		{"dismiss one mention", edit(correct.Dismiss, correct.Actors, correct.Here, at("Diallo", 1), none, ""),
			"Amina Diallo person: Amina Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel place: Sahel"},
		{"dismiss these words in the article", edit(correct.Dismiss, correct.Actors, correct.Article, at("Diallo", 1), none, ""),
			"Amina Diallo person: Amina Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel place: Sahel"},
		{"retype", edit(correct.Retype, correct.Actors, correct.Article, at("Sahel", 1), none, "group"),
			"Amina Diallo person: Amina Diallo, Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel group: Sahel"},
		{"merge", edit(correct.Merge, correct.Actors, correct.Article, at("Sahel", 1), at("Sahel Power", 0), ""),
			"Amina Diallo person: Amina Diallo, Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel, Sahel Power"},
		{"split off one", edit(correct.Split, correct.Actors, correct.Here, at("Diallo", 1), none, ""),
			"Amina Diallo person: Amina Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel place: Sahel\nDiallo person: Diallo"},
		{"move", edit(correct.Move, correct.Actors, correct.Here, at("Diallo", 2), at("Sahel Power", 0), ""),
			"Amina Diallo person: Amina Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power, Diallo\nSahel place: Sahel"},
		{"add", edit(correct.Add, correct.Actors, correct.Here, at("attacked", 0), none, "other"),
			"Amina Diallo person: Amina Diallo, Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel place: Sahel\nattacked other: attacked"},
		{"rename", edit(correct.Rename, correct.Actors, correct.Article, at("Diallo", 1), none, "A. Diallo"),
			"A. Diallo person: Amina Diallo, Diallo, Diallo\nSahel Power organization: Sahel Power, Sahel Power\nSahel place: Sahel"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := article()
			got, lost := correct.Apply(d, nil, []correct.Edit{c.edit})
			if len(lost) > 0 {
				t.Fatalf("lost %+v", lost)
			}
			if s := summary(got); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
			if err := got.Validate(); err != nil {
				t.Error(err)
			}
			if !reflect.DeepEqual(d, article()) {
				t.Error("the engine's document changed")
			}
		})
	}
}

func TestReferencesFollow(t *testing.T) {
	got, _ := correct.Apply(article(), nil, []correct.Edit{edit(correct.Merge, correct.Actors, correct.Article, at("Sahel", 1), at("Sahel Power", 0), "")})
	if id := got.Incidents[0].Roles[0].Actor; id != "sahel-power" {
		t.Errorf("after a merge the agent is %q, want sahel-power", id)
	}
	got, _ = correct.Apply(article(), nil, []correct.Edit{edit(correct.Dismiss, correct.Actors, correct.Article, at("Sahel", 1), doc.Span{}, "")})
	if id, about := got.Incidents[0].Roles[0].Actor, got.Statements[0].About; id != "" || len(about) != 0 {
		t.Errorf("after dismissing Sahel the agent is %q and the statement about %q, want neither", id, about)
	}
	got, _ = correct.Apply(article(), nil, []correct.Edit{edit(correct.Dismiss, correct.Incidents, correct.Here, at("attacked", 0), doc.Span{}, "")})
	if len(got.Incidents) != 0 {
		t.Errorf("dismissed incident still there: %+v", got.Incidents)
	}
}

func TestConfirm(t *testing.T) {
	got, lost := correct.Apply(article(), nil, []correct.Edit{
		edit(correct.Confirm, correct.Actors, correct.Here, at("Diallo", 1), doc.Span{}, ""),
		edit(correct.Confirm, correct.Incidents, correct.Here, at("attacked", 0), doc.Span{}, ""),
	})
	if len(lost) > 0 || summary(got) != summary(article()) {
		t.Errorf("lost %d edits and got\n%s", len(lost), summary(got))
	}
	for _, why := range []doc.Reason{got.Actors[0].Mentions[1].Why, got.Incidents[0].Triggers[0].Why} {
		if !correct.ByReader(why) || why.Text != "Test. You confirmed it." {
			t.Errorf("a confirmed mark says %+v", why)
		}
	}
	if correct.ByReader(got.Actors[0].Mentions[0].Why) {
		t.Error("another mention was confirmed too")
	}
}

func TestLostEditChangesNothing(t *testing.T) {
	e := edit(correct.Dismiss, correct.Actors, correct.Here, at("Diallo", 1), doc.Span{}, "")
	e.At.Quote = "somebody else"
	got, lost := correct.Apply(article(), nil, []correct.Edit{e})
	if len(lost) != 1 || summary(got) != summary(article()) {
		t.Errorf("lost %d edits and got\n%s", len(lost), summary(got))
	}
}

func TestHistory(t *testing.T) {
	var h correct.History
	before, _ := correct.Apply(article(), nil, nil)
	for range 120 {
		h.Do(edit(correct.Merge, correct.Actors, correct.Article, at("Sahel", 1), at("Sahel Power", 0), ""))
		h.Do(edit(correct.Split, correct.Actors, correct.Article, at("Sahel", 1), doc.Span{}, ""))
	}
	after, _ := correct.Apply(article(), nil, h.Done)
	if !reflect.DeepEqual(after, before) {
		t.Errorf("merging and splitting gives\n%s\nwant\n%s", summary(after), summary(before))
	}
	for range 240 {
		if _, ok := h.Undo(); !ok {
			t.Fatal("can't undo 240 steps")
		}
	}
	undone, _ := correct.Apply(article(), nil, h.Done)
	if !reflect.DeepEqual(undone, before) {
		t.Error("undoing every step doesn't give the document from before")
	}
	if _, ok := h.Undo(); ok {
		t.Error("undid a step that isn't there")
	}
	if e, ok := h.Redo(); !ok || e.Op != correct.Merge {
		t.Errorf("redo gives %v, %v", e.Op, ok)
	}
	h.Do(edit(correct.Dismiss, correct.Actors, correct.Here, at("Diallo", 1), doc.Span{}, ""))
	if _, ok := h.Redo(); ok {
		t.Error("redid a step after a new one was done")
	}
}

func TestDictionary(t *testing.T) {
	var dict correct.Dictionary
	dict = dict.Learn(edit(correct.Dismiss, correct.Actors, correct.Always, at("Diallo", 1), doc.Span{}, ""))
	dict = dict.Learn(edit(correct.Retype, correct.Actors, correct.Always, at("Sahel Power", 0), doc.Span{}, "state"))
	dict = dict.Learn(edit(correct.Merge, correct.Actors, correct.Always, at("Sahel", 1), at("Sahel Power", 0), ""))
	got, _ := correct.Apply(article(), dict, nil)
	want := "Amina Diallo person: Amina Diallo\nSahel Power state: Sahel Power, Sahel, Sahel Power"
	if s := summary(got); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if dict = dict.Forget(correct.Entry{Words: "Diallo"}); slices.ContainsFunc(dict, func(e correct.Entry) bool { return e.Words == "Diallo" }) || len(dict) != 2 {
		t.Errorf("after forgetting Diallo: %+v", dict)
	}
	unchanged := dict.Learn(edit(correct.Dismiss, correct.Actors, correct.Here, at("Sahel", 1), doc.Span{}, ""))
	if !reflect.DeepEqual(dict, unchanged) {
		t.Error("an edit for one place changed the dictionary")
	}
}

// passages is the article with an editorial sentence, the second, that has two
// cues.
func passages() *doc.Document {
	d := article()
	why := func(rule string) doc.Reason { return doc.Reason{Rule: rule, Text: "Test."} }
	d.Sentences[1].Voice = doc.Editorial
	d.Opinions = []doc.Opinion{{Span: d.Sentences[1].Span, Voice: doc.ByAuthor, Score: .9, Cues: []doc.Cue{
		{Span: at("attacked", 0), Kind: doc.LoadedLabel, Why: why("opinion/loaded-label")},
		{Span: at("Power", 1), Kind: doc.Hedge, Why: why("opinion/hedge")}}}}
	d.Statements[0].Why.Rule = "statement/cue"
	d.Actors[0].Mentions[1].Why.Rule = "actor/surname"
	return d
}

// outline is what is marked in passages: mentions, triggers, statements, cues,
// and the voice of the second sentence.
func outline(d *doc.Document) string {
	var n [4]int
	for _, a := range d.Actors {
		n[0] += len(a.Mentions)
	}
	for _, in := range d.Incidents {
		n[1] += len(in.Triggers)
	}
	n[2] = len(d.Statements)
	for _, o := range d.Opinions {
		n[3] += len(o.Cues)
	}
	types := ""
	for _, in := range d.Incidents {
		types += string(in.Type)
	}
	return fmt.Sprint(n, types, " ", d.Sentences[1].Voice)
}

// TestAlways has words of every layer never marked, or always something else,
// and rules switched off.
func TestAlways(t *testing.T) {
	none := doc.Span{}
	for _, c := range []struct {
		name string
		dict correct.Dictionary
		want string
	}{
		{"nothing", nil, "[6 1 1 2]armed-attack editorial"},
		{"a trigger never", correct.Dictionary{}.Learn(edit(correct.Dismiss, correct.Incidents, correct.Always, at("attacked", 0), none, "")), "[6 0 1 2] editorial"},
		{"a trigger always something else", correct.Dictionary{}.Learn(edit(correct.Relabel, correct.Incidents, correct.Always, at("attacked", 0), none, "fraud")), "[6 1 1 2]fraud editorial"},
		{"a cue of statements never", correct.Dictionary{}.Learn(edit(correct.Dismiss, correct.Statements, correct.Always, at("said", 0), none, "")), "[6 1 0 2]armed-attack editorial"},
		{"a cue of opinions never", correct.Dictionary{}.Learn(edit(correct.Dismiss, correct.Opinions, correct.Always, at("attacked", 0), none, "")), "[6 1 1 1]armed-attack editorial"},
		{"the same words in another case", correct.Dictionary{{Layer: correct.Opinions, Words: "ATTACKED", Never: true}}, "[6 1 1 1]armed-attack editorial"},
		{"every cue of an opinion never", correct.Dictionary{{Layer: correct.Opinions, Words: "attacked", Never: true}, {Layer: correct.Opinions, Words: "Power", Never: true}}, "[6 1 1 0]armed-attack report"},
		{"actors of the same words stay", correct.Dictionary{{Layer: correct.Opinions, Words: "Sahel", Never: true}}, "[6 1 1 2]armed-attack editorial"},
		{"a rule for mentions", correct.Dictionary{}.Switch("actor/surname", false), "[5 1 1 2]armed-attack editorial"},
		{"a rule for statements", correct.Dictionary{}.Switch("statement/cue", false), "[6 1 0 2]armed-attack editorial"},
		{"a rule for cues", correct.Dictionary{}.Switch("opinion/hedge", false), "[6 1 1 1]armed-attack editorial"},
		{"two rules for cues", correct.Dictionary{}.Switch("opinion/hedge", false).Switch("opinion/loaded-label", false), "[6 1 1 0]armed-attack report"},
		{"off and on again", correct.Dictionary{}.Switch("opinion/hedge", false).Switch("opinion/hedge", true), "[6 1 1 2]armed-attack editorial"},
		{"a rule that nothing has", correct.Dictionary{}.Switch("actor/none", false), "[6 1 1 2]armed-attack editorial"},
	} {
		d := passages()
		got, _ := correct.Apply(d, c.dict, nil)
		if s := outline(got); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
		if err := got.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if !reflect.DeepEqual(d, passages()) {
			t.Errorf("%s: the engine's document changed", c.name)
		}
	}
}

// TestDismissPassages removes an opinion and a statement: the sentences they
// stood in are plain reports then.
func TestDismissPassages(t *testing.T) {
	d := passages()
	got, _ := correct.Apply(d, nil, []correct.Edit{edit(correct.Dismiss, correct.Opinions, correct.Article, d.Opinions[0].Span, doc.Span{}, "")})
	if s, want := outline(got), "[6 1 1 0]armed-attack report"; s != want {
		t.Errorf("without its opinion: %s, want %s", s, want)
	}
	d.Opinions, d.Sentences[1].Voice = nil, doc.Attributed
	got, _ = correct.Apply(d, nil, []correct.Edit{edit(correct.Dismiss, correct.Statements, correct.Here, d.Statements[0].Span, doc.Span{}, "")})
	if s, want := outline(got), "[6 1 0 0]armed-attack report"; s != want {
		t.Errorf("without its statement: %s, want %s", s, want)
	}
}

// TestUnlearn takes back what was said for always: the entry from before is
// there again, unless another edit has changed it since.
func TestUnlearn(t *testing.T) {
	old := correct.Entry{Words: "Sahel", Type: "group"}
	other := correct.Entry{Words: "Diallo", Never: true}
	dict := correct.Dictionary{old, other}
	e := edit(correct.Dismiss, correct.Actors, correct.Always, at("Sahel", 1), doc.Span{}, "")
	e.Before = dict.Before(e)
	learned := dict.Learn(e)
	if want := (correct.Dictionary{{Words: "Sahel", Never: true}, other}); !reflect.DeepEqual(learned, want) {
		t.Errorf("learned %+v, want %+v", learned, want)
	}
	if got := learned.Unlearn(e); !reflect.DeepEqual(got, dict) {
		t.Errorf("took it back to %+v, want %+v", got, dict)
	}
	later := learned.Learn(edit(correct.Retype, correct.Actors, correct.Always, at("Sahel", 1), doc.Span{}, "place"))
	if got := later.Unlearn(e); !reflect.DeepEqual(got, later) {
		t.Errorf("an entry changed since became %+v, want %+v", got, later)
	}
	fresh := edit(correct.Dismiss, correct.Actors, correct.Always, at("met", 0), doc.Span{}, "")
	fresh.Before = dict.Before(fresh)
	if got := dict.Learn(fresh).Unlearn(fresh); !reflect.DeepEqual(got, dict) {
		t.Errorf("a new entry leaves %+v, want %+v", got, dict)
	}
}

// TestMergeThenSplit merges an actor of several names into another and says
// that one of them is somebody else: every byte is as it was.
func TestMergeThenSplit(t *testing.T) {
	bytes := func(edits ...correct.Edit) string {
		d, lost := correct.Apply(article(), nil, edits)
		if len(lost) > 0 {
			t.Fatalf("lost %+v", lost)
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	before := bytes()
	for _, scope := range []correct.Scope{correct.Article, correct.Always} {
		merge := edit(correct.Merge, correct.Actors, scope, at("Diallo", 1), at("Sahel Power", 0), "")
		if bytes(merge) == before {
			t.Fatal("the merge changes nothing")
		}
		for _, name := range []doc.Span{at("Amina Diallo", 0), at("Diallo", 1), at("Diallo", 2)} {
			if after := bytes(merge, edit(correct.Split, correct.Actors, scope, name, doc.Span{}, "")); after != before {
				t.Errorf("%s: merged, then split at %q:\n%s\nwant\n%s", scope, text[name.Start:name.End], after, before)
			}
		}
	}
}

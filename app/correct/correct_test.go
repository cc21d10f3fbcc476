package correct_test

import (
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
	if dict = dict.Forget("Diallo"); slices.ContainsFunc(dict, func(e correct.Entry) bool { return e.Words == "Diallo" }) || len(dict) != 2 {
		t.Errorf("after forgetting Diallo: %+v", dict)
	}
	unchanged := dict.Learn(edit(correct.Dismiss, correct.Actors, correct.Here, at("Sahel", 1), doc.Span{}, ""))
	if !reflect.DeepEqual(dict, unchanged) {
		t.Error("an edit for one place changed the dictionary")
	}
}

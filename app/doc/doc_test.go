package doc_test

import (
	"strings"
	"testing"

	"lede/app/doc"
)

var why = doc.Reason{Rule: "test", Text: "Test."}

// valid returns a small document with every layer filled in.
func valid() *doc.Document {
	text := "Ångström fell. She said so."
	// 0: Ångström [0,10)  fell [11,15) . [15,16)  She [17,20) said [21,25) so [26,28) . [28,29)
	d := &doc.Document{Text: text}
	for _, s := range []doc.Span{{Start: 0, End: 10}, {Start: 11, End: 15}, {Start: 15, End: 16}, {Start: 17, End: 20}, {Start: 21, End: 25}, {Start: 26, End: 28}, {Start: 28, End: 29}} {
		d.Tokens = append(d.Tokens, doc.Token{Span: s, Head: doc.NoHead})
	}
	d.Sentences = []doc.Sentence{{Span: doc.Span{End: 16}, Tokens: doc.Range{To: 3}}, {Span: doc.Span{Start: 17, End: 29}, Tokens: doc.Range{From: 3, To: 7}}}
	d.Blocks = []doc.Block{{Span: doc.Span{End: 29}, Sentences: doc.Range{To: 2}, DuplicateOf: doc.NoBlock}}
	d.Actors = []doc.Actor{{ID: "a", Name: "Ångström", Type: doc.Person, Mentions: []doc.Mention{{Span: d.Tokens[0].Span, Why: why}, {Span: d.Tokens[3].Span, Why: why}}}}
	d.Statements = []doc.Statement{{Span: d.Tokens[5].Span, Cue: d.Tokens[4].Span, Speaker: &doc.Speaker{Span: d.Tokens[3].Span, Actor: "a"}, Why: why}}
	d.Incidents = []doc.Incident{{ID: "i", Triggers: []doc.Trigger{{Span: d.Tokens[1].Span, Why: why}}, Why: why}}
	d.Opinions = []doc.Opinion{{Span: d.Tokens[5].Span, Score: .5, Cues: []doc.Cue{{Span: d.Tokens[5].Span, Why: why}}}}
	return d
}

func TestValidateAcceptsAWholeDocument(t *testing.T) {
	if err := valid().Validate(); err != nil {
		t.Error(err)
	}
	if err := new(doc.Document).Validate(); err != nil {
		t.Errorf("empty document: %v", err)
	}
}

func TestValidateFindsEveryBreach(t *testing.T) {
	for name, c := range map[string]struct {
		breach func(*doc.Document)
		want   string
	}{
		"splits a character":     {func(d *doc.Document) { d.Tokens[0].End = 1; d.Tokens[0].Start = 0 }, "splits a character"},
		"past the end":           {func(d *doc.Document) { d.Opinions[0].End = 99 }, "not inside the text"},
		"empty span":             {func(d *doc.Document) { d.Statements[0].End = d.Statements[0].Start }, "not inside the text"},
		"tokens out of order":    {func(d *doc.Document) { d.Tokens[1], d.Tokens[2] = d.Tokens[2], d.Tokens[1] }, "before the last one ends"},
		"sentence outside block": {func(d *doc.Document) { d.Blocks[0].End = 20 }, "not inside its block"},
		"token outside sentence": {func(d *doc.Document) { d.Sentences[0].End = 15 }, "outside its sentence"},
		"empty sentence":         {func(d *doc.Document) { d.Sentences[0].Tokens = doc.Range{} }, "has no token"},
		"head in another":        {func(d *doc.Document) { d.Tokens[0].Rel, d.Tokens[0].Head = doc.RelNSubj, 4 }, "outside its sentence"},
		"duplicate of itself":    {func(d *doc.Document) { d.Blocks[0].DuplicateOf = 0 }, "not an earlier block"},
		"two actors, one id":     {func(d *doc.Document) { d.Actors = append(d.Actors, d.Actors[0]) }, "taken"},
		"no mention":             {func(d *doc.Document) { d.Actors[0].Mentions = nil }, "0 mentions"},
		"mentions overlap":       {func(d *doc.Document) { d.Actors[0].Mentions[1] = d.Actors[0].Mentions[0] }, "before the last one ends"},
		"mention without reason": {func(d *doc.Document) { d.Actors[0].Mentions[0].Why = doc.Reason{} }, "cannot say why"},
		"speaker is nobody":      {func(d *doc.Document) { d.Statements[0].Speaker.Actor = "b" }, `no actor "b"`},
		"speaks with nobody":     {func(d *doc.Document) { d.Statements[0].Speaker.Others = []doc.ActorID{"b"} }, `no actor "b"`},
		"about nobody":           {func(d *doc.Document) { d.Statements[0].About = []doc.ActorID{"b"} }, `no actor "b"`},
		"part outside its whole": {func(d *doc.Document) { d.Statements[0].Parts = []doc.Span{{Start: 0, End: 10}} }, "outside it"},
		"incident in itself":     {func(d *doc.Document) { d.Incidents[0].PartOf = "i" }, "no other incident"},
		"incident without words": {func(d *doc.Document) { d.Incidents[0].Triggers = nil }, "has no trigger"},
		"role of nobody": {func(d *doc.Document) {
			d.Incidents[0].Roles = []doc.Role{{Span: d.Tokens[0].Span, Actor: "b", Why: why}}
		}, `no actor "b"`},
		"denied by nobody":    {func(d *doc.Document) { d.Incidents[0].DeniedBy = []doc.ActorID{"b"} }, `no actor "b"`},
		"opinion without cue": {func(d *doc.Document) { d.Opinions[0].Cues = nil }, "shows no cue"},
		"score above one":     {func(d *doc.Document) { d.Opinions[0].Score = 1.5 }, "not between 0 and 1"},
	} {
		d := valid()
		c.breach(d)
		if err := d.Validate(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", name, err, c.want)
		}
	}
}

func TestLookUps(t *testing.T) {
	d := valid()
	for _, c := range []struct{ at, want int }{{0, 0}, {15, 0}, {16, -1}, {17, 1}, {28, 1}, {29, -1}} {
		if got := d.SentenceAt(c.at); got != c.want {
			t.Errorf("SentenceAt(%d) = %d, want %d", c.at, got, c.want)
		}
	}
	for _, c := range []struct {
		span doc.Span
		want doc.Range
	}{
		{doc.Span{Start: 0, End: 29}, doc.Range{From: 0, To: 7}},
		{doc.Span{Start: 11, End: 20}, doc.Range{From: 1, To: 4}},
		{doc.Span{Start: 12, End: 19}, doc.Range{From: 2, To: 3}},
		{doc.Span{Start: 12, End: 14}, doc.Range{From: 2, To: 2}},
	} {
		if got := d.TokensIn(c.span); got != c.want {
			t.Errorf("TokensIn(%v) = %v, want %v", c.span, got, c.want)
		}
	}
	if got := d.Slice(d.Cover(doc.Range{From: 3, To: 6})); got != "She said so" {
		t.Errorf("Cover gives %q", got)
	}
}

// TestRepeats counts an actor whose second mention stands in a repeated block.
func TestRepeats(t *testing.T) {
	d := valid()
	d.Blocks = []doc.Block{
		{Span: doc.Span{End: 16}, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock},
		{Span: doc.Span{Start: 17, End: 29}, Sentences: doc.Range{From: 1, To: 2}, DuplicateOf: 0},
	}
	for _, c := range []struct {
		at   int
		want bool
	}{{0, false}, {15, false}, {16, false}, {17, true}, {28, true}, {29, false}} {
		if got := d.Repeats(c.at); got != c.want {
			t.Errorf("Repeats(%d) = %v, want %v", c.at, got, c.want)
		}
	}
	if got := d.TimesMentioned(d.Actors[0]); got != 1 {
		t.Errorf("mentioned %d times, want once", got)
	}
}

func TestMarks(t *testing.T) {
	d := valid()
	d.Incidents = append(d.Incidents, doc.Incident{ID: "g", Generic: true, Triggers: []doc.Trigger{{Span: d.Tokens[4].Span, Why: why}}, Why: why})
	var got []string
	for _, m := range d.Marks() {
		got = append(got, m.Layer.String()+" "+d.Slice(m.Span))
	}
	want := "actor Ångström, incident fell, actor She, statement so, opinion so"
	if g := strings.Join(got, ", "); g != want {
		t.Errorf("got %s\nwant %s", g, want)
	}
}

func TestNames(t *testing.T) {
	for i := range doc.NumTags {
		if got, ok := doc.ParseTag(doc.Tag(i).String()); !ok || got != doc.Tag(i) {
			t.Errorf("tag %d: ParseTag(%q) = %d, %v", i, doc.Tag(i), got, ok)
		}
	}
	for i := 1; i < doc.NumRels; i++ {
		if got := doc.ParseRel(doc.Rel(i).String()); got != doc.Rel(i) {
			t.Errorf("rel %d: ParseRel(%q) = %d", i, doc.Rel(i), got)
		}
	}
	for name, want := range map[string]doc.Rel{"obl:tmod": doc.RelObl, "nsubj:pass": doc.RelNSubjPass, "goeswith": doc.RelDep, "": doc.RelDep} {
		if got := doc.ParseRel(name); got != want {
			t.Errorf("ParseRel(%q) = %v, want %v", name, got, want)
		}
	}
}

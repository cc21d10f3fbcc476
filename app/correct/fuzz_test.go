package correct_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"lede/app/correct"
	"lede/app/doc"
)

// FuzzApply reads a dictionary and edits as the page does from a backup, which
// may come from anywhere, and writes them over an article. Whatever they ask
// for, the document holds together, the text stays, and what was given stays as
// it was.
func FuzzApply(f *testing.F) {
	f.Add([]byte(`[{"Words":"Sahel","Never":true},{"Words":"Diallo","Name":"Sahel Power"},{"Words":"Amina Diallo","Type":"group"}]`), []byte(`{}`))
	for _, e := range []correct.Edit{
		edit(correct.Dismiss, correct.Actors, correct.Article, at("Diallo", 1), doc.Span{}, ""),
		edit(correct.Merge, correct.Actors, correct.Here, at("Sahel", 1), at("Sahel Power", 0), ""),
		edit(correct.Split, correct.Actors, correct.Here, at("Diallo", 1), doc.Span{}, ""),
		edit(correct.Move, correct.Actors, correct.Here, at("Diallo", 1), at("Sahel Power", 0), ""),
		edit(correct.Add, correct.Actors, correct.Here, at("met", 0), doc.Span{}, "person"),
		edit(correct.Rename, correct.Actors, correct.Article, at("Sahel Power", 0), doc.Span{}, "x"),
		edit(correct.Relabel, correct.Incidents, correct.Here, at("attacked", 0), doc.Span{}, "arrest"),
		edit(correct.Relabel, correct.Opinions, correct.Here, at("Sahel", 1), doc.Span{}, "editorial"),
		edit(correct.Confirm, correct.Statements, correct.Here, doc.Span{Start: at("Sahel", 1).Start, End: at("Power", 1).End}, doc.Span{}, ""),
	} {
		edits, err := json.Marshal(correct.History{Done: []correct.Edit{e, e}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(`[]`), edits)
	}
	f.Fuzz(func(t *testing.T, dictionary, edits []byte) {
		var dict correct.Dictionary
		var history correct.History
		json.Unmarshal(dictionary, &dict)
		json.Unmarshal(edits, &history)
		d := article()
		out, _ := correct.Apply(d, dict, history.Done)
		if !reflect.DeepEqual(d, article()) {
			t.Fatal("the engine's document changed")
		}
		if out.Text != text {
			t.Fatalf("the text became %q", out.Text)
		}
		if err := out.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, e := range history.Done {
			if learned := dict.Learn(e); len(learned) > len(dict)+1 {
				t.Fatalf("one edit taught %d entries", len(learned)-len(dict))
			}
		}
	})
}

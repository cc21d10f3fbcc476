package lexicon_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lede/app/doc"
	"lede/app/lexicon"
)

// words returns a document of words separated by spaces; "forms/lemma" gives a
// token its lemma.
func words(text string) *doc.Document {
	d := &doc.Document{}
	for _, w := range strings.Fields(text) {
		form, lemma, _ := strings.Cut(w, "/")
		start := len(d.Text)
		d.Text += form + " "
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: start, End: start + len(form)}, Lemma: lemma})
	}
	return d
}

func TestMatcher(t *testing.T) {
	var m lexicon.Matcher[string]
	for _, p := range []string{"accuse", "according to", "in the view", "in the view of", "The Hague", "IS", "it 's", "église"} {
		m.Add(p, p)
	}
	for _, c := range []struct{ name, text, want string }{
		{"any case", "ACCORDING To police", "0-2 according to"},
		{"lemma", "he accused/accuse them", "1-2 accuse"},
		{"longest wins", "In the view of many", "0-4 in the view of"},
		{"shorter where the longer breaks off", "in the view from here", "0-3 in the view"},
		{"capital is exact", "The Hague , the hague", "0-2 The Hague"},
		{"capital word is not its lower case", "IS is Is", "0-1 IS"},
		{"curly apostrophe", "It ’s late", "0-2 it 's"},
		{"letters beyond ASCII", "l' ÉGLISE", "1-2 église"},
		{"no half phrase", "in the", ""},
		{"two in a row", "accuse according to", "0-1 accuse, 1-3 according to"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := words(c.text)
			var got []string
			for r, v := range m.All(d, doc.Range{To: len(d.Tokens)}) {
				got = append(got, fmt.Sprintf("%d-%d %s", r.From, r.To, v))
			}
			if g := strings.Join(got, ", "); g != c.want {
				t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

func TestMatcherAllocatesNothing(t *testing.T) {
	var m lexicon.Matcher[int]
	m.Add("according to", 1)
	d := words("Officials said Monday ACCORDING TO the ministry ’s people")
	n := testing.AllocsPerRun(100, func() {
		for i := range d.Tokens {
			m.At(d, i, len(d.Tokens))
		}
	})
	if n != 0 {
		t.Errorf("%v allocations a run, want none", n)
	}
}

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"good": {Data: []byte("# a comment\n\naccuse\taccuses\tof\nin a statement\r\n")},
		"bad":  {Data: []byte("fine\n double  space\n")},
	}
	got, err := lexicon.Read(fsys, "good")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Phrase != "accuse" || !slices.Equal(got[0].Fields, []string{"accuses", "of"}) ||
		got[1].Phrase != "in a statement" || got[1].Field(0) != "" || got[1].Line != 4 {
		t.Errorf("got %+v", got)
	}
	if _, err := lexicon.Read(fsys, "bad"); err == nil || !strings.HasPrefix(err.Error(), "bad:2:") {
		t.Errorf("got error %v, want one that names bad:2", err)
	}
}

func TestMustSets(t *testing.T) {
	fsys := fstest.MapFS{"sets": {Data: []byte("# Forms: of verbs\nbe: is are\n\nbe: was\nhave: has\n")}}
	set := lexicon.MustSets(fsys, "sets")
	want := map[string]bool{"is": true, "are": true, "was": true}
	if got := set("be"); !maps.Equal(got, want) {
		t.Errorf("set of be: got %v, want %v", got, want)
	}
	defer func() {
		if recover() == nil {
			t.Error("set of a name the file has not: got one, want a panic")
		}
	}()
	set("do")
}

package opinion

import (
	"testing"

	"lede/app/lexicon"
)

// The word lists can be read, name only parts of speech the stage knows, and
// hold each phrase once.
func TestLists(t *testing.T) {
	known := map[part]bool{anyPart: true, adjective: true, adverb: true, noun: true, verb: true, modal: true, pronoun: true, atStart: true}
	for _, l := range lists {
		entries, err := lexicon.Read(data, "data/cues/"+l.file+".txt")
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]int)
		for _, e := range entries {
			if first := seen[e.Phrase]; first > 0 {
				t.Errorf("%s.txt:%d: %q stands in line %d already", l.file, e.Line, e.Phrase, first)
			}
			seen[e.Phrase] = e.Line
			if s := e.Field(0); s != "" && s != "weak" {
				t.Errorf("%s.txt:%d: %q: strength %q, want weak or nothing", l.file, e.Line, e.Phrase, s)
			}
			if p := part(e.Field(1)); !known[p] {
				t.Errorf("%s.txt:%d: %q: unknown part of speech %q", l.file, e.Line, e.Phrase, p)
			}
		}
		if _, ok := reasons[l.kind]; !ok && l.kind != neutral {
			t.Errorf("kind %q has no reason to show", l.kind)
		}
	}
}

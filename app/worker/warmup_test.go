package worker

import (
	"strings"
	"testing"

	"lede/app/annotate"
	"lede/app/doc"
)

// TestWarmUpHasSomethingOfEverything: code that the warm-up does not reach is
// compiled in the time of the first article that does.
func TestWarmUpHasSomethingOfEverything(t *testing.T) {
	engine := annotate.New()
	found := make(map[any]bool)
	for _, text := range warmUpArticles() {
		d, err := engine.Text(text, annotate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		note(found, d)
	}
	for _, want := range []any{
		doc.Heading, doc.Paragraph, doc.Credit,
		doc.Report, doc.Attributed, doc.Editorial,
		doc.Person, doc.Organization, doc.State, doc.Group, doc.Place,
		doc.Name, doc.Adjective, doc.Nominal, doc.Pronoun,
		doc.Direct, doc.Indirect, doc.Mixed, doc.Says, doc.Accuses, doc.Denies,
		doc.Stated, doc.Alleged, doc.Denied, doc.Planned, doc.Hypothetical,
		doc.Agent, doc.Target, doc.Instrument,
		doc.ByAuthor, doc.ByHolder,
	} {
		if !found[want] {
			t.Errorf("no %v (%T) in warmup.txt, or the stages find none", want, want)
		}
	}
}

// TestWarmUpArticlesAreShort: a request waits until the article being read is
// through.
func TestWarmUpArticlesAreShort(t *testing.T) {
	const most = 200 // words
	for _, text := range warmUpArticles() {
		if n := len(strings.Fields(text)); n > most {
			t.Errorf("%.40q…: %d words, want at most %d", text, n, most)
		}
	}
}

// note puts down every kind of thing that is in a document.
func note(found map[any]bool, d *doc.Document) {
	for _, b := range d.Blocks {
		found[b.Kind] = true
	}
	for _, s := range d.Sentences {
		found[s.Voice] = true
	}
	for _, a := range d.Actors {
		found[a.Type] = true
		for _, m := range a.Mentions {
			found[m.Form] = true
		}
	}
	for _, s := range d.Statements {
		found[s.Kind], found[s.Stance] = true, true
	}
	for _, in := range d.Incidents {
		found[in.Modality] = true
		for _, r := range in.Roles {
			found[r.Kind] = true
		}
	}
	for _, o := range d.Opinions {
		found[o.Voice] = true
	}
}

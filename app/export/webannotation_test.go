package export_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/eval"
	"lede/app/export"
)

// TestWebAnnotationOfGold annotates every gold article, holds its page of web
// annotations against the Recommendation, and reads the same marks back.
func TestWebAnnotationOfGold(t *testing.T) {
	model, err := jsonschema.NewCompiler().Compile("testdata/annotation-page.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	articles, err := eval.ReadDir("../testdata/gold")
	if err != nil || len(articles) < 50 {
		t.Fatalf("%d gold articles (%v)", len(articles), err)
	}
	engine := annotate.New()
	check := func(name string, d *doc.Document) {
		out := write(t, func(b *bytes.Buffer) error { return export.WebAnnotation(b, d, export.Options{}) })
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if err := model.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got, err := export.ReadWebAnnotation(strings.NewReader(out), d.Text)
		want := d.Marks()
		if err != nil || len(got) != len(want) {
			t.Errorf("%s: %d marks read back, want %d (%v)", name, len(got), len(want), err)
			return
		}
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("%s, mark %d:\n got %+v\nwant %+v", name, i, got[i], want[i])
				return
			}
		}
	}
	marks := 0
	for _, a := range articles {
		d, err := engine.Text(a.Truth.Text, annotate.Options{ID: a.Name, Date: a.Truth.Date})
		if err != nil {
			t.Fatal(err)
		}
		check(a.Name, d)
		marks += len(d.Marks())
	}
	if marks < 20*len(articles) {
		t.Errorf("%d marks in %d articles", marks, len(articles))
	}
	check("an empty article", new(doc.Document))
}

// TestSchemaRefuses breaks a page in one way at a time: the schema has to see it.
func TestSchemaRefuses(t *testing.T) {
	model, err := jsonschema.NewCompiler().Compile("testdata/annotation-page.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	good := write(t, func(b *bytes.Buffer) error { return export.WebAnnotation(b, article(), export.Options{}) })
	for _, c := range []struct{ from, to string }{
		{`"@context": "http://www.w3.org/ns/anno.jsonld"`, `"@context": ["http://www.w3.org/ns/anno.jsonld"]`},
		{`"http://www.w3.org/ns/anno.jsonld"`, `"http://example.org/"`},
		{`"AnnotationPage"`, `"Page"`},
		{`"id": "urn:`, `"id": "no iri `},
		{`"type": "Annotation"`, `"type": "Note"`},
		{`"classifying"`, `"guessing"`},
		{`"value":`, `"text":`},
		{`"source":`, `"src":`},
		{`"start": 0`, `"start": -1`},
		{`"end": 9`, `"end": "9"`},
		{`"exact":`, `"quote":`},
		{`"TextQuoteSelector"`, `"QuoteSelector"`},
	} {
		bad := strings.Replace(good, c.from, c.to, 1)
		if bad == good {
			t.Errorf("no %s to replace", c.from)
			continue
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if model.Validate(value) == nil {
			t.Errorf("%s in place of %s passes", c.to, c.from)
		}
	}
}

package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"lede/app/doc"
	"lede/app/export"
	"lede/app/offset"
)

const text = "Ko Wen-je — the mayor 😀 — said =SUM(A1) *stars* failed. He resigned, he resigned."

func span(words string) doc.Span {
	i := strings.Index(text, words)
	return doc.Span{Start: i, End: i + len(words)}
}

// article is a small document with one of everything, characters of every width
// before the marks, and words that mean something to Markdown and spreadsheets.
func article() *doc.Document {
	why := doc.Reason{Rule: "test/rule", Text: "Because of the test."}
	return &doc.Document{
		ID: "a 1", Title: "A *title*", Language: "en", Date: time.Date(2021, 7, 19, 0, 0, 0, 0, time.UTC), Text: text,
		Blocks: []doc.Block{{Span: doc.Span{End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}},
		Actors: []doc.Actor{{ID: "ko-wen-je", Name: "Ko Wen-je", Type: doc.Person, Mentions: []doc.Mention{
			{Span: span("Ko Wen-je"), Form: doc.Name, Type: doc.Person, Why: why, Confidence: 1},
			{Span: span("He"), Form: doc.Pronoun, Type: doc.Person, Why: why, Confidence: .5}}}},
		Statements: []doc.Statement{{Span: span("=SUM(A1) *stars* failed"), Cue: span("said"), Kind: doc.Indirect, Stance: doc.Says,
			Speaker: &doc.Speaker{Span: span("Ko Wen-je"), Actor: "ko-wen-je"}, Why: why}},
		Incidents: []doc.Incident{{ID: "i1", Type: "resignation", Label: "Resignation of Ko Wen-je", Modality: doc.Stated, Why: why,
			Triggers: []doc.Trigger{{Span: span("resigned"), Modality: doc.Stated, Why: why}},
			Roles:    []doc.Role{{Span: span("He"), Kind: doc.Agent, Actor: "ko-wen-je", Modality: doc.Alleged, AllegedBy: "ko-wen-je", Why: why}}}},
		Opinions: []doc.Opinion{{Span: span("failed"), Voice: doc.ByHolder, Holder: "ko-wen-je", Score: .8,
			Cues: []doc.Cue{{Span: span("failed"), Kind: doc.Evaluative, Why: why}}}},
	}
}

func write(t *testing.T, f func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSONOffsets(t *testing.T) {
	for _, c := range []struct {
		unit       offset.Unit
		start, end int // of the statement
	}{{offset.CodePoint, 31, 54}, {offset.UTF16, 32, 55}, {offset.Byte, 38, 61}} {
		out := write(t, func(b *bytes.Buffer) error { return export.JSON(b, article(), export.Options{Unit: c.unit}) })
		var got struct {
			Offsets    string
			Statements []struct{ Start, End int }
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		if s := got.Statements[0]; got.Offsets != c.unit.String() || s.Start != c.start || s.End != c.end {
			t.Errorf("%v: statement at [%d,%d) in %s, want [%d,%d)", c.unit, s.Start, s.End, got.Offsets, c.start, c.end)
		}
		if strings.Contains(out, "null") {
			t.Errorf("%v: an empty list is null:\n%s", c.unit, out)
		}
	}
}

func TestJSONLIsOneLine(t *testing.T) {
	out := write(t, func(b *bytes.Buffer) error { return export.JSONL(b, article(), export.Options{}) })
	if n := strings.Count(out, "\n"); n != 1 || !strings.HasSuffix(out, "\n") {
		t.Errorf("%d line ends, want one, at the end", n)
	}
}

func TestWebAnnotationRoundTrip(t *testing.T) {
	d := article()
	out := write(t, func(b *bytes.Buffer) error { return export.WebAnnotation(b, d, export.Options{}) })
	got, err := export.ReadWebAnnotation(strings.NewReader(out), text)
	if err != nil {
		t.Fatal(err)
	}
	if want := d.Marks(); !reflect.DeepEqual(got, want) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, want)
	}
	moved := "New first words. " + text
	got, err = export.ReadWebAnnotation(strings.NewReader(out), moved)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range d.Marks() {
		if g := moved[got[i].Start:got[i].End]; g != d.Slice(m.Span) {
			t.Errorf("after the text moved, mark %d covers %q, want %q", i, g, d.Slice(m.Span))
		}
	}
	if _, err := export.ReadWebAnnotation(strings.NewReader(out), "Another article."); err == nil {
		t.Error("marks were placed in a text that doesn't hold their words")
	}
}

func TestCSV(t *testing.T) {
	out := write(t, func(b *bytes.Buffer) error { return export.CSV(b, article(), export.Options{Unit: offset.CodePoint}) })
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"a 1", "statement", "Ko Wen-je", "says", "'=SUM(A1) *stars* failed", "", "", "31", "54"},
		{"a 1", "incident", "Ko Wen-je (alleged)", "resignation (stated)", "Resignation of Ko Wen-je", "", "", "59", "67"},
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("got\n%q\nwant\n%q", rows, want)
	}
}

func TestMarkdownEscapes(t *testing.T) {
	out := write(t, func(b *bytes.Buffer) error { return export.Markdown(b, article(), export.Options{}) })
	for _, want := range []string{`# A \*title\*`, `=SUM(A1) \*stars\* failed`, "**Ko Wen-je**, person, 2 mentions", "agent: He (alleged by Ko Wen-je)"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestHTMLIsSafeAndWhole(t *testing.T) {
	d := article()
	d.Title = `<script>alert(1)</script>`
	out := write(t, func(b *bytes.Buffer) error { return export.HTML(b, d, export.Options{}) })
	page, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	for n := range page.Descendants() {
		if n.Data == "script" {
			t.Error("the page has a script")
		}
		if n.Data == "article" {
			for c := range n.Descendants() {
				if c.Type == html.TextNode {
					body.WriteString(c.Data)
				}
			}
		}
	}
	if got := strings.Trim(body.String(), "\n"); got != text {
		t.Errorf("the article reads %q, want %q", got, text)
	}
	if !strings.Contains(out, "alleged by Ko Wen-je") {
		t.Error("the incident's card is not there")
	}
	for _, m := range []doc.Modality{doc.Alleged, doc.Denied, doc.Negated, doc.Planned, doc.Hypothetical} {
		if !strings.Contains(out, ".is-"+string(m)) {
			t.Errorf("what is %s looks like what happened", m)
		}
	}
}

func TestByName(t *testing.T) {
	for _, name := range export.Names() {
		if f, err := export.ByName(name); err != nil || f.Name != name {
			t.Errorf("ByName(%q) = %v, %v", name, f.Name, err)
		}
	}
	if _, err := export.ByName("pdf"); err == nil || !strings.Contains(err.Error(), "json") {
		t.Errorf("got error %v, want one that lists the formats", err)
	}
}

// TestSpeaker names nobody where all the text has is a pronoun.
func TestSpeaker(t *testing.T) {
	d := article()
	d.Actors = append(d.Actors, doc.Actor{ID: "kmt", Name: "Kuomintang"})
	for _, c := range []struct {
		what    string
		speaker *doc.Speaker
		name    string
		known   bool
		notes   string // what the notes say of it
	}{
		{"none", nil, "", false, "| (speaker unclear) |"},
		{"an actor, by a pronoun", &doc.Speaker{Span: span("He"), Actor: "ko-wen-je"}, "Ko Wen-je", true, "| Ko Wen-je |"},
		{"two", &doc.Speaker{Span: span("He"), Actor: "ko-wen-je", Others: []doc.ActorID{"kmt"}}, "Ko Wen-je and Kuomintang", true, "| Ko Wen-je and Kuomintang |"},
		{"a pronoun", &doc.Speaker{Span: span("He")}, "He", false, "| (speaker unclear: “He”) |"},
		{"words", &doc.Speaker{Span: span("the mayor")}, "the mayor", true, "| the mayor |"},
	} {
		if name, known := export.Speaker(d, c.speaker); name != c.name || known != c.known {
			t.Errorf("%s: %q, known %v; want %q, %v", c.what, name, known, c.name, c.known)
		}
		d.Statements[0].Speaker = c.speaker
		if out := write(t, func(b *bytes.Buffer) error { return export.Markdown(b, d, export.Options{}) }); !strings.Contains(out, c.notes) {
			t.Errorf("%s: the notes have no %q:\n%s", c.what, c.notes, out)
		}
	}
}

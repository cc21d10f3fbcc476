package wire

import (
	"errors"
	"reflect"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"lede/app/doc"
)

// article is a document that uses every field, over text in which bytes,
// UTF-16 units and characters all differ.
func article() *doc.Document {
	const text = "Zoë 🎈 accused Nørd of theft.\n\n“It’s a disgrace,” she said."
	at := func(part string) doc.Span {
		i := strings.Index(text, part)
		return doc.Span{Start: i, End: i + len(part)}
	}
	why := doc.Reason{Rule: "test/rule", Text: "Marked because: test"}
	return &doc.Document{
		ID: "x1", Title: "A tïtle", Byline: "By Nobody", Source: "The Paper", Language: "en",
		Date: time.Date(2021, 7, 19, 0, 0, 0, 0, time.UTC),
		Text: text,
		Blocks: []doc.Block{
			{Span: at("Zoë 🎈 accused Nørd of theft."), Kind: doc.Paragraph, Sentences: doc.Range{From: 0, To: 1}, DuplicateOf: doc.NoBlock},
			{Span: at("“It’s a disgrace,” she said."), Kind: doc.BlockQuote, Label: at("“It’s"), Sentences: doc.Range{From: 1, To: 2}, DuplicateOf: 0},
		},
		Sentences: []doc.Sentence{
			{Span: at("Zoë 🎈 accused Nørd of theft."), Block: 0, Voice: doc.Report},
			{Span: at("“It’s a disgrace,” she said."), Block: 1, Voice: doc.Attributed, VoiceWhy: why, Subjectivity: 0.1},
		},
		Times:   []doc.Time{{Span: at("🎈"), Kind: doc.Date, Value: "2021"}},
		Amounts: []doc.Amount{{Span: at("of"), Value: 4.4e6, Unit: "USD", Approx: doc.About}},
		Actors: []doc.Actor{
			{ID: "zoe", Name: "Zoë", Type: doc.Person, Description: "minister",
				Aliases: []doc.Alias{{Name: "Z.", Why: why}},
				Mentions: []doc.Mention{
					{Span: at("Zoë"), Form: doc.Name, Type: doc.Person, Why: why, Confidence: 0.75},
					{Span: at("she"), Form: doc.Pronoun, Why: why, Confidence: 1}}},
			{ID: "nord", Name: "Nørd", Type: doc.Organization,
				Mentions: []doc.Mention{{Span: at("Nørd"), Form: doc.Name, Why: why}}},
		},
		Statements: []doc.Statement{
			{Span: at("It’s a disgrace,"), Parts: []doc.Span{at("It’s"), at("disgrace")}, Kind: doc.Direct, Cue: at("said"),
				Speaker: &doc.Speaker{Span: at("she"), Actor: "zoe", Others: []doc.ActorID{"nord"}}, Stance: doc.Condemns, About: []doc.ActorID{"nord"}, Why: why},
			{Span: at("theft"), Kind: doc.Indirect, Stance: doc.Says, Why: why},
		},
		Incidents: []doc.Incident{
			{ID: "i1", Type: "theft", Label: "Theft", Modality: doc.Alleged, Generic: true, PartOf: "i2",
				Triggers: []doc.Trigger{{Span: at("theft"), Modality: doc.Alleged, Why: why}},
				Roles:    []doc.Role{{Span: at("Nørd"), Kind: doc.Agent, Actor: "nord", Modality: doc.Alleged, AllegedBy: "zoe", Why: why}},
				Times:    []doc.Time{{Span: at("🎈"), Kind: doc.Date, Value: "2021"}},
				Amounts:  []doc.IncidentAmount{{Amount: doc.Amount{Span: at("of"), Value: -1.5, Unit: "percent"}, Role: "share"}},
				BlamedBy: []doc.ActorID{"zoe"}, DeniedBy: []doc.ActorID{"nord"}, Why: why},
			{ID: "i2", Triggers: []doc.Trigger{{Span: at("accused"), Why: why}}, Why: why},
		},
		Opinions: []doc.Opinion{{Span: at("It’s a disgrace,"), Voice: doc.ByHolder, Holder: "zoe", Score: 0.5,
			Cues: []doc.Cue{{Span: at("disgrace"), Kind: doc.Evaluative, Why: why}}}},
	}
}

func messages() []Message {
	return []Message{
		&Ready{Stages: []string{"intake", "segment"}},
		&Annotate{ID: 7, Text: "naïve 🎈", HTML: "<p>", Title: "t", Source: "s", Date: "2021-07-19"},
		&Progress{ID: 7, Stage: "actor", Done: 3, Total: 9},
		&Result{ID: 7, Micros: 12345, Document: article()},
		&Result{ID: 8, Document: &doc.Document{}},
		&Failure{ID: 7, Stage: "tag", Cause: "index out of range"},
	}
}

func TestRoundTrip(t *testing.T) {
	for _, m := range messages() {
		got, err := Unmarshal(Marshal(m))
		if err != nil {
			t.Errorf("%T: %v", m, err)
			continue
		}
		if !reflect.DeepEqual(got, m) {
			t.Errorf("%T:\n got %+v\nwant %+v", m, got, m)
		}
	}
}

// TestCarriesEveryField fails when the data model gains a field that the
// article above does not set: set it there, and code it in document.go.
func TestCarriesEveryField(t *testing.T) {
	left := map[string]bool{"Document.Tokens": true, "Sentence.Tokens": true, "Range.From": true}
	set := make(map[string]bool)
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Pointer:
			walk(v.Elem())
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for i := range v.NumField() {
				name := v.Type().Name() + "." + v.Type().Field(i).Name
				set[name] = set[name] || !v.Field(i).IsZero() || left[name]
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(article()).Elem())
	for name, ok := range set {
		if !ok {
			t.Errorf("%s is not set in the test article", name)
		}
	}
}

func TestOffsetsCountUTF16(t *testing.T) {
	b := Marshal(&Result{Document: &doc.Document{Text: "é🎈x", Blocks: []doc.Block{
		{Span: doc.Span{Start: 6, End: 7}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}}})
	// "x" is byte 6, and unit 3.
	want := []byte{3, 0, 0, 0, 4, 0, 0, 0}
	if !strings.Contains(string(b), string(want)) {
		t.Errorf("no span [3,4) in % x", b)
	}
}

func TestRefuses(t *testing.T) {
	good := Marshal(&Result{Document: article()})
	change := func(i int, v byte) []byte {
		b := append([]byte(nil), good...)
		b[i] = v
		return b
	}
	for _, c := range []struct {
		name string
		in   []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"other bytes", []byte("<!doctype html><title>x</title>"), ErrFormat},
		{"another version", change(4, Version+1), ErrVersion},
		{"an unknown kind", change(6, 99), ErrFormat},
		{"more words than bytes", change(11, 0xff), ErrFormat},
		{"more strings than bytes", change(15, 0xff), ErrFormat},
		{"cut short", good[:len(good)-1], ErrFormat},
		{"too long", append(append([]byte(nil), good...), 'x'), ErrContent},
	} {
		if m, err := Unmarshal(c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: got %T, error %v, want %v", c.name, m, err, c.want)
		}
	}
}

// maxGrowth is how many bytes the reader may claim for each byte of a message,
// true or false: the widest element of a list stands in one word at least.
const maxGrowth = 200

// allocated returns the bytes the program has claimed so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// FuzzUnmarshal gives any bytes to the reader. What it takes must hold
// together, must be written and read again as it is, and must not claim memory
// that the bytes do not account for.
func FuzzUnmarshal(f *testing.F) {
	for _, m := range messages() {
		f.Add(Marshal(m))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		before := allocated()
		m, err := Unmarshal(b)
		if got := allocated() - before; got > uint64(maxGrowth*len(b)+1<<20) {
			t.Fatalf("% x\n%d bytes claimed for %d", b, got, len(b))
		}
		if err != nil {
			return
		}
		if m, ok := m.(*Result); ok {
			checkSpans(t, m.Document)
		}
		once := Marshal(m)
		again, err := Unmarshal(once)
		if err != nil {
			t.Fatalf("% x\nread, written, and not read again: %v", b, err)
		}
		if twice := Marshal(again); string(twice) != string(once) {
			t.Fatalf("% x\nwritten twice, differs:\n% x\n% x", b, once, twice)
		}
	})
}

// checkSpans asks the data model's own check, less what needs tokens or a
// reason, which a stranger's bytes may well lack.
func checkSpans(t *testing.T, d *doc.Document) {
	err := d.Validate()
	if err == nil {
		return
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		if strings.Contains(line, "span [") || strings.Contains(line, "range [") || strings.Contains(line, ": no ") {
			t.Fatalf("unmarshalled a document with: %s", line)
		}
	}
}

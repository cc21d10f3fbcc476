package wire

import (
	"fmt"
	"strings"
	"testing"

	"lede/app/doc"
)

// long is a document of some 60,000 words with a mark on every third.
func long() *doc.Document {
	const line = "The minister said that the “harbour” was closed on Monday. "
	d := &doc.Document{Text: strings.Repeat(line, 6000)}
	why := doc.Reason{Rule: "test/rule", Text: "Marked because: said, subject minister"}
	a := doc.Actor{ID: "minister", Name: "The minister", Type: doc.Person}
	for i := range 6000 {
		at := i * len(line)
		d.Blocks = append(d.Blocks, doc.Block{Span: doc.Span{Start: at, End: at + len(line) - 1}, Kind: doc.Paragraph, Sentences: doc.Range{From: i, To: i + 1}, DuplicateOf: doc.NoBlock})
		d.Sentences = append(d.Sentences, doc.Sentence{Span: d.Blocks[i].Span, Block: i, Voice: doc.Report, VoiceWhy: why})
		a.Mentions = append(a.Mentions, doc.Mention{Span: doc.Span{Start: at + 4, End: at + 12}, Form: doc.Name, Why: why})
		d.Statements = append(d.Statements, doc.Statement{Span: doc.Span{Start: at + 18, End: at + 30}, Kind: doc.Indirect, Cue: doc.Span{Start: at + 13, End: at + 17}, Why: why})
		d.Incidents = append(d.Incidents, doc.Incident{ID: doc.IncidentID(fmt.Sprint("i", i)), Triggers: []doc.Trigger{{Span: doc.Span{Start: at + 4, End: at + 12}, Why: why}}, Why: why})
	}
	d.Actors = []doc.Actor{a}
	return d
}

func BenchmarkMarshal(b *testing.B) {
	m := &Result{Document: long()}
	for b.Loop() {
		b.SetBytes(int64(len(Marshal(m))))
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	data := Marshal(&Result{Document: long()})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Unmarshal(data); err != nil {
			b.Fatal(err)
		}
	}
}

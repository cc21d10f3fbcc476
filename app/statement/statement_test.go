package statement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/growth"
	"lede/app/intake"
	"lede/app/statement"
)

const paragraph = `The harbour authority said on Monday that the bridge would reopen in April, ` +
	`although two people familiar with the talks believe the money is gone. “They call it ‘progress’. ` +
	`I call it theft,” said Mayor Tomas Ek, who accused the firm of hiding the true cost. “We will not pay.” ` +
	`The firm, according to its lawyer, has denied the claims and is yet to respond to the letter.

`

func read(tb testing.TB, text string) *doc.Document {
	tb.Helper()
	d := intake.Text(text)
	if err := stages(tb).Run(d, nil); err != nil {
		tb.Fatal(err)
	}
	return d
}

// Ten times the text takes about ten times as long, also where every word is a
// cue or every mark a quotation. Were it the square, it would take a hundred
// times as long.
func TestRunIsLinear(t *testing.T) {
	for _, unit := range []string{paragraph, "said that ", "“Yes,” he said. ", "according to ", "“ said ” ", "\"Go. \"", "claim of a "} {
		run := func(bytes int) func() {
			d := read(t, strings.Repeat(unit, bytes/len(unit)+1))
			return func() { statement.Run(d) }
		}
		growth.AtMost(t, 40, fmt.Sprintf("20 kB of %.20q, and 200", unit), run(20_000), run(200_000))
	}
}

func BenchmarkRun(b *testing.B) {
	d := read(b, strings.Repeat(paragraph, 1000))
	b.ReportAllocs()
	for b.Loop() {
		statement.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// Who speaks: the actors of a speaker's words, one or several.
func TestWhoSpeaks(t *testing.T) {
	d := read(t, `President Ana Kovac met Senator Marla Teague of Oregon and Senator Roy Amick of Texas in Washington on Monday. `+
		`The administration of Ms Kovac wants new sanctions on Russia. The administration said it would act. `+
		`The UK, the US and the EU accused Russia of hacking the exchange. Sens. Marla Teague of Oregon and Roy Amick of Texas `+
		`warned of haste. Ministers from Germany and France disagreed, saying that it was time. A lawyer for Ms Kovac denied the claims.`)
	want := map[string][]string{
		"The UK, the US and the EU":                           {"GB", "US", "EU"},
		"Sens. Marla Teague of Oregon and Roy Amick of Texas": {"marla-teague", "roy-amick"},
		"Ministers from Germany and France":                   nil,
		"A lawyer for Ms Kovac":                               {"ana-kovac"},
	}
	for _, s := range d.Statements {
		if s.Speaker == nil {
			continue
		}
		words := d.Slice(s.Speaker.Span)
		ids, ok := want[words]
		if !ok {
			continue
		}
		delete(want, words)
		var got []string
		for _, id := range s.Speaker.Actors() {
			got = append(got, string(id))
		}
		if !slices.Equal(got, ids) {
			t.Errorf("%q speaks for %q, want %q", words, got, ids)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing said by %v", want)
	}
}

// What a page sets off as a quotation is one, without marks.
func TestBlockQuote(t *testing.T) {
	d, err := intake.HTML(`<article><p>The mayor of Ostrava resigned on Monday after a vote. In a letter to the council he wrote:</p>` +
		`<blockquote><p>I have served this town for ten years.</p><p>It is time for somebody else.</p></blockquote>` +
		`<p>The council will meet on Friday.</p></article>`)
	if err != nil {
		t.Fatal(err)
	}
	if err := stages(t).Run(d, nil); err != nil {
		t.Fatal(err)
	}
	if len(d.Statements) != 1 {
		t.Fatalf("%d statements, want 1: %+v", len(d.Statements), d.Statements)
	}
	s := d.Statements[0]
	if len(s.Parts) != 2 || s.Kind != doc.Direct || d.Slice(s.Cue) != "wrote" || s.Speaker == nil || d.Slice(s.Speaker.Span) != "he" {
		t.Errorf("got %q, %d parts, %s, cue %q, speaker %+v; want two paragraphs, direct, wrote, he",
			d.Slice(s.Span), len(s.Parts), s.Kind, d.Slice(s.Cue), s.Speaker)
	}
}

package segment_test

import (
	"os"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/segment"
	"lede/app/token"
)

// oneBlock returns a segmented document of text as a single paragraph.
func oneBlock(text string) *doc.Document {
	d := &doc.Document{Text: text}
	if text != "" {
		d.Blocks = []doc.Block{{Span: doc.Span{Start: 0, End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}
	}
	segment.Stage.Run(d)
	return d
}

func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.ReplaceAll(line, "⏎", "\n")
		want := strings.ReplaceAll(strings.ReplaceAll(line, " ‖ ", "‖"), "‖", " ‖ ")
		text := strings.ReplaceAll(line, "‖ ", "")
		text = strings.ReplaceAll(text, "‖", "")
		d := oneBlock(text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Slice(s.Span))
		}
		if g := strings.Join(got, " ‖ "); g != want {
			t.Errorf("%q\n got %s\nwant %s", text, g, want)
		}
	}
}

// Sentences stay inside their blocks, and blocks know their sentences.
func TestBlocks(t *testing.T) {
	const text = "A heading\nHe left. She\nstayed."
	d := &doc.Document{Text: text, Blocks: []doc.Block{
		{Span: doc.Span{Start: 0, End: 9}, Kind: doc.Heading, DuplicateOf: doc.NoBlock},
		{Span: doc.Span{Start: 10, End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock},
	}}
	segment.Stage.Run(d)
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	if got := d.Blocks[1].Sentences; got != (doc.Range{From: 1, To: 3}) {
		t.Errorf("sentences of block 1: %v, want [1,3)", got)
	}
	if len(d.Tokens) != 8 || d.Tokens[0].Head != doc.NoHead {
		t.Errorf("%d tokens, head of the first %d; want 8 and NoHead", len(d.Tokens), d.Tokens[0].Head)
	}
}

// A label is a sentence of its own, and what it leads in is none of it.
func TestLabel(t *testing.T) {
	const text = "Comment: RT\nreports: He left."
	d := &doc.Document{Text: text, Blocks: []doc.Block{{Span: doc.Span{Start: 0, End: len(text)}, Label: doc.Span{Start: 0, End: 20}, DuplicateOf: doc.NoBlock}}}
	segment.Stage.Run(d)
	if len(d.Sentences) != 2 || d.Slice(d.Sentences[1].Span) != "He left." {
		t.Errorf("%d sentences, the last %q; want 2 and the label alone", len(d.Sentences), d.Slice(d.Sentences[len(d.Sentences)-1].Span))
	}
}

// A text without any sentence end is cut, at a comma where there is one.
func TestLongSentence(t *testing.T) {
	for name, unit := range map[string]string{"words": "word ", "commas": "many a word, ", "dots": "e.g. ", "letters": "x"} {
		text := strings.TrimSpace(strings.Repeat(unit, 1_000_000/len(unit)))
		d := oneBlock(text)
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for i, s := range d.Sentences {
			if s.Tokens.Len() > segment.MaxTokens {
				t.Fatalf("%s: sentence %d has %d tokens", name, i, s.Tokens.Len())
			}
			if name == "commas" && i+1 < len(d.Sentences) && d.Word(s.Tokens.To-1) != "," {
				t.Fatalf("%s: sentence %d ends in %q, want a comma", name, i, d.Word(s.Tokens.To-1))
			}
		}
	}
}

func FuzzSegment(f *testing.F) {
	for _, s := range []string{"", "a", "He left. “So?” Bob said.", "\x00.\r\n\u0301.", "1. a. b", "。！a", "...?!...", "'. \".", "[1].[2]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "�")
		d := oneBlock(text)
		if d.Text != text {
			t.Fatalf("text changed to %q", d.Text)
		}
		if err := d.Validate(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		inSentence := 0
		for _, s := range d.Sentences {
			inSentence += s.Tokens.Len()
		}
		if inSentence != len(d.Tokens) {
			t.Fatalf("%q: %d of %d tokens are in sentences", text, inSentence, len(d.Tokens))
		}
		for i, r := range text {
			if !token.IsSpace(r) && d.SentenceAt(i) < 0 {
				t.Fatalf("%q: %q at %d is in no sentence", text, r, i)
			}
		}
	})
}

func BenchmarkSegment(b *testing.B) {
	text := strings.Repeat("The minister's office said on Monday that 1,200 people in the U.S. had been hit — “the worst so far.” Nobody knows why. ", 1000)
	d := oneBlock(text)
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		segment.Stage.Run(d)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

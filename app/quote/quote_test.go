package quote

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"lede/app/doc"
)

// read makes a document of text: a block a line, a token a word or mark.
func read(text string) *doc.Document {
	d := &doc.Document{Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		from := len(d.Tokens)
		start := -1
		end := func(i int) {
			if start >= 0 {
				d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: start, End: i}})
			}
			start = -1
		}
		for i, c := range line {
			switch {
			case unicode.IsSpace(c):
				end(at + i)
			case unicode.IsLetter(c) || unicode.IsDigit(c):
				if start < 0 {
					start = at + i
				}
			default:
				end(at + i)
				start = at + i
				end(at + i + len(string(c)))
			}
		}
		end(at + len(line))
		at += len(line)
		if to := len(d.Tokens); to > from {
			r := doc.Range{From: from, To: to}
			d.Sentences = append(d.Sentences, doc.Sentence{Span: d.Cover(r), Tokens: r, Block: len(d.Blocks)})
			d.Blocks = append(d.Blocks, doc.Block{Span: d.Cover(r), Sentences: doc.Range{From: len(d.Sentences) - 1, To: len(d.Sentences)}, DuplicateOf: doc.NoBlock})
		}
	}
	return d
}

// show writes quotations one after the other: depth, text, and "+" where the
// quotation goes on from the paragraph before.
func show(d *doc.Document, quotes []Quote) string {
	var b strings.Builder
	for _, q := range quotes {
		if q.Continues != None {
			b.WriteString("+")
		}
		fmt.Fprintf(&b, "%d[%s]", q.Depth, d.Slice(q.Span))
	}
	return b.String()
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`"Go," she said.`, `0["Go,"]`},
		{`"Go," she said, "now."`, `0["Go,"]0["now."]`},
		{`“No. Never. Not here,” he said.`, `0[“No. Never. Not here,”]`},
		{`'We are done,' said Mr Hale.`, `0['We are done,']`},
		{`‘We’re done,’ said Mr Hale.`, `0[‘We’re done,’]`},
		{`She spoke of the workers' rights and the owners' duties.`, ``},
		{`'The workers' rights come first,' she said.`, `0['The workers' rights come first,']`},
		{`'The hackers' came from 'nowhere'.`, `0['The hackers']0['nowhere']`},
		{`They danced in the '90s and the girls' team won.`, ``},
		{`He said: «C'est fini», and left.`, `0[«C'est fini»]`},
		{`Er sagte: „Es ist vorbei.“ Und ging.`, `0[„Es ist vorbei.“]`},
		{`Hon sade: ”Det är slut.” Och gick.`, `0[”Det är slut.”]`},
		{`Han sagde: »Det er slut.«`, `0[»Det er slut.«]`},
		{`"They call it 'progress'. I do not," she said.`, `0["They call it 'progress'. I do not,"]1['progress']`},
		{`“They call it ‘progress’,” she said.`, `0[“They call it ‘progress’,”]1[‘progress’]`},
		{`‘They call it “progress”,’ she said.`, `0[‘They call it “progress”,’]1[“progress”]`},
		{`a so-called "criminal" gang`, `0["criminal"]`},
		{"a coming '\ncyberpandemic' from", ``},
		{`a coming ' cyberpandemic' from`, `0[' cyberpandemic']`},
		{`The screen is 12" wide.`, ``},
		{"“One.\n“Two.\n“Three.”\nFour.", `0[“One.]+0[“Two.]+0[“Three.”]`},
		{"\"One.\n\"Two.\"\nFour.", `0["One.]+0["Two."]`},
		{`"One. "Two." Three.`, `0["One.]+0["Two."]`},
		{"‘One.\n‘Two.’\nFour.", `0[‘One.]+0[‘Two.’]`},
		{"“One.\nTwo.\nThree,” she said.", `0[“One.]+0[Two.]+0[Three,”]`},
		{"\"One.\nTwo,\" she said. \"Three.\"", `0["One.]+0[Two,"]0["Three."]`},
		{"“One.\nTwo.\n“Three,” she said.", `0[“Three,”]`},
		{"\"Never closed, he said.\nNew paragraph.", ``},
		{"She said \"never closed\nNew paragraph.", ``},
		{`He asked, "Who said 'no'?" and "Why?"`, `0["Who said 'no'?"]1['no']0["Why?"]`},
		{`("Hello")—"again"`, `0["Hello"]0["again"]`},
		{`""`, ``},
		{`" ' " ' “ ” « » ‘`, `0[" ' "]`},
	} {
		d := read(c.text)
		if got := show(d, Find(d)); got != c.want {
			t.Errorf("Find\n text %s\n  got %s\n want %s", c.text, got, c.want)
		}
	}
}

// A million marks, matched or not, take time in proportion.
func TestFindIsLinear(t *testing.T) {
	for _, unit := range []string{`"`, `“`, `”`, `“'‘`, `'s' `, "\" a \n"} {
		d := read(strings.Repeat(unit, 1_000_000/len(unit)))
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for i, q := range Find(d) {
			if q.Inside.Empty() || q.Continues >= i {
				t.Fatalf("%q repeated: quotation %d is %+v", unit, i, q)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	d := read(strings.Repeat("“They call it ‘progress’, but the workers' rights are lost,” she said on Monday.\n", 10_000))
	for b.Loop() {
		Find(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

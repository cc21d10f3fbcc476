package duplicate

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"lede/app/doc"
)

// article builds a document of one sentence a block, cut at spaces.
func article(blocks []string) *doc.Document {
	d := &doc.Document{Text: strings.Join(blocks, "\n")}
	at := 0
	for i, text := range blocks {
		end := at + len(text)
		first := len(d.Tokens)
		for j := at; j < end; {
			k := j
			for k < end && d.Text[k] != ' ' {
				k++
			}
			if k > j {
				d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: j, End: k}})
			}
			j = k + 1
		}
		span := doc.Span{Start: at, End: end}
		d.Sentences = append(d.Sentences, doc.Sentence{Span: span, Tokens: doc.Range{From: first, To: len(d.Tokens)}, Block: i})
		d.Blocks = append(d.Blocks, doc.Block{Span: span, Kind: doc.Paragraph, Sentences: doc.Range{From: i, To: i + 1}})
		at = end + 1
	}
	return d
}

func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "\ncase ")[1:] {
		name, body, _ := strings.Cut(c, "\n")
		t.Run(name, func(t *testing.T) {
			var blocks []string
			var want []int
			for line := range strings.Lines(body) {
				of, text, ok := strings.Cut(strings.TrimSpace(line), "|")
				if !ok {
					continue
				}
				n, err := strconv.Atoi(of)
				if err != nil {
					n = doc.NoBlock
				}
				blocks, want = append(blocks, strings.TrimSpace(text)), append(want, n)
			}
			d := article(blocks)
			Mark(d)
			for i, b := range d.Blocks {
				if b.DuplicateOf != want[i] {
					t.Errorf("block %d repeats %d, want %d: %s", i, b.DuplicateOf, want[i], blocks[i])
				}
			}
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

// A million words of which half are repeats must not take noticeably long.
func TestMillionWords(t *testing.T) {
	var blocks []string
	for i := range 10000 {
		var b strings.Builder
		for j := range 100 {
			fmt.Fprintf(&b, "w%dx ", (i%5000)*100+j)
		}
		blocks = append(blocks, strings.TrimSpace(b.String()))
	}
	d := article(blocks)
	Mark(d) // comparing every block with every other would outlast the test run
	for i, b := range d.Blocks {
		if want := i - 5000; i < 5000 && b.DuplicateOf != doc.NoBlock || i >= 5000 && b.DuplicateOf != want {
			t.Fatalf("block %d repeats %d", i, b.DuplicateOf)
		}
	}
}

func FuzzMark(f *testing.F) {
	f.Add("one two three four five six seven\none two three four five six seven")
	f.Add("\xff \xfe \xfd a b c\n\xff \xfe \xfd a b c")
	f.Fuzz(func(t *testing.T, text string) {
		d := article(strings.Split(text, "\n"))
		Mark(d)
		for i, b := range d.Blocks {
			if b.DuplicateOf >= i || b.DuplicateOf < doc.NoBlock {
				t.Fatalf("block %d of %q repeats %d", i, text, b.DuplicateOf)
			}
		}
	})
}

func BenchmarkMark(b *testing.B) {
	d := article(strings.Split(strings.Repeat("Rescue teams reached the valley at dawn with blankets and water.\n", 5000), "\n"))
	for b.Loop() {
		Mark(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

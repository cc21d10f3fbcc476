package actor

import (
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/token"
)

// benchText is a paragraph of news, repeated to the length of a long article.
const benchText = `Foreign Minister Amara Deng told reporters in Nairobi on Monday that the Ministry of Health had found no sign of the virus in Turkana county. ` +
	`The World Health Organization said it would send a team, and opposition leader Peter Kimani accused the government of hiding the truth. ` +
	`“We have nothing to hide,” she said, adding that Kenya and Uganda had agreed to close two crossings until the end of the month. ` +
	`Shares in Lakeside Foods, which runs the largest market in the region, fell by nine per cent after the company warned of losses. `

// longArticle returns a document of n paragraphs, a sentence each line.
func longArticle(n int) *doc.Document {
	d := &doc.Document{Text: strings.Repeat(benchText, n)}
	s := token.NewScanner(d.Text, 0, len(d.Text))
	from := 0
	for s.Scan() {
		d.Tokens = append(d.Tokens, doc.Token{Span: s.Span(), Head: doc.NoHead})
		if t := len(d.Tokens); d.Word(t-1) == "." {
			r := doc.Range{From: from, To: t}
			d.Sentences = append(d.Sentences, doc.Sentence{Span: d.Cover(r), Tokens: r})
			from = t
		}
	}
	d.Blocks = []doc.Block{{Span: doc.Span{Start: 0, End: len(d.Text)}, Kind: doc.Paragraph, Sentences: doc.Range{From: 0, To: len(d.Sentences)}, DuplicateOf: doc.NoBlock}}
	return d
}

func BenchmarkStage(b *testing.B) {
	d := longArticle(50)
	Stage.Run(d)
	b.ReportAllocs()
	for b.Loop() {
		d.Actors = nil
		Stage.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkNames measures the recogniser alone.
func BenchmarkNames(b *testing.B) {
	d := longArticle(50)
	f := newFinder(d)
	f.findNames()
	b.ReportAllocs()
	for b.Loop() {
		f.mentions = f.mentions[:0]
		f.findNames()
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

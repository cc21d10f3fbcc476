package parse_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/growth"
	"lede/app/parse"
	"lede/app/segment"
	"lede/app/tag"
)

// parsed returns a document of one block, parsed.
func parsed(text string) *doc.Document {
	d := tagged(text)
	parse.Stage.Run(d)
	return d
}

func tagged(text string) *doc.Document {
	d := &doc.Document{Text: text}
	if text != "" {
		d.Blocks = []doc.Block{{Span: doc.Span{End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}
	}
	segment.Stage.Run(d)
	tag.Stage.Run(d)
	return d
}

func news(t testing.TB) []string {
	b, err := os.ReadFile("../tag/testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestTrees: whatever the text, every sentence is a tree: one root, heads
// inside the sentence, no way round in circles.
func TestTrees(t *testing.T) {
	texts := append(news(t), "", ".", "…", "a", "?!", "'", "日本語", "\xff", strings.Repeat("and ", 400), strings.Repeat("( ", 700))
	words := strings.Fields(strings.Join(news(t), " "))
	rng := rand.New(rand.NewPCG(5, 6))
	for range 200 { // word salad
		var b strings.Builder
		for range 1 + rng.IntN(60) {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		texts = append(texts, b.String())
	}
	for _, text := range texts {
		d := parsed(text)
		if err := d.Validate(); err != nil {
			t.Errorf("%.80q: %v", text, err)
		}
		for _, s := range d.Sentences {
			roots := 0
			for i := s.Tokens.From; i < s.Tokens.To; i++ {
				tok := d.Tokens[i]
				if (tok.Head == doc.NoHead) != (tok.Rel == doc.RelRoot) || tok.Rel == doc.NoRel {
					t.Errorf("%.80q: token %q has head %d and relation %q", text, d.Word(i), tok.Head, tok.Rel)
				}
				if tok.Head == doc.NoHead {
					roots++
				}
				steps := 0
				for h := i; h != doc.NoHead; h = d.Tokens[h].Head {
					if steps++; steps > s.Tokens.Len() {
						t.Fatalf("%.80q: token %q goes round in circles", text, d.Word(i))
					}
				}
			}
			if roots != 1 {
				t.Errorf("%.80q: %d roots, want 1", text, roots)
			}
		}
	}
}

// TestArcs checks dependencies that roles and statements rest on, in sentences
// no parser should stumble over: dependent, relation, head.
func TestArcs(t *testing.T) {
	for _, test := range []struct{ text, arcs string }{
		{"Police arrested two men on Tuesday.",
			"Police nsubj arrested, two nummod men, men obj arrested, on case Tuesday, arrested root"},
		{"The servers were hacked by a gang.",
			"servers nsubj:pass hacked, were aux:pass hacked, gang obl:agent hacked, by case gang"},
		{"The minister said that the attack had been carried out from abroad.",
			"minister nsubj said, carried ccomp said, that mark carried, attack nsubj:pass carried, out compound:prt carried"},
		{"The company declined to pay the ransom.",
			"company nsubj declined, pay xcomp declined, to mark pay, ransom obj pay"},
		{"The gang, which attacked the hospital in May, demanded money.",
			"gang nsubj demanded, attacked acl:relcl gang, which nsubj attacked, hospital obj attacked, money obj demanded"},
		{"China's ministry rejected the claims and summoned the ambassador.",
			"China nmod:poss ministry, 's case China, ministry nsubj rejected, summoned conj rejected, and cc summoned, ambassador obj summoned"},
		{"He did not resign.", "He nsubj resign, did aux resign, not advmod resign"},
		{"The report is a warning to the government.", "report nsubj warning, is cop warning, government nmod warning"},
	} {
		d := parsed(test.text)
		have := make(map[string]bool)
		var all []string
		for i, tok := range d.Tokens {
			arc := fmt.Sprintf("%s %s", d.Word(i), tok.Rel)
			if tok.Head != doc.NoHead {
				arc += " " + d.Word(tok.Head)
			}
			have[arc] = true
			all = append(all, arc)
		}
		for want := range strings.SplitSeq(test.arcs, ", ") {
			if !have[want] {
				t.Errorf("%s\nno arc %q in %s", test.text, want, strings.Join(all, ", "))
			}
		}
	}
}

// TestLinear: a sentence ten times as long takes about ten times as long.
func TestLinear(t *testing.T) {
	const words = 20_000
	parsed := func(times int) func() { // so many sentences with as many words in all
		d := tagged(strings.Repeat("the gang that hacked it and they said ", words/8/times))
		d.Sentences = []doc.Sentence{{Span: d.Blocks[0].Span, Tokens: doc.Range{To: len(d.Tokens)}}}
		return func() {
			for range times {
				parse.Stage.Run(d)
			}
		}
	}
	growth.AtMost(t, 4, fmt.Sprintf("%d words in ten sentences, and in one", words), parsed(10), parsed(1))
}

func BenchmarkParse(b *testing.B) {
	d := tagged(strings.Join(news(b), " "))
	parse.Stage.Run(d)
	b.ReportAllocs()
	for b.Loop() {
		parse.Stage.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

package tag

import (
	"strings"
	"testing"

	"lede/app/doc"
)

// TestTags checks tags a reader would not argue about, word/TAG; words without
// a tag are not checked.
func TestTags(t *testing.T) {
	for _, text := range []string{
		"Police/NN arrested/VBD two/CD men/NNS on/IN Tuesday/NNP ./.",
		"The/DT U.S./NNP has/VBZ said/VBN it/PRP will/MD n't/RB pay/VB $/$ 4.4m/CD ./.",
		"Hackers/NNS stole/VBD the data of/IN 1,200/CD patients/NNS ;/: none/NN was/VBD hurt/VBN ./.",
		"“/`` They/PRP ’ve/VBP lied/VBN ,/, ”/'' she/PRP said/VBD ./.",
		"\"/`` We know/VBP ,/, \"/'' he/PRP said/VBD ,/, \"/`` and care ./. \"/''",
		"It/PRP fell/VBD 45/CD %/NN –/: to/TO €/$ 3bn/CD (/( or/CC more/JJR )/) ./.",
		"The/DT man/NN was/VBD arrested/VBN and/CC charged/VBN with/IN murder/NN ./.",
		"The/DT group/NN ’s/POS 10th/JJ attack/NN in/IN twenty/CD years/NNS",
		"POLICE/NNS ARREST TWO/CD IN/IN HARBOUR RAID",
		"Rebels/NNS Seize Airport/NN as/IN Talks/NNS Collapse/VBP",
		"china said/VBD it/PRP had/VBD not/RB hacked/VBN the/DT bank/NN",
		"They/PRP were/VBD not/RB told/VBN to/TO leave/VB ./.",
	} {
		var words []string
		var want []doc.Tag
		for _, f := range strings.Fields(text) {
			i := strings.LastIndexByte(f, '/')
			tag := doc.NoTag
			if i > 0 {
				var ok bool
				if tag, ok = doc.ParseTag(f[i+1:]); !ok {
					t.Fatalf("no tag %q", f)
				}
				f = f[:i]
			}
			words, want = append(words, f), append(want, tag)
		}
		d := byWords(words)
		Stage.Run(d)
		for i, tag := range want {
			if got := d.Tokens[i].Tag; tag != doc.NoTag && got != tag {
				t.Errorf("%s\ntag of %q is %s, want %s", d.Text, words[i], got, tag)
			}
		}
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
	}
}

// byWords returns a document of one sentence with the given tokens.
func byWords(words []string) *doc.Document {
	d := new(doc.Document)
	for _, w := range words {
		if d.Text != "" {
			d.Text += " "
		}
		start := len(d.Text)
		d.Text += w
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: start, End: len(d.Text)}, Head: doc.NoHead})
	}
	all := doc.Range{To: len(words)}
	d.Sentences = []doc.Sentence{{Span: d.Cover(all), Tokens: all}}
	d.Blocks = []doc.Block{{Span: d.Cover(all), Kind: doc.Paragraph, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock}}
	return d
}

// TestEveryTokenTagged: whatever is pasted, no token stays without tag or lemma.
func TestEveryTokenTagged(t *testing.T) {
	for _, text := range []string{"", "…", "👩‍🚀 «да» ١٢٣", "a", "'", "’", "--", "n’t", "\xff\xfe", "0", "$", "#tag @x", "¿Qué?", "日本語"} {
		if text == "" {
			Stage.Run(new(doc.Document))
			continue
		}
		d := sentence(text)
		Stage.Run(d)
		for i, tok := range d.Tokens {
			if tok.Tag == doc.NoTag || tok.Lemma == "" {
				t.Errorf("%q: token %q has tag %q and lemma %q", text, d.Word(i), tok.Tag, tok.Lemma)
			}
		}
	}
}

func BenchmarkTag(b *testing.B) {
	d := sentence(strings.Join(news(b), " "))
	Stage.Run(d)
	b.ReportAllocs()
	for b.Loop() {
		Stage.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

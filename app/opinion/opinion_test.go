package opinion_test

import (
	"os"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/duplicate"
	"lede/app/model"
	"lede/app/opinion"
	"lede/app/parse"
	"lede/app/segment"
	"lede/app/statement"
	"lede/app/tag"
)

// annotate runs the stages opinion needs, and opinion, over the blocks of an
// article.
func annotate(kinds []doc.BlockKind, blocks []string) *doc.Document {
	d := &doc.Document{Text: strings.Join(blocks, "\n\n"), Language: "en"}
	at := 0
	for i, text := range blocks {
		if text != "" {
			d.Blocks = append(d.Blocks, doc.Block{Span: doc.Span{Start: at, End: at + len(text)}, Kind: kinds[i], DuplicateOf: doc.NoBlock})
		}
		at += len(text) + 2
	}
	for _, run := range []func(*doc.Document){segment.Stage.Run, duplicate.Stage.Run, tag.Stage.Run, parse.Stage.Run, statement.Stage.Run, opinion.Stage.Run} {
		run(d)
	}
	return d
}

func article(text string) *doc.Document {
	blocks := strings.Split(text, "\n\n")
	kinds := make([]doc.BlockKind, len(blocks))
	for i := range kinds {
		kinds[i] = doc.Paragraph
	}
	return annotate(kinds, blocks)
}

var voices = map[string]doc.Voice{"r": doc.Report, "a": doc.Attributed, "e": doc.Editorial, "b": doc.Boilerplate}

func TestVoices(t *testing.T) {
	data, err := os.ReadFile("testdata/voices.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "\ncase ")[1:] {
		name, body, _ := strings.Cut(c, "\n")
		t.Run(name, func(t *testing.T) {
			var kinds []doc.BlockKind
			var blocks, sentences []string
			var want []doc.Voice
			for paragraph := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
				kind := doc.Paragraph
				var text []string
				for line := range strings.Lines(paragraph) {
					first, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
					if first == "kind:" {
						kind = doc.BlockKind(rest)
						continue
					}
					text, sentences, want = append(text, rest), append(sentences, rest), append(want, voices[first])
				}
				kinds, blocks = append(kinds, kind), append(blocks, strings.Join(text, " "))
			}
			d := annotate(kinds, blocks)
			if err := d.Validate(); err != nil {
				t.Fatal(err)
			}
			if len(d.Sentences) != len(want) {
				t.Fatalf("%d sentences, want %d", len(d.Sentences), len(want))
			}
			for i, s := range d.Sentences {
				if s.Voice != want[i] {
					t.Errorf("%q\n got %s (%s)\nwant %s; subjectivity %.2f", sentences[i], s.Voice, s.VoiceWhy.Text, want[i], s.Subjectivity)
				}
			}
		})
	}
}

// Each passage shows its cues; a repeat adds none.
func TestPassages(t *testing.T) {
	d := article("The pool was closed in June.\n\n" +
		"It is a shameful decision, and everybody knows it. Surely the council can do better than this disgrace.\n\n" +
		"“The council is a gang of cowards,” said Ruth Adeyinka.\n\n" +
		"It is a shameful decision, and everybody knows it. Surely the council can do better than this disgrace.")
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range d.Opinions {
		line := string(o.Voice) + ":"
		for _, c := range o.Cues {
			line += " " + d.Slice(c.Span) + "=" + string(c.Kind)
		}
		got = append(got, line)
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "author:") || !strings.HasPrefix(got[1], "attributed:") {
		t.Fatalf("got %q, want one opinion of the author's and one attributed", got)
	}
	for i, want := range []string{"shameful=evaluative word", "cowards=evaluative word"} {
		if !strings.Contains(got[i], want) {
			t.Errorf("got %q, want %q among the cues", got[i], want)
		}
	}
	for i := range 2 {
		first, again := d.Sentences[1+i], d.Sentences[len(d.Sentences)-2+i]
		if again.Voice != first.Voice || first.Voice != doc.Editorial {
			t.Errorf("sentence %d speaks as %s, its repeat as %s, want editorial twice", 1+i, first.Voice, again.Voice)
		}
	}
}

// The opinion in a statement is the part of it that judges.
func TestAttributedPassages(t *testing.T) {
	for text, want := range map[string]string{
		"Ruth Adeyinka said the pool would close in June and called the plan “a shameful farce”.":   "a shameful farce",
		"“The pool opened in 1974. It is a disgrace that they are closing it,” said Ruth Adeyinka.": "It is a disgrace that they are closing it",
		"“The council is a gang of cowards,” said Ruth Adeyinka.":                                   "The council is a gang of cowards",
		"The swimming club rejected the charge as “a distraction from the bill”.":                   "a distraction from the bill",
		"Ruth Adeyinka said the pool had 400 visitors a day.":                                       "",
		"“I was in the water and I heard a bang,” said Ruth Adeyinka.":                              "",
		"The mayor denied that the pool would close.":                                               "",
	} {
		d := article(text)
		var got []string
		for _, o := range d.Opinions {
			if o.Voice == doc.ByHolder {
				got = append(got, d.Slice(o.Span))
			}
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// Plain facts and plain judgements, one at a time, without any context.
func TestSubjectivity(t *testing.T) {
	for text, subjective := range map[string]bool{
		"The committee met eleven times and heard 64 witnesses.":                                   false,
		"Rescue workers pulled the crying boy from the ruins, and three people died in hospital.":  false,
		"The treaty was never ratified by anybody but Malta.":                                      false,
		"She said the government had betrayed the farmers.":                                        false,
		"The minister's explanation is an insult to anyone who can count.":                         true,
		"Who in his right mind would buy a bridge from these people?":                              true,
		"Once again the taxpayer gets the bill, and once again nobody in the ministry is ashamed.": true,
	} {
		d := article(text)
		if got := d.Sentences[0].Subjectivity; got >= 0.5 != subjective {
			t.Errorf("%q: got %.2f, want subjective: %v", text, got, subjective)
		}
	}
}

// The model stays within its share of the page's weight.
func TestModelSize(t *testing.T) {
	file, err := os.ReadFile("data/subjectivity.model")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := model.Load(file, opinion.ModelName); err != nil {
		t.Fatal(err)
	}
	if len(file) > 100<<10 { // some 55 kB with brotli
		t.Errorf("%d bytes, want at most 100 kB", len(file))
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("“It is a ‘disgrace’,” she said. Is it? Q: No. A: Yes!\n\nComment: RT reports:\n\nComment: — – :")
	f.Add("\"'\"'\"' ? ! … we us\n\n?\n\n\xff\xfe")
	f.Fuzz(func(t *testing.T, text string) {
		d := article(strings.ToValidUTF8(text, "\uFFFD"))
		if err := d.Validate(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for i, s := range d.Sentences {
			if s.Voice == "" || s.VoiceWhy.Text == "" || !(s.Subjectivity >= 0 && s.Subjectivity <= 1) {
				t.Fatalf("%q: sentence %d: voice %q, why %q, subjectivity %v", text, i, s.Voice, s.VoiceWhy.Text, s.Subjectivity)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := article(strings.Repeat("The council voted to close the pool, which is a shameful decision. “We had no choice,” said the mayor, who is 61. Surely the town can do better than that.\n\n", 500))
	for i := range d.Blocks {
		d.Blocks[i].DuplicateOf = doc.NoBlock
	}
	for b.Loop() {
		opinion.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

package tag

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"lede/app/doc"
	"lede/app/token"
)

var update = flag.Bool("update", false, "rewrite the list of disagreements with prose")

const (
	newsFile          = "testdata/news.txt"
	disagreementsFile = "testdata/disagreements.txt"
)

// sentence returns a document of one sentence.
func sentence(text string) *doc.Document {
	d := &doc.Document{Text: text}
	for _, s := range token.Spans(text) {
		d.Tokens = append(d.Tokens, doc.Token{Span: s, Head: doc.NoHead})
	}
	all := doc.Range{To: len(d.Tokens)}
	d.Sentences = []doc.Sentence{{Span: d.Cover(all), Tokens: all}}
	d.Blocks = []doc.Block{{Span: d.Cover(all), Kind: doc.Paragraph, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock}}
	return d
}

func news(t testing.TB) []string {
	b, err := os.ReadFile(newsFile)
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

// tagged returns a tagged document of one sentence.
func tagged(text string) *doc.Document {
	d := sentence(text)
	Stage.Run(d)
	return d
}

// TestProse tags the news beside prose itself. Every token where the two
// disagree stands in testdata/disagreements.txt with the reason; the list must
// not grow. Reasons:
//
//	form         the token's form has one tag, and prose gave another
//	case         a headline: we hide its capitals
//	cut          prose cut the text here or just beside in another way, or lost some of it
//	context      a tag just before differs, for one of these reasons
//	repair       one of the rules of repair.go
//	class        prose gave a word the tag of a closed class it is not in (closed.go)
//	compression  our weights are rounded and the smallest are left out
func TestProse(t *testing.T) {
	first, err := prose.NewDocument("Begin.", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	if b, err := os.ReadFile(disagreementsFile); err == nil {
		for line := range strings.Lines(string(b)) {
			listed[strings.TrimSpace(line)] = true
		}
	}
	var list []string
	count := make(map[string]int)
	tokens := 0
	for _, text := range news(t) {
		p, err := prose.NewDocument(text, prose.UsingModel(first.Model), prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			t.Fatal(err)
		}
		ours := tagged(text)
		theirs := alignProse(ours, p)
		tokens += len(ours.Tokens)
		for i := range ours.Tokens {
			if theirs[i] == ours.Tokens[i].Tag {
				continue
			}
			why := reason(ours, theirs, i)
			count[why]++
			line := fmt.Sprintf("%s: %s prose %s ours %s in %q", why, ours.Word(i), theirs[i], ours.Tokens[i].Tag, around(ours, i))
			list = append(list, line)
			if !listed[line] && !*update {
				t.Errorf("new disagreement: %s", line)
			}
		}
	}
	t.Logf("%d tokens, %d disagreements: %v", tokens, len(list), count)
	if bad := count["compression"]; bad*200 > tokens {
		t.Errorf("compression changed %d of %d tags, want at most one in 200", bad, tokens)
	}
	if *update {
		head := "# Where tags differ from those of prose, and why; see TestProse.\n"
		if err := os.WriteFile(disagreementsFile, []byte(head+strings.Join(list, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// alignProse returns prose's tag of each of our tokens, NoTag where prose has
// no such token. Both go through the text from left to right; prose's words
// have no offsets and may be changed or missing.
func alignProse(d *doc.Document, p *prose.Document) []doc.Tag {
	tags := make([]doc.Tag, len(d.Tokens))
	at := 0
	for _, w := range p.Tokens() {
		for i := at; i < min(len(d.Tokens), at+4); i++ {
			if straight(d.Word(i)) == straight(w.Text) {
				tags[i], _ = doc.ParseTag(w.Tag)
				at = i + 1
				break
			}
		}
	}
	return tags
}

// straight spells quotation marks one way.
func straight(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "``", `"`, "''", `"`).Replace(s)
}

func reason(d *doc.Document, theirs []doc.Tag, i int) string {
	t := tagger{d: d, model: load(), facts: facts()}
	r := doc.Range{To: len(d.Tokens)}
	t.sentence(r)
	unrepaired := slices.Clone(d.Tokens)
	t.repair(r)
	near := func(from, to int) bool { // something differs there
		for j := max(0, i+from); j <= min(len(theirs)-1, i+to); j++ {
			if j != i && theirs[j] == doc.NoTag {
				return true
			}
		}
		return false
	}
	switch {
	case theirs[i] == doc.NoTag:
		return "cut"
	case t.words[i+2].fixed != doc.NoTag:
		return "form"
	case unrepaired[i].Tag != d.Tokens[i].Tag:
		return "repair"
	case t.cannotBe(r, i, theirs[i]):
		return "class"
	case t.hideCase(r):
		return "case"
	case near(-2, 2):
		return "cut"
	case i > 0 && d.Tokens[i-1].Tag != theirs[i-1], i > 1 && d.Tokens[i-2].Tag != theirs[i-2]:
		return "context"
	}
	return "compression"
}

// around returns the words from i-3 to i+3.
func around(d *doc.Document, i int) string {
	return d.Slice(d.Cover(doc.Range{From: max(0, i-3), To: min(len(d.Tokens), i+4)}))
}

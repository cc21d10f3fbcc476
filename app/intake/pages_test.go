package intake_test

import (
	"html/template"
	"path/filepath"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/intake"
)

// stranger stands in every sentence of the pages that is none of the article.
const stranger = "Zorbex"

// stories are articles from a few lines to a long read: what surrounds the first
// weighs more than it does.
var stories = map[string]struct {
	Title      string
	Paragraphs []string
}{
	"short": {"Bridge over the Velm to close for a week", []string{
		"The bridge over the Velm will be closed to all traffic from Monday, the city said.",
		"“It can't wait any longer,” said the mayor, Ine Dahl.",
		"Repairs are to cost $1.2 million & take a week.",
		"Buses go by the tunnel.",
	}},
	"news": {"Harbour company says hackers took data of 40,000 people", []string{
		"The harbour company of Tarn said on Tuesday that hackers had taken the data of 40,000 people, among them every one of its own 1,300 workers.",
		"The company had learned of the attack on 3 May, when screens in its offices went dark one after the other, and had called the police on the same day.",
		"“We are sorry,” said its director, Tom Reed. “We ought to have noticed sooner.”",
		"Yes.",
		"The police named no suspect. A group called Red Lantern has said on its own site that it was behind the attack, and that it wants $2 million.",
		"The minister for the interior, who was in Velm for a meeting on the budget, told reporters that no ransom would be paid by any company that the state owns a part of.",
		"The company's ferries are not affected and sail as planned, it said.",
	}},
	"long": {"How the valley lost its river", func() (all []string) {
		for range 12 {
			all = append(all,
				"It began with a well that ran dry in the summer of the great heat, and with a farmer who walked to the next village to ask whether theirs had water left.",
				"“Nobody believed me,” says Marta Venn, who is 81 and still keeps bees.",
				"Engineers from the ministry came, measured, wrote a report of some four hundred pages, and left; the report lies in the archive, and of those who signed it none will talk.")
		}
		return all
	}()},
}

// TestPages sets each story in pages built as outlets of all kinds build them.
// Every paragraph comes out, in order, and nothing of what stands around it.
func TestPages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range names {
		page := template.Must(template.ParseFiles(name))
		for length, story := range stories {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".html")+"/"+length, func(t *testing.T) {
				var src strings.Builder
				if err := page.Execute(&src, story); err != nil {
					t.Fatal(err)
				}
				d, err := intake.HTML(src.String())
				if err != nil {
					t.Fatal(err)
				}
				if d.Title != story.Title {
					t.Errorf("title %q, want %q", d.Title, story.Title)
				}
				next := 0
				for _, b := range d.Blocks {
					text := d.Slice(b.Span)
					switch {
					case strings.Contains(text, stranger):
						if b.Kind != doc.Navigation {
							t.Errorf("not of the article, yet a %s: %q", b.Kind, text)
						}
					case next < len(story.Paragraphs) && text == story.Paragraphs[next]:
						if next++; b.Kind != doc.Paragraph {
							t.Errorf("a %s, want a paragraph: %q", b.Kind, text)
						}
					}
				}
				if next < len(story.Paragraphs) {
					t.Errorf("missing or out of order from paragraph %d on: %q", next, story.Paragraphs[next])
				}
			})
		}
	}
}

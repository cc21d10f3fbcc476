package actor

import (
	"fmt"
	"testing"

	"lede/app/doc"
	"lede/app/token"
)

// article cuts a text of one paragraph into one sentence, without tags.
func article(text string) *doc.Document {
	d := &doc.Document{Text: text, Blocks: []doc.Block{{Span: doc.Span{Start: 0, End: len(text)}, Kind: doc.Paragraph, Sentences: doc.Range{From: 0, To: 1}, DuplicateOf: doc.NoBlock}}}
	s := token.NewScanner(text, 0, len(text))
	for s.Scan() {
		d.Tokens = append(d.Tokens, doc.Token{Span: s.Span(), Head: doc.NoHead})
	}
	d.Sentences = []doc.Sentence{{Span: doc.Span{Start: d.Tokens[0].Start, End: d.Tokens[len(d.Tokens)-1].End}, Tokens: doc.Range{From: 0, To: len(d.Tokens)}}}
	return d
}

func TestStageMakesValidDocument(t *testing.T) {
	for _, text := range []string{
		"Foreign Secretary Dominic Raab met Mr Raab and the Economic and Financial Crimes Commission (EFCC) in Abuja, Nigeria.",
		"The UK, US, Canada and the EU accused China and its Ministry of State Security.",
		"x",
		"KENYA POLICE ARREST THREE IN NAIROBI",
	} {
		d := article(text)
		Stage.Run(d)
		if err := d.Validate(); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
		for _, a := range d.Actors {
			for _, m := range a.Mentions {
				t.Log(a.ID, a.Name, a.Type, a.Description, fmt.Sprintf("%q", d.Slice(m.Span)), m.Form, m.Type, m.Why.Text)
			}
		}
	}
}

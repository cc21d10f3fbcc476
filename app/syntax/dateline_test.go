package syntax_test

import (
	"testing"

	"lede/app/doc"
	"lede/app/segment"
	"lede/app/syntax"
	"lede/app/tag"
)

func TestBody(t *testing.T) {
	for _, c := range []struct{ text, body string }{
		{"NAIROBI — Police fired tear gas.", "Police"},
		{"ROTTERDAM, July 18 - A gang was held.", "A"},
		{"Nairobi, Kenya (CNN) — Police fired tear gas.", "Police"},
		{"Police — all of them — were held.", "Police"},
		{"The minister was — he said — ill.", "The"},
		{"2020 - a bad year.", "2020"},
	} {
		d := &doc.Document{Text: c.text, Language: "en", Blocks: []doc.Block{{Span: doc.Span{End: len(c.text)}, DuplicateOf: doc.NoBlock}}}
		segment.Stage.Run(d)
		tag.Stage.Run(d)
		if got := d.Word(syntax.Body(d, 0).From); got != c.body {
			t.Errorf("Body(%q) begins with %q, want %q", c.text, got, c.body)
		}
	}
}

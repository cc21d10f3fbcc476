package ui

import (
	"testing"

	"lede/app/doc"
	"lede/app/render"
)

// TestIndex finds every mark by its id, those that begin together too, and
// nothing by what is no id.
func TestIndex(t *testing.T) {
	span := func(from, to int) doc.Span { return doc.Span{Start: from, End: to} }
	d := &doc.Document{
		Text: "Ine Dahl said she would resign.",
		Actors: []doc.Actor{
			{ID: "dahl", Mentions: []doc.Mention{{Span: span(0, 8)}, {Span: span(14, 17)}}},
			{ID: "ine", Mentions: []doc.Mention{{Span: span(0, 3)}}},
		},
		Incidents:  []doc.Incident{{ID: "g", Generic: true, Triggers: []doc.Trigger{{Span: span(9, 13)}}}, {ID: "r", Triggers: []doc.Trigger{{Span: span(24, 30)}}}},
		Statements: []doc.Statement{{Span: span(14, 30)}},
		Opinions:   []doc.Opinion{{Span: span(0, 31)}},
	}
	p := &page{doc: d, marks: d.Marks()}
	if len(p.marks) != 6 {
		t.Fatalf("%d marks, want 6", len(p.marks))
	}
	for i, m := range p.marks {
		if got := p.index(render.ID(m)); got != i {
			t.Errorf("index(%q) = %d, want %d", render.ID(m), got, i)
		}
	}
	for _, id := range []string{"", "a", "a.", "a0.2", "a2.0", "a-1.0", "i0.0", "i1.1", "s1", "o1", "x0", "s0.x.y", "a99999999999.0"} {
		if got := p.index(id); got != -1 {
			t.Errorf("index(%q) = %d, want -1", id, got)
		}
	}
	if got := (&page{}).index("a0.0"); got != -1 {
		t.Errorf("without an article: index = %d, want -1", got)
	}
}

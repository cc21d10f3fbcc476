package eval

import (
	"fmt"

	"lede/app/doc"
)

// Statements are matched one to one by their content: two match where the
// words they share are at least half of the words of both (Jaccard ≥ 0.5,
// marks not counted). Quotation marks and a "that" more or less do not matter,
// a wrong clause does. On matched statements
//
//	cue      is right where the cues overlap, or neither has one
//	speaker  is right where the spans overlap or stand for the same actor, or
//	         both say that the speaker is unclear
//	stance, kind   are right where they are equal
//
// "Content + cue + speaker" wants all three (as Pareti 2015 scores complete
// attribution relations). "Direct" takes the wanted direct statements and the
// got direct ones; a partner may be of either kind, "mixed" goes with
// "indirect". "Words" is F1 over the words inside any statement.

const sameContent = 0.5

// contentWords returns where the words of a statement's content start.
func contentWords(d *doc.Document, st doc.Statement) map[int]bool {
	parts := st.Parts
	if parts == nil {
		parts = []doc.Span{st.Span}
	}
	set := make(map[int]bool)
	for _, p := range parts {
		for _, w := range words(d.Text, p) {
			if isWord(rune(d.Text[w.Start])) || d.Text[w.Start] >= 0x80 {
				set[w.Start] = true
			}
		}
	}
	return set
}

func jaccard(a, b map[int]bool) float64 {
	common := 0
	for k := range a {
		if b[k] {
			common++
		}
	}
	return ratio(float64(common), float64(len(a)+len(b)-common))
}

func union(sets []map[int]bool) map[int]bool {
	all := make(map[int]bool)
	for _, s := range sets {
		for k := range s {
			all[k] = true
		}
	}
	return all
}

func (c *comparison) inRepeat(s doc.Span) bool {
	for _, r := range c.article.Repeats {
		if r.Overlaps(s) {
			return true
		}
	}
	return false
}

func (c *comparison) statements() {
	want := c.want.Statements
	var got []doc.Statement
	for _, st := range c.got.Statements {
		if !c.inRepeat(st.Span) { // repeated passages count once
			got = append(got, st)
		}
	}
	wantW, gotW := make([]map[int]bool, len(want)), make([]map[int]bool, len(got))
	for i, st := range want {
		wantW[i] = contentWords(c.want, st)
	}
	for j, st := range got {
		gotW[j] = contentWords(c.got, st)
	}
	partner, back := pairing(len(want), len(got), func(i, j int) float64 {
		if s := jaccard(wantW[i], gotW[j]); s >= sameContent {
			return s
		}
		return 0
	})
	c.result.count("statement: content", matched(partner), len(got), len(want))
	c.directAndNot(want, got, partner, back)
	wantAll, gotAll := union(wantW), union(gotW)
	common := 0
	for k := range wantAll {
		common += one(gotAll[k])
	}
	c.result.count("statement: words", common, len(gotAll), len(wantAll))
	c.whoAndHow(want, got, partner)
	for j, g := range got {
		if back[j] == none {
			c.fail("statement", fmt.Sprintf("invented %s", g.Kind), g.Span, c.describe(c.got, g), "nothing, or another content")
		}
	}
}

// directAndNot counts direct statements, and the others.
func (c *comparison) directAndNot(want, got []doc.Statement, partner, back []int) {
	for _, direct := range []bool{true, false} {
		name := "statement: content, indirect and mixed"
		if direct {
			name = "statement: content, direct"
		}
		var t Tally
		for i, st := range want {
			if (st.Kind == doc.Direct) == direct {
				t.Want++
				if partner[i] != none {
					t.RightWant++
				}
			}
		}
		for j, st := range got {
			if (st.Kind == doc.Direct) == direct {
				t.Got++
				if back[j] != none {
					t.RightGot++
				}
			}
		}
		c.result.measure(name).add(t)
	}
}

// whoAndHow compares the statements both sides have, field by field.
func (c *comparison) whoAndHow(want, got []doc.Statement, partner []int) {
	cues, speakers, whole, stances, kinds := 0, 0, 0, 0, 0
	aboutRight, aboutGot, aboutWant := 0, 0, 0
	for i, w := range want {
		j := partner[i]
		if j == none {
			c.fail("statement", fmt.Sprintf("missed %s", w.Kind), w.Span, "nothing", c.describe(c.want, w))
			continue
		}
		g := got[j]
		cue, speaker := sameCue(w, g), c.sameSpeaker(w.Speaker, g.Speaker)
		cues += one(cue)
		speakers += one(speaker)
		whole += one(cue && speaker)
		stances += one(w.Stance == g.Stance)
		kinds += one(w.Kind == g.Kind)
		right := 0
		for _, id := range g.About {
			for _, wid := range w.About {
				right += one(c.sameActor(id, wid))
			}
		}
		aboutRight, aboutGot, aboutWant = aboutRight+right, aboutGot+len(g.About), aboutWant+len(w.About)
		for _, e := range []struct {
			bad     bool
			pattern string
		}{
			{!cue, "wrong cue"},
			{!speaker && g.Speaker == nil, "speaker not found"},
			{!speaker && g.Speaker != nil && w.Speaker != nil, "wrong speaker"},
			{!speaker && w.Speaker == nil, "invented speaker"},
			{w.Stance != g.Stance, fmt.Sprintf("stance %s as %s", w.Stance, g.Stance)},
			{w.Kind != g.Kind, fmt.Sprintf("kind %s as %s", w.Kind, g.Kind)},
		} {
			if e.bad {
				c.fail("statement", e.pattern, w.Span, c.describe(c.got, g), c.describe(c.want, w))
			}
		}
	}
	r, pairs := c.result, matched(partner)
	r.count("statement: content + cue", cues, len(got), len(want))
	r.count("statement: content + speaker", speakers, len(got), len(want))
	r.count("statement: content + cue + speaker", whole, len(got), len(want))
	r.accuracy("statement: stance, of matched", stances, pairs)
	r.accuracy("statement: kind, of matched", kinds, pairs)
	r.count("statement: about, of matched", aboutRight, aboutGot, aboutWant)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sameCue(w, g doc.Statement) bool {
	if w.Cue.Empty() || g.Cue.Empty() {
		return w.Cue.Empty() && g.Cue.Empty()
	}
	return w.Cue.Overlaps(g.Cue)
}

func (c *comparison) sameSpeaker(w, g *doc.Speaker) bool {
	if w == nil || g == nil {
		return w == nil && g == nil
	}
	if w.Overlaps(g.Span) || c.sameActor(g.Actor, w.Actor) {
		return true
	}
	for _, m := range c.mentionsWanted(w.Actor) {
		if m.Overlaps(g.Span) {
			return true
		}
	}
	return false
}

func (c *comparison) describe(d *doc.Document, st doc.Statement) string {
	speaker := "unclear"
	if st.Speaker != nil {
		speaker = quoted(d, st.Speaker.Span)
		if st.Speaker.Actor != "" {
			speaker += " = " + string(st.Speaker.Actor)
		}
	}
	return fmt.Sprintf("[%s %s, cue %s, by %s] %s", st.Kind, st.Stance, quoted(d, st.Cue), speaker, quoted(d, st.Span))
}

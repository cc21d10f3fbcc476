package eval

import (
	"fmt"

	"lede/app/doc"
)

// Opinion passages are scored by their words: F1 over the words inside a
// passage, for the author's and for attributed opinions apart, and for both
// whoever holds them. The holder is right where the attributed passage that
// shares most with a wanted one has the same actor.

func (c *comparison) opinions() {
	r := c.result
	count := func(name string, keep func(doc.Opinion) bool) {
		want, got := c.opinionWords(c.want, keep), c.opinionWords(c.got, keep)
		right := 0
		for k := range want {
			right += one(got[k])
		}
		r.count(name, right, len(got), len(want))
	}
	count("opinion: words, any holder", func(doc.Opinion) bool { return true })
	count("opinion: words, author", func(o doc.Opinion) bool { return o.Voice == doc.ByAuthor })
	count("opinion: words, attributed", func(o doc.Opinion) bool { return o.Voice == doc.ByHolder })

	right, all := 0, 0
	partner, back := pairing(len(c.want.Opinions), len(c.got.Opinions), func(i, j int) float64 {
		return overlap(c.want.Opinions[i].Span, c.got.Opinions[j].Span)
	})
	for i, w := range c.want.Opinions {
		if partner[i] == none {
			c.fail("opinion", fmt.Sprintf("missed, %s", w.Voice), w.Span, "nothing", fmt.Sprintf("%s %s", w.Voice, w.Holder))
			continue
		}
		g := c.got.Opinions[partner[i]]
		if w.Voice == doc.ByHolder && g.Voice == doc.ByHolder {
			all++
			same := w.Holder == "" && g.Holder == "" || c.sameActor(g.Holder, w.Holder)
			right += one(same)
			if !same {
				c.fail("opinion", "wrong holder", w.Span, string(g.Holder), string(w.Holder))
			}
		} else if w.Voice != g.Voice {
			c.fail("opinion", fmt.Sprintf("%s as %s", w.Voice, g.Voice), w.Span, string(g.Voice), string(w.Voice))
		}
	}
	for j, g := range c.got.Opinions {
		if back[j] == none && !c.inRepeat(g.Span) && !c.overlapsOpinion(g.Span) {
			c.fail("opinion", fmt.Sprintf("invented, %s", g.Voice), g.Span, fmt.Sprintf("%s, score %.2f", g.Voice, g.Score), "nothing")
		}
	}
	r.accuracy("opinion: holder, of matched attributed", right, all)
}

func (c *comparison) overlapsOpinion(s doc.Span) bool {
	for _, o := range c.want.Opinions {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

func (c *comparison) opinionWords(d *doc.Document, keep func(doc.Opinion) bool) map[int]bool {
	set := make(map[int]bool)
	for _, o := range d.Opinions {
		if keep(o) && !c.inRepeat(o.Span) {
			for _, w := range words(d.Text, o.Span) {
				set[w.Start] = true
			}
		}
	}
	return set
}

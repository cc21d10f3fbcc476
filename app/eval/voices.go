package eval

import (
	"fmt"

	"lede/app/doc"
)

// Each wanted sentence is compared with the got sentence it shares most bytes
// with.
//
//	voice         share of sentences with the right one of four voices
//	subjectivity  F1 of "editorial" and F1 of "not editorial", and their mean
//	              (macro-F1, the measure of the CheckThat! subjectivity tasks)
//	borders       F1 of the places where sentences start
//	repeats       F1 of sentences that repeat an earlier passage, folded by the
//	              engine as a duplicate block

func (c *comparison) sentenceBorders() {
	starts := make(map[int]bool)
	for _, s := range c.got.Sentences {
		starts[s.Start] = true
	}
	right := 0
	for _, s := range c.want.Sentences {
		if starts[s.Start] {
			right++
		} else {
			c.fail("sentence", "missed start", s.Span, "no sentence start", "a sentence start")
		}
		delete(starts, s.Start)
	}
	for at := range starts {
		c.fail("sentence", "invented start", doc.Span{Start: at, End: at + runeLen(c.got.Text[at:])}, "a sentence start", "none")
	}
	c.result.count("sentence: starts", right, right+len(starts), len(c.want.Sentences))
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// over returns the got sentence that shares most with s, or nil.
func (c *comparison) over(s doc.Span) *doc.Sentence {
	var best *doc.Sentence
	most := 0
	for i := range c.got.Sentences {
		g := &c.got.Sentences[i]
		if common := min(s.End, g.End) - max(s.Start, g.Start); common > most {
			best, most = g, common
		}
	}
	return best
}

func (c *comparison) voices() {
	r := c.result
	right := 0
	subjRight, subjGot, subjWant, n := 0, 0, 0, 0
	for _, w := range c.want.Sentences {
		if c.inRepeat(w.Span) {
			continue
		}
		n++
		voice := doc.Voice("none")
		var why string
		if g := c.over(w.Span); g != nil && g.Voice != "" {
			voice, why = g.Voice, g.VoiceWhy.Text
		}
		r.Confusion[[2]string{string(w.Voice), string(voice)}]++
		right += one(voice == w.Voice)
		subjWant += one(w.Voice == doc.Editorial)
		subjGot += one(voice == doc.Editorial)
		subjRight += one(voice == doc.Editorial && w.Voice == doc.Editorial)
		if voice != w.Voice {
			c.fail("voice", fmt.Sprintf("%s as %s", w.Voice, voice), w.Span, fmt.Sprintf("%s (%s)", voice, why), string(w.Voice))
		}
	}
	r.accuracy("voice: accuracy", right, n)
	r.count("voice: editorial", subjRight, subjGot, subjWant)
	// Not editorial: everything the two sides leave.
	both := n - subjGot - subjWant + subjRight
	r.count("voice: not editorial", both, n-subjGot, n-subjWant)

	repRight, repGot := 0, 0
	for _, b := range c.got.Blocks {
		if b.DuplicateOf == doc.NoBlock {
			continue
		}
		for i := b.Sentences.From; i < b.Sentences.To && i < len(c.got.Sentences); i++ {
			repGot++
			repRight += one(c.inRepeat(c.got.Sentences[i].Span))
		}
	}
	if want := len(c.article.Repeats); want+repGot > 0 {
		r.count("voice: repeats", min(repRight, want), repGot, want)
	}
}

// macroF1 is the mean of the F1 of editorial and not editorial sentences.
func macroF1(r *Result) float64 {
	a, b := r.Measures["voice: editorial"], r.Measures["voice: not editorial"]
	if a == nil || b == nil {
		return 0
	}
	return (a.F1() + b.F1()) / 2
}

package eval

import (
	"sort"
	"strings"

	"lede/app/doc"
)

// none stands for a partner that does not exist.
const none = -1

// pairing matches two lists one to one, the best pairs first. It returns for
// each of n the index of its partner among m, or none. score gives 0 or less to
// pairs that may not be matched.
//
// Greedy matching on a sorted list gives the same counts as optimal assignment
// wherever spans on one side do not overlap each other, as here.
func pairing(n, m int, score func(i, j int) float64) (partner, back []int) {
	type pair struct {
		i, j int
		s    float64
	}
	var pairs []pair
	for i := range n {
		for j := range m {
			if s := score(i, j); s > 0 {
				pairs = append(pairs, pair{i, j, s})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].s > pairs[b].s })
	partner, back = filled(n), filled(m)
	for _, p := range pairs {
		if partner[p.i] == none && back[p.j] == none {
			partner[p.i], back[p.j] = p.j, p.i
		}
	}
	return partner, back
}

func filled(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = none
	}
	return list
}

func matched(partner []int) int {
	n := 0
	for _, j := range partner {
		if j != none {
			n++
		}
	}
	return n
}

// overlap scores two spans: 2 for the same span, else the share of bytes they
// have in common (Jaccard), 0 where they are apart.
func overlap(a, b doc.Span) float64 {
	if a == b {
		return 2
	}
	if !a.Overlaps(b) {
		return 0
	}
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(common) / float64(a.Len()+b.Len()-common)
}

// A mention in a comparison, with the actor it belongs to.
type mention struct {
	doc.Mention
	actor   int  // index into the document's actors
	unnamed bool // no mention of that actor is a name or an adjective
}

func mentionsOf(d *doc.Document) []mention {
	var ms []mention
	for i, a := range d.Actors {
		unnamed := true
		for _, m := range a.Mentions {
			if m.Form == doc.Name || m.Form == doc.Adjective {
				unnamed = false
			}
		}
		for _, m := range a.Mentions {
			if m.Type == "" {
				m.Type = a.Type
			}
			ms = append(ms, mention{m, i, unnamed})
		}
	}
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].Start < ms[j].Start })
	return ms
}

// A comparison holds what several layers' scores share.
type comparison struct {
	article   *Article
	want, got *doc.Document
	result    *Result

	wantM, gotM []mention
	toGot       []int // wantM index to gotM index, by overlap whatever the type
	toWant      []int
	actor       map[doc.ActorID]doc.ActorID // got id to the wanted id it mostly stands for
}

// Compare scores what an engine made of a gold article's text. It panics where
// the texts differ, since then no offset means anything.
func Compare(a *Article, got *doc.Document) *Result {
	if got.Text != a.Truth.Text {
		panic("eval: " + a.Name + ": the annotated text is not the article's")
	}
	c := &comparison{article: a, want: a.Truth, got: got, result: newResult()}
	c.alignActors()
	c.sentenceBorders()
	c.mentions()
	c.grouping()
	c.statements()
	c.voices()
	c.opinions()
	c.incidents()
	return c.result
}

func (c *comparison) alignActors() {
	c.wantM = selectM(mentionsOf(c.want), c.countsOnce)
	c.gotM = selectM(mentionsOf(c.got), c.countsOnce)
	c.toGot, c.toWant = pairing(len(c.wantM), len(c.gotM), func(i, j int) float64 {
		return overlap(c.wantM[i].Span, c.gotM[j].Span)
	})
	votes := make(map[doc.ActorID]map[doc.ActorID]int)
	for i, j := range c.toGot {
		if j == none {
			continue
		}
		g, w := c.got.Actors[c.gotM[j].actor].ID, c.want.Actors[c.wantM[i].actor].ID
		if votes[g] == nil {
			votes[g] = make(map[doc.ActorID]int)
		}
		votes[g][w]++
	}
	c.actor = make(map[doc.ActorID]doc.ActorID)
	for g, vs := range votes {
		best := doc.ActorID("")
		for w, n := range vs {
			if n > vs[best] || n == vs[best] && w < best {
				best = w
			}
		}
		c.actor[g] = best
	}
}

// countsOnce leaves out the mentions in repeated passages.
func (c *comparison) countsOnce(m mention) bool { return !c.inRepeat(m.Span) }

// sameActor reports whether a got actor stands for a wanted one. The empty id
// is nobody's.
func (c *comparison) sameActor(got, want doc.ActorID) bool {
	return got != "" && want != "" && c.actor[got] == want
}

func (c *comparison) mentionsWanted(id doc.ActorID) []doc.Mention {
	if a := c.want.Actor(id); a != nil {
		return a.Mentions
	}
	return nil
}

// fail records an error, with the sentence at the span as its context.
func (c *comparison) fail(layer, pattern string, at doc.Span, got, want string) {
	c.result.Errors = append(c.result.Errors, Error{layer, pattern, c.article.Name, c.context(at), got, want})
}

func (c *comparison) context(at doc.Span) string {
	text := c.want.Text
	around := at
	for _, s := range c.want.Sentences {
		if s.Overlaps(at) {
			around = around.Cover(s.Span)
		}
	}
	marked := text[around.Start:at.Start] + "«" + text[at.Start:at.End] + "»" + text[at.End:around.End]
	return strings.Join(strings.Fields(marked), " ")
}

// quoted shows a span's words in a message.
func quoted(d *doc.Document, s doc.Span) string {
	if s.Empty() {
		return "nothing"
	}
	return "“" + strings.Join(strings.Fields(d.Slice(s)), " ") + "”"
}

// Package compare holds two articles against each other: who and what stands in
// both, who and what in one of them only, whose voice is heard how much, and who
// is quoted in each.
//
// # What is the same
//
// Articles share no ids, so sameness has to be argued, and in doubt two things
// are two. Two actors are one if their types can be and they share a name; two
// people of one surname must not have different first names (actors.go). Two
// incidents are one if their types can be, if neither target nor time speaks
// against it, and if something speaks for it: a target, a place, an agent, a
// day, an amount (incidents.go).
//
// Whatever is paired is paired once: the best pair first, as in a match-making
// without regrets later.
//
// A comparison refers to the documents by index, so that each item leads to its
// place in the text. It leaves out what repeats an earlier passage, what has no
// name, and incidents of a kind rather than events.
package compare

import (
	"cmp"
	"slices"

	"lede/app/doc"
	"lede/app/export"
)

// None is the index of nothing, in a [Pair].
const None = -1

// A Pair is an index into each of the two documents.
type Pair [2]int

// A Comparison is what two articles have in common and what not.
type Comparison struct {
	Actors     []Pair   // in both, the most mentioned first
	OnlyActors [2][]int // in one, the most mentioned first

	Incidents     []Pair   // in both, in the first's text order
	OnlyIncidents [2][]int // in one, in text order

	Voices [2]Voices
	Quoted []Quoted // those in both first, then the most quoted
}

// Quoted is somebody who is quoted or reported in one of the articles, or both.
type Quoted struct {
	Name  string // "" for everybody whom the text leaves unclear
	Actor Pair   // None where the speaker is no actor there, or not quoted
	Times Pair   // how many statements there are
	First Pair   // the first of them, or None
}

// Articles compares two documents.
func Articles(a, b *doc.Document) *Comparison {
	two := [2]*doc.Document{a, b}
	c := new(Comparison)
	for i, d := range two {
		c.Voices[i] = VoicesOf(d, d.Sentences)
	}
	c.actors(two)
	c.incidents(two)
	c.quoted(two)
	return c
}

// A match is a pair and how much speaks for it.
type match struct {
	Pair
	score int
}

// pairUp pairs items so that each is paired at most once, the best pair first; of
// equal ones that which stands first. Pairs without a positive score are no
// pairs. The rest is what is left on either side, in its order.
func pairUp(left, right []int, score func(i, j int) int) (pairs []Pair, rest [2][]int) {
	var all []match
	for _, i := range left {
		for _, j := range right {
			if s := score(i, j); s > 0 {
				all = append(all, match{Pair{i, j}, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int { return b.score - a.score })
	taken := [2]map[int]bool{{}, {}}
	for _, m := range all {
		if !taken[0][m.Pair[0]] && !taken[1][m.Pair[1]] {
			taken[0][m.Pair[0]], taken[1][m.Pair[1]] = true, true
			pairs = append(pairs, m.Pair)
		}
	}
	for side, items := range [2][]int{left, right} {
		for _, i := range items {
			if !taken[side][i] {
				rest[side] = append(rest[side], i)
			}
		}
	}
	return pairs, rest
}

// oneByOne returns a speaker for each actor who speaks, or the one that is no
// actor.
func oneByOne(s *doc.Speaker) []*doc.Speaker {
	if s == nil || s.Others == nil {
		return []*doc.Speaker{s}
	}
	var all []*doc.Speaker
	for _, id := range s.Actors() {
		all = append(all, &doc.Speaker{Span: s.Span, Actor: id})
	}
	return all
}

// quoted counts statements by speaker. An actor of both articles is one speaker;
// one that the engine knows as no actor is known by the words.
func (c *Comparison) quoted(two [2]*doc.Document) {
	at := make(map[any]int) // an actor's pair, or a speaker's words, to the place in c.Quoted
	for side, d := range two {
		for i, s := range d.Statements {
			if d.Repeats(s.Start) {
				continue
			}
			for _, speaker := range oneByOne(s.Speaker) {
				q := Quoted{Actor: Pair{None, None}, First: Pair{None, None}}
				var key any = ""
				if name, known := export.Speaker(d, speaker); known {
					q.Name, key = name, fold(name)
					if n := actorIndex(d, speaker.Actor); n != None {
						q.Actor = c.pairOf(side, n)
						key = q.Actor
					}
				}
				n, ok := at[key]
				if !ok {
					n = len(c.Quoted)
					at[key] = n
					c.Quoted = append(c.Quoted, q)
				}
				if now := &c.Quoted[n]; now.First[side] == None {
					now.First[side] = i
				}
				c.Quoted[n].Times[side]++
			}
		}
	}
	slices.SortStableFunc(c.Quoted, func(a, b Quoted) int {
		return cmp.Or(boolean(a.Name == "")-boolean(b.Name == ""), boolean(b.inBoth())-boolean(a.inBoth()), b.Times[0]+b.Times[1]-a.Times[0]-a.Times[1])
	})
}

func (q Quoted) inBoth() bool { return q.Times[0] > 0 && q.Times[1] > 0 }

// pairOf is the pair an actor of one side is in, or itself and nothing.
func (c *Comparison) pairOf(side, n int) Pair {
	for _, p := range c.Actors {
		if p[side] == n {
			return p
		}
	}
	p := Pair{None, None}
	p[side] = n
	return p
}

func actorIndex(d *doc.Document, id doc.ActorID) int {
	if id == "" {
		return None
	}
	return slices.IndexFunc(d.Actors, func(a doc.Actor) bool { return a.ID == id })
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

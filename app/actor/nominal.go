package actor

import (
	"lede/app/lexicon"
)

// A nominal is a common noun that can stand for an actor named before.
type nominal struct {
	types []string
	words []string // one of which must stand in the actor's name or description; nil: none need
}

func newNominal(e lexicon.Entry) nominal {
	n := nominal{types: splitComma(e.Field(0))}
	if e.Field(1) != "*" {
		n.words = split(e.Field(1))
	}
	return n
}

func splitComma(s string) []string {
	var out []string
	for len(s) > 0 {
		i := 0
		for i < len(s) && s[i] != ',' {
			i++
		}
		out = append(out, s[:i])
		s = s[min(len(s), i+1):]
	}
	return out
}

func (f *finder) findNominals() {}

func (f *finder) findPronouns() {}

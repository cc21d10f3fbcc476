package statement

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/lexicon"
)

//go:embed data/*.txt
var data embed.FS

// A frame is a set of places where a cue's content may stand. data/verbs.txt
// shows each with an example.
type frame uint32

const (
	frameThat frame = 1 << iota
	frameThatOnly
	frameQuote
	frameWh
	frameTo
	frameObj
	frameAddrThat
	frameAddrTo
	frameOf
	frameOfMatter
	frameFor
	frameWith
	frameObjOn
	frameObjTo
	frameAs
	frameName
	framePassiveTo
	frameOver
	frameOn
	frameIn
	frameObjInf
	frameSilence
	frameAt
	frameGuilt
	frameForMatter
	frameAlone
)

var frameNames = map[string]frame{
	"that": frameThat, "that!": frameThatOnly, "quote": frameQuote, "wh": frameWh, "to": frameTo,
	"obj": frameObj, "addr-that": frameAddrThat, "addr-to": frameAddrTo, "of": frameOf,
	"of-matter": frameOfMatter, "for": frameFor, "with": frameWith, "obj-on": frameObjOn,
	"obj-to": frameObjTo, "as": frameAs, "name": frameName, "passive-to": framePassiveTo,
	"over": frameOver, "on": frameOn, "in": frameIn, "obj-inf": frameObjInf, "silence": frameSilence, "at": frameAt, "guilt": frameGuilt, "for-matter": frameForMatter,
	"alone": frameAlone,
}

// A use is one way to use a cue, and what the speaker does by it.
type use struct {
	frames frame
	stance doc.Stance
}

// A cue is a word or fixed phrase that attributes, with all its uses.
type cue struct {
	phrase string
	uses   []use
}

// stance returns the stance of the first use that has one of the frames f, and
// whether there is such a use.
func (c *cue) stance(f frame) (doc.Stance, bool) {
	for _, u := range c.uses {
		if u.frames&f != 0 {
			return u.stance, true
		}
	}
	return "", false
}

// standsAlone reports whether a use of c with one of the frames f needs no source:
// "is believed to", "was told that".
func (c *cue) standsAlone(f frame) bool {
	for _, u := range c.uses {
		if u.frames&f != 0 && u.frames&frameAlone != 0 {
			return true
		}
	}
	return false
}

// allows reports whether some use of c has one of the frames f.
func (c *cue) allows(f frame) bool {
	_, ok := c.stance(f)
	return ok
}

// cues are the lists under data, ready to match.
type cues struct {
	verbs, nouns, adjectives, adverbs, phrases, possessives lexicon.Matcher[*cue]
	support, voices                                         lexicon.Matcher[struct{}]
}

var lists = sync.OnceValue(func() *cues {
	c := &cues{}
	fill(&c.verbs, "data/verbs.txt")
	fill(&c.nouns, "data/nouns.txt")
	fill(&c.adjectives, "data/adjectives.txt")
	fill(&c.adverbs, "data/adverbs.txt")
	fill(&c.phrases, "data/phrases.txt")
	fill(&c.possessives, "data/possessives.txt")
	for _, e := range lexicon.MustRead(data, "data/support.txt") {
		c.support.Add(e.Phrase, struct{}{})
	}
	for _, e := range lexicon.MustRead(data, "data/voices.txt") {
		c.voices.Add(e.Phrase, struct{}{})
	}
	return c
})

// fill adds the entries of a list to m; lines of one phrase become one cue.
// It panics where a line names no known stance or frame.
func fill(m *lexicon.Matcher[*cue], name string) {
	byPhrase := make(map[string]*cue)
	for _, e := range lexicon.MustRead(data, name) {
		c := byPhrase[e.Phrase]
		if c == nil {
			c = &cue{phrase: e.Phrase}
			byPhrase[e.Phrase] = c
			m.Add(e.Phrase, c)
		}
		u := use{stance: doc.Stance(e.Field(0))}
		if !stances[u.stance] {
			panic(fmt.Sprintf("%s:%d: no stance %q", name, e.Line, e.Field(0)))
		}
		for _, f := range strings.Fields(e.Field(1)) {
			bit, ok := frameNames[f]
			if !ok {
				panic(fmt.Sprintf("%s:%d: no frame %q", name, e.Line, f))
			}
			u.frames |= bit
		}
		c.uses = append(c.uses, u)
	}
}

var stances = map[doc.Stance]bool{
	doc.Says: true, doc.Claims: true, doc.Accuses: true, doc.Denies: true, doc.Condemns: true,
	doc.Confirms: true, doc.Declines: true, doc.Warns: true, doc.Believes: true,
}

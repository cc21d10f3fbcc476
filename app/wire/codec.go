package wire

import (
	"math"
	"time"

	"lede/app/doc"
	"lede/app/offset"
)

// A codec writes fields or reads them, by the same calls in the same order, so
// that the two directions cannot drift apart.
//
// When reading, the first field that cannot be right sets bad; the calls after
// it give zero values.
type codec struct {
	reading bool
	bad     bool
	words   []uint32          // written so far, or still to be read
	table   []string          // every string, once
	where   map[string]uint32 // writing: a string's place in table

	// Of the document being coded; see document.go.
	text       string
	units      *offset.Index
	end        int // of the text, in units
	actors     []doc.ActorID
	incidents  []doc.IncidentID
	actorAt    map[doc.ActorID]int // an id's place in actors
	incidentAt map[doc.IncidentID]int
}

func newWriter() *codec { return &codec{where: make(map[string]uint32)} }

func (c *codec) fail() {
	c.bad, c.words = true, nil
}

// word codes one number.
func (c *codec) word(w *uint32) {
	switch {
	case !c.reading:
		c.words = append(c.words, *w)
	case len(c.words) == 0:
		c.fail()
		*w = 0
	default:
		*w, c.words = c.words[0], c.words[1:]
	}
}

// int codes a number from 0 to below limit; without a limit, if that is < 0.
func (c *codec) int(n *int, limit int) {
	w := uint32(*n)
	c.word(&w)
	if c.reading {
		if limit >= 0 && int64(w) >= int64(limit) || w > math.MaxInt32 {
			c.fail()
			w = 0
		}
		*n = int(w)
	}
}

func (c *codec) bool(b *bool) {
	var n int
	if *b {
		n = 1
	}
	c.int(&n, 2)
	*b = n == 1
}

func (c *codec) uint64(v *uint64) {
	hi, lo := uint32(*v>>32), uint32(*v)
	c.word(&hi)
	c.word(&lo)
	*v = uint64(hi)<<32 | uint64(lo)
}

func (c *codec) float(f *float64) {
	v := math.Float64bits(*f)
	c.uint64(&v)
	*f = math.Float64frombits(v)
}

// share codes a number between 0 and 1.
func (c *codec) share(f *float64) {
	if c.float(f); c.reading && !(0 <= *f && *f <= 1) {
		c.fail()
		*f = 0
	}
}

// date codes a time to the second; the zero Time stays zero.
func (c *codec) date(t *time.Time) {
	known := !t.IsZero()
	c.bool(&known)
	if !known {
		*t = time.Time{}
		return
	}
	v := uint64(t.Unix())
	c.uint64(&v)
	if c.reading {
		*t = time.Unix(int64(v), 0).UTC()
	}
}

// text codes a string of any named type.
func text[S ~string](c *codec, s *S) {
	if !c.reading {
		w, ok := c.where[string(*s)]
		if !ok {
			w = uint32(len(c.table))
			c.where[string(*s)] = w
			c.table = append(c.table, string(*s))
		}
		c.word(&w)
		return
	}
	var i int
	c.int(&i, len(c.table))
	if c.bad {
		*s = ""
		return
	}
	*s = S(c.table[i])
}

// list codes a slice of any length, each element by the given function.
// An element takes one word at least, which bounds what a reader allocates.
func list[T any](c *codec, items *[]T, each func(*T)) {
	n := len(*items)
	c.int(&n, -1)
	if c.reading {
		if n > len(c.words) {
			c.fail()
			n = 0
		}
		*items = nil
		if n > 0 {
			*items = make([]T, n)
		}
	}
	for i := range *items {
		if each(&(*items)[i]); c.bad {
			return
		}
	}
}

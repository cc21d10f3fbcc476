package opinion

import (
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/lexicon"
)

// A label is what the lines above a block say of it.
type label struct {
	self   bool   // the block is nothing but a label
	outlet string // whose report is inserted: "The Daily Example reports:"
}

// labelWords are what a page puts in front of a passage: "Comment", "Update".
var labelWords = sync.OnceValue(func() *lexicon.Matcher[struct{}] {
	m := new(lexicon.Matcher[struct{}])
	for _, e := range lexicon.MustRead(data, "data/labels.txt") {
		m.Add(e.Phrase, struct{}{})
	}
	return m
})

// labels returns the label each block stands under. A label in a block of its
// own holds for the blocks after it, up to the next heading or label; one
// glued to the front of a block holds from there on.
//
//	Comment: The Daily Example reports:    label, inserted outlet
//	The bridge was closed on Monday.       report of The Daily Example
//	It is rather odd that …                 still inserted; the score decides
func (r *reading) labels() []label {
	all := make([]label, len(r.d.Blocks))
	var now label
	for b, block := range r.d.Blocks {
		if l, n := r.labelAt(b); n > 0 {
			now = l
			all[b] = l
			all[b].self = r.onlyLabel(b, n)
			continue
		}
		if block.Kind == doc.Heading && now.outlet == "" {
			now = label{}
		}
		all[b] = now
	}
	return all
}

// maxLabelWords bounds the words before the colon of a label.
const maxLabelWords = 10

// labelAt reads the label at the front of block b and returns how many tokens
// it takes, 0 where there is none.
func (r *reading) labelAt(b int) (l label, n int) {
	tokens := r.tokensOf(b)
	if tokens.Empty() {
		return l, 0
	}
	k, _, ok := labelWords().At(r.d, tokens.From, tokens.To)
	end := tokens.From
	if ok {
		end += k
		if end < tokens.To {
			switch r.d.Word(end) {
			case ":", "|", "–", "—", "-":
				end++
			default:
				if r.d.Blocks[b].Kind == doc.Paragraph {
					return l, 0 // "Opinion is divided", "Comment was not available"
				}
			}
		}
		n = end - tokens.From
	}
	if outlet, to := r.outletReports(end, tokens.To); to > 0 {
		l.outlet = outlet
		n = to - tokens.From
	}
	return l, n
}

// outletReports reads "The Daily Example reports:" from token i on, and
// returns the outlet and the token after the colon, or 0.
func (r *reading) outletReports(i, end int) (outlet string, to int) {
	from := i
	for ; i < end && i < from+maxLabelWords; i++ {
		switch strings.ToLower(r.d.Word(i)) {
		case "reports", "reported", "writes", "wrote":
			if i > from && i+1 < end && r.d.Word(i+1) == ":" {
				return r.line(r.d.Cover(doc.Range{From: from, To: i})), i + 2
			}
			return "", 0
		}
		if !r.isOutletWord(i) {
			return "", 0
		}
	}
	return "", 0
}

// isOutletWord reports whether token i can be part of an outlet's name.
func (r *reading) isOutletWord(i int) bool {
	w := r.d.Word(i)
	switch w {
	case "the", "of", "and", "&", ".", "-", "'s", "via", "from":
		return true
	}
	return w[0] < 'a' || w[0] > 'z'
}

// onlyLabel reports whether nothing but a name follows the first n tokens of
// block b.
func (r *reading) onlyLabel(b, n int) bool {
	tokens := r.tokensOf(b)
	for i := tokens.From + n; i < tokens.To; i++ {
		if t := r.d.Tokens[i].Tag; !t.IsPunct() && !t.IsProper() {
			return false
		}
	}
	return true
}

// tokensOf returns the tokens of block b.
func (r *reading) tokensOf(b int) doc.Range {
	s := r.d.Blocks[b].Sentences
	if s.Empty() {
		return doc.Range{}
	}
	return doc.Range{From: r.d.Sentences[s.From].Tokens.From, To: r.d.Sentences[s.To-1].Tokens.To}
}

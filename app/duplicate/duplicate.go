// Package duplicate finds the blocks of an article that repeat an earlier one,
// so that nothing in them is counted twice.
//
// News pages repeat themselves: a pull quote, a lead printed again under the
// picture, a paragraph pasted twice with a label glued to its front. Equality
// of blocks misses most of these, so blocks are compared by their shingles,
// the overlapping runs of a few words (Broder 1997, "On the resemblance and
// containment of documents"):
//
//	original   It's rather odd that the attacks …
//	           └─it 's rather odd─┘
//	              └─'s rather odd that─┘ …
//	repeat     Comment: It's rather odd that the attacks …
//	           ╰──new──╯└────── covered by shingles seen before ─────
//
// A word of a block is covered when a shingle around it has been seen in an
// earlier block. A block repeats others when nearly all of its words are
// covered and those that are not stand in front of the repeated text (a label)
// or are too few to say something else. What is measured is containment, not
// resemblance: a short extract of a long paragraph is a repeat, and a block
// that joins two earlier ones is too.
//
// Each shingle is put into one table once, so the time is linear in the text.
package duplicate

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/pipeline"
)

// Stage sets Block.DuplicateOf of every block.
var Stage = pipeline.Stage{
	Name:     "duplicate",
	Doc:      "marks blocks that repeat an earlier block, with or without a label in front",
	Requires: []string{"segment"},
	Run:      Mark,
}

const (
	// Runs of four words: three are common in news ("of the city"), five
	// leave a changed word too wide a hole. read and original have four
	// written out.
	shingleLen = 4
	// A block of fewer words is no repeat: two people may both say "No, we
	// did not."
	minWords = 6
	// At most this share of a block's words, its label apart, may be new:
	// enough for a mended typing error, which uncovers three more words where
	// it stands near the end, too little for an update.
	maxNew = 0.15
	// A label is at most as long as "Comment: The Daily Example reports:".
	maxLabel = 8
)

// Mark sets DuplicateOf of every block of d: the index of the first block
// that holds most of its words, or [doc.NoBlock].
func Mark(d *doc.Document) {
	seen := newTable(len(d.Tokens))
	var words []word
	for i := range d.Blocks {
		b := &d.Blocks[i]
		words = blockWords(d, b, words[:0])
		seen.read(words)
		if b.DuplicateOf = seen.original(words); b.DuplicateOf == doc.NoBlock {
			seen.add(i)
		}
	}
}

// A word is a token without its punctuation marks.
type word struct {
	text  string
	hash  model.Hash // in lower case
	digit bool
	stop  bool // a mark that can end a label follows: "Comment:", "LONDON —"
}

// blockWords appends the words of b to words, in order. Tokens without letter or digit
// are left out: quotation marks and dashes change when text is copied.
func blockWords(d *doc.Document, b *doc.Block, words []word) []word {
	for s := b.Sentences.From; s < b.Sentences.To; s++ {
		for t := d.Sentences[s].Tokens.From; t < d.Sentences[s].Tokens.To; t++ {
			whole := d.Word(t)
			if _, lower, letters := model.Both(whole); letters { // nearly always
				words = append(words, word{text: whole, hash: lower})
				continue
			}
			text := strings.TrimFunc(whole, isMark)
			if n := len(words); n > 0 && text == "" && endsLabel(whole) {
				words[n-1].stop = true
			}
			if text == "" {
				continue
			}
			words = append(words, word{
				text:  text,
				hash:  hashLower(text),
				digit: strings.IndexFunc(text, unicode.IsDigit) >= 0,
				stop:  endsLabel(whole[len(whole)-1:]),
			})
		}
	}
	return words
}

// isMark reports whether r can be no part of a word. Broken UTF-8 counts as a
// part, so that no two blocks are the same for want of readable text.
func isMark(r rune) bool {
	return r != utf8.RuneError && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// endsLabel reports whether mark can stand between a label and what it labels.
func endsLabel(mark string) bool { return strings.ContainsAny(mark, ":.!?)]|–—-") }

func hashLower(s string) model.Hash {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return model.String(strings.ToLower(s))
		}
	}
	return model.Lower(s)
}

// A table knows the block in which each shingle stood first. It is a hash table
// with open addressing (Knuth, The Art of Computer Programming 3, 6.4): half of
// its places at least stay free.
type table struct {
	places []place
	shift  int

	shingles []model.Hash // of the block being read
	from     []int32      // 1 + the block that each of its words stood in
}

type place struct {
	shingle model.Hash
	block   int32 // counted from 1; 0 where the place is free
}

func newTable(shingles int) *table {
	size := bits.Len(uint(2 * shingles))
	return &table{places: make([]place, 1<<size), shift: 64 - size}
}

// at returns where a shingle stands, or the free place for it.
func (t *table) at(h model.Hash) *place {
	last := len(t.places) - 1
	for i := int(uint64(h) * 0x9E3779B97F4A7C15 >> (t.shift & 63)); ; i++ {
		if p := &t.places[i&last]; p.shingle == h || p.block == 0 {
			return p
		}
	}
}

// read takes the shingles of a block.
func (t *table) read(words []word) {
	t.shingles = t.shingles[:0]
	for ; len(words) >= shingleLen; words = words[1:] {
		t.shingles = append(t.shingles, model.Hash(0).With(words[0].hash).With(words[1].hash).With(words[2].hash).With(words[3].hash))
	}
}

// add remembers the shingles of the block last read.
func (t *table) add(block int) {
	for _, h := range t.shingles {
		if p := t.at(h); p.block == 0 {
			*p = place{h, int32(block + 1)}
		}
	}
}

// original returns the block that the words last read repeat, or [doc.NoBlock].
func (t *table) original(words []word) int {
	if len(words) < minWords {
		return doc.NoBlock
	}
	from := append(t.from[:0], make([]int32, len(words))...)
	t.from = from
	for i, h := range t.shingles {
		if b := t.at(h).block; b != 0 {
			from[i], from[i+1], from[i+2], from[i+3] = b, b, b, b
		}
	}
	label := 0
	for label < len(words) && from[label] == 0 {
		label++
	}
	if body := len(words) - label; label > maxLabel || label >= body || body < minWords {
		return doc.NoBlock
	}
	if label > 0 && !words[label-1].stop {
		return doc.NoBlock // another subject, not a label
	}
	var fresh int
	votes := make(map[int]int)
	for i := label; i < len(words); i++ {
		switch {
		case from[i] > 0:
			votes[int(from[i]-1)]++
		case words[i].digit, changesMeaning[strings.ToLower(words[i].text)]:
			return doc.NoBlock // another toll, another score, a denial
		default:
			fresh++
		}
	}
	if float64(fresh) > maxNew*float64(len(words)-label) {
		return doc.NoBlock
	}
	best, most := doc.NoBlock, 0
	for b, n := range votes {
		if n > most || n == most && b < best {
			best, most = b, n
		}
	}
	return best
}

// changesMeaning holds words that make a near repeat say something else.
var changesMeaning = map[string]bool{"not": true, "n't": true, "n’t": true, "no": true, "never": true}

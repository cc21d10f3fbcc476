package statement

import (
	"lede/app/doc"
	"lede/app/quote"
)

// The quotations of an article: its outermost quotation marks, paragraphs that one
// speaker goes on in joined, and what the page itself sets off.

// A quotation is an outermost quotation, all its paragraphs together.
type quotation struct {
	parts []doc.Range // tokens of each paragraph, marks included
	block int         // of the last part
	first int         // block of the first part
	kind  quote.Kind
	page  bool // set off by the page's markup instead of by marks
	owner int  // index into finder.found of the statement it belongs to, or -1
}

func (q *quotation) open() int { return q.parts[0].From }

func (q *quotation) end() int { return q.parts[len(q.parts)-1].To } // one past the closing mark

// gather joins the paragraphs of each outermost quotation.
func gather(d *doc.Document, quotes []quote.Quote) []quotation {
	var all []quotation
	at := make(map[int]int) // quote to its quotation
	for i, q := range quotes {
		if q.Depth > 0 {
			continue
		}
		r := q.Tokens
		if k, ok := at[q.Continues]; ok && q.Continues != quote.None {
			all[k].parts = append(all[k].parts, r)
			all[k].block = q.Block
			at[i] = k
			continue
		}
		at[i] = len(all)
		all = append(all, quotation{parts: []doc.Range{r}, first: q.Block, block: q.Block, kind: q.Kind(d), owner: -1})
	}
	return setOff(d, all)
}

// setOff puts in the blocks that the page itself sets off as quotations, one
// after the other as one, in the place of the marks they hold.
func setOff(d *doc.Document, marked []quotation) []quotation {
	var all []quotation
	next := 0
	for b, block := range d.Blocks {
		for ; next < len(marked) && marked[next].first < b; next++ {
			all = append(all, marked[next])
		}
		if block.Kind != doc.BlockQuote || block.Sentences.Empty() {
			continue
		}
		for next < len(marked) && marked[next].first == b {
			next++
		}
		r := doc.Range{From: d.Sentences[block.Sentences.From].Tokens.From, To: d.Sentences[block.Sentences.To-1].Tokens.To}
		if n := len(all); n > 0 && all[n-1].page && all[n-1].block == b-1 {
			all[n-1].parts, all[n-1].block = append(all[n-1].parts, r), b
			continue
		}
		all = append(all, quotation{parts: []doc.Range{r}, first: b, block: b, page: true, owner: -1})
	}
	return append(all, marked[next:]...)
}

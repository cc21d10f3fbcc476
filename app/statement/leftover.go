package statement

import (
	"cmp"
	"slices"

	"lede/app/doc"
	"lede/app/quote"
)

// Quotations that no clause of speaking stands beside.

// leftovers gives quotations nobody claimed a speaker only where the evidence
// is clear, and leaves terms and titles alone.
func (f *finder) leftovers() {
	for i := range f.found {
		f.order = append(f.order, i)
	}
	slices.SortStableFunc(f.order, func(a, b int) int { return cmp.Compare(f.found[a].last(), f.found[b].last()) })
	last := none // the quotation without a cue before, if its speaker may go on
	for i := range f.quotes {
		q := &f.quotes[i]
		if q.owner >= 0 || q.kind != quote.Speech || !f.isFreeSpeech(q) {
			continue
		}
		x := found{stance: doc.Says, head: none, block: q.block, rule: "statement/quotation", parts: append([]doc.Range(nil), q.parts...)}
		p := f.speakerBefore(i)
		if p < 0 && last >= 0 && last == i-1 && f.isAlone(q) && f.isAlone(&f.quotes[last]) && f.quotes[last].block == q.first-1 {
			p = f.quotes[last].owner // a third paragraph of the same
		}
		if p >= 0 {
			o := &f.found[p]
			x.speaker, x.head, x.rule = o.speaker, o.head, "statement/same-speaker"
			last = i
		} else if x.speaker = f.signature(q); !x.speaker.Empty() {
			x.head, x.rule = x.speaker.To-1, "statement/signed"
		}
		q.owner = len(f.found)
		f.found = append(f.found, x)
	}
}

// isAlone reports whether a quotation is all there is in its paragraphs.
func (f *finder) isAlone(q *quotation) bool {
	return q.open() == f.blockStart(q.first) && q.end() == f.blockEnd(q.block)
}

// signature returns the name that a dash puts under a quotation, or behind it in its
// own paragraph:
//
//	“We will not be moved.”
//	— Lena Brandt, chief negotiator
func (f *finder) signature(q *quotation) doc.Range {
	from, end := q.end(), f.blockEnd(q.block)
	if from == end && q.block+1 < len(f.d.Blocks) && !f.d.Blocks[q.block+1].Sentences.Empty() {
		from, end = end, f.blockEnd(q.block+1)
	}
	r := doc.Range{From: from + 1, To: end}
	if r.Len() < 1 || r.Len() > 12 || !isDash(f.d.Word(from)) || !f.tag(r.From).IsProper() || f.hasVerb(r) {
		return doc.Range{}
	}
	for k := r.From; k < r.To; k++ {
		if f.d.Word(k) == "," || f.tag(k) == doc.Period {
			r.To = k
		}
	}
	return r
}

// isFreeSpeech reports whether a quotation stands as a sentence of its own.
func (f *finder) isFreeSpeech(q *quotation) bool {
	if !f.startsUpper(q.open() + 1) {
		return false
	}
	if k := q.open(); k > f.blockStart(q.first) {
		switch f.d.Word(k - 1) {
		case ",":
			if !f.speaks(q) {
				return false // known as the "Chin."
			}
		case ".", "!", "?", ":", "—", "–":
		default:
			return f.inside[k-1] > 0
		}
	}
	if last := q.end() - 2; last > q.open() {
		switch f.d.Word(last) {
		case ".", "!", "?", "…", "...", ",":
			return true
		}
	}
	return len(q.parts) > 1 || q.end() < f.blockEnd(q.block) && f.d.Word(q.end()) == "."
}

// speaks reports whether a quotation has a verb.
func (f *finder) speaks(q *quotation) bool {
	for k := q.open(); k < q.parts[0].To; k++ {
		if t := f.tag(k); t.IsVerb() || t == doc.MD {
			return true
		}
	}
	return false
}

// speakerBefore returns the statement whose speaker goes on speaking in
// quotation i, or -1: the last one of the same paragraph, or, where this
// paragraph is nothing but the quotation, of the one before. Not more than one
// sentence may stand between.
func (f *finder) speakerBefore(i int) int {
	q := &f.quotes[i]
	alone := f.isAlone(q)
	k, _ := slices.BinarySearchFunc(f.order, q.open()+1, func(o, at int) int { return cmp.Compare(f.found[o].last(), at) })
	for k--; k >= 0; k-- {
		x := &f.found[f.order[k]]
		if x.block != q.first && !(alone && x.block == q.first-1) || f.stops(x.last(), q.open()) > 1 {
			return -1
		}
		if !x.speaker.Empty() && !x.cue.Empty() {
			return f.order[k]
		}
	}
	return -1
}

// stops counts the sentence ends among tokens from to to, up to two.
func (f *finder) stops(from, to int) int {
	n := 0
	for k := from; k < to && n < 2; k++ {
		if f.tag(k) == doc.Period {
			n++
		}
	}
	return n
}

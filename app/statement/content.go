package statement

import (
	"cmp"
	"slices"

	"lede/app/doc"
)

// What is said, in tokens, and where it begins and ends.

// A content is what is said, in pieces; the zero content is none.
type content struct {
	parts   []doc.Range
	about   []doc.Range // where to look for whom it is about; nil for all of it
	speaker doc.Range   // where the same rule found it
	head    int         // of the speaker
}

// trim takes from a content what is not part of it: a leading "that", commas,
// dashes and conjunctions at its borders, the final stop; and takes in a
// quotation mark whose partner is inside.
func (f *finder) trim(r doc.Range) doc.Range {
	d := f.d
	for r.From < r.To && f.inside[r.From] == 0 {
		t := f.tag(r.From)
		w := d.Word(r.From)
		if t.IsPunct() && t != doc.Open || w == "•" || w == "that" && t != doc.DT && t != doc.WDT && r.Len() > 1 && f.isMark(r.From) && f.hasFinite(r) && !f.hasFinite(doc.Range{From: r.From + 1, To: r.From + 2}) || t == doc.CC && f.t.Rel(r.From) == doc.RelCC {
			r.From++
			continue
		}
		break
	}
	for r.From < r.To && f.inside[r.To-1] == 0 {
		t := f.tag(r.To - 1)
		if t.IsPunct() && t != doc.Close || t == doc.CC || (t == doc.WP || t == doc.WDT) && r.Len() > 2 && d.Word(r.To-2) == "," {
			r.To--
			continue
		}
		break
	}
	if r.Empty() {
		return r
	}
	// A quotation is taken in whole or not at all.
	if p := f.paragraphAt(r.From); p.From >= r.From-1 {
		r.From = min(r.From, p.From)
	}
	if p := f.paragraphAt(r.To - 1); p.To <= r.To+2 && p.From >= r.From {
		r.To = max(r.To, p.To)
	}
	return r
}

// paragraphAt returns the paragraph of a quotation that token i stands in, or
// the empty range at i.
func (f *finder) paragraphAt(i int) doc.Range {
	q := f.inside[i]
	if q == 0 {
		return doc.Range{From: i, To: i}
	}
	parts := f.quotes[q-1].parts
	k, _ := slices.BinarySearchFunc(parts, i+1, func(p doc.Range, at int) int { return cmp.Compare(p.From, at) })
	return parts[k-1]
}

// isMark reports whether token i is a complementizer.
func (f *finder) isMark(i int) bool {
	return f.t.Rel(i) == doc.RelMark || f.tag(i) == doc.IN
}

// own gives the quotations that stand in r, and have no owner, to statement
// owner. A content inside one seen before has none left to give.
func (f *finder) own(r doc.Range, owner int) {
	if f.owned.From <= r.From && r.To <= f.owned.To {
		return
	}
	f.owned = r
	for k := r.From; k < r.To; k++ {
		if q := f.inside[k]; q > 0 && f.quotes[q-1].owner < 0 {
			f.quotes[q-1].owner = owner
		}
	}
}

// wholeQuotations widens content r to the end of a quotation that it begins or
// ends in: `said "many will quit. Others will not"` has a full stop inside.
func (f *finder) wholeQuotations(r doc.Range) doc.Range {
	r = f.trim(r)
	if r.Empty() {
		return r
	}
	if q := f.inside[r.From]; q > 0 {
		if p := f.quotes[q-1].parts[0]; p.From >= r.From-1 {
			r.From = min(r.From, p.From)
		}
	}
	if q := f.inside[r.To-1]; q > 0 {
		if p := f.quotes[q-1].parts[0]; p.From >= r.From && p.To > r.To {
			r.To = p.To
		}
	}
	return r
}

// outside returns r less the tokens of hole.
func (f *finder) outside(r, hole doc.Range) []doc.Range {
	var parts []doc.Range
	for _, p := range []doc.Range{{From: r.From, To: min(hole.From, r.To)}, {From: max(hole.To, r.From), To: r.To}} {
		if p = f.trim(p); p.Len() > 1 || p.Len() == 1 && !f.isFunctionWord(p.From) {
			parts = append(parts, p)
		}
	}
	return parts
}

// isFunctionWord reports whether token i says nothing by itself.
func (f *finder) isFunctionWord(i int) bool {
	switch f.tag(i) {
	case doc.WDT, doc.WP, doc.WRB, doc.IN, doc.CC, doc.DT, doc.TO:
		return true
	}
	return f.tag(i).IsPunct()
}

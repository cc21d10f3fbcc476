package incident

import (
	"iter"
	"sort"

	"lede/app/doc"
)

// Times, sums and statements stand in text order, so that those of a sentence, or
// those around a mention, are found without a look at all the others of a long
// article.

// A note says what a token belongs to. It is read hundreds of times a sentence.
type note uint8

const (
	inTime  note = 1 << iota // a time expression
	inMoney                  // a sum of money
)

// annotate notes which tokens belong to times and sums of money.
func (r *reader) annotate() {
	times, sums := r.d.Times, r.d.Amounts
	r.notes = make([]note, len(r.d.Tokens))
	for i := range r.notes {
		at := r.d.Tokens[i].Span
		for len(times) > 0 && times[0].End <= at.Start {
			times = times[1:]
		}
		if len(times) > 0 && times[0].Overlaps(at) {
			r.notes[i] |= inTime
		}
		for len(sums) > 0 && sums[0].End < at.End {
			sums = sums[1:]
		}
		if len(sums) > 0 && sums[0].Contains(at) && isCurrency(sums[0].Unit) {
			r.notes[i] |= inMoney
		}
	}
}

// isMoney reports whether token i belongs to a sum of money.
func (r *reader) isMoney(i int) bool { return r.notes[i]&inMoney != 0 }

// isTime reports whether token i belongs to a time expression.
func (r *reader) isTime(i int) bool { return uint(i) < uint(len(r.notes)) && r.notes[i]&inTime != 0 }

// isCurrency reports whether a unit is an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && unit[0] >= 'A' && unit[0] <= 'Z'
}

// timesIn returns the times that sentence s names, but for its dateline.
func (r *reader) timesIn(s int) []doc.Time {
	at := r.d.Sentences[s].Span
	at.Start = r.d.Tokens[r.body[s]].Start
	return r.timesWithin(at)
}

// timesWithin returns the times that lie inside a stretch of text.
func (r *reader) timesWithin(at doc.Span) []doc.Time {
	from := sort.Search(len(r.d.Times), func(k int) bool { return r.d.Times[k].Start >= at.Start })
	to := from
	for to < len(r.d.Times) && r.d.Times[to].End <= at.End {
		to++
	}
	return r.d.Times[from:to]
}

// amountsWithin returns the amounts that lie inside a stretch of text.
func (r *reader) amountsWithin(at doc.Span) []doc.Amount {
	from := sort.Search(len(r.d.Amounts), func(k int) bool { return r.d.Amounts[k].Start >= at.Start })
	to := from
	for to < len(r.d.Amounts) && r.d.Amounts[to].End <= at.End {
		to++
	}
	return r.d.Amounts[from:to]
}

// reachOf returns how far the statements up to each of all go. They nest.
func reachOf(all []doc.Statement) []int {
	reach := make([]int, len(all))
	end := 0
	for k := range all {
		end = max(end, all[k].End)
		reach[k] = end
	}
	return reach
}

// statementsAround yields the statements that hold a stretch of text, in text order.
func (r *reader) statementsAround(at doc.Span) iter.Seq[*doc.Statement] {
	return func(yield func(*doc.Statement) bool) {
		for k := sort.SearchInts(r.reach, at.End); k < len(r.reach) && r.d.Statements[k].Start <= at.Start; k++ {
			if st := &r.d.Statements[k]; st.Contains(at) && !yield(st) {
				return
			}
		}
	}
}

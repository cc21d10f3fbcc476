package quantity

import (
	"fmt"
	"time"

	"lede/app/doc"
)

// A when is a point or stretch of the calendar, as exact as the text is.
// Fields that are not known are zero; week excludes month and day.
type when struct {
	year, month, day int
	week             int    // ISO 8601 week of year
	part             string // TIMEX3 part of day ("TNI") or clock time ("T17:00"); "-WE" after a week; season ("-SU") after a year
	to               *span2 // end of an interval, same grain
}

// span2 is the end of an interval.
type span2 struct{ year, month, day int }

func (w when) zero() bool { return w.year == 0 }

// date drops the time of day.
func (w when) date() when { return when{year: w.year, month: w.month, day: w.day} }

// String returns the ISO 8601 / TIMEX3 value.
func (w when) String() string {
	switch {
	case w.year == 0:
		return ""
	case w.to != nil:
		return ymd(w.year, w.month, w.day) + "/" + ymd(w.to.year, w.to.month, w.to.day)
	case w.week > 0:
		return fmt.Sprintf("%04d-W%02d%s", w.year, w.week, w.part)
	}
	return ymd(w.year, w.month, w.day) + w.part
}

func ymd(y, m, d int) string {
	switch {
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case d == 0:
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

func dayOf(t time.Time) when {
	if t.IsZero() {
		return when{}
	}
	y, m, d := t.Date()
	return when{year: y, month: int(m), day: d}
}

func weekOf(t time.Time) when {
	y, w := t.ISOWeek()
	return when{year: y, week: w}
}

// time returns the first day of w.
func (w when) time() time.Time {
	return time.Date(w.year, time.Month(max(w.month, 1)), max(w.day, 1), 0, 0, 0, 0, time.UTC)
}

// shift moves w by n of a unit and keeps no more than the unit's grain: "three
// weeks ago" is a week, "two years earlier" a year.
func (w when) shift(n int, u unit) when {
	if w.zero() {
		return when{}
	}
	switch u {
	case day, night:
		if w.day == 0 {
			return when{}
		}
		out := dayOf(w.time().AddDate(0, 0, n))
		if u == night {
			out.part = "TNI"
		}
		return out
	case week, fortnight:
		if w.day == 0 {
			return when{}
		}
		if u == fortnight {
			n *= 2
		}
		return weekOf(w.time().AddDate(0, 0, 7*n))
	case month:
		if w.month == 0 {
			return when{}
		}
		m := w.year*12 + w.month - 1 + n
		return when{year: m / 12, month: m%12 + 1}
	case quarter:
		if w.month == 0 {
			return when{}
		}
		q := w.year*4 + (w.month-1)/3 + n
		return quarterOf(q/4, q%4+1)
	case year:
		return when{year: w.year + n}
	case decade:
		return decadeOf((w.year/10 + n) * 10)
	case century:
		return centuryOf((w.year-1)/100 + 1 + n)
	case weekend:
		if w.day == 0 {
			return when{}
		}
		out := weekOf(w.time().AddDate(0, 0, 7*n))
		out.part = "-WE"
		return out
	}
	return when{}
}

func quarterOf(year, q int) when {
	return when{year: year, month: q*3 - 2, to: &span2{year: year, month: q * 3}}
}

func halfOf(year, h int) when {
	return when{year: year, month: h*6 - 5, to: &span2{year: year, month: h * 6}}
}

func decadeOf(year int) when { return when{year: year, to: &span2{year: year + 9}} }

// centuryOf returns the nth century: the 20th is 1901/2000.
func centuryOf(n int) when { return when{year: n*100 - 99, to: &span2{year: n * 100}} }

// until returns the interval from w to o, at the coarser grain of the two, or
// a zero when if one of them is unknown or they are out of order.
func (w when) until(o when) when {
	if w.zero() || o.zero() || w.week > 0 || o.week > 0 || w.to != nil || o.to != nil {
		return when{}
	}
	end := span2{o.year, o.month, o.day}
	if w.month == 0 || end.month == 0 {
		w.month, w.day, end.month, end.day = 0, 0, 0, 0
	}
	if w.day == 0 || end.day == 0 {
		w.day, end.day = 0, 0
	}
	w.part = ""
	if ymd(w.year, w.month, w.day) > ymd(end.year, end.month, end.day) {
		return when{}
	}
	w.to = &end
	return w
}

// validDay reports whether the month has such a day; year 0 means any year.
func validDay(year, month, day int) bool {
	if year == 0 {
		year = 2000
	}
	return day >= 1 && day <= time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// A tense says where the clause around a date looks.
type tense int

const (
	past    tense = -1
	untold  tense = 0
	forward tense = 1
)

// tense reports where the clause around items [from,to) looks: forward where a
// future auxiliary or a word like "due" governs it, back where the nearest
// verb is past.
func (p *parser) tense(from, to int) tense {
	if p.is(from-1, "for") && p.at(from).has(weekdayName) {
		return forward // "called a rally for Saturday"
	}
	for i := from - 1; i >= 0; i-- {
		switch t := p.tag(i); {
		case p.at(i).has(future):
			if looks := p.looks(i, from); looks != untold {
				return looks
			}
			if t == doc.VBD || t == doc.VBN {
				return past
			}
		case t == doc.VBN && p.is(i-1, "be"): // "will be held"
		case t == doc.VBD, t == doc.VBN:
			return past
		case t == doc.TO && p.tag(i+1) == doc.VB && p.is(i-1, "is", "are", "was", "were"):
			return forward
		case t == doc.Period:
			return untold
		}
	}
	for i := to; i < len(p.items) && i < to+10; i++ {
		switch t := p.tag(i); {
		case p.at(i).has(future):
			if looks := p.looks(i, len(p.items)); looks != untold {
				return looks
			}
		case t == doc.VBD:
			return past
		}
	}
	return untold
}

// looks reports where future word i makes its clause look, as far as item end:
// "asked for" looks nowhere, "could not say" back.
func (p *parser) looks(i, end int) tense {
	switch p.at(i).text(future) {
	case "to":
		for j := i + 1; j < end && j < i+8; j++ {
			if p.tag(j) == doc.TO && p.tag(j+1) == doc.VB || j == i+1 && p.is(i, "set") && p.is(j, "for") {
				return forward
			}
		}
		return untold
	case "now":
		if t := p.tag(i); t != doc.VBZ && t != doc.VBP && t != doc.NNS || end-i > 6 {
			return untold
		}
	case "unless-not":
		if p.tag(i) != doc.MD {
			return untold
		}
		if p.is(i+1, "not", "n't", "n’t", "have") {
			return past
		}
	}
	return forward
}

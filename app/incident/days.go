package incident

import (
	"slices"
	"strings"
	"time"

	"lede/app/doc"
)

// Days compared: which times can be one, and what was long ago.

// bygone reports whether m is told as of long ago, or is what an anniversary is of.
func (r *reader) bygone(m *mention) bool {
	return r.longAgo(m.times) || r.remembered(m)
}

// remembered reports whether m is what people look back on: "the anniversary of the
// attack", "ten years after the attack".
func (r *reader) remembered(m *mention) bool {
	if m.verb {
		return false
	}
	p := r.start(m) - 1
	if !r.inSentence(m.sent, p) {
		return false
	}
	if r.low(p) == "of" {
		p--
	}
	return r.inSentence(m.sent, p) && in("remember", r.d.Tokens[p].Lemma)
}

// longAgo reports whether times lie half a year before the article, or in an
// earlier year of which no day is told.
func (r *reader) longAgo(times []doc.Time) bool {
	if r.d.Date.IsZero() { // then a year alone is most likely one long past
		return slices.ContainsFunc(times, func(t doc.Time) bool { return t.Kind == doc.Date && len(t.Value) == 4 })
	}
	now := r.d.Date.Unix() / (24 * 60 * 60)
	for _, t := range times {
		_, last, ok := days(t.Value)
		if ok && t.Kind == doc.Date && (now-last > 180 || len(t.Value) == 4 && now > last) {
			return true
		}
	}
	return false
}

// apart reports whether two mentions name times that cannot be one: they have no
// day in common.
func apart(a, b []doc.Time) bool {
	clash := false
	for _, x := range a {
		for _, y := range b {
			if x.Kind != doc.Date || y.Kind != doc.Date {
				continue
			}
			x1, x2, okX := days(x.Value)
			y1, y2, okY := days(y.Value)
			if !okX || !okY {
				continue
			}
			if x1 <= y2 && y1 <= x2 {
				return false
			}
			clash = true
		}
	}
	return clash
}

// days returns the first and last day a TIMEX3 value covers, counted from 1970.
// It reports false for what names no certain days: vague times, seasons, clock
// times.
func days(value string) (first, last int64, ok bool) {
	const day = 24 * 60 * 60
	if from, to, ok := strings.Cut(value, "/"); ok {
		first, _, okFrom := days(from)
		_, last, okTo := days(to)
		return first, last, okFrom && okTo
	}
	value, _, _ = strings.Cut(value, "T")
	var start, end time.Time
	switch {
	case len(value) >= 8 && value[5] == 'W':
		year, week := digits(value[:4]), digits(value[6:8])
		start = time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is in the first week
		start = start.AddDate(0, 0, 7*(week-1)-(int(start.Weekday())+6)%7)
		end = start.AddDate(0, 0, 6)
	case len(value) == 4:
		start = time.Date(digits(value), 1, 1, 0, 0, 0, 0, time.UTC)
		end = start.AddDate(1, 0, -1)
	case len(value) == 7 && value[5] <= '9' && value[5] >= '0':
		start = time.Date(digits(value[:4]), time.Month(digits(value[5:])), 1, 0, 0, 0, 0, time.UTC)
		end = start.AddDate(0, 1, -1)
	case len(value) == 10:
		start = time.Date(digits(value[:4]), time.Month(digits(value[5:7])), digits(value[8:]), 0, 0, 0, 0, time.UTC)
		end = start
	default:
		return 0, 0, false
	}
	return start.Unix() / day, end.Unix() / day, true
}

// digits reads a number.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func related(x, y string) bool {
	x, _, _ = strings.Cut(x, "T")
	y, _, _ = strings.Cut(y, "T")
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

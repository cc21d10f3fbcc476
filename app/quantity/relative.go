package quantity

import (
	"time"

	"lede/app/doc"
)

// deictic reads "yesterday", "tomorrow morning", "tonight", and "overnight", which is
// vague.
func (p *parser) deictic(i int) (when, int, bool) {
	it := p.at(i)
	if p.is(i, "overnight") && !p.tag(i+1).IsNoun() && !p.tag(i).IsProper() && !p.is(i-1, "an", "the") {
		return when{}, i + 1, true // last night or the one before: the text does not say
	}
	if !it.has(deictic) || p.is(i+1, "'s", "’s") && p.is(i, "today") && p.tag(i+2).IsProper() {
		return when{}, i, false
	}
	w := p.ref.shift(it.int(deictic), day)
	if it.low() == "tonight" && !w.zero() {
		w.part = "TNI"
		return w, i + 1, true
	}
	return p.daypart(w, i+1)
}

// pointed reads dates that a word points at: "last week", "this morning",
// "next May", "last Tuesday", "the following day", "that night".
func (p *parser) pointed(i int) (when, int, bool) {
	j, the := i, false
	if p.is(j, "the") {
		j, the = j+1, true
	}
	that := !the && p.is(j, "that")
	if p.is(j, "this") && p.is(j+1, "coming", "past") { // "this coming Saturday"
		j++
	}
	if !p.at(j).has(shiftWord) && !that {
		return when{}, i, false
	}
	n, anchored := 0, that
	if !that {
		n = p.at(j).int(shiftWord)
		// "the next day", "the following month" count from the story's time
		anchored = p.is(j, "following", "same", "preceding", "previous") || the && p.is(j, "next")
	}
	base := p.ref
	if anchored {
		base = p.last
	}
	k := j + 1
	target := p.at(k)
	switch {
	case target.has(unitName):
		u := unit(target.int(unitName))
		if u <= hour || isPluralUnit(target.low()) {
			return when{}, i, false
		}
		if the && n < 0 && !anchored || u == day && !anchored && !p.is(j, "next", "previous") {
			return when{}, i, false // "the past week" is a stretch: see duration
		}
		if u == night && n == 0 && !anchored {
			return when{}, i, false
		}
		if u == quarter && !p.at(j).has(shiftWord) {
			return when{}, i, false
		}
		w := base.shift(n, u)
		if u == day || u == night {
			return p.daypart(w, k+1)
		}
		return w, k + 1, true
	case target.has(daypart) && !the && n <= 0 && !p.is(j, "same"):
		w := base.date()
		if n < 0 {
			w = base.shift(n, day)
		}
		if w.day > 0 {
			w.part = target.text(daypart)
		}
		return w, k + 1, true
	case target.has(weekdayName) && p.capitalised(k):
		return p.pointedWeekday(n, j, anchored)
	case target.has(monthName) && p.capitalised(k) && !anchored:
		return p.pointedMonth(n, k)
	case target.has(season) && !anchored:
		return p.pointedSeason(n, k), k + 1, true
	case target.has(holiday) && p.capitalised(k):
		return when{}, k + 1, true
	}
	return when{}, i, false
}

// pointedWeekday returns the weekday behind item j, n weeks off: "next Tuesday morning".
func (p *parser) pointedWeekday(n, j int, anchored bool) (when, int, bool) {
	wd := p.at(j + 1).int(weekdayName)
	if p.ref.zero() || anchored && !p.is(j, "following", "previous") {
		w, to, _ := p.daypart(when{}, j+2)
		return w, to, true
	}
	if p.is(j, "coming", "upcoming") {
		ahead := (wd-isoWeekday(p.ref.time())+6)%7 + 1
		return p.daypart(p.ref.shift(ahead, day), j+2)
	}
	return p.daypart(p.weekdayAt(n, wd), j+2)
}

// pointedMonth returns the month at item k, n off, with the day that may follow it:
// "next May 3".
func (p *parser) pointedMonth(n, k int) (when, int, bool) {
	to := k + 1
	m, d := p.at(k).int(monthName), p.dayNumber(to)
	if d > 0 {
		to++
	}
	if p.ref.zero() {
		return when{}, to, true
	}
	y := p.ref.year
	switch {
	case n < 0 && m >= p.ref.month:
		y--
	case n > 0 && m <= p.ref.month:
		y++
	}
	return when{year: y, month: m, day: d}, to, true
}

// pointedSeason returns the season at item k, n off: "last summer".
func (p *parser) pointedSeason(n, k int) when {
	if p.ref.zero() {
		return when{}
	}
	y := p.ref.year
	code := p.at(k).text(season)
	end := seasonEnd[code]
	switch {
	case n < 0 && p.ref.month <= end:
		y--
	case n > 0 && p.ref.month >= end-2:
		y++
	}
	return when{year: y, part: code}
}

// seasonEnd is the month in which a season of the northern year is over.
var seasonEnd = map[string]int{"-SP": 5, "-SU": 8, "-FA": 11, "-WI": 12}

func isPluralUnit(w string) bool { return w != "" && w[len(w)-1] == 's' }

// weekdayAt returns the weekday n weeks off: -1 is the last one before today,
// 0 that of this week, 1 that of the next.
func (p *parser) weekdayAt(n, wd int) when {
	today := p.ref.time()
	switch {
	case n < 0:
		back := (isoWeekday(today)-wd+6)%7 + 1
		return dayOf(today.AddDate(0, 0, -back))
	case n > 0:
		return weekdayIn(today.AddDate(0, 0, 7), wd)
	}
	return weekdayIn(today, wd)
}

// weekdayIn returns the given weekday in the ISO week that holds t.
func weekdayIn(t time.Time, wd int) when {
	return dayOf(t.AddDate(0, 0, wd-isoWeekday(t)))
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// shifted reads a distance in time: "three days ago", "a year later", "two
// weeks earlier", "two days after Christmas".
func (p *parser) shifted(i int) (found, bool) {
	n, u, to, exact := p.stretch(i)
	if to == i {
		return found{}, false
	}
	f := found{kind: doc.Date}
	switch {
	case p.is(to, "ago"):
		f.to = to + 1
		if exact {
			f.when = p.ref.shift(-n, u)
		}
	case p.is(to, "later", "afterwards"):
		f.to = to + 1
		if exact {
			f.when = p.last.shift(n, u)
		}
	case p.is(to, "earlier"):
		f.to = to + 1
		if exact {
			f.when = p.last.shift(-n, u)
		}
	case p.is(to, "from") && p.is(to+1, "now"):
		f.to = to + 2
		if exact {
			f.when = p.ref.shift(n, u)
		}
	case p.is(to, "after", "before", "from"):
		w, end, ok := p.date(to + 1)
		if !ok && !p.is(to, "from") && u >= day {
			f.to = to // "three weeks after the bank denied it": when that was is for others to say
			before := i - 1
			if p.is(before, "just", "only") {
				before--
			}
			if exact && p.is(before, "come", "comes") { // "the attacks come two months after a breach": that was two months ago
				if p.is(to, "after") {
					n = -n
				}
				f.when = p.ref.shift(n, u)
			}
			return f, true
		}
		if !ok || w.day == 0 && !w.zero() || w.to != nil {
			return found{}, false
		}
		f.to = end
		if p.is(to, "before") {
			n = -n
		}
		if exact {
			f.when = w.date().shift(n, u)
		}
	default:
		return found{}, false
	}
	return f, true
}

// part reads named parts of a longer time: "the third quarter of 2021", "first
// half of last year", "the second week of March", "the 19th century", "the
// weekend".
func (p *parser) part(i int) (when, int, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if j > i && p.is(j, "weekend") && !p.tag(j+1).IsNoun() {
		if p.ref.zero() {
			return when{}, j + 1, true
		}
		back := isoWeekday(p.ref.time())
		w := weekOf(p.ref.time().AddDate(0, 0, -back))
		if p.tense(i, j+1) == forward || back >= 6 {
			w = weekOf(p.ref.time())
		}
		w.part = "-WE"
		return w, j + 1, true
	}
	n, last := 0, false
	switch it := p.at(j); {
	case it.has(ordinal):
		n = it.int(ordinal)
	case it.num.form == rank:
		n = int(it.num.value)
	case j > i && it.has(shiftWord) && p.is(j, "last", "past"):
		last = true
	default:
		return when{}, i, false
	}
	k := j + 1
	if p.is(k, "fiscal", "financial") {
		k++
	}
	switch {
	case p.is(k, "quarter") && n >= 1 && n <= 4:
		y, to := p.yearAfter(k + 1)
		if y == 0 {
			y = p.ref.year
		}
		if k > j+1 || y <= 0 {
			return when{}, to, true
		}
		return quarterOf(y, n), to, true
	case p.is(k, "half") && n >= 1 && n <= 2:
		y, to := p.yearAfter(k + 1)
		if y == 0 {
			return when{}, i, false
		}
		if y < 0 {
			return when{}, to, true
		}
		return halfOf(y, n), to, true
	case p.is(k, "century") && n >= 2 && n <= 22:
		return centuryOf(n), k + 1, true
	case (p.is(k, "week", "day", "weekend") || p.at(k).has(weekdayName)) && p.is(k+1, "of", "in") && (n > 0 || last):
		m := p.monthOf(k + 2)
		if m == 0 {
			return when{}, i, false
		}
		w, to, _ := p.monthDate(k + 2)
		if w.zero() || w.day > 0 || !p.at(k).has(weekdayName) || n > 4 || n == 0 {
			if p.is(k, "day") && n == 1 && w.month > 0 {
				w.day = 1
			}
			return w, to, true // as exact as a month
		}
		first := isoWeekday(w.time())
		w.day = 1 + (p.at(k).int(weekdayName)-first+7)%7 + 7*(n-1)
		return w, to, true
	}
	return when{}, i, false
}

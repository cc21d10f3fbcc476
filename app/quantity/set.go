package quantity

import (
	"fmt"

	"lede/app/doc"
)

// set reads times that recur: "every Monday", "each year", "twice a week",
// "weekly", "on Sundays".
func (p *parser) set(i int) (found, bool) {
	it := p.at(i)
	switch {
	case it.has(setWord):
		return found{to: i + 1, kind: doc.Set, value: it.text(setWord)}, !(p.capitalised(i) && p.tag(i).IsProper())
	case it.has(weekdayShort) && isPlural(it.low()) && p.capitalised(i):
		return found{to: i + 1, kind: doc.Set, value: weekly(it.int(weekdayShort))}, true
	case p.is(i, "every", "each"):
		j := i + 1
		n := 1.0
		if p.is(j, "other") {
			n, j = 2, j+1
		} else if x, to, vague := p.number(j); to > j && !vague {
			n, j = x, to
		} else if p.is(j, "few") {
			n, j = 0, j+1
		}
		switch t := p.at(j); {
		case t.has(weekdayName):
			return found{to: j + 1, kind: doc.Set, value: weekly(t.int(weekdayName))}, true
		case t.has(unitName):
			v := period(n, unit(t.int(unitName)), n == 0)
			return found{to: j + 1, kind: doc.Set, value: v}, true
		case t.has(daypart):
			return found{to: j + 1, kind: doc.Set, value: "XXXX-XX-XX" + t.text(daypart)}, true
		}
	case p.is(i, "once", "twice"):
		return p.times(i + 1)
	case p.is(i+1, "times"):
		if _, to, _ := p.number(i); to == i+1 {
			return p.times(i + 2)
		}
	}
	return found{}, false
}

// times reads "a week" after "twice".
func (p *parser) times(i int) (found, bool) {
	if p.is(i, "a", "an", "per", "every", "each") && p.at(i+1).has(unitName) {
		return found{to: i + 2, kind: doc.Set, value: period(1, unit(p.at(i+1).int(unitName)), false)}, true
	}
	return found{}, false
}

func weekly(n int) string { return fmt.Sprintf("XXXX-WXX-%d", n) }

// interval reads two dates that bound a time: "between March and May", "from
// 2015 to 2018".
func (p *parser) interval(i int) (found, bool) {
	j, joint := i, "to"
	switch {
	case p.is(i, "between"):
		j, joint = i+1, "and"
	case p.is(i, "from"):
		j = i + 1
	}
	if j == i {
		a, b := p.yearNumber(i), p.yearNumber(i+2)
		if a < 1800 || b <= a || b > 2100 || !p.is(i+1, "to", "through", "-", "–") {
			return found{}, false
		}
		return found{to: i + 3, kind: doc.Date, when: when{year: a}.until(when{year: b})}, true
	}
	if w, to, ok := p.daysBetween(j, joint); ok {
		return found{to: to, skip: j - i, kind: doc.Date, when: w}, true
	}
	a, to, ok := p.date(j)
	if !ok {
		return found{}, false
	}
	if !p.is(to, joint) && !(joint == "to" && p.is(to, "until", "till", "through", "-", "–")) {
		return found{}, false
	}
	b, end, ok := p.date(to + 1)
	if !ok {
		return found{}, false
	}
	if a.day > 0 || a.month > 0 {
		// "between March and May 2019": the year said last counts for both
		if a.month > 0 && b.month > 0 && p.yearNumber(end-1) > 0 && p.yearNumber(to-1) == 0 {
			a.year = b.year
			if a.month > b.month {
				a.year--
			}
		}
	}
	return found{to: end, skip: j - i, kind: doc.Date, when: a.until(b)}, true
}

// daysBetween reads two days of one month: "9 and 17 April" after "between".
func (p *parser) daysBetween(i int, joint string) (when, int, bool) {
	if p.dayNumber(i) == 0 || !p.is(i+1, joint) || p.dayNumber(i+2) == 0 || !p.at(i+3).has(monthName|monthShort) {
		return when{}, i, false
	}
	m := p.monthOf(i + 3)
	if m == 0 {
		return when{}, i, false
	}
	return p.days(m, p.dayNumber(i), p.dayNumber(i+2), i, i+4)
}

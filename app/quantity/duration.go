package quantity

import (
	"strconv"

	"lede/app/doc"
)

// stretch reads a number of units: "three days", "a decade", "18-month",
// "several weeks", "two and a half years". exact is false where the number is
// vague or not whole.
func (p *parser) stretch(i int) (n int, u unit, to int, exact bool) {
	x, u, to, vague := p.length(i)
	if to == i {
		return 0, 0, i, false
	}
	return int(x), u, to, !vague && x == float64(int(x))
}

func (p *parser) length(i int) (x float64, u unit, to int, vague bool) {
	it := p.at(i)
	if it.num.form == span {
		return it.num.value, it.num.unit, i + 1, false
	}
	to = i
	switch {
	case p.is(i, "a", "an", "one") && !p.at(i+1).has(fewWord|vagueNum|magnitude):
		x, to = 1, i+1
		if p.is(to, "full", "whole") {
			to++
		}
	case p.is(i, "half") && p.is(i+1, "a", "an"):
		x, to = 0.5, i+2
	case it.has(fewWord) && !p.is(i, "recent") || p.is(i, "a") && p.at(i+1).has(fewWord):
		vague, to = true, i+1
		if p.is(i, "a") {
			to++
		}
		if p.is(to, "of") {
			to++
		}
	default:
		x, to, vague = p.number(i)
		if to == i {
			return 0, 0, i, false
		}
		if p.is(to, "of") && vague {
			to++
		}
	}
	if p.is(to, "and") && p.is(to+1, "a") && p.is(to+2, "half") {
		x, to = x+0.5, to+3
	}
	if p.is(to, "more", "other", "straight", "consecutive") {
		to++
	}
	it = p.at(to)
	if !it.has(unitName) {
		return 0, 0, i, false
	}
	u = unit(it.int(unitName))
	if u == second && !isPluralUnit(it.low()) && (p.is(i, "a", "an", "one")) {
		return 0, 0, i, false // "a second man"
	}
	if u == quarter && p.is(i, "a", "an", "one") {
		return 0, 0, i, false // "a quarter of voters"
	}
	to++
	if p.is(to, "and") && p.is(to+1, "a") && p.is(to+2, "half") {
		x, to = x+0.5, to+3
	}
	return x, u, to, vague
}

// duration reads a length of time: "for several days", "the past three years",
// "an 18-month sentence", "more than a decade". Its value is empty where the
// number is vague.
func (p *parser) duration(i int) (found, bool) {
	j := i
	if p.is(j, "the") && p.at(j+1).has(shiftWord) {
		j++
	}
	if p.at(j).has(shiftWord) && !p.is(j, "this", "current", "same") {
		x, u, to, vague := p.length(j + 1)
		switch {
		case to > j+1:
			return found{to: to, kind: doc.Duration, value: period(x, u, vague)}, true
		case j > i && p.at(j+1).has(unitName) && p.is(j, "past", "last", "coming"):
			u := unit(p.at(j + 1).int(unitName))
			vague := isPluralUnit(p.at(j + 1).low())
			if u == second || u == quarter || u == night {
				return found{}, false
			}
			return found{to: j + 2, kind: doc.Duration, value: period(1, u, vague)}, true
		}
		return found{}, false
	}
	if p.is(i, "recent") && p.at(i+1).has(unitName) && isPluralUnit(p.at(i+1).low()) {
		return found{to: i + 2, kind: doc.Date}, true // "in recent months"
	}
	if f, ok := p.running(i); ok {
		return f, true
	}
	x, u, to, vague := p.length(i)
	switch {
	case to == i:
		return found{}, false
	case p.is(to, "old", "older", "younger", "of") && p.is(to, "old", "older", "younger"):
		return found{}, false // an age
	case p.is(i, "a", "an") && !p.timely(i, to):
		return found{}, false // "a night out", "a day of rage"
	case p.is(i, "one") && p.is(to-1, "day", "night"):
		return found{}, false
	case u == weekend || u == quarter || u == night && !isPluralUnit(p.at(to-1).low()):
		return found{}, false
	}
	return found{to: to, kind: doc.Duration, value: period(x, u, vague)}, true
}

// running reads what has gone on so long: "for a sixth day", "for the third
// consecutive night".
func (p *parser) running(i int) (found, bool) {
	if !p.is(i, "a", "the") || !p.is(i-1, "for") {
		return found{}, false
	}
	n := 0
	switch it := p.at(i + 1); {
	case it.has(ordinal):
		n = it.int(ordinal)
	case it.num.form == rank:
		n = int(it.num.value)
	}
	j := i + 2
	if p.is(j, "straight", "consecutive", "successive") {
		j++
	}
	it := p.at(j)
	if n < 2 || !it.has(unitName) || isPluralUnit(it.low()) {
		return found{}, false
	}
	return found{to: j + 1, kind: doc.Duration, value: period(float64(n), unit(it.int(unitName)), false)}, true
}

// timely reports whether "a day", "a year" [from,to) is meant as a length: what
// stands around it measures.
func (p *parser) timely(from, to int) bool {
	return p.is(from-1, "for", "than", "in", "within", "nearly", "almost", "about", "over", "after", "least", "most", "of", "every", "around", "under", "to") &&
		!p.tag(to).IsNoun() || p.is(to, "in", "after", "before", "and") && p.is(from-1, "for")
}

// period returns the ISO 8601 duration of x units.
func period(x float64, u unit, vague bool) string {
	if vague {
		return ""
	}
	var prefix, letter string
	switch u {
	case second:
		prefix, letter = "PT", "S"
	case minute:
		prefix, letter = "PT", "M"
	case hour:
		prefix, letter = "PT", "H"
	case day, night:
		prefix, letter = "P", "D"
	case week:
		prefix, letter = "P", "W"
	case weekend:
		prefix, letter = "P", "WE"
	case fortnight:
		x, prefix, letter = 2*x, "P", "W"
	case month:
		prefix, letter = "P", "M"
	case quarter:
		x, prefix, letter = 3*x, "P", "M"
	case year:
		prefix, letter = "P", "Y"
	case decade:
		x, prefix, letter = 10*x, "P", "Y"
	case century:
		x, prefix, letter = 100*x, "P", "Y"
	}
	return prefix + strconv.FormatFloat(x, 'f', -1, 64) + letter
}

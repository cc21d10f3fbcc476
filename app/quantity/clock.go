package quantity

import (
	"fmt"

	"lede/app/doc"
)

// clock reads a time of day that belongs to no date: "at 5:30 p.m.", "noon",
// "1400 GMT".
func (p *parser) clock(i int) (found, bool) {
	skip := 0
	if p.is(i, "at") {
		skip = 1
	}
	value, to, ok := p.clockTime(i + skip)
	if !ok {
		return found{}, false
	}
	if p.at(to).has(daypart) && p.is(to, "overnight") {
		to++
	}
	return found{to: to, skip: skip, kind: doc.Clock, value: value}, true
}

// clockTime reads a time of day and returns its TIMEX3 value ("T17:30").
func (p *parser) clockTime(i int) (value string, to int, ok bool) {
	it := p.at(i)
	n := it.num
	h, m := 0, 0
	to = i + 1
	switch {
	case n.form == clock12:
		h, m = n.y, n.m
	case n.form == clockTime:
		h, m = n.y, n.m
		if p.at(to).has(meridiem) {
			if h < 1 || h > 12 {
				return "", i, false
			}
			h = h%12 + p.at(to).int(meridiem)
			to++
		} else if !p.is(i-1, "at", "around", "by", "from", "to", "until", "before", "after", "since", "about", ",", "on", "and", "between", ":", "(", "") && !p.zone(to) {
			return "", i, false // a score or a ratio
		}
	case n.form == plain && n.integer && n.value >= 1 && n.value <= 12 && p.at(to).has(meridiem):
		h = int(n.value)%12 + p.at(to).int(meridiem)
		to++
	case n.form == plain && !n.integer && n.value < 13 && p.at(to).has(meridiem): // "5.30 pm"
		h = int(n.value)
		m = int((n.value-float64(h))*100 + 0.5)
		if h < 1 || m > 59 {
			return "", i, false
		}
		h = h%12 + p.at(to).int(meridiem)
		to++
	case (n.form == plain && n.integer || it.has(cardinal)) && p.is(to, "o'clock", "o’clock"):
		h = int(n.value)
		if it.has(cardinal) {
			h = it.int(cardinal)
		}
		to++
		if h < 1 || h > 12 {
			return "", i, false
		}
	case n.form == plain && n.integer && !n.grouped && len(p.word(i)) == 4 && n.value < 2400 && (p.is(to, "gmt", "utc", "hours", "hrs") || p.is(to, "local") && p.is(to+1, "time")):
		h, m = int(n.value)/100, int(n.value)%100
		if m > 59 {
			return "", i, false
		}
		if p.is(to, "hours", "hrs") {
			if n.value >= 100 && !n.leading0 && !p.is(i-1, "at", "around", "by") {
				return "", i, false
			}
			to++
		}
	case p.is(i, "noon", "midday") && !p.tag(i+1).IsNoun():
		h = 12
	case p.is(i, "midnight") && !p.tag(i+1).IsNoun():
	default:
		return "", i, false
	}
	for p.zone(to) {
		to++
	}
	return fmt.Sprintf("T%02d:%02d", h, m), to, true
}

// zone reports whether item i says whose time it is.
func (p *parser) zone(i int) bool {
	return p.is(i, "gmt", "utc", "bst", "est", "edt", "et", "pst", "pdt", "cet", "ist", "wib", "msk", "jst") && p.capitalised(i) ||
		p.is(i, "local", "eastern", "pacific") && p.is(i+1, "time") || p.is(i, "time") && p.is(i-1, "local", "eastern", "pacific")
}

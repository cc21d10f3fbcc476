package quantity

import "lede/app/doc"

// moment reads a date, perhaps with a part of the day or a clock time on
// either side: "Monday", "10 March 2021", "late on Sunday night", "5 p.m. on
// Tuesday".
func (p *parser) moment(i int) (found, bool) {
	skip := 0
	if p.is(i, "at", "from") { // "at 5 p.m. on Monday"
		skip = 1
	}
	if c, to, ok := p.clockTime(i + skip); ok {
		next := to
		if p.is(next, "on", ",") {
			next++
		}
		if w, to, ok := p.date(next); ok && (w.day > 0 || w.zero()) && w.part == "" {
			if !w.zero() {
				w.part = c
			}
			return found{to: to, skip: skip, kind: doc.Date, when: w}, true
		}
		return found{}, false
	}
	if skip > 0 {
		return found{}, false
	}
	w, to, ok := p.date(i)
	if !ok {
		return found{}, false
	}
	next := to
	for p.is(next, "at", ",") {
		next++
	}
	if p.at(next).has(bound) && p.is(next-1, "at") {
		next++
	}
	if c, end, ok := p.clockTime(next); ok && next <= to+2 {
		to = end
		if w.day > 0 {
			w.part = c
		}
	}
	return found{to: to, kind: doc.Date, when: w}, true
}

// date reads a date without clock time. Its when is zero where the date is
// vague or needs an article's date there isn't.
func (p *parser) date(i int) (w when, to int, ok bool) {
	it := p.at(i)
	switch {
	case p.is(i, "the") && p.is(i+1, "day") && p.is(i+2, "before", "after") && p.at(i+3).has(deictic):
		n := -2
		if p.is(i+2, "after") {
			n = 2
		}
		return p.ref.shift(n, day), i + 4, true
	case it.has(edge) || p.is(i, "the") && p.at(i+1).has(edge):
		return p.edged(i)
	}
	for _, rule := range dateRules {
		if w, to, ok = rule(p, i); ok {
			return w, to, true
		}
	}
	return when{}, i, false
}

var dateRules = []func(*parser, int) (when, int, bool){
	(*parser).digitDate, (*parser).weekday, (*parser).monthDate, (*parser).dayMonth, (*parser).deictic,
	(*parser).pointed, (*parser).part, (*parser).seasonDate, (*parser).holiday, (*parser).yearDate,
}

// edged reads "late Monday", "the end of 2020", "earlier this year": the edge
// belongs to the span, the value is that of the date.
func (p *parser) edged(i int) (when, int, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if p.is(j, "may", "march") {
		return when{}, i, false
	}
	j++
	if p.is(j, "-") {
		j++
	}
	for p.is(j, "on", "in", "of") {
		j++
	}
	if p.at(j).has(edge) {
		return when{}, i, false
	}
	if p.is(j, "the", "that") && p.is(j+1, "day") && p.is(i, "later", "earlier", "late", "early") {
		return p.lastDay(), j + 2, true
	}
	if p.is(j, "the") && p.is(j+1, "week", "month", "year", "decade") && p.is(j-1, "in", "of") && !p.is(j+2, "of") {
		return p.ref.shift(0, unit(p.at(j+1).int(unitName))), j + 2, true
	}
	w, to, ok := p.date(j)
	if !ok {
		return when{}, i, false
	}
	return w, to, ok
}

// lastDay returns the day the text is at: the one it named last, else the
// article's own.
func (p *parser) lastDay() when {
	if p.last.day > 0 {
		return p.last
	}
	return p.ref
}

// digitDate reads dates that are one token: "2021-03-10", "the 1990s", "Q3
// 2021", "mid-March", "2015-18".
func (p *parser) digitDate(i int) (when, int, bool) {
	j := i
	if p.is(i, "the") {
		j++
	}
	n := p.at(j).num
	switch n.form {
	case isoDate, slashDate:
		return when{year: n.y, month: n.m, day: n.d}, j + 1, j == i
	case decadeName:
		return decadeOf(n.y), j + 1, true
	case yearRange:
		if n.y < 1800 {
			return when{}, i, false
		}
		return when{year: n.y, to: &span2{year: n.m}}, j + 1, true
	case quarterNo:
		y, to := p.yearAfter(j + 1)
		if y == 0 {
			y = p.ref.year
		}
		if y == 0 {
			return when{}, to, true
		}
		return quarterOf(y, int(n.value)), to, true
	case monthRange:
		y, to := p.yearAfter(j + 1)
		a, b := p.nearMonth(n.m, i, to), p.nearMonth(n.d, i, to)
		if y != 0 {
			a, b = when{year: max(y, 0), month: n.m}.known(), when{year: max(y, 0), month: n.d}.known()
			if n.m > n.d {
				a.year--
			}
		}
		return a.until(b), to, true
	case edgeDate:
		if n.y != 0 {
			return when{year: n.y}, j + 1, true
		}
		y, to := p.yearAfter(j + 1)
		if y != 0 {
			return when{year: y, month: n.m}, to, true
		}
		return p.nearMonth(n.m, i, to), to, true
	}
	return when{}, i, false
}

// weekday reads "Monday", "Monday morning", "Tuesday, March 10, 2020" and
// "Friday last week".
func (p *parser) weekday(i int) (when, int, bool) {
	n, ok := p.weekdayName(i)
	if !ok {
		return when{}, i, false
	}
	next := i + 1
	if p.is(next, ",") {
		next++
	}
	if p.is(next, "the") {
		next++
	}
	for _, rule := range [...]func(*parser, int) (when, int, bool){(*parser).monthDate, (*parser).dayMonth} {
		if w, to, ok := rule(p, next); ok && w.day > 0 {
			return w, to, true
		} else if ok && p.ref.zero() && to > next+1 {
			return when{}, to, true
		}
	}
	w, to := p.nearWeekday(n, i, i+1), i+1
	if p.is(to, "week") && !p.tag(to+1).IsNoun() { // "on Tuesday week": the one after the next
		if !p.ref.zero() {
			ahead := (n - isoWeekday(p.ref.time()) + 7) % 7
			w = dayOf(p.ref.time().AddDate(0, 0, ahead+7))
		}
		return w, to + 1, true
	}
	week := i + 1
	if p.is(week, "of") {
		week++
	}
	if p.at(week).has(shiftWord) && p.is(week+1, "week") {
		to = week + 2
		if !p.ref.zero() {
			w = weekdayIn(p.ref.shift(p.at(week).int(shiftWord), day).time().AddDate(0, 0, 6*p.at(week).int(shiftWord)), n)
		}
	}
	return p.daypart(w, to)
}

// weekdayName returns the day of the week item i names: 1 is Monday.
func (p *parser) weekdayName(i int) (int, bool) {
	it := p.at(i)
	if p.is(i-1, "black", "good", "bloody", "cyber", "super", "ash", "palm", "fat", "holy") && p.capitalised(i-1) {
		return 0, false
	}
	switch {
	case it.has(weekdayName):
		// "The Sunday Times": part of a name
		if p.tag(i+1).IsProper() && p.capitalised(i+1) && !p.at(i+1).has(monthName|monthShort|daypart) && p.tag(i-1).IsProper() {
			return 0, false
		}
		if p.is(i-1, "the") && p.tag(i+1).IsProper() && p.capitalised(i+1) {
			return 0, false
		}
		return it.int(weekdayName), p.capitalised(i)
	case it.has(weekdayShort) && p.capitalised(i) && !isPlural(it.low()):
		short := len(it.low()) == 3 && it.low() != "thu" && it.low() != "tue"
		if short && !p.is(i+1, ",") && !p.at(i+1).has(monthName|monthShort) && p.at(i+1).num.form == notNumber && !p.is(i-1, "on") {
			return 0, false
		}
		return it.int(weekdayShort), true
	}
	return 0, false
}

func isPlural(w string) bool { return len(w) > 6 && w[len(w)-1] == 's' }

// daypart adds "morning", "night" after a day.
func (p *parser) daypart(w when, to int) (when, int, bool) {
	if p.at(to).has(daypart) && !p.is(to, "overnight") {
		if w.day > 0 {
			w.part = p.at(to).text(daypart)
		}
		to++
	}
	return w, to, true
}

// monthOf returns the month item i names. "May" and "March" need company that
// speaks of time; so does every short form.
func (p *parser) monthOf(i int) int {
	it := p.at(i)
	switch {
	case it.has(monthShort) && p.capitalised(i):
		if p.dayNumber(i+1) == 0 && p.yearNumber(i+1) == 0 && p.dayNumber(i-1) == 0 && !p.is(i-1, "in", "since", "until", "last", "of", "from", "between", "after", "before", "to", "and") {
			return 0
		}
		return it.int(monthShort)
	case !it.has(monthName) || !p.capitalised(i):
		return 0
	}
	m := it.int(monthName)
	beside := p.dayNumber(i+1) > 0 || p.yearNumber(i+1) > 0 || p.dayNumber(i-1) > 0
	if beside {
		return m
	}
	timely := p.is(i-1, "in", "since", "until", "till", "by", "of", "from", "to", "between", "through", "during", "before", "after", "and", "late", "early", "mid", "this", "last", "next", "previous", "for", "for", "on", "and", "or") ||
		p.at(i-1).has(edge|shiftWord) || p.is(i+1, "of") && p.at(i+2).has(shiftWord)
	next := p.tag(i + 1)
	if next.IsProper() && p.capitalised(i+1) && !p.is(i-1, "in", "since", "last", "this", "next") {
		return 0 // "April Jones"
	}
	switch it.low() {
	case "may", "march", "august":
		if !timely || p.tag(i).IsVerb() && !p.is(i-1, "in", "since", "last") || p.tag(i) == doc.MD && !p.is(i-1, "in", "since", "last", "until", "of", "by") {
			return 0
		}
		if p.is(i-1, "of", "by", "to", "and", "for", "or", "after", "before") && it.low() == "may" && next.IsVerb() {
			return 0
		}
	case "april", "june":
		if !timely && !p.is(i-1, "the", ",", "") && i > 0 && p.tag(i-1).IsProper() {
			return 0
		}
	}
	return m
}

// dayNumber returns the day of the month item i can be, or 0.
func (p *parser) dayNumber(i int) int {
	n := p.at(i).num
	switch {
	case n.form == plain && n.integer && !n.grouped && n.value >= 1 && n.value <= 31 && hasDigit(p.word(i)),
		n.form == rank && n.value >= 1 && n.value <= 31 && hasDigit(p.word(i)):
		return int(n.value)
	}
	return 0
}

// yearNumber returns the year item i can be, or 0.
func (p *parser) yearNumber(i int) int {
	n := p.at(i).num
	if n.form == plain && n.integer && !n.grouped && n.value >= 1000 && n.value < 2200 && hasDigit(p.word(i)) && !n.big {
		return int(n.value)
	}
	return 0
}

// yearAfter reads a year that completes a date: "2021", ", 2021", "of 2020",
// "last year", "of this year". It returns 0 and i where there is none.
func (p *parser) yearAfter(i int) (year, to int) {
	j := i
	if p.is(j, ",") || p.tag(j) == doc.Comma {
		if y := p.yearNumber(j + 1); y > 0 && p.tag(j+2) != doc.NNS {
			return y, j + 2
		}
		return 0, i
	}
	if p.is(j, "of", "in") {
		j++
	}
	if p.is(j, "the") {
		j++
	}
	if y := p.yearNumber(j); y > 0 && p.tag(j+1) != doc.NNS {
		return y, j + 1
	}
	if p.at(j).has(shiftWord) && p.is(j+1, "year") {
		if p.ref.zero() {
			return -1, j + 2
		}
		return p.ref.year + p.at(j).int(shiftWord), j + 2
	}
	return 0, i
}

// monthDate reads a date that begins with a month: "March", "March 10", "March
// 10th, 2021", "March 2021", "March of this year", "May last year".
func (p *parser) monthDate(i int) (when, int, bool) {
	m := p.monthOf(i)
	if m == 0 {
		return when{}, i, false
	}
	to := i + 1
	d := p.dayNumber(to)
	if d > 0 && validDay(0, m, d) && !(p.tag(to+1) == doc.NNS && p.at(to).num.form == plain && !p.is(to+1, ",")) {
		to++
		if p.is(to, "-", "–", "to", "and") && p.dayNumber(to+1) > d && p.tag(to+2) != doc.NNS {
			return p.days(m, d, p.dayNumber(to+1), i, to+2)
		}
		return p.fixDay(m, d, i, to)
	}
	if n := p.at(to).num; n.form == numRange && hasDigit(p.word(to)) && validDay(0, m, n.last) {
		return p.days(m, int(n.value), n.last, i, to+1)
	}
	if d := p.at(to); d.has(ordinal) && validDay(0, m, d.int(ordinal)) && !p.tag(to+1).IsNoun() {
		return p.fixDay(m, d.int(ordinal), i, to+1) // "May first"
	}
	if y, end := p.yearAfter(to); y != 0 {
		return when{year: max(y, 0), month: m}.known(), end, true
	}
	return p.nearMonth(m, i, to), to, true
}

// known clears a when whose year is not known.
func (w when) known() when {
	if w.year <= 0 {
		return when{}
	}
	return w
}

// dayMonth reads "10 March", "10th of March 2021", "the fourth of July", "18
// and 19 June", "9-17 April", and "the 10th" after "on".
func (p *parser) dayMonth(i int) (when, int, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	d, last, k := p.dayNumber(j), 0, j+1
	if n := p.at(j).num; n.form == numRange && hasDigit(p.word(j)) {
		d, last = int(n.value), n.last
	} else if p.at(j).has(ordinal) && p.is(k, "of") {
		d = p.at(j).int(ordinal)
	}
	if d == 0 {
		return when{}, i, false
	}
	if n := k + 1; p.is(k, "-", "–", "to", "and") && p.dayNumber(n) > d && p.at(n+1).has(monthName|monthShort) {
		last, k = p.dayNumber(n), n+1
	}
	if p.is(k, "of") {
		k++
	}
	if p.at(k).has(monthName | monthShort) {
		if m := p.monthOf(k); m > 0 && validDay(0, m, max(d, last)) {
			if last > 0 {
				return p.days(m, d, last, i, k+1)
			}
			return p.fixDay(m, d, i, k+1)
		}
	}
	if j > i && p.at(j).num.form == rank && p.is(i-1, "on", "until", "by") && last == 0 && !p.tag(k).IsNoun() && !p.tag(k).IsAdjective() && !p.is(k, "of") && k == j+1 {
		return p.nearDay(d, i, k), k, true
	}
	return when{}, i, false
}

// days reads the year after two days of a month and returns the interval.
func (p *parser) days(m, from, to, i, end int) (when, int, bool) {
	w, end, ok := p.fixDay(m, from, i, end)
	if w.day > 0 && validDay(w.year, m, to) {
		w.part, w.to = "", &span2{w.year, w.month, to}
	}
	return w, end, ok
}

// seasonDate reads "summer 2020", "the winter of 1941", "last spring".
func (p *parser) seasonDate(i int) (when, int, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if !p.at(j).has(season) {
		return when{}, i, false
	}
	y, to := p.yearAfter(j + 1)
	if y == 0 {
		if j > i && p.is(i-1, "in") && !p.is(j, "fall", "spring") {
			return when{}, j + 1, true // "in the summer": which one is not said
		}
		return when{}, i, false
	}
	return when{year: max(y, 0), part: p.at(j).text(season)}.known(), to, true
}

// holiday reads "Christmas", "Christmas Eve", "New Year's Day".
func (p *parser) holiday(i int) (when, int, bool) {
	m, d, to := 0, 0, i
	switch {
	case p.at(i).has(holiday) && p.capitalised(i):
		to = i + 1
		if text := p.at(i).text(holiday); len(text) == 5 {
			m, d = atoi(text[:2]), atoi(text[3:])
		}
		if p.is(to, "eve") {
			to, d = to+1, d-1
		} else if p.is(to, "day") {
			to++
		} else if p.tag(to).IsNoun() && !p.at(to).has(season) {
			return when{}, i, false // "Christmas tree"
		}
	case p.is(i, "new") && p.capitalised(i) && p.is(i+1, "year") && p.is(i+2, "'s", "’s") && p.is(i+3, "day", "eve"):
		to, m, d = i+4, 1, 1
		if p.is(i+3, "eve") {
			m, d = 12, 31
		}
	default:
		return when{}, i, false
	}
	if d == 0 {
		_, to = p.yearAfter(to)
		return when{}, to, true
	}
	return p.fixDay(m, d, i, to)
}

// yearDate reads a bare year where the words around it say that it is one: "in
// 2019", "since 1948", "the 2016 election".
func (p *parser) yearDate(i int) (when, int, bool) {
	y := p.yearNumber(i)
	if y == 0 {
		return when{}, i, false
	}
	next := p.tag(i + 1)
	modern := y >= 1900 && y < 2100
	// "2020 cases", but "In 2020 judges threw out": a count in an article has its comma.
	counted := next == doc.NNS && !p.is(i-1, "the", "'s", "’s", "early", "late") && !(modern && i == 1 && p.is(0, "in"))
	switch {
	case counted || p.at(i+1).has(moneyWord|magnitude|percent) || p.at(i-1).has(currency):
		return when{}, i, false
	case p.is(i-1, "in", "since", "until", "till", "during", "early", "late", "mid", "circa") || p.at(i-1).has(edge):
		return when{year: y}, i + 1, y >= 1400
	case modern && (p.is(i-1, "of", "from", "to", "by", "before", "after", "between", "and", "the", "'s", "’s", "(", ",", "–", "-", "for", "through", "a", "year") || p.tag(i-1) == doc.Open):
		return when{year: y}, i + 1, !p.is(i-1, "a", "for", ",") || next.IsNoun() || next == doc.JJ
	case modern && (next.IsNoun() || next == doc.JJ) && p.tag(i-1) != doc.CD && !p.tag(i-1).IsProper():
		return when{year: y}, i + 1, true
	case modern && p.tag(i-1) == doc.NNP && next == doc.NN:
		return when{year: y}, i + 1, true
	}
	return when{}, i, false
}

package quantity

// Which day, month or weekday is meant where the year, or the month, is left out: the
// one near the article's date that the tense asks for.

// nearDay finds the month of a bare "on the 18th": the last one up to today, or
// the next where the clause looks forward.
func (p *parser) nearDay(d, from, to int) when {
	if p.ref.zero() {
		return when{}
	}
	w := when{year: p.ref.year, month: p.ref.month, day: d}
	switch t := p.tense(from, to); {
	case d > p.ref.day && t != forward:
		w.month--
	case d < p.ref.day && t == forward:
		w.month++
	}
	switch w.month {
	case 0:
		w.year, w.month = w.year-1, 12
	case 13:
		w.year, w.month = w.year+1, 1
	}
	if !validDay(w.year, w.month, d) {
		return when{}
	}
	return w
}

// fixDay finds the year of a day and month: said, or the nearest that fits the
// clause.
func (p *parser) fixDay(m, d, from, to int) (when, int, bool) {
	if y, end := p.yearAfter(to); y != 0 {
		return p.daypart(when{year: max(y, 0), month: m, day: d}.known(), end)
	}
	if p.ref.zero() {
		return p.daypart(when{}, to)
	}
	w := when{year: p.ref.year, month: m, day: d}
	ahead := int(w.time().Sub(p.ref.time()).Hours() / 24)
	switch t := p.tense(from, to); {
	case ahead > 0 && ahead < 120 && p.is(from-1, "by", "until", "till"): // "unless it is paid by March 12"
	case ahead > 0 && (t == past || t == untold && ahead > 60):
		w.year--
	case ahead < 0 && t == forward && ahead < -120:
		w.year++
	}
	if !validDay(w.year, m, d) {
		return when{}, to, true
	}
	return p.daypart(w, to)
}

// nearMonth finds the year of a month: this year's if it has come, last year's
// if not, unless the clause looks forward.
func (p *parser) nearMonth(m, from, to int) when {
	if p.ref.zero() {
		return when{}
	}
	y := p.ref.year
	if p.is(from-1, "last", "next") {
		return when{}
	}
	t := p.tense(from, to)
	switch {
	case m > p.ref.month && (t == past || t == untold && m > p.ref.month+2):
		y--
	case m < p.ref.month && t == forward:
		y++
	}
	return when{year: y, month: m}
}

// nearWeekday finds the date of a weekday: the last one up to today, or the
// next where the clause looks forward.
func (p *parser) nearWeekday(n, from, to int) when {
	if p.ref.zero() {
		return when{}
	}
	today := p.ref.time()
	back := (isoWeekday(today) - n + 7) % 7
	if back > 0 && p.tense(from, to) == forward && !(p.is(to, "'s", "’s") && p.is(from-1, "to", "since", "from", "after", "over", "in", "than")) {
		return dayOf(today.AddDate(0, 0, 7-back))
	}
	return dayOf(today.AddDate(0, 0, -back))
}

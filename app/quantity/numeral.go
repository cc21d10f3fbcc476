package quantity

import "strings"

// A form says what shape a token with digits in it, or a hyphenated compound,
// has.
type form uint8

const (
	notNumber  form = iota
	otherDigit      // holds digits, no number: "G7", "COVID-19", "192.168.0.1"
	plain           // "12", "1,200", "4.4", "4.4m", "twenty-five"
	rank            // "10th", "twenty-first"
	money           // "$4.4", "€1bn"
	share           // "45%"
	clockTime       // "17:30"
	clock12         // "5pm", "5:30am"
	isoDate         // "2021-03-10"
	slashDate       // "10/03/2021"
	decadeName      // "1990s", "'90s"
	span            // "18-month", "three-day": number and unit
	yearRange       // "2015-18"
	numRange        // "10-15"
	quarterNo       // "Q3"
	edgeDate        // "mid-March", "mid-2019"
	monthRange      // "June-August"
)

// A numeral is what a token with digits, or a hyphenated compound, says.
type numeral struct {
	form     form
	value    float64
	text     string // currency, or the second part of a compound
	unit     unit   // of a span
	y, m, d  int    // of dates; hour and minute of clock times; both months of a range
	last     int    // of a range of numbers: its end
	integer  bool   // digits and thousands separators only
	grouped  bool   // has thousands separators
	big      bool   // carries its magnitude: "4.4m"
	leading0 bool
}

// parseNumeral takes apart a word that holds a digit.
func parseNumeral(w string) numeral {
	other := numeral{form: otherDigit}
	w = strings.TrimSuffix(w, ".")
	if w[0] < '0' || w[0] > '9' {
		return parseLed(w)
	}
	value, n, integer, grouped := scanNumber(w)
	rest := w[n:]
	num := numeral{form: plain, value: value, integer: integer, grouped: grouped, leading0: w[0] == '0' && n > 1}
	switch {
	case rest == "":
		return num
	case rest == "%":
		num.form = share
		return num
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		num.form = rank
		return num
	case rest == "s" || rest == "'s" || rest == "’s":
		if integer && !grouped && n == 4 && int(value)%10 == 0 && value >= 1000 && value < 2100 {
			return numeral{form: decadeName, y: int(value)}
		}
		return other
	}
	low := strings.ToLower(rest)
	switch {
	case strings.Count(w, ".") == 2 && isDigits(strings.ReplaceAll(w, ".", "")): // "23.04.2022"
		return parseDigitDate(strings.ReplaceAll(w, ".", "/"))
	case rest[0] == ':' || (rest[0] == '.' && len(rest) > 3):
		return parseClock(w)
	case low == "am" || low == "pm" || low == "a.m" || low == "p.m":
		return parseClock(w)
	case rest[0] == '/' || rest[0] == '-' && strings.Count(rest, "-") == 2 && isDigits(strings.ReplaceAll(rest, "-", "")):
		return parseDigitDate(w)
	case rest[0] == '-' || strings.HasPrefix(rest, "–"):
		return parseDigitCompound(num, n, strings.TrimPrefix(strings.TrimPrefix(rest, "-"), "–"))
	}
	if e := words()[low]; e != nil && e.class&magnitude != 0 {
		num.value *= e.values[magnitude].num
		num.integer, num.big = false, true
		return num
	}
	if e := words()[low]; e != nil && e.class&currency != 0 && !isLetter(rest[0]) {
		num.form, num.text = money, e.values[currency].text
		return num
	}
	if strings.HasSuffix(low, "am") || strings.HasSuffix(low, "pm") {
		return parseClock(w)
	}
	return other
}

// parseLed reads a number with something else before it: "Q3", "'90s", ".5", "mid-2019",
// "$4".
func parseLed(w string) numeral {
	other := numeral{form: otherDigit}
	switch c := w[0]; {
	case (c == 'Q' || c == 'q') && len(w) == 2 && '1' <= w[1] && w[1] <= '4':
		return numeral{form: quarterNo, value: float64(w[1] - '0')}
	case (c == '\'' || strings.HasPrefix(w, "’")) && strings.HasSuffix(w, "0s"):
		t := strings.TrimPrefix(strings.TrimPrefix(w, "'"), "’")
		if len(t) == 3 && isDigits(t[:2]) {
			return numeral{form: decadeName, y: 1900 + atoi(t[:2])}
		}
		return other
	case c == '.' || c == '-' || c == '+':
		if len(w) > 1 && w[1] >= '0' && w[1] <= '9' {
			n := parseNumeral(w[1:])
			if c == '.' && n.integer {
				for range w[1:] {
					n.value /= 10
				}
				n.integer = false
			}
			return n
		}
		return other
	}
	if before, after, ok := strings.Cut(w, "-"); ok && len(after) == 4 && isDigits(after) { // "mid-2019"
		if e := words()[strings.ToLower(before)]; e != nil && e.class&edge != 0 {
			return numeral{form: edgeDate, y: atoi(after)}
		}
	}
	return parseMoney(w)
}

// parseMoney reads "$4.4m" and "US$12": a currency and a number in one token.
func parseMoney(w string) numeral {
	at := strings.IndexAny(w, "0123456789")
	e := words()[strings.ToLower(w[:at])]
	if e == nil || e.class&currency == 0 {
		return numeral{form: otherDigit}
	}
	n := parseNumeral(w[at:])
	if n.form != plain {
		return numeral{form: otherDigit}
	}
	n.form, n.text = money, e.values[currency].text
	return n
}

// parseClock reads "17:30", "5.30pm" and "5pm".
func parseClock(w string) numeral {
	other := numeral{form: otherDigit}
	low := strings.ToLower(w)
	add, twelve := 0, false
	for _, m := range [...]struct {
		suffix string
		add    int
	}{{"am", 0}, {"pm", 12}, {"a.m", 0}, {"p.m", 12}} {
		if strings.HasSuffix(low, m.suffix) {
			low, add, twelve = strings.TrimSuffix(low, m.suffix), m.add, true
			break
		}
	}
	h, m, ok := strings.Cut(low, ":")
	if !ok {
		h, m, _ = strings.Cut(low, ".")
	}
	if m == "" {
		m = "00"
	}
	if s, sec, ok := strings.Cut(m, ":"); ok && isDigits(sec) {
		m = s
	}
	if !isDigits(h) || !isDigits(m) || len(h) > 2 || len(m) != 2 {
		return other
	}
	hour, min := atoi(h), atoi(m)
	if hour > 24 || min > 59 || twelve && (hour > 12 || hour == 0) {
		return other
	}
	if twelve {
		return numeral{form: clock12, y: hour%12 + add, m: min}
	}
	return numeral{form: clockTime, y: hour, m: min}
}

// parseDigitDate reads "2021-03-10", "10/03/2021" and "3/10". Where day and
// month cannot be told apart both are left zero.
func parseDigitDate(w string) numeral {
	other := numeral{form: otherDigit}
	sep := "/"
	if strings.Contains(w, "-") {
		sep = "-"
	}
	f := strings.Split(w, sep)
	if len(f) != 3 {
		return other
	}
	for _, x := range f {
		if !isDigits(x) || len(x) == 3 || len(x) > 4 {
			return other
		}
	}
	a, b, c := atoi(f[0]), atoi(f[1]), atoi(f[2])
	switch {
	case len(f[0]) == 4:
		if b < 1 || b > 12 || !validDay(a, b, c) {
			return other
		}
		return numeral{form: isoDate, y: a, m: b, d: c}
	case len(f[2]) == 1 || len(f[0]) > 2 || len(f[1]) > 2:
		return other
	}
	if len(f[2]) == 2 {
		c += 2000
	}
	switch {
	case a > 12 && a <= 31 && b >= 1 && b <= 12:
		return numeral{form: slashDate, y: c, m: b, d: a}
	case b > 12 && b <= 31 && a >= 1 && a <= 12:
		return numeral{form: slashDate, y: c, m: a, d: b}
	case a == b && a >= 1 && a <= 12:
		return numeral{form: slashDate, y: c, m: a, d: a}
	case a >= 1 && a <= 12 && b >= 1 && b <= 12:
		return numeral{form: slashDate}
	}
	return other
}

// parseDigitCompound reads "18-month", "2015-18" and "10-15". n is the length
// of the first number.
func parseDigitCompound(num numeral, n int, rest string) numeral {
	if rest == "" {
		return numeral{form: otherDigit}
	}
	if e := words()[strings.ToLower(rest)]; e != nil && e.class&unitName != 0 {
		return numeral{form: span, value: num.value, unit: unit(e.values[unitName].num)}
	}
	if strings.HasPrefix(rest, "year-old") {
		return numeral{form: otherDigit}
	}
	v, m, integer, _ := scanNumber(rest)
	if n == 4 && m == 2 && len(rest) == 2 && num.value >= 1900 && num.value < 2100 && v >= 1 && v <= 12 && int(v) <= int(num.value)%100 {
		return numeral{form: isoDate, y: int(num.value), m: int(v)}
	}
	if m != len(rest) || !num.integer || !integer {
		return numeral{form: otherDigit}
	}
	if n == 4 && !num.grouped && num.value >= 1000 && num.value < 2100 && (m == 2 || m == 4) {
		end := int(v)
		if m == 2 {
			end += int(num.value) / 100 * 100
		}
		if end > int(num.value) {
			return numeral{form: yearRange, y: int(num.value), m: end}
		}
		return numeral{form: otherDigit}
	}
	if v > num.value {
		return numeral{form: numRange, value: num.value, last: int(v)}
	}
	return numeral{form: otherDigit}
}

// parseCompound reads hyphenated words: "twenty-five", "two-thirds",
// "three-day", "mid-March". Both parts are lower case.
func parseCompound(a, b string) numeral {
	x, y := words()[a], words()[b]
	if x == nil || y == nil {
		return numeral{}
	}
	has := func(e *entry, c class) bool { return e.class&c != 0 }
	switch {
	case has(x, tens) && has(y, cardinal):
		return numeral{form: plain, value: x.values[tens].num + y.values[cardinal].num, integer: true}
	case has(x, tens) && has(y, ordinal):
		return numeral{form: rank, value: x.values[tens].num + y.values[ordinal].num}
	case has(x, cardinal) && has(y, fraction):
		return numeral{form: share, value: 100 * x.values[cardinal].num * y.values[fraction].num}
	case (has(x, cardinal) || has(x, fraction) && a == "half") && has(y, unitName):
		n := 0.5
		if has(x, cardinal) {
			n = x.values[cardinal].num
		}
		return numeral{form: span, value: n, unit: unit(y.values[unitName].num)}
	case has(x, monthName|monthShort) && has(y, monthName|monthShort):
		return numeral{form: monthRange, m: x.month(), d: y.month()}
	case has(x, edge) && has(y, monthName):
		return numeral{form: edgeDate, m: int(y.values[monthName].num)}
	}
	return numeral{}
}

// scanNumber reads digits with thousands separators and a decimal point at the
// beginning of w, and returns the number and how many bytes it takes.
func scanNumber(w string) (value float64, n int, integer, grouped bool) {
	integer = true
	scale := 1.0
	for n < len(w) {
		switch c := w[n]; {
		case '0' <= c && c <= '9':
			value = value*10 + float64(c-'0')
			if !integer {
				scale *= 10
			}
		case c == ',' && integer && n+3 < len(w) && isDigits(w[n+1:n+4]) && (n+4 == len(w) || !isDigits(w[n+4:n+5])):
			grouped = true
		case c == '.' && integer && n+1 < len(w) && isDigits(w[n+1:n+2]):
			integer = false
		default:
			return value / scale, n, integer, grouped
		}
		n++
	}
	return value / scale, n, integer, grouped
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// number reads a number at item i: digits or words, with magnitudes. hedged
// reports whether it is vague ("dozens", "tens of thousands"), so that value is
// a lower bound.
func (p *parser) number(i int) (value float64, to int, hedged bool) {
	it := p.at(i)
	switch {
	case it.num.form == plain || it.num.form == numRange:
		value, to = it.num.value, i+1
	case it.has(cardinal):
		value, to = it.val(cardinal), i+1
		if it.has(tens) && p.at(to).has(cardinal) && !p.at(to).has(tens) {
			value += p.at(to).val(cardinal)
			to++
		}
	case p.is(i, "a", "an") && p.at(i+1).has(magnitude):
		value, to = 1, i+1
	case p.is(i, "half") && p.is(i+1, "a", "an") && p.at(i+2).has(magnitude):
		value, to = 0.5, i+2
	case it.has(vagueNum):
		return p.vague(i)
	default:
		return 0, i, false
	}
	if p.is(to, "and") && p.is(to+1, "a") && p.is(to+2, "half") && p.at(to+3).has(magnitude) {
		value, to = value+0.5, to+3
	}
	total := 0.0
	for p.at(to).has(magnitude) && !isPluralMagnitude(p.at(to).low()) {
		value *= p.at(to).val(magnitude)
		to++
		next := to
		if p.is(next, "and") {
			next++
		}
		if it := p.at(next); it.has(cardinal) && p.at(to-1).val(magnitude) >= 100 && p.at(i).has(cardinal|opener|article) {
			total += value
			value, to = it.val(cardinal), next+1
			if it.has(tens) && p.at(to).has(cardinal) {
				value += p.at(to).val(cardinal)
				to++
			}
		}
	}
	return total + value, to, false
}

// vague reads "dozens", "tens of thousands", "several hundred", "hundreds and
// hundreds".
func (p *parser) vague(i int) (value float64, to int, hedged bool) {
	value, to = p.at(i).val(vagueNum), i+1
	if value == 0 { // "several", "a few": only before a magnitude
		if !p.at(to).has(magnitude) {
			return 0, i, false
		}
		return 2 * p.at(to).val(magnitude), to + 1, true
	}
	for p.is(to, "of") && (p.at(to+1).has(vagueNum) || p.at(to+1).has(magnitude)) && p.at(to+1).val(vagueOrMagnitude(p.at(to+1))) > 0 {
		value *= p.at(to + 1).val(vagueOrMagnitude(p.at(to + 1)))
		to += 2
	}
	return value, to, true
}

func vagueOrMagnitude(it *item) class {
	if it.has(vagueNum) {
		return vagueNum
	}
	return magnitude
}

func isPluralMagnitude(w string) bool { return strings.HasSuffix(w, "s") && len(w) > 3 }

// capitalised reports whether item i is written with a capital letter.
func (p *parser) capitalised(i int) bool {
	w := p.word(i)
	return w != "" && 'A' <= w[0] && w[0] <= 'Z'
}

// nextTo reports whether two items touch in the text, with nothing between.
func (p *parser) nextTo(i, j int) bool {
	t := p.d.Tokens
	return p.first+j < len(t) && t[p.first+i].End == t[p.first+j].Start
}

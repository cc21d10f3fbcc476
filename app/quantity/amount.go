package quantity

import (
	"math"
	"strings"

	"lede/app/doc"
)

// amount reads a sum of money, a share or a count at i, records it and returns
// where it ends, or i where there is none.
func (p *parser) amount(i int) int {
	approx, j := p.bound(i)
	if j > i && p.opens(j) {
		if to := p.time(j); to > j { // "about three weeks ago"
			return to
		}
	}
	if a, to, ok := p.between(i); ok {
		return p.record(i, to, a, approx)
	}
	if a, to, ok := p.sum(j); ok {
		return p.record(i, to, a, approx)
	}
	if a, to, ok := p.share(j); ok {
		return p.record(i, to, a, approx)
	}
	if a, to, ok := p.count(j, j > i); ok {
		return p.record(i, to, a, approx)
	}
	return i
}

// between reads two bounds: "between 10 and 15 people", "between $5 million and
// $10 million". The lower is the value.
func (p *parser) between(i int) (doc.Amount, int, bool) {
	if !p.is(i, "between") {
		return doc.Amount{}, i, false
	}
	if a, to, ok := p.sum(i + 1); ok && p.is(to, "and") {
		if b, end, ok := p.sum(to + 1); ok && b.Unit == a.Unit && b.Value > a.Value {
			return a, end, true
		}
		return doc.Amount{}, i, false
	}
	low, to, hedged := p.number(i + 1)
	if to == i+1 || hedged || !p.is(to, "and") || p.yearNumber(i+1) > 0 {
		return doc.Amount{}, i, false
	}
	for _, rule := range [...]func(int) (doc.Amount, int, bool){p.sum, p.share, func(i int) (doc.Amount, int, bool) { return p.count(i, false) }} {
		if a, end, ok := rule(to + 1); ok && a.Unit != "" && a.Value > low {
			if low*1000 <= a.Value && p.at(end-2).has(magnitude) {
				low *= p.at(end - 2).val(magnitude) // "between five and ten million euros"
			}
			a.Value = low
			return a, end, true
		}
	}
	return doc.Amount{}, i, false
}

func (p *parser) record(from, to int, a doc.Amount, approx doc.Approx) int {
	if p.is(to, "or") && p.is(to+1, "more") {
		approx, to = doc.AtLeast, to+2
	}
	a.Span = p.span(from, to)
	if p.shared {
		p.named, p.shared = append(p.named, len(p.d.Amounts)), false
	}
	if approx != "" {
		a.Approx = approx
	}
	if a.Value >= 1000 {
		a.Value = math.Round(a.Value*100) / 100 // 4.1 times a billion is not quite that
	}
	p.d.Amounts = append(p.d.Amounts, a)
	return to
}

// bound reads the words before a number that hedge it: "at least", "more than",
// "roughly", "up to", "as many as".
func (p *parser) bound(i int) (doc.Approx, int) {
	switch {
	case p.is(i, "at") && p.is(i+1, "least"):
		return doc.AtLeast, i + 2
	case p.is(i, "at") && p.is(i+1, "most"):
		return doc.AtMost, i + 2
	case p.is(i, "up") && p.is(i+1, "to"):
		return doc.AtMost, i + 2
	case p.is(i, "no") && p.is(i+1, "more", "fewer", "less") && p.is(i+2, "than"):
		if p.is(i+1, "more") {
			return doc.AtMost, i + 3
		}
		return doc.AtLeast, i + 3
	case p.is(i, "as") && p.is(i+1, "many", "much") && p.is(i+2, "as"):
		return doc.AtMost, i + 3
	case p.is(i, "more") && p.is(i+1, "than"):
		return doc.Over, i + 2
	case p.is(i, "less", "fewer") && p.is(i+1, "than"):
		return doc.Under, i + 2
	case p.is(i, "well", "just") && p.is(i+1, "over"):
		return doc.Over, i + 2
	case p.is(i, "well", "just") && p.is(i+1, "under"):
		return doc.Under, i + 2
	case p.is(i, "upwards", "north") && p.is(i+1, "of"):
		return doc.Over, i + 2
	case p.is(i, "close") && p.is(i+1, "to"):
		return doc.About, i + 2
	case p.is(i, "an", "a") && p.is(i+1, "estimated"):
		return doc.About, i + 2
	case p.at(i).has(bound) && !p.is(i, "more", "less", "fewer", "least", "most", "close"):
		approx := doc.Approx(strings.ReplaceAll(p.at(i).text(bound), "-", " "))
		if p.is(i+1, "a", "an") && p.at(i+2).has(fraction) {
			return approx, i + 1
		}
		return approx, i + 1
	}
	return doc.Exactly, i
}

// sum reads money, also "$5 to $10 million" and what cents make of it.
func (p *parser) sum(i int) (doc.Amount, int, bool) {
	p.shared = false
	a, to, ok := p.price(i)
	if !ok {
		return a, i, false
	}
	if p.is(to, "-", "–", "to") && (p.at(to+1).num.form == money || p.at(to+1).has(currency)) {
		if b, end, ok := p.sum(to + 1); ok {
			if b.Value > 1000*a.Value { // "$5 to $10 million": both are millions
				a.Value *= 1e6
			}
			to = end
		}
	}
	switch a.Unit {
	case "cent":
		a.Value, a.Unit = a.Value/100, "USD"
	case "pence":
		a.Value, a.Unit = a.Value/100, "GBP"
	}
	return a, to, a.Value > 0
}

// price reads one sum of money: "$4.4 million", "Rs 500 crore", "20 million naira".
func (p *parser) price(i int) (doc.Amount, int, bool) {
	it := p.at(i)
	a := doc.Amount{}
	to := i
	switch {
	case it.num.form == money:
		a.Value, a.Unit, to = it.num.value, it.num.text, i+1
		a.Value, to = p.magnitudes(a.Value, to)
	case it.has(currency) && p.symbol(i):
		j := i + 1
		if p.at(j).has(currency) && !p.at(j).has(moneyWord) && p.at(j).num.form == notNumber { // "US" "$"
			j++
		}
		v, end, _ := p.number(j)
		if end == j || p.at(j).has(vagueNum) {
			return a, i, false
		}
		a.Value, a.Unit, to = v, p.at(j-1).text(currency), end
	case p.naira(i):
		a.Unit = "NGN"
		a.Value, to = p.magnitudes(parseNumeral(p.word(i)[1:]).value, i+1)
	case p.is(i, "us", "u.s.") && p.is(i+1, "$"):
		v, end, _ := p.number(i + 2)
		if end == i+2 {
			return a, i, false
		}
		a.Value, a.Unit, to = v, "USD", end
	default:
		v, end, hedged := p.number(i)
		if end == i {
			return a, i, false
		}
		if hedged {
			a.Approx = doc.AtLeast
		}
		if p.is(end, "of") {
			end++
		}
		if p.is(end, "us", "u.s.") || p.tag(end) == doc.JJ && p.capitalised(end) { // "20 million Kenyan shillings"
			end++
		}
		if !p.at(end).has(moneyWord) || !p.coin(end) {
			return a, i, false
		}
		a.Value, a.Unit, to = v, p.at(end).text(currency), end+1
		p.shared = p.word(end) != strings.ToUpper(p.word(end))
	}
	return a, to, true
}

// naira reports whether item i is a sum as Nigerians write it, "N5 million", "N120,000":
// "N95" is a mask.
func (p *parser) naira(i int) bool {
	w := p.word(i)
	if len(w) < 2 || w[0] != 'N' || w[1] < '0' || w[1] > '9' {
		return false
	}
	n := parseNumeral(w[1:])
	return n.form == plain && (n.grouped || n.big || p.at(i+1).has(magnitude))
}

// magnitudes multiplies a number by the magnitudes that follow it.
func (p *parser) magnitudes(v float64, to int) (float64, int) {
	for p.at(to).has(magnitude) {
		v *= p.at(to).val(magnitude)
		to++
	}
	return v, to
}

// symbol reports whether the currency word at i can stand before a number: a
// sign or a code, not a word ("won 3 games").
func (p *parser) symbol(i int) bool {
	if !p.at(i).has(moneyWord) {
		return len(p.word(i)) > 1 || !isLetter(p.word(i)[0]) || p.nextTo(i, i+1)
	}
	w := p.word(i)
	return len(w) == 3 && w == strings.ToUpper(w)
}

// coin reports whether the money word at i is one here: a code is upper case
// ("5 TRY", not "5 try"), "two real reasons" and "nine won" are no money, and
// pounds of rice are a weight.
func (p *parser) coin(i int) bool {
	w := p.word(i)
	if p.tag(i).IsAdjective() || p.is(i, "pound", "pounds") && p.is(i+1, "of") ||
		p.is(i, "won") && !p.at(i-1).has(magnitude) && !p.at(i-1).num.grouped && p.at(i-1).num.value < 1000 {
		return w == strings.ToUpper(w)
	}
	if p.is(i, "crowns") && !p.at(i-1).has(magnitude) && p.at(i-1).num.value < 20 {
		return false // a boxer's
	}
	if strings.EqualFold(p.at(i).text(currency), w) {
		return w == strings.ToUpper(w)
	}
	return len(w) > 1
}

// share reads "45 percent", "45%", "two-thirds", "a third of", "one in five".
func (p *parser) share(i int) (doc.Amount, int, bool) {
	it := p.at(i)
	a := doc.Amount{Unit: "percent"}
	if it.num.form == share {
		a.Value = it.num.value
		to := i + 1
		if p.at(to).has(fraction) {
			return a, i, false
		}
		return a, to, true
	}
	if v, to, hedged := p.number(i); to > i && !hedged {
		switch {
		case p.at(to).has(percent) && p.at(to).low() != "percentage":
			a.Value = v
			to++
			if p.is(to, "point", "points") {
				to++
			}
			return a, to, true
		case p.is(to, "per") && p.is(to+1, "cent"):
			a.Value = v
			return a, to + 2, true
		case p.is(to, "percentage") && p.is(to+1, "point", "points"):
			a.Value = v
			return a, to + 2, true
		case p.is(to, "in", "out") && v >= 1 && v < 10:
			next := to + 1
			if p.is(to, "out") && p.is(next, "of") {
				next++
			}
			if n, end, hedged := p.number(next); end > next && !hedged && n > v && n <= 1000 && n >= 3 && p.yearNumber(next) == 0 && p.is(i, "one", "two", "three", "four", "five", "nine", "1") && !p.at(end).has(unitName) && !p.at(end).has(percent|moneyWord) {
				a.Value = 100 * v / n
				return a, end, true
			}
		case p.at(to).has(fraction) && !p.is(to, "half", "second") && p.is(to+1, "of") && p.at(i).has(cardinal):
			a.Value = 100 * v * p.at(to).val(fraction)
			return a, to + 1, true
		}
		return a, i, false
	}
	j := i
	if p.is(j, "a", "an") {
		j++
	}
	if p.is(j, "half") && j == i && (p.is(j+1, "the", "its", "all") || p.tag(j+1) == doc.PRPS) && !p.at(j+2).has(unitName) && !p.is(j+2, "time") {
		a.Value = 50 // "half the population"
		return a, j + 1, true
	}
	if p.at(j).has(fraction) && (j > i || p.is(j, "half")) && p.is(j+1, "of") && !isPluralUnit(p.at(j).low()) {
		if p.is(j, "second", "quarter", "third") && j == i {
			return a, i, false
		}
		a.Value = 100 * p.at(j).val(fraction)
		return a, j + 1, true
	}
	return a, i, false
}

// count reads a number of things: "12 people", "tens of thousands of
// computers", "1,200 homes". bounded says that a word like "at least" precedes
// it, so that it counts even where what it counts is left out.
func (p *parser) count(i int, bounded bool) (doc.Amount, int, bool) {
	v, to, hedged := p.number(i)
	if to == i || p.numbered(i, to) {
		return doc.Amount{}, i, false
	}
	a := doc.Amount{Value: v}
	if hedged {
		a.Approx = doc.AtLeast
	}
	if p.at(i).num.form == plain && !p.at(i).num.big && !bounded && p.tag(i-1).IsProper() && p.capitalised(i-1) && i > 0 && !p.at(i-1).has(monthName|weekdayName) && p.tag(i-1) != doc.Comma {
		return a, i, false // "Windows 10", "Boeing 737"
	}
	if p.is(to, "-", "–", "to", "or") && !hedged {
		if w, end, _ := p.number(to + 1); end > to+1 && w > v { // "10 to 15 people"
			to = end
		}
	}
	to0 := to
	if p.is(to, "or") && p.is(to+1, "more") && p.tag(to+2).IsNoun() { // "60 or more people"
		a.Approx, to = doc.AtLeast, to+2
	}
	if p.is(to, "of") {
		to = p.ofAll(to + 1)
	}
	end := p.counted(to)
	switch {
	case end > to:
		a.Unit = p.d.Tokens[p.first+end-1].Lemma
		switch a.Unit {
		case "":
			a.Unit = strings.ToLower(p.word(end - 1))
		case "people", "persons", "other", "others", "dead", "homeless", "injured", "wounded", "missing":
			a.Unit = "person"
		}
		if p.tag(end-1) == doc.NNPS && p.capitalised(end-1) {
			a.Unit = "person" // "four million Australians"
		}
		if p.is(i, "one") && (p.tag(end-1) != doc.NN || p.is(to0, "of")) {
			return a, i, false
		}
		if p.at(end - 1).has(unitName) {
			return a, i, false
		}
		return a, end, true
	case bounded || hedged || p.tag(i-1).IsVerb() || p.suffer(i, to0) || p.is(i-1, "to") && p.at(i-2).has(climbs) && p.at(to0).num.form == notNumber:
		if p.at(i).has(cardinal) && !bounded && v < 2 || p.at(to0).num.form != notNumber || p.yearNumber(i) > 0 && !bounded {
			return a, i, false
		}
		return a, to0, true
	}
	return a, i, false
}

// suffer reports whether the bare number at items [i,to) is that of people,
// by what stands after it: "twelve were killed and 30 injured".
func (p *parser) suffer(i, to int) bool {
	if p.yearNumber(i) > 0 || p.tag(i-1).IsNoun() || p.tag(i-1) == doc.Dollar || p.is(i, "one") {
		return false
	}
	if p.is(to, "were", "have", "had", "are", "remain", "remained") {
		to++
		for p.is(to, "been", "still", "also", "later", "reported", "feared") {
			to++
		}
	}
	return p.at(to).has(casualty)
}

// numbered reports whether the number at items [i,to) names something or tells
// an age rather than counts: "page 112", "aged nine to 14", "children under 16".
func (p *parser) numbered(i, to int) bool {
	switch before := p.at(i - 1); {
	case before.has(label), p.is(i-1, "to", "and", "or", "-", "–") && p.at(i-3).has(label):
		return true
	case p.is(i-1, "of", "between") && p.at(i-2).has(label):
		return true
	case p.is(i-1, "under", "over", "above", "below"):
		return p.tag(i-2) == doc.NNS && !p.tag(to).IsNoun() && p.at(i).num.value < 100
	}
	return false
}

// ofAll returns where what is counted begins, behind whose it is, or of how many: "of the",
// "900 of Meridian's 2,100 employees".
func (p *parser) ofAll(to int) int {
	if p.is(to, "the", "them") || p.tag(to) == doc.PRPS {
		to++
	}
	for j := to; j < to+4 && (p.tag(j).IsNoun() || p.tag(j) == doc.POS); j++ {
		if p.tag(j) == doc.POS {
			to = j + 1
			if _, end, _ := p.number(to); end > to {
				to = end
			}
		}
	}
	return to
}

// counted returns the end of the noun group that begins at i: adjectives,
// participles and nouns up to the last noun.
func (p *parser) counted(i int) int {
	end := i
	for j := i; j < i+5 && j < len(p.items); j++ {
		switch t := p.tag(j); {
		case p.is(j, "remain", "remained", "more", "hurt"):
			return end
		case t.IsNoun():
			end = j + 1
			if t == doc.NNS && !p.tag(j+1).IsNoun() {
				return end
			}
		case t.IsAdjective(), t == doc.VBN, t == doc.VBG && end == i:
			if end > i {
				return end
			}
		case t == doc.Comma && p.tag(j+1).IsAdjective() && end == i && j > i:
		default:
			return end
		}
	}
	return end
}

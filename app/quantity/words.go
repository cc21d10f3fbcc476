package quantity

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"lede/app/model"
)

// A class is a set of parts a word can play in the grammar.
type class uint32

const (
	monthName   class = 1 << iota // value 1–12
	monthShort                    // "Mar", "Sept.": a month beside a number only
	weekdayName                   // value 1–7, Monday is 1
	weekdayShort
	unitName  // value is a unit
	unitForm  // plural or adjective form of a unit that cannot follow "last"
	cardinal  // value is the number
	tens      // cardinal that another can follow: "twenty five"
	ordinal   // "third"
	magnitude // "million"
	fraction  // value is the share: "third", "half"
	vagueNum  // "dozens", "several": value is the lower bound
	fewWord   // indefinite quantity with a duration: "a few", "several", "some", "many"
	daypart   // text is the TIMEX3 code
	season
	shiftWord // "last", "this", "next": value -1, 0, 1
	deictic   // "yesterday": value is the distance in days
	edge      // "early", "late", "mid": opens a date, not part of its value
	future    // "will", "due"; text says on what condition
	holiday   // text is "MM-DD"
	currency  // text is the ISO 4217 code
	moneyWord // currency word after the number: "euros"
	percent
	bound    // text is the approximation: "about"
	setWord  // "daily": text is the duration
	meridiem // "a.m.", "pm": value is the hours to add
	label    // "page 112": the number after it names, and does not count
	casualty // "killed": what befalls the people a bare number counts
	climbs   // "rose": what a toll does to a number after "to"
	local    // a country's word; text is the code its money's name has by itself, and the country's own: "PHP/ARS"
	opener   // may open an expression without any class of its own: "every", "between"
	article  // may open one before another listed word: "the", "that"
)

// A unit is a unit of the calendar or clock.
type unit int

const (
	second unit = iota + 1
	minute
	hour
	day
	night
	week
	weekend
	fortnight
	month
	quarter
	year
	decade
	century
)

// An entry is what the list knows of a word. A word that plays several parts
// has a value for each.
type entry struct {
	word   string
	class  class
	values map[class]value
}

type value struct {
	num  float64
	text string
}

var classNames = map[string]class{
	"month": monthName, "month-short": monthShort, "weekday": weekdayName, "weekday-short": weekdayShort,
	"unit": unitName, "unit-form": unitForm, "cardinal": cardinal, "tens": tens, "ordinal": ordinal,
	"magnitude": magnitude, "fraction": fraction, "vague": vagueNum, "few": fewWord, "daypart": daypart,
	"season": season, "shift": shiftWord, "deictic": deictic, "edge": edge, "future": future,
	"holiday": holiday, "currency": currency, "money-word": moneyWord, "percent": percent, "bound": bound,
	"set": setWord, "meridiem": meridiem, "label": label, "opener": opener, "article": article, "casualty": casualty, "climbs": climbs, "local": local,
}

//go:embed data/words.txt
var wordsFile string

// words is the word list: lower-case word to entry.
var words = sync.OnceValue(func() map[string]*entry {
	list := make(map[string]*entry, 512)
	for n, line := range strings.Split(wordsFile, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		c, ok := classNames[f[0]]
		if !ok || len(f) < 3 {
			panic(fmt.Sprintf("quantity: words.txt:%d: want class, value, words; got %q", n+1, line))
		}
		v := value{text: f[1]}
		if x, err := strconv.ParseFloat(f[1], 64); err == nil {
			v.num = x
		}
		for _, w := range f[2:] {
			e := list[w]
			if e == nil {
				e = &entry{word: w, values: make(map[class]value, 1)}
				list[w] = e
			}
			e.class |= c
			e.values[c] = v
			if c == tens {
				e.class |= cardinal
				e.values[cardinal] = v
			}
		}
	}
	return list
})

// An item is a token as the grammar sees it: a listed word, a number, or
// neither.
type item struct {
	*entry
	num *numeral // never nil
}

var noNumber numeral

// low returns the listed lower-case word, or "" where the word is not listed.
func (it *item) low() string {
	if it.entry == nil {
		return ""
	}
	return it.word
}

// month returns which month the word names, in full or short.
func (e *entry) month() int {
	if e.class&monthName != 0 {
		return int(e.values[monthName].num)
	}
	return int(e.values[monthShort].num)
}

func (it *item) has(c class) bool { return it.entry != nil && it.class&c != 0 }

// val returns the word's number in the part c.
func (it *item) val(c class) float64 { return it.values[c].num }

func (it *item) int(c class) int { return int(it.values[c].num) }

// text returns the word's text in the part c.
func (it *item) text(c class) string { return it.values[c].text }

// starts reports whether a construction may begin here.
func (it *item) starts() bool {
	const openers = monthName | monthShort | weekdayName | weekdayShort | unitName | cardinal | ordinal |
		magnitude | fraction | vagueNum | fewWord | daypart | season | shiftWord | deictic | edge |
		holiday | currency | bound | setWord | opener
	return it.has(openers) || it.num != &noNumber
}

// plain reports whether the grammar knows nothing of the word.
func (it *item) plain() bool { return it.entry == nil && it.num == &noNumber }

// listed is the word list again, by the hashes of its words.
var listed = sync.OnceValue(func() *model.Words[*entry] {
	list := new(model.Words[*entry])
	for w, e := range words() {
		list.Set(model.String(w), e)
	}
	return list
})

// classify looks a word up.
func (p *parser) classify(word string) item {
	compound := false
	for i := range len(word) {
		switch c := word[i]; {
		case c-'0' < 10:
			return number(parseNumeral(word))
		case c == '-' && i > 0:
			compound = word[0] != '-'
		}
	}
	if e, ok := p.listed.Of(model.Lower(word)); ok {
		return item{e, &noNumber}
	}
	if compound && len(word) <= longest {
		before, after, _ := strings.Cut(strings.ToLower(word), "-")
		return number(parseCompound(before, after))
	}
	return item{num: &noNumber}
}

// longest is how long a compound of listed words can be.
const longest = 24

// number returns the item of a number.
func number(n numeral) item {
	if n.form == notNumber {
		return item{num: &noNumber}
	}
	return item{num: &n}
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

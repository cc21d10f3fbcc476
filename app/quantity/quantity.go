// Package quantity finds when and how much: time expressions with their ISO
// 8601 / TIMEX3 value, and amounts of money, shares and counts.
//
// # How it reads
//
// Every token is looked up once in the word list (data/words.txt) or, where it
// holds a digit, taken apart as a number; the result is an [item]. Over a
// sentence's items runs a small hand-written grammar. From left to right, at
// each item that may begin something, the longest construction wins:
//
//	three weeks ago      number unit "ago"          → 2021-W26
//	Tuesday, March 10    weekday month day          → 2021-03-10
//	at least 12 people   bound number noun          → 12 person, at least
//
// One file holds one family: calendar.go (dates that name themselves),
// relative.go (dates that need another date), clock.go, duration.go, set.go,
// amount.go, money.go; numeral.go reads numbers.
//
// # What a date is relative to
//
// "Monday" is resolved against the article's date, "three days later" against
// the last day the text has named. Newswire looks back: "in May" is the last
// May up to the article's date, unless the clause looks forward ("will meet in
// May", "is due on Monday"). Without an article's date only absolute values
// are filled, and what is vague ("in recent months") has none.
//
// Values follow TIMEX3 (Pustejovsky et al. 2003, TimeML; ISO 24617-1), with
// intervals written start/end as in ISO 8601: a quarter is "2021-07/2021-09",
// the 1990s are "1990/1999".
package quantity

import (
	"strings"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/pipeline"
)

// Stage fills Document.Times and Document.Amounts.
var Stage = pipeline.Stage{
	Name:     "quantity",
	Doc:      "Finds dates, times, durations, money, shares and counts, with normalised values.",
	Requires: []string{"tag"},
	Run:      Run,
}

// Run fills d.Times and d.Amounts, replacing what they hold.
func Run(d *doc.Document) {
	d.Times, d.Amounts = nil, nil
	p := parser{listed: listed(), d: d, ref: dayOf(d.Date), items: make([]item, 0, 64)}
	for i := range d.Sentences {
		p.sentence(d.Sentences[i].Tokens)
	}
	p.localMoney()
}

// A parser walks one document. Positions are indexes into items, which hold
// one sentence at a time.
type parser struct {
	listed *model.Words[*entry]
	d      *doc.Document
	ref    when // the article's date; zero when unknown
	last   when // the day or longer period the text named last
	first  int  // index of items[0] among the document's tokens
	items  []item
	shared bool  // the sum read last is named by such a word
	named  []int // amounts whose money is named by a word that several countries share
}

func (p *parser) sentence(r doc.Range) {
	p.first = r.From
	p.items = p.items[:0]
	busy := false
	for i := r.From; i < r.To; i++ {
		it := p.classify(p.d.Word(i))
		busy = busy || it.starts()
		p.items = append(p.items, it)
	}
	if !busy {
		return
	}
	for i := 0; i < len(p.items); {
		if !p.opens(i) {
			i++
			continue
		}
		if to := p.time(i); to > i {
			i = to
		} else if to := p.amount(i); to > i {
			i = to
		} else {
			i++
		}
	}
}

// opens reports whether an expression may begin at item i. Most articles stand
// before a plain word, where none does.
func (p *parser) opens(i int) bool {
	it := p.at(i)
	return it.starts() || it.has(article) && (!p.at(i+1).plain() || p.is(i+1, "full", "whole"))
}

// time tries every kind of time expression at i, records the longest and
// returns where it ends, or i where there is none.
func (p *parser) time(i int) int {
	best := found{to: i}
	for _, rule := range timeRules {
		if f, ok := rule(p, i); ok && f.to > best.to {
			best = f
		}
	}
	if best.to == i {
		return i
	}
	value := ""
	switch {
	case best.value != "":
		value = best.value
	case !best.when.zero():
		value = best.when.String()
	}
	p.d.Times = append(p.d.Times, doc.Time{Span: p.span(best.from(i), best.to), Kind: best.kind, Value: value})
	if best.kind == doc.Date && !best.when.zero() {
		p.last = best.when.date() // after a month, "three days later" is anybody's guess
	}
	return best.to
}

// timeRules is tried in order; of two equally long readings the first wins.
var timeRules = []func(*parser, int) (found, bool){
	(*parser).set, (*parser).interval, (*parser).moment, (*parser).shifted, (*parser).clock, (*parser).duration,
}

// found is a time expression from some item up to, not including, item to.
type found struct {
	to    int
	skip  int // items at the beginning that the span leaves out ("in", "from")
	kind  doc.TimeKind
	when  when
	value string // instead of when, for durations and sets
}

func (f found) from(i int) int { return i + f.skip }

func (p *parser) span(from, to int) doc.Span {
	return p.d.Cover(doc.Range{From: p.first + from, To: p.first + to})
}

// at returns item i, or an empty one beyond the sentence's borders.
func (p *parser) at(i int) *item {
	if i < 0 || i >= len(p.items) {
		return &nothing
	}
	return &p.items[i]
}

var nothing = item{num: &noNumber}

// is reports whether item i is one of the given lower-case words; "" is what
// lies beyond the sentence's borders.
func (p *parser) is(i int, words ...string) bool {
	word := p.at(i).low()
	if word == "" {
		word = p.word(i)
	}
	for _, w := range words { // nearly none has the same length and first letter
		if len(word) == len(w) && (w == "" || word[0]|' ' == w[0]|' ' && strings.EqualFold(word, w)) {
			return true
		}
	}
	return false
}

func (p *parser) tag(i int) doc.Tag {
	if i < 0 || i >= len(p.items) {
		return doc.NoTag
	}
	return p.d.Tokens[p.first+i].Tag
}

func (p *parser) word(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	return p.d.Word(p.first + i)
}

package eval

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"lede/app/doc"
)

// Sections quote the text they are about. A quotation is found by its words:
// any white space between them matches any other, so a stray line break in the
// text does not matter; it starts and ends on word borders. It must be found
// exactly once in its scope, or say which one it means.
//
//	tens of thousands        these words
//	the company #2           the second occurrence in scope
//	We have raised … cyber   from the first words to the last, where the last
//	                         are found only once before their sentence ends
//	We knew + he lied        two parts, what stands between left out

const ellipsis = " … "

// occurrences returns every place in scope where words stand.
func occurrences(text, words string, scope doc.Span) []doc.Span {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return nil
	}
	for i, f := range fields {
		fields[i] = regexp.QuoteMeta(f)
	}
	re := regexp.MustCompile(strings.Join(fields, `\s+`))
	var found []doc.Span
	for at := scope.Start; at < scope.End; {
		loc := re.FindStringIndex(text[at:scope.End])
		if loc == nil {
			break
		}
		s := doc.Span{Start: at + loc[0], End: at + loc[1]}
		if onWordBorders(text, s) {
			found = append(found, s)
		}
		_, size := utf8.DecodeRuneInString(text[s.Start:])
		at = s.Start + size
	}
	return found
}

func onWordBorders(text string, s doc.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:s.End])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return !(isWord(before) && isWord(first)) && !(isWord(last) && isWord(after))
}

var nth = regexp.MustCompile(`^(.*\S) #([1-9])$`)

// one returns the only occurrence of words in the first of the scopes that
// holds any. A scope is a list of spans in text order.
func (p *parser) one(words string, scopes ...[]doc.Span) (doc.Span, error) {
	n := 0
	if g := nth.FindStringSubmatch(words); g != nil {
		words = g[1]
		n, _ = strconv.Atoi(g[2])
	}
	for _, scope := range scopes {
		var found []doc.Span
		for _, s := range scope {
			found = append(found, occurrences(p.text, words, s)...)
		}
		switch {
		case len(found) == 0:
			continue
		case n > len(found):
			return doc.Span{}, fmt.Errorf("%q occurs %d times, not %d", words, len(found), n)
		case n > 0:
			return found[n-1], nil
		case len(found) > 1:
			return doc.Span{}, fmt.Errorf("%q occurs %d times: quote more words, or add #1 … #%d", words, len(found), len(found))
		}
		return found[0], nil
	}
	return doc.Span{}, fmt.Errorf("%q is not in the text", words)
}

// passage finds a quotation that may leave out its middle.
func (p *parser) passage(quote string, scopes ...[]doc.Span) (doc.Span, error) {
	first, last, long := strings.Cut(quote, ellipsis)
	s, err := p.one(first, scopes...)
	if err != nil || !long {
		return s, err
	}
	rest := occurrences(p.text, last, doc.Span{Start: s.End, End: len(p.text)})
	if len(rest) == 0 {
		return s, fmt.Errorf("%q does not follow %q", last, first)
	}
	if len(rest) > 1 && rest[1].End <= p.sentenceEnd(rest[0].Start) {
		return s, fmt.Errorf("%q occurs twice in its sentence after %q: quote more words", last, first)
	}
	return doc.Span{Start: s.Start, End: rest[0].End}, nil
}

// sentenceEnd returns the end of the sentence that holds byte offset at.
func (p *parser) sentenceEnd(at int) int {
	for _, s := range p.marks.sentences {
		if s.span.Start <= at && at < s.span.End {
			return s.span.End
		}
	}
	return at
}

// sentencesOver returns the sentences that any of the spans touches.
func (p *parser) sentencesOver(spans ...doc.Span) []doc.Span {
	var over []doc.Span
	for _, s := range p.marks.sentences {
		for _, o := range spans {
			if s.span.Overlaps(o) {
				over = append(over, s.span)
				break
			}
		}
	}
	return over
}

// without returns scope with the holes cut out.
func without(scope, holes []doc.Span) []doc.Span {
	for _, h := range holes {
		var next []doc.Span
		for _, s := range scope {
			if !s.Overlaps(h) {
				next = append(next, s)
				continue
			}
			if s.Start < h.Start {
				next = append(next, doc.Span{Start: s.Start, End: h.Start})
			}
			if h.End < s.End {
				next = append(next, doc.Span{Start: h.End, End: s.End})
			}
		}
		scope = next
	}
	return scope
}

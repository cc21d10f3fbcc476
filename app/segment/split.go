package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/token"
)

// A splitter finds the ends of sentences among tokens.
type splitter struct {
	text   string
	tokens []doc.Token // up to the end of the block
	label  int         // where the block's label ends, or 0
}

func (s *splitter) word(i int) string {
	t := s.tokens[i]
	return s.text[t.Start:t.End]
}

// adjacent reports whether nothing stands between tokens i-1 and i.
func (s *splitter) adjacent(i int) bool { return s.tokens[i-1].End == s.tokens[i].Start }

// end returns the index after the last token of the sentence that starts at
// token from.
func (s *splitter) end(from int) int {
	limit := min(len(s.tokens), from+MaxTokens)
	for i := from; i < limit; i++ {
		t := s.tokens[i]
		if t.End == s.label {
			return i + 1
		}
		c := s.text[t.End-1]
		if c != '.' && c != '!' && c != '?' && c < utf8.RuneSelf {
			continue
		}
		mark := s.terminator(i)
		if mark == noMark {
			continue
		}
		next := s.closers(i + 1)
		if next >= len(s.tokens) {
			return len(s.tokens)
		}
		if next <= limit && s.breaks(mark, from, i, next) {
			return next
		}
	}
	if limit == len(s.tokens) {
		return limit
	}
	return s.cut(from, limit)
}

// A mark is what may end a sentence.
type mark uint8

const (
	noMark   mark = iota
	stop          // a full stop of its own
	shout         // ! or ?
	ellipsis      // … or ...
	wide          // 。！？, needs no space after it
	title         // dots that belong to an abbreviation, by what it is
	hour
	other
)

// terminator says which mark token i is.
func (s *splitter) terminator(i int) mark {
	w := s.word(i)
	switch w[0] {
	case '.':
		switch {
		case w == ".":
			return stop
		case strings.Trim(w, ".") == "":
			return ellipsis
		}
		return noMark
	case '!', '?':
		return shout
	}
	if w[len(w)-1] == '.' {
		switch token.AbbrevOf(w) {
		case token.TitleAbbrev, token.NumberAbbrev:
			return title
		case token.TimeAbbrev:
			return hour
		}
		return other
	}
	switch w {
	case "…":
		return ellipsis
	case "。", "！", "？", "｡", "।", "։":
		return wide
	case "؟", "۔", "‼", "⁉", "⁇", "‽":
		return shout
	}
	return noMark
}

// closers returns the first token from i on that is not a quotation mark,
// bracket or footnote number closing the sentence before it.
func (s *splitter) closers(i int) int {
	for i < len(s.tokens) && (s.adjacent(i) || s.footnote(i)) {
		switch w := s.word(i); w {
		case ")", "]", "}", "”", "’", "»", "›", "''", "」", "』":
			i++
		case `"`, "'", "“", "‘": // straight, or a mark the wrong way round
			if i+1 < len(s.tokens) && s.adjacent(i+1) && !closes(s.word(i+1)) {
				return i // opens what follows, a space having been lost
			}
			i++
		case "[":
			if !s.footnote(i) {
				return i
			}
			i += 3
		default:
			return i
		}
	}
	return i
}

// footnote reports whether tokens i to i+2 are "[12]".
func (s *splitter) footnote(i int) bool {
	return i+2 < len(s.tokens) && s.word(i) == "[" && isNumber(s.word(i+1)) && s.word(i+2) == "]"
}

func closes(w string) bool {
	return strings.Contains(`.,;:!?)]}"'”’»—–-`, w)
}

func isNumber(w string) bool {
	return '0' <= w[0] && w[0] <= '9'
}

// breaks reports whether the mark at token i ends the sentence that starts at
// token from, given the token after the mark and its closers.
func (s *splitter) breaks(m mark, from, i, next int) bool {
	if m == wide {
		return true
	}
	switch s.word(next) {
	case ",", ";", ":", ".", "?", "!":
		return false
	}
	k := s.opener(next) // the first word of what would be the next sentence
	if k < 0 {
		return m == stop || m == shout || m == ellipsis && next > i+1
	}
	w := s.word(k)
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsLower(r) && !camel(w) {
		first, _ := utf8.DecodeRuneInString(s.word(from))
		return m == stop && unicode.IsLower(first) && !camel(s.word(from)) // text without capitals
	}
	switch m {
	case title:
		return false
	case hour:
		return k > next && quote(s.word(next)) || unicode.IsUpper(r) && !zone[w]
	case other:
		return k > next && quote(s.word(next)) || token.Starts(w)
	case ellipsis:
		return w != "I" && !isNumber(w) && !s.tagged(next, i)
	case shout:
		return !s.tagged(next, i) && !clitic(s.word(next))
	}
	return i != from+1 || !s.enumerator(from)
}

// opener returns the index of the first token from i on that is a word or
// number, passing over opening quotes, brackets and bullets; -1 where
// something else comes first.
func (s *splitter) opener(i int) int {
	for n := 0; i < len(s.tokens) && n < 4; i, n = i+1, n+1 {
		r, size := utf8.DecodeRuneInString(s.word(i))
		if unicode.IsLetter(r) || unicode.IsNumber(r) || size < len(s.word(i)) && r == '\'' {
			return i
		}
	}
	return -1
}

func quote(w string) bool {
	switch w {
	case `"`, "'", "“", "‘", "«", "„", "‚", "‹", "''", "``":
		return true
	}
	return false
}

// camel reports whether w, in small letters at first, may open a sentence all
// the same: "iPhone", "al-Shabaab".
func camel(w string) bool {
	if i := strings.IndexAny(w, "-'"); i > 0 && i <= 3 && i+1 < len(w) {
		r, _ := utf8.DecodeRuneInString(w[i+1:])
		return unicode.IsUpper(r)
	}
	return len(w) > 2 && 'A' <= w[1] && w[1] <= 'Z' && 'a' <= w[2]
}

// enumerator reports whether token i numbers a list item: "1", "b", "iv".
func (s *splitter) enumerator(i int) bool {
	w := s.word(i)
	if len(w) == 1 && unicode.IsLetter(rune(w[0])) && w != "I" {
		return true
	}
	return len(w) <= 2 && isNumber(w) || len(w) <= 4 && strings.Trim(w, "ivx") == ""
}

// clitic reports whether w goes with the word before: "Yahoo!" and "'s".
func clitic(w string) bool {
	return strings.HasPrefix(w, "'") && len(w) > 1 || strings.HasPrefix(w, "’") && len(w) > len("’")
}

// tagged reports whether the words from next on say who spoke the quotation
// that ended just before: up to five words of a name, then a verb of saying
// ("“Why?” Tim Cook of Apple asked."). after is the mark's token.
func (s *splitter) tagged(next, after int) bool {
	if next == after+1 { // no closing quote
		return false
	}
	if !quote(s.word(next-1)) && !strings.Contains("”’»", s.word(next-1)) {
		return false
	}
	for i := next; i < len(s.tokens) && i < next+6; i++ {
		w := s.word(i)
		if saying[w] {
			return i+1 == len(s.tokens) || s.word(i+1) != "that"
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) || token.Starts(w) && i > next {
			return false
		}
	}
	return false
}

// cut returns where to cut a sentence that reaches from token from to limit
// and has not ended: after the last comma or the like in its second half, else
// at limit.
func (s *splitter) cut(from, limit int) int {
	for i := limit - 1; i > (from+limit)/2; i-- {
		switch s.word(i) {
		case ",", ";", ":", "—", "–", "--", ")", "|", "•":
			return i + 1
		}
	}
	return limit
}

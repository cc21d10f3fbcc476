package intake

import (
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/token"
)

// A line is a line of text that is not blank, white space at both ends left
// out, and what its ends say about the lines around it.
type line struct {
	doc.Span
	blanks int  // blank lines before it
	indent int  // bytes of white space before it
	runes  int  // its width
	words  int  //
	inner  bool // a sentence ends inside it and another starts
	opens  opening
	closes closing
}

// An opening is how a line starts.
type opening uint8

const (
	withOther   opening = iota // a digit, quotation mark, letter without case
	withCapital                // a capital
	withSmall                  // a small letter: a sentence goes on
	withPunct                  // a mark that cannot start anything: ". In May"
	withBullet                 // "• ", "- ", "1. "
)

// A closing is how a line ends.
type closing uint8

const (
	open    closing = iota // a word: a sentence may go on
	hanging                // a word or mark something must follow: "the", ",", "("
	colon                  // ":"
	abbrev                 // "U.S.": a sentence may end or go on
	final                  // . ! ? … and closing quotes and brackets
)

// lines cuts text at line breaks of every kind.
func lines(text string) []line {
	var all []line
	blanks, start := 0, 0
	for i := 0; i <= len(text); {
		size := breakAt(text, i)
		if i < len(text) && size == 0 {
			i++
			continue
		}
		if l, ok := newLine(text, start, i); ok {
			l.blanks = blanks
			all = append(all, l)
			blanks = 0
		} else {
			blanks++
		}
		i += max(size, 1)
		start = i
	}
	return all
}

// breakAt returns the length of the line break at text[i:], or 0.
func breakAt(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	switch text[i] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xc2: // U+0085
		if i+1 < len(text) && text[i+1] == 0x85 {
			return 2
		}
	case 0xe2: // U+2028, U+2029
		if i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xa8 || text[i+2] == 0xa9) {
			return 3
		}
	}
	return 0
}

// newLine returns the line of text[start:end], and whether it holds anything.
func newLine(text string, start, end int) (line, bool) {
	s := trim(text, doc.Span{Start: start, End: end})
	if s.Empty() {
		return line{}, false
	}
	l := line{Span: s, indent: s.Start - start}
	w := text[s.Start:s.End]
	l.runes = utf8.RuneCountInString(w)
	l.measure(w)
	l.opens = opensWith(w)
	l.closes = closesWith(w)
	return l, true
}

// trim returns s without the white space and shapeless characters at its ends.
// A space that bears an accent stays, and a joiner after the last letter.
func trim(text string, s doc.Span) doc.Span {
	end := s.End
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !token.IsSpace(r) || s.Start+size < s.End && accent(text[s.Start+size:s.End]) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !token.IsSpace(r) {
			break
		}
		s.End -= size
	}
	for s.Start < s.End && s.End < end && accent(text[s.End:end]) {
		_, size := utf8.DecodeRuneInString(text[s.End:end])
		s.End += size
	}
	return s
}

// accent reports whether s starts with a mark that combines with what is
// before it.
func accent(s string) bool {
	if s[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsMark(r) || r == 0x200c || r == 0x200d
}

// measure counts the words of w and looks for sentences that end inside it.
func (l *line) measure(w string) {
	word := 0 // start of the current word
	in := false
	for i := 0; i <= len(w); i++ {
		if i < len(w) && w[i] > ' ' {
			if !in {
				in, word = true, i
			}
			continue
		}
		if !in {
			continue
		}
		in = false
		l.words++
		if l.inner || i == len(w) {
			continue
		}
		last := trimClosers(w[word:i])
		if last == "" || !endsSentence(last) || token.AbbrevOf(last) != token.NoAbbrev && known(last) || len(last) < 4 {
			continue
		}
		next := w[i+1:]
		for next != "" && (next[0] == ' ' || next[0] == '"' || next[0] == '\'') {
			next = next[1:]
		}
		r, _ := utf8.DecodeRuneInString(next)
		l.inner = unicode.IsUpper(r) || r == '“' || r == '‘'
	}
}

// known reports whether the dot of w belongs to it as an abbreviation, or to
// letters parted by dots.
func known(w string) bool {
	s := token.NewScanner(w, 0, len(w))
	return s.Scan() && !s.Scan()
}

// trimClosers returns w without the closing quotes and brackets at its end.
func trimClosers(w string) string {
	for w != "" {
		r, size := utf8.DecodeLastRuneInString(w)
		switch r {
		case '"', '\'', '”', '’', '»', ')', ']', '}', '›', '」', '』', '*':
			w = w[:len(w)-size]
		default:
			return w
		}
	}
	return w
}

// endsSentence reports whether w ends in a mark that can end a sentence.
func endsSentence(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।':
		return true
	}
	return false
}

func opensWith(w string) opening {
	if bullet(w) > 0 {
		return withBullet
	}
	r, size := utf8.DecodeRuneInString(w)
	switch r {
	case ',', ';', ':', ')', ']', '}', '”', '’', '»', '%', '!', '?':
		return withPunct
	case '.', '…':
		return withPunct
	case '\'', '"', '“', '‘', '«', '(', '[', '„':
		rest := w[size:]
		next, _ := utf8.DecodeRuneInString(rest)
		if r == '\'' && (rest == "s" || len(rest) > 1 && rest[0] == 's' && rest[1] == ' ') || rest == "" && (r == '"' || r == '\'') {
			return withPunct
		}
		if unicode.IsLower(next) {
			return withSmall
		}
		return withOther
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return withCapital
	case unicode.IsLower(r) && !brand(w):
		return withSmall
	}
	return withOther
}

// brand reports whether w starts with a name in small letters: "iPhone",
// "al-Shabaab", "e-Estonia".
func brand(w string) bool {
	for i := 1; i < len(w) && i < 5; i++ {
		switch c := w[i]; {
		case 'A' <= c && c <= 'Z':
			return true
		case c <= ' ':
			return false
		}
	}
	return false
}

func closesWith(w string) closing {
	r, size := utf8.DecodeLastRuneInString(w)
	switch r {
	case ',', ';', '-', '–', '—', '(', '[', '“', '‘', '„', '&', '/':
		return hanging
	case ':':
		return colon
	case '"', '\'':
		if before := w[:len(w)-size]; before == "" || token.IsSpace(lastRune(before)) {
			return hanging
		}
	}
	last := lastWord(w)
	core := trimClosers(last)
	if endsSentence(core) {
		if core == last {
			switch token.AbbrevOf(core) {
			case token.TitleAbbrev:
				if known(core) && len(core) > 2 {
					return hanging
				}
			case token.NoAbbrev, token.NumberAbbrev:
			default:
				if known(core) {
					return abbrev
				}
			}
		}
		return final
	}
	if len(last) <= maxHanging && hangs(last) {
		return hanging
	}
	return open
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// lastWord returns what follows the last white space in w, at most 64 bytes.
func lastWord(w string) string {
	for i := len(w); i > 0; i-- {
		if w[i-1] <= ' ' {
			return w[i:]
		}
		if len(w)-i > 64 {
			return w[i+1:]
		}
	}
	return w
}

// firstWord returns the number of characters in the first word of w, which
// decides whether it would have fitted on the line before.
func firstWord(w string) int {
	n := 0
	for _, r := range w {
		if token.IsSpace(r) {
			break
		}
		n++
	}
	return n
}

// bullet returns the length of the list mark that w starts with, the space
// after it included, or 0.
func bullet(w string) int {
	r, size := utf8.DecodeRuneInString(w)
	switch r {
	case '•', '*', '-', '–', '●', '▪', '◦', '‣', '·', '■', '►', '▶', '➤', '✓', '→':
		if n := blank(w[size:]); n > 0 {
			return size + n
		}
		return 0
	}
	i := 0
	if w[0] == '(' {
		i = 1
	}
	from := i
	for i < len(w) && i < from+2 && '0' <= w[i] && w[i] <= '9' {
		i++
	}
	if i == from && w[0] == '(' && i < len(w) && 'a' <= w[i] && w[i] <= 'z' {
		i++
	}
	if i == from || i == len(w) || w[i] != ')' && (w[i] != '.' || from == 1) {
		return 0
	}
	if n := blank(w[i+1:]); n > 0 {
		return i + 1 + n
	}
	return 0
}

// blank returns the length of the white space w starts with.
func blank(w string) int {
	for i, r := range w {
		if !token.IsSpace(r) {
			return i
		}
	}
	return 0
}

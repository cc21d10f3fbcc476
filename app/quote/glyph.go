package quote

import (
	"unicode"
	"unicode/utf8"
)

// What a mark is, and what stands beside marks.

// longestGlyph is how many bytes a mark has at most.
const longestGlyph = 3

// glyph returns the mark a token is, with straight and doubled forms made one.
func glyph(word string) (rune, Style, bool) {
	if n := len(word); n == 0 || n > longestGlyph || 'a' <= word[0]|0x20 && word[0]|0x20 <= 'z' {
		return 0, 0, false
	}
	switch word {
	case `"`, "″", "＂":
		return '"', Double, true
	case "``":
		return '“', Double, true
	case "''":
		return '”', Double, true
	case "“", "”", "„", "‟":
		r, _ := utf8.DecodeRuneInString(word)
		if r == '‟' {
			r = '“'
		}
		return r, Double, true
	case "'":
		return '\'', Single, true
	case "`":
		return '‘', Single, true
	case "‘", "’", "‚", "‛":
		r, _ := utf8.DecodeRuneInString(word)
		if r == '‛' {
			r = '‘'
		}
		return r, Single, true
	case "«", "»":
		r, _ := utf8.DecodeRuneInString(word)
		return r, Guillemet, true
	case "‹", "›":
		r, _ := utf8.DecodeRuneInString(word)
		return r, Guillemet, true
	case "「", "」", "『", "』":
		r, _ := utf8.DecodeRuneInString(word)
		return r, Corner, true
	}
	return 0, 0, false
}

// IsMark reports whether a token is a quotation mark (or an apostrophe that
// stands alone).
func IsMark(word string) bool {
	_, _, ok := glyph(word)
	return ok
}

func isOpening(c rune) bool {
	switch c {
	case '(', '[', '{', '—', '–', '/', '¿', '¡':
		return true
	}
	return isAnyMark(c)
}

func isStop(c rune) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '—', '–', '/', '…', '-':
		return true
	}
	return isAnyMark(c)
}

func isAnyMark(c rune) bool {
	switch c {
	case '"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›':
		return true
	}
	return false
}

func isLetterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

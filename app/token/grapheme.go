package token

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// clusterEnd returns the end of the grapheme cluster that starts at i and
// whose first rune is r, size bytes long.
//
// Nearly every cluster of news text is one rune, which two cheap looks can
// tell: r is plain, and so is the rune after it. Only the rest asks uniseg.
func clusterEnd(text string, i int, r rune, size int) int {
	next := i + size
	if next >= len(text) {
		return next
	}
	if c := text[next]; c < utf8.RuneSelf {
		if r < utf8.RuneSelf && r != '\r' || plain(r) {
			return next
		}
	} else if plain(r) {
		if after, _ := utf8.DecodeRuneInString(text[next:]); plain(after) {
			return next
		}
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text[i:], -1)
	return i + len(cluster)
}

// plain reports whether r never joins a neighbour that is plain too: letters,
// punctuation and ideograms that are neither marks nor conjoining (Unicode
// Standard Annex 29, table 2).
func plain(r rune) bool {
	switch {
	case r < 0x300: // Latin
		return r != '\r'
	case r < 0x370: // combining diacritics
		return false
	case r < 0x483, 0x48a <= r && r < 0x591: // Greek, Cyrillic, Armenian
		return true
	case 0x1e00 <= r && r < 0x200b, 0x2010 <= r && r < 0x2028, 0x2030 <= r && r < 0x2060:
		return true // Latin additional, General Punctuation
	case 0x20a0 <= r && r < 0x20d0: // currency
		return true
	case 0x3041 <= r && r < 0x3099, 0x30a0 <= r && r < 0x3100, 0x4e00 <= r && r < 0xa000:
		return true // kana, ideograms
	}
	return false
}

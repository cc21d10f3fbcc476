package tag

import (
	"strings"

	"lede/app/doc"
)

// regular undoes a regular ending: it returns what is left of the word and what
// is to be put behind that, "" or "e" or "y" or "man".
func regular(w string, t doc.Tag) (stem, add string) {
	switch t {
	case doc.VBZ:
		return undoS(w)
	case doc.NNS, doc.NNPS:
		if s, ok := cutEnding(w, "men"); ok {
			return s, "man"
		}
		return undoS(w)
	case doc.VBD, doc.VBN:
		if s, ok := cutEnding(w, "ied"); ok {
			return undoIe(s)
		}
		if s, ok := cutEnding(w, "ed"); ok {
			if s[len(s)-1] == 'e' {
				return s, "e" // agreed
			}
			return restore(s)
		}
	case doc.VBG:
		if s, ok := cutEnding(w, "ing"); ok {
			return restore(s)
		}
		if s, ok := cutEnding(w, "in'"); ok {
			return restore(s)
		}
	case doc.JJR, doc.RBR:
		if s, ok := cutEnding(w, "ier"); ok {
			return s, "y"
		}
		if s, ok := cutEnding(w, "er"); ok {
			return restore(s)
		}
	case doc.JJS, doc.RBS:
		if s, ok := cutEnding(w, "iest"); ok {
			return s, "y"
		}
		if s, ok := cutEnding(w, "est"); ok {
			return restore(s)
		}
	}
	return w, ""
}

// cutEnding cuts an ending off, if a stem with a vowel is left.
func cutEnding(w, ending string) (string, bool) {
	s, ok := strings.CutSuffix(w, ending)
	return s, ok && len(s) > 1 && strings.ContainsAny(s, "aeiouy")
}

// undoS undoes the -s of plurals and verbs; "1990s" stays.
func undoS(w string) (stem, add string) {
	n := len(w)
	if n < 3 || w[0]-'0' < 10 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == '\'' {
		return w, ""
	}
	if w[n-2] != 'e' {
		if w[n-2] == 'i' || w[n-2] == 'u' && n > 3 && w[n-3] != 'o' {
			return w, "" // crisis, virus; but yous
		}
		return w[:n-1], ""
	}
	s := w[:n-2]
	switch c := last(s); {
	case c == 'i':
		if n > 3 {
			return undoIe(s[:len(s)-1])
		}
	case c == 'o' && len(s) > 2, c == 'x',
		ends(s, "ss"), ends(s, "sh"), ends(s, "ch"), ends(s, "zz"):
		return s, "" // vetoes, taxes, passes, clashes, launches
	case ends(s, "us") && len(s) > 3 && !vowel(s[len(s)-3]):
		return s, "" // viruses; but causes, houses
	}
	return w[:n-1], ""
}

// undoIe undoes -ies and -ied: dies, but cries.
func undoIe(s string) (stem, add string) {
	if len(s) < 2 {
		return s, "ie"
	}
	return s, "y"
}

// restore gives back to a verb or adjective what it lost before -ed, -ing, -er
// or -est: an -e ("accus-ed"), one of a pair of letters ("stopp-ed"), or
// nothing. It goes by spelling; what does not follow stands in the table of
// irregular forms.
func restore(s string) (stem, add string) {
	n := len(s)
	c := last(s)
	if n < 2 {
		return s, ""
	}
	b := s[n-2]
	if b == c && !vowel(c) {
		if c == 'l' || c == 's' || c == 'z' || c == 'f' {
			return s, "" // called, passed, buzzed
		}
		return s[:n-1], "" // stopped
	}
	if silentE(s, b, c) {
		return s, "e"
	}
	return s, ""
}

// silentE reports whether a stem that ends in the letters b and c is spelt with
// an -e behind it.
func silentE(s string, b, c byte) bool {
	n := len(s)
	pair := n > 2 && vowel(b) && vowel(s[n-3]) && !(s[n-3] == 'u' && n > 3 && s[n-4] == 'q') // "ea", "ou"; but "qui"
	switch c {
	case 'c', 'v', 'u', 'z':
		return true // forced, saved, argued, seized
	case 's':
		return b != 's' // accused, condensed
	case 'g':
		return b != 'g' && !ends(s, "ing") && !ends(s, "ong") // charged, changed; but banged
	case 'l':
		return strings.IndexByte("bcdfgkptz", b) >= 0 || !pair && strings.IndexByte("iuoya", b) >= 0 && n <= 4 || ends(s, "sl")
	case 'r':
		switch b {
		case 'a', 'i', 'u':
			return !pair
		case 'o':
			return !pair && n <= 4
		}
		return false
	case 't':
		switch b {
		case 'a':
			return !pair || s[n-3] == 'i' || s[n-3] == 'u' // operated, evaluated; but treated
		case 'o', 'u':
			return !pair
		}
		return false
	case 'n':
		switch b {
		case 'i', 'u':
			return !pair
		}
		return false
	case 'm', 'k', 'p', 'd', 'b':
		return vowelY(b) && !pair && b != c
	}
	return false
}

func last(s string) byte {
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

func ends(s, with string) bool { return strings.HasSuffix(s, with) }

func vowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'
}

func vowelY(c byte) bool { return c == 'y' || vowel(c) }

package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// fold brings a name to the form it is compared in: lower case, straight
// apostrophes, single spaces.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c-'A' < 26 || c == '\n' || c == '\t' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return string(appendFolded(make([]byte, 0, len(s)+utf8.UTFMax), s))
		}
	}
	return s
}

func appendFolded(b []byte, s string) []byte {
	start, space := len(b), false
	for len(s) > 0 && s[0] > ' ' && s[0] < utf8.RuneSelf { // most words are nothing else
		c := s[0]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		b, s = append(b, c), s[1:]
	}
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space && len(b) > start {
			b = append(b, ' ')
		}
		space = false
		b = utf8.AppendRune(b, foldRune(r))
	}
	return b
}

// folded are the words of a document as [fold] gives them, one behind the other
// in a single string: so none of them is made for itself.
type folded struct {
	text string
	at   []int32 // where each token's begins, and the end
}

func foldAll(d *doc.Document) folded {
	text := make([]byte, 0, len(d.Text)+utf8.UTFMax)
	at := make([]int32, 0, len(d.Tokens)+1)
	for i := range d.Tokens {
		at = append(at, int32(len(text)))
		text = appendFolded(text, d.Word(i))
	}
	return folded{string(text), append(at, int32(len(text)))}
}

// word returns token i.
func (f *folded) word(i int) string { return f.text[f.at[i]:f.at[i+1]] }

// evened returns s with every white space in it made a single blank.
func evened(s string) string {
	blank := true // the last one was; so is what stands before s
	for _, r := range s {
		if space := unicode.IsSpace(r); space && (blank || r != ' ') {
			return strings.Join(strings.Fields(s), " ")
		} else {
			blank = space
		}
	}
	return strings.TrimSuffix(s, " ")
}

// firstWord and lastWord return a word of a key, and whether there are others.
func firstWord(key string) (word string, others bool) {
	word, _, others = strings.Cut(key, " ")
	return word, others
}

func lastWord(key string) (word string, others bool) {
	i := strings.LastIndexByte(key, ' ')
	return key[i+1:], i >= 0
}

package intake

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/lexicon"
)

var (
	//go:embed data/navigation.txt
	navigationData string
	//go:embed data/credits.txt
	creditData string
	//go:embed data/bylines.txt
	bylineData string
	//go:embed data/labels.txt
	labelData string
	//go:embed data/reporting.txt
	reportingData string
	//go:embed data/agencies.txt
	agencyData string
	//go:embed data/captions.txt
	captionData string
	//go:embed data/hanging.txt
	hangingData string
	//go:embed data/besidenames.txt
	besideNamesData string
	//go:embed data/desks.txt
	deskData string
	//go:embed data/posts.txt
	postData string
	//go:embed data/notnames.txt
	notNameData string
	//go:embed data/datewords.txt
	dateWordData string
)

var (
	navigation = newWording(navigationData)
	credits    = newWording(creditData)
	bylines    = newWording(bylineData)
	labels     = newWording(labelData)
	captions   = newWording(captionData)
	agencies   = newWording(agencyData)
	reporting  = lexicon.Words(reportingData)
	hangers    = lexicon.Words(hangingData)

	besideNames = lexicon.Words(besideNamesData)
	desks       = lexicon.Words(deskData)
	posts       = lexicon.Words(postData)
	notNames    = lexicon.Words(notNameData)
	dateWords   = lexicon.Words(dateWordData)
)

// maxHanging is the length of the longest word of data/hanging.txt.
const maxHanging = 12

// hangs reports whether something must follow the word w: "the", "of".
func hangs(w string) bool { return hangers[w] || hangers[strings.ToLower(w)] }

// A wording is a list of phrases, by their first word.
type wording map[string][]phrase

// A phrase is words in small letters, punctuation left out. With more set it
// is the start of a longer text, with label set all that stands before a colon,
// else the whole text.
type phrase struct {
	words       []string
	more, label bool
}

// newWording reads a phrase a line; "…" at its end says that more follows, ":"
// that a colon does.
func newWording(data string) wording {
	w := make(wording)
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		line, more := strings.CutSuffix(line, "…")
		line, label := strings.CutSuffix(line, ":")
		words := strings.Fields(line)
		w[words[0]] = append(w[words[0]], phrase{words, more, label})
	}
	return w
}

// match returns how many of words the longest phrase at their start covers. A
// phrase that nothing may follow covers all words or none.
func (w wording) match(words []string) int {
	best := 0
	if len(words) == 0 {
		return 0
	}
next:
	for _, p := range w[words[0]] {
		if p.label || len(p.words) > len(words) || !p.more && len(p.words) != len(words) {
			continue
		}
		for i := range p.words {
			if p.words[i] != words[i] {
				continue next
			}
		}
		best = max(best, len(p.words))
	}
	return best
}

// labels reports whether s starts with one of w's phrases that a colon follows.
func (w wording) labels(s string) bool {
	colon := colonAfter(s)
	if colon < 0 {
		return false
	}
	words := plainWords(s[:colon], 8)
	if len(words) == 0 {
		return false
	}
	for _, p := range w[words[0]] {
		if p.label && slices.Equal(p.words, words) {
			return true
		}
	}
	return false
}

// plainWords returns the first n words of s in small letters, punctuation at
// their ends left out.
func plainWords(s string, n int) []string {
	words := make([]string, 0, min(n, len(s)/4+1))
	for f := range strings.FieldsSeq(s) {
		if !letter(f[0]) || !letter(f[len(f)-1]) {
			if f = strings.TrimFunc(f, isMark); f == "" {
				continue
			}
		}
		if len(words) == n {
			break
		}
		words = append(words, f)
	}
	// In small letters all at once: one string for them, not one for each.
	all := strings.ReplaceAll(strings.ToLower(strings.Join(words, " ")), "’", "'")
	for i := range words {
		words[i], all, _ = strings.Cut(all, " ")
	}
	return words
}

// letter reports whether c is a small letter or a capital from a to z.
func letter(c byte) bool { return (c|0x20)-'a' < 26 }

// isMark reports whether r is no part of a word it stands beside.
func isMark(r rune) bool {
	return unicode.IsPunct(r) && r != '&' && r != '/' && r != '@' || r == '|' || r == '>' || r == '→'
}

// capital reports whether s starts with a capital.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

package intake

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/app/token"
)

// Undetermined is the language of a text too short, or too mixed, to tell
// (ISO 639-2 "und").
const Undetermined = "und"

// Counts the decision rests on. Running English text has 35 to 50 of the words
// of data/languages.txt in a hundred, a list of foreign names fewer than 5.
const (
	languageSample = 6000 // bytes looked at, a thousand words
	minLanguage    = 3    // different ones needed for any answer but English
	fewWords       = 30   // a shorter text in Latin letters is taken for English unless it says otherwise
)

//go:embed data/languages.txt
var languageData string

// functionWords returns the codes of the languages of data/languages.txt, and
// for each word the languages it is common in, as a bit set by position.
var functionWords = sync.OnceValues(func() (codes []string, words map[string]uint64) {
	words = make(map[string]uint64)
	for line := range strings.Lines(languageData) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, w := range f[1:] {
			words[w] |= 1 << len(codes)
		}
		codes = append(codes, f[0])
	}
	return codes, words
})

// language returns the ISO 639-1 code of the language text is in. Other
// scripts are told by their letters, languages in Latin letters by their
// commonest short words: the text's language is the one with the most, if it
// has clearly more than English.
func language(text string) string {
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	var scripts [len(scriptOf)]int
	latin, total := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && (r|0x20 < 'a' || 'z' < r|0x20) || !unicode.IsLetter(r):
			continue
		case r < 0x250 || unicode.Is(unicode.Latin, r):
			latin++
		default:
			for i, s := range scriptOf {
				if unicode.Is(s.table, r) {
					scripts[i]++
					break
				}
			}
		}
		total++
	}
	if total == 0 {
		return Undetermined
	}
	if latin*2 < total {
		return byScript(text, scripts[:])
	}
	return byWords(text)
}

// scriptOf lists scripts and the language their text is most likely in.
// Japanese has kana and Han.
var scriptOf = [...]struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"},
	{unicode.Han, "zh"}, {unicode.Hangul, "ko"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"},
	{unicode.Thai, "th"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"},
	{unicode.Telugu, "te"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Ethiopic, "am"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
	{unicode.Myanmar, "my"}, {unicode.Sinhala, "si"},
}

// byScript returns the language of the script most letters are in. Letters
// that only one language of a script has decide between its larger ones.
func byScript(text string, scripts []int) string {
	best := 0
	kana := 0
	for i, n := range scripts {
		if n > scripts[best] {
			best = i
		}
		if scriptOf[i].code == "ja" {
			kana += n
		}
	}
	if scripts[best] == 0 {
		return Undetermined
	}
	switch scriptOf[best].code {
	case "zh":
		if kana > scripts[best]/10 {
			return "ja"
		}
	case "ru":
		if strings.ContainsAny(text, "їєґЇЄҐ") {
			return "uk"
		}
	case "ar":
		if strings.ContainsAny(text, "پچژگ") {
			return "fa"
		}
	}
	return scriptOf[best].code
}

// byWords returns the language of a text in Latin letters.
func byWords(text string) string {
	languages, common := functionWords()
	var hits, distinct [64]int
	seen := make(map[string]bool)
	words := 0
	for s := token.NewScanner(text, 0, len(text)); s.Scan(); {
		w := text[s.Span().Start:s.Span().End]
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if len(w) > 16 {
			continue
		}
		w = strings.ToLower(w)
		set := common[w]
		if set == 0 {
			continue
		}
		isNew := !seen[w]
		seen[w] = true
		for i := 0; set != 0; i, set = i+1, set>>1 {
			if set&1 != 0 {
				hits[i]++
				if isNew {
					distinct[i]++
				}
			}
		}
	}
	best := 0 // English
	for i := range languages {
		if hits[i] > hits[best] {
			best = i
		}
	}
	switch {
	case words == 0:
		return Undetermined
	case best == 0 && hits[0]*20 >= words: // one word in twenty
		return "en"
	case best != 0 && distinct[best] >= minLanguage && hits[best]*12 >= words && hits[best]*2 > hits[0]*3:
		return languages[best]
	case words <= fewWords && (hits[best] == 0 || hits[0] > 0 && hits[best] <= hits[0]+1):
		return "en"
	}
	return Undetermined
}

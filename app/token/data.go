package token

import (
	_ "embed"
	"iter"
	"strings"
)

// An Abbrev says how an abbreviation that ends in a dot behaves.
type Abbrev uint8

const (
	NoAbbrev     Abbrev = iota
	TitleAbbrev         // always goes with the word after it: "Mr.", "Sen."
	NumberAbbrev        // is one only before a number: "No. 10"
	PlaceAbbrev         // is one only after a comma: "Chicago, Ill."
	TimeAbbrev          // a time of day: "a.m."
	OtherAbbrev         // may end a sentence: "Inc.", "Jan."
)

var abbrevKinds = map[string]Abbrev{
	"title": TitleAbbrev, "number": NumberAbbrev, "place": PlaceAbbrev, "time": TimeAbbrev, "other": OtherAbbrev,
}

var (
	//go:embed data/abbreviations.txt
	abbreviationData string
	//go:embed data/elided.txt
	elidedData string
	//go:embed data/starters.txt
	starterData string
	//go:embed data/topleveldomains.txt
	topLevelData string
)

var (
	abbreviations = func() map[string]Abbrev {
		m := make(map[string]Abbrev)
		for line := range lines(abbreviationData) {
			word, kind, _ := strings.Cut(line, " ")
			m[strings.TrimSuffix(word, ".")] = abbrevKinds[kind]
		}
		return m
	}()
	elided   = set(elidedData)
	starters = set(starterData)
	topLevel = set(topLevelData)
)

// lines yields the entries of a data file.
func lines(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func set(data string) map[string]bool {
	m := make(map[string]bool)
	for line := range lines(data) {
		m[line] = true
	}
	return m
}

// abbreviation returns what kind of abbreviation word is, its dot left out.
func abbreviation(word string) Abbrev {
	if len(word) > 12 {
		return NoAbbrev
	}
	if k := abbreviations[word]; k != NoAbbrev {
		return k
	}
	if len(word) < 2 || word[0] < 'A' || 'Z' < word[0] {
		return NoAbbrev
	}
	lower := strings.ToLower(word)
	if k := abbreviations[lower]; k != NoAbbrev { // Vs.
		return k
	}
	if upper(word) { // SEN.
		return abbreviations[word[:1]+lower[1:]]
	}
	return NoAbbrev
}

// AbbrevOf returns what kind of abbreviation the token word is. A token of
// single letters and dots ("U.S.") is one of kind [OtherAbbrev].
func AbbrevOf(word string) Abbrev {
	stem, ok := strings.CutSuffix(word, ".")
	if !ok || stem == "" {
		return NoAbbrev
	}
	if k := abbreviation(stem); k != NoAbbrev {
		return k
	}
	if len(stem) == 1 && 'A' <= stem[0] && stem[0] <= 'Z' { // kept its dot as an initial
		return TitleAbbrev
	}
	return OtherAbbrev
}

// Starts reports whether word is one of the short words that, capitalised,
// start a sentence and hardly a name: "The", "He", "But".
func Starts(word string) bool { return starters[word] }

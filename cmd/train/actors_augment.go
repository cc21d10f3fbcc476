package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"lede/app/actor"
)

// ownCopies is how often our own sentences are repeated, with other names: they
// are few, and the only ones that read like the news the engine is for.
const ownCopies = 6

// A namer draws names from lists of the whole world.
type namer struct {
	rng    *rand.Rand
	first  [][]string // by region
	last   [][]string
	cities []string        // of 20,000 people and more
	towns  []string        // smaller ones: most stand in no list of the engine
	known  map[string]bool // cities and states by name
}

func newNamer(data string) (*namer, error) {
	n := &namer{rng: rand.New(rand.NewPCG(3, 4)), known: map[string]bool{}}
	regions, err := lines(nameData, "worldnames.tsv")
	if err != nil {
		return nil, err
	}
	for _, l := range regions {
		f := strings.Split(l, "\t")
		n.first = append(n.first, strings.Fields(f[1]))
		n.last = append(n.last, strings.Fields(f[2]))
	}
	b, err := os.ReadFile(filepath.Join(data, "gazetteers/geonames_cities/cities5000.tsv"))
	if err != nil {
		return nil, err
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 6 {
			continue
		}
		if p, _ := strconv.Atoi(f[5]); p >= 20000 {
			n.cities = append(n.cities, f[1])
			n.known[f[1]] = true
		} else if p > 0 {
			n.towns = append(n.towns, f[1])
		}
	}
	return n, nil
}

func pick(rng *rand.Rand, list []string) string { return list[rng.IntN(len(list))] }

// other returns another name of the same kind and form, or the same one. In a report
// of a match teams are called after cities.
func (n *namer) other(words string, kind actor.Kind, match bool) string {
	f := strings.Fields(words)
	switch kind {
	case actor.KindPerson:
		return n.person(f, words)
	case actor.KindPlace:
		switch {
		case len(f) > 1 || strings.ToUpper(words) == words || strings.Contains(words, "."):
			return words
		case n.rng.IntN(3) == 0:
			return pick(n.rng, n.towns)
		}
		return pick(n.rng, n.cities)
	case actor.KindOrganization:
		if len(f) > 1 {
			return n.organization(f, words)
		}
		return n.shortOrganization(words, match)
	}
	return words
}

func (n *namer) person(f []string, words string) string {
	region := n.rng.IntN(len(n.first))
	last := pick(n.rng, n.last[region])
	switch {
	case len(f) > 3 || len(f) == 1 && !unicode.IsUpper([]rune(last)[0]):
		return words
	case len(f) == 1:
		return last
	}
	first := pick(n.rng, n.first[region])
	if len(f) == 3 {
		first += " " + pick(n.rng, n.first[region])
	}
	return first + " " + last
}

// organization changes the first word of a firm's name, and the place that the name of
// a body begins with: "Kumasi Cocoa Board" for "Ghana Cocoa Board".
func (n *namer) organization(f []string, words string) string {
	firm := len(f) <= 3 && firmWords[f[len(f)-1]]
	switch {
	case firm && n.rng.IntN(3) == 0:
		f[0] = n.coined()
	case firm && n.rng.IntN(2) == 0:
		f[0] = pick(n.rng, n.last[n.rng.IntN(len(n.last))])
	case firm || n.known[f[0]] && f[1] != "of" && n.rng.IntN(2) == 0:
		f[0] = pick(n.rng, n.cities)
	default:
		return words
	}
	return strings.Join(f, " ")
}

func (n *namer) shortOrganization(words string, match bool) string {
	switch {
	case len(words) >= 3 && strings.ToUpper(words) == words:
		b := make([]byte, 2+n.rng.IntN(4))
		for i := range b {
			b[i] = "ABCDEFGHIJKLMNOPRSTUVW"[n.rng.IntN(22)]
		}
		return string(b)
	case match && n.rng.IntN(3) == 0:
		return pick(n.rng, n.cities)
	case len(words) > 4 && n.rng.IntN(2) == 0:
		return n.coined()
	}
	return words
}

// aMatch is what reports of matches say.
var aMatch = regexp.MustCompile(`\b(beat|drew|striker|coach|midfielder|\d-\d)\b|\pL \d( |$)`)

// firmWords end names of firms and bodies whose first word may be anything.
var firmWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields("Bank Group Ltd Inc Inc. Corp Corp. AG SA PLC Holdings Airlines Airways Air Energy Foods Motors " +
		"Telecom Mining Minerals Gold Steel Oil Gas Pharma Capital Securities Insurance Logistics Shipping Lines Cement Power Electric " +
		"University College Times Post Herald News Radio TV FC Press Media Foundation Institute Hospital Party Labs Security Systems Networks") {
		m[w] = true
	}
	return m
}()

// coined returns a name as firms give themselves: two or three syllables of no
// language, "Veltrano", "Zamtek".
func (n *namer) coined() string {
	heads := strings.Fields("A Al Ar Ba Be Bo Bri Ca Co Cy Da De Do E El En Fa Fi Flo Ga Gro Ha He In Ja Ka Ki Kra La Le Lu Ma Me Mo Na Ne No O Or Pa Pe Pro Ra Re Ro Sa Se Si So Su Ta Te Ti Tra U Va Ve Vi Wa Xe Ya Za Ze Zo")
	middles := strings.Fields("bi ca co da di do ga go la le li lo lu ma mi mo na ne ni no pa pe ra re ri ro sa se so ta te ti to va ve vi")
	ends := strings.Fields("con cor dex dia gen go la ler lex lia lis lo lor ma mart mex na net nix no nor nova ra ram ran rex ria ris ro san sol son sys ta tec tek tel ten tis to tor tra tron va van via vis xa xon za zon zor zu")
	w := pick(n.rng, heads)
	if n.rng.IntN(2) == 0 {
		w += pick(n.rng, middles)
	}
	return w + pick(n.rng, ends)
}

// rename returns a copy of the sentence with about half of its names changed, a
// name that comes twice changed alike. Names of states stay.
func (n *namer) rename(x named, lists *actorLists) named {
	out := x
	out.names = nil
	var b strings.Builder
	at := 0
	same, match := map[string]string{}, aMatch.MatchString(x.text)
	for _, m := range x.names {
		words := x.text[m.from:m.to]
		other, ok := same[words]
		if !ok {
			other = words
			if n.rng.IntN(2) == 0 && !lists.states[words] {
				other = n.other(words, m.kind, match)
			}
			same[words] = other
		}
		b.WriteString(x.text[at:m.from])
		from := b.Len()
		b.WriteString(other)
		out.names = append(out.names, name{from, b.Len(), m.kind})
		at = m.to
	}
	b.WriteString(x.text[at:])
	out.text = b.String()
	return out
}

// augment adds copies of sentences with other names, and in other case.
func augment(train []named, data string) ([]named, error) {
	names, err := newNamer(data)
	if err != nil {
		return nil, err
	}
	lists, err := readActorLists()
	if err != nil {
		return nil, err
	}
	n := len(train)
	for i := range n {
		switch {
		case isOwn(train[i].source):
			for range ownCopies {
				train = append(train, names.rename(train[i], lists))
			}
		case names.rng.IntN(3) == 0:
			train = append(train, names.rename(train[i], lists))
		}
	}
	for i := range n {
		odds := 24
		if isOwn(train[i].source) {
			odds = 8
		}
		switch names.rng.IntN(odds) {
		case 0:
			train = append(train, recase(train[i], strings.ToUpper))
		case 1:
			train = append(train, recase(train[i], strings.ToLower))
		case 2:
			train = append(train, recase(train[i], headline))
		}
	}
	return train, nil
}

func recase(n named, to func(string) string) named {
	if t := to(n.text); len(t) == len(n.text) {
		n.text = t
	}
	return n
}

// headline writes every word but the small ones with a capital.
func headline(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		switch w {
		case "a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as":
		default:
			if w != "" && 'a' <= w[0] && w[0] <= 'z' {
				words[i] = string(w[0]-'a'+'A') + w[1:]
			}
		}
	}
	return strings.Join(words, " ")
}

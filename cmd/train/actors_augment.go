package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
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
	cities []string
}

func newNamer(data string) (*namer, error) {
	n := &namer{rng: rand.New(rand.NewPCG(3, 4))}
	regions, err := lines("worldnames.tsv")
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
		}
	}
	return n, nil
}

func pick(rng *rand.Rand, list []string) string { return list[rng.IntN(len(list))] }

// other returns another name of the same kind and form, or the same one.
func (n *namer) other(words string, kind actor.Kind) string {
	f := strings.Fields(words)
	switch {
	case kind == actor.KindPerson && len(f) <= 3:
		region := n.rng.IntN(len(n.first))
		last := pick(n.rng, n.last[region])
		if !unicode.IsUpper([]rune(last)[0]) && len(f) == 1 {
			return words
		}
		if len(f) == 1 {
			return last
		}
		first := pick(n.rng, n.first[region])
		if len(f) == 3 {
			first += " " + pick(n.rng, n.first[region])
		}
		return first + " " + last
	case kind == actor.KindPlace && len(f) == 1 && strings.ToUpper(words) != words && !strings.Contains(words, "."):
		return pick(n.rng, n.cities)
	case kind == actor.KindOrganization && len(f) == 1 && len(words) >= 3 && strings.ToUpper(words) == words:
		b := make([]byte, 2+n.rng.IntN(4))
		for i := range b {
			b[i] = "ABCDEFGHIJKLMNOPRSTUVW"[n.rng.IntN(22)]
		}
		return string(b)
	case kind == actor.KindOrganization && len(f) == 1 && len(words) > 4 && n.rng.IntN(2) == 0:
		return n.coined()
	case kind == actor.KindOrganization && (len(f) == 2 || len(f) == 3) && firmWords[f[len(f)-1]]:
		switch n.rng.IntN(3) {
		case 0:
			f[0] = n.coined()
		case 1:
			f[0] = pick(n.rng, n.last[n.rng.IntN(len(n.last))])
		default:
			f[0] = pick(n.rng, n.cities)
		}
		return strings.Join(f, " ")
	}
	return words
}

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
	same := map[string]string{}
	for _, m := range x.names {
		words := x.text[m.from:m.to]
		other, ok := same[words]
		if !ok {
			other = words
			if n.rng.IntN(2) == 0 && !lists.states[words] {
				other = n.other(words, m.kind)
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

package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"lede/app/actor"
)

// actorLists are the word lists of app/actor that the conversion needs.
type actorLists struct {
	adjectives map[string]bool // nationalities, peoples, faiths; some of two words
	states     map[string]bool // names of states
	titles     map[string]bool // in lower case
}

// Folders of word lists: those the engine reads, and those that are only learned from.
const (
	actorData = "app/actor/data"
	nameData  = "cmd/train/data/names"
)

// lines returns the entries of a list in one of the folders.
func lines(folder, name string) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	var out []string
	for l := range strings.SplitSeq(string(b), "\n") {
		if l = strings.TrimRight(l, "\r "); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out, nil
}

func readActorLists() (*actorLists, error) {
	l := &actorLists{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	states, err := lines(actorData, "states.tsv")
	if err != nil {
		return nil, err
	}
	for _, line := range states {
		f := append(strings.Split(line, "\t"), "", "", "", "", "")
		for a := range strings.SplitSeq(f[2], "|") {
			l.adjectives[a] = true
		}
		l.states[f[1]] = true
		for a := range strings.SplitSeq(f[4], "|") {
			l.states[a] = true
		}
	}
	for _, no := range []string{"European Union", "EU", "E.U.", "African Union", "AU", "A.U.", "Republic of China", "CAR", "", "Holy See", "Emirates", "Brussels"} {
		delete(l.states, no)
	}
	delete(l.adjectives, "")
	delete(l.adjectives, "Vatican")
	delete(l.adjectives, "Kiwi")
	peoples, err := lines(nameData, "peoples.txt")
	if err != nil {
		return nil, err
	}
	for _, p := range peoples {
		l.adjectives[p] = true
	}
	titles, err := lines(actorData, "titles.txt")
	if err != nil {
		return nil, err
	}
	for _, t := range titles {
		l.titles[t] = true
	}
	return l, nil
}

// harmonise gives the sets one idea of a name: no article, no title, no
// possessive; nationality words are adjectives wherever they stand alone;
// states are places.
func (l *actorLists) harmonise(n *named) {
	var kept []name
	for _, m := range n.names {
		m = l.trim(n.text, m)
		s := n.text[m.from:m.to]
		switch {
		case s == "":
			continue
		case l.adjectives[s]:
			m.kind = actor.KindAdjective
		case l.states[s]:
			m.kind = actor.KindPlace
		case m.kind == actor.KindAdjective && n.source == "re3d":
			m.kind = actor.KindMisc
		}
		kept = append(kept, m)
	}
	n.names = l.addWords(n.text, kept, l.adjectives, actor.KindAdjective)
	if isOwn(n.source) { // we leave states to the machine, too
		n.names = l.addWords(n.text, n.names, l.states, actor.KindPlace)
	}
}

func (l *actorLists) trim(text string, m name) name {
	for _, the := range []string{"the ", "The ", "THE ", "a ", "an "} {
		if strings.HasPrefix(text[m.from:m.to], the) && (the != "The " || m.kind != actor.KindMisc) {
			m.from += len(the)
		}
	}
	for m.kind == actor.KindPerson {
		w, rest, ok := strings.Cut(text[m.from:m.to], " ")
		if !ok || !l.titles[strings.ToLower(w)] || rest == "" {
			break
		}
		m.from += len(w) + 1
	}
	s := strings.TrimRightFunc(text[m.from:m.to], unicode.IsSpace)
	for _, pos := range []string{"'s", "’s", "'", "’", ","} {
		s = strings.TrimSuffix(s, pos)
	}
	for _, at := range []string{"@", "#"} {
		if strings.HasPrefix(s, at) {
			m.from++
			s = s[1:]
		}
	}
	m.to = m.from + len(s)
	return m
}

// addWords marks the listed words and pairs of words outside every name.
func (l *actorLists) addWords(text string, names []name, list map[string]bool, kind actor.Kind) []name {
	var out []name
	next := 0
	for i := 0; i < len(text); {
		for next < len(names) && names[next].from <= i {
			out = append(out, names[next])
			i = max(i, names[next].to)
			next++
		}
		if i >= len(text) {
			break
		}
		if !isWordByte(text[i]) {
			i++
			continue
		}
		end := wordEnd(text, i)
		limit := len(text)
		if next < len(names) {
			limit = names[next].from
		}
		two := end
		if end < len(text) && (text[end] == ' ') {
			two = wordEnd(text, end+1)
		}
		switch {
		case two > end && two <= limit && list[text[i:two]]:
			out = append(out, name{i, two, kind})
			end = two
		case end <= limit && list[text[i:end]] && !adjectiveInName(text, end):
			out = append(out, name{i, end, kind})
		}
		i = max(end, i+1)
	}
	return append(out, names[next:]...)
}

// adjectiveInName reports whether a hyphen joins what stands before end to
// what follows: "Anglo-Irish".
func adjectiveInName(text string, end int) bool { return end < len(text) && text[end] == '-' }

func isWordByte(c byte) bool {
	return c >= 0x80 || c == '\'' || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

func wordEnd(text string, i int) int {
	for i < len(text) && (isWordByte(text[i]) && text[i] != '\'' || text[i] == '-' && i+1 < len(text) && isWordByte(text[i+1])) {
		if text[i] == '\xe2' { // curly quote or dash
			break
		}
		i++
	}
	return i
}

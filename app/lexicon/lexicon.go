// Package lexicon reads word lists and finds their phrases among a document's
// tokens.
//
// # Lists
//
// A list is a text file, one entry a line: a phrase, then any number of fields,
// separated by tabs. A line that begins with # is a comment. The words of a
// phrase are separated by single spaces and cut as [doc.Token] cuts them, so a
// possessive is a word of its own:
//
//	# phrase	stance
//	accuse	accuses
//	according to	says
//	in the view of	believes
//	The Hague	NL
//
// # Matching
//
// A word in lower case matches a token whose form, in any case, or whose lemma
// is that word: "accuse" matches "Accused". A word with a capital matches that
// very form only, so "The Hague" leaves "the hague" alone. Curly apostrophes
// match straight ones. Of several entries that begin at a token the longest
// wins.
//
// A [Matcher] is a trie whose edges are 64-bit hashes of words, so that a look-up
// compares integers and allocates nothing; of a million distinct words, two
// share a hash once in tens of millions of lists. Where several are asked about a
// token, its [Key] is made once; a [Sieve] turns words away before any is asked.
package lexicon

import (
	"fmt"
	"iter"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// An Entry is a line of a list.
type Entry struct {
	Phrase string
	Fields []string // what follows the phrase; may be empty
	Line   int      // counted from 1
}

// Field returns field i, or "" where the line has fewer.
func (e Entry) Field(i int) string {
	if i < len(e.Fields) {
		return e.Fields[i]
	}
	return ""
}

// Files are what lists are read from: an [embed.FS].
type Files interface {
	ReadFile(name string) ([]byte, error)
}

// Read returns the entries of the list called name. It fails where the file
// can't be read or a line has no phrase; the error names the line.
func Read(files Files, name string) ([]Entry, error) {
	list, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	n := 0
	for line := range strings.Lines(string(list)) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if fields[0] == "" || fields[0] != strings.Join(strings.Fields(fields[0]), " ") {
			return nil, fmt.Errorf("%s:%d: phrase %q: want words separated by single spaces", name, n, fields[0])
		}
		entries = append(entries, Entry{fields[0], fields[1:], n})
	}
	return entries, nil
}

// MustRead is like [Read] but panics where the list is broken. It is for lists
// embedded in the program, which its tests have read.
func MustRead(files Files, name string) []Entry {
	entries, err := Read(files, name)
	if err != nil {
		panic(err)
	}
	return entries
}

// Words returns the set of the words in a list of single words, however many a
// line. The list is given as its text, as embedded in the program.
func Words(list string) map[string]bool {
	words := make(map[string]bool)
	for line := range strings.Lines(list) {
		if line[0] == '#' {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			words[word] = true
		}
	}
	return words
}

// MustSets reads a file of sets of single words, a "name: words" a line, and returns
// the set of each name; the lines of a name add up. It panics where the file cannot be
// read, and what it returns panics where there is no such name: both are faults of the
// program.
func MustSets(files Files, file string) func(name string) map[string]bool {
	list, err := files.ReadFile(file)
	if err != nil {
		panic(err)
	}
	sets := make(map[string]map[string]bool)
	for line := range strings.Lines(string(list)) {
		if name, words, ok := strings.Cut(line, ":"); ok && line[0] != '#' {
			if sets[name] == nil {
				sets[name] = make(map[string]bool)
			}
			maps.Copy(sets[name], Words(words))
		}
	}
	return func(name string) map[string]bool {
		if sets[name] == nil {
			panic(fmt.Sprintf("lexicon: %s has no set %q", file, name))
		}
		return sets[name]
	}
}

// A Matcher finds phrases and gives the value stored with each. Once filled it
// may be used by several goroutines at a time. The zero Matcher is empty and
// ready to use.
type Matcher[V any] struct {
	edges  map[uint64]int32 // to the node below; see edge
	first  [256]uint64      // a bit for each word a phrase begins with, by its hash
	values map[int32]V      // of the nodes where a phrase ends
	nodes  int32            // 0 is the root
}

// edge names the edge from a node for the word of that hash. It is a hash itself.
func edge(node int32, word uint64) uint64 { return word ^ uint64(node)*0x9E3779B97F4A7C15 }

// Add stores v under phrase. A phrase added again keeps the newer value.
func (m *Matcher[V]) Add(phrase string, v V) {
	if m.edges == nil {
		m.edges, m.values = make(map[uint64]int32), make(map[int32]V)
	}
	var node int32
	for word := range strings.SplitSeq(phrase, " ") {
		h := hashEntry(word)
		if node == 0 {
			m.first[h>>6&255] |= 1 << (h & 63)
		}
		e := edge(node, h)
		next, ok := m.edges[e]
		if !ok {
			m.nodes++
			next = m.nodes
			m.edges[e] = next
		}
		node = next
	}
	m.values[node] = v
}

// At returns the longest phrase that begins at token i of d and ends before
// token end: its number of tokens, its value, and whether there is one.
func (m *Matcher[V]) At(d *doc.Document, i, end int) (n int, v V, ok bool) {
	if i >= end {
		return 0, v, false
	}
	return m.AtKey(KeyOf(d, i), d, i, end)
}

// AtKey is [Matcher.At] with the key of token i, which stands before end.
func (m *Matcher[V]) AtKey(k Key, d *doc.Document, i, end int) (n int, v V, ok bool) {
	n, node := m.longest(k, d, i, end, 0)
	if n == 0 {
		return 0, v, false
	}
	return n, m.values[node], true
}

// A Key is what a token is looked up by. Where several matchers are asked about a
// token, it is made once.
type Key struct {
	lower uint64 // the form, in lower case
	exact uint64 // the form as it stands, if it has a capital
	lemma uint64 // the lemma, if it is not the form
}

// KeyOf returns the key of token i.
func KeyOf(d *doc.Document, i int) (k Key) {
	word := d.Word(i)
	lower, capital := hashFold(word)
	k.lower = lower
	if capital {
		k.exact = hashExact(word)
	}
	if lemma := d.Tokens[i].Lemma; lemma != "" && lemma != word {
		if h, _ := hashFold(lemma); h != lower {
			k.lemma = h
		}
	}
	return k
}

// longest walks the trie from node along the tokens from i on, k being the key of the
// first. It returns the number of tokens and the node of the longest phrase found below
// node.
func (m *Matcher[V]) longest(k Key, d *doc.Document, i, end int, node int32) (n int, found int32) {
	n, found = m.follow(d, i, end, node, k.lower, 0, 0)
	if k.exact != 0 {
		n, found = m.follow(d, i, end, node, k.exact, n, found)
	}
	if k.lemma != 0 {
		n, found = m.follow(d, i, end, node, k.lemma, n, found)
	}
	return n, found
}

// follow goes on from node with token i as the word of that hash. It returns what
// longest does, or n and best where what it finds is no longer.
func (m *Matcher[V]) follow(d *doc.Document, i, end int, node int32, word uint64, n int, best int32) (int, int32) {
	// Most words begin no phrase: one bit says so of nearly all.
	if node == 0 && m.first[word>>6&255]&(1<<(word&63)) == 0 {
		return n, best
	}
	next, ok := m.edges[edge(node, word)]
	if !ok {
		return n, best
	}
	more, found := 0, int32(0)
	if i+1 < end {
		more, found = m.longest(KeyOf(d, i+1), d, i+1, end, next)
	}
	if more > 0 {
		if more+1 > n {
			return more + 1, found
		}
	} else if _, ok := m.values[next]; ok && n == 0 {
		return 1, next
	}
	return n, best
}

// All yields the phrases found in tokens r of d from left to right, the longest
// at each place, none overlapping the one before.
func (m *Matcher[V]) All(d *doc.Document, r doc.Range) iter.Seq2[doc.Range, V] {
	return func(yield func(doc.Range, V) bool) {
		for i := r.From; i < r.To; {
			n, v, ok := m.At(d, i, r.To)
			if !ok {
				i++
				continue
			}
			if !yield(doc.Range{From: i, To: i + n}, v) {
				return
			}
			i += n
		}
	}
}

// Word hashes are FNV-1a over code points: of the folded form for words that
// match in any case, of the form as it stands, from another offset, for words
// that match exactly.
const (
	fnvOffset   = 14695981039346656037
	exactOffset = fnvOffset ^ 0x9E3779B97F4A7C15
	fnvPrime    = 1099511628211
)

func hashEntry(word string) uint64 {
	h, capital := hashFold(word)
	if capital {
		return hashExact(word)
	}
	return h
}

// hashFold hashes word in lower case and reports whether it had a capital.
func hashFold(word string) (h uint64, capital bool) {
	h = fnvOffset
	for i := 0; i < len(word); {
		r, size := rune(word[i]), 1
		switch {
		case 'A' <= r && r <= 'Z':
			capital = true
			r += 'a' - 'A'
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(word[i:])
			if r == '’' {
				r = '\''
			} else if l := unicode.ToLower(r); l != r {
				capital, r = true, l
			}
		}
		h = (h ^ uint64(r)) * fnvPrime
		i += size
	}
	return h, capital
}

func hashExact(word string) uint64 {
	var h uint64 = exactOffset
	for _, r := range word {
		if r == '’' {
			r = '\''
		}
		h = (h ^ uint64(r)) * fnvPrime
	}
	return h
}

package actor

import (
	"strings"

	"lede/app/doc"
)

// known are the names to look for where the recogniser passed over them.
type known struct {
	kinds  map[string]Kind // by key
	firsts map[string]bool // first words of keys
	smalls map[string]bool // those of them that are also written small, once they were asked for
}

func (k *known) learn(key string, kind Kind) {
	if _, ok := k.kinds[key]; !ok {
		first, _ := firstWord(key)
		k.kinds[key], k.firsts[first] = kind, true
	}
}

// small reports whether the first word of a key is also written small.
func (k *known) small(f *finder, first string) bool {
	if k.smalls == nil {
		k.smalls = map[string]bool{}
		for i := range f.d.Tokens {
			if w := f.d.Word(i); k.firsts[w] {
				k.smalls[w] = true
			}
		}
	}
	return k.smalls[first]
}

// learnParts learns the parts of a person's name that stand for the whole.
func (k *known) learnParts(f *finder, m *mention) {
	last, others := lastWord(m.key)
	if others && len(last) > 3 && isCapital(f.d.Word(m.To-1)) {
		k.learn(last, KindPerson)
	}
	if first, _ := firstWord(m.key); others && len(first) > 2 && !f.titles[first] {
		k.learn(first, KindPerson)
	}
	if strings.ContainsAny(m.key, "\"“") {
		for w := range strings.FieldsSeq(m.key) {
			if b := bare(w); len(b) > 2 && len(b) < len(w) {
				k.learn(b, KindPerson) // a nickname
			}
		}
	}
}

// spread adds the names that the recogniser found in one place and passed over
// in another, and surnames of persons it knows in full.
func (f *finder) spread() {
	names := f.knownNames()
	added := false
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if f.cases[s] == LowerCase || sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		for i := sent.Tokens.From; i < sent.Tokens.To; i++ {
			if f.at[i] != 0 || !isCapital(f.d.Word(i)) || !names.firsts[f.folded.word(i)] {
				continue
			}
			r, kind := f.knownAt(i, s, names)
			if r.Len() == 0 || r.Len() == 1 && i == sent.Tokens.From && names.small(f, f.folded.word(i)) {
				continue // "Police": a word also written small may open a sentence
			}
			f.add(r, s, kind, f.cases[s])
			added = true
			i = r.To - 1
		}
	}
	if added {
		f.sortMentions()
	}
}

// knownNames returns the names that are sure enough to be looked for elsewhere.
func (f *finder) knownNames() *known {
	names := &known{kinds: map[string]Kind{}, firsts: map[string]bool{}}
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind == KindMisc || m.kind == KindAdjective || m.conf < 0.8 || strings.Contains(m.key, ",") {
			continue
		}
		if strings.Contains(m.key, " ") || len(m.key) > 3 || strings.ToUpper(m.text) == m.text {
			names.learn(m.key, m.kind)
		}
		if m.kind == KindPerson {
			names.learnParts(f, m)
		}
	}
	return names
}

// knownAt returns the longest of the names that stands at token i of sentence s in no
// other name, or an empty range.
func (f *finder) knownAt(i, s int, names *known) (doc.Range, Kind) {
	sent := f.d.Sentences[s].Tokens
	for n := min(4, sent.To-i); n > 0; n-- {
		r := doc.Range{From: i, To: i + n}
		k, ok := names.kinds[f.keyOf(r)]
		if ok && f.free(r) && !(n == 1 && f.cases[s] == NormalCase && f.insideLonger(i, sent)) {
			return r, k
		}
	}
	return doc.Range{}, KindNone
}

// insideLonger reports whether a capitalised word that is in no name stands
// beside token i.
func (f *finder) insideLonger(i int, r doc.Range) bool {
	beside := func(k int) bool { return r.Has(k) && f.at[k] == 0 && isCapital(f.d.Word(k)) }
	return beside(i+1) || beside(i-1) && i-1 != r.From && !f.titles[f.lower(i-1, r)]
}

// free reports whether no name holds any of the tokens r.
func (f *finder) free(r doc.Range) bool {
	for t := r.From; t < r.To; t++ {
		if f.at[t] != 0 {
			return false
		}
	}
	return true
}

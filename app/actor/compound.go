package actor

import (
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/lexicon"
)

func (r *resources) readCompounds() {
	r.compounds = map[string]string{}
	for _, e := range lexicon.MustRead(files, "data/compounds.tsv") {
		r.compounds[e.Phrase] = e.Field(0)
	}
}

// findInCompounds makes the name in a word with a hyphen a mention of its own,
// and takes the word out of the name it may have been read into:
//
//	[Toledo]-based lender   [New York]-based [Acme Labs]   pro-[Russian] hackers
//	[FRANKFURT]/[SEOUL], Sept 16
//
// A mention is then a part of a token. What is neither a known place or people nor
// named elsewhere in the text is left, except before "based".
func (f *finder) findInCompounds() {
	var known map[string]Kind
	var found []mention
	drop := map[int32]bool{}
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if f.cases[s] == UpperCase || f.cases[s] == LowerCase || sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		for i := sent.Tokens.From; i < sent.Tokens.To; i++ {
			if cities := f.inSlashes(i, s); cities != nil {
				if a := f.at[i]; a != 0 {
					drop[a-1] = true
				}
				found = append(found, cities...)
				continue
			}
			if strings.IndexByte(f.d.Word(i), '-') < 1 {
				continue
			}
			if known == nil {
				known = f.kindsByKey()
			}
			m, ok := f.inCompound(i, s, known)
			if !ok {
				continue
			}
			for t := m.From; t < m.To; t++ {
				if a := f.at[t]; a != 0 && !drop[a-1] {
					drop[a-1] = true
					if c := f.mentions[a-1]; c.To > m.To { // the rest is a name still
						c.From = m.To
						c.text = f.textOf(c.Range)
						c.key = f.keyOf(c.Range)
						found = append(found, c)
					}
				}
			}
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return
	}
	kept := f.mentions[:0]
	for i, m := range f.mentions {
		if !drop[int32(i)] {
			kept = append(kept, m)
		}
	}
	f.mentions = append(kept, found...)
	slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.From - b.From })
	f.index()
}

// kindsByKey returns the kinds of the names found so far; of several of one key, that
// of the last.
func (f *finder) kindsByKey() map[string]Kind {
	kinds := make(map[string]Kind, len(f.mentions))
	for i := range f.mentions {
		kinds[f.mentions[i].key] = f.mentions[i].kind
	}
	return kinds
}

// inCompound returns the name in token i, with the words before it that belong to
// it, and whether there is one.
func (f *finder) inCompound(i, s int, known map[string]Kind) (mention, bool) {
	word, span := f.d.Word(i), f.d.Tokens[i].Span
	m := mention{Range: doc.Range{From: i, To: i + 1}, sentence: s, form: doc.Name, conf: 0.8}
	cut := strings.LastIndexByte(word, '-')
	if cut < 1 || cut == len(word)-1 {
		return m, false
	}
	if n := f.slugEnd(word); n > 0 && known[fold(word[n:])] != KindNone {
		m.part = doc.Span{Start: span.Start + n, End: span.End}
		m.text, m.key = word[n:], fold(word[n:])
		m.kind = known[m.key]
		return m, true
	}
	before, after := word[:cut], word[cut+1:]
	use := f.compounds[after]
	switch {
	case isCapital(before) && (use == "where" || use == "whose"):
		m.part = doc.Span{Start: span.Start, End: span.Start + cut}
		m.where = use == "where"
		for p := i - 1; p >= f.d.Sentences[s].Tokens.From && f.wordOfName(p); p-- {
			longer := doc.Span{Start: f.d.Tokens[p].Start, End: m.part.End}
			if _, state := f.byName[fold(f.d.Slice(longer))]; state || m.where || f.words.Get(PhraseHash(f.d.Word(p), before)).Class&(ClassCity|ClassState) != 0 {
				m.From, m.part = p, longer
			}
		}
	case isCapital(after) && f.compounds[fold(before)] == "stance":
		m.part = doc.Span{Start: span.Start + cut + 1, End: span.End}
	default:
		return m, false
	}
	m.text = strings.Join(strings.Fields(f.d.Slice(m.part)), " ")
	m.key = fold(m.text)
	class := f.words.Get(wordHash(m.text)).Class
	switch n, state := f.byName[m.key]; {
	case state && n.how == demonym:
		m.kind = KindAdjective
	case state, m.From < i, m.where && class&(ClassCity|ClassRegion) != 0:
		m.kind = KindPlace
	case known[m.key] != KindNone:
		m.kind = known[m.key]
	case use == "where":
		m.kind = KindPlace
	case class&(ClassCompany|ClassOrganization) != 0: // "Temasek-backed"
		m.kind = KindOrganization
	default:
		return m, false
	}
	return m, true
}

// inSlashes returns the names in a token of places with slashes between them, or
// nil: "TAIPEI/BERLIN".
func (f *finder) inSlashes(i, s int) []mention {
	word, span := f.d.Word(i), f.d.Tokens[i].Span
	if len(word) < 5 || strings.IndexByte(word, '/') < 0 || !isCapital(word) {
		return nil
	}
	var all []mention
	at := span.Start
	for w := range strings.SplitSeq(word, "/") {
		m := mention{Range: doc.Range{From: i, To: i + 1}, sentence: s, form: doc.Name, conf: 0.8, kind: KindPlace,
			part: doc.Span{Start: at, End: at + len(w)}, text: w, key: fold(w), where: true}
		if _, state := f.byName[m.key]; !state && f.words.Get(wordHash(w)).Class&ClassCity == 0 {
			return nil
		}
		all = append(all, m)
		at += len(w) + 1
	}
	return all
}

// wordOfName reports whether the word at token i can stand inside a name.
func (f *finder) wordOfName(i int) bool {
	w := f.d.Word(i)
	return isCapital(w) && f.d.Tokens[i].Tag.IsProper() && !f.calendar[fold(w)]
}

// span returns where a mention stands in the text.
func (f *finder) span(m *mention) doc.Span {
	if !m.part.Empty() {
		return m.part
	}
	return f.d.Cover(m.Range)
}

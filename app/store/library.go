package store

import (
	"cmp"
	"slices"
	"strings"
)

// An Order is one of the ways to sort a list of articles.
type Order string

// The orders; all others than ByTitle put the latest first.
const (
	ByOpened Order = "opened"
	BySaved  Order = "saved"
	ByDate   Order = "date"
	ByTitle  Order = "title"
)

// Sort puts cards in order.
func Sort(cards []Card, by Order) {
	slices.SortStableFunc(cards, func(a, b Card) int {
		switch by {
		case BySaved:
			return b.Saved.Compare(a.Saved)
		case ByDate:
			return strings.Compare(b.Date, a.Date)
		case ByTitle:
			return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
		}
		return b.Opened.Compare(a.Opened)
	})
}

// An Index finds articles by words. It is read once from the texts that are kept
// and asked at every key press.
type Index struct{ texts map[ID]indexed }

type indexed struct {
	revision     int
	text, folded string
}

// NewIndex returns an index of no text: it finds what stands on the cards.
func NewIndex() *Index { return &Index{texts: make(map[ID]indexed)} }

// few is how many texts are read one by one rather than with all others.
const few = 20

// Index returns an index of the cards' texts. Those that an earlier one has, of
// the same revision, are taken from there; nothing but texts is read.
func (s *Store) Index(list []Card, earlier *Index) (*Index, error) {
	x := NewIndex()
	missing := make(map[ID]int) // their revisions
	for _, c := range list {
		if have, ok := earlier.texts[c.ID]; ok && have.revision == c.Revision {
			x.texts[c.ID] = have
		} else {
			missing[c.ID] = c.Revision
		}
	}
	if len(missing) == 0 {
		return x, nil
	}
	take := func(key, record any) error {
		id, _ := key.(int)
		text, _ := record.(string)
		if revision, ok := missing[ID(id)]; ok {
			x.add(ID(id), revision, text)
		}
		return nil
	}
	err := s.db.View([]string{texts}, func(t Tx) error {
		if len(missing) > few {
			return t.Each(texts, take)
		}
		for id := range missing {
			record, err := t.Get(texts, int(id))
			if err != nil {
				return err
			}
			take(int(id), record)
		}
		return nil
	})
	return x, err
}

func (x *Index) add(id ID, revision int, text string) {
	x.texts[id] = indexed{revision, text, strings.ToLower(text)}
}

// Text returns the text of an article, or "".
func (x *Index) Text(id ID) string { return x.texts[id].text }

// Find returns those of the cards in which every word of the query stands
// somewhere: in the title, the source, the actors, the tags or the text. An empty
// query finds all.
func (x *Index) Find(cards []Card, query string) []Card {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return cards
	}
	var out []Card
	for _, c := range cards {
		head := strings.ToLower(strings.Join([]string{c.Title, c.Source, strings.Join(c.Actors, "\n"), strings.Join(c.Tags, "\n")}, "\n"))
		text := x.texts[c.ID].folded
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(head, w) && !strings.Contains(text, w) }) {
			out = append(out, c)
		}
	}
	return out
}

// around is how many bytes an excerpt shows on either side of a word.
const around = 60

// Excerpt returns the first place in an article's text where a word of the query
// stands, with some words around it; hit is "" where it stands in the title or
// the actors only.
func (x *Index) Excerpt(id ID, query string) (before, hit, after string) {
	t := x.texts[id]
	if len(t.text) != len(t.folded) {
		return "", "", "" // a letter that is longer in lower case: places do not agree
	}
	at, length := -1, 0
	for w := range strings.FieldsSeq(strings.ToLower(query)) {
		if i := strings.Index(t.folded, w); i >= 0 && (at < 0 || i < at) {
			at, length = i, len(w)
		}
	}
	if at < 0 {
		return "", "", ""
	}
	from, to := max(0, at-around), min(len(t.text), at+length+around)
	before, after = t.text[from:at], t.text[at+length:to]
	if _, cut, ok := strings.Cut(before, " "); ok && from > 0 {
		before = "…" + cut
	}
	if i := strings.LastIndexByte(after, ' '); i >= 0 && to < len(t.text) {
		after = after[:i] + "…"
	}
	return strings.ToValidUTF8(before, ""), t.text[at : at+length], strings.ToValidUTF8(after, "")
}

// Tags returns the tags of the cards, the most used first, and how many cards
// have each.
func Tags(cards []Card) (tags []string, uses map[string]int) {
	uses = make(map[string]int)
	for _, c := range cards {
		for _, t := range c.Tags {
			if uses[t]++; uses[t] == 1 {
				tags = append(tags, t)
			}
		}
	}
	slices.SortFunc(tags, func(a, b string) int { return cmp.Or(uses[b]-uses[a], strings.Compare(a, b)) })
	return tags, uses
}

// ParseTags reads tags as a reader types them, separated by commas: each once,
// without the spaces around it.
func ParseTags(typed string) []string {
	var tags []string
	for t := range strings.SplitSeq(typed, ",") {
		t = strings.Join(strings.Fields(t), " ")
		if t != "" && !slices.ContainsFunc(tags, func(have string) bool { return strings.EqualFold(have, t) }) {
			tags = append(tags, t)
		}
	}
	return tags
}

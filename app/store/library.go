package store

import (
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

// An Index finds articles by words. It is built once from everything that is
// kept and asked at every key press.
type Index struct {
	cards []Card
	found []string // what is searched of each card, in lower case
}

// NewIndex returns an index of the cards and their texts.
func NewIndex(cards []Card, texts map[ID]string) *Index {
	x := &Index{cards: cards, found: make([]string, len(cards))}
	for i, c := range cards {
		x.found[i] = strings.ToLower(strings.Join([]string{c.Title, c.Source, strings.Join(c.Actors, "\n"), texts[c.ID]}, "\n"))
	}
	return x
}

// Find returns the cards in which every word of the query stands somewhere, in
// the order they were given in. An empty query finds all.
func (x *Index) Find(query string) []Card {
	words := strings.Fields(strings.ToLower(query))
	var out []Card
	for i, c := range x.cards {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(x.found[i], w) }) {
			out = append(out, c)
		}
	}
	return out
}

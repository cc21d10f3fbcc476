package intake

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/lexicon"
)

//go:embed data/body.txt
var bodyData string

var bodies = lexicon.Words(bodyData)

// Weights, in bytes of text, that decide what is running text.
const (
	minRunning = 40  // a shorter paragraph is a teaser, a button, a date
	minArticle = 140 // less running text than this is a fragment: all of it is taken
)

// weigh returns the length of the running text in n: paragraphs of some
// length, text in links left out. It calls visit, unless nil, with the weight
// of every element in n.
func weigh(n *html.Node, visit func(*html.Node, int)) int {
	w := 0
	loose := 0 // text that stands in n itself, not in a block inside it
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			loose += len(strings.TrimSpace(c.Data))
		case c.Type != html.ElementNode:
		case inline(c) && c.DataAtom != atom.A:
			text, links := textAndLinks(c)
			loose += text - links
			if visit != nil {
				visit(c, 0)
			}
		case c.DataAtom == atom.A:
			if visit != nil {
				visit(c, 0)
			}
		default:
			w += weigh(c, visit)
		}
	}
	if loose >= minRunning {
		w += loose
	}
	if visit != nil {
		visit(n, w)
	}
	return w
}

// textAndLinks returns the length of the text in n and of what of it is in
// links.
func textAndLinks(n *html.Node) (text, links int) {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data)), 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t, l := textAndLinks(c)
		text, links = text+t, links+l
	}
	if n.DataAtom == atom.A {
		links = text
	}
	return text, links
}

// find returns the article in the page and, where the article element does
// not hold it, the page's headline.
func find(root *html.Node) (article, headline *html.Node) {
	weights := make(map[*html.Node]int)
	total := weigh(root, func(n *html.Node, w int) {
		if w > 0 {
			weights[n] = w
		}
	})
	article = root
	if total < minArticle {
		return root, nil
	}
	var best, deepest int
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if w := weights[n]; w*2 >= total && isBody(n) {
			// The innermost of those that lose little against the heaviest.
			if w*10 >= best*8 && depth > deepest {
				article, best, deepest = n, max(w, best), depth
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				walk(c, depth+1)
			}
		}
	}
	walk(root, 0)
	if best == 0 {
		article = descend(root, weights, total)
	}
	return article, title(root, article)
}

// isBody reports whether n calls itself the article.
func isBody(n *html.Node) bool {
	if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attr(n, "itemprop") == "articleBody" || attr(n, "role") == "main" || attr(n, "role") == "article" {
		return true
	}
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section {
		return false
	}
	for name := range names(n) {
		if bodies[name] {
			return true
		}
	}
	return false
}

// descend returns the innermost element from n down that holds four fifths of
// the page's weight, or more than half of it and a headline.
func descend(n *html.Node, weights map[*html.Node]int, total int) *html.Node {
	for {
		var heavy *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && !inline(c) && (weights[c]*5 >= total*4 || weights[c]*2 > total && startsWithHeading(c)) {
				heavy = c
			}
		}
		if heavy == nil || heavy.DataAtom == atom.P {
			return n
		}
		n = heavy
	}
}

// title returns the page's first h1, unless article holds one.
func title(root, article *html.Node) *html.Node {
	if headlineIn(article) != nil {
		return nil
	}
	return headlineIn(root)
}

// startsWithHeading reports whether the first words in n are a heading of the
// first or second rank.
func startsWithHeading(n *html.Node) bool {
	heading, _ := firstWords(n)
	return heading
}

// firstWords is startsWithHeading, and whether there are words in n at all.
func firstWords(n *html.Node) (heading, words bool) {
	for c := n.FirstChild; c != nil && !words; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.H1 || c.DataAtom == atom.H2:
			return true, true
		case c.Type == html.TextNode:
			words = strings.TrimSpace(c.Data) != ""
		default:
			heading, words = firstWords(c)
		}
	}
	return heading, words
}

// headlineIn returns the first h1 in n that says anything, or nil.
func headlineIn(n *html.Node) *html.Node {
	if n.DataAtom == atom.H1 && plainText(n) != "" {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if h := headlineIn(c); h != nil {
			return h
		}
	}
	return nil
}

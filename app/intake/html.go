package intake

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/doc"
)

// ErrNoText is the error for a page that shows no text.
var ErrNoText = errors.New("the page holds no text to read")

// HTML returns a new document of the article in an HTML page, or of all the
// text of a fragment such as the clipboard holds.
//
// # How the article is found
//
// What never shows or never belongs to an article is taken out first: scripts,
// hidden elements, forms, navigation, and elements whose class or id says
// "related" or "share" (data/clutter.txt). What remains is weighed: the weight
// of an element is the length of the running text in it, links left out. The
// article is the element that calls itself one (article, main, or a class of
// data/body.txt) and holds at least half of the page's weight; else the
// innermost element that holds at least four fifths of it. This is the idea of
// Mozilla's Readability in its simplest form; the library itself would double
// the size of the program.
//
// # What becomes of it
//
// Every block element gives a block, and the blocks are set apart by an empty
// line. Inside, white space is what a browser shows, br is a line break, and
// characters without a shape are left out. Title, byline, date and site come
// from the page's metadata (JSON-LD, Open Graph, meta and time elements), and
// where that is silent from the text.
//
// The error is [ErrNoText] or nil: HTML of any shape can be read.
func HTML(src string) (*doc.Document, error) {
	src, _ = Repair(src)
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		root = flat(src) // nested too deeply
	}
	m := metadata(root)
	prune(root)
	article, headline := find(root)
	w := writer{wraps: make(map[*html.Node]bool)}
	w.wrapping(root)
	if headline != nil {
		w.walk(headline, style{})
	}
	w.walk(article, style{})
	w.flush(style{})
	d := &doc.Document{Text: w.text.String(), Blocks: w.blocks}
	if len(d.Blocks) == 0 {
		return nil, ErrNoText
	}
	classify(d, false)
	m.fill(d)
	describe(d)
	return d, nil
}

// flat returns a tree of src without depth: every element a child of the root,
// for pages nested more deeply than the parser takes.
func flat(src string) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	z := html.NewTokenizer(strings.NewReader(src))
	parent := root
	for {
		switch z.Next() {
		case html.ErrorToken:
			return root
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
			if inline(n) && !unseen[n.DataAtom] {
				continue
			}
			root.AppendChild(n)
			parent = n
		case html.EndTagToken:
			if t := z.Token(); !inline(&html.Node{DataAtom: t.DataAtom}) || unseen[t.DataAtom] {
				parent = root
			}
		case html.TextToken:
			parent.AppendChild(&html.Node{Type: html.TextNode, Data: z.Token().Data})
		}
	}
}

// attr returns the value of the attribute key of n, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// plainText returns the text inside n, its white space made single spaces.
func plainText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return oneLine(b.String())
}

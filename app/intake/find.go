package intake

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	//go:embed data/clutter.txt
	clutterData string
	//go:embed data/body.txt
	bodyData string

	clutter = set(clutterData)
	bodies  = set(bodyData)
)

// unseen are the elements whose text never shows or is no part of an article.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true,
	atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Canvas: true,
	atom.Audio: true, atom.Video: true, atom.Map: true, atom.Select: true, atom.Option: true, atom.Datalist: true,
	atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Dialog: true, atom.Menu: true, atom.Title: true,
	atom.Nav: true, atom.Rp: true, atom.Rt: true,
}

// Weights, in bytes of text, that decide what is running text.
const (
	minRunning = 40  // a shorter paragraph is a teaser, a button, a date
	minArticle = 140 // less running text than this is a fragment: all of it is taken
)

// prune takes out of n what does not show and what is clutter. Clutter that
// holds most of the page is kept: a class may mislead.
func prune(n *html.Node, top bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode || c.Type == html.DoctypeNode:
			n.RemoveChild(c)
		case c.Type == html.ElementNode && hidden(c):
			n.RemoveChild(c)
		default:
			prune(c, false)
		}
		c = next
	}
	if !top {
		return
	}
	total := weigh(n, nil)
	dropClutter(n, total)
}

func dropClutter(n *html.Node, total int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if isClutter(c) && weigh(c, nil)*3 <= total {
				n.RemoveChild(c)
			} else {
				dropClutter(c, total)
			}
		}
		c = next
	}
}

// hidden reports whether n never shows.
func hidden(n *html.Node) bool {
	if unseen[n.DataAtom] || hasAttr(n, "hidden") {
		return true
	}
	if s := attr(n, "style"); s != "" {
		s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
		if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") || strings.Contains(s, "mso-hide:all") {
			return true
		}
	}
	for name := range names(n) {
		switch name {
		case "visuallyhidden", "sronly", "screenreadertext", "screenreaderonly", "assistivetext":
			return true
		}
	}
	return false
}

// isClutter reports whether n surrounds an article or interrupts it.
func isClutter(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Aside, atom.Footer, atom.Form, atom.Fieldset:
		return true
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.P, atom.H1:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar":
		return true
	}
	for name := range names(n) {
		if clutter[name] {
			return true
		}
	}
	return false
}

// names yields the classes and the id of n, and for each the parts its dashes,
// underscores and capitals set off, in small letters; whole names come with
// those marks left out.
func names(n *html.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, key := range [...]string{"class", "id", "data-component", "data-testid"} {
			for name := range strings.FieldsSeq(attr(n, key)) {
				parts := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ':' || r == '.' })
				if !yield(strings.ToLower(strings.Join(parts, ""))) {
					return
				}
				if len(parts) == 1 {
					continue
				}
				for i, p := range parts {
					if !yield(strings.ToLower(p)) {
						return
					}
					if i > 0 && !yield(strings.ToLower(parts[i-1]+p)) {
						return
					}
				}
			}
		}
	}
}

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
// the page's weight.
func descend(n *html.Node, weights map[*html.Node]int, total int) *html.Node {
	for {
		var heavy *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && !inline(c) && weights[c]*5 >= total*4 {
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
	var first func(n *html.Node) *html.Node
	first = func(n *html.Node) *html.Node {
		if n.DataAtom == atom.H1 && plainText(n) != "" {
			return n
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if h := first(c); h != nil {
				return h
			}
		}
		return nil
	}
	if first(article) != nil {
		return nil
	}
	return first(root)
}

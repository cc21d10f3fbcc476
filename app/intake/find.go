package intake

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/lexicon"
)

var (
	//go:embed data/clutter.txt
	clutterData string
	//go:embed data/body.txt
	bodyData string

	clutter = lexicon.Words(clutterData)
	bodies  = lexicon.Words(bodyData)
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

// prune takes out of n what does not show and what is clutter.
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
	dropFurther(n)
	dropClutter(n, weigh(n, nil))
}

// dropFurther takes out of n the articles that a page goes on with when its own
// has ended: those after the first, where each has a headline of the first rank.
func dropFurther(n *html.Node) {
	first := true
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode:
		case c.DataAtom == atom.Article && headlineIn(c) != nil:
			if !first {
				n.RemoveChild(c)
			}
			first = false
		default:
			dropFurther(c)
		}
		c = next
	}
}

func dropClutter(n *html.Node, total int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if isClutter(c) && !misnamed(c, weigh(c, nil), total) {
				n.RemoveChild(c)
			} else {
				dropClutter(c, total)
			}
		}
		c = next
	}
}

// misnamed reports whether n, clutter by its name, is the article all the same:
// "story-with-sidebar". It holds much of the page then, and the headline or what
// calls itself the text; or nearly all of the page, unless those are the
// readers' comments.
func misnamed(n *html.Node, weight, total int) bool {
	if weight*3 <= total {
		return false
	}
	if holdsBody(n) {
		return true
	}
	for name := range names(n) {
		if strings.HasPrefix(name, "comments") || strings.HasPrefix(name, "commentlist") {
			return false
		}
	}
	return weight*5 > total*4
}

// holdsBody reports whether there is a headline in n, or an element that calls
// itself an article's text. An article element alone says little: comments and
// teasers are made of them.
func holdsBody(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.H1 || c.DataAtom != atom.Article && isBody(c) || holdsBody(c)) {
			return true
		}
	}
	return false
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

// names yields the classes and the id of n, and for each the parts its dashes
// and underscores set off, in small letters; whole names come with those marks
// left out. The name of an element that a page has made up is one of them.
func names(n *html.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		made := ""
		if n.DataAtom == 0 && strings.Contains(n.Data, "-") {
			made = n.Data + " " + attr(n, "name")
		}
		for _, all := range [...]string{attr(n, "class"), attr(n, "id"), attr(n, "data-component"), attr(n, "data-testid"), made} {
			for name := range strings.FieldsSeq(all) {
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

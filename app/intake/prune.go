package intake

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/lexicon"
)

//go:embed data/clutter.txt
var clutterData string

var clutter = lexicon.Words(clutterData)

// unseen are the elements whose text never shows or is no part of an article.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true,
	atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Canvas: true,
	atom.Audio: true, atom.Video: true, atom.Map: true, atom.Select: true, atom.Option: true, atom.Datalist: true,
	atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Dialog: true, atom.Menu: true, atom.Title: true,
	atom.Nav: true, atom.Rp: true, atom.Rt: true,
}

// prune takes out of n what does not show and what is clutter.
func prune(n *html.Node) {
	dropHidden(n)
	dropFurther(n)
	dropClutter(n, weigh(n, nil))
}

func dropHidden(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode || c.Type == html.DoctypeNode, c.Type == html.ElementNode && hidden(c):
			n.RemoveChild(c)
		default:
			dropHidden(c)
		}
		c = next
	}
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

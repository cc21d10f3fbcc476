package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/doc"
	"lede/app/token"
)

// A writer sets the elements of an article as text and blocks.
type writer struct {
	text   strings.Builder
	blocks []doc.Block
	wraps  map[*html.Node]bool // inline elements with blocks in them, as links around whole teasers have

	line  strings.Builder // of the block being written
	space bool            // white space is due before the next character
	runes int             // visible characters in line, and how many of them in
	links int             // links and
	bold  int             // bold type
}

// A style is what the elements around a piece of text say about it.
type style struct {
	kind doc.BlockKind // or "" where the text has to tell
	link bool
	bold bool
	pre  bool
}

// lineElements are set within a line of text; every other element is a block.
var lineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true,
	atom.Output: true, atom.Picture: true, atom.Q: true, atom.Ruby: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Source: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Br: true,
	atom.Rb: true, atom.Meter: true, atom.Progress: true, atom.Slot: true, atom.Address: false,
}

func inline(n *html.Node) bool {
	if lineElements[n.DataAtom] {
		return true
	}
	return n.DataAtom == 0 && n.Type == html.ElementNode && !strings.Contains(n.Data, "-") // unknown; custom elements are blocks
}

// walk writes n and what is in it.
func (w *writer) walk(n *html.Node, s style) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, s)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak(s)
		return
	case atom.Hr:
		w.flush(s)
		return
	case atom.Td, atom.Th:
		if w.runes > 0 {
			w.line.WriteByte('\t')
			w.space = false
		}
		w.children(n, s)
		return
	case atom.Q:
		w.write("“", s)
		w.children(n, s)
		w.write("”", s)
		return
	}
	if inline(n) && !w.wraps[n] {
		s.link = s.link || n.DataAtom == atom.A
		s.bold = s.bold || bold(n)
		w.children(n, s)
		return
	}
	w.flush(s)
	inner := s
	if kind := elementKind(n); kind != "" && s.kind != doc.BlockQuote {
		inner.kind = kind
	}
	inner.link = s.link || n.DataAtom == atom.A
	inner.bold = s.bold || bold(n)
	inner.pre = s.pre || n.DataAtom == atom.Pre
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		if text, links := textAndLinks(n); links*10 >= text*8 {
			inner.kind = doc.Navigation
			if items(n) > 1 {
				return // a list of links leads away from the article
			}
		}
	}
	w.children(n, inner)
	w.flush(inner)
}

func (w *writer) children(n *html.Node, s style) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, s)
	}
}

// wrapping notes in w.wraps the inline elements in n that hold a block, and
// reports whether n is or holds one.
func (w *writer) wrapping(n *html.Node) bool {
	holds := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && w.wrapping(c) {
			holds = true
		}
	}
	if !inline(n) {
		return true
	}
	if holds {
		w.wraps[n] = true
	}
	return holds
}

// bold reports whether n sets its text in bold type. Some editors wrap all they
// copy in a b element that says it does not.
func bold(n *html.Node) bool {
	return (n.DataAtom == atom.B || n.DataAtom == atom.Strong) && !strings.Contains(attr(n, "style"), "normal")
}

func items(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			count++
		}
	}
	return count
}

// elementKind returns the kind of block that n makes, or "".
func elementKind(n *html.Node) doc.BlockKind {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return doc.Heading
	case atom.Li, atom.Dt, atom.Dd, atom.Tr:
		return doc.ListItem
	case atom.Blockquote:
		return doc.BlockQuote
	case atom.Figcaption, atom.Caption:
		return doc.Caption
	case atom.Article, atom.Main, atom.Body, atom.Section:
		return ""
	}
	if attr(n, "itemprop") == "author" || attr(n, "rel") == "author" {
		return doc.Byline
	}
	for name := range names(n) {
		switch name {
		case "byline", "bylines", "author", "authors", "dateline", "timestamp", "pubdate", "publishdate", "articlemeta", "postmeta", "entrymeta":
			return doc.Byline
		case "credit", "credits", "copyright", "photocredit", "imagecredit":
			return doc.Credit
		case "caption", "wpcaptiontext", "imagecaption":
			return doc.Caption
		case "pullquote":
			return doc.BlockQuote
		}
	}
	return ""
}

// write adds text to the line, its white space collapsed (CSS Text 3, section
// 4.1.1) and characters without a shape left out.
func (w *writer) write(text string, s style) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '\n' && s.pre:
			w.line.WriteByte('\n')
			w.space = false
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == 0xa0 || unicode.Is(unicode.Zs, r) || r == 0x2028 || r == 0x2029:
			w.space = w.runes > 0
		case r == 0xad || r == 0x200b || r == 0xfeff || r == 0x2060 || r < ' ' || 0x7f <= r && r < 0xa0:
		default:
			if w.space {
				w.line.WriteByte(' ')
				w.space = false
			}
			w.line.WriteRune(r)
			w.runes++
			if s.link {
				w.links++
			}
			if s.bold {
				w.bold++
			}
		}
	}
}

// lineBreak ends the line; a second one in a row ends the block.
func (w *writer) lineBreak(s style) {
	if w.runes == 0 {
		return
	}
	if strings.HasSuffix(w.line.String(), "\n") {
		w.flush(s)
		return
	}
	w.line.WriteByte('\n')
	w.space = false
}

// flush ends the block, if anything has been written.
func (w *writer) flush(s style) {
	line := w.line.String()
	if span := trim(line, doc.Span{Start: 0, End: len(line)}); !span.Empty() && visible(line[span.Start:span.End]) {
		line = line[span.Start:span.End]
		if w.text.Len() > 0 {
			w.text.WriteString("\n\n")
		}
		start := w.text.Len()
		w.text.WriteString(line)
		kind := s.kind
		switch {
		case kind == "" && w.links*10 >= w.runes*9 && w.links > 0:
			kind = doc.Navigation
		case kind == "" && w.bold*10 >= w.runes*9 && headline(line, false):
			kind = doc.Heading
		}
		w.blocks = append(w.blocks, doc.Block{Span: doc.Span{Start: start, End: w.text.Len()}, Kind: kind, DuplicateOf: doc.NoBlock})
	}
	w.line.Reset()
	w.space, w.runes, w.links, w.bold = false, 0, 0, 0
}

// visible reports whether s has anything to show beside spaces.
func visible(s string) bool {
	for _, r := range s {
		if !token.IsSpace(r) {
			return true
		}
	}
	return false
}

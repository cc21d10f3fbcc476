package intake

import (
	"strings"
	"unicode/utf8"

	"lede/app/doc"
)

// maxAside is the length in words above which a text is a paragraph, however
// much it starts like a credit or navigation.
const maxAside = 45

// classify gives every block without a kind one, and its label. With headlines
// set, a short line without an end is a heading where text follows it.
func classify(d *doc.Document, headlines bool) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		// A page sets the heading above other stories as it sets the article's own,
		// and when this one was written as a list.
		kind := kindOf(d.Slice(b.Span))
		if b.Kind == "" || kind == doc.Navigation && (b.Kind == doc.Heading || b.Kind == doc.ListItem) || kind == doc.Byline && b.Kind == doc.ListItem {
			b.Kind = kind
		}
		if b.Kind == doc.Paragraph || b.Kind == doc.Heading {
			if b.Label = labelOf(d.Text, b.Span); b.Label == b.Span {
				b.Kind = doc.EditorNote
			}
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if headlines && b.Kind == doc.Paragraph && headline(d.Slice(b.Span), i == 0) && textFollows(d.Blocks[i+1:]) {
			b.Kind = doc.Heading
		}
	}
	furniture(d)
}

func textFollows(rest []doc.Block) bool {
	for _, b := range rest {
		if b.Kind == doc.Paragraph || b.Kind == doc.ListItem || b.Kind == doc.BlockQuote {
			return true
		}
	}
	return false
}

// kindOf returns the kind of a block of plain text by its wording.
func kindOf(s string) doc.BlockKind {
	head := s
	if len(head) > 600 {
		head = head[:600]
	}
	words := plainWords(head, maxAside+1)
	switch {
	case len(words) <= maxAside && navigation.match(words) > 0:
		return doc.Navigation
	case isCredit(s, words) && !strings.HasSuffix(s, ":"):
		return doc.Credit
	case isByline(s, words):
		return doc.Byline
	case bullet(s) > 0:
		return doc.ListItem
	case s[0] == '>':
		return doc.BlockQuote
	case isCaption(s, words):
		return doc.Caption
	}
	return doc.Paragraph
}

// standsAlone reports whether the line s is a block of its own whatever stands
// around it.
func standsAlone(s string) bool {
	if len(s) > 400 {
		return false
	}
	switch kindOf(s) {
	case doc.Navigation, doc.Credit, doc.Byline, doc.ListItem, doc.Caption:
		return true
	}
	return false
}

// headline reports whether s reads like a headline: short, with no full stop
// at its end nor inside it.
func headline(s string, first bool) bool {
	if len(s) > 250 {
		return false
	}
	l, ok := newLine(s, 0, len(s))
	if !ok || l.words > longHead || l.inner || l.opens == withSmall || l.opens == withPunct {
		return false
	}
	switch l.closes {
	case final:
		r, _ := utf8.DecodeLastRuneInString(trimClosers(s))
		return r != '.' && r != '…' && (first && l.words > 2 || titleCase(s))
	case hanging, colon:
		return false
	}
	return l.words > 1 || first || s == strings.ToUpper(s) && len(s) > 2
}

// titleCase reports whether every long word of s has a capital.
func titleCase(s string) bool {
	n := 0
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimLeft(f, `"'“‘([`)
		if n++; len(f) > 4 && !capital(f) {
			return false
		}
	}
	return n > 1
}

// isCredit reports whether s credits a picture or a text to whom it belongs.
func isCredit(s string, words []string) bool {
	if len(words) > 25 {
		return false
	}
	if strings.HasPrefix(s, "©") || credits.match(words) > 0 || credits.labels(s) {
		return true
	}
	inner := s
	if s[0] == '(' || s[0] == '[' {
		if s[len(s)-1] != ')' && s[len(s)-1] != ']' {
			return false
		}
		inner = s[1 : len(s)-1]
		words = plainWords(inner, 26)
	}
	if len(words) == 0 || len(words) > 10 || strings.ContainsAny(inner, ".?!;:") {
		return false
	}
	return creditTail(inner, words)
}

// creditTail reports whether s names an agency after a slash, or is an
// agency's name: "Mike Segar/Reuters", "AFP via Getty Images".
func creditTail(s string, words []string) bool {
	if n := agencies.match(words); n == len(words) {
		return true
	}
	slash := strings.LastIndexAny(s, "/|")
	if slash > 0 {
		if tail := plainWords(s[slash+1:], 8); agencies.match(tail) == len(tail) && len(tail) > 0 {
			return true
		}
	}
	if slash = strings.IndexByte(s, '/'); slash > 0 {
		if head := plainWords(s[:slash], 8); agencies.match(head) == len(head) && len(head) > 0 {
			return true
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		if words[i] == "via" {
			return agencies.match(words[i+1:]) == len(words)-i-1 && i+1 < len(words)
		}
	}
	return false
}

// isByline reports whether s says who wrote the article or when it appeared.
func isByline(s string, words []string) bool {
	if len(words) == 0 || len(words) > 22 {
		return false
	}
	if bylines.match(words) > 0 && !strings.HasSuffix(s, ".") {
		return true
	}
	if words[0] == "by" && len(words) > 1 && len(words) <= 16 && !strings.ContainsAny(s[len(s)-1:], ".:?!") {
		return personNames(s)
	}
	return dateLine(s) || placeLine(s)
}

// placeLine reports whether s is where and when a text was written: "TBILISI,
// Oct 9".
func placeLine(s string) bool {
	if len(s) > 60 || !strings.Contains(s, ",") {
		return false
	}
	month, number := false, false
	n := 0
	for f := range strings.FieldsSeq(s) {
		f = strings.Trim(f, ",.()-–—")
		switch {
		case n == 0 && (len(f) < 3 || f != strings.ToUpper(f) || !capital(f)):
			return false
		case monthOf(f) != 0:
			month = true
		case month && f != "" && '0' <= f[0] && f[0] <= '9':
			number = true
		case f != "" && !capital(f):
			return false
		}
		n++
	}
	return month && number
}

// personNames reports whether the words of s after the first read like names of
// persons and what goes with them.
func personNames(s string) bool {
	n, names := 0, 0
	titled := posts[strings.ToLower(lastWord(s))] // "By Ann Lee, Asia security editor"
	for f := range strings.FieldsSeq(s) {
		if n++; n == 1 {
			if f != "By" && f != "BY" && f != "by" {
				return false
			}
			continue
		}
		word := strings.Trim(f, ",.|()·•-–—")
		switch {
		case capital(word):
			if names++; n == 2 && notNames[word] && !desks[lastWord(s)] {
				return false
			}
		case word == "" || besideNames[word] || titled && names > 1 || strings.ContainsAny(word, "@0123456789"):
		default:
			return false
		}
	}
	return names > 1 || names == 1 && n == 2
}

// isCaption reports whether s describes a picture: it starts as captions do,
// or ends in a picture credit.
func isCaption(s string, words []string) bool {
	if captions.match(words) > 0 {
		return true
	}
	if len(s) > 500 || s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return pictureTail(s)
	}
	i := strings.LastIndexAny(s, "([")
	if i <= 0 {
		return false
	}
	tail := s[i+1 : len(s)-1]
	tailWords := plainWords(tail, 12)
	return len(tailWords) > 0 && (credits.match(tailWords) > 0 || credits.labels(tail) || strings.ContainsAny(tail, "/|") && creditTail(tail, tailWords))
}

// pictureTail reports whether s ends in a credit with its own label: "… Photo:
// Jane Doe/AFP".
func pictureTail(s string) bool {
	if len(s) > 500 {
		return false
	}
	for from := len(s); ; {
		i := strings.LastIndexByte(s[:from], ':')
		if i <= 0 || len(s)-i > 80 {
			return false
		}
		start := strings.LastIndexAny(s[:i], ".|[(\n")
		if start > 0 && (credits.labels(s[start+1:]) || credits.match(plainWords(s[start+1:], 12)) > 0) {
			return true
		}
		from = i
	}
}

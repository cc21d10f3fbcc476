package intake

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/doc"
)

// A meta is what a page says about its article outside the text. For each
// field the first source that speaks wins; they are asked in the order JSON-LD,
// meta elements, markup of the text.
type meta struct {
	title, byline, source, language string
	window                          string // the title element: often with the site's name
	date                            time.Time
}

// metadata reads the page's metadata.
func metadata(root *html.Node) meta {
	var ld, tags, marks meta
	walkMeta(root, &ld, &tags, &marks)
	for _, m := range [...]meta{tags, marks} {
		first(&ld.title, m.title)
		first(&ld.byline, m.byline)
		first(&ld.source, m.source)
		first(&ld.language, m.language)
		if ld.date.IsZero() {
			ld.date = m.date
		}
	}
	first(&ld.title, marks.window)
	ld.title = withoutSite(ld.title, ld.source)
	return ld
}

// fill notes in d what the page says.
func (m meta) fill(d *doc.Document) {
	d.Title, d.Byline, d.Source, d.Date = m.title, m.byline, m.source, m.date
	if code, _, _ := strings.Cut(strings.ToLower(m.language), "-"); len(code) == 2 && language(d.Text) == Undetermined {
		d.Language = code
	}
}

// first sets *field to value unless it holds one.
func first(field *string, value string) {
	if *field == "" {
		*field = oneLine(value)
	}
}

func walkMeta(n *html.Node, ld, tags, marks *meta) {
	switch n.DataAtom {
	case atom.Html:
		first(&tags.language, attr(n, "lang"))
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			marks.window = plainText(n)
		}
	case atom.H1:
		first(&marks.title, plainText(n))
	case atom.Meta:
		tags.tag(attr(n, "property")+attr(n, "name")+attr(n, "itemprop"), attr(n, "content"))
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			if v, err := parseJSON(n.FirstChild.Data); err == nil {
				ld.linked(v, 0)
			}
		}
		return
	case atom.Time:
		if marks.date.IsZero() {
			marks.date = parseDate(attr(n, "datetime"))
		}
	}
	if n.Type == html.ElementNode && n.DataAtom != atom.Meta {
		switch {
		case attr(n, "itemprop") == "author" || attr(n, "rel") == "author":
			author(&marks.byline, plainText(n))
		case attr(n, "itemprop") == "datePublished" && marks.date.IsZero():
			marks.date = parseDate(attr(n, "content") + attr(n, "datetime"))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walkMeta(c, ld, tags, marks)
	}
}

// tag reads a meta element.
func (m *meta) tag(name, content string) {
	switch strings.ToLower(name) {
	case "og:title", "twitter:title", "dc.title", "dcterms.title", "headline":
		first(&m.title, content)
	case "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author":
		author(&m.byline, content)
	case "og:site_name", "application-name", "dc.publisher", "publisher":
		first(&m.source, content)
	case "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime":
		if m.date.IsZero() {
			m.date = parseDate(content)
		}
	}
}

// author notes a name; addresses of profile pages are none.
func author(field *string, name string) {
	if !strings.Contains(name, "://") && len(name) < 200 {
		first(field, name)
	}
}

// linked reads JSON-LD (schema.org): the first object that has a headline and
// a date, wherever it is nested.
func (m *meta) linked(v any, depth int) {
	if depth > 8 || m.title != "" {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linked(e, depth+1)
		}
	case map[string]any:
		if headline, _ := v["headline"].(string); headline != "" {
			first(&m.title, html.UnescapeString(headline))
			author(&m.byline, named(v["author"]))
			first(&m.source, named(v["publisher"]))
			if s, ok := v["datePublished"].(string); ok {
				m.date = parseDate(s)
			}
			if s, ok := v["inLanguage"].(string); ok {
				first(&m.language, s)
			}
			return
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			m.linked(v[key], depth+1)
		}
	}
}

// named returns the name of a schema.org person or organisation, or the names
// of several.
func named(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return named(v["name"])
	case []any:
		var all []string
		for _, e := range v {
			if n := named(e); n != "" {
				all = append(all, n)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// parseDate reads a date as metadata write them: "2021-07-19T23:30:00-05:00",
// "20210719", "Mon, 19 Jul 2021 23:30:00 GMT". The time of day and zone are the
// page's own; the day is what counts.
func parseDate(s string) time.Time {
	s = strings.TrimSpace(s)
	if len(s) == 8 {
		if t, ok := doc.ParseDay(s[:4] + "-" + s[4:6] + "-" + s[6:]); ok {
			return t
		}
	}
	return findDate(s)
}

// withoutSite returns title without the name of the site at its end: "Cable
// cut | The Harbour Post".
func withoutSite(title, site string) string {
	if site == "" {
		for _, mark := range [...]string{" | ", " - ", " – ", " — "} {
			i := strings.LastIndex(title, mark)
			if i < 0 {
				continue
			}
			head, tail := title[:i], strings.Fields(title[i+len(mark):])
			if len(strings.Fields(head)) > 2 && len(tail) <= 4 && (mark == " | " || capitals(tail)) {
				return head
			}
		}
		return title
	}
	if head, ok := strings.CutSuffix(title, site); ok {
		if cut := strings.TrimRight(head, " |-–—·:"); cut != "" && cut != strings.TrimRight(head, " ") {
			return cut
		}
	}
	return title
}

// capitals reports whether all words begin with a capital letter, as those of a
// name do.
func capitals(words []string) bool {
	for _, w := range words {
		if !capital(w) {
			return false
		}
	}
	return len(words) > 0
}

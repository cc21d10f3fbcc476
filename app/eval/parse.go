package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"lede/app/doc"
)

// byHand is the reason of every mark in gold.
var byHand = doc.Reason{Rule: "gold", Text: "Marked by hand."}

// Parse reads one gold article. The path is used in errors and for the
// article's name.
func Parse(path string, data []byte) (*Article, error) {
	p := &parser{path: path, incidents: make(map[string]int)}
	a, err := p.parse(data)
	if err != nil {
		if le, ok := err.(*lineError); ok {
			le.path = path
		}
		return nil, err
	}
	return a, nil
}

type parser struct {
	path      string
	text      string
	marks     *markup
	whole     []doc.Span // the whole text as a scope
	article   *Article
	truth     *doc.Document
	incidents map[string]int // id to index in truth.Incidents
	line      int            // of the entry being read
}

func (p *parser) errorf(format string, args ...any) error {
	return &lineError{line: p.line, msg: fmt.Sprintf(format, args...)}
}

// A section is a part of the archive and the line its body starts on.
type section struct {
	body string
	line int
}

// sections splits the archive. Each section must be known and stand once.
func (p *parser) sections(data []byte) (map[string]section, error) {
	known := []string{"meta", "text", "actors", "statements", "incidents", "opinions"}
	got := make(map[string]section)
	line := 1
	ar := txtar.Parse(data)
	line += strings.Count(string(ar.Comment), "\n")
	for _, f := range ar.Files {
		p.line = line
		if !slices.Contains(known, f.Name) {
			return nil, p.errorf("unknown section %q (known: %s)", f.Name, strings.Join(known, ", "))
		}
		if _, twice := got[f.Name]; twice {
			return nil, p.errorf("section %q stands twice", f.Name)
		}
		got[f.Name] = section{string(f.Data), line + 1}
		line += 1 + strings.Count(string(f.Data), "\n")
	}
	p.line = 1
	for _, name := range known[:3] {
		if got[name].body == "" {
			return nil, p.errorf("section %q is missing", name)
		}
	}
	return got, nil
}

func (p *parser) parse(data []byte) (*Article, error) {
	if !utf8.Valid(data) {
		p.line = 1
		return nil, p.errorf("not UTF-8")
	}
	sec, err := p.sections(data)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(p.path), filepath.Ext(p.path))
	if p.marks, err = unmark(sec["text"].body, sec["text"].line); err != nil {
		return nil, err
	}
	p.text = p.marks.text
	p.whole = []doc.Span{{Start: 0, End: len(p.text)}}
	p.truth = &doc.Document{ID: name, Language: "en", Text: p.text}
	p.article = &Article{Name: name, Truth: p.truth}

	for _, step := range []struct {
		section string
		read    func([]entry) error
	}{
		{"meta", p.meta},
		{"text", func([]entry) error { return p.sentences() }},
		{"actors", p.actors},
		{"incidents", p.readIncidents},
		{"statements", p.statements},
		{"opinions", p.opinions},
	} {
		var es []entry
		if step.section != "text" {
			es = entries(sec[step.section])
		}
		if err := step.read(es); err != nil {
			return nil, err
		}
	}
	p.line = 1
	if err := p.truth.Validate(); err != nil {
		return nil, p.errorf("%v", err)
	}
	return p.article, nil
}

// An entry is a line at the margin and the indented lines below it. Blank
// lines and lines that start with # are skipped.
type entry struct {
	text string
	line int
	subs []entry
}

func entries(s section) []entry {
	var es []entry
	for i, raw := range strings.Split(s.body, "\n") {
		text := strings.TrimSpace(raw)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		e := entry{text: text, line: s.line + i}
		if indented := raw[0] == ' ' || raw[0] == '\t'; indented && len(es) > 0 {
			es[len(es)-1].subs = append(es[len(es)-1].subs, e)
		} else {
			es = append(es, e)
		}
	}
	return es
}

// meta reads "key: value" lines.
func (p *parser) meta(es []entry) error {
	for _, e := range es {
		p.line = e.line
		key, value, ok := cut(e.text, ":")
		if !ok {
			return p.errorf("want key: value, got %q", e.text)
		}
		switch key {
		case "title":
			p.truth.Title = value
		case "date":
			d, err := time.Parse(time.DateOnly, value)
			if err != nil {
				return p.errorf("date %q is not like 2021-07-19", value)
			}
			p.truth.Date = d
		case "set":
			p.article.Set = Set(value)
		case "topic":
			p.article.Topic = value
		case "region":
			p.article.Region = value
		case "register":
			p.article.Register = value
		default:
			return p.errorf("unknown key %q", key)
		}
	}
	a := p.article
	if a.Set != Dev && a.Set != Test || a.Topic == "" || a.Region == "" || a.Register == "" || p.truth.Date.IsZero() {
		return p.errorf("meta must give set (dev or test), topic, region, register and date")
	}
	return nil
}

func cut(s, sep string) (before, after string, found bool) {
	before, after, found = strings.Cut(s, sep)
	return strings.TrimSpace(before), strings.TrimSpace(after), found
}

// sentences fills blocks (runs of sentences between blank lines), sentences
// and tokens.
func (p *parser) sentences() error {
	d := p.truth
	for i, s := range p.marks.sentences {
		if i == 0 || strings.Count(d.Text[p.marks.sentences[i-1].span.End:s.span.Start], "\n") > 1 {
			d.Blocks = append(d.Blocks, doc.Block{Span: s.span, Kind: doc.Paragraph,
				Sentences: doc.Range{From: i, To: i}, DuplicateOf: doc.NoBlock})
		}
		b := &d.Blocks[len(d.Blocks)-1]
		b.End, b.Sentences.To = s.span.End, i+1
		from := len(d.Tokens)
		for _, w := range words(d.Text, s.span) {
			d.Tokens = append(d.Tokens, doc.Token{Span: w, Head: doc.NoHead})
		}
		d.Sentences = append(d.Sentences, doc.Sentence{Span: s.span,
			Tokens: doc.Range{From: from, To: len(d.Tokens)},
			Block:  len(d.Blocks) - 1, Voice: s.voice, VoiceWhy: byHand})
		if s.repeat {
			p.article.Repeats = append(p.article.Repeats, s.span)
		}
	}
	return nil
}

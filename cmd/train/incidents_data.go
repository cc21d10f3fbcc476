package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/incident"
	"lede/app/intake"
	"lede/app/token"
)

// The sentences of data/incidents carry their events in the text:
//
//	[agent 1: Hackers] {1 ransomware: encrypted} [target 1: servers of
//	[agent 2: the port]], which {2 ransom-payment/denied: paid} nothing.
//
// A trigger is {N type: words}, with a modality that isn't stated after a slash
// ("/alleged", "/generic"); a role is [role N: words], or [role N,M: words]
// where several events share its filler. N counts events within the line; an
// event may have several triggers. Marks nest. Without them the line is the
// sentence, letter by letter.

//go:embed data/incidents/*.txt
var incidentSentences embed.FS

// A markedLine is a sentence, or the sentences of a story, and what happens there.
type markedLine struct {
	file   string // "data/incidents/cyber-patches.txt"
	line   int    // from 1; of a story the last
	text   string
	events []markedEvent // in the order of their numbers
	story  bool
}

// document returns the text as the stages want it: a story like an article that
// was pasted, with a paragraph for each sentence.
func (m *markedLine) document() *doc.Document {
	if m.story {
		return intake.Text(m.text)
	}
	return paragraph(m.text)
}

// append adds the next sentence of a story. Its events are its own: sentences are
// numbered one by one.
func (m *markedLine) append(next markedLine) {
	if m.text != "" {
		m.text += "\n\n"
	}
	at, number := len(m.text), 0
	if n := len(m.events); n > 0 {
		number = m.events[n-1].number
	}
	m.text += next.text
	m.file, m.line, m.story = next.file, next.line, true
	for _, e := range next.events {
		e.number += number
		for i := range e.triggers {
			e.triggers[i].Start += at
			e.triggers[i].End += at
		}
		for i := range e.roles {
			e.roles[i].Start += at
			e.roles[i].End += at
		}
		m.events = append(m.events, e)
	}
}

// A markedEvent is an event of a sentence. Its spans are bytes of the
// sentence's text.
type markedEvent struct {
	number   int
	typ      doc.IncidentType // "other" for what no type is there for
	triggers []markedTrigger  // in text order; never empty
	roles    []markedRole     // in text order
}

type markedTrigger struct {
	doc.Span
	modality doc.Modality
	generic  bool // tells of a kind of event
}

// A markedRole is what fills a part of an event: of doc.RoleKind, "time" or
// "amount".
type markedRole struct {
	doc.Span
	role string
}

var markRoles = []string{"agent", "target", "instrument", "beneficiary", "place", "time", "amount"}

var markModalities = []string{"alleged", "denied", "negated", "planned", "hypothetical", "generic"}

// ownIncidents reads every sentence of data/incidents. The error tells of every
// bad line.
func ownIncidents() ([]markedLine, error) {
	files, err := fs.Glob(incidentSentences, "data/incidents/*.txt")
	if err != nil {
		return nil, err
	}
	var all []markedLine
	var errs []error
	for _, name := range files {
		data, err := incidentSentences.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n := 0
		stories := strings.HasPrefix(path.Base(name), "stories")
		opens := true // a story
		for line := range strings.Lines(string(data)) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				opens = true
				continue
			}
			m, err := parseIncidents(line)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
				continue
			}
			m.file, m.line = name, n
			if stories && !opens {
				all[len(all)-1].append(m)
				continue
			}
			if opens = false; stories {
				first := m
				m = markedLine{}
				m.append(first)
			}
			all = append(all, m)
		}
	}
	return all, errors.Join(errs...)
}

// An openMark is a mark whose closing bracket is still to come.
type openMark struct {
	close    byte
	at       int    // where its words start in the text
	head     string // "agent 1,2", "3 patch/planned"
	numbers  []int
	role     string
	typ      doc.IncidentType
	modality string
}

// parseIncidents takes the marks out of a line.
func parseIncidents(line string) (markedLine, error) {
	var m markedLine
	var text strings.Builder
	var open []openMark
	for i := 0; i < len(line); {
		c := line[i]
		switch c {
		case '[', '{':
			head, _, ok := strings.Cut(line[i+1:], ": ")
			if !ok {
				return m, fmt.Errorf("no colon and space after %q", line[i:])
			}
			o, err := parseMark(c, head)
			if err != nil {
				return m, err
			}
			o.at = text.Len()
			open = append(open, o)
			i += 1 + len(head) + 2
			continue
		case ']', '}':
			if len(open) == 0 || open[len(open)-1].close != c {
				return m, fmt.Errorf("%q closes nothing", line[max(0, i-20):i+1])
			}
			o := open[len(open)-1]
			open = open[:len(open)-1]
			words := text.String()[o.at:]
			if words == "" || words != strings.TrimSpace(words) {
				return m, fmt.Errorf("mark %q holds %q", o.head, words)
			}
			if err := m.add(o, doc.Span{Start: o.at, End: text.Len()}); err != nil {
				return m, err
			}
		default:
			text.WriteByte(c)
		}
		i++
	}
	if len(open) > 0 {
		return m, fmt.Errorf("mark %q is not closed", open[len(open)-1].head)
	}
	m.text = text.String()
	return m, m.check()
}

// parseMark reads the head of a mark, what stands before its colon.
func parseMark(c byte, head string) (openMark, error) {
	o := openMark{head: head, close: ']'}
	first, second, ok := strings.Cut(head, " ")
	numbers := second
	if c == '{' {
		o.close = '}'
		numbers = first
		typ, modality, marked := strings.Cut(second, "/")
		o.typ, o.modality = doc.IncidentType(typ), modality
		if o.typ != "other" && incident.Family(o.typ) == "" {
			return o, fmt.Errorf("mark %q: no type %q", head, typ)
		}
		if marked && !slices.Contains(markModalities, modality) {
			return o, fmt.Errorf("mark %q: no modality %q", head, modality)
		}
	} else if o.role = first; !slices.Contains(markRoles, first) {
		return o, fmt.Errorf("mark %q: no role %q", head, first)
	}
	if !ok {
		return o, fmt.Errorf("mark %q: want a number and a word", head)
	}
	for s := range strings.SplitSeq(numbers, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return o, fmt.Errorf("mark %q: no number %q", head, s)
		}
		o.numbers = append(o.numbers, n)
	}
	if c == '{' && len(o.numbers) > 1 {
		return o, fmt.Errorf("mark %q: a trigger of several events", head)
	}
	return o, nil
}

// add writes a mark down with its events.
func (m *markedLine) add(o openMark, span doc.Span) error {
	for _, n := range o.numbers {
		i, found := slices.BinarySearchFunc(m.events, n, func(e markedEvent, n int) int { return e.number - n })
		if !found {
			m.events = slices.Insert(m.events, i, markedEvent{number: n})
		}
		e := &m.events[i]
		if o.role != "" {
			e.roles = append(e.roles, markedRole{span, o.role})
			continue
		}
		if e.typ != "" && e.typ != o.typ {
			return fmt.Errorf("event %d is both %s and %s", n, e.typ, o.typ)
		}
		e.typ = o.typ
		t := markedTrigger{Span: span, modality: doc.Stated, generic: o.modality == "generic"}
		if o.modality != "" && !t.generic {
			t.modality = doc.Modality(o.modality)
		}
		e.triggers = append(e.triggers, t)
	}
	return nil
}

// check reports what a slip of the pen leaves behind: roles of no event, marks
// that cut a word, odd spaces.
func (m *markedLine) check() error {
	if strings.Contains(m.text, "  ") || strings.Contains(m.text, " ,") || strings.Contains(m.text, " .") {
		return fmt.Errorf("odd space in %q", m.text)
	}
	if r, _ := utf8.DecodeLastRuneInString(m.text); unicode.IsSpace(r) || !utf8.ValidString(m.text) {
		return fmt.Errorf("odd end or letter in %q", m.text)
	}
	borders := make(map[int]bool)
	s := token.NewScanner(m.text, 0, len(m.text))
	for s.Scan() {
		borders[s.Span().Start] = true
		borders[s.Span().End] = true
	}
	whole := func(s doc.Span) error {
		if !borders[s.Start] || !borders[s.End] {
			return fmt.Errorf("%q cuts a word", m.text[s.Start:s.End])
		}
		return nil
	}
	for i := range m.events {
		e := &m.events[i]
		if len(e.triggers) == 0 {
			return fmt.Errorf("event %d has no trigger", e.number)
		}
		for _, t := range e.triggers {
			if err := whole(t.Span); err != nil {
				return err
			}
		}
		slices.SortFunc(e.roles, func(a, b markedRole) int { return a.Start - b.Start })
		for _, r := range e.roles {
			if err := whole(r.Span); err != nil {
				return err
			}
		}
	}
	return nil
}

package eval

import (
	"fmt"
	"path/filepath"
	"sort"
	"strconv"
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
		if !contains(known, f.Name) {
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

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
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

// words cuts a span into runs of letters and digits and single other marks.
func words(text string, in doc.Span) []doc.Span {
	var ws []doc.Span
	inWord := false
	for i, r := range text[in.Start:in.End] {
		at := in.Start + i
		switch {
		case isWord(r) && inWord:
			ws[len(ws)-1].End = at + utf8.RuneLen(r)
		case isWord(r):
			ws = append(ws, doc.Span{Start: at, End: at + utf8.RuneLen(r)})
			inWord = true
		default:
			inWord = false
			if r > ' ' && r != '\u00a0' && r != utf8.RuneError {
				ws = append(ws, doc.Span{Start: at, End: at + utf8.RuneLen(r)})
			}
		}
	}
	return ws
}

var actorTypes = []string{"person", "organization", "state", "group", "place", "other"}

// actors reads "id  type  Name | description" lines and gathers the mentions.
func (p *parser) actors(es []entry) error {
	index := make(map[string]int)
	for _, e := range es {
		p.line = e.line
		head, desc, _ := cut(e.text, "|")
		f := strings.Fields(head)
		if len(f) < 3 {
			return p.errorf("want id type name, got %q", e.text)
		}
		if !contains(actorTypes, f[1]) {
			return p.errorf("unknown actor type %q", f[1])
		}
		if _, twice := index[f[0]]; twice {
			return p.errorf("actor %q stands twice", f[0])
		}
		index[f[0]] = len(p.truth.Actors)
		p.truth.Actors = append(p.truth.Actors, doc.Actor{ID: doc.ActorID(f[0]),
			Name: strings.Join(f[2:], " "), Type: doc.ActorType(f[1]), Description: desc})
	}
	for _, m := range p.marks.mentions {
		p.line = m.line
		i, ok := index[m.actor]
		if !ok {
			return p.errorf("mention %q: no actor %q", p.truth.Slice(m.span), m.actor)
		}
		a := &p.truth.Actors[i]
		typ := a.Type
		if m.typ != "" {
			if typ = m.typ; !contains(actorTypes, string(typ)) {
				return p.errorf("mention %q: unknown type %q", p.truth.Slice(m.span), typ)
			}
		}
		a.Mentions = append(a.Mentions, doc.Mention{Span: m.span, Form: m.form, Type: typ, Why: byHand, Confidence: 1})
	}
	for _, e := range es {
		p.line = e.line
		a := &p.truth.Actors[index[strings.Fields(e.text)[0]]]
		if len(a.Mentions) == 0 {
			return p.errorf("actor %q is never mentioned", a.ID)
		}
		sort.Slice(a.Mentions, func(i, j int) bool {
			return a.Mentions[i].Start < a.Mentions[j].Start
		})
		for i := 1; i < len(a.Mentions); i++ {
			if a.Mentions[i].Start < a.Mentions[i-1].End {
				return p.errorf("actor %q: mentions %q and %q overlap", a.ID,
					p.truth.Slice(a.Mentions[i-1].Span), p.truth.Slice(a.Mentions[i].Span))
			}
		}
	}
	return nil
}

func (p *parser) actorID(id string) (doc.ActorID, error) {
	if p.truth.Actor(doc.ActorID(id)) == nil {
		return "", p.errorf("no actor %q", id)
	}
	return doc.ActorID(id), nil
}

func (p *parser) actorIDs(list string) ([]doc.ActorID, error) {
	var ids []doc.ActorID
	for _, f := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		id, err := p.actorID(f)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

var (
	stances    = []string{"says", "claims", "accuses", "denies", "condemns", "confirms", "declines", "warns", "believes"}
	kinds      = []string{"direct", "indirect", "mixed"}
	modalities = []string{"stated", "alleged", "denied", "negated", "planned", "hypothetical"}
	roleKinds  = []string{"agent", "target", "instrument", "beneficiary", "place"}
)

// statements reads entries like
//
//	This is a serious incident … institution
//		direct; says; cue: noted; by: she = eriksen; about: cn, us
func (p *parser) statements(es []entry) error {
	for _, e := range es {
		p.line = e.line
		st := doc.Statement{Why: byHand}
		for i, part := range strings.Split(e.text, " + ") {
			scopes := [][]doc.Span{p.whole}
			if i > 0 {
				scopes = [][]doc.Span{{{Start: st.End, End: len(p.text)}}}
			}
			s, err := p.passage(part, scopes...)
			if err != nil {
				return p.errorf("content: %v", err)
			}
			if i > 0 && s.Start < st.End {
				return p.errorf("content: part %q does not follow the one before", part)
			}
			st.Parts = append(st.Parts, s)
			st.Span = st.Span.Cover(s)
		}
		if len(e.subs) != 1 {
			return p.errorf("want one indented line: kind; stance; cue: words; by: words = id; about: ids")
		}
		if err := p.statementFields(&st, e.subs[0]); err != nil {
			return err
		}
		if len(st.Parts) == 1 {
			st.Parts = nil
		}
		p.truth.Statements = append(p.truth.Statements, st)
	}
	sort.SliceStable(p.truth.Statements, func(i, j int) bool {
		return p.truth.Statements[i].Start < p.truth.Statements[j].Start
	})
	return nil
}

func (p *parser) statementFields(st *doc.Statement, e entry) error {
	p.line = e.line
	fields := strings.Split(e.text, ";")
	if len(fields) < 2 {
		return p.errorf("want kind; stance; …, got %q", e.text)
	}
	kind, stance := strings.TrimSpace(fields[0]), strings.TrimSpace(fields[1])
	if !contains(kinds, kind) || !contains(stances, stance) {
		return p.errorf("unknown kind %q or stance %q", kind, stance)
	}
	st.Kind, st.Stance = doc.StatementKind(kind), doc.Stance(stance)
	// Cue and speaker stand in the content's sentences, outside the content;
	// else in the sentences next to it; else anywhere, once.
	over := p.sentencesOver(st.Parts...)
	near := without(over, st.Parts)
	beside := without(p.around(over), append(over, st.Parts...))
	found := func(words string) (doc.Span, error) { return p.one(words, near, beside, p.whole) }
	hasSpeaker := false
	for _, f := range fields[2:] {
		key, value, _ := cut(f, ":")
		switch key {
		case "cue":
			s, err := found(value)
			if err != nil {
				return p.errorf("cue: %v", err)
			}
			st.Cue = s
		case "by":
			hasSpeaker = true
			if value == "unclear" {
				continue
			}
			words, id, known := cut(value, "=")
			s, err := found(words)
			if err != nil {
				return p.errorf("speaker: %v", err)
			}
			st.Speaker = &doc.Speaker{Span: s}
			if known {
				if st.Speaker.Actor, err = p.actorID(id); err != nil {
					return err
				}
			}
		case "about":
			ids, err := p.actorIDs(value)
			if err != nil {
				return err
			}
			st.About = ids
		default:
			return p.errorf("unknown field %q", key)
		}
	}
	if !hasSpeaker {
		return p.errorf(`no speaker: write "by: words = id", "by: words" or "by: unclear"`)
	}
	return nil
}

// around returns the sentences just before and after a run of sentences.
func (p *parser) around(over []doc.Span) []doc.Span {
	if len(over) == 0 {
		return nil
	}
	var out []doc.Span
	for i, s := range p.marks.sentences {
		next := i+1 < len(p.marks.sentences) && p.marks.sentences[i+1].span == over[0]
		prev := i > 0 && p.marks.sentences[i-1].span == over[len(over)-1]
		if next || prev {
			out = append(out, s.span)
		}
	}
	return out
}

// readIncidents reads entries like
//
//	exchange: cyberattack, stated, part of campaign
//		agent: China = cn; alleged by us
//		target: Microsoft Exchange servers
//		time: March of this year = 2021-03
//		amount: tens of thousands of computers = 10000 computer; affected
//		denied by: cn
func (p *parser) readIncidents(es []entry) error {
	d := p.truth
	for _, e := range es {
		p.line = e.line
		id, rest, ok := cut(e.text, ":")
		f := strings.Split(rest, ",")
		if !ok || len(f) < 2 {
			return p.errorf("want id: type, modality, got %q", e.text)
		}
		in := doc.Incident{ID: doc.IncidentID(id), Type: doc.IncidentType(strings.TrimSpace(f[0])),
			Modality: doc.Modality(strings.TrimSpace(f[1])), Why: byHand}
		if Family(in.Type) == "" {
			return p.errorf("unknown incident type %q", in.Type)
		}
		if !contains(modalities, string(in.Modality)) {
			return p.errorf("unknown modality %q", in.Modality)
		}
		for _, flag := range f[2:] {
			flag = strings.TrimSpace(flag)
			if whole, ok := strings.CutPrefix(flag, "part of "); ok {
				in.PartOf = doc.IncidentID(whole)
			} else if flag == "generic" {
				in.Generic = true
			} else {
				return p.errorf("unknown flag %q", flag)
			}
		}
		if _, twice := p.incidents[id]; twice {
			return p.errorf("incident %q stands twice", id)
		}
		p.incidents[id] = len(d.Incidents)
		d.Incidents = append(d.Incidents, in)
	}
	for _, t := range p.marks.triggers {
		p.line = t.line
		i, ok := p.incidents[t.incident]
		if !ok {
			return p.errorf("trigger %q: no incident %q", d.Slice(t.span), t.incident)
		}
		in := &d.Incidents[i]
		m := t.modality
		if m == "" {
			m = in.Modality
		} else if !contains(modalities, string(m)) {
			return p.errorf("trigger %q: unknown modality %q", d.Slice(t.span), m)
		}
		in.Triggers = append(in.Triggers, doc.Trigger{Span: t.span, Modality: m, Why: byHand})
	}
	for _, e := range es {
		p.line = e.line
		id, _, _ := cut(e.text, ":")
		in := &d.Incidents[p.incidents[id]]
		if len(in.Triggers) == 0 {
			return p.errorf("incident %q has no trigger in the text", id)
		}
		var at []doc.Span
		for _, t := range in.Triggers {
			at = append(at, t.Span)
		}
		scope := p.sentencesOver(at...)
		for _, sub := range e.subs {
			p.line = sub.line
			if err := p.incidentField(in, sub.text, scope); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *parser) incidentField(in *doc.Incident, line string, scope []doc.Span) error {
	key, value, ok := cut(line, ":")
	if !ok {
		return p.errorf("want key: value, got %q", line)
	}
	if key == "blamed by" || key == "denied by" {
		ids, err := p.actorIDs(value)
		if key == "blamed by" {
			in.BlamedBy = ids
		} else {
			in.DeniedBy = ids
		}
		return err
	}
	what, tail, _ := cut(value, ";")
	quote, norm, hasNorm := cut(what, " = ")
	span, err := p.passage(quote, scope, p.whole)
	if err != nil {
		return p.errorf("%s: %v", key, err)
	}
	switch {
	case key == "time":
		if !hasNorm {
			return p.errorf("time %q has no value: add = 2021-03, or = - where it is vague", quote)
		}
		if norm == "-" {
			norm = ""
		}
		in.Times = append(in.Times, doc.Time{Span: span, Kind: timeKind(norm), Value: norm})
		return nil
	case key == "amount":
		am, err := amount(norm)
		if err != nil {
			return p.errorf("amount %q: %v", quote, err)
		}
		am.Span = span
		in.Amounts = append(in.Amounts, doc.IncidentAmount{Amount: am, Role: tail})
		return nil
	case !contains(roleKinds, key):
		return p.errorf("unknown field %q", key)
	}
	r := doc.Role{Span: span, Kind: doc.RoleKind(key), Modality: in.Modality, Why: byHand}
	if hasNorm {
		if r.Actor, err = p.actorID(norm); err != nil {
			return err
		}
	}
	if tail != "" {
		modality, by, alleged := cut(tail, " by ")
		if !contains(modalities, modality) {
			return p.errorf("unknown modality %q", modality)
		}
		r.Modality = doc.Modality(modality)
		if alleged {
			if r.AllegedBy, err = p.actorID(by); err != nil {
				return err
			}
		}
	}
	in.Roles = append(in.Roles, r)
	return nil
}

func timeKind(value string) doc.TimeKind {
	switch {
	case strings.HasPrefix(value, "P"):
		return doc.Duration
	case strings.Contains(value, "T"):
		return doc.Clock
	}
	return doc.Date
}

// amount reads "[about|at least|at most|more than|less than] VALUE UNIT".
func amount(s string) (doc.Amount, error) {
	var am doc.Amount
	for _, approx := range []doc.Approx{doc.About, doc.AtLeast, doc.AtMost, doc.Over, doc.Under} {
		if rest, ok := strings.CutPrefix(s, string(approx)+" "); ok {
			am.Approx, s = approx, rest
		}
	}
	value, unit, ok := cut(s, " ")
	if !ok {
		return am, fmt.Errorf("want = VALUE UNIT, got %q", s)
	}
	var err error
	am.Value, err = strconv.ParseFloat(value, 64)
	am.Unit = unit
	return am, err
}

// opinions reads "author: passage" and "ID: passage" lines. Every run of
// editorial sentences is an author's opinion without being listed.
func (p *parser) opinions(es []entry) error {
	d := p.truth
	add := func(s doc.Span, voice doc.OpinionVoice, holder doc.ActorID) {
		d.Opinions = append(d.Opinions, doc.Opinion{Span: s, Voice: voice, Holder: holder, Score: 1,
			Cues: []doc.Cue{{Span: s, Kind: doc.Evaluative, Why: byHand}}})
	}
	for i := 0; i < len(p.marks.sentences); i++ {
		s := p.marks.sentences[i]
		if s.voice != doc.Editorial || s.repeat {
			continue
		}
		span := s.span
		for i+1 < len(p.marks.sentences) && p.marks.sentences[i+1].voice == doc.Editorial && !p.marks.sentences[i+1].repeat {
			i++
			span.End = p.marks.sentences[i].span.End
		}
		add(span, doc.ByAuthor, "")
	}
	for _, e := range es {
		p.line = e.line
		holder, quote, ok := cut(e.text, ":")
		if !ok {
			return p.errorf("want holder: passage, got %q", e.text)
		}
		s, err := p.passage(quote, p.whole)
		if err != nil {
			return p.errorf("opinion: %v", err)
		}
		switch holder {
		case "author":
			add(s, doc.ByAuthor, "")
		case "unclear":
			add(s, doc.ByHolder, "")
		default:
			id, err := p.actorID(holder)
			if err != nil {
				return err
			}
			add(s, doc.ByHolder, id)
		}
	}
	sort.SliceStable(d.Opinions, func(i, j int) bool { return d.Opinions[i].Start < d.Opinions[j].Start })
	return nil
}

package eval

import (
	"regexp"
	"strings"
	"time"

	"lede/app/doc"
)

// Baseline is the least one could do with regular expressions: runs of capitals
// are actors, alike strings are one actor, text in quotation marks is a
// statement by the nearest name beside "said", a handful of words are triggers,
// and sentences are facts. It shows what a measure gives for free.
var Baseline = Peer{Name: "baseline", Annotate: annotateBaseline}

var (
	capitals  = regexp.MustCompile(`\p{Lu}[\p{L}’'-]*(?:[ \n]\p{Lu}[\p{L}’'-]*)*`)
	sentence  = regexp.MustCompile(`(?s)\S.*?(?:[.!?]["”’]?(?:\s|$)|\n\n|$)`)
	quotation = regexp.MustCompile(`["“][^"“”]{15,}["”]`)
	said      = regexp.MustCompile(`\b(?:said|says|told|added|according to)\b`)
	triggerRE = regexp.MustCompile(`(?i)\b(?:(hack(?:ed|ing)?|cyberattacks?)|(attack(?:s|ed)?)|(kill(?:s|ed|ing))|(arrest(?:s|ed)?)|(protest(?:s|ed)?)|(sanctions?)|(fires?)|(earthquake|floods?))\b`)
)

var baselineTypes = []doc.IncidentType{"cyberattack", "armed-attack", "killing", "arrest", "protest", "sanction", "fire", "natural-disaster"}

func annotateBaseline(text string, _ time.Time) *doc.Document {
	d := &doc.Document{Text: text}
	for _, loc := range sentence.FindAllStringIndex(text, -1) {
		s := strings.TrimRight(text[loc[0]:loc[1]], " \n")
		d.Sentences = append(d.Sentences, doc.Sentence{Span: doc.Span{Start: loc[0], End: loc[0] + len(s)}, Voice: doc.Report})
	}
	for _, loc := range capitals.FindAllStringIndex(text, -1) {
		s := doc.Span{Start: loc[0], End: loc[1]}
		if !startsSentence(d, s) {
			addName(d, s, doc.Organization)
		}
	}
	for _, loc := range quotation.FindAllStringIndex(text, -1) {
		d.Statements = append(d.Statements, baselineStatement(d, doc.Span{Start: loc[0] + 1, End: loc[1] - 1}))
	}
	for i := range d.Sentences {
		for _, st := range d.Statements {
			if d.Sentences[i].Overlaps(st.Span) {
				d.Sentences[i].Voice = doc.Attributed
			}
		}
	}
	for _, loc := range triggerRE.FindAllStringSubmatchIndex(text, -1) {
		for k, typ := range baselineTypes {
			if loc[2+2*k] >= 0 {
				d.Incidents = append(d.Incidents, doc.Incident{Type: typ, Modality: doc.Stated,
					Triggers: []doc.Trigger{{Span: doc.Span{Start: loc[0], End: loc[1]}, Modality: doc.Stated}}})
			}
		}
	}
	return d
}

func startsSentence(d *doc.Document, s doc.Span) bool {
	for _, x := range d.Sentences {
		if x.Start == s.Start {
			return !strings.ContainsAny(d.Slice(s), " \n")
		}
	}
	return false
}

// addName adds a mention to the actor of the same name, or to a new one.
func addName(d *doc.Document, s doc.Span, typ doc.ActorType) {
	name := d.Slice(s)
	m := doc.Mention{Span: s, Form: doc.Name, Type: typ}
	if a := d.Actor(doc.ActorID(name)); a != nil {
		a.Mentions = append(a.Mentions, m)
		return
	}
	d.Actors = append(d.Actors, doc.Actor{ID: doc.ActorID(name), Name: name, Type: typ, Mentions: []doc.Mention{m}})
}

// baselineStatement gives a quotation the "said" and the name nearest to it.
func baselineStatement(d *doc.Document, content doc.Span) doc.Statement {
	st := doc.Statement{Span: content, Kind: doc.Direct, Stance: doc.Says}
	from, to := max(0, content.Start-80), min(len(d.Text), content.End+80)
	best := 1 << 30
	for _, loc := range said.FindAllStringIndex(d.Text[from:to], -1) {
		cue := doc.Span{Start: from + loc[0], End: from + loc[1]}
		if away := distance(cue, content); away < best {
			best, st.Cue = away, cue
		}
	}
	if st.Cue.Empty() {
		return st
	}
	best = 60
	for _, a := range d.Actors {
		for _, m := range a.Mentions {
			if away := distance(m.Span, st.Cue); away < best && !m.Overlaps(content) {
				best, st.Speaker = away, &doc.Speaker{Span: m.Span, Actor: a.ID}
			}
		}
	}
	return st
}

func distance(a, b doc.Span) int {
	switch {
	case a.End <= b.Start:
		return b.Start - a.End
	case b.End <= a.Start:
		return a.Start - b.End
	}
	return 0
}

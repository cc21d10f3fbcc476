package incident

import (
	"strings"

	"lede/app/doc"
)

// A mention is one telling of an event.
type mention struct {
	kind     *kind
	sense    *sense
	sent     int
	from, to int // trigger tokens
	head     int
	verb     bool
	frame    frame
	carrier  int // the support verb that carries a noun ("carried out an attack"), or none
	roles    []role
	silent   bool // its words are no trigger: "imposed" beside "sanctions"
	times    []doc.Time
	amounts  []doc.IncidentAmount
	modality doc.Modality
	by       doc.ActorID // who alleges or denies it
	why      string      // what decided the modality
	sure     bool        // a rule says that it happened, whatever else may be thought
	generic  bool
	back     answer   // refersBack
	doer     answer   // knownDoer
	also     int      // of a flaw: what another verb says it is in, or none
	joined   *mention // an earlier mention of the very same clause: "the quake struck"
}

// A role is a doc.Role with the token that heads it.
type role struct {
	doc.Role
	head int
}

// tell records the event that sense sn makes of candidate x.
func (r *reader) tell(x *candidate, sn *sense) {
	if sn.guessed && in("word-only", r.d.Tokens[x.head].Lemma) {
		return // to say and think is no event, whatever the sentence speaks of
	}
	k := sn.kind
	if w := x.frame().what; w != none && k != nil && harmful[k.group] && in("abstract", r.d.Tokens[w].Lemma) {
		return // "an attack on democracy", "threaten stability": a manner of speaking
	}
	var back *mention
	if sn.typ == backward {
		if back = r.before(x, 4); back == nil {
			return
		}
		k = back.kind
	} else if k.typ == "armed-attack" && sn.pos == 'n' && !r.toldOf(k.group) {
		// "The attack" in a story about hackers is the one they made.
		if back = r.before(x, 12); back != nil {
			k = back.kind
		}
	}
	m := &mention{kind: k, joined: back, sense: sn, sent: x.sent, from: x.from, to: x.to, head: x.head, verb: x.verb,
		frame: *x.frame(), carrier: none, also: none, modality: doc.Stated}
	if !m.verb && m.frame.support != none {
		m.carrier = m.frame.support
	}
	r.join(m)
	if m.joined != nil && r.relative(m.joined, m) {
		m.frame.who = none // the event itself is the subject
	}
	r.groups[k.group] = true
	r.mentions = append(r.mentions, m)
}

// before returns the last mention, told at most so many sentences before x, that "the incident" can mean,
// one that is stated rather than one that is not, or nil.
func (r *reader) before(x *candidate, sentences int) *mention {
	if !points[r.determinerBefore(x.from, x.sent)] {
		return nil
	}
	var doubtful *mention
	groups := names()[r.d.Tokens[x.head].Lemma]
	for k := len(r.mentions) - 1; k >= 0 && x.sent-r.mentions[k].sent <= sentences; k-- {
		o := r.mentions[k]
		switch {
		case o.generic || !harmful[o.kind.group] || groups != nil && !groups[o.kind.group]:
		case o.modality == doc.Stated:
			return o
		case doubtful == nil:
			doubtful = o
		}
	}
	return doubtful
}

// harmful groups are those whose incidents are called an attack or incident.
var harmful = map[string]bool{"cyber": true, "violence": true, "abduction": true, "accident": true, "nature": true,
	"fire": true, "outbreak": true, "theft": true, "fraud": true, "crime": true, "escape": true, "outage": true}

// toldOf reports whether the article has told of an event of the group.
func (r *reader) toldOf(group string) bool { return r.groups[group] }

// consequence reports whether events of the kind are what others do to people
// and things.
func (k *kind) consequence() bool {
	return k.typ == "killing" || k.typ == "death" || k.typ == "injury" || k.typ == "damage"
}

// phrase returns the words of the trigger, on one line.
func (m *mention) phrase(d *doc.Document) string { return oneLine(d.Slice(m.span(d))) }

// oneLine writes a text without line breaks and runs of spaces.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\t\r") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

func (m *mention) span(d *doc.Document) doc.Span { return d.Cover(doc.Range{From: m.from, To: m.to}) }

// trigger returns m's trigger and why it is one.
func (r *reader) trigger(m *mention) doc.Trigger {
	var why strings.Builder
	why.Grow(128)
	say := func(words ...string) {
		for _, w := range words {
			why.WriteString(w)
		}
	}
	names := "” names "
	if m.sense.guessed {
		names = "” reads here like "
	}
	say("Marked because: “", m.phrase(r.d), names, article(m.kind.noun), m.kind.noun)
	if m.sense.because != "" {
		say(", ", m.sense.because)
	}
	for _, c := range m.sense.conds {
		switch {
		case c.not:
		case c.key == "cyber":
			say(", the text is about computers")
		case c.key == "what" && m.frame.what != none:
			say(", what it is done to is “", r.d.Word(m.frame.what), "”")
		case c.key == "who" && m.frame.who != none:
			say(", who does it is “", r.d.Word(m.frame.who), "”")
		case c.key == "near":
			say(", words near it")
		}
	}
	if m.why != "" {
		say("; ", string(m.modality), " because of ", m.why)
	}
	say(".")
	return doc.Trigger{Span: m.span(r.d), Modality: m.modality, Why: doc.Reason{Rule: m.kind.rule, Text: why.String()}}
}

func article(noun string) string {
	word, _, _ := strings.Cut(noun, " ")
	switch {
	case strings.HasSuffix(word, "s") && word != "summons":
		return ""
	case strings.ContainsRune("aeiou", rune(noun[0])):
		return "an "
	}
	return "a "
}

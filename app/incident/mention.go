package incident

import (
	"fmt"
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
	generic  bool
	back     answer   // refersBack
	joined   *mention // an earlier mention of the very same clause: "the quake struck"
}

// A role is a doc.Role with the token that heads it.
type role struct {
	doc.Role
	head int
}

// tell records the event that sense sn makes of candidate x.
func (r *reader) tell(x *candidate, sn *sense) {
	k := kinds()[sn.typ]
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
		frame: *x.frame(), carrier: none, modality: doc.Stated}
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
	for k := len(r.mentions) - 1; k >= 0 && x.sent-r.mentions[k].sent <= sentences; k-- {
		o := r.mentions[k]
		switch {
		case o.generic || !harmful[o.kind.group]:
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

// join ties m to an earlier mention of its sentence where both are one event
// told by two words: the noun is the verb's subject ("the quake struck"), its
// object ("launched an attack") or what its clause describes ("a hack that
// compromised"); or where one tells what the other did to people ("a fire that
// killed 12").
func (r *reader) join(m *mention) {
	for k := len(r.mentions) - 1; k >= 0 && m.sent-r.mentions[k].sent <= 8; k-- {
		o := r.mentions[k]
		if o.sent != m.sent {
			if r.later(m, o) {
				m.joined = o
				return
			}
			continue
		}
		if m.kind.consequence() && wholes()[m.kind.typ][o.kind.typ] || o.joined == nil && o.kind.consequence() && wholes()[o.kind.typ][m.kind.typ] ||
			m.kind.consequence() && o.kind.consequence() {
			m.joined = o
			return
		}
		if o.kind.group != m.kind.group {
			continue
		}
		if (m.kind.family == "cyber" || m.kind.family == "disaster") && m.kind == o.kind && m.verb != o.verb && !r.otherVerb(o, m) {
			m.joined = o
			return
		}
		if m.kind == o.kind && m.verb == o.verb && r.tree.Rel(m.head) == doc.RelConj && r.tree.Head(m.head) == o.head {
			m.joined = o // "raided the house and seized laptops"
			return
		}
		if m.verb && o.verb && r.mainVerb(m.head, m.sent) == o.head {
			m.joined = o // "erupted, forcing thousands to flee"
			return
		}
		if m.verb && o.verb && r.tree.Rel(m.head) == doc.RelXComp && r.tree.Head(m.head) == o.head {
			m.joined = o // "agreed to buy"
			return
		}
		if r.relative(o, m) {
			m.joined = o
			return
		}
		if o.frame.who == m.head || o.frame.what == m.head || m.frame.who == o.head || m.frame.what == o.head ||
			o.carrier == m.head || m.carrier == o.head || r.tree.Rel(m.head) == doc.RelAclRelCl && r.tree.Head(m.head) == o.head {
			m.joined = o
			if o.frame.what == m.head && m.kind.family != "cyber" && !m.verb && in("light", r.d.Tokens[o.head].Lemma) {
				o.silent = true // the noun tells it: "signed an agreement"
			}
			return
		}
	}
}

// relative reports whether verb m opens a relative clause on noun o: "the hack
// of servers that compromised thousands".
func (r *reader) relative(o, m *mention) bool {
	if !m.verb || o.verb && !r.d.Tokens[o.to-1].Tag.IsNoun() || m.from-o.to > 12 || o.to > m.from {
		return false
	}
	i := m.from - 1
	for r.inSentence(m.sent, i) && (r.d.Tokens[i].Tag.IsAdverb() || r.d.Tokens[i].Tag.IsVerb() && auxiliary[r.low(i)] || r.d.Tokens[i].Tag == doc.MD) {
		i--
	}
	if w := r.low(i); w != "that" && w != "which" {
		return false
	}
	for k := o.to; k < i; k++ {
		if r.d.Tokens[k].Tag.IsVerb() {
			return false
		}
	}
	return true
}

// otherVerb reports whether a finite verb of another clause stands between two
// mentions.
func (r *reader) otherVerb(o, m *mention) bool {
	for i := o.to; i < m.from; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.VBD, doc.VBZ, doc.VBP:
			if !auxiliary[r.low(i)] {
				return true
			}
		}
	}
	return false
}

// later reports whether m, some sentences below o, tells what o did to people:
// "the dead", "the injured", or a passive without its doer ("four were
// killed"), in a sentence that names no other year.
func (r *reader) later(m, o *mention) bool {
	if !m.kind.consequence() || !wholes()[m.kind.typ][o.kind.typ] || o.kind.consequence() {
		return false
	}
	if m.verb && (m.frame.who != none && m.kind.typ != "death" || r.datedApart(m)) {
		return false
	}
	return m.verb || m.kind.family == "life" && m.sent-o.sent <= 2
}

// datedApart reports whether m's sentence names a year of its own.
func (r *reader) datedApart(m *mention) bool {
	s := r.d.Sentences[m.sent].Span
	for i := range r.d.Times {
		if t := &r.d.Times[i]; s.Contains(t.Span) && len(t.Value) == 4 {
			return true
		}
	}
	return false
}

// consequence reports whether events of the kind are what others do to people
// and things.
func (k *kind) consequence() bool {
	return k.typ == "killing" || k.typ == "death" || k.typ == "injury" || k.typ == "damage"
}

// phrase returns the tokens of the trigger.
func (m *mention) phrase(d *doc.Document) string {
	return strings.Join(strings.Fields(d.Slice(m.span(d))), " ")
}

func (m *mention) span(d *doc.Document) doc.Span { return d.Cover(doc.Range{From: m.from, To: m.to}) }

// trigger returns m's trigger and why it is one.
func (r *reader) trigger(m *mention) doc.Trigger {
	var because []string
	because = append(because, fmt.Sprintf("“%s” names %s%s", m.phrase(r.d), article(m.kind.noun), m.kind.noun))
	for _, c := range m.sense.conds {
		if c.not {
			continue
		}
		switch c.key {
		case "cyber":
			because = append(because, "the text is about computers")
		case "what":
			if m.frame.what != none {
				because = append(because, "what it is done to is “"+r.d.Word(m.frame.what)+"”")
			}
		case "who":
			if m.frame.who != none {
				because = append(because, "who does it is “"+r.d.Word(m.frame.who)+"”")
			}
		case "near":
			because = append(because, "words near it")
		}
	}
	text := "Marked because: " + strings.Join(because, ", ")
	if m.why != "" {
		text += "; " + string(m.modality) + " because of " + m.why
	}
	return doc.Trigger{Span: m.span(r.d), Modality: m.modality,
		Why: doc.Reason{Rule: "incident/" + string(m.kind.typ), Text: text + "."}}
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

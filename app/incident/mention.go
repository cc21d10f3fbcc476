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
	frame    frame
	carrier  int // the support verb that carries a noun ("carried out an attack"), or none
	roles    []role
	times    []doc.Time
	amounts  []doc.IncidentAmount
	modality doc.Modality
	by       doc.ActorID // who alleges or denies it
	why      string      // what decided the modality
	generic  bool
	joined   *mention // an earlier mention of the very same clause: "the quake struck"
}

// A role is a doc.Role with the token that heads it.
type role struct {
	doc.Role
	head int
}

// tell records the event that sense sn makes of candidate x.
func (r *reader) tell(x *candidate, sn *sense) {
	m := &mention{kind: kinds()[sn.typ], sense: sn, sent: x.sent, from: x.from, to: x.to, head: x.head,
		frame: *x.frame(), carrier: none, modality: doc.Stated}
	if !r.d.Tokens[m.head].Tag.IsVerb() && m.frame.support != none {
		m.carrier = m.frame.support
	}
	r.join(m)
	r.assign(m)
	r.judge(m)
	r.mentions = append(r.mentions, m)
}

// join ties m to an earlier mention of its sentence where both are one event
// told by two words: the noun is the verb's subject ("the quake struck"), its
// object ("launched an attack") or what its clause describes ("a hack that
// compromised").
func (r *reader) join(m *mention) {
	for k := len(r.mentions) - 1; k >= 0 && r.mentions[k].sent == m.sent; k-- {
		o := r.mentions[k]
		if o.kind.group != m.kind.group {
			continue
		}
		if o.frame.who == m.head || o.frame.what == m.head || m.frame.who == o.head || m.frame.what == o.head ||
			o.carrier == m.head || m.carrier == o.head || r.tree.Rel(m.head) == doc.RelAclRelCl && r.tree.Dominates(o.head, m.head) && r.tree.Head(m.head) == o.head {
			m.joined = o
			return
		}
	}
}

// phrase returns the tokens of the trigger.
func (m *mention) phrase(d *doc.Document) string {
	return strings.Join(strings.Fields(d.Slice(m.span(d))), " ")
}

func (m *mention) span(d *doc.Document) doc.Span { return d.Cover(doc.Range{From: m.from, To: m.to}) }

// trigger returns m's trigger and why it is one.
func (r *reader) trigger(m *mention) doc.Trigger {
	var because []string
	because = append(because, fmt.Sprintf("“%s” names %s %s", m.phrase(r.d), article(m.kind.noun), m.kind.noun))
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
	if noun != "" && strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	if strings.HasSuffix(noun, "s") {
		return "some"
	}
	return "a"
}

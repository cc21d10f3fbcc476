package incident

import (
	"slices"
	"strings"

	"lede/app/doc"
)

// judge decides the modality of m, and of who did it, and whether m tells of
// a kind of events rather than of one.
func (r *reader) judge(m *mention) {
	if m.verb && in("prospect", r.d.Tokens[m.head].Lemma) && (m.kind.typ == "verdict" || m.kind.typ == "fine") {
		m.be(doc.Hypothetical, r.d.Word(m.head)) // "faces up to 20 years"
	}
	if m.verb && m.kind.typ == "ransom-payment" && in("ransom-demand", r.d.Tokens[m.head].Lemma) {
		r.demanded(m)
	}
	if m.verb && in("put-off", r.d.Tokens[m.head].Lemma) {
		m.be(doc.Planned, r.d.Word(m.head))
	}
	if w := m.frame.what; m.verb && m.kind.typ == "ban" && in("turn-down", r.d.Tokens[m.head].Lemma) && w != none && (r.d.Tokens[w].Lemma == "ban" || in("laws", r.d.Tokens[w].Lemma)) {
		m.be(doc.Negated, r.d.Word(m.head)) // "voters rejected the ban": there is none
	}
	r.cued(m)
	r.opened(m)
	if lemma := r.d.Tokens[m.head].Lemma; m.kind.typ == "acquisition" && in("planned-trigger", lemma) {
		m.be(doc.Planned, r.d.Word(m.head))
	}
	if r.parsed(m.sent) {
		r.climb(m)
	} else {
		r.scan(m)
	}
	r.stated(m)
	r.inherit(m)
	r.ownLoss(m)
	r.lend(m)
	for i := range m.roles {
		r.trim(m, &m.roles[i])
	}
	m.roles = slices.DeleteFunc(m.roles, func(a role) bool {
		return r.semicolon(min(a.head, m.head), max(a.head, m.head)) || r.implausible(m, &a)
	})
	if (m.kind.group == "vuln" || m.kind.group == "patch" && r.refersBack(m)) && !m.verb && m.modality == doc.Planned {
		m.restore(doc.Stated, "") // "urged users to patch the flaw": there is one
	}
	m.generic = r.isGeneric(m)
	r.certify(m)
	for i := range m.roles {
		if m.roles[i].Kind == doc.Agent && m.roles[i].Modality == doc.Stated && (m.modality == doc.Alleged || m.modality == doc.Denied) {
			m.roles[i].Modality, m.roles[i].AllegedBy = m.modality, m.by
			if m.modality == doc.Denied {
				m.roles[i].AllegedBy = ""
			}
		}
		if a := &m.roles[i]; a.Kind == doc.Agent && a.Modality == doc.Stated && !m.realis() {
			a.Modality = m.modality // who is to do it has not done it
		}
	}
}

// demanded makes a ransom that is asked for one that may be paid, to those who ask.
func (r *reader) demanded(m *mention) {
	m.be(doc.Hypothetical, r.d.Word(m.head))
	for i := range m.roles {
		if a := &m.roles[i]; a.Kind == doc.Agent {
			a.Kind = doc.Beneficiary
		}
	}
}

// inherit gives noun m the modality of the verb it is the object of, where that is
// no more than alleged or planned: "accused him of plotting a coup".
func (r *reader) inherit(m *mention) {
	v := m.frame.support
	if m.verb || v == none || m.frame.supported != doc.RelObj || r.refersBack(m) || m.kind.group == "vuln" || r.d.Tokens[v].Lemma == "pay" || in("close", r.d.Tokens[v].Lemma) {
		return
	}
	for _, o := range r.mentionsIn(m.sent) {
		if o.verb && o.head == v && o.modality != doc.Stated {
			m.by = o.by
			m.be(o.modality, strings.Trim(o.why, "“”"))
		}
	}
}

// lend gives the noun that verb m says to take place the verb's own modality: "his
// trial is due to begin".
func (r *reader) lend(m *mention) {
	if o := m.joined; o != nil && o.sent == m.sent && m.verb && !o.verb && o.head < m.head && !m.realis() && in("begin", r.d.Tokens[m.head].Lemma) {
		o.be(m.modality, r.d.Word(m.head))
	}
}

func (m *mention) be(modality doc.Modality, why string) {
	if m.modality == doc.Stated && modality != doc.Stated {
		m.modality, m.why = modality, "“"+why+"”"
	}
}

func (m *mention) restore(modality doc.Modality, why string) { m.modality, m.why = modality, why }

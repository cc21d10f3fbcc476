package incident

import "lede/app/doc"

// scan reads modality off the words before the trigger, where there is no
// tree.
func (r *reader) scan(m *mention) {
	toks := r.d.Sentences[m.sent].Tokens
	for i := m.from - 1; i >= toks.From && i > m.from-9; i-- {
		w, t := r.low(i), r.d.Tokens[i].Tag
		lemma := r.d.Tokens[i].Lemma
		near := m.from-i <= 4
		switch {
		case t == doc.Comma || t == doc.Period || t == doc.WDT || t == doc.WP || w == "that" || w == "after":
			return
		case near && (w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no" || w == "without"):
			m.be(doc.Negated, r.d.Word(i))
		case t == doc.MD && in("modal-plan", w):
			m.be(doc.Planned, r.d.Word(i))
		case t == doc.MD || in("if", w):
			m.be(doc.Hypothetical, r.d.Word(i))
		case near && in("deny-event", lemma):
			m.be(doc.Negated, r.d.Word(i))
		case near && in("deny-word", lemma) && t.IsVerb():
			m.be(doc.Denied, r.d.Word(i))
		case near && in("allege-word", w):
			m.be(doc.Alleged, r.d.Word(i))
		case near && in("plan-event", lemma) && t.IsVerb() && w != "called" && w != "set":
			m.be(doc.Planned, r.d.Word(i))
		}
	}
}

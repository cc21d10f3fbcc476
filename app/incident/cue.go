package incident

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"lede/app/doc"
)

// A cue is a few words right before or behind an event that decide its modality
// whatever the tree says: "failed to", "in talks to", "was called off". They are
// lines of data/cues.txt.
type cue struct {
	modality doc.Modality
	words    []string
	besides  []string // types and groups it says nothing of
	only     []string // those it speaks of, if it does of some only
	active   bool     // the event is the subject of its verb
}

//go:embed data/cues.txt
var cuesFile string

// readCues lists the cues before an event with their last word, and those behind one
// with their first.
func (v *vocabulary) readCues() {
	for n, line := range lines(cuesFile) {
		head, words, ok := strings.Cut(line, ":")
		f := strings.Fields(head)
		if !ok || len(f) < 2 {
			panic(fmt.Sprintf("incident: cues.txt:%d: want “side modality: words”, got %q", n, line))
		}
		c := cue{modality: doc.Modality(f[1]), words: strings.Fields(words), active: f[0] == "subject"}
		for _, k := range f[2:] {
			if k[0] == '!' {
				c.besides = append(c.besides, k[1:])
			} else {
				c.only = append(c.only, k)
			}
		}
		if f[0] == "before" {
			h := v.at(c.words[len(c.words)-1])
			h.before = append(h.before, c)
		} else {
			h := v.at(c.words[0])
			h.behind = append(h.behind, c)
		}
	}
	v.open = v.find("…").before
}

// spares reports whether cue c says nothing of m.
func (r *reader) spares(c *cue, m *mention) bool {
	for _, k := range c.besides {
		if k == string(m.kind.typ) || k == m.kind.group || k == "harm" && !m.verb && harmful[m.kind.group] || k == "begun" && r.begun(m) || k == "known" && r.refersBack(m) {
			return true
		}
	}
	return c.only != nil && !slices.Contains(c.only, string(m.kind.typ))
}

// begun reports whether a clause describes noun m: "a strike that began in March".
func (r *reader) begun(m *mention) bool {
	if w := r.low(m.to); m.verb || w != "that" && w != "which" {
		return false
	}
	for i := m.to + 1; r.inSentence(m.sent, i) && i < m.to+6; i++ {
		if in("due", r.low(i)) || in("set-for", r.low(i)) {
			return false // "that had been due to start"
		}
	}
	return true
}

// cued lets the words right before and behind m have their say.
func (r *reader) cued(m *mention) {
	if m.verb {
		first := r.groupStart(m.from, m.sent)
		r.cuedBefore(m, first)
		subject := first
		for r.inSentence(m.sent, subject-1) && inPhrase(r.d.Tokens[subject-1].Tag) {
			subject--
		}
		if subject < first {
			r.cuedBefore(m, subject) // "a matter of time before a driver is killed"
		}
		return
	}
	if r.inSentence(m.sent, m.to) && in("alarm", r.d.Tokens[m.to].Lemma) {
		m.be(doc.Hypothetical, r.d.Word(m.to)) // "issued a tsunami warning"
	}
	if r.tree.Case(m.head) == none || r.onlyReported(m) {
		r.cuedBehind(m)
	}
	r.cuedBefore(m, r.start(m))
	if r.heading(m.sent) {
		r.cuedBefore(m, m.from) // "Judge blocks deportation": the verb may be taken for a noun
	}
	if v := m.frame.support; v != none && v < m.from && m.frame.supported == doc.RelObj && (in("do", r.d.Tokens[v].Lemma) || in("light", r.d.Tokens[v].Lemma)) {
		r.cuedBefore(m, r.groupStart(v, m.sent)) // "failed to reach a deal"
	}
}

// onlyReported reports whether noun m is what a report or rumour is of: what is said
// of the report is said of it.
func (r *reader) onlyReported(m *mention) bool {
	h := r.tree.Head(m.head)
	return h != none && r.tree.Rel(m.head) == doc.RelNMod && in("allege-noun", r.d.Tokens[h].Lemma)
}

// cuedBefore tries the cues that end right before token end.
func (r *reader) cuedBefore(m *mention, end int) {
	if !r.inSentence(m.sent, end-1) {
		return
	}
	for _, list := range [...][]cue{r.heeds[end-1].form.before, r.byLemma(end - 1).before, triggers().open} {
		for i := range list {
			c := &list[i]
			if from := r.endsWith(c.words, end, m.sent); from != none && !r.spares(c, m) {
				r.heed(m, c, from, end)
				return
			}
		}
	}
}

// byLemma returns what the data say of the lemma of token i, where that is not
// its form. Of what was mistagged an s is taken off.
func (r *reader) byLemma(i int) *heed {
	low := r.low(i)
	if r.d.Tokens[i].Lemma != low {
		return r.heeds[i].lemma
	}
	if stem := strings.TrimSuffix(low, "s"); stem != low {
		return triggers().find(stem)
	}
	return &unheeded
}

// cuedBehind tries the cues behind noun m, up to the end of its clause.
func (r *reader) cuedBehind(m *mention) {
	for i := m.to; r.inSentence(m.sent, i) && i < m.to+farCue; i++ {
		for _, list := range [...][]cue{r.heeds[i].form.behind, r.byLemma(i).behind} {
			for k := range list {
				c := &list[k]
				if r.says(c.words, i, m.sent) && (c.active || !r.d.Tokens[i].Tag.IsVerb() || r.undergoes(i, m.sent)) && !r.spares(c, m) {
					r.heed(m, c, i, i+len(c.words))
					return
				}
			}
		}
		switch t := r.d.Tokens[i].Tag; {
		case t == doc.VBD, t == doc.VBZ, t == doc.VBP:
			if !auxiliary[r.low(i)] && !in("if", r.low(i)) && !(i == m.to && in("set-for", r.low(i))) {
				return
			}
		case t == doc.Comma, t == doc.Colon, t == doc.WDT, t == doc.WP, r.low(i) == "that", r.low(i) == "after", r.low(i) == "as":
			return
		}
	}
}

// undergoes reports whether verb i is passive, or the participle of a headline:
// "was called off", "Merger called off".
func (r *reader) undergoes(i, s int) bool {
	if r.d.Tokens[i].Tag != doc.VBN && r.d.Tokens[i].Tag != doc.VBD {
		return false
	}
	j := i - 1
	for r.inSentence(s, j) && r.d.Tokens[j].Tag.IsAdverb() {
		j--
	}
	return beForms[r.low(j)] || r.heading(s) && r.finites(r.body[s], i) == 0
}

// farCue is how many tokens may lie between a noun and the cue behind it, or
// stand for the "…" of one before.
const farCue = 12

// heed gives m the modality of cue c, which are tokens i to end: less than that where
// it is denied.
func (r *reader) heed(m *mention, c *cue, i, end int) {
	modality := c.modality
	if c.modality == doc.Hypothetical && r.inSentence(m.sent, i-1) && (in("deny-word", r.d.Tokens[i-1].Lemma) || in("case-charge", r.low(i-1))) {
		return // "denied trying to", "accused of trying to": the tree knows
	}
	for j := i - 1; r.inSentence(m.sent, j) && j >= i-3; j-- {
		if w := r.low(j); w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no" {
			modality = doc.Hypothetical
			if c.modality == doc.Planned {
				modality = doc.Negated // "has no plans to"
			}
			break
		}
		if t := r.d.Tokens[j].Tag; !t.IsAdverb() && t != doc.MD && !auxiliary[r.low(j)] {
			break
		}
	}
	m.be(modality, oneLine(r.d.Slice(r.d.Cover(doc.Range{From: i, To: end}))))
}

// says reports whether the words of a cue stand from token i on.
func (r *reader) says(words []string, i, s int) bool {
	for k, w := range words {
		if !r.inSentence(s, i+k) || r.low(i+k) != w && r.d.Tokens[i+k].Lemma != w && strings.TrimSuffix(r.low(i+k), "s") != w && !(w == "not" && r.negatedBefore(i+k+1)) {
			return false
		}
	}
	return true
}

// endsWith returns where the words of a cue begin that end right before token
// end, or none.
func (r *reader) endsWith(words []string, end, s int) int {
	for k, w := range words {
		if w != "…" {
			continue
		}
		tail := words[k+1:]
		if !r.says(tail, end-len(tail), s) {
			return none
		}
		for i := end - len(tail) - 1; r.inSentence(s, i-k) && i > end-farCue; i-- {
			if r.says(words[:k], i-k, s) {
				return i - k
			}
			switch r.d.Tokens[i-1].Tag {
			case doc.VBD, doc.VBZ, doc.VBP, doc.MD, doc.Comma, doc.Colon, doc.WDT, doc.WP:
				return none
			}
		}
		return none
	}
	if from := end - len(words); r.says(words, from, s) && r.low(from-1) != "in" { // "in order to"
		return from
	}
	return none
}

package tag

import (
	"strings"

	"lede/app/doc"
)

// repair mends what a reader would call a plain error of the model. Each rule
// is about one construction, and what words it knows are data (data/words.txt).
func (t *tagger) repair(r doc.Range) {
	t.opening(r)
	for i := r.From; i < r.To; i++ {
		w := t.at(r, i)
		if w.fact.is&numeralWord != 0 {
			t.numeral(i)
		}
		switch t.d.Tokens[i].Tag {
		case doc.IN:
			t.demonstrative(r, i)
		case doc.VBP, doc.VB, doc.NN, doc.JJ, doc.VBN, doc.VBD, doc.NNS, doc.RB, doc.VBZ, doc.VBG:
			t.past(i, w)
			t.participle(r, i)
			t.afterModal(r, i)
		}
	}
	t.verbless(r)
}

// verbless: "The airline pledged/VBN to refund all passengers." → VBD. A
// sentence with a full stop has a finite verb; where none was found, the first
// participle right behind a noun or pronoun is the past tense of it. So is one
// before the clause with the first finite verb.
func (t *tagger) verbless(r doc.Range) {
	if t.d.Tokens[r.To-1].Tag != doc.Period {
		return
	}
	first, that := -1, -1
	for i := r.From; i < r.To; i++ {
		switch tag := t.d.Tokens[i].Tag; tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			if that >= 0 {
				t.d.Tokens[that].Tag = doc.VBD
			}
			return
		case doc.VBN:
			if first >= 0 || i == r.From || i+2 >= r.To {
				continue
			}
			if before := t.d.Tokens[i-1].Tag; !before.IsNoun() && before != doc.PRP {
				continue
			}
			if t.at(r, i).fact.only != doc.VBN && t.d.Word(i+1) != "by" && t.d.Word(i+1) != "as" {
				first = i
				if t.d.Word(i+1) == "that" && t.d.Tokens[i+1].Tag == doc.IN {
					that = i // "A poll suggested/VBN that most people dislike the plan"
				}
			}
		}
	}
	if first >= 0 {
		t.d.Tokens[first].Tag = doc.VBD
	}
}

// opening: "Police/NNP arrested" → NNS. A capital at the beginning of a
// sentence makes a name of words the model has rarely met there; those that
// elsewhere stand in lower case are asked for again in lower case.
func (t *tagger) opening(r doc.Range) {
	i := r.From
	for i < r.To-1 && t.d.Tokens[i].Tag.IsPunct() {
		i++
	}
	tok := &t.d.Tokens[i]
	if !tok.Tag.IsProper() || i+1 < r.To && t.d.Tokens[i+1].Tag.IsProper() {
		return
	}
	text := t.d.Slice(tok.Span)
	if again := t.at(r, i).fact.common; again != doc.NoTag && len(text) > 1 && text[1]-'A' >= 26 {
		tok.Tag = again
	}
}

// numeral: "twenty/JJ years" → CD.
func (t *tagger) numeral(i int) {
	switch tok := &t.d.Tokens[i]; tok.Tag {
	case doc.JJ, doc.NN, doc.NNP, doc.RB, doc.DT, doc.VB, doc.VBN:
		tok.Tag = doc.CD
	}
}

// past: "Hackers stole/VBP" → VBD. Some forms are a past tense and nothing
// else, others a participle and nothing else, others one of the two: "heard/NN".
func (t *tagger) past(i int, w *word) {
	tok := &t.d.Tokens[i]
	switch only := w.fact.only; {
	case only == doc.NN, only == doc.MD, only == doc.VBD, only == doc.VBN && tok.Tag != doc.JJ && tok.Tag != doc.NN:
		tok.Tag = only
	case tok.Tag != doc.VBD && tok.Tag != doc.VBN && tok.Tag != doc.JJ && (w.fact.is&pastForm != 0 || tok.Tag.IsNoun() && w.fact.is&nounInEd == 0 && isPast(t.d.Slice(tok.Span))):
		tok.Tag = doc.VBD
	}
}

// isPast reports whether w is spelt like the regular past tense of a longer verb:
// "overturned", but not "speed".
func isPast(w string) bool {
	n := len(w)
	return n > 6 && w[n-2:] == "ed" && w[n-3] != 'e' && w[0]-'a' < 26 && !strings.Contains(w, "-")
}

// participle: "has said/VBD" → VBN, also with an adverb between.
func (t *tagger) participle(r doc.Range, i int) {
	if t.d.Tokens[i].Tag != doc.VBD {
		return
	}
	for j := i - 1; j >= r.From && j >= i-3; j-- {
		tok := &t.d.Tokens[j]
		switch {
		case tok.Tag.IsAdverb():
			continue
		case tok.Tag.IsVerb() && t.at(r, j).fact.is&auxiliaryVerb != 0:
			t.d.Tokens[i].Tag = doc.VBN
		}
		return
	}
}

// demonstrative: "called that/IN a lie" → DT.
func (t *tagger) demonstrative(r doc.Range, i int) {
	if i == r.From || t.d.Word(i) != "that" {
		return
	}
	switch t.d.Word(i - 1) {
	case "call", "calls", "called", "calling":
		t.d.Tokens[i].Tag = doc.DT
	}
}

// afterModal: "cannot pay/NN", "will not block/NN it" → VB.
func (t *tagger) afterModal(r doc.Range, i int) {
	switch t.d.Tokens[i].Tag {
	case doc.NN, doc.VBP, doc.JJ:
	default:
		return
	}
	k := i - 1
	for k >= r.From && t.d.Tokens[k].Tag.IsAdverb() {
		k--
	}
	if k >= r.From && t.d.Tokens[k].Tag == doc.MD {
		t.d.Tokens[i].Tag = doc.VB
	}
}

package opinion

import (
	"lede/app/doc"
	"lede/app/quote"
)

// What makes a piece of a statement an opinion, in log odds; from 0 on it is one.
// The classifier learned from what authors write and is only one voice in the
// matter. The numbers are those of a logistic regression on the 1,030 pieces
// of the development articles, 138 of them opinions, rounded; what no piece is without
// is set for precision.
const (
	unaided      = -0.45
	verbatim     = 1.3  // what a reporter quotes word for word is seldom the plain facts
	picked       = 0.5  // least of all where only these words are quoted
	named        = 1.25 // "called it", "dismissed it as"
	inReport     = -0.75
	oneOfSeveral = -0.75
	asWitness    = -0.8 // "I was asleep on the roof"
	forTenWords  = -0.7
	veryShort    = -0.5 // up to four words
	judgingCue   = 0.9
	wordsWeigh   = 0.45 // for each unit of the classifier's log odds
)

var strengthOf = map[doc.Stance]float64{
	doc.Condemns: 0.4,
	doc.Accuses:  0.4,
	doc.Believes: 0.4,
	doc.Claims:   0.4,
	doc.Warns:    -1,
	doc.Denies:   -1,
	doc.Declines: -1,
	doc.Confirms: -1,
}

// promise tells how much a statement promises an opinion before its words are
// looked at.
func (r *reading) promise(s *doc.Statement, several bool) float64 {
	strength := unaided + strengthOf[s.Stance]
	if r.names(s) {
		strength += named
	}
	if s.Kind == doc.Indirect {
		strength += inReport
	}
	if several {
		strength += oneOfSeveral
	}
	return strength
}

// names reports whether the verb of a statement promises a judgement: who calls
// something something judges it.
func (r *reading) names(s *doc.Statement) bool {
	cue := r.d.TokensIn(s.Cue)
	for i := cue.From; i < cue.To; i++ {
		if naming()[r.d.Tokens[i].Lemma] {
			return true
		}
	}
	return false
}

// strength tells how much the words of a piece make of it.
func (r *reading) strength(p piece, s *doc.Statement, mine func(owner) bool) float64 {
	strength := wordsWeigh * bounded(r.odds(p.Range, mine))
	if p.verbatim {
		strength += verbatim
		if s.Kind == doc.Mixed {
			strength += picked
		}
		if r.isTakenAs(p.Range) && !r.names(s) {
			strength += named - strengthOf[s.Stance]
		}
	}
	for _, h := range r.hitsIn(p.Range) {
		if mine(r.ownerOf(h)) && judges(h.kind) {
			strength += judgingCue
		}
	}
	words, witness := 0, false
	for t := p.From; t < p.To; t++ {
		if !r.d.Tokens[t].Tag.IsPunct() {
			words++
		}
		witness = witness || isFirstPerson(r.d.Word(t))
	}
	strength += forTenWords * float64(words) / 10
	if words <= 4 {
		strength += veryShort
	}
	if witness {
		strength += asWitness
	}
	return strength
}

// isTakenAs reports whether "as" leads to the words in quotation marks at
// tokens: who rejects a plan as "a distraction" judges it, whatever the verb.
func (r *reading) isTakenAs(tokens doc.Range) bool {
	i := tokens.From - 1
	for i >= 0 && quote.IsMark(r.d.Word(i)) {
		i--
	}
	return i >= 0 && i < tokens.From-1 && r.d.Word(i) == "as"
}

func isFirstPerson(word string) bool {
	switch word {
	case "I", "me", "my", "My", "we", "We", "us", "our", "Our":
		return true
	}
	return false
}

// judges reports whether cues of a kind judge, whoever uses them.
func judges(k doc.CueKind) bool {
	switch k {
	case doc.Evaluative, doc.LoadedLabel, doc.Exhortation, doc.Generalisation, doc.Sarcasm:
		return true
	}
	return false
}

package opinion

import (
	"sync"

	"lede/app/doc"
	"lede/app/lexicon"
)

// A turn is who speaks in an interview printed as one: "QUESTION:", "A:".
type turn uint8

const (
	noTurn turn = iota
	turnLabel
	question
	answer
)

// turns says for each sentence whose turn it is; it is nil in an article that
// is no interview.
type turns []turn

var turnLabels = sync.OnceValue(func() *lexicon.Matcher[turn] {
	m := new(lexicon.Matcher[turn])
	for _, e := range lexicon.MustRead(data, "data/turns.txt") {
		t := question
		if e.Field(0) == "answer" {
			t = answer
		}
		m.Add(e.Phrase, t)
	}
	return m
})

// turns reads the labels of an interview. A turn lasts until the next label. At
// least two answers make an interview.
func (r *reading) turns() turns {
	t := make(turns, len(r.d.Sentences))
	now, answers := noTurn, 0
	for i, s := range r.d.Sentences {
		if r.d.Blocks[s.Block].Kind == doc.Heading {
			now = noTurn
		}
		t[i] = now
		n, whose, ok := turnLabels().At(r.d, s.Tokens.From, s.Tokens.To)
		end := s.Tokens.From + n
		if !ok || end >= s.Tokens.To || r.d.Word(end) != ":" && r.d.Word(end) != "." {
			continue
		}
		if now = whose; now == answer {
			answers++
		}
		if t[i] = now; end+1 >= s.Tokens.To {
			t[i] = turnLabel
		}
	}
	if answers < 2 {
		return nil
	}
	return t
}

// voice returns the voice sentence i has for being part of an interview.
func (t turns) voice(i int) (doc.Voice, doc.Reason, bool) {
	if t == nil {
		return "", doc.Reason{}, false
	}
	switch t[i] {
	case turnLabel:
		return doc.Boilerplate, doc.Reason{Rule: "voice/label", Text: "The line says whose turn it is to speak."}, true
	case question:
		return doc.Report, doc.Reason{Rule: "voice/interview", Text: "A question put in an interview."}, true
	case answer:
		return doc.Attributed, doc.Reason{Rule: "voice/interview", Text: "An answer given in an interview."}, true
	}
	return "", doc.Reason{}, false
}

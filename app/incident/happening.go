package incident

import (
	_ "embed"
	"sync"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/syntax"
)

// Verbs and nouns that tell of something happening are far more than the
// vocabulary has: a player "was traded", a climber "slipped". A logistic
// regression knows them by their lemma, their ending and what stands around
// them in the sentence. Its card is data/README.md.

// HappeningModel is the name in the model's file.
const HappeningModel = "incident/happening/1"

// Templates of the model's features. Each is mixed with the word's class and
// what it sees.
const (
	seesWord model.Hash = 1 + iota // the lemma
	seesTag
	seesEnd // the last letters
	seesRel
	seesHead // the lemma above
	seesCase // the preposition before
	seesDet
	seesParts // which relations hang below
	seesBefore
	seesAfter
	seesMood
	seesName
	seesPlace // in the sentence
)

// WordFeature returns the feature of a lemma of a class: what the trainer needs
// to give words of like use like weights.
func WordFeature(class byte, lemma string) model.Hash {
	return seesWord.With(model.Hash(class)).With(model.Lower(lemma))
}

// WordClass returns 'v' for a verb, 'n' for a common noun, 'p' for a proper
// noun, 'j' for an adjective, and 0 for any other word.
func WordClass(t doc.Tag) byte {
	switch {
	case t.IsVerb():
		return 'v'
	case t.IsProper():
		return 'p'
	case t.IsNoun():
		return 'n'
	case t.IsAdjective():
		return 'j'
	}
	return 0
}

// CanHappen reports whether token i is a word that may tell of something
// happening: a noun, an adjective, or a verb that is no auxiliary or copula.
func CanHappen(t *syntax.Tree, i int) bool {
	d := t.Doc()
	tok := &d.Tokens[i]
	switch WordClass(tok.Tag) {
	case 0:
		return false
	case 'v':
		switch tok.Rel {
		case doc.RelAux, doc.RelAuxPass, doc.RelCop, doc.RelCase, doc.RelMark:
			return false
		}
		return tok.Lemma != "be"
	case 'p', 'j':
		return tok.Rel != doc.RelFlat
	}
	return true
}

// Hashed are the hashes of a token's form and lemma.
type Hashed struct{ Form, Lemma model.Hash }

// HashWords returns those of every token of d.
func HashWords(d *doc.Document) []Hashed {
	all := make([]Hashed, len(d.Tokens))
	for i := range all {
		word, lemma := d.Word(i), d.Tokens[i].Lemma
		h := model.Lower(word)
		all[i] = Hashed{h, h}
		if lemma != word {
			all[i].Lemma = model.Lower(lemma)
		}
	}
	return all
}

// Happening appends the features the model sees in token i of sentence s to to; words are
// those of the document.
func Happening(t *syntax.Tree, words []Hashed, i, s int, to []model.Hash) []model.Hash {
	d := t.Doc()
	tok := &d.Tokens[i]
	class := model.Hash(WordClass(tok.Tag))
	show := func(template, what model.Hash) { to = append(to, template.With(class).With(what)) }

	show(seesWord, words[i].Lemma)
	show(seesTag, model.Hash(tok.Tag))
	for n := 2; n <= 4; n++ {
		if len(tok.Lemma) > n+1 {
			show(seesEnd, model.String(tok.Lemma[len(tok.Lemma)-n:]))
		}
	}
	show(seesRel, model.Hash(tok.Rel))
	show(seesRel, model.Hash(tok.Rel).With(model.Hash(tok.Tag)))
	if h := t.Head(i); h != syntax.None {
		show(seesHead, words[h].Lemma.With(model.Hash(tok.Rel)))
		show(seesHead, model.Hash(d.Tokens[h].Tag).With(model.Hash(tok.Rel)))
	}
	if c := t.Case(i); c != syntax.None {
		show(seesCase, words[c].Form)
	}
	var below uint64
	for c := range t.Children(i) {
		rel := t.Rel(c)
		below |= 1 << rel
		show(seesParts, model.Hash(rel))
		switch rel {
		case doc.RelDet, doc.RelNModPoss:
			show(seesDet, words[c].Form)
		case doc.RelAux, doc.RelMark, doc.RelCompoundPrt:
			show(seesMood, words[c].Form)
		}
	}
	if below&(1<<doc.RelDet|1<<doc.RelNModPoss) == 0 {
		show(seesDet, 0)
	}
	if below == 0 {
		show(seesParts, 0)
	}
	toks := d.Sentences[s].Tokens
	if toks.Has(i - 1) {
		show(seesBefore, words[i-1].Form)
		show(seesBefore, model.Hash(d.Tokens[i-1].Tag))
	} else {
		show(seesPlace, 1)
	}
	if toks.Has(i + 1) {
		show(seesAfter, words[i+1].Form)
		show(seesAfter, model.Hash(d.Tokens[i+1].Tag))
	}
	if d.Tokens[toks.To-1].Tag != doc.Period {
		show(seesPlace, 2) // a headline
	}
	return to
}

//go:embed data/happening.model
var happeningFile []byte

var happeningTable = sync.OnceValue(func() *model.Table { return model.Must(model.Load(happeningFile, HappeningModel)) })

// likely is the probability from which a word is taken to tell of something
// happening: where precision and recall on unseen topics balance.
const likely = 0.5

// passing is the type of what happens besides the events of the guide.
const passing doc.IncidentType = "other"

// happenings returns what else happens, all of it as one generic incident: what
// the article touches on, no card. An article on computers has too many words,
// "installs", "connects", that only say how things work.
func (r *reader) happenings() (in doc.Incident, ok bool) {
	if r.aboutComputers() {
		return in, false
	}
	taken := r.taken()
	var happens []int
	for s := range r.d.Sentences {
		if !r.reads(s) || !r.parsed(s) {
			continue
		}
		toks := r.d.Sentences[s].Tokens
		for i := r.body[s]; i < toks.To; i++ {
			if !taken[i] && CanHappen(r.tree, i) && r.happens(i, s) {
				happens = append(happens, i)
			}
		}
	}
	if len(happens) == 0 {
		return in, false
	}
	in = doc.Incident{Type: passing, Label: "Other events", Modality: doc.Stated, Generic: true,
		Why: doc.Reason{Rule: "incident/other", Text: "Words that tell of something happening, of no type of incident."}}
	for k, i := range happens {
		if k+1 < len(happens) && happens[k+1] == i+1 && r.tree.Head(i) == i+1 {
			continue // "shot" in "shot put"
		}
		in.Triggers = append(in.Triggers, doc.Trigger{Span: r.d.Tokens[i].Span, Modality: doc.Stated,
			Why: doc.Reason{Rule: "incident/other", Text: "Marked because: such a word, in such a place, tells of something that happens."}})
	}
	return in, true
}

// happens reports whether token i of sentence s is taken to tell of something happening.
func (r *reader) happens(i, s int) bool { return r.chance(i, s) >= likely }

// chance asks the model about token i of sentence s.
func (r *reader) chance(i, s int) float64 {
	if r.chances == nil {
		r.chances = make([]float32, len(r.d.Tokens))
	}
	if r.chances[i] == 0 {
		table := happeningTable()
		r.seen = Happening(r.tree, r.hashes, i, s, r.seen[:0])
		r.sum[0], r.sum[1] = 0, 0
		table.Sum(r.seen, &r.sum)
		r.chances[i] = float32(table.Probability(r.sum[0]))
	}
	return float64(r.chances[i])
}

// taken tells the tokens that are triggers already, or say that somebody speaks.
func (r *reader) taken() []bool {
	taken := make([]bool, len(r.d.Tokens))
	mark := func(in doc.Range) {
		for i := in.From; i < in.To; i++ {
			taken[i] = true
		}
	}
	for _, m := range r.mentions {
		if !m.silent {
			mark(doc.Range{From: m.from, To: m.to})
		}
	}
	for i := range r.d.Actors {
		for _, m := range r.d.Actors[i].Mentions {
			if m.Form == doc.Name && r.d.Actors[i].Type != doc.Other {
				mark(r.d.TokensIn(m.Span))
			}
		}
	}
	for i := range r.d.Statements {
		if cue := r.d.Statements[i].Cue; !cue.Empty() {
			mark(r.d.TokensIn(cue))
		}
	}
	return taken
}

// aboutComputers reports whether the article is about computers, and tells of an
// attack, a flaw or a fix.
func (r *reader) aboutComputers() bool {
	return r.computer && (r.groups["cyber"] || r.groups["vuln"] || r.groups["patch"])
}

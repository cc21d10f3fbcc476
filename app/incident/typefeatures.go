package incident

import (
	"math/bits"
	"slices"

	"lede/app/doc"
	"lede/app/model"
)

// What the model of types (guess.go) sees of a word.

// Templates of the model's features.
const (
	guessBias model.Hash = 101 + iota
	guessVerdict
	guessKnown
	guessHappens
	guessWord
	guessPhrase
	guessTag
	guessEnd
	guessRel
	guessHead
	guessCase
	guessChild
	guessChildActor
	guessChildClass
	guessPassive
	guessBefore
	guessAfter
	guessDet
	guessTopic
	guessNear
	guessCyber
	guessHeadline
	guessWho // and the two after it
	guessWhoActor
	guessWhoClass
	guessWhat
	guessWhatActor
	guessWhatClass
)

// VerdictFeature is the feature of a word that the vocabulary takes for a type,
// KnownFeature that of one that it could take for it.
func VerdictFeature(t doc.IncidentType) model.Hash { return guessVerdict.With(model.String(string(t))) }
func KnownFeature(t doc.IncidentType) model.Hash   { return guessKnown.With(model.String(string(t))) }

// LemmaFeature is the feature of a lemma, as a verb ('v') or anything else ('n').
func LemmaFeature(class byte, lemma string) model.Hash {
	return guessWord.With(model.Hash(class)).With(model.Lower(lemma))
}

// MayBeTrigger reports whether the model is ever asked about a lemma.
func MayBeTrigger(class byte, lemma string) bool {
	t := happeningTable()
	return triggers().find(lemma).senses != nil || float64(t.Weight(WordFeature(class, lemma), 0))*t.Unit() > -0.5
}

// seeWord fills r.features with those of candidate x, which the vocabulary takes
// for sense sn, or for nothing: of the word and of its neighbours.
func (r *reader) seeWord(x *candidate, sn *sense) {
	d, i := r.d, x.head
	tok := &d.Tokens[i]
	class := model.Hash('n')
	if x.verb {
		class = 'v'
	}
	r.features = append(r.features[:0], guessBias.With(class))
	show := func(template, what model.Hash) { r.features = append(r.features, template.With(what)) }

	if sn != nil {
		h := sn.hash
		show(guessVerdict, h)
		show(guessVerdict, h.With(model.Hash(len(sn.conds))))
		show(guessVerdict, h.With(model.Hash(100+len(sn.words))).With(model.Hash(sn.pos)))
	} else {
		show(guessVerdict, 0)
	}
	r.seeKnown(x)
	if r.parsed(x.sent) {
		show(guessHappens, model.Hash(r.chance(i, x.sent)*10))
	}
	show(guessWord.With(class), r.hashes[i].Lemma)
	if x.to-x.from > 1 {
		show(guessPhrase, model.Lower(d.Slice(d.Cover(doc.Range{From: x.from, To: x.to}))))
	}
	show(guessTag, model.Hash(tok.Tag))
	for n := 3; n <= 4; n++ {
		if len(tok.Lemma) > n+1 {
			show(guessEnd, class.With(model.String(tok.Lemma[len(tok.Lemma)-n:])))
		}
	}
	show(guessRel, model.Hash(tok.Rel))
	if h := r.tree.Head(i); h != none {
		show(guessHead, r.hashes[h].Lemma.With(model.Hash(tok.Rel)))
	}
	toks := d.Sentences[x.sent].Tokens
	if toks.Has(x.from - 1) {
		show(guessBefore, r.hashes[x.from-1].Form)
	}
	if toks.Has(x.to) {
		show(guessAfter, r.hashes[x.to].Form)
	}
	show(guessDet, model.Lower(r.determinerBefore(x.from, x.sent)))
	if r.cyber(x) {
		show(guessCyber, class)
	}
	if r.computer {
		show(guessCyber, 0)
	}
	if r.headless(x.sent) {
		show(guessHeadline, 0)
	}
}

// seeAround fills r.features with those of the phrases that hang on candidate x.
func (r *reader) seeAround(x *candidate) {
	i := x.head
	r.features = r.features[:0]
	show := func(template, what model.Hash) { r.features = append(r.features, template.With(what)) }

	for c := range r.tree.Children(i) {
		rel := r.tree.Rel(c)
		switch rel {
		case doc.RelPunct, doc.RelDet, doc.RelAux, doc.RelAuxPass:
			continue
		}
		key := model.Hash(rel)
		if k := r.tree.Case(c); k != none {
			key = key.With(r.hashes[k].Form)
			show(guessCase, key)
		}
		show(guessChild, key.With(r.hashes[c].Lemma))
		r.seeKind(c, guessChildActor.With(key), guessChildClass.With(key))
	}
	f := x.frame()
	if f.passive {
		show(guessPassive, 0)
	}
	r.seeArgument(f.what, guessWhat)
	r.seeArgument(f.who, guessWho)
}

// seeSentence fills r.features with those that all candidates of sentence s share:
// what it speaks of.
func (r *reader) seeSentence(s int) {
	r.features = r.features[:0]
	var topic uint64
	toks := r.d.Sentences[s].Tokens
	for j := toks.From; j < toks.To; j++ {
		topic |= r.topic(j)
		if WordClass(r.d.Tokens[j].Tag) != 0 {
			r.features = append(r.features, guessNear.With(r.hashes[j].Lemma))
		}
	}
	r.seeBits(guessTopic, topic)
}

// seeKnown shows the types that senses of the candidate's words have, whatever
// their conditions.
func (r *reader) seeKnown(x *candidate) {
	first := len(r.features)
	h := r.heeds[x.from]
	for k, w := range [...]*heed{h.lemma, h.form} {
		if k == 1 && h.form == h.lemma {
			break
		}
		for _, sn := range w.senses {
			if sn.typ == "" || sn.pos == 'v' != x.verb || !r.spells(sn.words, x.from, x.sent) {
				continue
			}
			if h := guessKnown.With(sn.hash); !slices.Contains(r.features[first:], h) {
				r.features = append(r.features, h)
			}
		}
	}
}

// seeArgument shows the noun phrase headed by token i, or that there is none.
func (r *reader) seeArgument(i int, template model.Hash) {
	if i == none {
		r.features = append(r.features, template.With(0))
		return
	}
	if of := r.counted(i); of != none {
		i = of
	}
	r.features = append(r.features, template.With(r.hashes[i].Lemma))
	r.seeKind(i, template+1, template+2)
}

// seeKind shows what kind of actor token i names, and its classes.
func (r *reader) seeKind(i int, actor, class model.Hash) {
	if t := r.actorType(i); t != "" {
		r.features = append(r.features, actor.With(model.String(string(t))))
	}
	r.seeBits(class, r.topic(i))
}

func (r *reader) seeBits(template model.Hash, set uint64) {
	if set == 0 {
		return
	}
	topics := triggers().topics
	for ; set != 0; set &= set - 1 {
		r.features = append(r.features, template.With(topics[bits.TrailingZeros64(set)]))
	}
}

// An Example is a word that may be a trigger, for the trainer.
type Example struct {
	Tokens   doc.Range
	Head     int // the token that heads it
	Verb     bool
	Features []model.Hash
}

// Examples calls see with each word of d that the model would be asked about,
// d annotated as far as the stage needs.
func Examples(d *doc.Document, see func(Example)) {
	r := newReader(d)
	r.example = see
	r.readAll()
}

package incident

import (
	_ "embed"
	"math"
	"math/bits"
	"slices"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// Whether an event happened is decided twice. The rules of judge know what certain
// words do to an event: "failed to", "would". News has more ways to plan, doubt and
// deny than a list can hold: "were balloted on a walkout", "was mooted". So what no
// rule takes for less than stated is shown to a model, a softmax over stated and the
// other modalities, which sees the words above the event in the tree, the little ones
// below and beside it, moods and tenses. It does not see what the rules say: two
// witnesses who have not talked. Only what both believe makes a claim on a card.

// ModalityModel is the name in the model's file.
const ModalityModel = "incident/modality/1"

// Generic is the model's class of what is told of a kind of events.
const Generic = "generic"

// certain is the probability that an event happened, or is said to have, below which
// it is not stated.
const certain = 0.5

// Templates of the model's features.
const (
	surePart model.Hash = 301 + iota
	sureKnown
	sureTag
	sureType
	sureBelow
	sureSubject
	sureRel
	sureMark
	sureAbove
	sureCase
	sureClass
	sureMood
	sureBefore
	sureBehind
	sureSentence
)

//go:embed data/modality.model
var sureFile []byte

var sureTable = sync.OnceValue(func() *model.Table { return model.Must(model.Load(sureFile, ModalityModel)) })

// governors are the classes of words.txt that say what a word does to the event below it.
var governors = [...]string{"deny-event", "wish-event", "fiction", "pretend", "nearly", "plan-event", "plan-noun", "doubt-event", "doubt-noun",
	"allege-event", "allege-word", "deny-word", "blame", "allege-noun", "do", "suffer", "light", "series", "compound", "trend", "habit"}

// certify makes m, which the rules take for stated, less than that where the model
// does not believe it.
func (r *reader) certify(m *mention) {
	if !r.parsed(m.sent) {
		return
	}
	if r.modalityExample != nil {
		rule := string(m.modality)
		if m.generic {
			rule = Generic
		}
		r.seeModality(m)
		r.modalityExample(ModalityExample{Trigger: doc.Range{From: m.from, To: m.to}, Rule: rule, Features: slices.Clone(r.features)})
		return
	}
	if m.modality != doc.Stated || m.generic || m.sure || m.joined != nil && m.joined.sure || !m.verb && r.refersBack(m) {
		return
	}
	r.seeModality(m)
	switch other, likely := r.certainty(); {
	case likely >= certain, other == Generic && !m.verb && r.onDay(m.sent):
	case other == Generic:
		m.generic = true
	default:
		m.restore(doc.Modality(other), "how the sentence puts it")
	}
}

// certainty returns the probability that what r.features show is told as having
// happened, be it by somebody, and what it is most likely otherwise.
func (r *reader) certainty() (other string, likely float64) {
	t := sureTable()
	classes := t.Classes()
	clear(r.sum[:len(classes)])
	t.Sum(r.features, &r.sum)
	all, happened, top := 1.0, 1.0, 0.0 // stated scores 0
	for k, class := range classes {
		p := math.Exp(float64(r.sum[k]) * t.Unit())
		all += p
		switch {
		case class == string(doc.Alleged):
			happened += p
		case p > top:
			other, top = class, p
		}
	}
	return other, happened / all
}

// seeModality fills r.features with those of how m is told.
func (r *reader) seeModality(m *mention) {
	part := model.Hash('n')
	if m.verb {
		part = 'v'
		if m.frame.passive {
			part = 'p'
		}
	}
	tag := model.Hash(r.d.Tokens[m.head].Tag)
	r.features = append(r.features[:0], surePart.With(part))
	r.show(sureKnown, bit(r.refersBack(m)).With(part))
	r.show(sureTag, tag.With(bit(r.heading(m.sent))))
	r.show(sureTag, tag.With(model.String(r.determiner(m))))
	r.show(sureType, m.kind.hash.With(part))
	r.seeBelow(m.head, part)
	r.seeAbove(m.head, part)
	r.seeBeside(m, part)
	r.seeClause(m, part)
}

func bit(b bool) model.Hash {
	if b {
		return 1
	}
	return 0
}

// seeBelow shows the little words that hang on token i, and its subject.
func (r *reader) seeBelow(i int, part model.Hash) {
	for c := range r.tree.Children(i) {
		word := r.hashes[c].Lemma
		switch rel := r.tree.Rel(c); rel {
		case doc.RelAux, doc.RelAuxPass, doc.RelMark, doc.RelAdvMod, doc.RelDet, doc.RelAMod, doc.RelCase, doc.RelCop, doc.RelNumMod, doc.RelNModPoss:
			r.show(sureBelow, word.With(part))
			r.show(sureBelow, model.Hash(rel).With(part))
			if rel == doc.RelAux || rel == doc.RelMark {
				r.show(sureBelow, r.hashes[c].Form.With(model.Hash(r.d.Tokens[i].Tag)))
			}
		case doc.RelAdvCl:
			if k := r.tree.Child(c, doc.RelMark); k != none {
				r.show(sureMark, r.hashes[k].Form.With(part))
			}
		case doc.RelNSubj, doc.RelNSubjPass:
			r.show(sureSubject, word)
			if d := r.tree.Child(c, doc.RelDet); d != none {
				r.show(sureSubject, r.hashes[d].Form.With(1))
			}
		}
	}
}

// reach is how many words above an event the model sees.
const reach = 5

// seeAbove shows the words above token i, nearest first, and what joins them to it. What
// stands above a relative clause says less of what is in it, and is told apart.
func (r *reader) seeAbove(i int, part model.Hash) {
	apart := model.Hash(0)
	for n := range reach {
		g, rel := r.tree.Head(i), r.tree.Rel(i)
		r.show(sureRel, model.Hash(n).With(model.Hash(rel)).With(part))
		if g == none {
			return
		}
		depth, relation := model.Hash(min(n, 2)), model.Hash(rel)
		if k := r.tree.Child(i, doc.RelMark); k != none {
			mark := r.hashes[k].Form
			r.show(sureMark, mark.With(apart))
			r.show(sureMark, mark.With(relation).With(apart))
		}
		if rel == doc.RelAclRelCl || rel == doc.RelParataxis {
			apart = 1
		}
		lemma := r.hashes[g].Lemma
		r.show(sureAbove, lemma.With(apart))
		r.show(sureAbove, lemma.With(relation).With(apart))
		r.show(sureAbove, lemma.With(depth).With(part))
		if k := r.tree.Case(i); k != none {
			preposition := r.hashes[k].Form
			r.show(sureCase, preposition.With(depth))
			r.show(sureCase, preposition.With(lemma).With(apart))
		}
		negated := bit(r.tree.Negation(g) != none)
		for set := r.heeds[g].lemma.governs; set != 0; set &= set - 1 {
			class := model.Hash(bits.TrailingZeros32(set))
			r.show(sureClass, class.With(apart).With(negated))
			r.show(sureClass, class.With(relation).With(apart).With(negated))
			r.show(sureClass, class.With(depth).With(part).With(apart))
		}
		r.seeMood(g, depth.With(apart), relation.With(part), lemma.With(negated))
		i = g
	}
}

// seeMood shows tense, mood and negation of the word at token g above an event.
func (r *reader) seeMood(g int, depth, relation, lemma model.Hash) {
	r.show(sureMood, model.Hash(r.d.Tokens[g].Tag).With(depth))
	if mood, w := r.tree.Mood(g); w != none {
		r.show(sureMood, model.Hash(mood).With(depth).With(1))
		r.show(sureMood, model.Hash(mood).With(relation))
	}
	if r.tree.Negation(g) != none {
		r.show(sureMood, depth.With(2))
		r.show(sureMood, lemma)
	}
}

// seeBeside shows the words before m, its auxiliaries and modifiers, and those behind it.
func (r *reader) seeBeside(m *mention, part model.Hash) {
	from := r.start(m)
	if m.verb {
		from = r.groupStart(m.from, m.sent)
	}
	for n := 1; n <= 5 && r.inSentence(m.sent, from-n); n++ {
		w := r.hashes[from-n].Lemma
		r.show(sureBefore, w.With(bit(n > 2)))
		if n <= 2 {
			r.show(sureBefore, w.With(model.Hash(n+1)).With(part))
		}
	}
	for i := from; i < m.from; i++ {
		r.show(sureBefore, r.hashes[i].Form.With(part))
	}
	for n := 0; n < 4 && r.inSentence(m.sent, m.to+n); n++ {
		r.show(sureBehind, r.hashes[m.to+n].Form.With(bit(n > 1)))
	}
}

// seeClause shows what kind of sentence tells of m: a question, what it opens with, and
// which words of doubt and habit stand on either side.
func (r *reader) seeClause(m *mention, part model.Hash) {
	toks := r.d.Sentences[m.sent].Tokens
	r.show(sureSentence, r.hashes[r.body[m.sent]].Form)
	for i := r.body[m.sent]; i < toks.To; i++ {
		if r.heeds[i].form.unsure {
			r.show(sureSentence, r.hashes[i].Form.With(bit(i < m.from)))
		} else if r.low(i) == "?" {
			r.show(sureSentence, part)
		}
	}
}

// A ModalityExample is an event, for the trainer.
type ModalityExample struct {
	Trigger  doc.Range
	Rule     string // what the rules say: a modality, or Generic
	Features []model.Hash
}

// ModalityExamples calls see with each event of d whose modality is decided, d annotated
// as far as the stage needs.
func ModalityExamples(d *doc.Document, see func(ModalityExample)) {
	r := newReader(d)
	r.modalityExample = see
	r.readAll()
}

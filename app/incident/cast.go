package incident

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// Who fills which role is decided twice: by rules over the clause (role.go),
// and by a model that weighs their verdict against the way through the tree from
// a noun to the trigger, prepositions, order and distance, and what kind of actor
// or thing the noun names. It is a softmax over the roles and none, and finds
// those that stand in another clause: "was accused of leading a gang that".

// RoleModel is the name in the model's file.
const RoleModel = "incident/role/1"

// Templates of the model's features.
const (
	castBias model.Hash = 201 + iota
	castRule
	castPath
	castPathType
	castPathLemma
	castCase
	castOrder
	castFrame
	castActor
	castClass
	castLemma
	castTag
	castBetween
	castAbove
)

//go:embed data/roles.model
var castFile []byte

var castTable = sync.OnceValue(func() *model.Table { return model.Must(model.Load(castFile, RoleModel)) })

// From these probabilities on the model is believed.
const (
	castNew   = 0.55 // that a noun the rules give no role fills one
	castWho   = 0.65 // that it is who did it, or to whom: a wrong one contradicts its sentence
	castOther = 0.8  // that it fills another than the rules say
	castNone  = 0.95 // that it fills none, whatever they say
)

// castReach is how many tokens from its trigger a role is looked for.
const castReach = 30

// cast lets the model have its say on who fills the roles of m.
func (r *reader) cast(m *mention) {
	if !r.parsed(m.sent) || !slices.Contains(guesserOf().types, m.kind.typ) {
		return // the sentences it learned from mark no event outside the guide
	}
	toks := r.d.Sentences[m.sent].Tokens
	for i := max(r.body[m.sent], m.from-castReach); i < min(toks.To, m.to+castReach); i++ {
		if !r.castable(m, i) {
			continue
		}
		rule := slices.IndexFunc(m.roles, func(a role) bool { return a.head == i })
		r.seeRole(m, i, rule)
		if r.roleExample != nil {
			r.roleExample(RoleExample{Trigger: doc.Range{From: m.from, To: m.to}, Head: i, Rule: ruled(m, rule), Features: slices.Clone(r.features)})
			continue
		}
		t := castTable()
		r.sum = model.Scores{}
		t.Sum(r.features, &r.sum)
		best, top, all := -1, 0.0, 1.0 // none scores 0
		for k := range t.Classes() {
			p := math.Exp(float64(r.sum[k]) * t.Unit())
			all += p
			if p > top {
				best, top = k, p
			}
		}
		kind := doc.RoleKind(t.Classes()[best])
		switch {
		case rule < 0 && top >= needed(kind)*all && (r.tree.Head(i) == none || !r.saying(r.tree.Head(i))) && !(kind == doc.Agent && r.onlooker(m, i)):
			r.add(m, kind, i, "how the sentence joins it to “"+r.d.Word(m.head)+"”")
		case rule >= 0 && 1 >= castNone*all:
			m.roles = slices.Delete(m.roles, rule, rule+1)
		case rule >= 0 && m.roles[rule].Kind != kind && top >= castOther*all && !r.plainSubject(m, i):
			m.roles = slices.Delete(m.roles, rule, rule+1)
			r.add(m, kind, i, "how the sentence joins it to “"+r.d.Word(m.head)+"”")
		}
	}
}

// needed returns from which probability on the model adds a role of a kind.
func needed(kind doc.RoleKind) float64 {
	switch kind {
	case doc.Agent, doc.Target, doc.Beneficiary:
		return castWho
	}
	return castNew
}

// plainSubject reports whether token i is the subject of verb m, which the grammar
// makes its agent: not of a passive that a headline hides, nor of what befalls it.
func (r *reader) plainSubject(m *mention, i int) bool {
	return m.verb && i == m.frame.who && !m.frame.passive && !r.headless(m.sent) && !befalls[m.kind.group] && m.kind.of == doc.Target
}

// onlooker reports whether token i is the subject of a verb that does something about
// noun m rather than carrying it out: "a judge suspended the expulsion", "thousands
// protested against the sale".
func (r *reader) onlooker(m *mention, i int) bool {
	g := r.tree.Head(i)
	if m.verb || g == none || r.tree.Rel(i) != doc.RelNSubj || !r.tree.Dominates(g, m.head) {
		return false
	}
	lemma := r.tree.Lemma(g)
	return !r.carries(g) && !r.owned(m) && !in("strike", lemma) && !in("mastermind", lemma)
}

// ruled returns the role at index i of m's, or "" where it is -1.
func ruled(m *mention, i int) doc.RoleKind {
	if i < 0 {
		return ""
	}
	return m.roles[i].Kind
}

// castable reports whether token i heads a noun phrase that may take part in m.
func (r *reader) castable(m *mention, i int) bool {
	if i >= m.from && i < m.to || !r.canFill(i) {
		return false
	}
	switch r.tree.Rel(i) {
	case doc.RelCompound, doc.RelFlat:
		return r.who[i].mention != nil && r.d.TokensIn(r.who[i].mention.Span).To == i+1
	}
	return !r.isTrigger(i, m) && !r.toldOfAnother(m, i)
}

// toldOfAnother reports whether token i stands in a relative clause that tells of
// another event: the dead of "the deadliest disaster since the floods in which 59
// people died".
func (r *reader) toldOfAnother(m *mention, i int) bool {
	for range castReach {
		h := r.tree.Head(i)
		if h == none {
			return false
		}
		if r.tree.Rel(i) == doc.RelAclRelCl {
			return r.isTrigger(h, m) && !r.tree.Dominates(i, m.head)
		}
		i = h
	}
	return false
}

// seeRole fills r.features with those of token i as a participant of m, to which
// the rules give m.roles[rule], or nothing where that is -1.
func (r *reader) seeRole(m *mention, i, rule int) {
	d := r.d
	typ, family := m.kind.hash, model.String(m.kind.family)
	part := model.Hash('n')
	if m.verb {
		part = 'v'
		if m.frame.passive {
			part = 'p'
		}
	}
	order := model.Hash(0)
	if i > m.head {
		order = 1
	}
	r.features = append(r.features[:0], castBias.With(part))
	show := func(template, what model.Hash) { r.features = append(r.features, template.With(what)) }

	ruled := model.String(string(ruled(m, rule)))
	show(castRule, ruled)
	show(castRule, ruled.With(part).With(family))
	show(castRule, ruled.With(typ))
	filled := model.Hash(0)
	for k := range m.roles {
		if m.roles[k].Kind == doc.Agent {
			filled |= 1
		} else if m.roles[k].Kind == doc.Target {
			filled |= 2
		}
	}
	show(castRule, ruled.With(filled).With(order))

	path := r.path(i, m.head)
	preposition := model.Hash(0)
	if k := r.tree.Case(i); k != none {
		preposition = r.hashes[k].Form
	}
	show(castPath, path.With(part))
	show(castPath, path.With(part).With(preposition))
	show(castPathType, path.With(part).With(typ))
	show(castPathType, path.With(part).With(preposition).With(family))
	show(castPathLemma, path.With(r.hashes[m.head].Lemma))
	if h := r.tree.Head(i); h != none && h != m.head {
		above := r.hashes[h].Lemma
		show(castAbove, above)
		show(castAbove, above.With(path))
		if r.saying(h) {
			show(castAbove, path.With(1))
			show(castAbove, model.Hash(d.Tokens[i].Rel))
		}
	}
	show(castCase, preposition.With(order))
	show(castCase, preposition.With(typ))
	show(castCase, preposition.With(family).With(part))

	apart := i - m.head
	if apart < 0 {
		apart = -apart
	}
	for n := 1; n <= apart; n *= 2 {
		show(castOrder, order.With(model.Hash(n)).With(part))
	}
	verbs := 0
	for j := min(i, m.head) + 1; j < max(i, m.head); j++ {
		if d.Tokens[j].Tag.IsVerb() {
			verbs++
		}
	}
	show(castBetween, order.With(model.Hash(min(verbs, 3))).With(part))
	switch i {
	case m.frame.who:
		show(castFrame, 1)
		show(castFrame, model.Hash(1).With(typ))
	case m.frame.what:
		show(castFrame, 2)
		show(castFrame, model.Hash(2).With(typ))
	case m.frame.poss:
		show(castFrame, model.Hash(3).With(typ))
	}
	actor := model.String(string(r.actorType(i)))
	show(castActor, actor.With(family))
	show(castActor, actor.With(order).With(part))
	show(castActor, actor.With(path))
	first := len(r.features)
	r.seeBits(castClass, r.topic(i))
	for k := len(r.features) - 1; k >= first; k-- {
		show(castClass, r.features[k].With(family))
		show(castClass, r.features[k].With(family).With(path))
	}
	show(castLemma, r.hashes[i].Lemma)
	show(castLemma, r.hashes[i].Lemma.With(family))
	show(castTag, model.Hash(d.Tokens[i].Tag).With(order))
}

// path returns the way through the tree from token i to token j: relations up
// and down, or 0 where it is long.
func (r *reader) path(i, j int) model.Hash {
	const longest = 5
	up := model.Hash(1)
	for n := 0; n <= longest && i != none; n++ {
		down := model.Hash(2)
		for k, steps := j, 0; k != none && steps+n <= longest; k, steps = r.tree.Head(k), steps+1 {
			if k == i {
				return up.With(down)
			}
			down = down.With(model.Hash(r.tree.Rel(k)))
		}
		up = up.With(model.Hash(r.tree.Rel(i)))
		i = r.tree.Head(i)
	}
	return 0
}

// A RoleExample is a noun that may take part in an event, for the trainer.
type RoleExample struct {
	Trigger  doc.Range
	Head     int          // of the noun phrase
	Rule     doc.RoleKind // what the rules say, or ""
	Features []model.Hash
}

// RoleExamples calls see with each noun of d that the model of roles would be
// asked about, d annotated as far as the stage needs.
func RoleExamples(d *doc.Document, see func(RoleExample)) {
	r := newReader(d)
	r.roleExample = see
	for s := range d.Sentences {
		if r.reads(s) {
			r.sentence(s)
		}
	}
}

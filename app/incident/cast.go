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
	castOther = 0.8  // that it fills another than the rules say
	castNone  = 0.9  // that it fills none, whatever they say
)

// castReach is how many tokens from its trigger a role is looked for.
const castReach = 30

// cast lets the model have its say on who fills the roles of m.
func (r *reader) cast(m *mention) {
	if !r.parsed(m.sent) || guesserOf().columnOf(m.kind) < 0 {
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
		r.recast(m, i, rule)
	}
}

// recast gives token i the role in m that the model would have it play, where it is
// sure enough, or takes away m.roles[rule].
func (r *reader) recast(m *mention, i, rule int) {
	kind, likely, no := r.likeliest()
	if kind == doc.Target && r.scene(m, i) {
		kind = doc.Where
	}
	switch {
	case rule < 0:
		if above := r.tree.Head(i); likely >= castNew && (above == none || !r.saying(above)) && !(kind == doc.Agent && r.onlooker(m, i)) && !(kind == doc.Target && r.sufferer(m, i)) {
			r.addCast(m, kind, i)
		}
	case no >= castNone:
		m.roles = slices.Delete(m.roles, rule, rule+1)
	case m.roles[rule].Kind != kind && likely >= castOther && !r.plainSubject(m, i):
		m.roles = slices.Delete(m.roles, rule, rule+1)
		r.addCast(m, kind, i)
	}
}

func (r *reader) addCast(m *mention, kind doc.RoleKind, i int) {
	r.add(m, kind, i, "how the sentence joins it to “"+r.d.Word(m.head)+"”")
}

// likeliest returns the role that r.features speak for most, its probability, and that
// of none.
func (r *reader) likeliest() (kind doc.RoleKind, likely, no float64) {
	t := castTable()
	roles := t.Classes()
	clear(r.sum[:len(roles)])
	t.Sum(r.features, &r.sum)
	all := 1.0 // none scores 0
	for k, role := range roles {
		p := math.Exp(float64(r.sum[k]) * t.Unit())
		if all += p; p > likely {
			kind, likely = doc.RoleKind(role), p
		}
	}
	return kind, likely / all, 1 / all
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

// sufferer reports whether token i is whom the verb of another event befell: "condemned the
// sanctions and expelled the ambassador".
func (r *reader) sufferer(m *mention, i int) bool {
	rel := r.tree.Rel(i)
	if rel != doc.RelObj && rel != doc.RelNSubjPass {
		return false
	}
	for _, o := range r.mentionsIn(m.sent) {
		if o != m && o.verb && o.head == r.tree.Head(i) && o.root() != m.root() {
			return true
		}
	}
	return false
}

// scene reports whether token i is only where violence took place: "opened fire in a bus
// station".
func (r *reader) scene(m *mention, i int) bool {
	k := r.tree.Case(i)
	if k == none || m.kind.family != "conflict" {
		return false
	}
	switch r.low(k) {
	case "in", "inside", "outside", "near":
		return true
	}
	return r.low(k) == "at" && in("premises", r.d.Tokens[i].Lemma)
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

// A view is a noun that may take part in an event, as the model of roles sees it.
type view struct {
	m           *mention
	at          int // the noun
	typ, family model.Hash
	part, order model.Hash // of what part of speech the trigger is, in which voice; which comes first
	path        model.Hash // the way through the tree from one to the other
	preposition model.Hash // before the noun
}

func (r *reader) show(template, what model.Hash) {
	r.features = append(r.features, template.With(what))
}

// seeRole fills r.features with those of token i as a participant of m, to which
// the rules give m.roles[rule], or nothing where that is -1.
func (r *reader) seeRole(m *mention, i, rule int) {
	v := &view{m: m, at: i, typ: m.kind.hash, family: m.kind.kin, part: 'n', path: r.path(i, m.head)}
	if m.verb {
		v.part = 'v'
		if m.frame.passive {
			v.part = 'p'
		}
	}
	if i > m.head {
		v.order = 1
	}
	if k := r.tree.Case(i); k != none {
		v.preposition = r.hashes[k].Form
	}
	r.features = append(r.features[:0], castBias.With(v.part))
	r.seeRule(v, model.String(string(ruled(m, rule))))
	r.seeWay(v)
	r.seeDistance(v)
	r.seeNoun(v)
}

// seeRule shows what the rules say of the noun, and which roles they have filled.
func (r *reader) seeRule(v *view, ruled model.Hash) {
	filled := model.Hash(0)
	for k := range v.m.roles {
		if v.m.roles[k].Kind == doc.Agent {
			filled |= 1
		} else if v.m.roles[k].Kind == doc.Target {
			filled |= 2
		}
	}
	r.show(castRule, ruled)
	r.show(castRule, ruled.With(v.part).With(v.family))
	r.show(castRule, ruled.With(v.typ))
	r.show(castRule, ruled.With(filled).With(v.order))
}

// seeWay shows the way through the tree, the preposition and the word above the noun.
func (r *reader) seeWay(v *view) {
	r.show(castPath, v.path.With(v.part))
	r.show(castPath, v.path.With(v.part).With(v.preposition))
	r.show(castPathType, v.path.With(v.part).With(v.typ))
	r.show(castPathType, v.path.With(v.part).With(v.preposition).With(v.family))
	r.show(castPathLemma, v.path.With(r.hashes[v.m.head].Lemma))
	if h := r.tree.Head(v.at); h != none && h != v.m.head {
		above := r.hashes[h].Lemma
		r.show(castAbove, above)
		r.show(castAbove, above.With(v.path))
		if r.saying(h) {
			r.show(castAbove, v.path.With(1))
			r.show(castAbove, model.Hash(r.d.Tokens[v.at].Rel))
		}
	}
	r.show(castCase, v.preposition.With(v.order))
	r.show(castCase, v.preposition.With(v.typ))
	r.show(castCase, v.preposition.With(v.family).With(v.part))
}

// seeDistance shows how far the noun stands from the trigger, how many verbs lie between,
// and whether it is the subject, object or owner that its frame has.
func (r *reader) seeDistance(v *view) {
	i, m := v.at, v.m
	for n, apart := 1, max(i-m.head, m.head-i); n <= apart; n *= 2 {
		r.show(castOrder, v.order.With(model.Hash(n)).With(v.part))
	}
	verbs := 0
	for j := min(i, m.head) + 1; j < max(i, m.head); j++ {
		if r.d.Tokens[j].Tag.IsVerb() {
			verbs++
		}
	}
	r.show(castBetween, v.order.With(model.Hash(min(verbs, 3))).With(v.part))
	switch i {
	case m.frame.who:
		r.show(castFrame, 1)
		r.show(castFrame, model.Hash(1).With(v.typ))
	case m.frame.what:
		r.show(castFrame, 2)
		r.show(castFrame, model.Hash(2).With(v.typ))
	case m.frame.poss:
		r.show(castFrame, model.Hash(3).With(v.typ))
	}
}

// seeNoun shows what the noun is: its actor's type, its classes, itself.
func (r *reader) seeNoun(v *view) {
	actor := model.String(string(r.actorType(v.at)))
	r.show(castActor, actor.With(v.family))
	r.show(castActor, actor.With(v.order).With(v.part))
	r.show(castActor, actor.With(v.path))
	first := len(r.features)
	r.seeBits(castClass, r.topic(v.at))
	for k := len(r.features) - 1; k >= first; k-- {
		r.show(castClass, r.features[k].With(v.family))
		r.show(castClass, r.features[k].With(v.family).With(v.path))
	}
	lemma := r.hashes[v.at].Lemma
	r.show(castLemma, lemma)
	r.show(castLemma, lemma.With(v.family))
	r.show(castTag, model.Hash(r.d.Tokens[v.at].Tag).With(v.order))
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
	r.readAll()
}

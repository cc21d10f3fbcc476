package incident

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// The vocabulary decides by rules, and rules know only what their author thought
// of: "was picked up", "went on the rampage". A model has the last word. It is a
// softmax over the types of the guide and none, and sees
//
//	what the vocabulary makes of the word, and of what types it can be at all
//	the word itself, its ending, how likely it tells of something happening
//	its subject, object, prepositions, the words it hangs on and beside
//	what the sentence speaks of: classes of nouns, families of other triggers
//
// What a type scores is the sum of what speaks for any event, for its family and
// for itself, so that types with few examples learn from their kin. Its card is
// data/README.md.

// TypeModel is the name in the model's file.
const TypeModel = "incident/type/1"

// AnyType and FamilyPrefix name the model's classes that are no types: any event,
// and a family of types.
const (
	AnyType      = "any"
	FamilyPrefix = "*"
)

//go:embed data/types.model
var guessFile []byte

// A guesser is the model and where its columns are.
type guesser struct {
	table    *model.Table
	types    []doc.IncidentType
	family   []int  // by type: the column of its family
	first    int    // the column of the first type
	cyber    []bool // by type: it befalls computers
	at       []int  // by a kind's rank: its type, or -1
	hopeless int32  // what a word no sense knows must score before its arguments are looked at
}

var guesserOf = sync.OnceValue(func() *guesser {
	g := &guesser{table: model.Must(model.Load(guessFile, TypeModel))}
	columns := g.table.Classes()
	g.first = slices.IndexFunc(columns, func(c string) bool { return c != AnyType && !strings.HasPrefix(c, FamilyPrefix) })
	for _, c := range columns[g.first:] {
		t := doc.IncidentType(c)
		g.place(kinds()[t].rank, len(g.types))
		g.types = append(g.types, t)
		g.family = append(g.family, slices.Index(columns, FamilyPrefix+Family(t)))
		g.cyber = append(g.cyber, Family(t) == "cyber" || t == "ransom-payment" || t == "asset-recovery")
	}
	g.hopeless = int32(hopeless / g.table.Unit())
	return g
})

// place notes that the kind of that rank is type k.
func (g *guesser) place(rank, k int) {
	for len(g.at) <= rank {
		g.at = append(g.at, -1)
	}
	g.at[rank] = k
}

// column returns which of g's types a sense is of, or -1.
func (g *guesser) column(sn *sense) int {
	if sn == nil || sn.kind == nil {
		return -1
	}
	return g.columnOf(sn.kind)
}

// columnOf returns which of g's types a kind is, or -1.
func (g *guesser) columnOf(k *kind) int {
	if k.rank >= len(g.at) {
		return -1
	}
	return g.at[k.rank]
}

// From these probabilities on the model is believed.
const (
	believe      = 0.55 // of a word the vocabulary makes nothing of, or takes for another type
	believeExtra = 0.8  // of one it takes for an event outside the guide, or for none
)

// worthwhile is how likely a word that no sense knows must be to tell of something
// happening for the model of types to be asked.
const worthwhile = 0.3

// hopeless are the log odds of the best type, judged by a word and its neighbours
// alone, that no argument of it has ever made good.
const hopeless = -2.5

// weigh returns what the model makes of token i: of candidate x, which the
// vocabulary takes for sense sn, or of the bare word where it found nothing.
func (r *reader) weigh(i, s int, x *candidate, sn *sense) (*candidate, *sense) {
	switch {
	case sn == nil:
		if x = r.alone(i, s); x == nil {
			return nil, nil
		}
	case sn.typ == backward || sn.kind != nil && sn.kind.consequence():
		return x, sn
	}
	if r.example != nil {
		r.showExample(x, sn)
		if sn == nil {
			return nil, nil
		}
		return x, sn
	}
	g := guesserOf()
	if !r.score(g, x, sn) {
		return nil, nil
	}
	cyber, verdict := r.cyber(x), g.column(sn)
	least := believe
	if sn != nil && verdict < 0 {
		least = believeExtra
	}
	if best := g.best(&r.sum, cyber, verdict); best >= 0 && best != verdict && g.sure(best, &r.sum, cyber || verdict >= 0) >= least {
		return x, r.guessed(x, g, best)
	}
	return x, sn
}

// score adds up in r.sum what speaks for the types of candidate x. It gives up, and
// reports so, on a word that no sense knows once its arguments can not save it.
func (r *reader) score(g *guesser, x *candidate, sn *sense) bool {
	columns := len(g.table.Classes())
	if r.sharedBy != x.sent+1 {
		r.seeSentence(x.sent)
		r.sharedBy = x.sent + 1
		clear(r.shared[:columns])
		g.table.Sum(r.features, &r.shared)
	}
	r.seeWord(x, sn)
	copy(r.sum[:columns], r.shared[:columns])
	g.table.Sum(r.features, &r.sum)
	if sn == nil && g.top(&r.sum) < g.hopeless {
		return false
	}
	r.seeAround(x)
	g.table.Sum(r.features, &r.sum)
	return true
}

// showExample gives the trainer all that the model would see in candidate x.
func (r *reader) showExample(x *candidate, sn *sense) {
	r.seeSentence(x.sent)
	all := slices.Clone(r.features)
	r.seeWord(x, sn)
	all = append(all, r.features...)
	r.seeAround(x)
	r.example(Example{Tokens: doc.Range{From: x.from, To: x.to}, Head: x.head, Verb: x.verb, Features: append(all, r.features...)})
}

// best returns the type that scores more than any other and than none, or -1. Types
// that befall computers are left out where nothing speaks of any, except the
// vocabulary's verdict.
func (g *guesser) best(sum *model.Scores, cyber bool, verdict int) int {
	best, top := -1, int32(0) // none scores 0
	for k := range g.types {
		if g.cyber[k] && !cyber && k != verdict {
			continue
		}
		if z := sum[0] + sum[g.family[k]] + sum[g.first+k]; z > top {
			best, top = k, z
		}
	}
	return best
}

// top returns what the best type scores.
func (g *guesser) top(sum *model.Scores) int32 {
	top := int32(math.MinInt32)
	for k, z := range sum[g.first : g.first+len(g.types)] {
		top = max(top, z+sum[g.family[k]])
	}
	return sum[0] + top
}

// sure returns the probability of the type that scores best.
func (g *guesser) sure(best int, sum *model.Scores, cyber bool) float64 {
	all := 0.0
	top := sum[0] + sum[g.family[best]] + sum[g.first+best]
	for k := range g.types {
		if cyber || !g.cyber[k] {
			z := sum[0] + sum[g.family[k]] + sum[g.first+k]
			all += math.Exp(float64(z-top) * g.table.Unit())
		}
	}
	return 1 / (all + math.Exp(-float64(top)*g.table.Unit()))
}

// alone returns token i as a candidate of its own, or nil where it is nobody's
// trigger.
func (r *reader) alone(i, s int) *candidate {
	if !r.parsed(s) || !CanHappen(r.tree, i) {
		return nil
	}
	if m := r.who[i].mention; m != nil && m.Form == doc.Name {
		return nil
	}
	if !r.begins(i) && r.chance(i, s) < worthwhile {
		return nil
	}
	r.only = candidate{r: r, sent: s, from: i, to: i + 1, head: i, verb: r.d.Tokens[i].Tag.IsVerb()}
	return &r.only
}

// guessed returns the sense that the model gives candidate x, of type k of g,
// and why: what beside the word itself speaks most for it.
func (r *reader) guessed(x *candidate, g *guesser, k int) *sense {
	sn := &sense{typ: g.types[k], kind: kinds()[g.types[k]], pos: 'n', words: []string{r.d.Tokens[x.head].Lemma}, guessed: true}
	if x.verb {
		sn.pos = 'v'
	}
	most := int32(0)
	weigh := func(i int, template model.Hash, why string) {
		if i == none {
			return
		}
		r.features = r.features[:0]
		r.seeArgument(i, template)
		sum := int32(0)
		for _, f := range r.features {
			sum += g.table.Weight(f, 0) + g.table.Weight(f, g.family[k]) + g.table.Weight(f, g.first+k)
		}
		if sum > most {
			most, sn.because = sum, why+" “"+r.d.Word(i)+"”"
		}
	}
	weigh(x.frame().what, guessWhat, "what it is done to is")
	weigh(x.frame().who, guessWho, "who does it is")
	return sn
}

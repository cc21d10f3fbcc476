// Package syntax answers questions about the sentences a parser has analysed:
// who is the subject of this verb, even if it stands in another clause; is it
// passive, negated, merely possible; where does this noun phrase end.
//
// The parser leaves each [doc.Token] with a Head and a Rel, the dependency tree
// of Universal Dependencies 2. In
//
//	Officials said the company, which declined to pay, was hacked by a gang.
//
// "hacked" hangs on "said" as its clausal complement, "company" on "hacked" as
// its passive subject, "declined" on "company" as a relative clause, "pay" on
// "declined" as an open complement. So the subject of "pay" is not among its
// children: it is the company, three steps away. [Tree.Subject] walks them;
// [Tree.Agent] and [Tree.Patient] see through the passive as well.
//
// A [Tree] is an index of a document's heads. Tokens are named by their index
// in [doc.Document.Tokens], and [None] stands for no token. Nothing here
// changes the document, and nothing knows more of English than a handful of
// closed-class words, which stand in words.go. Answers rest on the parse and
// can be as wrong as it is: where the tree says nothing, they are None.
package syntax

import (
	"iter"

	"lede/app/doc"
)

// None stands for no token.
const None = doc.NoHead

// A Tree is an index of the heads of a document's tokens. It is good as long
// as they don't change.
type Tree struct {
	d       *doc.Document
	first   []int32 // first child of each token, or None
	next    []int32 // next child of the same head, or None
	from    []int32 // first and
	to      []int32 // one past the last token of each subtree
	visited []int32 // scratch of New
}

// New returns the tree of d in time linear in its tokens.
func New(d *doc.Document) *Tree {
	n := len(d.Tokens)
	memory := make([]int32, 4*n)
	t := &Tree{d: d, first: memory[:n], next: memory[n : 2*n], from: memory[2*n : 3*n], to: memory[3*n:]}
	for i := range n {
		t.first[i], t.next[i] = None, None
		t.from[i], t.to[i] = int32(i), int32(i+1)
	}
	for i := n - 1; i >= 0; i-- {
		if h := t.Head(i); h != None {
			t.next[i], t.first[h] = t.first[h], int32(i)
		}
	}
	// Widen every token by its children, children first.
	for i := range n {
		if t.Head(i) == None {
			t.widen(i)
		}
	}
	return t
}

// widen sets the borders of i's subtree. It keeps its own stack: a tree can be
// as deep as a sentence is long.
func (t *Tree) widen(i int) {
	stack := append(t.visited[:0], int32(i))
	for k := 0; k < len(stack); k++ {
		for c := t.first[stack[k]]; c != None; c = t.next[c] {
			stack = append(stack, c)
		}
	}
	for k := len(stack) - 1; k > 0; k-- {
		c := stack[k]
		h := t.d.Tokens[c].Head
		t.from[h], t.to[h] = min(t.from[h], t.from[c]), max(t.to[h], t.to[c])
	}
	t.visited = stack
}

// Doc returns the document the tree is of.
func (t *Tree) Doc() *doc.Document { return t.d }

// Head returns the token i depends on, or None, also where no parser has been.
func (t *Tree) Head(i int) int {
	if tok := &t.d.Tokens[i]; tok.Rel != doc.NoRel {
		return tok.Head
	}
	return None
}

// Rel returns how i depends on its head.
func (t *Tree) Rel(i int) doc.Rel { return t.d.Tokens[i].Rel }

// Lemma returns the dictionary form of i.
func (t *Tree) Lemma(i int) string { return t.d.Tokens[i].Lemma }

// Children yields the tokens that depend on i, in text order.
func (t *Tree) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := t.first[i]; c != None; c = t.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child returns the first child of i that has one of the given relations, or
// None. i may be None. Called rather than copied into its callers, it makes the
// engine 74 kB smaller and no slower.
//
//go:noinline
func (t *Tree) Child(i int, rels ...doc.Rel) int {
	if i == None {
		return None
	}
	for c := t.first[i]; c != None; c = t.next[c] {
		for _, r := range rels {
			if t.d.Tokens[c].Rel == r {
				return int(c)
			}
		}
	}
	return None
}

// Subtree returns the tokens from the first to the last that depend on i,
// directly or not, i included.
func (t *Tree) Subtree(i int) doc.Range {
	return doc.Range{From: int(t.from[i]), To: int(t.to[i])}
}

// Dominates reports whether i is above j, or is j.
func (t *Tree) Dominates(i, j int) bool {
	for ; j != None; j = t.Head(j) {
		if i == j {
			return true
		}
	}
	return false
}

// Conjuncts yields i and everything coordinated with it, in text order: "the
// UK, Canada and the EU" from any of the three.
func (t *Tree) Conjuncts(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for t.Rel(i) == doc.RelConj {
			i = t.Head(i)
		}
		t.conjuncts(i, yield)
	}
}

func (t *Tree) conjuncts(i int, yield func(int) bool) bool {
	if !yield(i) {
		return false
	}
	for c := t.first[i]; c != None; c = t.next[c] {
		if t.d.Tokens[c].Rel == doc.RelConj && !t.conjuncts(int(c), yield) {
			return false
		}
	}
	return true
}

// Case returns the preposition or possessive mark of noun i: "by" of "Darkside"
// in "hacked by Darkside", or None.
func (t *Tree) Case(i int) int { return t.Child(i, doc.RelCase) }

// Oblique returns the first prepositional phrase of predicate i that has one of
// the given prepositions (lower case), or None; of a noun, its first such
// complement: "on" finds "email" in "an attack on its email".
func (t *Tree) Oblique(i int, prepositions ...string) int {
	for c := range t.Children(i) {
		switch t.Rel(c) {
		case doc.RelObl, doc.RelOblAgent, doc.RelNMod:
		default:
			continue
		}
		k := t.Case(c)
		if k == None {
			continue
		}
		for _, p := range prepositions {
			if t.Lemma(k) == p {
				return c
			}
		}
	}
	return None
}

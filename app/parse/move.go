package parse

import (
	"lede/app/doc"
	"lede/app/model"
)

// A Move is what the parser does next.
type Move uint8

const (
	Left Move = iota
	Right
	Shift
	NumMoves = 3
)

// MoveNames are the classes of the move model.
var MoveNames = []string{"left", "right", "shift"}

// A State is a sentence half read. Words are named by their place in it, 0 to
// n-1. It can be used for one sentence after the other; package train uses it
// too.
type State struct {
	n        int
	next     int // the next word to be shifted; n is the root
	stack    []int32
	heads    []int32 // n for the root
	rels     []doc.Rel
	words    []word // and behind them root and none
	kids     []kids // likewise
	verbs    []bool // or modals
	marks    []bool // of punctuation
	features []model.Hash
}

// A word is what features know of a token; hashed once.
type word struct {
	word, tag, both model.Hash
	code            uint8                // of the tag, below numCodes
	sums            [numSeats]model.Pair // what it speaks for alone in each seat: see vocabulary
}

// kids are the children a word has so far. A kind is what its label makes of a
// child; kinds is the set of those there are.
type kids struct {
	kinds            kindSet
	kindsHash        model.Hash
	aux              model.Hash // word of the nearest verb among the left ones
	first, second    int32      // from the left
	last, lastButOne int32      // from the right
	left, right      uint8      // how many there are, up to 7
}

// root and none are the places of the artificial root and of a word that is
// not there.
func (s *State) root() int32 { return int32(s.n) }
func (s *State) none() int32 { return int32(s.n + 1) }

var (
	rootWord = word{word: small(1), tag: tagHash[rootCode], both: small(3), code: rootCode}
	noneWord = word{word: small(5), tag: tagHash[noneCode], both: small(7), code: noneCode}
	number   = small(9) // stands for all of them
)

// Codes are tags, and two more for the root and what is not there.
const (
	rootCode = uint8(doc.NumTags) + iota
	noneCode
	numCodes
)

var tagHash = func() (h [numCodes]model.Hash) {
	for t := range doc.NumTags {
		h[t] = small(model.Hash(t) + 16)
	}
	h[rootCode], h[noneCode] = small(2), small(6)
	return h
}()

// Start begins a sentence of d.
func (s *State) Start(d *doc.Document, r doc.Range) {
	n := r.Len()
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	if cap(s.words) < n+2 {
		s.words = make([]word, n+2, 2*n+2)
		s.kids = make([]kids, n+2, 2*n+2)
		s.heads = make([]int32, n, 2*n)
		s.rels = make([]doc.Rel, n, 2*n)
		s.verbs = make([]bool, n, 2*n)
		s.marks = make([]bool, n, 2*n)
	}
	s.words, s.kids, s.heads, s.rels, s.verbs = s.words[:n+2], s.kids[:n+2], s.heads[:n], s.rels[:n], s.verbs[:n]
	s.marks = s.marks[:n]
	none := s.none()
	for i := range n {
		s.words[i] = look(d, r.From+i)
		s.heads[i] = none
		t := d.Tokens[r.From+i].Tag
		s.verbs[i] = t.IsVerb() || t == doc.MD
		s.marks[i] = t.IsPunct()
	}
	s.words[n], s.words[n+1] = rootWord, noneWord
	for i := range s.kids {
		s.kids[i] = kids{kindsHash: noKinds, first: none, second: none, last: none, lastButOne: none}
	}
}

// look hashes a token.
func look(d *doc.Document, i int) word {
	t := &d.Tokens[i]
	w := word{word: model.Lower(d.Slice(t.Span)), tag: tagHash[t.Tag], code: uint8(t.Tag)}
	if t.Tag == doc.CD {
		w.word = number
	}
	w.both = w.word.With(w.tag)
	return w
}

// write puts the tree into the document.
func (s *State) write(d *doc.Document, r doc.Range) {
	for i := range s.n {
		t := &d.Tokens[r.From+i]
		t.Head, t.Rel = r.From+int(s.heads[i]), s.rels[i]
		if s.heads[i] == s.root() {
			t.Head = doc.NoHead
		}
	}
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 0 }

// Can reports whether a move is possible. One always is, until Done.
func (s *State) Can(m Move) bool {
	switch m {
	case Shift:
		return s.next < s.n
	case Left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// Only returns the move that is left where there is no choice: with an empty
// stack, and beyond the last word. That is one move in eight.
func (s *State) Only() (m Move, ok bool) {
	switch {
	case len(s.stack) == 0:
		return Shift, true
	case s.next < s.n:
		return Shift, false
	case len(s.stack) == 1:
		return Left, true
	}
	return Right, true
}

// Best returns the possible move with the highest sum.
func (s *State) Best(sums *model.Scores) Move {
	best, found := Shift, false
	for m := Left; m < NumMoves; m++ {
		if s.Can(m) && (!found || sums[m] > sums[best]) {
			best, found = m, true
		}
	}
	return best
}

// better is [State.Best] where a shift is possible.
func (s *State) better(p model.Pair) Move {
	left, right := p.First(), p.Second()
	switch {
	case len(s.stack) > 1 && right > left && right >= 0:
		return Right
	case left >= 0:
		return Left
	}
	return Shift
}

// Apply makes a move. It returns the word that has found its head and waits to
// be named, or -1.
func (s *State) Apply(m Move) int {
	if m == Shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return -1
	}
	top := len(s.stack) - 1
	child := s.stack[top]
	s.stack = s.stack[:top]
	if m == Left {
		head := int32(s.next)
		s.heads[child] = head
		k := &s.kids[head]
		k.first, k.second = child, k.first
		k.left = min(k.left+1, 7)
		if k.aux == 0 && s.verbs[child] {
			k.aux = s.words[child].word
		}
		return int(child)
	}
	head := s.stack[top-1]
	s.heads[child] = head
	k := &s.kids[head]
	k.last, k.lastButOne = child, k.last
	k.right = min(k.right+1, 7)
	return int(child)
}

// Name labels the dependency of word i, which has just found its head.
func (s *State) Name(i int, r doc.Rel) {
	s.rels[i] = r
	k := &s.kids[s.heads[i]]
	if kinds := k.kinds | kindOf[r]; kinds != k.kinds {
		k.kinds, k.kindsHash = kinds, small(model.Hash(kinds))
	}
}

// A kindSet has a bit for each kind.
type kindSet uint16

var noKinds = small(0)

// kindOf gives labels that shape a clause or phrase a bit each.
var kindOf = [doc.NumRels]kindSet{
	doc.RelNSubj: 1, doc.RelNSubjPass: 1, doc.RelCSubj: 1, doc.RelExpl: 1,
	doc.RelObj: 2, doc.RelCComp: 4, doc.RelXComp: 4,
	doc.RelAux: 8, doc.RelAuxPass: 8, doc.RelCop: 16,
	doc.RelMark: 32, doc.RelCase: 64, doc.RelDet: 128, doc.RelNModPoss: 128, doc.RelCC: 256,
	doc.RelConj: 512, doc.RelPunct: 1024,
}

// rel returns the label of a word as a hash, 0 for a word without one.
func (s *State) rel(i int32) model.Hash {
	if i < s.root() {
		return relHash[s.rels[i]]
	}
	return noRel
}

var relHash = func() (h [doc.NumRels]model.Hash) {
	for r := range h {
		h[r] = small(model.Hash(r))
	}
	return h
}()

var noRel = small(model.Hash(doc.NumRels))

// Cost returns how many dependencies of the gold tree a move makes impossible,
// given what has been done so far (Goldberg and Nivre 2013, section 4). Gold
// holds the head of each word, n for the root.
func (s *State) Cost(m Move, gold []int32) (cost int) {
	next := int32(s.next)
	if m == Shift {
		for i, w := range s.stack {
			if gold[w] == next || i < len(s.stack)-1 && gold[next] == w {
				cost++
			}
		}
		return cost
	}
	top := s.stack[len(s.stack)-1]
	for b := next; b < s.root(); b++ {
		if gold[b] == top {
			cost++
		}
	}
	switch h := gold[top]; {
	case h >= next && (m == Right || h != next):
		cost++
	case m == Left && len(s.stack) > 1 && h == s.stack[len(s.stack)-2]:
		cost++
	}
	return cost
}

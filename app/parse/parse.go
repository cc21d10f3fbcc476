// Package parse finds out how the words of a sentence hang together: for every
// token its head, the token it depends on, and how it does.
//
// # The idea
//
// A sentence is read once, from left to right, with a stack of words whose
// place is not yet known (the arc-hybrid system: Kuhlmann, Gómez-Rodríguez and
// Satta 2011). Three moves are all there is:
//
//	shift   put the next word on the stack
//	left    the word on top of the stack depends on the next word
//	right   the word on top of the stack depends on the one below it
//
//	stack             next     move
//	                  Police   shift
//	Police            arrested left    Police ← arrested
//	                  arrested shift
//	arrested          two      shift
//	arrested two      men      left    two ← men
//	arrested          men      shift
//	arrested men      .        right   arrested → men
//	…
//
// Every word is shifted once and attached once, so n words take 2n moves and
// the result is always a tree without crossing branches. Beyond the last word
// stands an artificial root that only takes what is left alone on the stack:
// so there is one root a sentence.
//
// Which move is next, a linear model decides from a few dozen features of the
// words around (features.go). It was trained with a dynamic oracle (Goldberg and
// Nivre 2012, 2013): it followed its own moves, also the wrong ones, and
// learned to make the best of what was left. The features began as those of
// Zhang and Nivre (2011) and Honnibal (2013).
//
// When the tree stands, a second model names each dependency (label.go). It can
// see the whole tree: that a verb has a passive auxiliary makes its subject an
// nsubj:pass.
//
// Models, data and scores are described in data/README.md; "train parser" makes
// them.
package parse

import (
	_ "embed"
	"sync"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/pipeline"
)

// Stage fills Token.Head and Token.Rel. It takes time linear in the text.
var Stage = pipeline.Stage{
	Name:     "parse",
	Doc:      "finds the head of every token and how it depends on it",
	Requires: []string{"segment", "tag"},
	Run:      func(d *doc.Document) { Run(d, load()) },
}

// Names the models are packed under; the numbers are those of their features.
const (
	MoveModel  = "parse moves/2"
	LabelModel = "parse labels/2"
)

var (
	//go:embed data/moves.model
	moveFile []byte
	//go:embed data/labels.model
	labelFile []byte
)

// A Model is what a parser knows.
type Model struct {
	moves   *model.Table
	crossed [numCrossings][1 << 12]model.Pair // what crossings of moves speak for
	labels  interface{ Best([]model.Hash) int }
	rels    []doc.Rel // by class of labels
	idle    sync.Pool // of readers
}

// A reader is what a document is read with, and the next one after it.
type reader struct {
	state State
	known vocabulary
}

var load = sync.OnceValue(func() *Model {
	return NewModel(model.Must(model.Load(moveFile, MoveModel)), model.Must(model.Load(labelFile, LabelModel)))
})

// NewModel returns the model of two tables, packed under [MoveModel] with the
// classes of [Move] and under [LabelModel] with relations as classes.
func NewModel(moves, labels *model.Table) *Model {
	m := &Model{moves: moves, labels: labels, rels: make([]doc.Rel, len(labels.Classes()))}
	if dense := labels.Dense(labelFeatures); dense != nil { // a teacher's weights are too large for one
		m.labels = dense
	}
	for c, name := range labels.Classes() {
		m.rels[c] = doc.ParseRel(name)
	}
	var features [3]model.Hash
	for c := range m.crossed {
		for at := range uint16(numCodes) << 6 {
			m.crossed[c][at] = moves.Pair(crossing(c).crossed(at, features[:0]))
		}
	}
	return m
}

// Run parses d with a given model. It is what [Stage] does with the model of
// the program.
func Run(d *doc.Document, m *Model) {
	r, _ := m.idle.Get().(*reader)
	if r == nil {
		r = new(reader)
	}
	s := &r.state
	for _, sentence := range d.Sentences {
		s.Start(d, sentence.Tokens)
		r.known.fill(s.words, m.moves)
		m.sentence(s)
		s.write(d, sentence.Tokens)
	}
	m.idle.Put(r)
}

func (m *Model) sentence(s *State) {
	var ahead model.Pair // what the words to come speak for
	known := -1
	for !s.Done() {
		move, forced := s.Only()
		if !forced {
			if s.next != known {
				known = s.next
				ahead = m.ahead(s)
			}
			move = s.better(ahead + m.around(s))
		}
		if i := s.Apply(move); i >= 0 {
			s.Name(i, m.label(s, i))
		}
	}
}

// ahead returns the sums of [State.Ahead].
func (m *Model) ahead(s *State) model.Pair {
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	mixed := aheadMixed(b0, b1, b2)
	return b0.sums[nextSeat] + b1.sums[afterNext] + b2.sums[afterThat] +
		m.crossed[nextAfter][cross(b0.code, b1.code)&(1<<12-1)] + m.moves.Pair(mixed[:])
}

// around returns the sums of [State.Around].
func (m *Model) around(s *State) model.Pair {
	var v view
	s.look(&v)
	sum := m.moves.Pair(v.mixed[:])
	for in, i := range v.seats {
		sum += s.words[i].sums[in]
	}
	for c, at := range v.crossed {
		sum += m.crossed[c][at&(1<<12-1)]
	}
	return sum
}

// label returns how word i depends on its head.
func (m *Model) label(s *State, i int) doc.Rel {
	switch {
	case s.heads[i] == s.root():
		return doc.RelRoot
	case s.marks[i]:
		return doc.RelPunct
	}
	return m.rels[m.labels.Best(s.LabelFeatures(i))]
}

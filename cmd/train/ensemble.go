package main

import (
	"fmt"
	"sync"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/parse"
	"lede/app/tag"
)

// A teacher is one of several parsers that vote. Those that read a sentence
// backwards err in other places than those that read it forwards.
type teacher struct {
	model    *parse.Model
	backward bool
}

// trainTeachers trains parsers that differ in direction and in the order of
// the data, two at a time.
func trainTeachers(train []*treeSentence, epochs, n int) []*teacher {
	teachers := make([]*teacher, n)
	reversed := make([]*treeSentence, len(train))
	for i, s := range train {
		reversed[i] = backwards(s)
	}
	var wg sync.WaitGroup
	for i := range teachers {
		data := train
		if i%2 == 1 {
			data = reversed
		}
		t := &teacher{backward: i%2 == 1}
		teachers[i] = t
		wg.Go(func() {
			moves, labels := model.NewTrainer(teacherWidth), model.NewTrainer(teacherWidth)
			trainParser(data, epochs, moves, labels, i*100)
			t.model = parse.NewModel(
				model.Must(model.Load(moves.Weights(parse.MoveModel, parse.MoveNames, 2).Relative().Pack(model.Packing{}), parse.MoveModel)),
				model.Must(model.Load(labels.Weights(parse.LabelModel, relNames(), 2).Pack(model.Packing{}), parse.LabelModel)))
		})
		if i%2 == 1 {
			wg.Wait()
		}
	}
	wg.Wait()
	return teachers
}

// backwards returns a sentence with its tokens in reverse order.
func backwards(s *treeSentence) *treeSentence {
	n := len(s.gold)
	b := &treeSentence{doc: reverse(s.doc), gold: make([]arc, n), source: s.source, index: s.index}
	for i, a := range s.gold {
		if a.head != doc.NoHead {
			a.head = n - 1 - a.head
		}
		b.gold[n-1-i] = a
	}
	return b
}

// reverse returns d, whose tokens are one sentence, in reverse order.
func reverse(d *doc.Document) *doc.Document {
	n := len(d.Tokens)
	r := &doc.Document{Text: d.Text, Tokens: make([]doc.Token, n), Sentences: []doc.Sentence{{Tokens: doc.Range{To: n}}}}
	for i, t := range d.Tokens {
		r.Tokens[n-1-i] = t
	}
	return r
}

// vote returns the tree that the teachers agree on: for each token the head
// most of them give it, if those make a tree; else the tree of the one teacher
// whom the others agree with most.
func vote(teachers []*teacher, d *doc.Document) []arc {
	n := len(d.Tokens)
	trees := make([][]arc, len(teachers))
	back := reverse(d)
	for k, t := range teachers {
		trees[k] = make([]arc, n)
		from := d
		if t.backward {
			from = back
		}
		parse.Run(from, t.model)
		for i := range n {
			tok := from.Tokens[i]
			if !t.backward {
				trees[k][i] = arc{tok.Head, tok.Rel}
				continue
			}
			if tok.Head != doc.NoHead {
				tok.Head = n - 1 - tok.Head
			}
			trees[k][n-1-i] = arc{tok.Head, tok.Rel}
		}
	}
	best := make([]arc, n)
	agree := make([]int, len(teachers))
	for i := range n {
		most := -1
		for k := range trees {
			votes := 0
			for j := range trees {
				if trees[j][i].head == trees[k][i].head {
					votes += 2
					if trees[j][i].rel == trees[k][i].rel {
						votes++
					}
				}
			}
			agree[k] += votes
			if votes > most {
				most, best[i] = votes, trees[k][i]
			}
		}
	}
	if isTree(best) {
		return best
	}
	top := 0
	for k := range agree {
		if agree[k] > agree[top] {
			top = k
		}
	}
	return trees[top]
}

// isTree reports whether there is one root and every token hangs on it.
func isTree(arcs []arc) bool {
	roots := 0
	for i, a := range arcs {
		if a.head == doc.NoHead {
			roots++
		}
		steps := 0
		for h := i; h != doc.NoHead; h = arcs[h].head {
			if steps++; steps > len(arcs) {
				return false
			}
		}
	}
	return roots == 1
}

// silver parses texts without trees by vote. Sentences too short or too long to
// learn from are left out.
func silver(teachers []*teacher, texts []*doc.Document) []*treeSentence {
	var out []*treeSentence
	tokens := 0
	for _, d := range texts {
		tag.Stage.Run(d)
		for _, s := range d.Sentences {
			r := s.Tokens
			if r.Len() < 5 || r.Len() > 60 {
				continue
			}
			one := &doc.Document{Text: d.Text, Tokens: d.Tokens[r.From:r.To:r.To], Sentences: []doc.Sentence{{Span: s.Span, Tokens: doc.Range{To: r.Len()}}}}
			out = append(out, &treeSentence{doc: one, gold: vote(teachers, one), source: "silver"})
			tokens += r.Len()
		}
	}
	fmt.Printf("%d sentences, %d tokens parsed by vote\n", len(out), tokens)
	return out
}

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/parse"
	"lede/app/tag"
)

// parserCmd trains the parser on GUM, EWT and PUD.
type parserCmd struct {
	corpus
	Moves  string  `default:"app/parse/data/moves.model" help:"File of the move model."`
	Labels string  `default:"app/parse/data/labels.model" help:"File of the label model."`
	Epochs int     `default:"12" help:"Times to go through the data."`
	Seen   int     `default:"3" help:"Drop features updated fewer times."`
	Least  float64 `default:"0.1" help:"Drop weights smaller than this share of the largest."`
	Levels int     `default:"31" help:"Sizes a weight can have."`
	Dry    bool    `help:"Write nothing; tell the scores alone."`
}

func (c *parserCmd) Run() error {
	all, err := readTreebanks(c.Data)
	if err != nil {
		return err
	}
	var train []*treeSentence
	for _, s := range all {
		tag.Stage.Run(s.doc)
		if s.split() == "train" {
			train = append(train, s)
		}
	}
	moves := trainMoves(train, c.Epochs).Weights(parse.MoveModel, parse.MoveNames, c.Seen)
	labels := trainLabels(train, c.Epochs).Weights(parse.LabelModel, relNames(), c.Seen)
	tables := make([]*model.Table, 2)
	for i, w := range []*model.Weights{moves, labels} {
		pruneShare(w, c.Least)
		file := w.Pack(model.Packing{Levels: c.Levels, Width: 28})
		fmt.Printf("%s: %d features, %d weights, %d bytes, brotli %d\n", w.Name, len(w.Rows), w.Len(), len(file), brotliSize(file))
		if tables[i], err = model.Load(file, w.Name); err != nil {
			return err
		}
		if !c.Dry {
			if err := os.WriteFile([]string{c.Moves, c.Labels}[i], file, 0o644); err != nil {
				return err
			}
		}
	}
	m := parse.NewModel(tables[0], tables[1])
	for _, s := range all {
		parse.Run(s.doc, m)
	}
	scoreParser(all)
	return nil
}

// pruneShare drops weights smaller than a share of the typical large one: the
// hundredth largest, for the few largest say little.
func pruneShare(w *model.Weights, share float64) {
	var sizes []float64
	for _, row := range w.Rows {
		for _, x := range row {
			sizes = append(sizes, max(x, -x))
		}
	}
	slices.Sort(sizes)
	w.Prune(share * sizes[len(sizes)*99/100])
}

func relNames() (names []string) {
	for r := doc.Rel(1); int(r) < doc.NumRels; r++ {
		names = append(names, r.String())
	}
	return names
}

// goldHeads returns the heads of a sentence as the parser counts them: n for
// the root.
func goldHeads(s *treeSentence) []int32 {
	heads := make([]int32, len(s.gold))
	for i, a := range s.gold {
		heads[i] = int32(a.head)
		if a.head == doc.NoHead {
			heads[i] = int32(len(s.gold))
		}
	}
	return heads
}

// trainMoves trains with a dynamic oracle: of the possible moves, all that cost
// nothing (or least, in a tree with crossing branches) are right; after the
// first epoch the parser mostly follows its own choice, right or wrong.
func trainMoves(train []*treeSentence, epochs int) *model.Trainer {
	const explore = 0.9
	t := model.NewTrainer()
	rng := rand.New(rand.NewPCG(1, 1))
	var s parse.State
	var features []model.Hash
	for epoch := range epochs {
		wrong, total := 0, 0
		for _, i := range model.Order(len(train), epoch) {
			sentence := train[i]
			gold := goldHeads(sentence)
			s.Start(sentence.doc, doc.Range{To: len(gold)})
			for !s.Done() {
				features = append(features[:0], s.Ahead()...)
				features = append(features, s.Around()...)
				var sums model.Scores
				t.Sum(features, &sums)
				guess := s.Best(&sums)
				right, least := guess, 1<<30
				for m := parse.Shift; m < parse.NumMoves; m++ {
					if s.Can(m) {
						cost := s.Cost(m, gold)
						if cost < least || cost == least && (sums[m] > sums[right] || m == guess) && right != guess {
							right, least = m, cost
						}
					}
				}
				t.Step()
				total++
				if guess != right {
					wrong++
					t.Correct(features, int(right), int(guess))
					if epoch == 0 || rng.Float64() > explore {
						guess = right
					}
				}
				s.Apply(guess)
			}
		}
		fmt.Printf("moves, epoch %d: %.2f %% wrong\n", epoch+1, 100*float64(wrong)/float64(total))
	}
	return t
}

// trainLabels trains on the gold trees.
func trainLabels(train []*treeSentence, epochs int) *model.Trainer {
	t := model.NewTrainer()
	var s parse.State
	n := doc.NumRels - 1
	for epoch := range epochs {
		wrong, total := 0, 0
		for _, i := range model.Order(len(train), epoch) {
			sentence := train[i]
			gold := goldHeads(sentence)
			s.Start(sentence.doc, doc.Range{To: len(gold)})
			s.Attach(gold)
			rels := s.Rels()
			for w, a := range sentence.gold {
				if a.head == doc.NoHead {
					rels[w] = doc.RelRoot
					continue
				}
				features := s.LabelFeatures(w)
				var sums model.Scores
				t.Sum(features, &sums)
				guess, right := sums.Best(n), int(a.rel)-1
				t.Step()
				total++
				if guess != right {
					wrong++
					t.Correct(features, right, guess)
				}
				rels[w] = a.rel
			}
		}
		fmt.Printf("labels, epoch %d: %.2f %% wrong\n", epoch+1, 100*float64(wrong)/float64(total))
	}
	return t
}

// reported are the relations whose scores are told.
var reported = []doc.Rel{doc.RelRoot, doc.RelNSubj, doc.RelNSubjPass, doc.RelObj, doc.RelObl, doc.RelOblAgent, doc.RelNMod,
	doc.RelCComp, doc.RelXComp, doc.RelAdvCl, doc.RelAcl, doc.RelAclRelCl, doc.RelConj, doc.RelAppos, doc.RelCompound, doc.RelParataxis}

// scoreParser tells how well held-out sentences were parsed: the share of
// tokens with the right head (UAS), and with head and relation (LAS),
// punctuation included.
func scoreParser(all []*treeSentence) {
	type count struct{ total, head, both, words, wordHead, wordBoth int }
	groups := make(map[string]*count)
	type rel struct{ right, gold, got int }
	news := make(map[doc.Rel]*rel)
	for _, r := range reported {
		news[r] = new(rel)
	}
	for _, s := range all {
		split := s.split()
		if split == "train" != (os.Getenv("TR") != "") {
			continue
		}
		group := s.genre()
		names := []string{group, "all"}
		if group == "news" || group == "pud" {
			names = append(names, "news+pud")
		}
		for _, name := range names {
			g := groups[name]
			if g == nil {
				g = new(count)
				groups[name] = g
			}
			for t, a := range s.gold {
				tok := s.doc.Tokens[t]
				g.total++
				head, both := 0, 0
				if tok.Head == a.head {
					head = 1
					if tok.Rel == a.rel {
						both = 1
					}
				}
				g.head += head
				g.both += both
				if a.rel != doc.RelPunct {
					g.words++
					g.wordHead += head
					g.wordBoth += both
				}
			}
		}
		if len(names) < 3 {
			continue
		}
		for t, a := range s.gold {
			tok := s.doc.Tokens[t]
			if r := news[a.rel]; r != nil {
				r.gold++
				if tok.Head == a.head && tok.Rel == a.rel {
					r.right++
				}
			}
			if r := news[tok.Rel]; r != nil {
				r.got++
			}
		}
	}
	fmt.Println("held-out   tokens    UAS    LAS   without punctuation")
	for _, name := range sortedKeys(groups) {
		g := groups[name]
		fmt.Printf("%-9s %7d  %5.2f  %5.2f  %5.2f  %5.2f\n", name, g.total, percent(g.head, g.total), percent(g.both, g.total),
			percent(g.wordHead, g.words), percent(g.wordBoth, g.words))
	}
	fmt.Println("news+pud     gold      P      R     F1")
	for _, r := range reported {
		n := news[r]
		fmt.Printf("%-10s %6d  %5.1f  %5.1f  %5.1f\n", r, n.gold, percent(n.right, n.got), percent(n.right, n.gold), percent(2*n.right, n.got+n.gold))
	}
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

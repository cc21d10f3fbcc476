package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/parse"
	"lede/app/tag"
)

// parserCmd trains the parser, in three steps:
//
//  1. Teachers, large and slow, learn from the treebanks (GUM, EWT, PUD): some
//     read forwards, some backwards.
//  2. They vote on open news text without trees, five times as much. That makes
//     a second treebank, with errors but rich in words.
//  3. The parser learns from both, with the commonest features alone.
type parserCmd struct {
	corpus
	Moves         string  `default:"app/parse/data/moves.model" help:"File of the move model."`
	Labels        string  `default:"app/parse/data/labels.model" help:"File of the label model."`
	Teachers      int     `default:"4" help:"Parsers that vote on texts without trees."`
	Gold          int     `default:"2" help:"Times the treebanks count beside those texts."`
	Epochs        int     `default:"4" help:"Times the parser goes through the data."`
	MoveFeatures  int     `default:"40000" help:"Features of the move model."`
	LabelFeatures int     `default:"16000" help:"Features of the label model."`
	Least         float64 `default:"0.2" help:"Drop weights smaller than this share of a large one."`
	Levels        int     `default:"31" help:"Sizes a weight can have."`
	Width         uint    `default:"22" help:"Bits of a key."`
}

func (c *parserCmd) Run() error {
	debug.SetGCPercent(400) // millions of small rows
	all, err := readTreebanks(c.Data)
	if err != nil {
		return err
	}
	texts, err := openText(c.Data)
	if err != nil {
		return err
	}
	var train, held []*treeSentence
	for _, s := range all {
		tag.Stage.Run(s.doc)
		if s.split() == "train" {
			train = append(train, s)
		} else {
			held = append(held, s)
		}
	}

	teachers := trainTeachers(train, teacherEpochs, c.Teachers)
	for _, s := range held {
		for i, a := range vote(teachers, s.doc) {
			s.doc.Tokens[i].Head, s.doc.Tokens[i].Rel = a.head, a.rel
		}
	}
	fmt.Println("the teachers' vote")
	scoreParser(held)

	data := silver(teachers, texts)
	for range c.Gold {
		data = append(data, train...)
	}
	moves, labels := model.NewTrainer(c.Width), model.NewTrainer(c.Width)
	trainParser(data, 1, moves, labels, 1000)
	moves, labels = moves.Restrict(c.MoveFeatures), labels.Restrict(c.LabelFeatures)
	trainParser(data, c.Epochs, moves, labels, 2000)

	fmt.Println("least  levels  brotli    UAS    LAS")
	for _, least := range []float64{0, 0.1, 0.15, 0.2, 0.25} {
		for _, levels := range []int{31, 23, 19, 15} {
			m, size, _ := pack(moves, labels, least, model.Packing{Levels: levels, Width: c.Width})
			uas, las := parseAndScore(held, m)
			fmt.Printf("%5.2f  %6d  %6d  %5.2f  %5.2f\n", least, levels, size, uas, las)
		}
	}
	m, size, files := pack(moves, labels, c.Least, model.Packing{Levels: c.Levels, Width: c.Width})
	for i, name := range []string{c.Moves, c.Labels} {
		if err := os.WriteFile(name, files[i], 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("the parser, %d bytes in brotli\n", size)
	for _, s := range held {
		parse.Run(s.doc, m)
	}
	scoreParser(held)
	return nil
}

// teacherEpochs is how often teachers go through the treebanks; their size does
// not matter.
const (
	teacherEpochs = 6
	teacherWidth  = 24
)

// pack makes the files of a trained parser, and the parser they hold.
func pack(moves, labels *model.Trainer, least float64, p model.Packing) (m *parse.Model, size int, files [2][]byte) {
	var tables [2]*model.Table
	for i, w := range []*model.Weights{
		moves.Weights(parse.MoveModel, parse.MoveNames, 1),
		labels.Weights(parse.LabelModel, relNames(), 1),
	} {
		pruneShare(w, least)
		if w.Name == parse.MoveModel {
			w.Relative() // not before: what is small beside others may be large against one
		}
		files[i] = w.Pack(p)
		size += brotliSize(files[i])
		tables[i] = model.Must(model.Load(files[i], w.Name))
	}
	return parse.NewModel(tables[0], tables[1]), size, files
}

// parseAndScore returns the scores over held-out sentences.
func parseAndScore(held []*treeSentence, m *parse.Model) (uas, las float64) {
	head, both, total := 0, 0, 0
	for _, s := range held {
		parse.Run(s.doc, m)
		for t, a := range s.gold {
			total++
			if tok := s.doc.Tokens[t]; tok.Head == a.head {
				head++
				if tok.Rel == a.rel {
					both++
				}
			}
		}
	}
	return percent(head, total), percent(both, total)
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

// trainParser trains both models together, with a dynamic oracle: of the
// possible moves, all that cost nothing (or least, in a tree with crossing
// branches) are right; after the first epoch the parser mostly follows its own
// choice, right or wrong. A label is learned wherever the head is right.
func trainParser(train []*treeSentence, epochs int, moves, labels *model.Trainer, seed int) {
	const explore = 0.9
	rng := rand.New(rand.NewPCG(1, uint64(seed)))
	var s parse.State
	var features []model.Hash
	for epoch := range epochs {
		wrong, total, misnamed, named := 0, 0, 0, 0
		for _, i := range model.Order(len(train), seed+epoch) {
			sentence := train[i]
			gold := goldHeads(sentence)
			s.Start(sentence.doc, doc.Range{To: len(gold)})
			for !s.Done() {
				features = append(features[:0], s.Ahead()...)
				features = append(features, s.Around()...)
				var sums model.Scores
				moves.Sum(features, &sums)
				guess := s.Best(&sums)
				right, least := guess, 1<<30
				for m := parse.Left; m < parse.NumMoves; m++ {
					if s.Can(m) {
						cost := s.Cost(m, gold)
						if cost < least || cost == least && (sums[m] > sums[right] || m == guess) && right != guess {
							right, least = m, cost
						}
					}
				}
				moves.Step()
				total++
				if guess != right {
					wrong++
					moves.Correct(features, int(right), int(guess))
					if epoch == 0 || rng.Float64() > explore {
						guess = right
					}
				}
				w := s.Apply(guess)
				if w < 0 {
					continue
				}
				if s.Head(w) == s.Len() {
					s.Name(w, doc.RelRoot)
					continue
				}
				features = append(features[:0], s.LabelFeatures(w)...)
				sums = model.Scores{}
				labels.Sum(features, &sums)
				rel := doc.Rel(sums.Best(doc.NumRels-1) + 1)
				if a := sentence.gold[w]; int(gold[w]) == s.Head(w) {
					labels.Step()
					named++
					if rel != a.rel {
						misnamed++
						labels.Correct(features, int(a.rel)-1, int(rel)-1)
						if epoch == 0 {
							rel = a.rel
						}
					}
				}
				s.Name(w, rel)
			}
		}
		fmt.Printf("epoch %d: %.2f %% of moves and %.2f %% of labels wrong\n", epoch+1, percent(wrong, total), percent(misnamed, named))
	}
}

// reported are the relations whose scores are told.
var reported = []doc.Rel{doc.RelRoot, doc.RelNSubj, doc.RelNSubjPass, doc.RelObj, doc.RelObl, doc.RelOblAgent, doc.RelNMod,
	doc.RelCComp, doc.RelXComp, doc.RelAdvCl, doc.RelAcl, doc.RelAclRelCl, doc.RelConj, doc.RelAppos, doc.RelCompound, doc.RelParataxis}

// scoreParser tells how well held-out sentences were parsed: the share of
// tokens with the right head (UAS), and with head and relation (LAS),
// punctuation included.
func scoreParser(held []*treeSentence) {
	type count struct{ total, head, both, words, wordHead, wordBoth int }
	groups := make(map[string]*count)
	type rel struct{ right, gold, got int }
	news := make(map[doc.Rel]*rel)
	for _, r := range reported {
		news[r] = new(rel)
	}
	for _, s := range held {
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
	for _, name := range slices.Sorted(maps.Keys(groups)) {
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

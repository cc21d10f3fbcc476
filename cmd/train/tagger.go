package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/jdkato/prose/v2"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/tag"
)

// taggerCmd compiles prose's tagger.
//
// Which of its features matter is asked of open news text: a feature stays if
// the size of its largest weight times the binary logarithm of the number of
// times it is asked for reaches a threshold. Pruning by size alone loses three
// times as many tags at the same size of file.
type taggerCmd struct {
	corpus
	Out    string  `default:"app/tag/data/tagger.model" help:"File to write."`
	Least  float64 `default:"4.8" help:"What a feature must be worth."`
	Levels int     `default:"127" help:"Sizes a weight can have."`
	Table  bool    `help:"Print sizes and agreement with the whole model on the treebanks instead."`
}

func (c *taggerCmd) Run() error {
	texts, err := openText(c.Data)
	if err != nil {
		return err
	}
	w, err := proseTagger()
	if err != nil {
		return err
	}
	whole := tagger(w, model.Packing{Width: 32})
	uses := make(map[model.Hash]int)
	for _, d := range texts {
		tag.Watch(d, whole, func(features []model.Hash) {
			for _, f := range features {
				uses[f]++
			}
		})
	}
	if c.Table {
		return taggerTable(c.Data, whole, uses)
	}
	dropUnused(w, uses, c.Least)
	return write(c.Out, w, model.Packing{Levels: c.Levels, Width: keyWidth})
}

// keyWidth makes one unknown feature in 1,500 a false hit: this model has giant
// weights, and a false one of those shows.
const keyWidth = 25

// tagger returns the model of weights packed and read back.
func tagger(w *model.Weights, p model.Packing) *tag.Model {
	return tag.NewModel(model.Must(model.Load(w.Pack(p), tag.ModelName)))
}

// dropUnused drops the features that are not worth least. Words with one tag
// stay: they are asked for apart.
func dropUnused(w *model.Weights, uses map[model.Hash]int, least float64) {
	for h, row := range w.Rows {
		size := 0.0
		for _, x := range row {
			size = max(size, math.Abs(x))
		}
		if known := len(row) == 1 && size == knownWeight; !known && size*math.Log2(1+float64(uses[h])) < least {
			delete(w.Rows, h)
		}
	}
}

// taggerTable tags the treebanks with the whole model and with smaller ones.
func taggerTable(data string, whole *tag.Model, uses map[model.Hash]int) error {
	all, err := readTreebanks(data)
	if err != nil {
		return err
	}
	tags := func(m *tag.Model) (tags []doc.Tag) {
		for _, s := range all {
			tag.Run(s.doc, m)
			for _, tok := range s.doc.Tokens {
				tags = append(tags, tok.Tag)
			}
		}
		return tags
	}
	want := tags(whole)
	fmt.Println("least  levels  features  weights  brotli  agreement")
	for _, least := range []float64{0, 1.8, 2.7, 3.6, 4.8, 6} {
		for _, levels := range []int{127, 63, 31} {
			w, err := proseTagger()
			if err != nil {
				return err
			}
			dropUnused(w, uses, least)
			p := model.Packing{Levels: levels, Width: keyWidth}
			same := 0
			for i, got := range tags(tagger(w, p)) {
				if got == want[i] {
					same++
				}
			}
			fmt.Printf("%5.1f  %6d  %8d  %7d  %6d  %7.2f %%\n", least, levels, len(w.Rows), w.Len(), brotliSize(w.Pack(p)), percent(same, len(want)))
		}
	}
	return nil
}

// readTagger reads a tagger's file.
func readTagger(name string) (*tag.Model, error) {
	file, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	table, err := model.Load(file, tag.ModelName)
	if err != nil {
		return nil, err
	}
	return tag.NewModel(table), nil
}

// write packs a model, writes it and tells its size.
func write(name string, w *model.Weights, p model.Packing) error {
	file := w.Pack(p)
	fmt.Printf("%s: %d features, %d weights, %d bytes, brotli %d\n", name, len(w.Rows), w.Len(), len(file), brotliSize(file))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, file, 0o644)
}

func brotliSize(b []byte) int {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	w.Write(b)
	w.Close()
	return out.Len()
}

// proseTemplates are prose's feature names, those that begin like another
// after it, with the number of words that follow.
var proseTemplates = []struct {
	name     string
	template model.Hash
	parts    int
}{
	{"bias", tag.Bias, 0},
	{"i suffix", tag.Suffix, 1},
	{"i pref1", tag.Prefix, 1},
	{"i-1 tag+i word", tag.Tag1Word, 2},
	{"i-1 tag", tag.Tag1, 1},
	{"i-2 tag", tag.Tag2, 1},
	{"i tag+i-2 tag", tag.Tag12, 2},
	{"i word", tag.Word, 1},
	{"i-1 word", tag.Word1, 1},
	{"i-1 suffix", tag.Suffix1, 1},
	{"i-2 word", tag.Word2, 1},
	{"i+1 word", tag.WordAfter, 1},
	{"i+1 suffix", tag.SuffixAfter, 1},
	{"i+2 word", tag.WordAfter2, 1},
}

// proseFeature returns our name of a feature of prose's.
func proseFeature(name string) (model.Hash, error) {
	for _, t := range proseTemplates {
		rest, ok := strings.CutPrefix(name, t.name)
		if !ok || rest != "" && rest[0] != ' ' {
			continue
		}
		h := t.template
		if t.parts > 0 {
			for _, part := range strings.SplitN(strings.TrimPrefix(rest, " "), " ", t.parts) {
				h = h.With(model.String(part))
			}
		}
		return h, nil
	}
	return 0, fmt.Errorf("prose feature %q has no template", name)
}

// proseTagger returns prose's weights, and its list of words with one tag.
func proseTagger() (*model.Weights, error) {
	var weights map[string]map[string]float64
	var tags map[string]string
	var classes []string
	for name, to := range map[string]any{"weights": &weights, "tags": &tags, "classes": &classes} {
		data, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
		if err != nil {
			return nil, err
		}
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(to); err != nil {
			return nil, fmt.Errorf("prose's %s: %w", name, err)
		}
	}
	slices.Sort(classes)
	number := make(map[string]uint8)
	for i, c := range classes {
		number[c] = uint8(i)
	}
	w := &model.Weights{Name: tag.ModelName, Classes: classes, Rows: make(map[model.Hash]model.Row)}
	for feature, row := range weights {
		h, err := proseFeature(feature)
		if err != nil {
			return nil, err
		}
		w.Rows[h] = make(model.Row)
		for class, x := range row {
			w.Rows[h][number[class]] = x
		}
	}
	for word, class := range tags {
		w.Rows[tag.Known.With(model.String(word))] = model.Row{number[class]: knownWeight}
	}
	return w, nil
}

// knownWeight is large enough to survive pruning; known words are asked apart.
const knownWeight = 5

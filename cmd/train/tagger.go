package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
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
type taggerCmd struct {
	Out    string  `default:"app/tag/data/tagger.model" help:"File to write."`
	Least  float64 `default:"0.8" help:"Smallest weight to keep."`
	Levels int     `default:"31" help:"Sizes a weight can have."`
	Width  uint    `default:"28" help:"Bits of a key."`
	Table  string  `type:"existingdir" help:"Print sizes and agreement with the whole model on the treebanks of this folder instead."`
}

func (c *taggerCmd) Run() error {
	if c.Table != "" {
		return taggerTable(c.Table)
	}
	w, err := proseTagger()
	if err != nil {
		return err
	}
	w.Prune(c.Least)
	return write(c.Out, w, model.Packing{Levels: c.Levels, Width: c.Width})
}

// taggerTable tags the treebanks with the whole model and with smaller ones.
func taggerTable(data string) error {
	all, err := readTreebanks(data)
	if err != nil {
		return err
	}
	tags := func(w *model.Weights, p model.Packing) (size int, tags []doc.Tag, right float64) {
		file := w.Pack(p)
		m := tag.NewModel(model.Must(model.Load(file, tag.ModelName)))
		known, ok := 0, 0
		for _, s := range all {
			tag.Run(s.doc, m, nil)
			for t, tok := range s.doc.Tokens {
				tags = append(tags, tok.Tag)
				if s.tags[t] != doc.NoTag {
					known++
					if s.tags[t] == tok.Tag {
						ok++
					}
				}
			}
		}
		return brotliSize(file), tags, 100 * float64(ok) / float64(known)
	}
	var whole []doc.Tag
	fmt.Println("least  levels  width  brotli  agreement  accuracy")
	for _, least := range []float64{0, 0.5, 0.6, 0.7, 0.8, 0.9, 1} {
		for _, p := range []model.Packing{{Levels: 127, Width: 32}, {Levels: 31, Width: 28}, {Levels: 15, Width: 26}, {Levels: 11, Width: 24}, {Levels: 7, Width: 24}} {
			w, err := proseTagger()
			if err != nil {
				return err
			}
			size, got, right := tags(w.Prune(least), p)
			if whole == nil {
				whole = got
			}
			same := 0
			for i := range got {
				if got[i] == whole[i] {
					same++
				}
			}
			fmt.Printf("%5.2f  %6d  %5d  %6d  %7.2f %%  %6.2f %%\n", least, p.Levels, p.Width, size, 100*float64(same)/float64(len(got)), right)
		}
	}
	return nil
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

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/duplicate"
	"lede/app/model"
	"lede/app/opinion"
	"lede/app/parse"
	"lede/app/quantity"
	"lede/app/segment"
	"lede/app/statement"
	"lede/app/tag"
)

// An opinionLine is a labelled sentence, and where it is from.
type opinionLine struct {
	text       string
	subjective bool
	from       string // topic
	features   []opinion.Feature
}

// ownSentences reads the sentences written for this project: label, tab, text.
func ownSentences() ([]opinionLine, error) {
	return sentencesIn(opinionSentences, "data/opinion/*.txt")
}

// heldOutSentences reads those that the tests of app/opinion score.
func heldOutSentences() ([]opinionLine, error) {
	return sentencesIn(os.DirFS("app/opinion/testdata"), "heldout.txt")
}

// sentencesIn reads the files of a pattern. Comments and the heads of parts ("case")
// hold no sentence.
func sentencesIn(folder fs.FS, pattern string) ([]opinionLine, error) {
	var all []opinionLine
	files, err := fs.Glob(folder, pattern)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			label, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "case ") || line == "\n" {
				continue
			}
			if !ok || label != "S" && label != "O" {
				return nil, fmt.Errorf("%s:%d: want label, tab, sentence: %q", name, n, line)
			}
			all = append(all, opinionLine{text: text, subjective: label == "S", from: path.Base(name)})
		}
	}
	return all, nil
}

// fromNewsSD is where the sentences of NewsSD-ENG say they are from.
const fromNewsSD = "newssd"

// newsSDSentences reads all three parts of NewsSD-ENG.
func newsSDSentences(data string) ([]opinionLine, error) {
	var all []opinionLine
	for _, part := range []string{"train", "val", "test"} {
		rows, err := csvRows(filepath.Join(data, "opinion/newssd_eng", part+".csv"))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			all = append(all, opinionLine{text: strings.TrimSpace(r[0]), subjective: r[1] == "SUBJ", from: fromNewsSD})
		}
	}
	return all, nil
}

// extract reads each sentence as an article of one paragraph.
func extract(all []opinionLine, judge opinion.Judge) {
	var wait sync.WaitGroup
	workers := runtime.NumCPU()
	for k := range workers {
		wait.Go(func() {
			for i := k; i < len(all); i += workers {
				all[i].features = sentenceFeatures(all[i].text, judge)
			}
		})
	}
	wait.Wait()
}

func sentenceFeatures(text string, judge opinion.Judge) []opinion.Feature {
	d := paragraph(text)
	for _, run := range []func(*doc.Document){segment.Stage.Run, duplicate.Stage.Run, tag.Stage.Run, parse.Stage.Run, quantity.Stage.Run, statement.Stage.Run} {
		run(d)
	}
	sentences := opinion.Features(d, judge)
	if len(sentences) == 1 {
		return sentences[0]
	}
	var all []opinion.Feature
	for _, f := range sentences {
		all = append(all, f...)
	}
	return all
}

func count(all []opinionLine) (n int) {
	for _, s := range all {
		if s.subjective {
			n++
		}
	}
	return n
}

// wordVectors returns the vector of each of the size most frequent words by
// the feature of the word.
func wordVectors(name string, size int) (map[model.Hash][]float32, []string, error) {
	words, vectors, err := readVectors(name, 40000)
	if err != nil {
		return nil, nil, err
	}
	by := make(map[model.Hash][]float32)
	for i, w := range words {
		by[opinion.WordFeature(w)] = vectors[i]
	}
	return by, words[:min(size, len(words))], nil
}

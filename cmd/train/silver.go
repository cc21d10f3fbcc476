package main

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lede/app/doc"
	"lede/app/segment"
)

// openText reads news and reports without trees: the texts of Causal News,
// NewsSD, ECB+ (topics 1 to 35), AnnoCTR, re3d, Wikigold and CrossNER. One
// document a text; paragraphs are blocks, cut into sentences and tokens.
func openText(data string) ([]*doc.Document, error) {
	var docs []*doc.Document
	seen := make(map[string]bool)
	add := func(text string) {
		text = untokenize.Replace(strings.TrimSpace(text))
		if seen[text] || !strings.Contains(text, " ") {
			return
		}
		seen[text] = true
		d := &doc.Document{Text: text}
		at := 0
		for line := range strings.Lines(text) {
			if trimmed := strings.TrimSpace(line); trimmed != "" {
				start := at + strings.Index(line, trimmed)
				d.Blocks = append(d.Blocks, doc.Block{Span: doc.Span{Start: start, End: start + len(trimmed)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock})
			}
			at += len(line)
		}
		segment.Stage.Run(d)
		docs = append(docs, d)
	}
	for _, read := range []func(string, func(string)) error{causalNews, newsSD, ecbPlus, annoCTR, re3d, tagged} {
		if err := read(data, add); err != nil {
			return nil, err
		}
	}
	tokens := 0
	for _, d := range docs {
		tokens += len(d.Tokens)
	}
	fmt.Printf("%d texts without trees, %d tokens\n", len(docs), tokens)
	return docs, nil
}

// untokenize joins what tokenised sources have parted.
var untokenize = strings.NewReplacer(" ’ s ", "’s ", " 's ", "'s ", " n't", "n't", " ,", ",", " .", ".", "( ", "(", " )", ")", " - ", "-", "`` ", "“", " ''", "”", " :", ":", " ;", ";", " ?", "?")

func causalNews(data string, add func(string)) error {
	return column(filepath.Join(data, "events/causal_news/train_subtask1.csv"), "text", add)
}

func newsSD(data string, add func(string)) error {
	return column(filepath.Join(data, "opinion/newssd_eng/train.csv"), "Sentence", add)
}

func ecbPlus(data string, add func(string)) error {
	z, err := zip.OpenReader(filepath.Join(data, "events/ecbplus/ECB+.zip"))
	if err != nil {
		return err
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		var file struct {
			Tokens []struct {
				Sentence int    `xml:"sentence,attr"`
				Text     string `xml:",chardata"`
			} `xml:"token"`
		}
		err = xml.NewDecoder(r).Decode(&file)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		var text strings.Builder
		for i, t := range file.Tokens {
			if t.Sentence == 0 && strings.HasSuffix(f.Name, "plus.xml") {
				continue // the address
			}
			if i > 0 && t.Sentence != file.Tokens[i-1].Sentence {
				text.WriteString("\n")
			} else {
				text.WriteString(" ")
			}
			text.WriteString(t.Text)
		}
		add(text.String())
	}
	return nil
}

func annoCTR(data string, add func(string)) error {
	return filepath.WalkDir(filepath.Join(data, "ner/annoctr/text"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		add(string(b))
		return err
	})
}

func re3d(data string, add func(string)) error {
	files, err := filepath.Glob(filepath.Join(data, "ner/re3d/*/documents.json"))
	if err != nil {
		return err
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		dec := json.NewDecoder(f)
		for {
			var d struct{ Text string }
			if err := dec.Decode(&d); err == io.EOF {
				break
			} else if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			add(d.Text)
		}
		f.Close()
	}
	return nil
}

// tagged reads files of a token a line, an empty line after each sentence.
func tagged(data string, add func(string)) error {
	files, err := filepath.Glob(filepath.Join(data, "ner/crossner/politics/*.txt"))
	if err != nil {
		return err
	}
	for _, name := range append(files, filepath.Join(data, "ner/wikigold/wikigold.conll.txt")) {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		var words []string
		scan := bufio.NewScanner(f)
		for scan.Scan() {
			word := strings.FieldsFunc(scan.Text(), func(r rune) bool { return r == ' ' || r == '\t' })
			if len(word) == 0 {
				add(strings.Join(words, " "))
				words = words[:0]
			} else if word[0] != "-DOCSTART-" {
				words = append(words, word[0])
			}
		}
		f.Close()
		if err := scan.Err(); err != nil {
			return err
		}
	}
	return nil
}

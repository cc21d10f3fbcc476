package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/tag"
)

// commonCmd lists the words that the tagger takes for names at the beginning of
// a sentence, though open text has them in lower case elsewhere.
type commonCmd struct {
	corpus
	Out string `default:"app/tag/data/common.txt" help:"File to write."`
}

func (c *commonCmd) Run() error {
	texts, err := openText(c.Data)
	if err != nil {
		return err
	}
	all, err := readTreebanks(c.Data)
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.split() == "train" {
			texts = append(texts, s.doc)
		}
	}
	small := make(map[string][doc.NumTags]int) // tags of words in lower case
	large := make(map[string]int)              // capitalised within a sentence
	named := make(map[string]int)              // taken for names at the beginning
	for _, d := range texts {
		tag.Stage.Run(d)
		for _, s := range d.Sentences {
			for i := s.Tokens.From; i < s.Tokens.To; i++ {
				word := d.Word(i)
				switch lower := strings.ToLower(word); {
				case word == lower:
					n := small[word]
					n[d.Tokens[i].Tag]++
					small[word] = n
				case i > s.Tokens.From:
					large[lower]++
				case d.Tokens[i].Tag.IsProper():
					named[lower]++
				}
			}
		}
	}
	byTag := make(map[string][]string)
	for word := range named {
		tags, total := small[word], 0
		best := doc.NoTag
		for t, n := range tags {
			total += n
			if n > tags[best] {
				best = doc.Tag(t)
			}
		}
		if total >= 4 && total > 3*large[word] && len(word) > 2 && (best.IsNoun() || best.IsAdjective() || best.IsAdverb()) && !best.IsProper() && !strings.ContainsAny(word, "-'’.") {
			byTag[best.String()] = append(byTag[best.String()], word)
		}
	}
	var out strings.Builder
	out.WriteString("# Words that are no names at the beginning of a sentence: tag, then words.\n# Made by \"train common\" from open text.\n")
	for _, t := range slices.Sorted(maps.Keys(byTag)) {
		words := byTag[t]
		slices.Sort(words)
		for len(words) > 0 {
			n := min(len(words), 12)
			fmt.Fprintln(&out, t, strings.Join(words[:n], " "))
			words = words[n:]
		}
	}
	return os.WriteFile(c.Out, []byte(out.String()), 0o644)
}

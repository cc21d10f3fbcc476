package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"lede/app/doc"
	"lede/app/tag"
)

// tagscoreCmd compares a tagger with the treebanks' own tags.
type tagscoreCmd struct {
	corpus
	Model string `default:"app/tag/data/tagger.model" help:"Tagger to score."`
	All   bool   `help:"Score the training part too."`
	Show  int    `help:"Number of commonest confusions to list."`
}

func (c *tagscoreCmd) Run() error {
	all, err := readTreebanks(c.Data)
	if err != nil {
		return err
	}
	m, err := readTagger(c.Model)
	if err != nil {
		return err
	}
	right, total := make(map[string]int), make(map[string]int)
	confused := make(map[string][]string)
	for _, s := range all {
		if s.split() == "train" && !c.All {
			continue
		}
		tag.Run(s.doc, m)
		for t := range s.tags {
			gold, got := s.tags[t], s.doc.Tokens[t].Tag
			if gold == doc.NoTag {
				continue
			}
			g := s.genre()
			total[g]++
			if gold == got {
				right[g]++
			} else if g == "news" || g == "pud" {
				k := gold.String() + " as " + got.String()
				confused[k] = append(confused[k], s.doc.Word(t))
			}
		}
	}
	for _, g := range slices.Sorted(maps.Keys(total)) {
		fmt.Printf("%-10s %6d tokens  %.2f %%\n", g, total[g], 100*float64(right[g])/float64(total[g]))
	}
	names := slices.Sorted(maps.Keys(confused))
	sort.SliceStable(names, func(i, j int) bool { return len(confused[names[i]]) > len(confused[names[j]]) })
	for _, k := range names[:min(len(names), c.Show)] {
		fmt.Printf("%5d %s %.300q\n", len(confused[k]), k, confused[k][:min(len(confused[k]), 20)])
	}
	return nil
}

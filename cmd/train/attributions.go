package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/intake"
	"lede/app/pipeline"
)

// attributionsCmd scores reported speech on the attribution relations of GUM.
//
// GUM's discourse annotation marks clauses that attribute, names the cue and
// the source by token, and points to the first unit of the content. It covers
// clauses alone, and those inside quotations too, which the engine leaves
// alone: so recall here has a ceiling, and precision can't be told.
type attributionsCmd struct {
	corpus
	Genres []string `default:"news,interview,bio" help:"Genres to score."`
	Split  string   `default:"" enum:",dev,test" help:"Documents to score: dev, test, or all."`
	Missed bool     `help:"List what was missed."`
}

func (c *attributionsCmd) Run() error {
	stages, err := pipeline.New(annotate.Stages()...)
	if err != nil {
		return err
	}
	fmt.Printf("%-10s %5s %7s %8s %8s\n", "genre", "cues", "found", "content", "source")
	for _, genre := range c.Genres {
		files, err := filepath.Glob(filepath.Join(c.Data, "gum/dep/GUM_"+genre+"_*.conllu"))
		if err != nil {
			return err
		}
		sort.Strings(files)
		var sum attributionScore
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".conllu")
			if c.Split == "dev" && !gumDev[name] || c.Split == "test" && !gumTest[name] {
				continue
			}
			text, words, err := readText(file)
			if err != nil {
				return err
			}
			gold, err := readAttributions(filepath.Join(c.Data, "gum/rst_dependencies", name+".rsd"), words)
			if err != nil {
				return err
			}
			d := intake.Text(text)
			if err := stages.Run(d, nil); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for _, a := range gold {
				if !sum.add(d, a) && c.Missed {
					fmt.Printf("\t%s: %s\n", name, strings.Join(strings.Fields(text[a.unit.Start:a.unit.End]), " "))
				}
			}
		}
		fmt.Printf("%-10s %5d %7.3f %8.3f %8.3f\n", genre, sum.cues, share(sum.found, sum.cues), share(sum.content, sum.found), share(sum.source, sum.sources))
	}
	return nil
}

func share(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }

// An attribution is an attribution relation of GUM, as ranges of the text.
type attribution struct {
	unit    doc.Span   // the attributing clause
	content doc.Span   // first unit of what is attributed
	cue     []doc.Span // words
	source  []doc.Span // words; empty where none is given
}

// An attributionScore counts cues found, and of those found, contents and
// sources that overlap.
type attributionScore struct{ cues, found, content, sources, source int }

// add scores one attribution and reports whether its cue was found.
func (s *attributionScore) add(d *doc.Document, a attribution) bool {
	s.cues++
	for i := range d.Statements {
		st := &d.Statements[i]
		if !overlapsAny(st.Cue, a.cue) {
			continue
		}
		s.found++
		if st.Overlaps(a.content) {
			s.content++
		}
		if len(a.source) > 0 {
			s.sources++
			if st.Speaker != nil && overlapsAny(st.Speaker.Span, a.source) {
				s.source++
			}
		}
		return true
	}
	return false
}

func overlapsAny(s doc.Span, words []doc.Span) bool {
	for _, w := range words {
		if s.Overlaps(w) {
			return true
		}
	}
	return false
}

// readText returns the text of a GUM document, a blank line between paragraphs,
// and where its words stand in it.
func readText(file string) (string, []doc.Span, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	var text strings.Builder
	var words []doc.Span
	gap, joined := "", 0 // what stands before the next word; words still to come of one written as one
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "# newpar") && text.Len() > 0 {
			gap = "\n\n"
		}
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		from, to, several := strings.Cut(col[0], "-")
		if strings.Contains(col[0], ".") {
			continue // an empty node
		}
		after := " "
		if strings.Contains(col[9], "SpaceAfter=No") {
			after = ""
		}
		if several { // "don't" before its "do" and "n't"
			a, _ := strconv.Atoi(from)
			b, _ := strconv.Atoi(to)
			joined = b - a + 1
			text.WriteString(gap)
			gap = after
			start := text.Len()
			text.WriteString(col[1])
			for range joined { // all share the whole word
				words = append(words, doc.Span{Start: start, End: text.Len()})
			}
			continue
		}
		if joined > 0 {
			joined--
			continue
		}
		text.WriteString(gap)
		words = append(words, doc.Span{Start: text.Len(), End: text.Len() + len(col[1])})
		text.WriteString(col[1])
		gap = after
	}
	return text.String(), words, lines.Err()
}

// readAttributions returns the attribution relations of a GUM .rsd file that
// name a cue. A line is a discourse unit: its words in column 2, the unit it
// depends on in column 7, how in column 8, the signals of that in column 10.
func readAttributions(file string, words []doc.Span) ([]attribution, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	units := make([]doc.Span, len(lines))
	at := 0
	for i, line := range lines {
		n := len(strings.Fields(strings.Split(line, "\t")[1]))
		if at+n > len(words) {
			return nil, fmt.Errorf("%s:%d: more words than the text has", file, i+1)
		}
		units[i] = words[at].Cover(words[at+n-1])
		at += n
	}
	var all []attribution
	for i, line := range lines {
		col := strings.Split(line, "\t")
		head, _ := strconv.Atoi(col[6])
		if !strings.HasPrefix(col[7], "attribution") || head == 0 || len(col) < 10 {
			continue
		}
		a := attribution{unit: units[i], content: units[head-1]}
		for _, signal := range strings.Split(col[9], ";") {
			// "lexical-indicative_word-40-_": kind, subtype, words, source
			p := strings.Split(signal, "-")
			if len(p) < 4 {
				continue
			}
			numbers := strings.Join(p[2:len(p)-1], "-")
			switch p[1] {
			case "indicative_word", "indicative_phrase":
				a.cue = append(a.cue, wordsAt(words, numbers)...)
			case "attribution_source":
				a.source = append(a.source, wordsAt(words, numbers)...)
			}
		}
		if len(a.cue) > 0 {
			all = append(all, a)
		}
	}
	return all, nil
}

// wordsAt returns the words with the given numbers, counted from 1: "3,5-7".
func wordsAt(words []doc.Span, numbers string) []doc.Span {
	var picked []doc.Span
	for _, part := range strings.Split(numbers, ",") {
		first, last, ok := strings.Cut(part, "-")
		a, err := strconv.Atoi(first)
		if err != nil {
			continue
		}
		b := a
		if ok {
			b, _ = strconv.Atoi(last)
		}
		for ; a <= b && a <= len(words); a++ {
			picked = append(picked, words[a-1])
		}
	}
	return picked
}

package main

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/incident"
	"lede/app/model"
	"lede/app/pipeline"
	"lede/app/syntax"
)

// An eventWord is a word that may tell of something happening, and whether the
// annotators of ECB+ say it does.
type eventWord struct {
	topic    int
	lemma    string
	kind     int // its class, an index into eventClasses
	features []model.Hash
	happens  bool
	told     bool // by the vocabulary
}

// An ecbFile is an article of ECB+ in the format of CAT (Bartalesi Lenzi et al.
// 2012).
type ecbFile struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []struct {
			XMLName xml.Name
			Anchors []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	}
}

// readECB returns the words of the sentences of ECB+ that are fully annotated.
// Words that report what somebody says do not count as happening: statements
// are theirs.
func readECB(data string) ([]eventWord, error) {
	chosen, err := ecbSentences(filepath.Join(data, "events/ecbplus/ECBplus_coreference_sentences.csv"))
	if err != nil {
		return nil, err
	}
	z, err := zip.OpenReader(filepath.Join(data, "events/ecbplus/ECB+.zip"))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	stages, err := pipeline.New(annotate.Stages()...)
	if err != nil {
		return nil, err
	}
	var all []eventWord
	for _, f := range z.File {
		name := strings.TrimSuffix(path.Base(f.Name), ".xml")
		if chosen[name] == nil {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		var file ecbFile
		err = xml.NewDecoder(r).Decode(&file)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		topic, _ := strconv.Atoi(name[:strings.IndexByte(name, '_')])
		words, err := file.words(stages, topic, chosen[name])
		if err != nil {
			return nil, err
		}
		all = append(all, words...)
	}
	return all, nil
}

// ecbSentences reads which sentences of which articles are fully annotated.
func ecbSentences(name string) (map[string]map[int]bool, error) {
	rows, err := csvRows(name)
	if err != nil {
		return nil, err
	}
	chosen := make(map[string]map[int]bool)
	for _, row := range rows {
		n, err := strconv.Atoi(strings.TrimSpace(row[2]))
		if err != nil {
			return nil, err
		}
		article := row[0] + "_" + row[1]
		if chosen[article] == nil {
			chosen[article] = make(map[int]bool)
		}
		chosen[article][n] = true
	}
	return chosen, nil
}

// clings are the tokens that follow the one before without a space.
var clings = map[string]bool{".": true, ",": true, ";": true, ":": true, "!": true, "?": true, "%": true, ")": true,
	"'s": true, "n't": true, "'re": true, "'ve": true, "'ll": true, "'d": true, "'m": true}

// words annotates the article's text and pairs its words with the marks.
func (f *ecbFile) words(stages *pipeline.Pipeline, topic int, chosen map[int]bool) ([]eventWord, error) {
	marks := make(map[string]string)
	for _, m := range f.Markables.All {
		for _, a := range m.Anchors {
			if kind := m.XMLName.Local; strings.Contains(kind, "ACTION") {
				marks[a.ID] = kind
			}
		}
	}
	type place struct {
		doc.Span
		mark string
	}
	var text strings.Builder
	var places []place
	last := -1
	for _, t := range f.Tokens {
		word := t.Text
		switch word {
		case "``", "''":
			word = `"`
		}
		switch {
		case text.Len() == 0:
		case t.Sentence != last:
			text.WriteByte('\n')
		case !clings[word]:
			text.WriteByte(' ')
		}
		last = t.Sentence
		at := text.Len()
		text.WriteString(word)
		if chosen[t.Sentence] {
			places = append(places, place{doc.Span{Start: at, End: text.Len()}, marks[t.ID]})
		}
	}
	d := paragraph(text.String())
	if err := stages.Run(d, nil); err != nil {
		return nil, err
	}
	tree, words := syntax.New(d), incident.HashWords(d)
	var all []eventWord
	for _, p := range places {
		in := d.TokensIn(p.Span)
		for i := in.From; i < in.To; i++ {
			if !incident.CanHappen(tree, i) {
				continue
			}
			w := eventWord{topic: topic, lemma: d.Tokens[i].Lemma, happens: p.mark != "" && !strings.Contains(p.mark, "REPORTING"), told: told(d, d.Tokens[i].Span)}
			w.kind = strings.IndexByte(eventClasses, incident.WordClass(d.Tokens[i].Tag))
			w.features = incident.Happening(tree, words, i, d.SentenceAt(p.Span.Start), nil)
			all = append(all, w)
		}
	}
	return all, nil
}

// told reports whether an incident has a trigger there.
func told(d *doc.Document, at doc.Span) bool {
	for k := range d.Incidents {
		for _, t := range d.Incidents[k].Triggers {
			if d.Incidents[k].Type != "other" && t.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

func topicsOf(all []eventWord) int {
	topics := make(map[int]bool)
	for _, w := range all {
		topics[w.topic] = true
	}
	return len(topics)
}

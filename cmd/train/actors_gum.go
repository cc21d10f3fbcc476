package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/app/actor"
)

// readGUM keeps those of GUM's noun phrases that are names: linked to an
// encyclopedia article, or headed by a proper noun, with nothing but
// capitalised words.
func readGUM(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"person": actor.KindPerson, "organization": actor.KindOrganization, "place": actor.KindPlace}
	files, err := filepath.Glob(filepath.Join(data, "gum/dep/*.conllu"))
	if err != nil {
		return nil, err
	}
	lists, err := readActorLists()
	if err != nil {
		return nil, err
	}
	var out []named
	for _, file := range files {
		genre := strings.Split(filepath.Base(file), "_")[1]
		if genre == "academic" || genre == "court" {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for block := range strings.SplitSeq(string(b), "\n\n") {
			if n, ok := gumSentence(block, kinds, lists.titles); ok {
				n.source = "gum-" + genre
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// A gumWord is a word of a sentence, where it stands in bytes, and its tag.
type gumWord struct {
	from, to  int
	form, pos string
}

// A gumEntity is a noun phrase from a word on.
type gumEntity struct {
	typ, link string // link is the title of an encyclopedia article
	from      int
}

// gumSentence reads a sentence of a CoNLL-U file. The last column opens entities
// before their first word, "(3-person-new-sssss-cf2-5-coref-Name", and closes them
// after their last, "3)".
func gumSentence(block string, kinds map[string]actor.Kind, titles map[string]bool) (named, bool) {
	n := named{misc: true}
	var words []gumWord
	var open []gumEntity
	var names []name
	at := 0
	for line := range strings.SplitSeq(block, "\n") {
		if t, ok := strings.CutPrefix(line, "# text = "); ok {
			n.text = t
		}
		f := strings.Split(line, "\t")
		if len(f) < 10 || strings.ContainsAny(f[0], "-.") {
			continue
		}
		i := strings.Index(n.text[at:], f[1])
		if i < 0 {
			return n, false
		}
		words = append(words, gumWord{at + i, at + i + len(f[1]), f[1], f[4]})
		at += i + len(f[1])
		for marks := entityMarks(f[9]); len(marks) > 0; {
			switch last := len(open) - 1; {
			case marks[0] == '(':
				var e gumEntity
				e, marks = openEntity(marks[1:])
				e.from = len(words) - 1
				open = append(open, e)
				continue
			case marks[0] == ')' && last >= 0:
				if m, ok := open[last].name(n.text, words, kinds, titles); ok {
					names = append(names, m)
				}
				open = open[:last]
			}
			marks = marks[1:]
		}
	}
	n.names = longest(names)
	return n, len(words) > 2
}

// entityMarks returns the marks of entities in a word's last column.
func entityMarks(column string) string {
	for field := range strings.SplitSeq(column, "|") {
		if marks, ok := strings.CutPrefix(field, "Entity="); ok {
			return marks
		}
	}
	return ""
}

// openEntity reads an entity whose bracket has been passed, and returns the
// marks after it.
func openEntity(marks string) (e gumEntity, rest string) {
	if end := strings.IndexAny(marks, "()"); end >= 0 {
		marks, rest = marks[:end], marks[end:]
	}
	fields := strings.SplitN(marks, "-", 8)
	if len(fields) > 1 {
		e.typ = fields[1]
	}
	if len(fields) == 8 {
		_, e.link, _ = strings.Cut(fields[7], "-")
	}
	return e, rest
}

// name returns the name that an entity ending in the last of words is, and
// whether it is one.
func (e gumEntity) name(text string, words []gumWord, kinds map[string]actor.Kind, titles map[string]bool) (name, bool) {
	kind, known := kinds[e.typ]
	if !known {
		if e.typ != "event" && e.typ != "object" && e.typ != "abstract" && e.typ != "animal" || e.link == "" {
			return name{}, false
		}
		kind = actor.KindMisc
	}
	words = words[e.from:]
	for len(words) > 0 && slices.Contains([]string{"DT", "PRP$", "``", "-LRB-"}, words[0].pos) {
		words = words[1:]
	}
	for len(words) > 0 && (len(words[len(words)-1].pos) == 1 || slices.Contains([]string{"POS", "''", "-RRB-"}, words[len(words)-1].pos)) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && kind == actor.KindPerson && titles[strings.ToLower(words[0].form)] {
		words = words[1:]
	}
	if len(words) == 0 {
		return name{}, false
	}
	first, last := words[0], words[len(words)-1]
	proper := slices.Contains([]string{"NNP", "NNPS", "JJ"}, first.pos) && slices.Contains([]string{"NNP", "NNPS", "CD"}, last.pos)
	s := text[first.from:last.to]
	return name{first.from, last.to, kind}, (proper || e.link != "") && properName(s) && !strings.Contains(s, ",")
}

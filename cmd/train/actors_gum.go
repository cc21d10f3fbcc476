package main

import (
	"os"
	"path/filepath"
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

type gumWord struct {
	from, to  int
	form, pos string
}

// gumSentence reads a sentence of a CoNLL-U file. The last column opens entities
// before their first word, "(3-person-new-sssss-cf2-5-coref-Name", and closes them
// after their last, "3)".
func gumSentence(block string, kinds map[string]actor.Kind, titles map[string]bool) (named, bool) {
	n := named{misc: true}
	type entity struct {
		typ, link string
		from      int // word
	}
	var words []gumWord
	var stack []entity
	var names []name
	at := 0
	closeEntity := func(e entity, to int) {
		kind, known := kinds[e.typ]
		if !known {
			if e.typ != "event" && e.typ != "object" && e.typ != "abstract" && e.typ != "animal" || e.link == "" {
				return
			}
			kind = actor.KindMisc
		}
		from := e.from
		for from < to && (words[from].pos == "DT" || words[from].pos == "PRP$" || words[from].pos == "``" || words[from].pos == "-LRB-") {
			from++
		}
		for to > from && (words[to-1].pos == "POS" || len(words[to-1].pos) == 1 || words[to-1].pos == "''" || words[to-1].pos == "-RRB-") {
			to--
		}
		for from < to-1 && kind == actor.KindPerson && titles[strings.ToLower(words[from].form)] {
			from++
		}
		if from >= to || words[to-1].pos != "NNP" && words[to-1].pos != "NNPS" && words[to-1].pos != "CD" && e.link == "" {
			return
		}
		s := n.text[words[from].from:words[to-1].to]
		if !properName(s) || strings.Contains(s, ",") {
			return
		}
		if first := words[from].pos; first != "NNP" && first != "NNPS" && first != "JJ" && e.link == "" {
			return
		}
		names = append(names, name{words[from].from, words[to-1].to, kind})
	}
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
		misc, ok := "", false
		for field := range strings.SplitSeq(f[9], "|") {
			if misc, ok = strings.CutPrefix(field, "Entity="); ok {
				break
			}
		}
		if !ok {
			continue
		}
		w := len(words) - 1
		for len(misc) > 0 {
			switch misc[0] {
			case '(':
				end := strings.IndexAny(misc[1:], "()")
				body := misc[1:]
				if end >= 0 {
					body = misc[1 : 1+end]
				}
				misc = misc[1+len(body):]
				fields := strings.SplitN(body, "-", 8)
				e := entity{from: w}
				if len(fields) > 1 {
					e.typ = fields[1]
				}
				if len(fields) == 8 {
					_, e.link, _ = strings.Cut(fields[7], "-")
				}
				stack = append(stack, e)
			case ')':
				if len(stack) > 0 {
					closeEntity(stack[len(stack)-1], w+1)
					stack = stack[:len(stack)-1]
				}
				misc = misc[1:]
			default:
				misc = misc[1:]
			}
		}
	}
	n.names = longest(names)
	return n, len(words) > 2
}

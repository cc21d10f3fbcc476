package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"lede/app/actor"
)

// columns are the tokens of a column file's sentence with a BIO tag each.
type columns struct{ words, tags []string }

// readColumns reads sentences of one token a line, split by cut.
func readColumns(path string, cut func(line string) (word, tag string, ok bool)) ([]columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []columns
	var now columns
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		line := strings.TrimRight(s.Text(), "\r")
		if strings.TrimSpace(line) == "" {
			if len(now.words) > 0 {
				out = append(out, now)
				now = columns{}
			}
			continue
		}
		if w, t, ok := cut(line); ok {
			now.words, now.tags = append(now.words, w), append(now.tags, t)
		}
	}
	if len(now.words) > 0 {
		out = append(out, now)
	}
	return out, s.Err()
}

func cutTab(line string) (string, string, bool) {
	f := strings.Split(line, "\t")
	return f[0], f[len(f)-1], len(f) > 1 && strings.TrimSpace(f[0]) != "" && !strings.HasPrefix(f[0], "<DOCSTART>")
}

// plain puts a sentence's tokens back together as text, the way they were most
// likely written, and turns its tags into names by kinds; a type that is not
// there is none.
func (l columns) plain(source string, kinds map[string]actor.Kind) named {
	n := named{source: source, misc: true}
	var b strings.Builder
	open := map[string]bool{} // kinds of quotation marks that are open
	glue := true
	start, kind := -1, actor.KindNone
	end := 0
	flush := func() {
		if start >= 0 && kind != actor.KindNone {
			n.names = append(n.names, name{start, end, kind})
		}
		start = -1
	}
	for i, w := range l.words {
		switch w {
		case "-LRB-":
			w = "("
		case "-RRB-":
			w = ")"
		case "``":
			w = "“"
		case "''":
			w = "”"
		}
		tag := l.tags[i]
		before := glue
		glue = false
		switch {
		case strings.Contains(" , . ; : ! ? ) ] % ’s 's n't n’t 're 've 'll 'd 'm ” … ", " "+w+" "):
			before = true
		case strings.Contains(" ( [ $ £ € “ # ", " "+w+" "):
			glue = true
		case w == `"` || w == "'":
			if open[w] {
				before = true
			} else {
				glue = true
			}
			open[w] = !open[w]
		}
		if len(w) > 1 && w[0] == '#' { // a hashtag reads like a word
			w = w[1:]
		}
		prefix, typ, _ := strings.Cut(tag, "-")
		if tag == "O" || prefix == "B" || start >= 0 && kinds[typ] != kind || start < 0 {
			flush()
		}
		if !before {
			b.WriteByte(' ')
		}
		at := b.Len()
		b.WriteString(w)
		if tag != "O" && start < 0 {
			start, kind = at, kinds[typ]
		}
		end = b.Len()
	}
	flush()
	n.text = b.String()
	return n
}

func readWikigold(data string) ([]named, error) {
	rows, err := readColumns(filepath.Join(data, "ner/wikigold/wikigold.conll.txt"), func(line string) (string, string, bool) {
		w, t, ok := strings.Cut(line, " ")
		return w, t, ok && w != "-DOCSTART-"
	})
	var out []named
	for _, r := range rows {
		out = append(out, r.plain("wikigold", map[string]actor.Kind{
			"PER": actor.KindPerson, "ORG": actor.KindOrganization, "LOC": actor.KindPlace, "MISC": actor.KindMisc}))
	}
	return out, err
}

func readWNUT(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"person": actor.KindPerson, "location": actor.KindPlace,
		"corporation": actor.KindOrganization, "group": actor.KindOrganization,
		"product": actor.KindMisc, "creative-work": actor.KindMisc}
	var out []named
	for _, f := range []string{"wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated"} {
		rows, err := readColumns(filepath.Join(data, "ner/wnut17", f), cutTab)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out = append(out, r.plain("wnut17", kinds))
		}
	}
	return out, nil
}

func readBTC(data string) ([]named, error) {
	var out []named
	for _, part := range []string{"f", "g"} { // the others are small talk
		rows, err := readColumns(filepath.Join(data, "ner/btc", part+".conll"), cutTab)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			n := r.plain("btc-"+part, map[string]actor.Kind{
				"PER": actor.KindPerson, "ORG": actor.KindOrganization, "LOC": actor.KindPlace})
			n.misc = false
			out = append(out, n)
		}
	}
	return out, nil
}

func readCrossNER(data string) ([]named, error) {
	kinds := map[string]actor.Kind{}
	for kind, names := range map[actor.Kind]string{
		actor.KindPerson:       "person politician writer musicalartist scientist researcher",
		actor.KindOrganization: "organisation politicalparty university band magazine",
		actor.KindPlace:        "country location",
		actor.KindMisc: "misc event election award album book song poem product programlang " +
			"academicjournal conference astronomicalobject",
	} {
		for _, n := range strings.Fields(names) {
			kinds[n] = kind
		}
	}
	var out []named
	seen := map[string]bool{}
	for _, domain := range []string{"politics", "literature", "music", "science"} {
		for _, part := range []string{"train", "dev", "test"} {
			rows, err := readColumns(filepath.Join(data, "ner/crossner", domain, part+".txt"), cutTab)
			if err != nil {
				return nil, err
			}
			for _, r := range rows {
				n := r.plain("crossner-"+domain, kinds)
				if !seen[n.text] {
					seen[n.text] = true
					out = append(out, n)
				}
			}
		}
	}
	return out, nil
}

func readAnnoCTR(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"ORG": actor.KindOrganization, "LOC": actor.KindPlace,
		"GROUP": actor.KindOrganization, "MALWARE": actor.KindMisc, "TOOL": actor.KindMisc}
	var out []named
	for _, part := range []string{"train", "dev", "test"} {
		rows, err := readColumns(filepath.Join(data, "ner/annoctr/ner_bio", part+".bio"), cutTab)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			n := r.plain("annoctr", kinds)
			if len(n.names) > 0 && len(r.words) < 80 {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/token"
)

// A named is a sentence of training text with the names in it.
type named struct {
	source string // data set, for scores by source
	text   string
	names  []name // in text order, apart
	misc   bool   // products, works and events are marked too
}

// A name is a stretch of a sentence, in bytes.
type name struct {
	from, to int
	kind     actor.Kind
}

// A nameSet reads one data set.
type nameSet struct {
	name string
	read func(data string) ([]named, error)
}

var nameSets = []nameSet{
	{"wikigold", readWikigold},
	{"wnut17", readWNUT},
	{"btc", readBTC},
	{"crossner", readCrossNER},
	{"uner_pud", readUNER("ner/uner_pud/en_pud-ud-test.iob2")},
	{"uner_ewt", readUNER("ner/uner_ewt/en_ewt-ud-dev.iob2", "ner/uner_ewt/en_ewt-ud-test.iob2")},
	{"re3d", readRe3d},
	{"gum", readGUM},
	{"annoctr", readAnnoCTR},
	{"causal", readCausal},
}

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

// readUNER reads Universal NER files, whose sentences carry their text.
func readUNER(files ...string) func(string) ([]named, error) {
	kinds := map[string]actor.Kind{"PER": actor.KindPerson, "ORG": actor.KindOrganization, "LOC": actor.KindPlace}
	return func(data string) ([]named, error) {
		var out []named
		for _, file := range files {
			b, err := os.ReadFile(filepath.Join(data, file))
			if err != nil {
				return nil, err
			}
			source := strings.Split(file, "/")[1]
			for block := range strings.SplitSeq(string(b), "\n\n") {
				n := named{}
				at, start, kind, end := 0, -1, actor.KindNone, 0
				flush := func() {
					if start >= 0 && kind != actor.KindNone {
						n.names = append(n.names, name{start, end, kind})
					}
					start = -1
				}
				for line := range strings.SplitSeq(block, "\n") {
					if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
						n.source = source
						if strings.HasPrefix(id, "n") {
							n.source += "-news"
						}
					}
					if t, ok := strings.CutPrefix(line, "# text = "); ok {
						n.text = t
					}
					f := strings.Split(line, "\t")
					if len(f) < 3 || line[0] == '#' || strings.ContainsAny(f[0], "-.") {
						continue
					}
					i := strings.Index(n.text[at:], f[1])
					if i < 0 {
						continue
					}
					from := at + i
					at = from + len(f[1])
					prefix, typ, _ := strings.Cut(f[2], "-")
					if f[2] == "O" || prefix == "B" || kinds[typ] != kind {
						flush()
					}
					if f[2] != "O" && start < 0 {
						start, kind = from, kinds[typ]
					}
					end = at
				}
				flush()
				if n.text != "" {
					out = append(out, n)
				}
			}
		}
		return out, nil
	}
}

func readRe3d(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"Person": actor.KindPerson, "Organisation": actor.KindOrganization,
		"Location": actor.KindPlace, "Nationality": actor.KindAdjective}
	var out []named
	for _, dir := range []string{"Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department", "Wikipedia"} {
		texts := map[string][]rune{}
		err := eachJSON(filepath.Join(data, "ner/re3d", dir, "documents.json"), func(line []byte) error {
			var d struct {
				ID   string `json:"_id"`
				Text string `json:"text"`
			}
			if err := json.Unmarshal(line, &d); err != nil {
				return err
			}
			texts[d.ID] = []rune(d.Text)
			return nil
		})
		if err != nil {
			return nil, err
		}
		found := map[string][]name{}
		err = eachJSON(filepath.Join(data, "ner/re3d", dir, "entities.json"), func(line []byte) error {
			var e struct {
				Begin, End int
				Type       string `json:"type"`
				Document   string `json:"documentId"`
				Confidence float64
			}
			if err := json.Unmarshal(line, &e); err != nil {
				return err
			}
			if e.Confidence < 0.5 || kinds[e.Type] == actor.KindNone {
				return nil
			}
			text := texts[e.Document]
			from, to := len(string(text[:e.Begin])), len(string(text[:e.End]))
			found[e.Document] = append(found[e.Document], name{from, to, kinds[e.Type]})
			return nil
		})
		if err != nil {
			return nil, err
		}
		ids := make([]string, 0, len(texts))
		for id := range texts {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		for _, id := range ids {
			text := string(texts[id])
			names := found[id]
			// The longer of two that overlap, and only what reads like a name.
			sort.Slice(names, func(i, j int) bool { return names[i].to-names[i].from > names[j].to-names[j].from })
			var kept []name
			for _, n := range names {
				if !slices.ContainsFunc(kept, func(k name) bool { return k.from < n.to && n.from < k.to }) && properName(text[n.from:n.to]) {
					kept = append(kept, n)
				}
			}
			sort.Slice(kept, func(i, j int) bool { return kept[i].from < kept[j].from })
			for at := 0; at < len(text); {
				end := strings.Index(text[at:], "\n")
				if end < 0 {
					end = len(text)
				} else {
					end += at
				}
				n := named{source: "re3d", text: text[at:end]}
				for _, k := range kept {
					if at <= k.from && k.to <= end {
						n.names = append(n.names, name{k.from - at, k.to - at, k.kind})
					}
				}
				if len(strings.Fields(n.text)) > 3 {
					out = append(out, n)
				}
				at = end + 1
			}
		}
	}
	return out, nil
}

// properName reports whether the words of s are capitalised, little ones
// apart.
func properName(s string) bool {
	any := false
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "“\"'‘("))
		switch {
		case unicode.IsUpper(r):
			any = true
		case unicode.IsLower(r) && !strings.Contains(" of the for and in on de la al el bin to ", " "+w+" ") && !strings.HasPrefix(w, "al-"):
			return false
		}
	}
	return any
}

func eachJSON(path string, do func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if len(strings.TrimSpace(s.Text())) == 0 {
			continue
		}
		if err := do(s.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return s.Err()
}

// readGUM keeps those of GUM's noun phrases that are names: linked to an
// encyclopedia article, or headed by a proper noun, with nothing but
// capitalised words.
func readGUM(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"person": actor.KindPerson, "organization": actor.KindOrganization, "place": actor.KindPlace}
	files, err := filepath.Glob(filepath.Join(data, "gum/dep/*.conllu"))
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
			if n, ok := gumSentence(block, kinds); ok {
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

func gumSentence(block string, kinds map[string]actor.Kind) (named, bool) {
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
		for from < to-1 && kind == actor.KindPerson && isTitle(words[from].form) {
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
		if len(f) < 10 || strings.Contains(f[0], ".") {
			continue
		}
		if strings.Contains(f[0], "-") {
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
	sort.SliceStable(names, func(i, j int) bool { return names[i].to-names[i].from > names[j].to-names[j].from })
	for _, m := range names {
		if !slices.ContainsFunc(n.names, func(k name) bool { return k.from < m.to && m.from < k.to }) {
			n.names = append(n.names, m)
		}
	}
	sort.Slice(n.names, func(i, j int) bool { return n.names[i].from < n.names[j].from })
	return n, len(words) > 2
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

// readMarked reads sentences with marks written into them, one a line:
//
//	[per Aminata Sow] of the [org Ministry of Health] left [loc Dakar].
func readMarked(path, source string) ([]named, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []named
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		if t := strings.TrimSpace(s.Text()); t != "" && t[0] != '#' {
			n, err := parseMarked(t)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, line, err)
			}
			n.source = source
			out = append(out, n)
		}
	}
	return out, s.Err()
}

var markKinds = map[string]actor.Kind{"per": actor.KindPerson, "org": actor.KindOrganization,
	"loc": actor.KindPlace, "adj": actor.KindAdjective, "misc": actor.KindMisc}

func parseMarked(line string) (named, error) {
	n := named{misc: true}
	var b strings.Builder
	for len(line) > 0 {
		i := strings.IndexByte(line, '[')
		if i < 0 {
			b.WriteString(line)
			break
		}
		b.WriteString(line[:i])
		line = line[i:]
		j := strings.IndexByte(line, ']')
		tag, words, ok := strings.Cut(line[1:max(j, 1)], " ")
		kind, known := markKinds[tag]
		if j < 0 || !ok || !known || words == "" {
			return n, fmt.Errorf("bad mark at %q", line)
		}
		at := b.Len()
		b.WriteString(words)
		n.names = append(n.names, name{at, b.Len(), kind})
		line = line[j+1:]
	}
	n.text = b.String()
	return n, nil
}

// tokens cuts a sentence the way the engine does.
func (n *named) tokens() *doc.Document {
	d := &doc.Document{Text: n.text}
	s := token.NewScanner(n.text, 0, len(n.text))
	for s.Scan() {
		d.Tokens = append(d.Tokens, doc.Token{Span: s.Span(), Head: doc.NoHead})
	}
	return d
}

// labels gives each token of d its label. A name whose ends fall inside a
// token takes the whole token.
func (n *named) labels(d *doc.Document) []actor.Label {
	out := make([]actor.Label, len(d.Tokens))
	for _, m := range n.names {
		from, to := -1, -1
		for i, t := range d.Tokens {
			if t.Start < m.to && m.from < t.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		for i := from; i >= 0 && i < to; i++ {
			p := actor.Inside
			switch {
			case to-from == 1:
				p = actor.Unit
			case i == from:
				p = actor.Begin
			case i == to-1:
				p = actor.Last
			}
			out[i] = actor.MakeLabel(m.kind, p)
		}
	}
	return out
}

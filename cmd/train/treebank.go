package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"lede/app/doc"
	"lede/app/token"
)

// A treeSentence is a sentence of a treebank, cut into our tokens.
type treeSentence struct {
	doc    *doc.Document // one block, one sentence; Head and Rel not set
	gold   []arc         // the treebank's, one a token
	tags   []doc.Tag     // the treebank's, NoTag where ours merges its words
	source string        // "GUM_news_crane", "ewt/dev", "pud"
	index  int           // of the sentence in its source
}

type arc struct {
	head int // token of the sentence, or doc.NoHead
	rel  doc.Rel
}

// split says what a sentence is for: GUM's documents as gum/splits.md has them
// and every tenth sentence of PUD are never trained on.
func (s *treeSentence) split() string {
	switch {
	case gumDev[s.source]:
		return "dev"
	case gumTest[s.source]:
		return "test"
	case s.source == "pud" && s.index%10 == 9:
		return "pud"
	}
	return "train"
}

// genre is "news", "bio" … of a GUM document, "ewt" or "pud".
func (s *treeSentence) genre() string {
	if rest, ok := strings.CutPrefix(s.source, "GUM_"); ok {
		genre, _, _ := strings.Cut(rest, "_")
		return genre
	}
	return s.source
}

var gumDev, gumTest = gumSplit("academic_exposure academic_librarians bio_byron bio_emperor " +
	"court_loan court_negligence interview_cyclone interview_gaming news_homeopathic news_iodine " +
	"voyage_athens voyage_coron"), gumSplit("academic_discrimination bio_dvorak bio_jespersen " +
	"court_insanity court_mitigation interview_hill interview_libertarian news_nasa news_sensitive " +
	"voyage_oakland voyage_vavau")

func gumSplit(names string) map[string]bool {
	m := make(map[string]bool)
	for _, n := range strings.Fields(names) {
		m["GUM_"+n] = true
	}
	return m
}

// readTreebanks reads every sentence of GUM, EWT and PUD that our tokens can be
// aligned with, in a fixed order.
func readTreebanks(data string) ([]*treeSentence, error) {
	files, err := filepath.Glob(filepath.Join(data, "gum/dep/*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no GUM in %s", data)
	}
	sort.Strings(files)
	files = append(files, filepath.Join(data, "pos/ud_ewt/en_ewt-ud-dev.conllu"),
		filepath.Join(data, "pos/ud_ewt/en_ewt-ud-test.conllu"), filepath.Join(data, "pos/ud_pud/en_pud-ud-test.conllu"))
	var all []*treeSentence
	dropped := 0
	for _, f := range files {
		source := strings.TrimSuffix(filepath.Base(f), ".conllu")
		switch {
		case strings.HasPrefix(source, "en_ewt"):
			source = "ewt"
		case strings.HasPrefix(source, "en_pud"):
			source = "pud"
		}
		n := 0
		err := readConllu(f, func(text string, words []udWord) {
			n++
			s, err := align(text, words)
			if err != nil {
				dropped++
				return
			}
			s.source, s.index = source, n
			all = append(all, s)
		})
		if err != nil {
			return nil, err
		}
	}
	fmt.Printf("%d sentences; %d more do not align with our tokens\n", len(all), dropped)
	return all, nil
}

// A udWord is a syntactic word of a CoNLL-U file.
type udWord struct {
	form, lemma, upos, xpos, rel string
	head                         int // word of the sentence, or -1
	span                         doc.Span
}

// readConllu calls each for every sentence: its text and its words with the
// stretch of text each is from. Words of a contraction that are not written out
// ("gonna" has "gon" and "na", "du" has "de" and "le") share its whole stretch.
// Empty nodes are left out.
func readConllu(name string, each func(text string, words []udWord)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var text string
	var words []udWord
	at, until := 0, 0    // where in the text; words up to this number are of the contraction
	var surface doc.Span // of the contraction
	bad := false
	find := func(form string) doc.Span {
		for at < len(text) && !strings.HasPrefix(text[at:], form) {
			if r := text[at]; r != ' ' && r < 0x80 {
				bad = true
				return doc.Span{}
			}
			at++
		}
		if at == len(text) {
			bad = true
		}
		at += len(form)
		return doc.Span{Start: at - len(form), End: at}
	}
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		line := scan.Text()
		if rest, ok := strings.CutPrefix(line, "# text = "); ok {
			text = rest
			continue
		}
		if line == "" {
			if len(words) > 0 && !bad {
				each(text, words)
			}
			words, at, until, bad = nil, 0, 0, false
			continue
		}
		if line[0] == '#' || bad {
			continue
		}
		col := strings.Split(line, "\t")
		id := col[0]
		if strings.Contains(id, ".") {
			continue
		}
		if from, to, ok := strings.Cut(id, "-"); ok {
			until, _ = strconv.Atoi(to)
			first, _ := strconv.Atoi(from)
			surface = find(col[1])
			_ = first
			continue
		}
		n, _ := strconv.Atoi(id)
		head, _ := strconv.Atoi(col[6])
		w := udWord{form: col[1], lemma: col[2], upos: col[3], xpos: col[4], rel: col[7], head: head - 1}
		if n <= until {
			// Within a contraction, a word has its own letters where they are
			// written out from left to right.
			w.span = surface
			from := surface.Start
			if k := len(words); k > 0 && words[k-1].span.End < surface.End && words[k-1].span.Start >= surface.Start {
				from = words[k-1].span.End
			}
			if strings.HasPrefix(text[from:surface.End], w.form) {
				w.span = doc.Span{Start: from, End: from + len(w.form)}
			}
		} else {
			w.span = find(w.form)
		}
		words = append(words, w)
	}
	if len(words) > 0 && !bad {
		each(text, words)
	}
	return scan.Err()
}

// align cuts a text into our tokens and carries the words' tree over to them.
//
// Where a token of ours holds several words ("state-backed"), it takes the
// place of the one that governs the others. Where a word holds several tokens,
// the first stands for it and the rest depend on that. Sentences where tokens
// and words cross are refused.
func align(text string, words []udWord) (*treeSentence, error) {
	d := &doc.Document{Text: text}
	for _, s := range token.Spans(text) {
		d.Tokens = append(d.Tokens, doc.Token{Span: s, Head: doc.NoHead})
	}
	n := len(d.Tokens)
	if n == 0 {
		return nil, fmt.Errorf("no tokens")
	}
	all := doc.Range{To: n}
	d.Blocks = []doc.Block{{Span: d.Cover(all), Kind: doc.Paragraph, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock}}
	d.Sentences = []doc.Sentence{{Span: d.Cover(all), Tokens: all}}
	s := &treeSentence{doc: d, gold: make([]arc, n), tags: make([]doc.Tag, n)}

	tokenOf := make([]int, len(words)) // the token that stands for each word
	first := make([]int, n)            // the word that each token stands for, or -1
	for i := range first {
		first[i] = -1
	}
	t := 0
	for w := range words {
		for t < n && d.Tokens[t].End <= words[w].span.Start {
			t++
		}
		if t == n || !d.Tokens[t].Overlaps(words[w].span) {
			return nil, fmt.Errorf("no token for %q", words[w].form)
		}
		tok := d.Tokens[t].Span
		if !tok.Contains(words[w].span) && !words[w].span.Contains(tok) {
			return nil, fmt.Errorf("%q crosses %q", words[w].form, d.Slice(tok))
		}
		tokenOf[w] = t
	}
	for w := range words {
		t := tokenOf[w]
		if h := words[w].head; h >= 0 && tokenOf[h] == t {
			continue // inside a token
		}
		if first[t] >= 0 && depth(words, first[t]) <= depth(words, w) {
			continue
		}
		first[t] = w
	}
	count := make([]int, n)
	for w := range words {
		count[tokenOf[w]]++
	}
	last := -1 // the last token that stands for a word
	for t := range n {
		w := first[t]
		if w < 0 {
			if last < 0 || d.Tokens[t].Start >= words[first[last]].span.End {
				return nil, fmt.Errorf("no word for %q", d.Word(t))
			}
			s.gold[t] = arc{last, doc.RelFlat}
			continue
		}
		last = t
		head := doc.NoHead
		if words[w].head >= 0 {
			head = tokenOf[words[w].head]
		}
		s.gold[t] = arc{head, doc.ParseRel(words[w].rel)}
		if count[t] == 1 && (t+1 == n || first[t+1] >= 0) {
			s.tags[t] = goldTag(words[w].form, words[w].xpos)
		}
	}
	root := 0
	for t, a := range s.gold {
		if a.head == doc.NoHead {
			root++
		}
		if a.head == t {
			return nil, fmt.Errorf("%q depends on itself", d.Word(t))
		}
	}
	if root != 1 {
		return nil, fmt.Errorf("%d roots", root)
	}
	agents(s, words, first)
	return s, nil
}

func depth(words []udWord, w int) (n int) {
	for ; w >= 0 && n < len(words); w = words[w].head {
		n++
	}
	return n
}

// agents tells the agent of a passive from other by-phrases where a treebank
// doesn't: a person or thing after "by" under a passive verb, no date and no
// -ing.
func agents(s *treeSentence, words []udWord, first []int) {
	passive := make([]bool, len(s.gold))
	for t, a := range s.gold {
		if (a.rel == doc.RelAuxPass || a.rel == doc.RelNSubjPass) && a.head >= 0 {
			passive[a.head] = true
		}
		if a.rel == doc.RelAcl && first[t] >= 0 && words[first[t]].xpos == "VBN" {
			passive[t] = true
		}
	}
	for t, a := range s.gold {
		if a.rel == doc.RelCase && strings.EqualFold(s.doc.Word(t), "by") && a.head >= 0 {
			g := &s.gold[a.head]
			if g.rel == doc.RelObl && g.head >= 0 && passive[g.head] && first[a.head] >= 0 {
				if w := words[first[a.head]]; w.upos == "NOUN" || w.upos == "PROPN" || w.upos == "PRON" {
					g.rel = doc.RelOblAgent
				}
			}
		}
	}
}

// goldTag returns a treebank's tag in our set, or NoTag where ours has no
// counterpart (HYPH, ADD, NFP).
func goldTag(form, xpos string) doc.Tag {
	switch xpos {
	case "-LRB-":
		return doc.Open
	case "-RRB-":
		return doc.Close
	case "IN":
		if strings.EqualFold(form, "to") {
			return doc.TO // as the Penn Treebank has it, preposition or not
		}
	}
	t, _ := doc.ParseTag(xpos)
	return t
}

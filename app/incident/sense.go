package incident

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// A sense is one meaning of some trigger words: a line of data/triggers/*.txt,
//
//	type part-of-speech conditions : words
//
// Part of speech is v, n or j. A type of "-" means no event, "=" one told
// before. Conditions are
//
//	what=a,b,@c   the verb's object (of a passive: its subject) is one of these
//	              words or of class c of nouns.txt; of a noun, what hangs on it
//	who=…         the verb's subject (of a passive: its by-phrase)
//	prep=on,at    one of these prepositions hangs on it
//	on=…, as=…    what hangs on it with that preposition
//	mod=…         a word before the noun that modifies it
//	next=…, prev=…  the very next, the very last word
//	near=…        a word anywhere in the sentence
//	text=…        a word anywhere in the article
//	did=…         of a noun: the verb it is the object or subject of
//	prt=up        particle
//	told          a noun with "the" or "this", after an event of the type was told
//	passive, plural
//	cyber         the sentence, or the article, is about computers
//
// "!" before a condition turns it round. @named is any proper noun, @org,
// @state and @group an actor of that type, @person also any personal pronoun,
// $ a sum of money.
type sense struct {
	typ     doc.IncidentType // "" for no event
	kind    *kind            // of typ; nil for no event and for one told before
	hash    model.Hash       // of typ
	pos     byte
	words   []string
	head    int // which of the words
	conds   []cond
	line    string // file:line, for the curious
	guessed bool   // by the model of types: no line of the vocabulary
	because string // what speaks for the guess
}

type cond struct {
	key   string
	not   bool
	words map[string]bool
	money bool     // a sum of money
	names []string // classes by actor type
	text  string
}

//go:embed data/triggers
var triggerFiles embed.FS

// triggerOrder is the order in which the files' senses are tried.
var triggerOrder = []string{"cyber", "disaster", "law", "conflict", "state", "economy", "life", "back"}

// A vocabulary is every sense by its first word, longest phrases first, and what
// else the data say of words.
type vocabulary struct {
	words  model.Words[*heed]
	topics []model.Hash // by bit: what words speak of, the classes of nouns.txt and the families of types
	open   []cue        // that end in "…"
}

var triggers = sync.OnceValue(func() *vocabulary {
	v := new(vocabulary)
	for _, name := range triggerOrder {
		file, err := triggerFiles.ReadFile("data/triggers/" + name + ".txt")
		if err != nil {
			panic(err)
		}
		for n, line := range lines(string(file)) {
			if err := v.add(line, fmt.Sprintf("%s.txt:%d", name, n)); err != nil {
				panic(fmt.Sprintf("incident: %s.txt:%d: %v", name, n, err))
			}
		}
	}
	v.readCues()
	v.speak()
	return v
})

func (v *vocabulary) add(line, where string) error {
	head, words, ok := strings.Cut(line, " : ")
	if !ok {
		return fmt.Errorf("no words: %q", line)
	}
	f := strings.Fields(head)
	if len(f) < 2 || len(f[1]) != 1 || !strings.Contains("vnj", f[1]) {
		return fmt.Errorf("want type and part of speech, got %q", head)
	}
	typ := doc.IncidentType(f[0])
	if typ == "-" {
		typ = ""
	} else if typ == backward {
	} else if kinds()[typ] == nil {
		return fmt.Errorf("no type %q", typ)
	}
	var conds []cond
	for _, c := range f[2:] {
		parsed, err := parseCond(c)
		if err != nil {
			return err
		}
		conds = append(conds, parsed)
		for w := range parsed.words {
			v.at(w).asked = true
		}
	}
	for w := range strings.SplitSeq(words, ",") {
		s := &sense{typ: typ, kind: kinds()[typ], hash: model.String(string(typ)), pos: f[1][0], words: strings.Fields(w), conds: conds, line: where}
		if len(s.words) == 0 {
			return fmt.Errorf("empty word in %q", words)
		}
		if s.pos == 'n' {
			s.head = headOf(s.words)
		}
		h := v.at(s.words[0])
		h.senses = append(h.senses, s)
		h.verb = h.verb || s.pos == 'v' && len(s.words) == 1
	}
	return nil
}

// headOf returns which of the words of a noun is its head: the last one, or the one
// before a preposition, "denial of service".
func headOf(words []string) int {
	for k, w := range words {
		if k > 0 && (w == "of" || w == "on" || w == "for" || w == "to" || w == "from" || w == "into") {
			return k - 1
		}
	}
	return len(words) - 1
}

func parseCond(text string) (cond, error) {
	c := cond{text: text}
	text, c.not = strings.CutPrefix(text, "!")
	key, list, ok := strings.Cut(text, "=")
	c.key = key
	if !ok {
		switch key {
		case "passive", "plural", "cyber", "told":
			return c, nil
		}
		return c, fmt.Errorf("unknown condition %q", text)
	}
	c.words = make(map[string]bool)
	for w := range strings.SplitSeq(list, ",") {
		if w[0] != '@' {
			c.words[w] = true
			c.money = c.money || w == "$"
			continue
		}
		switch w {
		case "@named", "@org", "@state", "@group", "@place":
			c.names = append(c.names, w[1:])
			continue
		case "@person":
			c.names = append(c.names, "person")
		}
		class := classes()[w[1:]]
		if class == nil {
			return c, fmt.Errorf("no class %q", w)
		}
		for w := range class {
			c.words[w] = true
		}
	}
	return c, nil
}

// asks reports whether the sense has a condition of that key.
func (s *sense) asks(key string) bool {
	for i := range s.conds {
		if s.conds[i].key == key {
			return true
		}
	}
	return false
}

// backward is the type of nouns that refer back to whatever was told before:
// "the incident".
const backward = "="

// stableByLength puts longer phrases first, among equals what is no event, and
// keeps the order of the files else.
func stableByLength(senses []*sense) {
	slices.SortStableFunc(senses, func(a, b *sense) int {
		if n := len(b.words) - len(a.words); n != 0 {
			return n
		}
		return order(a) - order(b)
	})
}

func order(s *sense) int {
	if s.typ == "" {
		return 0
	}
	return 1
}

// holds reports whether the condition is true of the candidate trigger.
func (c *cond) holds(x *candidate) bool { return c.test(x) != c.not }

func (c *cond) test(x *candidate) bool {
	r := x.r
	switch c.key {
	case "passive":
		return x.frame().passive
	case "plural":
		t := r.d.Tokens[x.head].Tag
		return t == doc.NNS || t == doc.NNPS
	case "cyber":
		return r.cyber(x)
	case "near":
		s := r.d.Sentences[x.sent].Tokens
		for i := s.From; i < s.To; i++ {
			if (i < x.from || i >= x.to) && c.word(r, i) {
				return true
			}
		}
		return false
	case "text":
		return r.textHas(c.words)
	case "did":
		v := x.frame().support
		return v != none && x.frame().supported != doc.RelObl && c.words[r.d.Tokens[v].Lemma]
	case "next":
		return r.inSentence(x.sent, x.to) && (c.word(r, x.to) || c.words[r.low(x.to)])
	case "prev":
		return r.inSentence(x.sent, x.from-1) && (c.word(r, x.from-1) || c.words[r.low(x.from-1)])
	case "mod":
		return r.anyModifier(x.from, x.sent, func(i int) bool { return c.word(r, i) })
	case "prt":
		return r.inSentence(x.sent, x.to) && c.words[r.low(x.to)]
	case "who":
		return c.who(x)
	case "what":
		// The headline "Homes raided" leaves out "were".
		if f := x.frame(); f.what == none && !f.passive && f.who != none && r.headless(x.sent) && c.argument(r, f.who) {
			return true
		}
		return c.argument(r, x.frame().what) || x.guess() != nil && c.argument(r, x.guess().what)
	case "prep":
		for _, a := range x.frame().preps {
			if c.words[a.prep] {
				return true
			}
		}
		return false
	default: // a preposition
		for _, a := range x.frame().preps {
			if a.prep == c.key && c.argument(r, a.head) {
				return true
			}
		}
		return false
	}
}

// who reports whether the condition is true of who does it.
func (c *cond) who(x *candidate) bool {
	r := x.r
	if w := x.frame().who; w != none {
		if c.argument(r, w) {
			return true
		}
		if g := x.guess(); g == nil || g.who != x.head-1 { // right before the verb, the tags know better
			return false
		}
	}
	if f := x.frame(); f.passive && r.bareParticiple(x.head) && c.argument(r, f.what) {
		return true // "a bomb exploded", taken for "a bomb that was exploded"
	}
	return x.guess() != nil && c.argument(r, x.guess().who)
}

// argument reports whether a noun phrase's head, what it counts ("thousands of
// computers"), a noun before it, or what is coordinated with it, fits.
func (c *cond) argument(r *reader, head int) bool {
	if head == none {
		return false
	}
	if c.word(r, head) {
		return true
	}
	if of := r.counted(head); of != none && c.word(r, of) {
		return true
	}
	for k := range r.conjuncts(head) {
		if c.word(r, k) {
			return true
		}
	}
	if r.d.Tokens[head].Tag.IsProper() && head > 0 && r.d.Tokens[head-1].Tag.IsProper() {
		return c.words[r.d.Tokens[head-1].Lemma] // "Typhoon Marilag"
	}
	return false
}

// word reports whether token i is one of the condition's words or names.
func (c *cond) word(r *reader, i int) bool {
	if h := &r.heeds[i]; h.lemma.asked && c.words[r.d.Tokens[i].Lemma] || h.form != h.lemma && h.form.asked && c.words[r.low(i)] {
		return true
	}
	if c.money && r.isMoney(i) {
		return true
	}
	for _, n := range c.names {
		switch n {
		case "named":
			if r.d.Tokens[i].Tag.IsProper() {
				return true
			}
		case "person":
			if t := r.d.Tokens[i].Tag; t == doc.PRP && r.low(i) != "it" || r.actorType(i) == doc.Person {
				return true
			}
		case "org":
			if t := r.actorType(i); t == doc.Organization {
				return true
			}
		case "state":
			if r.actorType(i) == doc.State {
				return true
			}
		case "group":
			if r.actorType(i) == doc.Group {
				return true
			}
		case "place":
			if t := r.actorType(i); t == doc.Place || t == doc.State {
				return true
			}
		}
	}
	return false
}

package syntax

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lede/app/doc"
)

// parse builds a document of one sentence from lines of
//
//	word tag head rel [lemma]
//
// where head counts words from 1 and 0 is the root.
func parse(t *testing.T, lines string) *doc.Document {
	t.Helper()
	d := new(doc.Document)
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		tag, ok := doc.ParseTag(f[1])
		head, err := strconv.Atoi(f[2])
		rel := doc.ParseRel(f[3])
		if !ok || err != nil || rel == doc.RelDep {
			t.Fatalf("bad line %q", line)
		}
		if d.Text != "" {
			d.Text += " "
		}
		start := len(d.Text)
		d.Text += f[0]
		lemma := strings.ToLower(f[0])
		if len(f) > 4 {
			lemma = f[4]
		}
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: start, End: len(d.Text)}, Tag: tag, Lemma: lemma, Head: head - 1, Rel: rel})
	}
	d.Sentences = []doc.Sentence{{Span: doc.Span{End: len(d.Text)}, Tokens: doc.Range{To: len(d.Tokens)}}}
	d.Blocks = []doc.Block{{Span: doc.Span{End: len(d.Text)}, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock}}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	hacked = `
Officials NNS 2 nsubj
said VBD 0 root say
the DT 4 det
company NN 12 nsubj:pass
, , 7 punct
which WDT 7 nsubj
declined VBD 4 acl:relcl decline
to TO 9 mark
pay VB 7 xcomp
, , 7 punct
was VBD 12 aux:pass be
hacked VBN 2 ccomp hack
and CC 15 cc
briefly RB 15 advmod
blackmailed VBN 12 conj blackmail
by IN 18 case
a DT 18 det
gang NN 15 obl:agent
. . 2 punct`
	urged = `
London NNP 4 nsubj
may MD 4 aux
not RB 4 advmod
urge VB 0 root
Beijing NNP 4 obj
to TO 7 mark
stop VB 4 xcomp
hackers NNS 7 obj
tied VBN 8 acl tie
to TO 12 case
the DT 12 det
ministry NN 9 obl
, , 14 punct
adding VBG 4 advcl add
no DT 16 det
arrests NNS 18 nsubj:pass arrest
were VBD 18 aux:pass be
made VBN 14 ccomp make`
	arrested = `
The DT 3 det
Chinese JJ 3 amod
ambassador NN 12 nsubj
to TO 5 case
Norway NNP 3 nmod
, , 10 punct
whom WP 10 obj
police NN 10 nsubj
twice RB 10 advmod
arrested VBD 3 acl:relcl arrest
, , 10 punct
denied VBD 0 root deny
it PRP 12 obj`
	man = `
The DT 2 det
man NN 7 nsubj
police NN 4 nsubj
arrested VBD 2 acl:relcl arrest
in IN 6 case
May NNP 4 obl
fled VBD 0 root flee
, , 10 punct
they PRP 10 nsubj
said VBD 7 parataxis say`
	listed = `
If IN 3 mark
Canada NNP 3 nsubj
fails VBZ 10 advcl fail
, , 3 punct
Britain NNP 10 nsubj
, , 7 punct
France NNP 5 conj
and CC 9 cc
Spain NNP 5 conj
shut VBP 0 root
it PRP 10 obj
down RP 10 compound:prt`
)

// TestAnswers asks one question of a word and expects a word, or "-".
func TestAnswers(t *testing.T) {
	for _, test := range []struct{ sentence, ask, of, want string }{
		{hacked, "subject", "said", "Officials"},
		{hacked, "subject", "hacked", "company"},
		{hacked, "subject", "blackmailed", "company"},
		{hacked, "subject", "declined", "company"},
		{hacked, "subject", "pay", "company"},
		{hacked, "patient", "hacked", "company"},
		{hacked, "patient", "blackmailed", "company"},
		{hacked, "agent", "blackmailed", "gang"},
		{hacked, "agent", "hacked", "gang"},
		{hacked, "agent", "declined", "company"},
		{hacked, "complement", "said", "hacked"},
		{hacked, "predicate", "gang", "blackmailed"},
		{hacked, "predicate", "which", "declined"},
		{hacked, "passive", "hacked", "yes"},
		{hacked, "passive", "blackmailed", "yes"},
		{hacked, "passive", "declined", "no"},
		{hacked, "mood", "hacked", "asserted"},
		{hacked, "negation", "hacked", "-"},
		{hacked, "subtree", "company", "the company , which declined to pay ,"},
		{urged, "subject", "urge", "London"},
		{urged, "subject", "stop", "Beijing"},
		{urged, "subject", "tied", "hackers"},
		{urged, "subject", "adding", "London"},
		{urged, "object", "stop", "hackers"},
		{urged, "agent", "tied", "-"},
		{urged, "patient", "tied", "hackers"},
		{urged, "negation", "urge", "not"},
		{urged, "negation", "stop", "-"},
		{urged, "negation", "made", "no"},
		{urged, "negation", "arrests", "no"},
		{urged, "mood", "urge", "possible"},
		{urged, "mood", "made", "asserted"},
		{urged, "oblique to", "tied", "ministry"},
		{urged, "oblique by", "tied", "-"},
		{arrested, "object", "arrested", "ambassador"},
		{arrested, "subject", "arrested", "police"},
		{arrested, "subject", "denied", "ambassador"},
		{arrested, "core", "ambassador", "Chinese ambassador"},
		{man, "object", "arrested", "man"},
		{man, "object", "fled", "-"},
		{man, "complement", "said", "fled"},
		{listed, "mood", "fails", "conditional"},
		{listed, "mood", "shut", "asserted"},
		{listed, "conjuncts", "France", "Britain France Spain"},
	} {
		d := parse(t, test.sentence)
		tree := New(d)
		i := 0
		for d.Word(i) != test.of {
			i++
		}
		word := func(i int) string {
			if i == None {
				return "-"
			}
			return d.Word(i)
		}
		yes := func(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }
		phrase := func(r doc.Range) string { return d.Slice(d.Cover(r)) }
		var got string
		ask, with, _ := strings.Cut(test.ask, " ")
		switch ask {
		case "subject":
			got = word(tree.Subject(i))
		case "object":
			got = word(tree.Object(i))
		case "agent":
			got = word(tree.Agent(i))
		case "patient":
			got = word(tree.Patient(i))
		case "complement":
			got = word(tree.Complement(i))
		case "predicate":
			got = word(tree.Predicate(i))
		case "negation":
			got = word(tree.Negation(i))
		case "oblique":
			got = word(tree.Oblique(i, with))
		case "passive":
			got = yes(tree.IsPassive(i))
		case "mood":
			m, _ := tree.Mood(i)
			got = m.String()
		case "core":
			got = phrase(tree.NounCore(i))
		case "subtree":
			got = phrase(tree.Subtree(i))
		case "conjuncts":
			var words []string
			for c := range tree.Conjuncts(i) {
				words = append(words, d.Word(c))
			}
			got = strings.Join(words, " ")
		default:
			t.Fatalf("no question %q", ask)
		}
		if got != test.want {
			t.Errorf("%s\n%s of %q is %q, want %q", d.Text, test.ask, test.of, got, test.want)
		}
	}
}

// TestChildren checks the index against the heads it is made from.
func TestChildren(t *testing.T) {
	d := parse(t, hacked)
	tree := New(d)
	for i := range d.Tokens {
		var want []int
		for c := range d.Tokens {
			if d.Tokens[c].Head == i {
				want = append(want, c)
			}
		}
		if got := slices.Collect(tree.Children(i)); !slices.Equal(got, want) {
			t.Errorf("children of %q are %v, want %v", d.Word(i), got, want)
		}
	}
}

// TestUnparsed: where no parser has been, every answer is None.
func TestUnparsed(t *testing.T) {
	d := parse(t, hacked)
	for i := range d.Tokens {
		d.Tokens[i].Head, d.Tokens[i].Rel = 0, doc.NoRel
	}
	tree := New(d)
	for i := range d.Tokens {
		if s, o, h := tree.Subject(i), tree.Object(i), tree.Head(i); s != None || o != None || h != None {
			t.Errorf("%q: subject %d, object %d, head %d, want none", d.Word(i), s, o, h)
		}
	}
}

// TestDeep: a chain of 100,000 words is indexed without recursion.
func TestDeep(t *testing.T) {
	d := new(doc.Document)
	for i := range 100_000 {
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: i, End: i + 1}, Tag: doc.NN, Head: i - 1, Rel: doc.RelNMod})
	}
	tree := New(d)
	if got, want := fmt.Sprint(tree.Subtree(1)), fmt.Sprint(doc.Range{From: 1, To: 100_000}); got != want {
		t.Errorf("subtree of token 1 is %s, want %s", got, want)
	}
}

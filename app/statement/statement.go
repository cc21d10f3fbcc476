// Package statement finds who says what: quotations and reported speech.
//
// # What an attribution is made of
//
// Three parts, after the Penn Attribution Relations Corpus (Pareti 2012, LREC)
// and the attribution relation of the GUM corpus:
//
//	The minister   said   the attack "was carried out from China".
//	speaker        cue    content
//
// The content is what is said, thought, hoped, denied or demanded: a whole
// quotation with its marks, or a clause from its first word, a leading "that"
// left out, to the end of what the speaker is made answerable for, the final
// stop left out. The cue is the word that makes it somebody's: the verb without
// its auxiliaries ("denied" of "has previously denied"), or a fixed phrase
// whole ("according to"). The speaker is the noun phrase, with article, title,
// apposition and what it needs to be understood ("a spokesman for the
// ministry"), without a relative clause. No speaker is an answer.
//
// # How they are found
//
// Quotations first, over the tokens of a block ([lede/app/quote]): each is
// somebody's if a verb of speaking stands beside it (quotation.go). What is left
// of the cues of the lists under data is then looked at sentence by sentence: a
// cue says in which frames it stands, and a frame says where its content is.
// "accuse" has the frame of: an object and a phrase with "of" are what somebody
// is accused of (verb.go, noun.go). Phrases such as "according to" have no frame:
// they speak for the clause or the sentence they stand in (according.go).
//
// Each frame is looked for in the order of words first and in the tree second
// (order.go, tree.go). For the plain patterns, "NP said CLAUSE", "CLAUSE, said
// NP", the words before and after the verb are surer than a parser's guess, and
// they still hold where tags or heads are wrong. Where the content ends is told
// by what cannot belong to it: another speaker's clause, a second verb of the
// same speaker, the end of the clause that holds the cue (end.go). The speaker
// is what both agree on, or the fuller of the two (speaker.go).
//
// In a transcript each turn is a statement of its own (transcript.go).
//
// Where a content takes in a quotation, the statement is mixed. Cues inside a
// quotation are its speaker's own business and are left alone. Nobody's words
// are no statement: "you might think", the author's "I" (nobody.go). Somebody's
// are one though he is not named: "is believed to have fled", "reportedly"
// (adverb.go).
//
// Words that stand in marks with no speaker beside them are no statement:
// "criminal" hackers. Whose they are is for another stage to say.
package statement

import (
	"cmp"
	"slices"

	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/quote"
	"lede/app/syntax"
)

// Stage fills Document.Statements, in text order.
var Stage = pipeline.Stage{
	Name:     "statement",
	Doc:      "Finds quotations and reported speech: content, cue, speaker, stance, and whom it is about.",
	Requires: []string{"duplicate", "parse", "actor"},
	Run:      Run,
}

// Run fills d.Statements.
func Run(d *doc.Document) {
	f := newFinder(d)
	f.transcript()
	f.quotations()
	for s := range d.Sentences {
		f.sentence(s)
	}
	f.leftovers()
	d.Statements = f.statements()
}

// none stands for no token.
const none = syntax.None

// A found is a statement in terms of tokens, before it is written down.
type found struct {
	cue     doc.Range // empty where there is none
	phrase  string    // the cue's entry: "point out"
	stance  doc.Stance
	speaker doc.Range // empty where nobody is named
	head    int       // of the speaker, or syntax.None
	parts   []doc.Range
	about   []doc.Range // where to look for whom it is about
	rule    string
	block   int
	spoken  bool // word for word, though no marks say so
}

// last returns the token after x's content and cue.
func (x *found) last() int { return max(x.parts[len(x.parts)-1].To, x.cue.To) }

// A finder holds what is known while one document is worked on.
type finder struct {
	d      *doc.Document
	t      *syntax.Tree
	lists  *cues
	actors mentions
	known  map[string]doc.ActorID // states and organizations by the noun they go by
	quotes []quotation
	inside []int32 // for each token, 1 + the index of the quotation it is in, marks included, or 0
	named  []bool  // for each token: it is in a name of an actor
	used   []bool  // for each token: it is part of the cue of a quotation
	found  []found
	order  []int       // indexes into found, by where they end
	bodies []doc.Range // for each sentence, its tokens after a dateline

	quoted, plain []int32   // for each token, how many before it stand in quotation marks, and how many words don't
	owned         doc.Range // tokens of the last content whose quotations were given an owner
}

func newFinder(d *doc.Document) *finder {
	f := &finder{
		d: d, t: syntax.New(d), lists: lists(), actors: newMentions(d),
		inside: make([]int32, len(d.Tokens)), used: make([]bool, len(d.Tokens)), named: make([]bool, len(d.Tokens)),
	}
	f.known = f.actors.nominals(d)
	for _, m := range f.actors {
		if m.form == doc.Name {
			for r := d.TokensIn(m.Span); !r.Empty(); r.From++ {
				f.named[r.From] = true
			}
		}
	}
	f.bodies = make([]doc.Range, len(d.Sentences))
	for s := range d.Sentences {
		f.bodies[s] = syntax.Body(d, s)
	}
	f.quotes = gather(d, quote.Find(d))
	for i, q := range f.quotes {
		for _, p := range q.parts {
			for k := p.From; k < p.To; k++ {
				f.inside[k] = int32(i + 1)
			}
		}
	}
	f.quoted, f.plain = make([]int32, len(d.Tokens)+1), make([]int32, len(d.Tokens)+1)
	for i := range d.Tokens {
		f.quoted[i+1], f.plain[i+1] = f.quoted[i], f.plain[i]
		if f.inside[i] > 0 {
			f.quoted[i+1]++
		} else if !d.Tokens[i].Tag.IsPunct() {
			f.plain[i+1]++
		}
	}
	return f
}

// statements writes down what was found, in text order, each content once. A
// block that repeats another says nothing new.
func (f *finder) statements() []doc.Statement {
	out := make([]doc.Statement, 0, len(f.found))
	for i := range f.found {
		if f.d.Blocks[f.found[i].block].DuplicateOf != doc.NoBlock {
			continue
		}
		if s, ok := f.write(&f.found[i]); ok {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b doc.Statement) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Cue.Start, b.Cue.Start))
	})
	return slices.CompactFunc(out, func(a, b doc.Statement) bool {
		return a.Span == b.Span && a.Cue == b.Cue
	})
}

// write turns found into a statement of the document.
func (f *finder) write(x *found) (doc.Statement, bool) {
	var parts []doc.Span
	for _, p := range x.parts {
		if !x.spoken {
			p = f.trim(p)
		}
		if !p.Empty() {
			parts = append(parts, f.d.Cover(p))
		}
	}
	if len(parts) == 0 {
		return doc.Statement{}, false
	}
	s := doc.Statement{Stance: x.stance, Kind: f.kind(x)}
	for _, p := range parts {
		s.Span = s.Span.Cover(p)
	}
	if len(parts) > 1 {
		s.Parts = parts
	}
	if !x.cue.Empty() {
		s.Cue = f.d.Cover(x.cue)
	}
	if !x.speaker.Empty() {
		s.Speaker = f.who(x.speaker, x.head)
	}
	s.About = f.aboutOf(x, &s)
	s.Why = f.reason(x, &s)
	return s, true
}

// kind tells a quotation from reported speech by where the words stand.
func (f *finder) kind(x *found) doc.StatementKind {
	if x.spoken {
		return doc.Direct
	}
	var in, out int32
	for _, p := range x.parts {
		p = f.trim(p)
		in += f.quoted[p.To] - f.quoted[p.From]
		out += f.plain[p.To] - f.plain[p.From]
	}
	switch {
	case out == 0:
		return doc.Direct
	case in == 0:
		return doc.Indirect
	}
	return doc.Mixed
}

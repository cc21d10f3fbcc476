// Package incident finds what happened: the events an article tells of, who
// did them to whom, when, how much, and how sure the text is.
//
// # From words to cards
//
//	words ─ candidates ─ senses ─ mentions ─ incidents
//
//	[candidate]  a word or phrase of the vocabulary, data/triggers/*.txt: "hit"
//	[sense]      what it means here, decided by what stands around it: a bank
//	             hit by hackers, a town hit by a quake, a hit record
//	[mention]    one telling of an event: the trigger, its roles, times and
//	             amounts, and its modality
//	incident     every mention of the same event, merged: the card
//
// The vocabulary's verdict is weighed by a model of types (guess.go), which sees
// the whole sentence and gives words a type that no sense fits. What then has none
// goes to a small model of what happens (happening.go): it makes of it one generic
// incident, the other events an article touches on. Headlines are read again when
// the text below is known (retell.go).
//
// Roles come from the clause (package syntax): subject and object, through
// passive, relative and infinitive clauses; by, on, against and of after nouns;
// the subject of "carried out" and "suffered" for the attack they support. A model
// of roles weighs them against the way through the tree (cast.go). Whoever acts, or
// is arrested or killed, has to be somebody (human.go).
//
// Modality is read off the words right before and behind the trigger ("in talks
// to", "was called off": data/cues.txt), off what governs it in the tree ("may",
// "declined to", "accused of"), and off the statement it stands in. What the
// author states is stated, who did it may still be alleged. Counts over a time
// ("40 attacks this year"), kinds of events and one that stands for all of its kind
// ("a breach costs a firm millions": anyone.go) make no card. What no rule doubts, a
// model of modality still may (certain.go).
//
// Mentions merge where type, target, time, place and agent do not contradict
// each other and something speaks for it: a shared participant or time, or a
// definite noun ("the attack"). A card never claims more than its sentences:
// blanks stay blank.
//
// Sources: event types follow PLOVER (Halterman et al. 2023); the nugget, its
// roles and realis follow CASIE (Satyapanich, Ferraro and Finin 2020).
package incident

import (
	"sort"

	"lede/app/doc"
	"lede/app/model"
	"lede/app/pipeline"
	"lede/app/syntax"
)

// Stage fills Document.Incidents.
var Stage = pipeline.Stage{
	Name:     "incident",
	Doc:      "Finds what happened: incidents with roles, times, amounts and modality.",
	Requires: []string{"quantity", "actor", "statement", "parse"},
	Run:      Run,
}

// Run fills d.Incidents, replacing what they hold.
func Run(d *doc.Document) {
	d.Incidents = nil
	r := newReader(d)
	r.readAll()
	if len(r.mentions) > 0 {
		r.retell()
		r.prune()
		r.times()
		r.amounts()
		d.Incidents = r.incidents()
	}
	if in, ok := r.happenings(); ok {
		in.ID = doc.IncidentID(id(len(d.Incidents)))
		d.Incidents = append(d.Incidents, in)
	}
}

// A reader holds what is looked up again and again in one document.
type reader struct {
	d               *doc.Document
	tree            *syntax.Tree
	who             []named         // per token: the mention that covers it
	lows            []string        // per token: in lower case
	notes           []note          // per token
	reach           []int           // per statement: where those up to it end
	body            []int           // per sentence: the first token after a dateline ("BAKU (Reuters) —")
	strong          []int           // per sentence: words that speak of computers
	computer        bool            // the article is about computers
	mentions        []*mention      // in text order
	groups          map[string]bool // that an event has been told of
	sum             model.Scores    // of the model of what happens
	hashes          []Hashed
	heeds           []heeded              // per token: what the data say of it
	words           map[string]bool       // the article's lemmas, once they were asked for
	chances         []float32             // per token: that it tells of something happening, once it was asked for
	seen            []model.Hash          // the features of a word that may tell of something happening
	features        []model.Hash          // of a candidate
	candidates      []candidate           // of the sentence at hand
	scratch         []*mention            // of independent
	args            []arg                 // of prepsOf
	frames          [16][4]keptFrame      // of verbs and nouns, by the tags or by the tree
	only            candidate             // the word at hand, where no sense knows it
	shared          model.Scores          // of what the candidates of a sentence have in common
	sharedBy        int                   // that sentence, from 1
	example         func(Example)         // set for the trainer
	roleExample     func(RoleExample)     // set for the trainer
	modalityExample func(ModalityExample) // set for the trainer
}

// named is a mention of an actor, and the actor.
type named struct {
	actor   *doc.Actor
	mention *doc.Mention
}

func newReader(d *doc.Document) *reader {
	readFrames()
	r := &reader{d: d, tree: syntax.New(d), groups: make(map[string]bool), lows: make([]string, len(d.Tokens)), who: make([]named, len(d.Tokens)), strong: make([]int, len(d.Sentences)), reach: reachOf(d.Statements)}
	for i := range d.Actors {
		a := &d.Actors[i]
		for j := range a.Mentions {
			m := &a.Mentions[j]
			in := d.TokensIn(m.Span)
			for t := in.From; t < in.To; t++ {
				if old := r.who[t].mention; old == nil || old.Len() < m.Len() {
					r.who[t] = named{a, m}
				}
			}
		}
	}
	r.body = make([]int, len(d.Sentences))
	for s := range d.Sentences {
		r.body[s] = syntax.Body(d, s).From
	}
	r.lookUp()
	r.annotate()
	total := 0
	for s := range d.Sentences {
		toks := d.Sentences[s].Tokens
		for i := toks.From; i < toks.To; i++ {
			if r.speaksOfComputers(i) {
				r.strong[s]++
			}
		}
		total += r.strong[s]
	}
	// An article is about computers where every eighth sentence says so.
	r.computer = total >= 3 && total*8 >= len(d.Sentences)
	return r
}

// readAll tells of every sentence that can tell of incidents.
func (r *reader) readAll() {
	for s := range r.d.Sentences {
		if r.reads(s) {
			r.sentence(s)
		}
	}
}

// reads reports whether sentence s can tell of incidents: no credit or menu,
// and not a repeat.
func (r *reader) reads(s int) bool {
	sent := &r.d.Sentences[s]
	if sent.Block >= len(r.d.Blocks) {
		return true
	}
	b := &r.d.Blocks[sent.Block]
	switch b.Kind {
	case doc.Credit, doc.Byline, doc.Navigation:
		return false
	}
	return b.DuplicateOf == doc.NoBlock
}

// cyber reports whether the words around a candidate speak of computers.
func (r *reader) cyber(x *candidate) bool {
	n := r.strong[x.sent]
	for i := x.from; i < x.to; i++ {
		if r.speaksOfComputers(i) {
			n--
		}
	}
	return n > 0 || r.computer
}

// low returns token i in lower case, "" beyond the text. It is asked for at hundreds
// of places: called there, not copied there, it makes the engine 24 kB smaller.
//
//go:noinline
func (r *reader) low(i int) string {
	if uint(i) >= uint(len(r.lows)) {
		return ""
	}
	return r.lows[i]
}

func (r *reader) inSentence(s, i int) bool { return r.d.Sentences[s].Tokens.Has(i) }

// actorType returns the type of the actor that token i names, or "".
func (r *reader) actorType(i int) doc.ActorType {
	if a := r.who[i].actor; a != nil {
		return a.Type
	}
	return ""
}

// mentionsIn returns the mentions told in sentence s.
func (r *reader) mentionsIn(s int) []*mention {
	from := sort.Search(len(r.mentions), func(k int) bool { return r.mentions[k].sent >= s })
	to := from
	for to < len(r.mentions) && r.mentions[to].sent == s {
		to++
	}
	return r.mentions[from:to]
}

// anyModifier reports whether fit holds for a word of the noun phrase before
// token i.
func (r *reader) anyModifier(i, s int, fit func(int) bool) bool {
	for j := i - 1; r.inSentence(s, j) && inPhrase(r.d.Tokens[j].Tag) && r.d.Tokens[j].Tag != doc.DT; j-- {
		if fit(j) {
			return true
		}
	}
	return false
}

package incident

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// name writes the cards' labels from their fields: "Ransomware attack on
// Colonial Pipeline", "Earthquake in Turkey", "Acquittal of Beatrice Achieng". A
// label never says more than its card: who is only said to have done it is
// "blamed".
func (r *reader) name(cards []doc.Incident, clusters []*cluster) {
	d := r.d
	w := labeller{d, make(map[doc.ActorID]string, len(d.Actors)), make(map[int]bool)}
	for i := range d.Actors {
		a := &d.Actors[i]
		w.names[a.ID] = a.Name
		for k := range a.Mentions {
			if f := a.Mentions[k].Form; f == doc.Name || f == doc.Adjective {
				w.capital[a.Mentions[k].Start] = true
			}
		}
	}
	for i := range cards {
		cards[i].Label = w.label(&cards[i], r.undone(clusters[i]))
	}
}

// undone returns the lemma of the verb by which most of the nouns that tell c are
// taken back, "lift" of "lifted the sanctions", or "".
func (r *reader) undone(c *cluster) string {
	verb, nouns, n := "", 0, 0
	for _, m := range c.mentions {
		if m.verb || m.silent {
			continue
		}
		nouns++
		if v := m.frame.support; v != none && m.frame.supported != doc.RelObl {
			switch tok := &r.d.Tokens[v]; tok.Tag {
			case doc.VBD, doc.VBN, doc.VBZ, doc.VBP: // not "no decision on lifting the ban"
				if titles()["~ "+tok.Lemma].noun != "" && r.tree.Negation(v) == none {
					verb, n = tok.Lemma, n+1
				}
			}
		}
	}
	if n*2 < nouns || c.kind().family == "cyber" || harmful[c.kind().group] {
		return ""
	}
	return verb
}

// nameAfter gives cards that say of nobody what they are about the event that
// hangs on their noun: "Investigation into cyberattack on the port".
func (r *reader) nameAfter(cards []doc.Incident, clusters []*cluster) {
	of := make(map[*mention]int)
	for i, c := range clusters {
		for _, m := range c.mentions {
			of[m] = i
		}
	}
	for i, c := range clusters {
		if c.has(doc.Target) {
			continue
		}
		noun := kinds()[cards[i].Type].noun
		for _, m := range c.mentions {
			o, prep := r.about(m)
			if k := of[o]; o != nil && k != i && !cards[k].Generic {
				event := cards[k].Label
				cards[i].Label = capital(noun) + " " + prep + " " + strings.ToLower(event[:1]) + event[1:]
				break
			}
		}
	}
}

// about returns the event noun that hangs on noun m by "into" or "over", and the
// preposition, or nil.
func (r *reader) about(m *mention) (*mention, string) {
	prep := r.low(m.to)
	if m.verb || prep != "into" && prep != "over" {
		return nil, ""
	}
	at := r.phraseHead(m.to + 1)
	for _, o := range r.mentionsIn(m.sent) {
		if o.head == at && !o.verb {
			return o, prep
		}
	}
	return nil, ""
}

//go:embed data/labels.txt
var labelsFile string

// A title is what a card is called and the preposition after it, or "".
type title struct{ noun, prep string }

// titles are the lines of labels.txt, by "type lemma".
var titles = sync.OnceValue(func() map[string]title {
	all := make(map[string]title)
	for _, line := range lines(labelsFile) {
		head, label, _ := strings.Cut(line, "->")
		typ, words, _ := strings.Cut(head, ":")
		noun, prep, _ := strings.Cut(label, "/")
		t := title{strings.TrimSpace(noun), strings.TrimSpace(prep)}
		lemmas := strings.Fields(words)
		if len(lemmas) == 0 {
			lemmas = []string{""}
		}
		for _, l := range lemmas {
			all[typ+" "+l] = t
		}
	}
	return all
})

type labeller struct {
	d       *doc.Document
	names   map[doc.ActorID]string
	capital map[int]bool // where a name begins, "Canadian" too
}

func (w *labeller) label(in *doc.Incident, undone string) string {
	k := kinds()[in.Type]
	t := w.title(in)
	text := t.noun
	if w.several(in) {
		text = plural(text)
	}
	prep := k.prep
	if t.prep != "" {
		prep = t.prep
	}
	if k.of == doc.Agent && t.prep == "" {
		prep = "by"
		if k.prep == "of" {
			prep = "of"
		}
	}
	who := w.whom(in, k, t, prep)
	if in.Type == "vulnerability-disclosure" && strings.HasPrefix(who, "by ") {
		who = "found " + who
	}
	if what := strings.TrimPrefix(who, prep+" "); in.Type == "outage" && supplies(what) {
		text, who = what+" "+text, "" // "power outage"
	}
	if who != "" {
		text += " " + who
	} else if place, _ := w.role(in, doc.Where); place != "" {
		text += " in " + place
	} else if by, modality := w.role(in, doc.Agent); by != "" && (k.family != "disaster" || in.Type == "rescue") {
		switch modality {
		case doc.Stated, doc.Planned:
			text += " by " + by
		case doc.Alleged:
			text += " blamed on " + by
		}
	}
	if end := titles()["~ "+undone].noun; end != "" {
		text = end + " of " + text
	}
	return capital(text)
}

// capital writes a text with a capital letter.
func capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[n:]
}

// supplies reports whether a phrase names what fails in an outage rather than
// whose it is.
func supplies(what string) bool { return in("supply", what[strings.LastIndexByte(what, ' ')+1:]) }

// title returns what most of the words that tell of the card call it.
func (w *labeller) title(in *doc.Incident) title {
	best, top := title{noun: kinds()[in.Type].noun}, 0
	if t, ok := titles()[string(in.Type)+" "]; ok {
		best = t
	}
	votes := make(map[title]int)
	plain := 0 // nouns that call it nothing in particular: "the attack"
	for _, t := range in.Triggers {
		toks := w.d.TokensIn(t.Span)
		if _, ok := titles()[string(in.Type)+" "+w.d.Tokens[toks.To-1].Lemma]; !ok && w.d.Tokens[toks.To-1].Tag.IsNoun() {
			plain++
		}
		for i := toks.To - 1; i >= toks.From; i-- {
			if t, ok := titles()[string(in.Type)+" "+w.d.Tokens[i].Lemma]; ok {
				if votes[t]++; votes[t] > top {
					best, top = t, votes[t]
				}
				break
			}
		}
	}
	if plain > top && in.Type == "ransomware" {
		return title{noun: kinds()[in.Type].noun}
	}
	return best
}

// whom returns the preposition and whom or what the card's event befell, or of
// the types of those who act, who did it; or "".
func (w *labeller) whom(in *doc.Incident, k *kind, t title, prep string) string {
	main := doc.Target
	if k.of == doc.Agent || prep == "by" {
		main = doc.Agent
	}
	if t.noun == "removal" {
		if who, _ := w.role(in, doc.Target); who != "" {
			return prep + " " + who // "removal of the president"
		}
	}
	if k.prep == "in" {
		if place, _ := w.role(in, doc.Where); place != "" {
			return "in " + place
		}
	}
	if in.Type == "agreement" || in.Type == "ceasefire" || in.Type == "meeting" {
		if a, b := w.pair(in); b != "" {
			return "between " + a + " and " + b
		}
	}
	who, modality := w.role(in, main)
	if who == "" && in.Type == "market-move" {
		who, modality = w.role(in, doc.Agent)
	}
	if who == "" {
		return ""
	}
	head, rest, _ := strings.Cut(who, " of ")
	if frames()["series"][head[strings.LastIndexByte(head, 0x20)+1:]] && rest != "" {
		head = rest // "part of the data"
	}
	head = strings.TrimSuffix(strings.ToLower(head[strings.LastIndexByte(head, ' ')+1:]), "s")
	switch {
	case in.Type == "accident" && (prep == "of" || prep == "at") && (people(head) || unicode.IsDigit(rune(who[0]))):
		prep = "involving"
	case main == doc.Agent && modality == doc.Alleged:
		return "blamed on " + who
	case prep == "in" && k.prep == "in" && main == doc.Target && (people(head) || unicode.IsDigit(rune(who[0]))):
		return "" // people are no place
	case in.Type == "outage" && (people(head) || head == "household" || head == "home"):
		if place, _ := w.role(in, doc.Where); place != "" {
			return "in " + place
		}
		prep = "affecting"
	case in.Type == "data-breach" && classes()["data"][head]:
		prep = "of" // "data breach of medical records"
	case in.Type == "data-breach" && people(head), prep == "at" && strings.HasPrefix(who, "at "):
		prep = "affecting"
	}
	return prep + " " + who
}

// people reports whether a noun, without its plural s, names people.
func people(noun string) bool { return noun == "people" || classes()["person"][noun] }

// pair returns the first two agents that have names.
func (w *labeller) pair(in *doc.Incident) (a, b string) {
	for i := range in.Roles {
		r := &in.Roles[i]
		if r.Kind != doc.Agent {
			continue
		}
		name, rank := w.filler(in, r)
		switch {
		case rank < 4:
		case a == "":
			a = name
		case name != a:
			return a, name
		}
	}
	return a, ""
}

// several reports whether every noun that tells of the card is plural.
func (w *labeller) several(in *doc.Incident) bool {
	for _, t := range in.Triggers {
		toks := w.d.TokensIn(t.Span)
		first, last := w.d.Tokens[toks.From].Tag, w.d.Tokens[toks.To-1].Tag
		if last != doc.NNS && last != doc.NNPS || first.IsVerb() && first != doc.VBG {
			return false
		}
	}
	return true
}

// plural returns the plural of a label.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "sabotage"), strings.HasSuffix(noun, "ing"):
		return noun
	case strings.HasSuffix(noun, "fix"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	case strings.HasSuffix(noun, "y"):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}

// longest is how many bytes of a role a label takes.
const longest = 60

// role returns the filler of a role that names best whom it means, by its
// actor's name if it has one, and how sure the text is of it: a name before
// things, things before people in numbers.
func (w *labeller) role(in *doc.Incident, kind doc.RoleKind) (string, doc.Modality) {
	best, modality, top := "", doc.Stated, 0
	for i := range in.Roles {
		r := &in.Roles[i]
		if r.Kind != kind {
			continue
		}
		text, rank := w.filler(in, r)
		if rank > top {
			best, modality, top = text, r.Modality, rank
		}
	}
	return best, modality
}

// filler returns how a label writes a role, and how well it does: 0 for not at
// all.
func (w *labeller) filler(card *doc.Incident, r *doc.Role) (text string, rank int) {
	if name := w.names[r.Actor]; name != "" {
		return calm(name), 5
	}
	at := r.Span
	toks := w.d.TokensIn(at)
	if toks.Empty() {
		return "", 0
	}
	first, head := w.d.Tokens[toks.From], w.d.Tokens[toks.To-1]
	for i := range card.Amounts { // "at least 17 people"
		if a := &card.Amounts[i]; a.Overlaps(at) && a.Start < at.Start {
			at.Start = a.Start
		}
	}
	text = oneLine(w.d.Slice(at))
	text, _, _ = strings.Cut(text, ", ") // "nineteen, among them four minors"
	text = strings.Map(unquoted, text)
	switch {
	case len(text) > longest, head.Tag.IsAdverb(), in("series", head.Lemma) && toks.Len() == 1, first.Tag == doc.IN, first.Tag == doc.WRB, first.Tag == doc.WP:
		return "", 0 // "of them officers", "how many people"
	case text == strings.ToUpper(text) && len(text) > 12:
		return "", 0 // out of a headline
	case strings.HasSuffix(text, "ties") && toks.Len() == 1:
		return "", 0 // "in their twenties"
	}
	for _, t := range card.Triggers {
		if t.Overlaps(at) || strings.EqualFold(w.d.Slice(t.Span), text) {
			return "", 0
		}
	}
	if s := w.d.SentenceAt(at.Start); s >= 0 && w.d.Sentences[s].Start == at.Start && !first.Tag.IsProper() && !w.capital[at.Start] {
		low, n := utf8.DecodeRuneInString(text)
		text = string(unicode.ToLower(low)) + text[n:] // "Eleven pupils" opened a sentence
	}
	switch {
	case head.Tag.IsProper():
		return text, 4
	case (people(head.Lemma) || first.Tag == doc.CD) && !personal[kinds()[card.Type].group]:
		return text, 2
	}
	return text, 3
}

// unquoted drops the marks of quotations, for [strings.Map].
func unquoted(r rune) rune {
	if strings.ContainsRune("“”\"‘", r) {
		return -1
	}
	return r
}

// calm writes a name that a dateline shouts, "NAIROBI", as others do: "Nairobi". Up
// to five capitals are an acronym.
func calm(name string) string {
	if len(name) <= 5 || name != strings.ToUpper(name) || strings.ContainsAny(name, "0123456789.&") {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i := range words {
		words[i] = capital(words[i])
	}
	return strings.Join(words, " ")
}

// personal groups are those whose events befall people first of all.
var personal = map[string]bool{"abduction": true, "arrest": true, "charge": true, "trial": true, "verdict": true, "release": true, "expulsion": true,
	"rescue": true, "layoff": true, "death": true, "injury": true, "treatment": true, "appoint": true, "resign": true, "ceremony": true, "fine": true}
